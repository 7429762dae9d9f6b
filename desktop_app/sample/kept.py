"""What the sample shop has beside its slips: cards that went to customers, and goods on consignment (R031, R062)."""

from datetime import timedelta

from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.consignment import StockEntry, StockMove
from desktop_app.domain.moment import Moment
from desktop_app.operations.attachments import attach
from desktop_app.operations.books import Book
from desktop_app.operations.cards import card_picture, paper_card
from desktop_app.operations.consignment import note_stock
from desktop_app.operations.goods import goods_rows
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
    """At the customer of the newest signed slip: placed three weeks ago, counted yesterday."""
    ledger, today = book.ledger, moment.today
    whose = next((one.customer_id for one in slips(ledger, today) if one.signed_on and not one.reversed_by), 0)
    article = next((one.goods for one in goods_rows(ledger, today) if one.goods.price and one.goods.active), None)
    if not whose or article is None:
        return
    moves = ((StockMove.PLACED, 21, PLACED, article.price or 0), (StockMove.COUNTED, 1, FOUND, 0))
    for move, ago, quantity, price in moves:
        day = today - timedelta(days=ago)
        note_stock(ledger, StockEntry(whose, article.id, article.unit, move, day, quantity, price), moment)
