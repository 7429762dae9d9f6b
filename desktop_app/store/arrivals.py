"""Money received in the book, and which debts it reached."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter

from desktop_app.domain.arrivals import Arrival, Place, on_account
from desktop_app.store.database import Ledger


def load_arrivals(
    ledger: Ledger, today: date, customer_id: int = 0, since: date = date.min
) -> dict[int, list[Arrival]]:
    """By customer, in the order it came: money received from `since` up to `today` and not reversed by then.

    A receipt stands once for each debt it was set against, and with its rest on account; older money never chooses
    before newer, so leaving it out changes nothing. Returns, discounts and reversals are no money.
    """
    facts = (today.isoformat(), customer_id, since.isoformat())
    return _arrivals(ledger, today, _of(_RECEIPTS, customer_id), facts)


def arrivals_since(ledger: Ledger, today: date, waited: Mapping[int, date]) -> dict[int, list[Arrival]]:
    """`load_arrivals` of several customers at once, each from a day of its own on."""
    facts = (today.isoformat(), json.dumps({str(one): since.isoformat() for one, since in waited.items()}))
    return _arrivals(ledger, today, _RECEIPTS.format(**_WAITED), facts)


def _arrivals(ledger: Ledger, today: date, receipts: str, facts: tuple[object, ...]) -> dict[int, list[Arrival]]:
    found: dict[int, list[Arrival]] = defaultdict(list)
    unspent: dict[int, list[tuple[Place, int]]] = defaultdict(list)
    for _, lines in groupby(ledger.rows(receipts, facts), itemgetter(0)):
        debts = list(lines)
        _, customer, dated, seq, rest, *_ = debts[0]
        at = (date.fromisoformat(dated), seq)
        for _, _, _, _, _, since, debt_seq, used in debts:
            if used and used > 0:
                rest -= used
                found[customer].append(Arrival(at, used, (date.fromisoformat(since), debt_seq)))
        if rest:
            unspent[customer].append((at, rest))
    for customer, money in unspent.items():
        found[customer] += on_account(money, _owed(ledger, customer, today))
    return {customer: sorted(money, key=lambda one: one.at) for customer, money in found.items()}


def _owed(ledger: Ledger, customer_id: int, today: date) -> list[tuple[Place, int]]:
    rows = ledger.rows(_OWED, (today.isoformat(), customer_id))
    return [((date.fromisoformat(dated), seq), fen) for dated, seq, fen in rows]


def _of(query: str, customer_id: int) -> str:
    """An OR would keep the index of one customer from use."""
    whose = "d.customer_id = ?2" if customer_id else "?2 = 0"
    return query.format(documents="documents d", whose=f"d.dated >= ?3 AND {whose}")


_WAITED = {
    "documents": "json_each(?2) w CROSS JOIN documents d",
    "whose": "d.customer_id = CAST(w.key AS INTEGER) AND d.dated >= w.value",
}
"""Customer by customer, through the index of their documents (CROSS JOIN keeps SQLite from turning it round)."""

_RECEIPTS = """
    SELECT d.id, d.customer_id, d.dated, d.seq, d.amount_fen, s.dated, s.seq, sum(a.sign * a.amount_fen)
    FROM {documents}
    LEFT JOIN items c ON c.document_id = d.id LEFT JOIN allocations a ON a.credit_item = c.id AND a.dated <= ?1
    LEFT JOIN items i ON i.id = a.debit_item LEFT JOIN documents s ON s.id = i.document_id
    WHERE d.kind = 'receipt' AND d.dated <= ?1 AND {whose}
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)
    GROUP BY d.id, s.id"""
"""Each receipt beside each debt it was set against, one after the other, or alone; since when the debt has stood."""

_OWED = """
    SELECT d.dated, d.seq, i.amount_fen - coalesce((SELECT sum(a.sign * a.amount_fen) FROM allocations a
        WHERE a.debit_item = i.id AND a.dated <= ?1), 0) AS open_fen
    FROM items i JOIN documents d ON d.id = i.document_id
    WHERE i.customer_id = ?2 AND i.direction = 'debit' AND i.dated <= ?1 AND open_fen > 0"""
