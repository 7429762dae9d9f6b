"""Debts brought over from the old books, one dated document each; money that came back lowers them."""

import re
from collections.abc import Sequence

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.entries import counted
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.ledgers import BALANCE, moves_in, read_ledger
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.remarks import NoteSays, asked_of_note
from desktop_app.exchange.row_sums import (
    SignHabit,
    less_or_more,
    money_fields,
    nature_in,
    settle,
    sums_of,
)
from desktop_app.exchange.rows import SheetOpenItem, SheetReceipt
from desktop_app.exchange.settled import with_settled_customers
from desktop_app.exchange.slip_lines import DebtLine, slips_of
from desktop_app.exchange.states import STATES, Nature, is_outgo, is_partly_paid, is_settled, nature_of, out_of_use
from desktop_app.exchange.sums import RowSums, reckon, tax_gap

_RUNS = re.compile(r"累计|累欠|running|cumulative|to date", re.IGNORECASE)
_BELOW = (
    DoubtChoice("owed", Said("They owe it: the minus sign is a habit.")),
    DoubtChoice("less", Said("It is their own money.")),
)
_BALANCES = re.compile(r"余额|结余|结欠|balance", re.IGNORECASE)
_TELL_STATE = frozenset((*STATES, Meaning.VOIDED, Meaning.FLOW))
_MAY_BE_PAID = frozenset((*STATES, Meaning.PAID_DATE, Meaning.WITH_TAX))
_TELL_OUT = frozenset((Meaning.REMARK, Meaning.TERMS, Meaning.PAID_STATE))
_BACK = (Nature.RETURN, Nature.ALLOWANCE)
_SETTLED_CHOICES = (
    DoubtChoice("settled", Said("It is settled.")),
    DoubtChoice("open", Said("What is shown as unpaid is unpaid.")),
)
_PARTLY_CHOICES = (
    DoubtChoice("whole", Said("All of it is unpaid.")),
    DoubtChoice("out", Said("Leave the row out.")),
)


def read_open_items(readings: Sequence[RowReading]) -> list[ReadRow]:
    """What a customer still owes, one entry for each document or for each movement of a ledger."""
    lines = [DebtLine.of(one, nature_in(one), sums_of(one)) for one in counted(readings, _no_debt)]
    lines = [line for line in lines if not _left_out(line) and not _noted_out(line)]
    moves = moves_in([(line.reading, line.nature, line.sums, line.reckoned) for line in lines])
    if moves is not None:
        return read_ledger(moves)
    lines = slips_of(_last_balances(lines))
    if _all_below(lines):
        lines = [DebtLine.of(line.reading, line.nature, RowSums(open=-_figure(line))) for line in lines]
    habit = SignHabit.of((line.nature, _figure(line)) for line in lines)
    found = [(line, _read(line, habit)) for line in lines]
    entries = [ReadRow(line.rows, value) for line, value in found if value is not None]
    return with_settled_customers(entries, [line.reading for line, _ in found if line.reckoned.owed == 0])


def _no_debt(reading: RowReading) -> Leftover | None:
    """Why a row of debts does not count; one that is settled and open at once is asked about."""
    if not reading.says_any(_TELL_STATE):
        return None
    reason = is_outgo(reading) or out_of_use(reading)
    if reason is not Leftover.SETTLED or all(map(reading.is_blank, (Meaning.OPEN, Meaning.PAID))):
        return reason
    owed = reckon(sums_of(reading)).owed
    if owed <= 0:
        return reason
    field = next(one for one in reversed(STATES) if is_settled(reading.shown(one)))
    said = Said("The state says settled, but {open} is unpaid beside it.", open=format_yuan(owed))
    chosen = reading.ask("settled", field, said, *_SETTLED_CHOICES)
    return Leftover.SETTLED if chosen == "settled" else None


def _left_out(line: DebtLine) -> bool:
    if line.nature is Nature.PAYABLE:
        line.reading.leave_out(Leftover.PAYABLE)
    return line.nature is Nature.PAYABLE


