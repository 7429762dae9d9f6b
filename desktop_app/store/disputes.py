"""Disputes in the book: raised, answered, settled."""

from datetime import date
from typing import Any

from desktop_app.domain.disputes import Dispute, DisputeKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import not_withdrawn, standing

_TOLD = f"""FROM dispute_events e WHERE e.dispute_id = p.id AND e.event = '{{event}}' AND e.dated <= ?1
            AND {standing("dispute_event", "e.id", "?1")}"""


def _notes(event: str) -> str:
    """SQL: everything written down when it was answered or settled."""
    told = _TOLD.format(event=event)
    return f"(SELECT coalesce(group_concat(nullif(e.note, ''), ' · ' ORDER BY e.id), '') {told})"


_DISPUTES = f"""
    SELECT p.id, p.item_id, p.customer_id, p.amount_fen, p.reason, p.raised_on, d.number,
        (SELECT min(dated) {_TOLD.format(event="answered")}),
        (SELECT min(dated) {_TOLD.format(event="settled")}),
        {_notes("answered")}, {_notes("settled")}, coalesce(k.kind, ''), coalesce(k.told_by, ''), d.dated,
        coalesce(t.channel, ''), coalesce(t.line, 0), coalesce(t.quantity, 0),
        coalesce((SELECT trim(l.name || ' ' || l.spec) || ' ' || l.unit FROM lines l
            WHERE l.document_id = d.id AND l.line = t.line), '')
    FROM disputes p LEFT JOIN dispute_kinds k ON k.id = p.id
    LEFT JOIN dispute_lines t ON t.id = p.id JOIN items i ON i.id = p.item_id
    JOIN documents d ON d.id = i.document_id
    WHERE p.raised_on <= ?1 AND {not_withdrawn("dispute", "p.id", "?1")}"""


def add_dispute(ledger: Ledger, dispute: Dispute, moment: Moment) -> int:
    made = notes.add(ledger, "disputes", values_of(ledger, dispute), moment, "raise_dispute", dispute.number)
    if dispute.kind or dispute.told_by:
        row = (made, dispute.kind, dispute.told_by)
        notes.add_row(ledger, "dispute_kinds", row, moment, "tell_dispute_kind", dispute.number)
    if dispute.channel or dispute.line:
        meant = (made, dispute.channel, dispute.line, dispute.quantity)
        notes.add_row(ledger, "dispute_lines", meant, moment, "tell_dispute_line", dispute.number)
    return made


def values_of(ledger: Ledger, dispute: Dispute) -> tuple[object, ...]:
    """What stands in its row, without id and sequence; it is written for whom the slip was written for (case 19)."""
    posted_for = ledger.value("SELECT posted_for FROM items WHERE id = ?", (dispute.item_id,))
    return dispute.item_id, posted_for, dispute.amount_fen, dispute.reason, dispute.raised_on


def add_event(ledger: Ledger, dispute: Dispute, event: str, dated: date, note: str, moment: Moment) -> int:
    """`event` is `answered` or `settled`; returns the id of what was noted."""
    values = (dispute.id, event, dated, note)
    return notes.add(ledger, "dispute_events", values, moment, f"{event}_dispute", dispute.number)


def events_of(ledger: Ledger, dispute_id: int) -> list[tuple[str, date, str]]:
    """(event, day, note) of what was said to it and not taken back."""
    rows = ledger.rows(
        f"""SELECT e.event, e.dated, e.note FROM dispute_events e WHERE e.dispute_id = ?
            AND {standing("dispute_event", "e.id", "'9999-12-31'")} ORDER BY e.id""",
        (dispute_id,),
    )
    return [(event, date.fromisoformat(dated), note) for event, dated, note in rows]


def told_of(ledger: Ledger, dispute_id: int) -> dict[str, Any]:
    """Of which kind it is, who told it how, and which line is meant; also of one that was withdrawn."""
    kinds = ledger.rows("SELECT kind, told_by FROM dispute_kinds WHERE id = ?", (dispute_id,))
    lines = ledger.rows("SELECT channel, line, quantity FROM dispute_lines WHERE id = ?", (dispute_id,))
    told: dict[str, Any] = {"kind": DisputeKind(kinds[0][0]), "told_by": kinds[0][1]} if kinds else {}
    return told | (dict(zip(("channel", "line", "quantity"), lines[0], strict=True)) if lines else {})


def line_of(ledger: Ledger, item_id: int, line: int) -> tuple[int, int] | None:
    """(quantity, fen) of a line of the slip of an item; None where it has none."""
    rows = ledger.rows(
        """SELECT l.quantity, l.amount_fen FROM items i JOIN lines l ON l.document_id = i.document_id
            WHERE i.id = ? AND l.line = ?""",
        (item_id, line),
    )
    return (rows[0][0], rows[0][1]) if rows else None


def lines_of(ledger: Ledger, number: str) -> list[tuple[int, str, int, int]]:
    """(line, goods with unit, quantity, fen) of the goods of a slip."""
    return ledger.rows(
        """SELECT l.line, trim(l.name || ' ' || l.spec) || ' ' || l.unit, l.quantity, l.amount_fen
            FROM lines l JOIN documents d ON d.id = l.document_id WHERE d.number = ? AND l.quantity > 0
            ORDER BY l.line""",
        (number,),
    )


def load_disputes(ledger: Ledger, today: date, customer_id: int = 0) -> list[Dispute]:
    """Disputes raised up to `today` and not withdrawn by then, with what had become of them by then."""
    rows = ledger.rows(
        f"{_DISPUTES} AND (?2 = 0 OR p.customer_id = ?2) ORDER BY p.id", (today.isoformat(), customer_id)
    )
    return [_dispute(row) for row in rows]


def load_dispute(ledger: Ledger, dispute_id: int, today: date) -> Dispute:
    rows = ledger.rows(f"{_DISPUTES} AND p.id = ?2", (today.isoformat(), dispute_id))
    if not rows:
        raise Refused("The book has no dispute with the id {id}.", id=dispute_id)
    return _dispute(rows[0])


def _dispute(row: Row) -> Dispute:
    dispute_id, item_id, customer_id, fen, reason, raised, number, answered, settled, answer, agreement, *more = row
    return Dispute(
        item_id=item_id,
        customer_id=customer_id,
        amount_fen=fen,
        reason=reason,
        raised_on=date.fromisoformat(raised),
        answered_on=date.fromisoformat(answered) if answered else None,
        settled_on=date.fromisoformat(settled) if settled else None,
        number=number,
        id=dispute_id,
        answer=answer,
        agreement=agreement,
        kind=DisputeKind(more[0]),
        told_by=more[1],
        delivered_on=date.fromisoformat(more[2]),
        channel=more[3],
        line=more[4],
        quantity=more[5],
        goods=more[6],
    )
