"""What is owed beside money on account: it adds up before the reader's eyes, in the same words on every face."""

from dataclasses import dataclass

from desktop_app.domain.columns import joined
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan


@dataclass(frozen=True, slots=True)
class OwedTerm:
    """A line of the sum: its name, its fen, never below 0, and whether it is what the others come to."""

    said: Said
    fen: int
    is_sum: bool = False


def owed_terms(owed_fen: int, on_account_fen: int) -> tuple[OwedTerm, ...]:
    """Unpaid slips less what is on account is what is owed, or left of it; one line where one of both is nothing.

    `owed_fen` is net of all that is on account, as everywhere; below 0 the customer is in credit (case 1).
    """
    unpaid = owed_fen + on_account_fen
    if not on_account_fen:
        return (OwedTerm(Said("Owed"), owed_fen, is_sum=True),)
    if not unpaid:
        return (OwedTerm(Said("On account"), on_account_fen, is_sum=True),)
    comes_to = Said("= Owed net") if owed_fen >= 0 else Said("= In credit")
    return (
        OwedTerm(Said("Unpaid slips"), unpaid),
        OwedTerm(Said("− On account"), on_account_fen),
        OwedTerm(comes_to, abs(owed_fen), is_sum=True),
    )


def owed_line(owed_fen: int, on_account_fen: int) -> Said:
    """The same in one line: `Unpaid slips 750.00 − On account 500.00 = Owed net 250.00`."""
    terms = owed_terms(owed_fen, on_account_fen)
    said = joined(*(joined(one.said, format_yuan(one.fen), between=" ") for one in terms), between=" ")
    assert isinstance(said, Said)  # there is always a term
    return said
