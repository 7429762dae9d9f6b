"""Log what was said (R105)."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.chasing import HIDDEN_DAYS, NO_EXCUSE_DAYS
from desktop_app.domain.contacts import Channel, Contacted, Outcome, cautions, problems
from desktop_app.domain.customers import clean_note
from desktop_app.domain.errors import Refused, Unusual
from desktop_app.domain.moment import Moment
from desktop_app.operations.composing import refuse_future_date, refuse_problems, refuse_strange_due
from desktop_app.operations.debts import debt
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import contacts, customers, submissions
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
    clean = replace(contacted, note=clean_note(contacted.note, "The note", field="note"))
    with ledger.writing():
        before = submissions.repeated(ledger, submission, "contact_log", contacts.values_of(clean))
        if before:
            return done(replace(clean, id=before))
        customers.load_customer(ledger, clean.customer_id)
        if not accepted:
            _ask_first(ledger, clean, moment)
        made = contacts.add_contact(ledger, clean, moment)
        submissions.remember(ledger, submission, "contact_log", made, moment)
    return done(replace(clean, id=made), Changed.CONTACTS)


def put_off(ledger: Ledger, customer_id: int, until: date, moment: Moment) -> Done[Contacted]:
    """Take a customer off the list until a later day, without a talk (U4); withdraw the line to undo it.

    A debt over 60 days is put off for a week at most (R077).
    """
    if until <= moment.today:
        raise Refused("Choose a day after today ({today}).", today=moment.today).at("next_on")
    latest = moment.today + timedelta(days=HIDDEN_DAYS)
    if until > latest and debt(ledger, customer_id, moment.today).overdue_beyond(NO_EXCUSE_DAYS):
        raise Refused(
            "This debt is more than {days} days overdue: it comes back on {date} at the latest.",
            days=NO_EXCUSE_DAYS,
            date=latest,
        ).at("next_on")
    line = Contacted(customer_id, moment.today, Channel.PHONE, Outcome.PUT_OFF, next_on=until)
    return log_contact(ledger, line, moment)


def contact_log(ledger: Ledger, today: date, customer_id: int = 0) -> list[Contacted]:
    return contacts.load_contacts(ledger, today, customer_id)


def _ask_first(ledger: Ledger, line: Contacted, moment: Moment) -> None:
    for question in cautions(line, contacts.load_contacts(ledger, line.at, line.customer_id), moment.now):
        raise Unusual(question.template, **question.facts)
