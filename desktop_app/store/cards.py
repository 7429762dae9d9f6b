"""Cards of papers that were given to be sent: who got which, and whose is still to be sent (N20)."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.domain.cards import CardDue
from desktop_app.domain.papers import OF_DOCUMENT
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import standing


def given_on(ledger: Ledger, number: str, today: date) -> bool:
    """Whether the card of a paper was given out on this day already."""
    return bool(
        ledger.value(
            f"SELECT EXISTS (SELECT 1 {_CARDS} AND e.number = ?2 AND e.dated = ?1)", (today.isoformat(), number)
        )
    )


def load_waiting(ledger: Ledger, first: date, today: date) -> list[CardDue]:
    """Papers of these days that stand and whose card nobody was given: the newest day first, as they were entered."""
    return _due(ledger.rows(_WAITING, (today.isoformat(), first.isoformat())))


def load_named(ledger: Ledger, numbers: Sequence[str], today: date) -> list[CardDue]:
    """These papers as far as they have a card and stand, in the order they are named."""
    asked = (today.isoformat(), date.min.isoformat(), json.dumps(list(numbers)))
    return sorted(_due(ledger.rows(_NAMED, asked)), key=lambda one: numbers.index(one.number))


def _due(rows: Iterable[Row]) -> list[CardDue]:
    return [
        CardDue(number, OF_DOCUMENT[kind], customer_id, name, date.fromisoformat(dated), fen)
        for number, kind, customer_id, name, dated, fen in rows
    ]


_CARDS = f"FROM paper_events e WHERE e.event = 'card' AND {standing('paper_event', 'e.id', '?1')}"
_OF_DAYS = """
    SELECT x.number, x.kind, x.customer_id, c.name, x.dated, x.fen FROM (
        SELECT d.number, d.kind, d.customer_id, d.dated, d.amount_fen AS fen, d.seq FROM documents d
        WHERE d.dated BETWEEN ?2 AND ?1 AND d.kind IN ('shipment', 'return', 'receipt')
            AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
        UNION ALL SELECT s.number, 'statement', s.customer_id, s.issued_on, s.closing_fen, s.seq FROM statements s
        WHERE s.issued_on BETWEEN ?2 AND ?1
            AND NOT EXISTS (SELECT 1 FROM statement_replacements r WHERE r.replaced_id = s.id)) x
    JOIN papers p ON p.number = x.number JOIN customers c ON c.id = x.customer_id"""
_NAMED = f"{_OF_DAYS} WHERE x.number IN (SELECT value FROM json_each(?3))"
_WAITING = f"""{_OF_DAYS}
    WHERE NOT EXISTS (SELECT 1 {_CARDS} AND e.number = x.number AND e.dated <= ?1)
    ORDER BY x.dated DESC, x.seq"""
