"""The last mark of a kind that still counts: what became of a statement, a paper, a plan, a dispute."""

from typing import NamedTuple

from desktop_app.store.database import Ledger
from desktop_app.store.withdrawals import standing


class Marked(NamedTuple):
    """A row by the name it is withdrawn under, its id there, and its entry in the journal."""

    what: str
    row_id: int
    seq: int


FOR_EVER = "'9999-12-31'"


def last_answer(ledger: Ledger, number: str) -> Marked | None:
    """What the customer said to a statement."""
    return _last(ledger, "statement_event", f"{_STATEMENT} AND e.state <> 'sent'", number)


def last_sending(ledger: Ledger, number: str) -> Marked | None:
    """That a statement, terms sheet or letter went out."""
    stated = _last(ledger, "statement_event", f"{_STATEMENT} AND e.state = 'sent'", number)
    return stated or _last(ledger, "paper_event", _PAPER.format(event="sent"), number)


def last_signature(ledger: Ledger, number: str) -> Marked | None:
    """That the signed copy of a paper or of a plan came back."""
    on_paper = _last(ledger, "paper_event", _PAPER.format(event="signed"), number)
    return on_paper or _last(ledger, "plan_signature", _SIGNATURE, number)


def last_print(ledger: Ledger, number: str) -> Marked | None:
    """That a paper was printed."""
    return _last(ledger, "paper_event", _PAPER.format(event="printed"), number)


def last_card(ledger: Ledger, number: str) -> Marked | None:
    """That the card of a paper was given to be sent."""
    return _last(ledger, "paper_event", _PAPER.format(event="card"), number)


def last_end(ledger: Ledger, number: str) -> Marked | None:
    """That a plan ended; an end has no id but its entry in the journal."""
    return _last(ledger, "plan_end", _END, number, "e.seq")


def last_bill_event(ledger: Ledger, number: str) -> Marked | None:
    """What became of the bill of exchange that came with a receipt."""
    return _last(ledger, "acceptance_event", _BILL, number)


def last_told(ledger: Ledger, dispute_id: int, event: str) -> Marked | None:
    """That a dispute was `answered` or `settled`."""
    return _last(ledger, "dispute_event", _TOLD.format(event=event), dispute_id)


def credit_of(ledger: Ledger, settled: Marked) -> str:
    """The number of the credit that was posted with the end of a dispute, as the entry before it; empty for none."""
    found = ledger.value(
        """SELECT d.number FROM dispute_events e JOIN disputes p ON p.id = e.dispute_id
           JOIN items i ON i.id = p.item_id JOIN documents d ON d.seq = e.seq - 1 AND d.dated = e.dated
           JOIN adjustments a ON a.document_id = d.id AND a.about_id = i.document_id WHERE e.id = ?""",
        (settled.row_id,),
    )
    return str(found or "")


def _last(ledger: Ledger, what: str, rows: str, of: str | int, key: str = "e.id") -> Marked | None:
    found = ledger.row(
        f"SELECT {key}, e.seq {rows} AND {standing(what, key, FOR_EVER)} ORDER BY e.seq DESC LIMIT 1", (of,)
    )
    return Marked(what, *found) if found else None


_STATEMENT = "FROM statement_events e JOIN statements s ON s.id = e.statement_id WHERE s.number = ?1"
_PAPER = "FROM paper_events e WHERE e.number = ?1 AND e.event = '{event}'"
_SIGNATURE = "FROM plan_signatures e JOIN plans p ON p.id = e.plan_id WHERE p.number = ?1"
_END = "FROM plan_ends e JOIN plans p ON p.id = e.plan_id WHERE p.number = ?1"
_BILL = "FROM acceptance_events e JOIN documents d ON d.id = e.document_id WHERE d.number = ?1"
_TOLD = "FROM dispute_events e WHERE e.dispute_id = ?1 AND e.event = '{event}'"
