"""Papers that credit rests on: the terms sheet and its like, numbered, frozen, one version after another."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.sendings import SentBy, SentPaper
from desktop_app.store import notes, snapshots
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

CREDIT_PAPER = "credit_paper"
"""What is taken back."""

_STANDS = standing(CREDIT_PAPER, "{row}.id", ":today")
_SIGNED = f"""EXISTS (SELECT 1 FROM paper_events e WHERE e.number = {{row}}.number AND e.event = 'signed'
    AND e.dated <= :today AND {standing("paper_event", "e.id", ":today")})"""

ISSUED = f"""
    SELECT c.id, c.number, c.kind, {head_of("c.posted_for")} AS customer_id, c.dated, c.seq,
        iif({_STANDS.format(row="c")}, '', 'withdrawn') AS withdrawn,
        (SELECT json_group_array(json_array(e.dated, iif(instr(e.note, ' '), substr(e.note, 1, instr(e.note, ' ') - 1),
                e.note), iif(instr(e.note, ' '), substr(e.note, instr(e.note, ' ') + 1), '')) ORDER BY e.dated, e.id)
            FROM paper_events e WHERE e.number = c.number AND e.event = 'sent' AND e.dated <= :today
            AND {standing("paper_event", "e.id", ":today")}) AS sent,
        coalesce((SELECT n.number FROM credit_papers n WHERE n.kind = c.kind AND n.kind = 'terms_sheet' AND n.id > c.id
            AND {head_of("n.posted_for")} = {head_of("c.posted_for")} AND {_STANDS.format(row="n")}
            AND ({_SIGNED.format(row="n")} OR NOT {_SIGNED.format(row="c")}) ORDER BY n.id LIMIT 1), '') AS replaced_by
    FROM credit_papers c"""
"""Each as it is on the day `:today`. A newer version stands in for one that nobody signed at once, and for a signed
one when it is signed itself."""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One as it stands on a day; `signed_on` None while it did not come back signed."""

    id: int
    number: str
    kind: PaperKind
    customer_id: int
    dated: date
    signed_on: date | None


def keep_paper(
    ledger: Ledger, kind: PaperKind, number: str, customer_id: int, dated: date, paper: object, moment: Moment
) -> int:
    """Freeze one; its sequence must be the journal's next. Returns its id."""
    text = snapshots.canonical(paper)
    snapshots.keep(ledger, [(number, text)])
    row = (number, kind, customer_id, dated, snapshots.digest(text))
    return notes.add(ledger, "credit_papers", row, moment, f"issue_{kind}", number)


def issued_papers(ledger: Ledger, kind: PaperKind, customer_id: int, today: date) -> list[IssuedPaper]:
    """A customer's papers of a kind that were not taken back by then, oldest first; 0 is everybody."""
    rows = ledger.connection().execute(
        f"""SELECT x.id, x.number, x.customer_id, x.dated, (SELECT min(e.dated) FROM paper_events e
                WHERE e.number = x.number AND e.event = 'signed' AND e.dated <= :today
                AND {standing("paper_event", "e.id", ":today")})
            FROM ({ISSUED}) x WHERE x.kind = :kind AND x.withdrawn = '' AND :customer IN (0, x.customer_id)
            ORDER BY x.id""",
        {"today": today.isoformat(), "kind": kind.value, "customer": customer_id},
    )
    return [
        IssuedPaper(row_id, number, kind, whose, date.fromisoformat(dated), date.fromisoformat(on) if on else None)
        for row_id, number, whose, dated, on in rows
    ]


def sendings_of(ledger: Ledger, number: str, today: date) -> tuple[SentPaper, ...]:
    """How one went to the customer, as far as it is on record."""
    rows = ledger.rows(
        f"""SELECT dated, note FROM paper_events e WHERE number = ?1 AND event = 'sent' AND dated <= ?2
            AND {standing("paper_event", "e.id", "?2")} ORDER BY id""",
        (number, today.isoformat()),
    )
    return tuple(sent_of(number, dated, note) for dated, note in rows)


def sent_of(number: str, dated: str, note: str) -> SentPaper:
    """A row of what was sent: the way it went, a blank, and what was noted."""
    by, _, words = note.partition(" ")
    return SentPaper(number, date.fromisoformat(dated), SentBy(by), words)


def customer_of(ledger: Ledger, number: str) -> int | None:
    """Whose paper of this number it is by now; None where it is another kind of paper."""
    found = ledger.value(f"SELECT {head_of('c.posted_for')} FROM credit_papers c WHERE c.number = ?", (number,))
    return None if found is None else int(found)


def withdrawn_on(ledger: Ledger, number: str) -> str:
    """The day it was taken back, as ISO text; empty where it stands."""
    found = ledger.value(
        """SELECT w.dated FROM credit_papers c JOIN withdrawals w ON w.what = 'credit_paper' AND w.row_id = c.id
           WHERE c.number = ?""",
        (number,),
    )
    return str(found or "")
