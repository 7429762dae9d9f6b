"""Debts brought over from the old books, one dated document each."""

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading, row_by_row
from desktop_app.exchange.rows import SheetOpenItem
from desktop_app.exchange.states import CREDIT, no_debt


def read_open_item(reading: RowReading) -> SheetOpenItem | None:
    """What a customer still owes of one document; settled rows are left out."""
    reading.need(Meaning.CUSTOMER, *([Meaning.DATE] if reading.has(Meaning.DATE) else []))
    if CREDIT.stands_in(reading):
        reading.refuse(Meaning.SIDE, Said("This is money or goods that came back, not a debt. Import it as receipts."))
    amount, open_fen = _amounts(reading)
    dated = reading.past_day(Meaning.DATE)
    row = SheetOpenItem(
        customer=reading.text(Meaning.CUSTOMER),
        dated=dated,
        due=due_of(reading, dated),
        open_fen=open_fen,
        amount_fen=amount,
        number=reading.text(Meaning.NUMBER),
        remark=reading.note(Meaning.REMARK),
        phone=reading.text(Meaning.PHONE),
    )
    if not reading.bad and open_fen == 0:
        reading.leave_out(Leftover.SETTLED)
        return None
    return None if reading.bad else row


read_open_items = row_by_row(read_open_item, no_debt)


def _amounts(reading: RowReading) -> tuple[int, int]:
    """(amount of the document, what is still open), in fen; whichever the sheet does not say follows from the rest."""
    amount, paid, still_open = reading.fen(Meaning.AMOUNT), reading.fen(Meaning.PAID), reading.fen(Meaning.OPEN)
    says_nothing = reading.is_blank(Meaning.AMOUNT) and reading.is_blank(Meaning.OPEN)
    if says_nothing or (reading.is_blank(Meaning.AMOUNT) and paid):
        reading.need(Meaning.AMOUNT if reading.has(Meaning.AMOUNT) else Meaning.OPEN)
    if amount is not None and still_open is not None and not _adds_up(reading, amount, paid, still_open):
        reading.refuse(Meaning.OPEN, _does_not_add_up(amount, paid or 0, still_open))
    if still_open is None:
        still_open = (amount or 0) - (paid or 0)
    if still_open < 0:
        reading.refuse(
            Meaning.OPEN if reading.has(Meaning.OPEN) else Meaning.AMOUNT,
            Said("An amount below 0 is the customer's money, not a debt. Enter it as a receipt."),
        )
    return (amount if amount is not None else still_open), still_open


def _adds_up(reading: RowReading, amount: int, paid: int | None, still_open: int) -> bool:
    """Whether amount, payments and rest agree; the running balance of a ledger does not, and is no open item."""
    if reading.has(Meaning.PAID):
        return amount - (paid or 0) == still_open
    return still_open <= amount


def _does_not_add_up(amount: int, paid: int, still_open: int) -> Said:
    return Said(
        "{amount} less {paid} received is not {open}. Correct the row.",
        amount=format_yuan(amount),
        paid=format_yuan(paid),
        open=format_yuan(still_open),
    )
