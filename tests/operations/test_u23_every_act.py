"""Everything that changes the book is undone to the same balances, states and lists, or says why it is final (U23)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop_app.domain.acceptances import BillState
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.bills import BillLine
from desktop_app.domain.claim_acts import ActKind, ClaimAct
from desktop_app.domain.consignment import StockEntry, StockMove
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.contracts import Contract
from desktop_app.domain.credit_questions import CreditQuestions
from desktop_app.domain.customers import Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.debt_classes import DebtCause, DebtClass, DebtView
from desktop_app.domain.differences import AccountLine
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.goods import Goods
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.interest import LprRate
from desktop_app.domain.letters import LetterDraft, LetterKind, LetterText
from desktop_app.domain.limits import LimitDecision
from desktop_app.domain.money import parse_fen
from desktop_app.domain.open_points import OpenPoint, PointEnd, PointKind
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.plan_agreements import AgreementDraft, AgreementTerms
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.price_changes import PriceChange
from desktop_app.domain.prices import AgreedPrice
from desktop_app.domain.promises import Promise
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.set_offs import SetOffDraft
from desktop_app.domain.shipments import Release
from desktop_app.domain.shop_pictures import ShopPicture
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry
from desktop_app.domain.sites import Site
from desktop_app.domain.statements import StatementState
from desktop_app.domain.tasks import TaskKind, Todo
from desktop_app.domain.terms_sheets import AuthorisedSigner, SheetClauses, TermsSheetDraft
from desktop_app.operations.acceptances import mark_bill
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.alike import keep_apart
from desktop_app.operations.attachments import attach
from desktop_app.operations.bills import Taking, take_lines, untake
from desktop_app.operations.books import Book
from desktop_app.operations.cards import card_given
from desktop_app.operations.consignment import note_stock, settle_stock, stock_entries
from desktop_app.operations.consignment_papers import make_consignment_paper
from desktop_app.operations.contacts import log_contact, put_off
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.customers import add_customer, edit_customer, put_new_away
from desktop_app.operations.debt_classes import judge_debt, recover_debt, take_view_back, write_off
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.goods import add_goods, edit_goods, goods_rows
from desktop_app.operations.goods_merging import merge_goods, split_goods
from desktop_app.operations.grounds import add_act, add_contract, add_security, open_on_credit
from desktop_app.operations.importing import ImportKind, Preview, import_tables, preview_file
from desktop_app.operations.interest import add_rate, edit_rates, rates_of, remove_rates
from desktop_app.operations.letters import edit_letter_text, keep_letter_texts, make_letter, send_letter
from desktop_app.operations.limits import decide_group, decide_limit, take_group_back, take_limit_back
from desktop_app.operations.marks import DisputeMark, MarkKind, take_dispute_mark_back, take_mark_back
from desktop_app.operations.merging import merge_customers, split_customers
from desktop_app.operations.moving import correct_opening, move_receipt, move_receipt_back, opening_entered
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.open_points import add_point, end_point, honour_point, take_end_back
from desktop_app.operations.paper_runs import came_back_signed, printed_well
from desktop_app.operations.payments import allocate, take_payment
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.plan_changes import change_plan, undo_change
from desktop_app.operations.plans import accelerate_plan, agree_plan, end_plan, mark_plan_signed
from desktop_app.operations.price_changes import change_prices, keep_prices
from desktop_app.operations.prices import agree_price, end_agreed_price
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reconciling import (
    TheirAccount,
    compare_account,
    keep_differences,
    take_differences_back,
)
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.releasing import release_slip
from desktop_app.operations.settings import (
    calendar_of,
    edit_calendar,
    edit_numbers,
    edit_rules,
    edit_shop,
    numbers_of,
    rules_of,
    shop_of,
)
from desktop_app.operations.shop_pictures import keep_shop_picture
from desktop_app.operations.side_accounts import note_side, set_off
from desktop_app.operations.sites import edit_site
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, mark_sent
from desktop_app.operations.taking_back import (
    Withdrawable,
    undo_allocation,
    undo_spread,
    void_document,
    void_with_money,
    withdraw,
)
from desktop_app.operations.tasks import (
    add_task,
    drop_task,
    issue_invoice,
    open_tasks,
    take_step_back,
)
from desktop_app.operations.terms_sheets import make_terms_sheet
from desktop_app.operations.undated import agree_dues, end_dues
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import checking, customers
from desktop_app.store.allocations import settled_by
from desktop_app.store.database import Ledger
from desktop_app.store.documents import load_document
from desktop_app.store.settings import load_letters
from tests.operations.builders import (
    MEANT,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    item_of,
    on,
)
from tests.operations.meaning import meaning
from tests.operations.one_table import import_preview
from tests.operations.test_doors_of_operations import acts
from tests.operations.whole_books import a_whole_book

NOW = at("03-10")
TODAY = NOW.today
WHY = "开错了"
LATE = "后来说定的"
"""Their terms were agreed after their slip."""


@dataclass(frozen=True)
class Shop:
    """A shop with one of everything on 10 March, and the numbers of what is in it."""

    book: Book
    folder: Path
    wang: Customer
    planned: str
    disputed: str
    free: str
    returned: str
    paid: str
    unspread: str
    back: str
    plan: str
    statement: str
    dispute: int
    fault: int
    offer: int
    promise: int
    talk: int
    twice: Customer
    """老王 once more, as he is called on invoices, with a slip and an old debt of his."""

    old: str


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with a_whole_book(tmp_path) as book:
        yield _filled(book, tmp_path)
        assert checking.check(book.ledger) == []


def _filled(book: Book, folder: Path) -> Shop:
    ledger = book.ledger
    wang = a_customer(ledger)
    add_goods(ledger, Goods("水坭", unit="包"), at("01-02"))
    late = a_customer(ledger, LATE, terms=Terms(TermsKind.NOT_AGREED))
    a_slip(ledger, late, "03-02")
    edit_customer(ledger, replace(late, terms=Terms(TermsKind.DAYS, days=3)), at("03-03"))
    planned, disputed = a_slip(ledger, wang, "01-05", "1000"), a_slip(ledger, wang, "01-10", "300")
    free, returned = a_slip(ledger, wang, "02-20", "400"), a_slip(ledger, wang, "02-21", "150")
    paid = a_receipt(ledger, wang, "02-22", "100", {free: "100"})
    unspread = a_receipt(ledger, wang, "02-25", "200", {})
    back = a_return(ledger, wang, "02-26", "40", returned)
    statement = issue_statement(ledger, wang.id, on("02-01"), at("03-01")).result.number
    answer_statement(ledger, statement, Answer(StatementState.DIFFERS, on("03-05"), 100), at("03-05"))
    parts = monthly_plan(parse_fen("1000"), 4, on("03-02"))
    plan = agree_plan(ledger, Plan(wang.id, on("03-01"), (item_of(ledger, planned),), parts), at("03-01")).result
    said = Dispute(item_of(ledger, disputed), wang.id, 5000, "破损", on("03-02"))
    dispute = raise_dispute(ledger, said, at("03-02")).result.id
    answer_dispute(ledger, dispute, on("03-03"), "去看看", at("03-03"))
    asked = Promise(wang.id, parse_fen("100"), on("03-20"), on("03-05"))
    promise = make_promise(ledger, asked, at("03-05"), accepted=MEANT).result.id
    reached = Contacted(wang.id, on("03-06"), Channel.PHONE, Outcome.REACHED)
    talk = log_contact(ledger, reached, at("03-06"), accepted=True).result.id
    add_task(ledger, Todo(TaskKind.INVOICE, wang.id, on("03-08")), at("03-08"))
    twice = a_customer(ledger, "老王建材经营部", limit="900")
    old = an_opening(ledger, twice, "2025-11-20", "70", "2025-12-31", entered="03-08")
    a_slip(ledger, twice, "03-08", "60")
    return Shop(
        book, folder, wang, planned, disputed, free, returned, paid, unspread, back, plan.number, statement, dispute,
        *_points(ledger, wang),
        promise, talk, twice, old,
    )  # fmt: skip


def _points(ledger: Ledger, wang: Customer) -> tuple[int, int]:
    """A fault of ours and an offer whose money came."""
    fault = OpenPoint(PointKind.FAULT, wang.id, on("03-01"), "礼品没给", owner="小曾", until=on("03-09"))
    offer = OpenPoint(PointKind.OFFER, wang.id, on("02-20"), "付一百让十", 10000, 1000, until=on("03-31"))
    return add_point(ledger, fault, at("03-01")).result.id, add_point(ledger, offer, at("03-01")).result.id


Undo = Callable[[], object]
Story = Callable[[Shop], Undo]
"""Does something, and gives back what Ctrl+Z does then."""

STORIES: dict[str, list[Story]] = {}


def of(*names: str) -> Callable[[Story], Story]:
    """The story tells of these acts."""

    def kept(story: Story) -> Story:
        for name in names:
            STORIES.setdefault(name, []).append(story)
        return story

    return kept


@of("adjustments.record_adjustment")
def an_allowance(shop: Shop) -> Undo:
    draft = AdjustmentDraft(shop.wang.id, TODAY, 1000, about_number=shop.free, accepted=MEANT)
    number = record_adjustment(shop.book.ledger, draft, NOW).result
    return lambda: void_document(shop.book.ledger, number, None, WHY, NOW)


@of("contacts.log_contact")
def a_talk(shop: Shop) -> Undo:
    line = Contacted(shop.wang.id, TODAY, Channel.PHONE, Outcome.NOT_REACHED)
    row = log_contact(shop.book.ledger, line, NOW, accepted=True).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.CONTACT, row, NOW)


@of("contacts.put_off")
def another_day(shop: Shop) -> Undo:
    row = put_off(shop.book.ledger, shop.wang.id, on("03-12"), NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.CONTACT, row, NOW)


@of("customers.add_customer")
def a_new_customer(shop: Shop) -> Undo:
    made = add_customer(shop.book.ledger, Customer("曾国强建材"), NOW).result
    return lambda: put_new_away(shop.book.ledger, made, NOW)


@of("sites.edit_site")
def another_site(shop: Shop) -> Undo:
    before = customers.load_customer(shop.book.ledger, shop.wang.id)
    kept = edit_site(shop.book.ledger, shop.wang.id, "", Site("万科云城二期", limit_fen=100), NOW).result
    return lambda: edit_customer(shop.book.ledger, before, NOW, kept)


@of("customers.edit_customer")
def another_limit(shop: Shop) -> Undo:
    before = customers.load_customer(shop.book.ledger, shop.wang.id)
    kept = edit_customer(shop.book.ledger, replace(before, limit_fen=500000, stopped=True), NOW).result
    return lambda: edit_customer(shop.book.ledger, before, NOW, kept)


@of("merging.merge_customers")
def one_customer_of_two(shop: Shop) -> Undo:
    merge_customers(shop.book.ledger, shop.twice.id, shop.wang.id, NOW, ["limit_fen"])
    return lambda: split_customers(shop.book.ledger, shop.twice.id, NOW)


@of("merging.split_customers")
def two_customers_again(shop: Shop) -> Undo:
    merge_customers(shop.book.ledger, shop.twice.id, shop.wang.id, NOW, ["limit_fen"])
    merged = meaning(shop.book, TODAY)
    apart = split_customers(shop.book.ledger, shop.twice.id, NOW).result
    merge_customers(shop.book.ledger, shop.twice.id, shop.wang.id, NOW, apart.taken)
    assert meaning(shop.book, TODAY) == merged
    return lambda: split_customers(shop.book.ledger, shop.twice.id, NOW)


@of("alike.keep_apart")
def two_who_look_alike(shop: Shop) -> Undo:
    couple = [(shop.wang.id, shop.twice.id)]
    keep_apart(shop.book.ledger, couple, NOW)
    return lambda: keep_apart(shop.book.ledger, couple, NOW, apart=False)


@of("moving.move_receipt")
def a_receipt_of_the_other_customer(shop: Shop) -> Undo:
    moved = move_receipt(shop.book.ledger, shop.paid, shop.twice.id, WHY, NOW, accepted=MEANT).result
    return lambda: move_receipt_back(shop.book.ledger, moved, WHY, NOW)


@of("moving.correct_opening")
def another_day_of_an_old_debt(shop: Shop) -> Undo:
    before = opening_entered(shop.book.ledger, shop.old)
    right = replace(before, dated=on("2025-06-20"), due=on("2025-07-31"))
    made = correct_opening(shop.book.ledger, shop.old, right, WHY, NOW).result
    return lambda: correct_opening(shop.book.ledger, made.number, before, WHY, NOW)


@of("undated.agree_dues", "undated.end_dues")
def days_to_pay_agreed_later(shop: Shop) -> Undo:
    (late,) = customers.customers_named(shop.book.ledger, LATE)
    made = agree_dues(shop.book.ledger, late.id, None, NOW).result
    return lambda: end_dues(shop.book.ledger, late.id, made.rows, NOW)


@of("bills.take_lines")
def a_line_of_a_bill(shop: Shop) -> Undo:
    line = BillLine("wechat 1000050001202603090000000009", 17, on("03-09"), 5000, "小王")
    take_lines(shop.book.ledger, [Taking(line, shop.wang.id, "微信")], NOW)
    return lambda: untake(shop.book.ledger, [line.key], WHY, NOW)


@of("disputes.raise_dispute")
def a_dispute(shop: Shop) -> Undo:
    said = Dispute(item_of(shop.book.ledger, shop.free), shop.wang.id, 2000, "少了两包", TODAY)
    row = raise_dispute(shop.book.ledger, said, NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.DISPUTE, row, NOW)


@of("open_points.add_point")
def a_fault_of_ours(shop: Shop) -> Undo:
    fault = OpenPoint(PointKind.FAULT, shop.wang.id, TODAY, "返利没给", owner="小曾", until=on("03-12"))
    row = add_point(shop.book.ledger, fault, NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.POINT, row, NOW)


@of("open_points.end_point", "open_points.take_end_back")
def a_fault_put_right(shop: Shop) -> Undo:
    end_point(shop.book.ledger, shop.fault, PointEnd.CLEARED, "补了", NOW)
    return lambda: take_end_back(shop.book.ledger, shop.fault, NOW)


@of("open_points.honour_point")
def a_rebate_credited(shop: Shop) -> Undo:
    number = honour_point(shop.book.ledger, shop.offer, NOW, accepted=MEANT).result
    return lambda: void_document(shop.book.ledger, number, None, WHY, NOW)


@of("reconciling.keep_differences", "reconciling.take_differences_back")
def the_sheet_of_a_customer(shop: Shop) -> Undo:
    theirs = TheirAccount(
        (AccountLine("", on("02-20"), 40000, row=2), AccountLine("", on("02-28"), -900, row=3)), None, ()
    )
    seen = compare_account(shop.book.ledger, shop.wang.id, theirs, "往来.xlsx", TODAY)
    kept = [one.id for one in keep_differences(shop.book.ledger, seen, NOW).result]
    assert kept
    return lambda: take_differences_back(shop.book.ledger, kept, NOW)


@of("disputes.answer_dispute")
def an_answer_to_a_dispute(shop: Shop) -> Undo:
    answer_dispute(shop.book.ledger, shop.dispute, TODAY, "去看看", NOW)
    return lambda: take_dispute_mark_back(shop.book.ledger, DisputeMark.ANSWER, shop.disputed, WHY, NOW)


@of("disputes.settle_dispute")
def the_end_of_a_dispute_with_a_credit(shop: Shop) -> Undo:
    settle_dispute(shop.book.ledger, shop.dispute, TODAY, 3000, "减三十", NOW)
    return lambda: take_dispute_mark_back(shop.book.ledger, DisputeMark.SETTLEMENT, str(shop.dispute), WHY, NOW)


@of("disputes.settle_dispute")
def the_end_of_a_dispute_without_one(shop: Shop) -> Undo:
    settle_dispute(shop.book.ledger, shop.dispute, TODAY, 0, "", NOW)
    return lambda: take_dispute_mark_back(shop.book.ledger, DisputeMark.SETTLEMENT, str(shop.dispute), WHY, NOW)


@of("goods.add_goods")
def new_goods(shop: Shop) -> Undo:
    made = add_goods(shop.book.ledger, Goods("地板革", unit="卷"), NOW).result
    return lambda: edit_goods(shop.book.ledger, replace(made, active=False), NOW)


@of("goods.edit_goods")
def another_price(shop: Shop) -> Undo:
    before = goods_rows(shop.book.ledger, TODAY)[0].goods
    edit_goods(shop.book.ledger, replace(before, price=990000), NOW)
    return lambda: edit_goods(shop.book.ledger, before, NOW)


@of("goods_merging.merge_goods")
def goods_that_are_one(shop: Shop) -> Undo:
    other = _other_goods(shop)
    kept = next(row.goods for row in goods_rows(shop.book.ledger, TODAY) if row.goods.name == "水泥")
    merge_goods(shop.book.ledger, other.id, kept.id, NOW)
    return lambda: split_goods(shop.book.ledger, other.id, NOW)


@of("goods_merging.split_goods")
def goods_that_are_two_again(shop: Shop) -> Undo:
    """Merged in the story's own beginning, so that undoing it can be compared with that."""
    other = _other_goods(shop)
    kept = next(row.goods for row in goods_rows(shop.book.ledger, TODAY) if row.goods.name == "水泥")
    merge_goods(shop.book.ledger, other.id, kept.id, NOW)
    split_goods(shop.book.ledger, other.id, NOW)
    merge_goods(shop.book.ledger, other.id, kept.id, NOW)
    return lambda: split_goods(shop.book.ledger, other.id, NOW)


