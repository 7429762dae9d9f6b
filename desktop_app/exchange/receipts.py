"""Money received, from a sheet of receipts or a ledger with a column for payments."""

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import Field
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import Reading, row_by_row
from desktop_app.exchange.rows import ReceiptRow
from desktop_app.exchange.states import is_delivery, is_payable, is_void


def read_receipt(reading: Reading) -> ReceiptRow | None:
    """One receipt; deliveries, payments to suppliers and cancelled rows are left out."""
    left_out = _no_receipt(reading)
    if left_out:
        reading.leave_out(left_out)
        return None
    reading.need(Field.CUSTOMER, Field.DATE, Field.AMOUNT)
    amount = reading.fen(Field.AMOUNT)
    if amount is not None and amount < 0:
        reading.refuse(Field.AMOUNT, Said("An amount below 0 is no receipt. Reverse the receipt it takes back."))
    dated = reading.day(Field.DATE)
    customer = reading.text(Field.CUSTOMER)
    method, number = reading.text(Field.METHOD), reading.text(Field.NUMBER)
    remark, phone = reading.note(Field.REMARK), reading.text(Field.PHONE)
    if reading.bad or amount is None or dated is None:
        return None
    if amount == 0:
        reading.leave_out(Leftover.NOTHING_RECEIVED)
        return None
    return ReceiptRow(customer, dated, amount, method, number, remark, phone)


read_receipts = row_by_row(read_receipt)


def _no_receipt(reading: Reading) -> Leftover | None:
    if is_delivery(reading) or (reading.is_blank(Field.AMOUNT) and not reading.is_blank(Field.DEBIT)):
        return Leftover.DELIVERY
    if is_payable(reading):
        return Leftover.PAYABLE
    return Leftover.VOID if is_void(reading) else None
