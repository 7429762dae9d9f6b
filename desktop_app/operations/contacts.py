"""Log what was said (R105)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.contacts import Channel, Contacted, Outcome, cautions, problems
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Refused, Unusual
from desktop_app.domain.excuses import NO_EXCUSE_DAYS, back_by, put_off_since, rest_of
from desktop_app.domain.moment import Moment
from desktop_app.operations.composing import refuse_future_date, refuse_problems, refuse_strange_due
from desktop_app.operations.debts import debt
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.promises import judged_promises
from desktop_app.store import contacts, customers, plans, submissions
from desktop_app.store.database import Ledger


def log_contact(
    ledger: Ledger, contacted: Contacted, moment: Moment, submission: str = "", accepted: bool = False
) -> Done[Contacted]:
    """Keep one contact, once for each submission id (D4). A claim to have paid never becomes a receipt (case 18).

    A second call on one day and one outside the hours for calls are Unusual, unless `accepted`.
    """
    refuse_problems(problems(contacted))
    refuse_future_date(contacted.at, moment.today, "at")
    refuse_strange_due(contacted.next_on, moment.today, "next_on")
    clean = replace(
        contacted,
        note=clean_note(contacted.note, "The note", field="note"),
        bank=clean_text(contacted.bank, "Bank", field="bank"),
        account=clean_text(contacted.account, "Account", field="account"),
    )
    with ledger.writing():
        before = submissions.repeated(ledger, submission, "contact_log", contacts.values_of(clean))
        if before:
            facts = clean.bank, clean.account
            submissions.refuse_another(submission, facts, contacts.claim_facts(ledger, before))
            return done(replace(clean, id=before))
        customers.load_customer(ledger, clean.customer_id)
        if not accepted:
            _ask_first(ledger, clean, moment)
        made = contacts.add_contact(ledger, clean, moment)
        submissions.remember(ledger, submission, "contact_log", made, moment)
    return done(replace(clean, id=made), Changed.CONTACTS)


def put_off(ledger: Ledger, customer_id: int, until: date, moment: Moment) -> Done[Contacted]:
    """Take a customer off the list until a later day, without a talk (U4); withdraw the line to undo it.

    A debt over 60 days is put off for a week at most, however often, until somebody was spoken to (R077).
    """
    if until <= moment.today:
        raise Refused("Choose a day after today ({today}).", today=moment.today).at("next_on")
    _refuse_hiding(ledger, customer_id, until, moment.today)
    line = Contacted(customer_id, moment.today, Channel.PHONE, Outcome.PUT_OFF, next_on=until)
    return log_contact(ledger, line, moment)


def _refuse_hiding(ledger: Ledger, customer_id: int, until: date, today: date) -> None:
    """What is said here is what the list does: the day told is the day it comes back."""
    rest = rest_of(contacts.load_contacts(ledger, today, customer_id))
    promised = judged_promises(ledger, today, customer_id).get(customer_id, ())
    since = put_off_since(rest.since, rest.spoken_on, promised) or today
    spoken = [plan for plan in plans.load_plans(ledger, today, customer_id) if plan.signed_on is None]
    latest = back_by(debt(ledger, customer_id, today), spoken, since)
    if latest is None or until <= latest:
        return
    if latest > today:
        raise Refused(
            "What is more than {days} days overdue is put off for a week at most: this comes back on {date} at the "
            "latest.",
            days=NO_EXCUSE_DAYS,
            date=latest,
        ).at("next_on")
    raise Refused(
        "What is more than {days} days overdue is put off for a week at most, and it was put off on {since} already. "
        "Speak to the customer first and log the talk.",
        days=NO_EXCUSE_DAYS,
        since=since,
    ).at("next_on")


def contact_log(ledger: Ledger, today: date, customer_id: int = 0) -> list[Contacted]:
    return contacts.load_contacts(ledger, today, customer_id)


def _ask_first(ledger: Ledger, line: Contacted, moment: Moment) -> None:
    for question in cautions(line, contacts.load_contacts(ledger, line.at, line.customer_id), moment.now):
        raise Unusual(question.template, **question.facts)
