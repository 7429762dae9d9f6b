"""A task has a day and a person; a rule or a hand makes it, and it is done, put off or undone (R022, R033, R043)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.errors import Said

CHECK_DAYS = 7
"""So long after it left a large slip is asked about; what nobody asked by then is not asked any more."""

BILL_DAYS, BILL_LONGEST = 3, 30
"""From so many days after a statement went, and up to so many, it is asked whether it arrived."""


class TaskKind(StrEnum):
    """What is to be done."""

    DELIVERY = "delivery"
    """Ask whether the goods arrived, are right, and the bill came with them."""
    BILL = "bill"
    """Ask whether the statement arrived: people begin to pay when they have it (R033)."""
    INVOICE = "invoice"
    """The customer wants an invoice: issue it, hand it over. Until then it is a reason not to pay."""
    WAITING = "waiting"
    """A slip that was begun and waits for money (R043)."""
    SECURITY = "security"
    """A guarantee, pledge or deposit ends soon: act before its last day (R012, R013)."""
    CLAIM = "claim"
    """Money a customer says is paid: has it come (R116)?"""
    CALL = "call"
    APPOINTMENT = "appointment"
    OTHER = "other"


BY_HAND = (TaskKind.INVOICE, TaskKind.CALL, TaskKind.APPOINTMENT, TaskKind.OTHER)
"""What somebody writes down; the others follow from what is in the book."""

TASKS = {
    TaskKind.DELIVERY: Said("Goods: arrived, right, bill received?"),
    TaskKind.BILL: Said("Statement: has it arrived?"),
    TaskKind.INVOICE: Said("Invoice wanted"),
    TaskKind.WAITING: Said("A slip waits for money"),
    TaskKind.SECURITY: Said("A security ends soon"),
    TaskKind.CLAIM: Said("Said to be paid: has it come?"),
    TaskKind.CALL: Said("Call again"),
    TaskKind.APPOINTMENT: Said("Appointment"),
    TaskKind.OTHER: Said("Other"),
}
"""Each in the words of a list."""


class TaskStep(StrEnum):
    """What became of a task."""

    PUT_OFF = "put_off"
    ISSUED = "issued"
    """The invoice is written, but not handed over yet."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Todo:
    """`about` is the number of a slip or statement, or of the draft that waits. One that follows from a rule has no
    `id` until something was done about it. `issued_on` is the day an invoice was written; `step_id` names the last
    step, which can be taken back.
    """

    kind: TaskKind
    customer_id: int
    due: date
    about: str = ""
    note: str = ""
    person: str = ""
    id: int = 0
    issued_on: date | None = None
    done_on: date | None = None
    step_id: int = 0

    @property
    def key(self) -> tuple[TaskKind, str]:
        """By what a task of a rule is known again."""
        return self.kind, self.about


@dataclass(frozen=True, slots=True)
class Stepped:
    """One step of a task, as it was written down."""

    id: int
    task_id: int
    step: TaskStep
    dated: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Slipped:
    """A slip or statement by which a rule makes a task."""

    number: str
    customer_id: int
    dated: date


def after(task: Todo, steps: Iterable[Stepped]) -> Todo:
    """The task as its steps, oldest first, left it."""
    for one in steps:
        task = replace(task, step_id=one.id)
        if one.step is TaskStep.PUT_OFF:
            task = replace(task, due=one.until or task.due)
        elif one.step is TaskStep.ISSUED:
            task = replace(task, issued_on=one.dated)
        else:
            task = replace(task, done_on=one.dated)
    return task


def checks(slips: Iterable[Slipped], today: date) -> list[Todo]:
    """The day after a large slip left: did it arrive, is it right, is the bill there?"""
    first = today - timedelta(days=CHECK_DAYS)
    return [
        Todo(TaskKind.DELIVERY, one.customer_id, one.dated + timedelta(days=1), one.number)
        for one in slips
        if first <= one.dated < today
    ]


def bills(sent: Iterable[Slipped], today: date) -> list[Todo]:
    """Some days after a statement went without an answer: has it arrived?"""
    due = [(one, one.dated + timedelta(days=BILL_DAYS)) for one in sent]
    return [
        Todo(TaskKind.BILL, one.customer_id, day, one.number)
        for one, day in due
        if day <= today <= one.dated + timedelta(days=BILL_LONGEST)
    ]


def in_order(stored: Sequence[Todo], by_rule: Iterable[Todo]) -> list[Todo]:
    """What is to be done, the earliest day first: what a rule makes counts until it was written down."""
    known = {one.key for one in stored}
    every = [*(one for one in stored if one.done_on is None), *(one for one in by_rule if one.key not in known)]
    return sorted(every, key=lambda one: (one.due, one.kind, one.about, one.id))
