"""Money received, from a sheet of receipts or a ledger with a column for payments."""

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading, row_by_row
from desktop_app.exchange.rows import SheetReceipt
from desktop_app.exchange.states import DELIVERY, PAYABLE, VOID


def read_receipt(reading: RowReading) -> SheetReceipt | None:
    """One receipt; a row without money is left out."""
    reading.need(Meaning.CUSTOMER, Meaning.DATE, Meaning.AMOUNT)
    amount = reading.fen(Meaning.AMOUNT)
    if amount is not None and amount < 0:
        reading.refuse(Meaning.AMOUNT, Said("An amount below 0 is not a receipt. Void the receipt it undoes."))
    dated = reading.past_day(Meaning.DATE)
    customer = reading.text(Meaning.CUSTOMER)
    method, number = reading.text(Meaning.METHOD), reading.text(Meaning.NUMBER)
    remark, phone = reading.note(Meaning.REMARK), reading.text(Meaning.PHONE)
    if reading.bad or amount is None or dated is None:
        return None
    if amount == 0:
        reading.leave_out(Leftover.NOTHING_RECEIVED)
        return None
    return SheetReceipt(customer, dated, amount, method, number, remark, phone)


def _no_receipt(reading: RowReading) -> Leftover | None:
    """A delivery, a payment to a supplier, or cancelled."""
    if DELIVERY.stands_in(reading) or (reading.is_blank(Meaning.AMOUNT) and not reading.is_blank(Meaning.DEBIT)):
        return Leftover.DELIVERY
    if PAYABLE.stands_in(reading):
        return Leftover.PAYABLE
    return Leftover.VOID if VOID.stands_in(reading) else None


read_receipts = row_by_row(read_receipt, _no_receipt)
