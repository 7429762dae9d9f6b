"""Keep promises to pay as records, judged by receipts alone (N01)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.doubts import Doubt, doubtful_promise, refuse_doubts
from desktop_app.domain.moment import Moment
from desktop_app.domain.promises import (
    Judged,
    Promise,
    PromiseTie,
    judge_promises,
    more_than_last,
    problems,
    with_next_slip,
)
from desktop_app.operations.composing import refuse_future_date, refuse_problems, refuse_strange_date
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import accounts, customers, promises, submissions
from desktop_app.store.arrivals import load_arrivals
from desktop_app.store.database import Ledger


def make_promise(
    ledger: Ledger, promise: Promise, moment: Moment, submission: str = "", accepted: frozenset[str] = frozenset()
) -> Done[Promise]:
    """Record who promised how much by when; the due dates of the slips stay (R006).

    More than is owed is asked first; `accepted` are the doubts somebody has said to be meant so.
    A second call with the same submission id records nothing; with another content it is refused (D4).
    """
    refuse_problems(problems(promise))
    refuse_future_date(promise.made_on, moment.today, "made_on")
    refuse_strange_date(promise.by, moment.today, "by")
    clean = replace(
        promise,
        said_by=clean_text(promise.said_by, "The person's name", field="said_by"),
        note=clean_note(promise.note, "The note", field="note"),
    )
    with ledger.writing():
        before = submissions.repeated(ledger, submission, "promises", promises.values_of(clean))
        if before:
            submissions.refuse_another(submission, clean.tie, promises.tie_of(ledger, before))
            return done(replace(clean, id=before))
        customers.load_customer(ledger, clean.customer_id)
        refuse_doubts(doubtful_promise(clean.amount_fen, _owed(ledger, clean, moment)), map(Doubt, accepted))
        made = promises.add_promise(ledger, clean, moment)
        submissions.remember(ledger, submission, "promises", made, moment)
    return done(replace(clean, id=made), Changed.PROMISES)


def judged_promises(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, list[Judged]]:
    """By customer: every promise beside what arrived for it up to `today`."""
    money = load_arrivals(ledger, today, customer_id)
    given: dict[int, list[Promise]] = {}
    for promise in promises.load_promises(ledger, today, customer_id):
        given.setdefault(promise.customer_id, []).append(promise)
    return {customer: judge_promises(made, money.get(customer, ()), today) for customer, made in given.items()}


def came_with_delivery(ledger: Ledger, customer_id: int, today: date) -> int:
    """What of the old debt came the last time it was promised with a delivery (R109)."""
    return more_than_last(judged_promises(ledger, today, customer_id).get(customer_id, ()))


def promised_with_slip(ledger: Ledger, customer_id: int, today: date) -> int:
    """What the customer promised to bring of the old debt with the slip that is being made (R109)."""
    given = promises.load_promises(ledger, today, customer_id)
    if not any(one.tie is PromiseTie.NEXT_SLIP and one.by >= today for one in given):
        return 0
    return with_next_slip(judged_promises(ledger, today, customer_id).get(customer_id, ()))


def _owed(ledger: Ledger, promise: Promise, moment: Moment) -> int:
    """What was owed on the day of the promise, or is by now if that is more: it may be entered days later."""
    now = accounts.account_now(ledger, promise.customer_id, moment.today).owed_fen
    return max(now, accounts.balance_on(ledger, promise.customer_id, promise.made_on))
