"""What the list of tasks shows."""

from datetime import date

from desktop_app.domain.columns import Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.tasks import TASKS, TaskKind
from desktop_app.operations.tasks import TaskRow


def _what(row: TaskRow, _: date) -> Words:
    """An invoice says how far it is."""
    issued = row.task.issued_on
    done = Said("issued, not handed over") if row.task.kind is TaskKind.INVOICE and issued else ""
    return joined(TASKS[row.task.kind], done)


NO_NUMBER = frozenset({TaskKind.WAITING, TaskKind.CLAIM})
"""About a draft or a talk, which have no number that anybody knows."""

TASK_COLUMNS: tuple[Column[TaskRow], ...] = (
    Column("due", Said("Day"), lambda row: row.task.due, Look.DATE, 80),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 180, stretch=True),
    Column("what", Said("To do"), lambda row: row.task.kind.value, width=232, text=_what),
    Column("about", Said("Number"),
           lambda row: "" if row.task.kind in NO_NUMBER else row.task.about, Look.CODE, 140, fades=2),
    Column("note", Said("Note"), lambda row: row.task.note, width=200, fades=1),
    Column("person", Said("Person"), lambda row: row.task.person, width=88, fades=3),
)  # fmt: skip
