"""Tasks: listed, written down, done, put off, taken back (R022, R033, R043)."""

from collections.abc import Mapping
from functools import partial

from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused
from desktop_app.domain.tasks import Todo
from desktop_app.operations.books import Book
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.tasks import TASK_COLUMNS
from desktop_app.operations.tasks import (
    ALL_DAYS,
    TaskRow,
    add_task,
    drop_task,
    finish_task,
    issue_invoice,
    open_tasks,
    put_task_off,
    take_step_back,
)


def tasks(session: Session) -> None:
    """Do what was asked about one; answers what is to be done."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, options.customer).id if options.customer else 0
        step = _asked(session, book, customer)
        found = open_tasks(book.ledger, today, customer, options.ahead)
    session.present(found, partial(_answer, step), partial(_show, session))


def _asked(session: Session, book: Book, customer: int) -> int:
    """The number of the step that was made, 0 for none."""
    options, moment = session.options, session.moment
    if options.add:
        if not customer:
            raise Refused("Say whom the task is about: --customer NAME.")
        day = options.on or moment.today
        add_task(book.ledger, Todo(options.add, customer, day, options.about, options.note, options.person), moment)
    if options.undo:
        take_step_back(book.ledger, options.undo, moment)
    if options.drop:
        drop_task(book.ledger, _meant(session, book, options.drop).id, moment)
    if options.issued:
        return issue_invoice(book.ledger, _meant(session, book, options.issued), moment).result.step_id
    if options.put_off:
        if options.on is None:
            raise Refused("Say until when: --on YYYY-MM-DD.")
        return put_task_off(book.ledger, _meant(session, book, options.put_off), options.on, moment).result.step_id
    if options.done:
        return finish_task(book.ledger, _meant(session, book, options.done), moment).result.step_id
    return 0


def _meant(session: Session, book: Book, said: str) -> Todo:
    every = (row.task for row in open_tasks(book.ledger, session.moment.today, ahead=ALL_DAYS))
    found = next((one for one in every if _name(one) == said), None)
    if found is None:
        raise Refused("There is no task “{name}”. “tasks --json” tells their names.", name=said)
    return found


def _name(task: Todo) -> str:
    """By its number; one that a rule makes by its kind and what it is about."""
    return str(task.id) if task.id else f"{task.kind}/{task.about}"


def _answer(step: int, found: list[TaskRow]) -> Mapping[str, object]:
    return {
        "tasks": [
            {
                "task": _name(row.task),
                "kind": row.task.kind,
                "customer": row.customer,
                "due": row.task.due.isoformat(),
                "number": row.task.about,
                "note": row.task.note,
                "person": row.task.person,
                "issued": row.task.issued_on.isoformat() if row.task.issued_on else None,
            }
            for row in found
        ],
        "step": step or None,
    }


def _show(session: Session, found: list[TaskRow], screen: Screen) -> None:
    screen.table(TASK_COLUMNS, found, session.moment.today)
