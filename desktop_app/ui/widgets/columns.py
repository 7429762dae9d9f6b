"""How the window reads the columns of a list: in its language, on its day, with the phones as the user chose."""

from datetime import date
from typing import TypeVar

from desktop_app.domain.columns import Column, Look, Words, short_day
from desktop_app.domain.errors import Said
from desktop_app.ui.widgets.speech import Reader

Record = TypeVar("Record")


def cell_text(column: Column[Record], record: Record, desk: Reader) -> str:
    """What stands in a cell."""
    shown = read(column.shown(record, desk.today()), desk)
    return masked(shown, desk) if column.look is Look.PHONE else shown


def read(words: Words, desk: Reader) -> str:
    """Words of ours in the language of the window, and text as it was typed."""
    return desk.tell(words) if isinstance(words, Said) else words


def day_text(day: date, desk: Reader) -> str:
    """`11-21` this year, with the year otherwise."""
    return short_day(day, desk.today())


def masked(phone: str, desk: Reader) -> str:
    """138****2201 where the counter is public (U11); otherwise 3-4-4."""
    digits = phone.replace(" ", "").replace("-", "")
    if len(digits) != 11 or not digits.isdecimal():
        return phone
    if desk.preferences.mask_phones:
        return f"{digits[:3]}****{digits[7:]}"
    return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
