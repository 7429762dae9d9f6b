"""By how much a row of a foreign sheet will move the account of its customer, before it is booked."""

from desktop_app.domain.shipments import total_fen
from desktop_app.exchange.rows import (
    Row,
    SheetOpenItem,
    SheetPastSlip,
    SheetReceipt,
    SheetReturn,
    SheetShipment,
    payment_identities,
)
from desktop_app.operations.again_questions import Again, paid_since
from desktop_app.operations.booking import Booking, voids_money
from desktop_app.operations.placed import Placed
from desktop_app.operations.same_again import Recognised
from desktop_app.store import documents, imports
from desktop_app.store.imports import StandingPaper

Moves = tuple[int, int]
"""(owed, received) in fen: what it raises what is owed by without money, and how much money it brings."""

NOTHING: Moves = (0, 0)


def moves_of(booking: Booking, placed: Placed) -> Moves:
    """What booking the row does, the same as is told once it was done; nothing of what the book has already."""
    row, again = placed.value, booking.recognised.get(placed.identity)
    if booking.is_known(placed):
        return NOTHING
    if again is not None and again.again is Again.PAID:
        return 0, paid_since(row, again.paper)
    owed, received = _moves(row)
    if again is not None and again.again is Again.CORRECTION:
        was_owed, was_received = _was(booking, row, again)
        return owed - was_owed, received - was_received
    if isinstance(row, SheetPastSlip) and again is None:
        keys = payment_identities(placed.identity, row)
        fresh = sum(one.amount_fen for key, one in zip(keys, row.paid, strict=True) if key not in booking.done)
        return (0 if placed.identity in booking.done else owed), fresh
    return owed, received


def _moves(row: Row) -> Moves:
    match row:
        case SheetOpenItem():
            return row.open_fen, 0
        case SheetPastSlip():
            return row.amount_fen, sum(one.amount_fen for one in row.paid)
        case SheetShipment():
            return row.total_fen, row.paid_fen
        case SheetReturn():
            return -total_fen(row.lines), 0
        case SheetReceipt():
            return 0, row.amount_fen
        case _:
            return NOTHING


def _was(booking: Booking, row: Row, again: Recognised) -> Moves:
    """What the voided paper had moved, with the money that is voided with it."""
    paper: StandingPaper = again.paper
    if paper.kind == "receipt":
        return 0, paper.amount_fen
    if paper.lowers:
        return -paper.amount_fen, 0
    return paper.amount_fen, sum(_standing(booking, paper.number)) if voids_money(row) else 0


def _standing(booking: Booking, number: str) -> list[int]:
    ledger = booking.ledger
    paid = [*documents.paid_with(ledger, number), *imports.paid_in_import(ledger, number)]
    receipts = [documents.load_document(ledger, one) for one in dict.fromkeys(paid)]
    return [one.amount_fen for one in receipts if not one.reversed_by]