def _last_balances(lines: Sequence[DebtLine]) -> list[DebtLine]:
    """The lines that count where a column such as 累计欠款 may be the balance of the account, not of each row."""
    last = {same_name(line.reading.shown(Meaning.CUSTOMER)): line for line in lines}
    first = next(iter(lines), None)
    if first is None or len(last) == len(lines) or not first.reading.has(Meaning.OPEN):
        return list(lines)
    header = first.reading.table.header
    name = header.name_of(header.columns[Meaning.OPEN])
    if not _RUNS.search(name) and not (_BALANCES.search(name) and _only_balances(first.reading)):
        return list(lines)
    said = Said("Is this what is unpaid of each row, or the balance that runs along?")
    if first.reading.ask("balance", Meaning.OPEN, said, *reversed(BALANCE)) == "row":
        return list(lines)
    for line in lines:
        if line not in last.values():
            line.reading.leave_out(Leftover.EARLIER)
    return list(last.values())


def _all_below(lines: Sequence[DebtLine]) -> bool:
    """Whether debts that are all written below 0 are debts: the habit of a program, or everybody's own money."""
    if len(lines) < 2 or any(line.nature is not Nature.DEBT or _figure(line) >= 0 for line in lines):
        return False
    reading = lines[0].reading
    field = next(one for one in (Meaning.OPEN, *money_fields(reading)) if reading.has(one))
    said = Said("Every sum of this sheet is below 0. Is it what the customers owe?")
    return reading.ask("below", field, said, *_BELOW) == "owed"


def _only_balances(reading: RowReading) -> bool:
    """Whether the sheet tells balances of days, without papers: one customer several times may be one account."""
    alone = money_fields(reading) == [Meaning.OPEN] and reading.has(Meaning.DATE)
    return alone and not any(map(reading.has, (Meaning.NUMBER, Meaning.TEXT)))


def _noted_out(line: DebtLine) -> bool:
    """Whether a row of goods is left out for its note; where columns say what was received, they count."""
    reading = line.reading
    if not reading.says_any(_TELL_OUT):
        return False
    if line.nature is not Nature.DEBT or reading.has(Meaning.PAID) or reading.has(Meaning.CREDIT):
        return False
    if nature_of(reading.shown(Meaning.REMARK)) not in (None, Nature.DEBT, Nature.OPENING):
        return False
    out = asked_of_note(reading) is NoteSays.OUT
    if out:
        reading.leave_out(Leftover.NOTED)
    return out


def _figure(line: DebtLine) -> int:
    """The figure of a row as it is written, with its sign."""
    sums = line.sums
    found = (sums.amount, sums.with_tax, sums.after, sums.net, sums.open, sums.paid, sums.debit, sums.credit)
    for fen in found:
        if fen:
            return fen
    return 0


def _read(line: DebtLine, habit: SignHabit) -> SheetOpenItem | SheetReceipt | None:
    """What one document leaves open; settled rows are left out."""
    reading = line.reading
    reading.need(Meaning.CUSTOMER)
    if line.nature is not Nature.RECEIPT or not _figure(line):
        _need_a_sum(reading)
    if line.nature is Nature.RECEIPT and (_figure(line) > 0 or Nature.RECEIPT not in habit.mixed):
        return _receipt(line)
    total, owed = _owed(line, habit)
    if owed or reading.bad:
        _need_a_day(reading)
    item = _item(reading, total, owed)
    if not reading.bad and owed == 0:
        reading.leave_out(Leftover.SETTLED)
        return None
    return None if reading.bad else item


def _need_a_day(reading: RowReading) -> None:
    if reading.has(Meaning.DATE):
        reading.need(Meaning.DATE)


def _item(reading: RowReading, total: int, owed: int) -> SheetOpenItem:
    dated = reading.past_day(Meaning.DATE) if reading.has(Meaning.DATE) else reading.table.dated
    return SheetOpenItem(
        customer=reading.text(Meaning.CUSTOMER),
        dated=dated,
        due=due_of(reading, dated) if owed > 0 else None,
        open_fen=owed,
        amount_fen=total if owed > 0 else owed,
        number=reading.text(Meaning.NUMBER),
        remark=reading.remark(),
        phone=reading.phone(),
    )


