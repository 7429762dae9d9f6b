"""Tasks: what the book and people say is to be done on a day; done, put off, or taken back (R022, R033, R043)."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.accounts import Kind
from desktop_app.domain.contacts import Outcome, claim_task
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.grounds import security_tasks
from desktop_app.domain.moment import Moment
from desktop_app.domain.statements import StatementState
from desktop_app.domain.tasks import CHECK_DAYS, Slipped, TaskKind, TaskStep, Todo, bills, checks, in_order
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import customers, drafts, settings, tasks, withdrawals
from desktop_app.store.arrivals import arrivals_since
from desktop_app.store.contacts import load_contacts
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import load_securities
from desktop_app.store.statements import issued_statements

ALL_DAYS = 10**4
"""So many days ahead nothing is left out."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with the name of whom it is about."""

    task: Todo
    customer: str


def open_tasks(ledger: Ledger, today: date, customer_id: int = 0, ahead: int = 0) -> list[TaskRow]:
    """What is to be done by the day, or by so many days later; of one customer or all, the earliest first."""
    names = {one.id: one.name for one in customers.load_records(ledger)}
    found = in_order(tasks.load_tasks(ledger, today), _by_rule(ledger, today))
    last = today + timedelta(days=ahead)
    return [
        TaskRow(one, names[one.customer_id])
        for one in found
        if one.due <= last and customer_id in (0, one.customer_id) and one.customer_id in names
    ]


def waiting_slips(ledger: Ledger, customer_id: int) -> list[Todo]:
    """Slips of a customer that the gate held back and that wait: offered when their money arrives (R043)."""
    return [one for one in _drafts_that_wait(ledger) if one.customer_id == customer_id]


def add_task(ledger: Ledger, task: Todo, moment: Moment) -> Done[Todo]:
    """Write down what somebody is to do; nobody named, it is whoever is at the counter."""
    with ledger.writing():
        customers.load_customer(ledger, task.customer_id)
        made = replace(
            task,
            note=clean_note(task.note, "The note", field="note"),
            about=clean_text(task.about, "The number", field="about"),
            person=clean_text(task.person, "The person's name", field="person") or _here(ledger, moment),
        )
        return done(replace(made, id=tasks.add_task(ledger, made, moment)), Changed.TASKS)


def finish_task(ledger: Ledger, task: Todo, moment: Moment) -> Done[Todo]:
    """It is done."""
    return _step(ledger, task, TaskStep.DONE, moment)


def put_task_off(ledger: Ledger, task: Todo, until: date, moment: Moment) -> Done[Todo]:
    """Not today: on a later day."""
    if until <= moment.today:
        raise Refused("Choose a later day.").at("until")
    return _step(ledger, task, TaskStep.PUT_OFF, moment, until)


def issue_invoice(ledger: Ledger, task: Todo, moment: Moment) -> Done[Todo]:
    """The invoice is written; the task stays until it is handed over."""
    if task.kind is not TaskKind.INVOICE:
        raise Refused("Only an invoice that is wanted can be issued.")
    return _step(ledger, task, TaskStep.ISSUED, moment)


def take_step_back(ledger: Ledger, step_id: int, moment: Moment) -> Done[int]:
    """The last step of a task was a slip of the hand: it stands again as before."""
    with ledger.writing():
        withdrawals.add(ledger, tasks.STEP, step_id, moment)
    return done(step_id, Changed.TASKS)


def drop_task(ledger: Ledger, task_id: int, moment: Moment) -> Done[int]:
    """Nobody is to do it any more."""
    with ledger.writing():
        withdrawals.add(ledger, tasks.TASK, task_id, moment)
    return done(task_id, Changed.TASKS)


def _step(ledger: Ledger, task: Todo, step: TaskStep, moment: Moment, until: date | None = None) -> Done[Todo]:
    """A task that a rule made is written down with its first step."""
    with ledger.writing():
        if not task.id:
            made = replace(task, person=task.person or _here(ledger, moment))
            task = replace(made, id=tasks.add_task(ledger, made, moment))
        step_id = tasks.add_step(ledger, task, step, moment, until)
    return done(replace(task, step_id=step_id), Changed.TASKS)


def _by_rule(ledger: Ledger, today: date) -> list[Todo]:
    from_fen = settings.load_rules(ledger).check_from_fen
    large = tasks.large_slips(ledger, from_fen, today, CHECK_DAYS) if from_fen else []
    sent = [
        Slipped(one.number, one.customer_id, one.state_on)
        for one in issued_statements(ledger, today)
        if one.state is StatementState.SENT
    ]
    ending = security_tasks(load_securities(ledger, today), today)
    return [*checks(large, today), *bills(sent, today), *_drafts_that_wait(ledger), *ending, *_claims(ledger, today)]


def _claims(ledger: Ledger, today: date) -> list[Todo]:
    """Money that is said to be paid and did not come yet: the last such word of each customer."""
    said = {one.customer_id: one for one in load_contacts(ledger, today) if one.outcome is Outcome.CLAIMS_PAID}
    arrived = arrivals_since(ledger, today, {who: one.claimed_on or one.at for who, one in said.items()})
    found = (claim_task(one, arrived.get(who, ()), today) for who, one in said.items())
    return [one for one in found if one is not None]


HELD = "held"
"""In the draft of a slip: the gate held it back, so it waits for money and not for somebody to finish it."""


def _drafts_that_wait(ledger: Ledger) -> list[Todo]:
    return [
        Todo(TaskKind.WAITING, customer, one.saved.astimezone().date(), one.key)
        for one in drafts.load(ledger, Kind.SHIPMENT)
        if (customer := _customer_of(one.content))
    ]


def _customer_of(content: str) -> int:
    """Whom a slip that the gate held back is for; 0 for any other draft, or where this version cannot read it."""
    try:
        fields = json.loads(content)["fields"]
        return int(fields["customer_id"]["id"]) if fields.get(HELD) else 0
    except (ValueError, KeyError, TypeError):
        return 0


def _here(ledger: Ledger, moment: Moment) -> str:
    return ledger.presence.name or moment.user
