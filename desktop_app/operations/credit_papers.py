"""A paper that credit rests on is numbered and frozen, once for a submission id, and voided while nobody signed it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import OF_CREDIT, PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.operations.composing import refuse_future_date, refuse_merged
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import customers, journal, notes, settings, submissions, withdrawals
from desktop_app.store.credit_papers import (
    CREDIT_PAPER,
    IssuedPaper,
    customer_of,
    issued_papers,
    keep_paper,
    withdrawn_on,
)
from desktop_app.store.database import Ledger
from desktop_app.store.numbering import next_number

TABLE = "credit_papers"

Composed = Callable[[Shop, Customer, str, int], Any]
"""Makes the paper of the shop, the customer, its number and its place in the journal."""


def issue_paper(
    ledger: Ledger, kind: PaperKind, customer_id: int, dated: date, made_of: Composed, moment: Moment, submission: str
) -> Done[str]:
    """Number and freeze it; answers the number. A second call under the same submission id makes no other."""
    refuse_future_date(dated, moment.today)
    with ledger.writing():
        if before := submissions.made_before(ledger, submission, TABLE):
            number, as_kind, *_ = notes.values_of(ledger, TABLE, before)
            submissions.refuse_another(submission, kind.value, as_kind)
            return done(str(number))
        refuse_merged(ledger, customer_id)
        customer = customers.load_customer(ledger, customer_id)
        number = next_number(ledger, kind.value, dated, moment)
        paper = made_of(settings.load_shop(ledger), customer, number, journal.head(ledger).seq + 1)
        row_id = keep_paper(ledger, kind, number, customer_id, dated, paper, moment)
        submissions.remember(ledger, submission, TABLE, row_id, moment)
    return done(number, Changed.PAPERS)


def void_credit_paper(ledger: Ledger, number: str, moment: Moment) -> Done[str]:
    """It counts no more; its number stays. What came back signed is not voided: a newer version takes its place."""
    with ledger.writing():
        found = paper_named(ledger, number, moment.today)
        if found.signed_on is not None:
            raise Refused("{number} came back signed and stays. Make a new one, which takes its place.", number=number)
        withdrawals.add(ledger, CREDIT_PAPER, found.id, moment, number)
    return done(number, Changed.PAPERS)


def paper_named(ledger: Ledger, number: str, today: date) -> IssuedPaper:
    """One that stands, by its number."""
    every = (one for kind in OF_CREDIT for one in issued_papers(ledger, kind, 0, today))
    found = next((one for one in every if one.number == number), None)
    if found is None:
        raise Refused("There is no such paper {number}, or it is void already.", number=number)
    return found


def refuse_void_paper(ledger: Ledger, number: str) -> None:
    """No new sheet is made of what was voided."""
    if withdrawn_on(ledger, number):
        raise Refused("{number} is void, so no new paper is made of it.", number=number)


def is_credit_paper(ledger: Ledger, number: str) -> bool:
    """Whether a number is that of a terms sheet or letter."""
    return customer_of(ledger, number) is not None