def _other_goods(shop: Shop) -> Goods:
    """The same goods, entered once more before the story begins."""
    return next(row.goods for row in goods_rows(shop.book.ledger, TODAY) if row.goods.name == "水坭")


@of("prices.agree_price", "prices.end_agreed_price")
def a_price_that_is_agreed(shop: Shop) -> Undo:
    goods = goods_rows(shop.book.ledger, TODAY)[0].goods
    made = agree_price(shop.book.ledger, AgreedPrice(shop.wang.id, goods.id, "", 10_000, TODAY), NOW).result
    return lambda: end_agreed_price(shop.book.ledger, made.id, NOW)


@of("price_changes.change_prices", "price_changes.keep_prices")
def many_prices(shop: Shop) -> Undo:
    priced = next(row.goods for row in goods_rows(shop.book.ledger, TODAY))
    edit_goods(shop.book.ledger, replace(priced, price=100_000), NOW)
    before = change_prices(shop.book.ledger, PriceChange(percent=500), NOW).result
    keep_prices(shop.book.ledger, before, NOW)
    return lambda: edit_goods(shop.book.ledger, priced, NOW)


@of("bringing_in.import_tables")
def a_sheet(shop: Shop) -> Undo:
    file = shop.folder / "旧账.csv"
    file.write_text("客户,单号,日期,到期日,欠款\n兴隆粮油,A1,2026-01-05,2026-02-04,1000\n", encoding="utf-8")
    seen = preview_file(shop.book.ledger, file, ImportKind.OPEN_ITEMS, TODAY)
    assert isinstance(seen, Preview)
    import_preview(shop.book.ledger, seen, file.name, NOW)
    return lambda: undo_import(shop.book.ledger, NOW)


