"""When a book began to be worked with: its first entry, and the first that was no old debt brought over."""

from dataclasses import dataclass
from datetime import date

from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class FirstDays:
    """The day the first document was entered, and the first that tells of the shop's work with the book; None for none.

    Old debts and imports are brought over; a reversal takes back what was brought over wrongly.
    """

    entry: date | None
    work: date | None


def beginning(ledger: Ledger) -> FirstDays:
    return FirstDays(
        _first(ledger, ""),
        _first(ledger, "WHERE d.kind NOT IN ('opening', 'reversal') AND j.verb NOT LIKE 'import_%'"),
    )


def _first(ledger: Ledger, of_which: str) -> date | None:
    found = ledger.value(
        f"SELECT j.dated FROM documents d JOIN journal j ON j.seq = d.seq {of_which} ORDER BY d.seq LIMIT 1"
    )
    return date.fromisoformat(found) if found else None
