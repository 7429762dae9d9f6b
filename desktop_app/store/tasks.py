"""Tasks in the book: each a sealed row, with a row for every step; a step that was taken back counts no more."""

from collections import defaultdict
from datetime import date, timedelta

from desktop_app.domain.moment import Moment
from desktop_app.domain.tasks import Slipped, Stepped, TaskKind, TaskStep, Todo, after
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

TASK, STEP = "task", "task_step"
"""What is taken back: the task, or its step."""


def add_task(ledger: Ledger, task: Todo, moment: Moment) -> int:
    """Keep a task and journal it; returns its id."""
    row = (task.customer_id, task.kind, task.due, task.about, task.note, task.person)
    return notes.add(ledger, "tasks", row, moment, "add_task", task.about or str(task.customer_id))


def add_step(ledger: Ledger, task: Todo, step: TaskStep, moment: Moment, until: date | None = None) -> int:
    """Keep what became of a task."""
    subject = task.about or str(task.customer_id)
    return notes.add(ledger, "task_steps", (task.id, step, moment.today, until), moment, f"task_{step}", subject)


def load_tasks(ledger: Ledger, today: date) -> list[Todo]:
    """Every task that stands on the day, as its steps left it."""
    steps: defaultdict[int, list[Stepped]] = defaultdict(list)
    for row_id, task_id, step, dated, until in ledger.rows(
        f"""SELECT id, task_id, step, dated, until FROM task_steps s
            WHERE dated <= ?1 AND {standing(STEP, "s.id", "?1")} ORDER BY id""",
        (today.isoformat(),),
    ):
        day = date.fromisoformat(until) if until else None
        steps[task_id].append(Stepped(row_id, task_id, TaskStep(step), date.fromisoformat(dated), day))
    rows = ledger.rows(
        f"""SELECT t.id, {head_of("t.posted_for")}, t.kind, t.due, t.about, t.note, t.person FROM tasks t
            WHERE {standing(TASK, "t.id", "?1")} ORDER BY t.id""",
        (today.isoformat(),),
    )
    return [
        after(Todo(TaskKind(kind), whom, date.fromisoformat(due), about, note, person, row_id), steps[row_id])
        for row_id, whom, kind, due, about, note, person in rows
    ]


def invoices_wanted(ledger: Ledger, today: date) -> list[Todo]:
    """Those whose day has come and that were not handed over yet."""
    return [
        one
        for one in load_tasks(ledger, today)
        if one.kind is TaskKind.INVOICE and one.done_on is None and one.due <= today
    ]


def large_slips(ledger: Ledger, from_fen: int, today: date, days: int) -> list[Slipped]:
    """Slips of at least this sum that stand, dated within so many days before the day."""
    rows = ledger.rows(
        """SELECT d.number, d.customer_id, d.dated FROM documents d WHERE d.kind = 'shipment' AND d.amount_fen >= ?
           AND d.dated BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)""",
        (from_fen, (today - timedelta(days=days)).isoformat(), today.isoformat()),
    )
    return [Slipped(number, customer, date.fromisoformat(dated)) for number, customer, dated in rows]