@of("bringing_in.import_tables")
def a_sheet_that_fills_in(shop: Shop) -> Undo:
    """Two debts, one beside a slip of the same number; an area for a customer of the book."""
    ledger, file = shop.book.ledger, shop.folder / "补充.csv"
    rows = f"老王建材,{shop.planned},2026-01-05,城东,1100\n永发便利店,A1,2026-01-05,,7\n"
    file.write_text("客户,单号,日期,区域,欠款\n" + rows, encoding="utf-8")
    seen = preview_file(ledger, file, ImportKind.OPEN_ITEMS, TODAY, accepted={"same": "another"})
    assert isinstance(seen, Preview)
    import_tables(ledger, [seen], file.name, NOW, terms=Terms())
    return lambda: undo_import(ledger, NOW)


@of("openings.record_opening")
def an_old_debt(shop: Shop) -> Undo:
    number = an_opening(shop.book.ledger, shop.wang, "03-01", "77", entered="03-10")
    return lambda: void_document(shop.book.ledger, number, None, WHY, NOW)


@of("paper_runs.printed_well", "papers.mark_printed")
def papers_printed(shop: Shop) -> Undo:
    printed_well(shop.book, (shop.free, shop.statement), NOW)
    return lambda: take_mark_back(shop.book.ledger, MarkKind.PRINT, (shop.free, shop.statement), NOW)


