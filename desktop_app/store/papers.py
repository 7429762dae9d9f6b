"""Printed papers: which bytes were made of a frozen paper, and what became of the sheet."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class Print:
    """Bytes made of a paper in one layout: name of the stored file and the SHA-256 of the bytes."""

    number: str
    layout: str
    blob: str
    sha256: str


def load_print(ledger: Ledger, number: str, layout: str) -> Print | None:
    found = ledger.row(
        "SELECT number, layout, blob, sha256 FROM prints WHERE number = ? AND layout = ?", (number, layout)
    )
    return Print(*found) if found else None


def all_prints(ledger: Ledger) -> list[Print]:
    return [Print(*row) for row in ledger.rows("SELECT number, layout, blob, sha256 FROM prints")]


def all_scans(ledger: Ledger) -> list[tuple[str, str]]:
    """(number of the paper, name of the stored file) of every scan."""
    return [(number, blob) for number, blob in ledger.rows("SELECT number, blob FROM paper_events WHERE blob <> ''")]


def day_of(ledger: Ledger, number: str) -> date:
    """The day a frozen paper carries; refuses a number that no paper carries."""
    found = ledger.value(
        """SELECT coalesce(d.dated, s.issued_on) FROM papers p LEFT JOIN documents d ON d.number = p.number
           LEFT JOIN statements s ON s.number = p.number WHERE p.number = ?""",
        (number,),
    )
    if found is None:
        raise Refused("There is no paper {number}. Check the number.", number=number)
    return date.fromisoformat(found)


def add_print(ledger: Ledger, made: Print, moment: Moment) -> None:
    notes.add(ledger, "prints", (made.number, made.layout, made.blob, made.sha256), moment, "make_print", made.number)


def add_event(
    ledger: Ledger, number: str, event: str, dated: date, moment: Moment, note: str = "", blob: str = ""
) -> None:
    """`event` is `printed` or `signed`; `blob` names the scan."""
    notes.add(ledger, "paper_events", (number, event, dated, note, blob), moment, f"paper_{event}", number)


def unsigned(ledger: Ledger, today: date) -> list[tuple[int, int, date]]:
    """(customer id, count, oldest date) of slips printed but not signed as of `today` (R030)."""
    rows = ledger.rows(
        """SELECT d.customer_id, count(*), min(d.dated) FROM
               (SELECT DISTINCT number FROM paper_events WHERE event = 'printed' AND dated <= ?1) p
           JOIN documents d ON d.number = p.number AND d.kind = 'shipment' AND d.dated <= ?1
           WHERE NOT EXISTS (SELECT 1 FROM paper_events s WHERE s.number = d.number AND s.event = 'signed'
               AND s.dated <= ?1)
           AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)
           GROUP BY d.customer_id""",
        (today.isoformat(),),
    )
    return [(customer, count, date.fromisoformat(oldest)) for customer, count, oldest in rows]
