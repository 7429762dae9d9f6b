"""Promises in the book."""

from datetime import date

from desktop_app.domain.contacts import Channel
from desktop_app.domain.moment import Moment
from desktop_app.domain.promises import Promise
from desktop_app.store import notes
from desktop_app.store.database import Ledger
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
    rows = ledger.rows(
        f"""SELECT id, customer_id, amount_fen, due, made_on, said_by, channel, note, seq
            FROM promises
            WHERE made_on <= ?1 AND (?2 = 0 OR customer_id = ?2) AND {not_withdrawn("promise", "promises.id", "?1")}
            ORDER BY customer_id, due, id""",
        (today.isoformat(), customer_id),
    )
    return [
        Promise(
            customer, fen, date.fromisoformat(due), date.fromisoformat(made), by, Channel(channel), note, row_id, seq
        )
        for row_id, customer, fen, due, made, by, channel, note, seq in rows
    ]
