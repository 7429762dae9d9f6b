"""What is said of an issued statement that no longer holds: both sums, the one on the paper and today's."""

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.statements import Fallen


def fallen_said(one: Fallen) -> Said:
    """The sum owed where that is another today, else the sum asked for (cases 21, 22)."""
    named = {"number": one.number, "date": one.issued_on}
    if one.closing_fen != one.closing_now_fen:
        old, new = _sum(one.closing_fen), _sum(one.closing_now_fen)
        return Said("{number} of {date} no longer holds: it says {old}, today it is {new}.", **named, old=old, new=new)
    if one.asked_fen is not None and one.asked_fen != one.asked_now_fen:
        old, new = _sum(one.asked_fen), _sum(one.asked_now_fen or 0)
        return Said(
            "{number} of {date} no longer holds: it asks for {old}, today it would be {new}.", **named, old=old, new=new
        )
    return Said(
        "{number} of {date} no longer holds: it says {old} as today, but entries, plans or disputes have changed.",
        **named,
        old=_sum(one.closing_fen),
    )


def _sum(fen: int) -> object:
    """A sum in the customer's favour says so in a word."""
    return Said("credit {amount}", amount=format_yuan(-fen)) if fen < 0 else format_yuan(fen)
