"""How the window reads the columns of a list: in its language, on its day, with the phones as the user chose."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from desktop_app.domain.columns import Column, Look, Words, credit_said, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_fen, format_percent, format_yuan
from desktop_app.domain.phones import shown_phone, unbroken
from desktop_app.ui.widgets.speech import Reader

Record = TypeVar("Record")


def cell_text(column: Column[Record], record: Record, desk: Reader, today: date | None = None) -> str:
    """What stands in a cell; who reads many of them asks once which day it is."""
    shown = read(column.shown(record, today or desk.today()), desk)
    return shown_phone(shown, desk.preferences.mask_phones) if column.look is Look.PHONE else shown


def read(words: Words, desk: Reader) -> str:
    """Words of ours in the language of the window, and text as it was typed."""
    return desk.tell(words) if isinstance(words, Said) else words


def day_text(day: date, desk: Reader) -> str:
    """`11-21` this year, with the year otherwise."""
    return short_day(day, desk.today())


def owed_text(owed_fen: int, desk: Reader) -> str:
    """What is owed; money of the customer's own is called so, never a bare minus (case 1)."""
    return format_yuan(owed_fen) if owed_fen >= 0 else desk.tell(credit_said(-owed_fen))


def masked(phone: str, desk: Reader) -> str:
    """A phone in running text: 138****2201 where the counter is public (U11), and always in one line."""
    return unbroken(shown_phone(phone, desk.preferences.mask_phones))


def counted_rows(shown: int, every: int, desk: Reader) -> str:
    """`3 of 40 rows, filtered`, or `40 rows`; never `1 rows`."""
    if shown != every:
        return desk.say("{shown} of {all} rows, filtered", shown=shown, all=every)
    return desk.say("1 row") if every == 1 else desk.say("{count} rows", count=every)


def counted_customers(count: int, desk: Reader) -> str:
    """`7 customers`; never `1 customers`."""
    return desk.say("1 customer") if count == 1 else desk.say("{count} customers", count=count)


def kept_text(rate: float, desk: Reader) -> str:
    """How much of what was promised came in time."""
    return desk.say("In time: {rate} (by money)", rate=format_percent(rate))


def totals(columns: Sequence[Column[Record]], records: Sequence[Record], desk: Reader) -> list[str]:
    """`Owes 12,345.60` for every column that is summed; where no row has a figure yet there is no sum."""
    say, sums = desk.say, list[str]()
    for column in columns:
        if column.total and (not records or any(column.value(one) is not None for one in records)):
            total, credit = column.total_of(records)
            sums.append(say("{column} {sum}", column=desk.tell(column.title), sum=format_yuan(total)))
            sums += [say("credit {amount}", amount=format_yuan(credit))] if credit else []
    return sums


def column_sums(columns: Sequence[Column[Record]], records: Sequence[Record]) -> dict[int, str]:
    """By the number of the column: what its figures add up to, debts and credit against one another."""
    sums = dict[int, str]()
    for at, column in enumerate(columns):
        if column.total and any(column.value(one) is not None for one in records):
            owed, credit = column.total_of(records)
            sums[at] = format_yuan(owed - credit)
    return sums


def copied(columns: Sequence[Column[Record]], records: Sequence[Record], desk: Reader) -> str:
    """Rows as tab-separated text with headers; money as plain numbers, days in full (U33)."""
    lines = [[desk.tell(column.head) for column in columns]]
    lines += [[_copied(column, one, desk) for column in columns] for one in records]
    return "\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in line) for line in lines)


def _copied(column: Column[Record], record: Record, desk: Reader) -> str:
    value = column.value(record)
    if column.look is Look.MONEY and isinstance(value, int):
        return format_fen(value)
    return value.isoformat() if isinstance(value, date) else cell_text(column, record, desk)
