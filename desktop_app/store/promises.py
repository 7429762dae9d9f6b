"""Promises in the book."""

from collections.abc import Container
from datetime import date

from desktop_app.domain.contacts import Channel
from desktop_app.domain.moment import Moment
from desktop_app.domain.promises import Promise, PromiseTie
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import not_withdrawn


def add_promise(ledger: Ledger, promise: Promise, moment: Moment) -> int:
    made = notes.add(ledger, "promises", values_of(promise), moment, "make_promise", str(promise.customer_id))
    tie_promise(ledger, made, promise.tie, promise.customer_id, moment)
    return made


def tie_promise(ledger: Ledger, promise_id: int, tie: PromiseTie, customer_id: int, moment: Moment) -> None:
    """Say what it hangs on beside its day; nothing is kept where that is nothing."""
    if tie:
        notes.add_row(ledger, "promise_ties", (promise_id, tie), moment, "tie_promise", str(customer_id))


def tie_of(ledger: Ledger, promise_id: int) -> PromiseTie:
    return PromiseTie(ledger.value("SELECT tie FROM promise_ties WHERE id = ?", (promise_id,)) or "")


def values_of(promise: Promise) -> tuple[object, ...]:
    """What stands in its row, without id and sequence."""
    return (
        promise.customer_id, promise.amount_fen, promise.by, promise.made_on, promise.said_by, promise.channel,
        promise.note,
    )  # fmt: skip


def load_promises(ledger: Ledger, today: date, customer_id: int = 0) -> list[Promise]:
    """Promises made up to `today` and not withdrawn by then, of one customer or all."""
    return list(map(_promise, ledger.rows(_GIVEN, (today.isoformat(), customer_id))))


def promises_of(ledger: Ledger, today: date, customers: Container[int]) -> list[Promise]:
    """`load_promises` of several customers."""
    return [_promise(row) for row in ledger.rows(_GIVEN, (today.isoformat(), 0)) if row[0] in customers]


_GIVEN = f"""SELECT p.customer_id, p.amount_fen, iif(t.tie = 'next_slip', coalesce(min(p.due, (SELECT min(d.dated)
        FROM documents d WHERE d.customer_id = p.customer_id AND d.kind = 'shipment' AND d.seq > p.seq
        AND d.dated BETWEEN p.made_on AND ?1
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1))), p.due), p.due)
        AS by_day, p.made_on, p.said_by, p.channel, p.note, p.id, p.seq, coalesce(t.tie, '')
    FROM promises p LEFT JOIN promise_ties t ON t.id = p.id
    WHERE p.made_on <= ?1 AND (?2 = 0 OR p.customer_id = ?2) AND {not_withdrawn("promise", "p.id", "?1")}
    ORDER BY p.customer_id, by_day, p.id"""
"""One that is tied to the next delivery is due with the first slip that was posted after it, and by its day at last."""


def _promise(row: Row) -> Promise:
    customer, fen, due, made, by, channel, note, row_id, seq, tie = row
    days = date.fromisoformat(due), date.fromisoformat(made)
    return Promise(customer, fen, *days, by, Channel(channel), note, row_id, seq, PromiseTie(tie))