@of("cards.card_given")
def card_sent(shop: Shop) -> Undo:
    card_given(shop.book.ledger, shop.free, NOW)
    return lambda: take_mark_back(shop.book.ledger, MarkKind.CARD, (shop.free,), NOW)


@of("attachments.attach")
def picture_attached(shop: Shop) -> Undo:
    draft = AttachmentDraft(AttachedTo.DOCUMENT, shop.free, AttachmentKind.DELIVERY, TODAY, "到货.jpg")
    made = attach(shop.book, draft, b"photo", NOW).result
    return lambda: withdraw(shop.book.ledger, Withdrawable.ATTACHMENT, made, NOW)


@of("limits.decide_limit", "limits.take_limit_back")
def another_limit_for_good(shop: Shop) -> Undo:
    decision = LimitDecision(shop.wang.id, TODAY, 900_00, Grade.C, reason="付得慢")
    made = decide_limit(shop.book.ledger, decision, NOW).result.id
    return lambda: take_limit_back(shop.book.ledger, made, NOW)


@of("limits.decide_limit")
def another_limit_for_a_season(shop: Shop) -> Undo:
    decision = LimitDecision(shop.wang.id, TODAY, 900_00, Grade.C, until=TODAY, reason="旺季")
    made = decide_limit(shop.book.ledger, decision, NOW).result.id
    return lambda: take_limit_back(shop.book.ledger, made, NOW)


