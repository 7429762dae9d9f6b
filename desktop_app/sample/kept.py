"""What the sample shop has beside its slips: cards that went out, goods on consignment, what was decided of credit."""

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.consignment import StockEntry, StockMove
from desktop_app.domain.debt_classes import DebtCause, DebtNature, DebtView
from desktop_app.domain.limits import LimitDecision
from desktop_app.domain.moment import Moment
from desktop_app.operations.attachments import attach
from desktop_app.operations.books import Book
from desktop_app.operations.cards import card_picture, paper_card
from desktop_app.operations.consignment import note_stock
from desktop_app.operations.consignment_papers import make_consignment_paper
from desktop_app.operations.credit_reviews import review_rows
from desktop_app.operations.debt_classes import judge_debt, judged_debts
from desktop_app.operations.goods import goods_rows
from desktop_app.operations.limits import decide_group, decide_limit
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.operations.slips import slips

KEPT, PLACED, FOUND = 2, 40_000, 26_000
"""So many of the newest signed slips have theirs; thousandths placed at a customer, and found there."""


def keep_chats(book: Book, moment: Moment) -> None:
    """With the newest slips that came back signed."""
    signed = [one for one in slips(book.ledger, moment.today) if one.signed_on and not one.reversed_by]
    for one in signed[:KEPT]:
        picture = card_picture(paper_card(book.ledger, one.number, one.dated), "zh_CN")
        name, place = f"微信 {one.number}.png", "老板手机的微信里"
        draft = AttachmentDraft(AttachedTo.DOCUMENT, one.number, AttachmentKind.CHAT, one.dated, name, place)
        attach(book, draft, picture, moment)


def place_goods(book: Book, moment: Moment) -> None:
    """At the customer of the newest signed slip: placed three weeks ago, counted yesterday, put on paper."""
    ledger, today = book.ledger, moment.today
    whose = next((one.customer_id for one in slips(ledger, today) if one.signed_on and not one.reversed_by), 0)
    article = next((one.goods for one in goods_rows(ledger, today) if one.goods.price and one.goods.active), None)
    if not whose or article is None:
        return
    moves = ((StockMove.PLACED, 21, PLACED, article.price or 0), (StockMove.COUNTED, 1, FOUND, 0))
    for move, ago, quantity, price in moves:
        day = today - timedelta(days=ago)
        note_stock(ledger, StockEntry(whose, article.id, article.unit, move, day, quantity, price), moment)
    make_consignment_paper(ledger, whose, moment)


def decide_credit(book: Book, moment: Moment) -> None:
    """More room for a season where a limit is nearly used, less step by step for who is latest, a debt judged."""
    ledger, today = book.ledger, moment.today
    every = review_rows(ledger, today)
    calm = [one for one in every if one.row.limit_fen and not one.row.overdue_fen]
    if calm:
        near = max(calm, key=lambda one: one.row.limit_used or 0.0)
        until, more = today + timedelta(days=60), (near.row.limit_fen or 0) * 3 // 2
        season = LimitDecision(
            near.row.customer.id, today, more, near.row.customer.grade, until, until + timedelta(days=1), "年前备货",
        )  # fmt: skip
        decide_limit(ledger, season, moment)
    cap_limits(book, moment)
    late = max(judged_debts(ledger, today), key=lambda one: one.days, default=None)
    if late is not None and late.days > 0:
        decide_group(ledger, late.customer_id, ActionGroup.REDUCE, "欠得久，边付边拿", moment)
        view = DebtView(0, late.number, today, None, DebtCause.SPLIT, DebtNature.DELAYED, reason="先付别家，答应年前付")
        judge_debt(ledger, view, moment)


def cap_limits(book: Book, moment: Moment) -> None:
    """All limits together may be a fifth more than they are (R017)."""
    given = sum(one.row.limit_fen or 0 for one in review_rows(book.ledger, moment.today))
    edit_rules(book.ledger, replace(rules_of(book.ledger), cap_fen=given * 6 // 5), moment)
