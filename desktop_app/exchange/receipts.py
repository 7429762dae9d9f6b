"""Money received, from a sheet of receipts or a ledger with a column for payments."""

import re

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.entries import row_by_row
from desktop_app.exchange.labels import folded, label, simple
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.remarks import NOTED, NoteSays
from desktop_app.exchange.row_sums import nature_in
from desktop_app.exchange.rows import SheetReceipt
from desktop_app.exchange.states import STATES, Nature, is_method, is_outgo, is_receivable, out_of_use

_TELL_KIND = frozenset((Meaning.SIDE, Meaning.METHOD))
_TELL_STATE = frozenset((Meaning.SIDE, Meaning.FLOW, Meaning.VOIDED, *STATES))
_NOTES = (Meaning.REMARK, Meaning.TEXT)
_NOT_RECEIVED = {
    Nature.DEBT: Leftover.DELIVERY,
    Nature.OPENING: Leftover.DELIVERY,
    Nature.RETURN: Leftover.RETURNED,
    Nature.ALLOWANCE: Leftover.RETURNED,
    Nature.CANCELLED: Leftover.VOID,
    Nature.PAYABLE: Leftover.PAYABLE,
}
_WENT_OUT = r"支出|付出|转出|withdraw|out"
_OF_GOODS = {"金额", "小计", "amount", "lineamount"}
_PAID_BY_US = re.compile(r"预?付款?单?|支付单|付款凭证|payments?( made)?", re.IGNORECASE)
_TAKEN = re.compile(r"收款|收入|预收|receipt|received", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"(抵|冲|调)(货|账|扣|销|减)?.{0,4}|以货抵.*|货抵.*|对冲|"
    r"欠条?|借条|赊.*|挂账|未[付收结].*|月结|记账|iou|on credit|unpaid",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"退票|退汇|退回|退款|跳票|空头|拒付|未到账|没到账?|冲销|冲红|作废|重复|记错|押金|保证金|代收|借款|"
    r"到期|期票|远期|利息|结息|退税|贷款|理财|工资|报销|备用金|投资款|内部转|自己转|(代|替|帮).{1,12}(付|还|转|打|交)"
    r"|post.?dated|interest|loan|refund|bounced|returned|reversed|void|duplicate|on behalf|deposit held",
    re.IGNORECASE,
)
_WHO_PAID = (
    DoubtChoice("out", Said("The shop paid: leave it out.")),
    DoubtChoice("receipt", Said("The customer paid.")),
)
_IS_MONEY = (DoubtChoice("out", Said("No: leave it out.")), DoubtChoice("receipt", Said("Yes, it was received.")))
_GIVEN_BACK = (DoubtChoice("out", Said("Leave it out; enter what is owed by hand if it is.")),)


def read_receipt(reading: RowReading) -> SheetReceipt | None:
    """One receipt; a row without money is left out."""
    reading.need(Meaning.CUSTOMER, Meaning.DATE, Meaning.AMOUNT)
    amount = reading.fen(Meaning.AMOUNT)
    if amount is not None and amount < 0:
        reading.refuse(Meaning.AMOUNT, Said("An amount below 0 is not a receipt. Void the receipt it undoes."))
    dated = reading.past_day(Meaning.DATE)
    customer = reading.text(Meaning.CUSTOMER)
    method, number = reading.text(Meaning.METHOD), reading.text(Meaning.NUMBER)
    remark, phone = reading.remark(), reading.phone()
    if reading.bad or amount is None or dated is None:
        return None
    if amount == 0:
        reading.leave_out(Leftover.NOTHING_RECEIVED)
        return None
    return SheetReceipt(customer, dated, amount, method, number, remark, phone=phone)


def _lists_goods(reading: RowReading) -> bool:
    """Whether the row's own sum stands beside an empty column of money received."""
    header, cells = reading.table.header, dict(reading.table.filled(reading.row))
    return any(label(header.name_of(column)) in _OF_GOODS for column in cells)


def _is_unsure(reading: RowReading) -> bool:
    """Whether a row is left out that may be money paid, or only a promise: 付款单 among 收款单, 欠条."""
    if not reading.says_any(_TELL_KIND):
        return False
    kind, method = reading.shown(Meaning.SIDE).strip(), reading.shown(Meaning.METHOD).strip()
    if _PAID_BY_US.fullmatch(kind) and any(map(_TAKEN.search, reading.texts_of(Meaning.SIDE))):
        said = Said("“{word}” and “{other}” are in one column. Who paid here?", word=kind,
                    other=next(one for one in reading.texts_of(Meaning.SIDE) if _TAKEN.search(one)))  # fmt: skip
        return reading.ask_of_word("kind", Meaning.SIDE, kind, said, *_WHO_PAID) == "out"
    if _NO_MONEY.fullmatch(method):
        said = Said("“{word}” is not money yet. Was it received?", word=method)
        return reading.ask_of_word("method", Meaning.METHOD, method, said, *_IS_MONEY) == "out"
    return False


def _noted_out(reading: RowReading) -> bool:
    """Whether a row is left out for what its note says: the cheque bounced, the money is another's or no payment."""
    for field in reading.saying(_NOTES):
        note = reading.shown(field).strip()
        if not note or not _AGAINST.search(simple(folded(note))):
            continue
        said = Said("The note says “{note}”. Does the figure beside it still count?", note=note[:40])
        if reading.ask_of_word("note", field, note, said, *NOTED) == NoteSays.OUT.value:
            return True
    return False


def _no_receipt(reading: RowReading) -> Leftover | None:
    """A delivery, goods that came back, money that went out, or cancelled, bounced, given back."""
    if reading.is_blank(Meaning.AMOUNT) and not reading.is_blank(Meaning.DEBIT):
        name = reading.table.header.name_of(reading.table.header.columns[Meaning.DEBIT])
        return Leftover.PAID_OUT if re.search(_WENT_OUT, name, re.IGNORECASE) else Leftover.DELIVERY
    if reading.is_blank(Meaning.AMOUNT) and _lists_goods(reading):
        return Leftover.DELIVERY
    if _is_unsure(reading):
        return Leftover.NOTHING_RECEIVED
    if _noted_out(reading):
        return Leftover.NOTED
    if not reading.says_any(_TELL_STATE):
        return None
    word = reading.shown(Meaning.SIDE)
    plain = reading.is_blank(Meaning.SIDE) or is_method(word) or is_receivable(word)
    nature = Nature.RECEIPT if plain else nature_in(reading)
    if nature is Nature.REFUND:
        said = Said("“{word}”: money given back. Does the customer owe it again?", word=word.strip()[:40])
        reading.ask_of_word("refund", Meaning.SIDE, word, said, *_GIVEN_BACK)
        return Leftover.REFUNDED
    return _NOT_RECEIVED.get(nature) or is_outgo(reading) or out_of_use(reading, settled=False)


read_receipts = row_by_row(read_receipt, _no_receipt)