@of("debt_classes.judge_debt", "debt_classes.take_view_back")
def a_debt_judged(shop: Shop) -> Undo:
    view = DebtView(0, shop.free, TODAY, DebtClass.DOUBTFUL, DebtCause.SPLIT, reason="老说下月")
    made = judge_debt(shop.book.ledger, view, NOW).result.id
    return lambda: take_view_back(shop.book.ledger, made, NOW)


@of("debt_classes.write_off")
def a_debt_written_off(shop: Shop) -> Undo:
    made = write_off(shop.book.ledger, shop.free, 1_00, "人跑了", NOW).result
    return lambda: void_document(shop.book.ledger, made, None, WHY, NOW)


@of("debt_classes.recover_debt")
def money_for_what_was_written_off(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    lost = write_off(ledger, shop.free, 2_00, "人跑了", NOW).result
    came = recover_debt(ledger, shop.free, 1_00, "现金", NOW).result
    again = ledger.value("SELECT max(number) FROM documents WHERE kind = 'adjustment'")

    def undo() -> None:
        for number in (came, str(again), lost):
            void_document(ledger, number, None, WHY, NOW)

    return undo


@of("limits.decide_group", "limits.take_group_back")
def another_group(shop: Shop) -> Undo:
    made = decide_group(shop.book.ledger, shop.wang.id, ActionGroup.HOLD, "年底收账", NOW).result.id
    return lambda: take_group_back(shop.book.ledger, made, NOW)


@of("releasing.release_slip")
def a_slip_let_go_before_it_is_saved(shop: Shop) -> Undo:
    draft = a_draft(shop.twice, "03-10", "9000000", submission="waits", release=Release("熟客"))
    made = release_slip(shop.book.ledger, draft, NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.RELEASE, made, NOW)


@of("consignment.note_stock")
def goods_placed(shop: Shop) -> Undo:
    made = _placed(shop, StockMove.PLACED, 10_000)
    return lambda: withdraw(shop.book.ledger, Withdrawable.STOCK, made, NOW)


@of("consignment.settle_stock")
def goods_settled(shop: Shop) -> Undo:
    _placed(shop, StockMove.PLACED, 10_000)
    _placed(shop, StockMove.COUNTED, 9_000)
    number = settle_stock(shop.book.ledger, shop.wang.id, TODAY, NOW, release="熟客").result

    def undo() -> None:
        void_document(shop.book.ledger, number, None, WHY, NOW)
        for one in reversed(stock_entries(shop.book.ledger, TODAY, shop.wang.id)):
            withdraw(shop.book.ledger, Withdrawable.STOCK, one.id, NOW)

    return undo


def _placed(shop: Shop, move: StockMove, quantity: int) -> int:
    article = goods_rows(shop.book.ledger, TODAY)[0].goods
    entry = StockEntry(shop.wang.id, article.id, article.unit, move, TODAY, quantity, 1_0000)
    return note_stock(shop.book.ledger, entry, NOW).result


@of("paper_runs.came_back_signed", "papers.mark_signed")
def papers_signed(shop: Shop) -> Undo:
    came_back_signed(shop.book, (shop.free, shop.statement), TODAY, NOW, accepted=MEANT)
    return lambda: take_mark_back(shop.book.ledger, MarkKind.SIGNATURE, (shop.free, shop.statement), NOW)


@of("plans.mark_plan_signed")
def a_plan_signed(shop: Shop) -> Undo:
    mark_plan_signed(shop.book, shop.plan, TODAY, NOW, b"a photo", "王总签字")
    return lambda: take_mark_back(shop.book.ledger, MarkKind.SIGNATURE, [shop.plan], NOW)


@of("plan_agreements.make_plan_agreement")
def a_plan_on_paper(shop: Shop) -> Undo:
    draft = AgreementDraft(shop.plan, TODAY, AgreementTerms(guarantor="王大虎"))
    number = make_plan_agreement(shop.book.ledger, draft, NOW).result
    return lambda: void_credit_paper(shop.book.ledger, number, NOW)


@of("plans.mark_plan_signed")
def an_agreement_signed(shop: Shop) -> Undo:
    """Paper and plan are signed together."""
    number = make_plan_agreement(shop.book.ledger, AgreementDraft(shop.plan, TODAY, AgreementTerms()), NOW).result
    came_back_signed(shop.book, [number], TODAY, NOW)

    def undo() -> None:
        take_mark_back(shop.book.ledger, MarkKind.SIGNATURE, [number], NOW)
        void_credit_paper(shop.book.ledger, number, NOW)

    return undo


@of("payments.take_payment")
def a_payment(shop: Shop) -> Undo:
    number = a_receipt(shop.book.ledger, shop.wang, "03-10", "350")
    return lambda: void_document(shop.book.ledger, number, TODAY, WHY, NOW)


@of("refunds.pay_back")
def money_paid_back(shop: Shop) -> Undo:
    number = pay_back(shop.book.ledger, RefundDraft(shop.wang.id, TODAY, 50_00, "现金"), NOW).result.number
    return lambda: void_document(shop.book.ledger, number, None, WHY, NOW)


@of("acceptances.mark_bill")
def a_bill_passed_on(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    draft = ReceiptDraft(shop.wang.id, TODAY, 90_00, "承兑汇票", accepted=MEANT)
    number = take_payment(ledger, draft, NOW).result.number
    mark_bill(ledger, number, BillState.PASSED_ON, TODAY, NOW)

    def back() -> None:
        take_mark_back(ledger, MarkKind.BILL, [number], NOW)
        void_document(ledger, number, None, WHY, NOW)

    return back


@of("side_accounts.note_side")
def a_deposit(shop: Shop) -> Undo:
    entry = SideEntry(SideAccount.EARNEST, SideAct.TAKEN, TODAY, 500_00, shop.wang.id, "现金")
    made = note_side(shop.book.ledger, entry, NOW).result
    return lambda: withdraw(shop.book.ledger, Withdrawable.SIDE, made.id, NOW)


@of("side_accounts.set_off")
def goods_set_off(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    supplied = SideEntry(SideAccount.SUPPLY, SideAct.BILL, TODAY, 80_00, shop.wang.id, reference="A7")
    made = note_side(ledger, supplied, NOW).result
    number = set_off(ledger, SetOffDraft(shop.wang.id, TODAY, 80_00), NOW).result.number

    def back() -> None:
        void_document(ledger, number, None, WHY, NOW)
        withdraw(ledger, Withdrawable.SIDE, made.id, NOW)

    return back


@of("payments.allocate")
def money_spread(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    parts = [Allocation(item_of(ledger, shop.free), 5000)]
    allocate(ledger, shop.unspread, parts, TODAY, NOW)
    return lambda: undo_spread(ledger, shop.unspread, parts, TODAY, NOW)


@of("plans.agree_plan")
def a_plan(shop: Shop) -> Undo:
    ledger, items = shop.book.ledger, (item_of(shop.book.ledger, shop.returned),)
    plan = Plan(shop.wang.id, TODAY, items, monthly_plan(parse_fen("110"), 2, on("04-01")))
    number = agree_plan(ledger, plan, NOW).result.number
    return lambda: end_plan(ledger, number, TODAY, WHY, NOW)


@of("plans.end_plan")
def the_end_of_a_plan(shop: Shop) -> Undo:
    end_plan(shop.book.ledger, shop.plan, TODAY, "重新商定", NOW)
    return lambda: take_mark_back(shop.book.ledger, MarkKind.PLAN_END, [shop.plan], NOW)


@of("plan_changes.change_plan", "plan_changes.undo_change")
def another_plan_in_its_place(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    made = change_plan(ledger, shop.plan, lambda fen: monthly_plan(fen, 2, on("05-01")), TODAY, "工程款没到", NOW)
    return lambda: undo_change(ledger, made.result.number, "改回", NOW)


@of("plans.accelerate_plan")
def the_whole_rest_asked_for(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    paper = make_plan_agreement(ledger, AgreementDraft(shop.plan, TODAY, AgreementTerms()), NOW).result
    came_back_signed(shop.book, [paper], TODAY, NOW)
    accelerate_plan(ledger, shop.plan, "欠款到期未付", NOW)

    def undo() -> None:
        take_mark_back(ledger, MarkKind.PLAN_END, [shop.plan], NOW)
        take_mark_back(ledger, MarkKind.SIGNATURE, [paper], NOW)
        void_credit_paper(ledger, paper, NOW)

    return undo


@of("tasks.add_task", "tasks.drop_task")
def something_to_be_done(shop: Shop) -> Undo:
    made = add_task(shop.book.ledger, Todo(TaskKind.INVOICE, shop.wang.id, TODAY, shop.free), NOW).result
    return lambda: drop_task(shop.book.ledger, made.id, NOW)


@of("tasks.finish_task", "tasks.put_task_off", "tasks.issue_invoice")
def an_invoice_that_is_issued(shop: Shop) -> Undo:
    """Wanted before the story begins; what a rule made is written down by its first step and stands as before."""
    wanted = open_tasks(shop.book.ledger, TODAY)[0].task
    step = issue_invoice(shop.book.ledger, wanted, NOW).result.step_id
    return lambda: take_step_back(shop.book.ledger, step, NOW)


@of("promises.make_promise")
def a_promise(shop: Shop) -> Undo:
    said = Promise(shop.wang.id, 20000, on("03-25"), TODAY)
    row = make_promise(shop.book.ledger, said, NOW, accepted=MEANT).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.PROMISE, row, NOW)


@of("returns.record_return")
def goods_back(shop: Shop) -> Undo:
    number = a_return(shop.book.ledger, shop.wang, "03-10", "50", shop.free)
    return lambda: void_with_money(shop.book.ledger, number, WHY, NOW)


@of("shipments.record_shipment")
def goods_out(shop: Shop) -> Undo:
    number = a_slip(shop.book.ledger, shop.wang, "03-10", "500", paid="200", release="熟客")
    return lambda: void_with_money(shop.book.ledger, number, WHY, NOW)


@of("settings.edit_rules")
def other_rules(shop: Shop) -> Undo:
    before = rules_of(shop.book.ledger)
    edit_rules(shop.book.ledger, replace(before, contact_gap_days=9), NOW)
    return lambda: edit_rules(shop.book.ledger, before, NOW)


@of("settings.edit_calendar")
def another_holiday(shop: Shop) -> Undo:
    before = calendar_of(shop.book.ledger)
    edit_calendar(shop.book.ledger, replace(before, holidays=before.holidays | {on("06-01")}), NOW)
    return lambda: edit_calendar(shop.book.ledger, before, NOW)


@of("interest.edit_rates")
def what_money_costs(shop: Shop) -> Undo:
    before = rates_of(shop.book.ledger)
    edit_rates(shop.book.ledger, replace(before, funds=600), NOW)
    return lambda: edit_rates(shop.book.ledger, before, NOW)


@of("interest.add_rate")
def a_newer_lpr(shop: Shop) -> Undo:
    before = rates_of(shop.book.ledger)
    add_rate(shop.book.ledger, LprRate(TODAY, 290), NOW)
    return lambda: edit_rates(shop.book.ledger, before, NOW)


@of("interest.remove_rates")
def a_wrong_lpr_taken_out(shop: Shop) -> Undo:
    before = rates_of(shop.book.ledger)
    remove_rates(shop.book.ledger, {on("2025-05-20")}, NOW)
    return lambda: edit_rates(shop.book.ledger, before, NOW)


@of("settings.edit_numbers")
def other_letters(shop: Shop) -> Undo:
    before = numbers_of(shop.book.ledger)
    edit_numbers(shop.book.ledger, replace(before, shipment="XSD"), NOW)
    return lambda: edit_numbers(shop.book.ledger, before, NOW)


@of("shop_pictures.keep_shop_picture")
def another_logo(shop: Shop) -> Undo:
    before = shop_of(shop.book.ledger)
    keep_shop_picture(shop.book, ShopPicture.LOGO, b"points", NOW)
    return lambda: edit_shop(shop.book.ledger, before, NOW)


@of("settings.edit_shop")
def another_address(shop: Shop) -> Undo:
    before = shop_of(shop.book.ledger)
    edit_shop(shop.book.ledger, replace(before, address="人民路 5 号"), NOW)
    return lambda: edit_shop(shop.book.ledger, before, NOW)


@of("statements.mark_sent")
def a_statement_sent(shop: Shop) -> Undo:
    mark_sent(shop.book.ledger, shop.statement, TODAY, NOW, SentBy.WECHAT)
    return lambda: take_mark_back(shop.book.ledger, MarkKind.SENDING, [shop.statement], NOW)


@of("statements.answer_statement")
def a_statement_agreed(shop: Shop) -> Undo:
    answer_statement(shop.book.ledger, shop.statement, Answer(StatementState.AGREED, TODAY, said_by="王总"), NOW)
    return lambda: take_mark_back(shop.book.ledger, MarkKind.ANSWER, [shop.statement], NOW)


@of("taking_back.undo_allocation")
def money_taken_off_a_slip(shop: Shop) -> Undo:
    ledger = shop.book.ledger
    parts = [one for _, one in settled_by(ledger, load_document(ledger, shop.paid))]
    undo_allocation(ledger, shop.paid, shop.free, TODAY, NOW)
    return lambda: allocate(ledger, shop.paid, parts, TODAY, NOW)


@of("taking_back.withdraw")
def a_promise_withdrawn(shop: Shop) -> Undo:
    withdraw(shop.book.ledger, Withdrawable.PROMISE, shop.promise, NOW)
    return lambda: note_again(shop.book.ledger, Withdrawable.PROMISE, shop.promise, NOW)


@of("taking_back.withdraw")
def a_talk_withdrawn(shop: Shop) -> Undo:
    withdraw(shop.book.ledger, Withdrawable.CONTACT, shop.talk, NOW)
    return lambda: note_again(shop.book.ledger, Withdrawable.CONTACT, shop.talk, NOW)


@of("terms_sheets.make_terms_sheet")
def terms_on_paper(shop: Shop) -> Undo:
    clauses = SheetClauses((AuthorisedSigner("王小虎"),))
    number = make_terms_sheet(shop.book.ledger, TermsSheetDraft(shop.wang.id, TODAY, clauses), NOW).result
    return lambda: void_credit_paper(shop.book.ledger, number, NOW)


@of("consignment_papers.make_consignment_paper")
def consigned_goods_on_paper(shop: Shop) -> Undo:
    placed = _placed(shop, StockMove.PLACED, 10_000)
    number = make_consignment_paper(shop.book.ledger, shop.wang.id, NOW).result

    def undo() -> None:
        void_credit_paper(shop.book.ledger, number, NOW)
        withdraw(shop.book.ledger, Withdrawable.STOCK, placed, NOW)

    return undo


@of("grounds.add_security")
def a_guarantee(shop: Shop) -> Undo:
    given = Security(shop.wang.id, SecurityKind.JOINT, TODAY, "王大虎", debt_due=on("06-30"))
    row = add_security(shop.book.ledger, given, NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.GROUND, row, NOW)


@of("taking_back.withdraw")
def a_guarantee_withdrawn(shop: Shop) -> Undo:
    given = Security(shop.wang.id, SecurityKind.PLEDGE, TODAY, what="叉车", until=on("04-01"))
    row = add_security(shop.book.ledger, given, NOW).result.id
    withdraw(shop.book.ledger, Withdrawable.GROUND, row, NOW)
    again = note_again(shop.book.ledger, Withdrawable.GROUND, row, NOW).result
    return lambda: withdraw(shop.book.ledger, Withdrawable.GROUND, again, NOW)


@of("grounds.open_on_credit")
def asked_before_credit(shop: Shop) -> Undo:
    row = open_on_credit(shop.book.ledger, CreditQuestions(shop.wang.id, TODAY, "新客户"), NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.GROUND, row, NOW)


@of("grounds.add_contract")
def a_contract(shop: Shop) -> Undo:
    row = add_contract(shop.book.ledger, Contract(shop.wang.id, TODAY, "HT-1"), NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.GROUND, row, NOW)


@of("grounds.add_act")
def a_step_in_court(shop: Shop) -> Undo:
    row = add_act(shop.book.ledger, ClaimAct(shop.wang.id, ActKind.COURT, TODAY, "立案通知书"), NOW).result.id
    return lambda: withdraw(shop.book.ledger, Withdrawable.GROUND, row, NOW)


@of("letters.make_letter")
def a_letter(shop: Shop) -> Undo:
    draft = LetterDraft(shop.wang.id, TODAY, LetterKind.FREE, "说明", "欠 {欠款}")
    number = make_letter(shop.book.ledger, draft, NOW, str).result
    return lambda: void_credit_paper(shop.book.ledger, number, NOW)


@of("letters.edit_letter_text")
def a_text_of_letters(shop: Shop) -> Undo:
    before = load_letters(shop.book.ledger)
    edit_letter_text(shop.book.ledger, LetterKind.FREE, LetterText("说明", "一"), NOW)
    return lambda: keep_letter_texts(shop.book.ledger, before, NOW)


@of("letters.send_letter")
def a_letter_sent(shop: Shop) -> Undo:
    number = make_letter(shop.book.ledger, LetterDraft(shop.wang.id, TODAY, LetterKind.FREE, "说明", "三"), NOW, str)
    send_letter(shop.book.ledger, number.result, TODAY, NOW, SentBy.WECHAT)

    def undo() -> None:
        take_mark_back(shop.book.ledger, MarkKind.SENDING, [number.result], NOW)
        void_credit_paper(shop.book.ledger, number.result, NOW)

    return undo


@of("taking_back.withdraw")
def a_dispute_withdrawn(shop: Shop) -> Undo:
    withdraw(shop.book.ledger, Withdrawable.DISPUTE, shop.dispute, NOW)
    return lambda: note_again(shop.book.ledger, Withdrawable.DISPUTE, shop.dispute, NOW)


FINAL = {
    "site_statements.issue_site_statement",
    "paper_runs.issue_seen", "paper_runs.state_month", "statements.issue_shown", "statements.issue_statement",
    "acceptances.bounce_payment",
    "credit_papers.void_credit_paper",
    "statements.replace_statement", "undoing_imports.undo_import", "taking_back.void_document",
}  # fmt: skip
"""Ctrl+Z says why it is not taken back, and what to do: the number of a statement is given out, a sheet is brought in
again, and so is what was voided: no day that is past says anything else afterwards."""

UNDOES = {
    "bills.untake", "even_exchanges.void_exchange",
    "customers.put_new_away", "marks.take_dispute_mark_back", "marks.take_mark_back", "moving.move_receipt_back",
    "noting_again.note_again", "taking_back.undo_spread", "tasks.take_step_back", "taking_back.void_with_money",
}  # fmt: skip
"""What Ctrl+Z itself does."""

INSIDE = {
    "adjustments.post_adjustment", "books.begin_ledger", "credit_papers.issue_paper", "letters.keep_letter_texts",
    "correcting.enter_again", "customers.keep_new_customer", "even_exchanges.record_slip",
    "goods.change_goods", "mirrors.post_mirror", "openings.post_opening", "releasing.keep_release",
    "returns.post_past_return",
    "shipments.post_past_shipment", "sites.add_named", "slip_lines.cleaned_lines",
}  # fmt: skip
"""Parts of other acts, inside their transaction."""

NO_ENTRY = {
    "bills.no_customers", "benefits.late_benefits",
    "backup.back_up", "backup.back_up_beside", "backup.copy_book", "book_keys.change_passphrase",
    "book_keys.confirm_whole_key", "book_keys.new_recovery_key", "booking.begin_booking", "books.create_book",
    "books.go_on", "broken_restores.beside", "broken_restores.finish_restore", "broken_restores.put_back",
    "checking.prove_book", "customers.confirm_terms", "exporting.export_report", "exporting.write_report",
    "in_force.keep_guards", "lowered.require_owner_for_prices",
    "other_places.stay_here", "outlook.look_together", "outlook.outlooks", "owner.let_owner_in", "owner.require_owner",
    "owner.require_owner_for_day", "owner.require_owner_to_undo", "owner.require_pin", "paper_runs.look_at_statement",
    "paper_runs.month_entries", "paper_runs.paper_bytes", "paper_runs.statement_to_show", "paper_runs.truth_behind",
    "papers.statement_pdfs", "papers.voucher_pdf", "pins.rest_of_pin", "pins.set_pin", "pins.try_pin",
    "pins.try_pin_of",
    "recovery_checks.ask_for_groups", "recovery_checks.ask_for_none", "recovery_checks.confirm_groups",
    "remembering.continue_without", "restoring.restore_backup", "site_statements.draw_up_site",
    "statement_drafts.demand_told", "statement_drafts.draw_up",
    "statement_shown.show_again", "statement_shown.show_days", "statement_shown.show_issued",
    "statement_shown.show_month", "statement_shown.show_site", "unlocking.unlock", "users.come_to_counter",
    "users.keep_user", "users.owner_to_counter", "users.put_user_away",
}  # fmt: skip
"""Files, keys, guards and looks: no entry of the shop's business, so no list says anything else afterwards."""


def test_every_act_is_undone_or_has_its_reason() -> None:
    """Who adds an act says here how it is undone."""
    told = [*STORIES, *FINAL, *UNDOES, *INSIDE, *NO_ENTRY]
    assert sorted(told) == sorted(".".join(name) for name in acts())


@pytest.mark.parametrize(
    "story", dict.fromkeys(one for told in STORIES.values() for one in told), ids=lambda story: story.__name__
)
def test_done_and_undone_the_book_says_what_it_said(shop: Shop, story: Story) -> None:
    """U23: the same balances, states and lists."""
    before = meaning(shop.book, TODAY)
    undo = story(shop)
    assert meaning(shop.book, TODAY) != before
    undo()
    assert meaning(shop.book, TODAY) == before