def _receipt(line: DebtLine) -> SheetReceipt | None:
    """Money that stands among the debts."""
    reading, left = line.reading, line.sums.open
    _need_a_day(reading)
    fen = abs(_figure(line) if left is None else left)  # of money, what is open of it is not spread yet
    dated = reading.past_day(Meaning.DATE) if reading.has(Meaning.DATE) else reading.table.dated or reading.today
    customer, number = reading.text(Meaning.CUSTOMER), reading.text(Meaning.NUMBER)
    remark, phone = reading.remark(), reading.phone()
    if reading.bad or dated is None:
        return None
    if fen == 0:
        reading.leave_out(Leftover.NOTHING_RECEIVED)
        return None
    return SheetReceipt(customer, dated, fen, "", number, remark, phone=phone)


def _owed(line: DebtLine, habit: SignHabit) -> tuple[int, int]:
    """(the document's total, what it leaves open), below 0 where it lowers what is owed."""
    reckoned = line.reckoned
    if line.nature is Nature.DEBT and reckoned.unsure is None and not line.reading.says_any(_MAY_BE_PAID):
        return reckoned.total, reckoned.owed
    owed = settle(line.reading, reckoned.unsure, reckoned.owed)
    _ask_about_tax(line)
    owed = _paid_already(line, _partly_paid(line, owed))
    figure = abs(owed)
    match line.nature:
        case Nature.DEBT:
            return reckoned.total, owed
        case Nature.RETURN | Nature.ALLOWANCE if owed < 0 and line.nature in habit.mixed:
            return reckoned.total, less_or_more(line.reading, figure, "sign", less_first=False)
        case Nature.RETURN | Nature.ALLOWANCE:
            return reckoned.total, -figure
        case Nature.CANCELLED if owed > 0:
            return reckoned.total, less_or_more(line.reading, figure, "sign", less_first=True)
        case Nature.REFUND if figure:
            return reckoned.total, less_or_more(line.reading, figure, "refund", less_first=False)
        case Nature.RECEIPT:
            fen = abs(_figure(line))
            return fen, less_or_more(line.reading, fen, "sign", less_first=False)
        case _:
            return reckoned.total, owed


def _need_a_sum(reading: RowReading) -> None:
    if not (reading.is_blank(Meaning.AMOUNT) and reading.is_blank(Meaning.OPEN)):
        return
    fields = money_fields(reading)
    if all(map(reading.is_blank, fields)) or _only_paid(reading, fields):
        reading.need(next(one for one in (Meaning.AMOUNT, Meaning.OPEN, *fields) if reading.has(one)))


def _only_paid(reading: RowReading, fields: Sequence[Meaning]) -> bool:
    """A row that says what was received and not of how much."""
    filled = {field for field in fields if not reading.is_blank(field)}
    return filled <= {Meaning.PAID, Meaning.DISCOUNT, Meaning.TAX, Meaning.RETURNED}


def _ask_about_tax(line: DebtLine) -> None:
    gap = tax_gap(line.sums)
    if gap:
        said = Said("The amount and the tax do not make the total with tax: {gap} apart.", gap=f"{gap / 100:.2f}")
        line.reading.ask("sums", Meaning.WITH_TAX, said, DoubtChoice("total", Said("The total with tax counts.")))


def _says_what_is_left(line: DebtLine) -> bool:
    return line.sums.open is not None or line.sums.paid is not None or line.sums.credit is not None


def _paid_already(line: DebtLine, owed: int) -> int:
    """A row with a day of payment, in a sheet that does not say how much was paid, is asked about."""
    reading = line.reading
    if reading.is_blank(Meaning.PAID_DATE) or _says_what_is_left(line):
        return owed
    said = Said("A day of payment is written here, but not how much was paid. Is anything unpaid?")
    return 0 if reading.ask("paid", Meaning.PAID_DATE, said, *_SETTLED_CHOICES) == "settled" else owed


def _partly_paid(line: DebtLine, owed: int) -> int:
    """A row that is paid in part, in a sheet that does not say how much, is asked about."""
    reading = line.reading
    if not reading.says_any(_TELL_STATE):
        return owed
    told = _says_what_is_left(line)
    field = None if told else next((one for one in STATES if is_partly_paid(reading.shown(one))), None)
    if field is None:
        return owed
    said = Said("“{word}”, but no column says how much of it is paid.", word=reading.shown(field).strip())
    return 0 if reading.ask("partly", field, said, *_PARTLY_CHOICES) == "out" else owed
