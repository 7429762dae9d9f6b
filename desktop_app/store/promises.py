"""Promises in the book."""

from collections.abc import Container
from datetime import date

from desktop_app.domain.contacts import Channel
from desktop_app.domain.moment import Moment
from desktop_app.domain.promises import Promise
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import not_withdrawn


def add_promise(ledger: Ledger, promise: Promise, moment: Moment) -> int:
    return notes.add(ledger, "promises", values_of(promise), moment, "make_promise", str(promise.customer_id))


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


_GIVEN = f"""SELECT customer_id, amount_fen, due, made_on, said_by, channel, note, id, seq FROM promises
    WHERE made_on <= ?1 AND (?2 = 0 OR customer_id = ?2) AND {not_withdrawn("promise", "promises.id", "?1")}
    ORDER BY customer_id, due, id"""


def _promise(row: Row) -> Promise:
    customer, fen, due, made, by, channel, note, row_id, seq = row
    days = date.fromisoformat(due), date.fromisoformat(made)
    return Promise(customer, fen, *days, by, Channel(channel), note, row_id, seq)
