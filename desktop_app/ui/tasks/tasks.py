"""The tasks of today and the coming days: done, put off or issued by one key each, and taken back by Ctrl+Z."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from desktop_app.domain.tasks import TASKS, TaskKind, Todo
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.tasks import TASK_COLUMNS
from desktop_app.operations.tasks import (
    ALL_DAYS,
    TaskRow,
    finish_task,
    issue_invoice,
    open_tasks,
    put_task_off,
    take_step_back,
)
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook, IntoBook
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.tasks.task_form import TaskPanel

NEW = "new"
"""`Route.tab`: the form of a new task is open, about `Route.customer_id` named `Route.words`."""

Doing = Callable[[Todo], IntoBook[Todo]]
"""What is done about a task."""

DAYS = {0: N_("Today"), 7: N_("Next 7 days"), ALL_DAYS: N_("All")}


class TasksPage(ListPage[TaskRow]):
    """`Route.customer_id` shows the tasks of one customer."""

    name = PageName.TASKS
    title = N_("Tasks")
    watches = frozenset({Changed.TASKS, Changed.DOCUMENTS, Changed.STATEMENTS, Changed.CUSTOMERS})
    buttons = ("task.done", "task.later", "task.issued", "list.new")
    customer_id = 0

    def kind(self) -> ListKind[TaskRow]:
        empty = Empty(
            self.desk.say("Nothing is to be done. Large slips are asked about here the day after they leave."),
            (self.way("list.new"),), True, Icon.NOTHING_TO_DO,
        )  # fmt: skip
        days: tuple[Choice[TaskRow], ...] = tuple(Choice(ahead, words) for ahead, words in DAYS.items())
        span = Narrowing("days", N_("Until when"), days, Stands.SWITCH, rereads=True)
        of_a_row = ("task.done", "task.later", "task.issued")
        return ListKind(
            "tasks", self.title, TASK_COLUMNS, lambda row: (*row.task.key, row.task.id), (span, self._whose()), empty,
            of_a_row=of_a_row,
        )  # fmt: skip

    def _whose(self) -> Narrowing[TaskRow]:
        """What nobody in particular is to do is everybody's."""

        def mine(row: TaskRow) -> bool:
            return row.task.person in ("", self.desk.moment().user)

        everybody: Choice[TaskRow] = Choice(None, N_("Everybody"))
        return Narrowing(
            "person", N_("Person"), (everybody, Choice("mine", N_("Mine"), mine), Choice(
                "others", N_("Of others"), lambda row: not mine(row))),
        )  # fmt: skip

    def open(self, route: Route) -> None:
        self.customer_id = route.customer_id
        self.reload()
        if route.tab == NEW:
            self.panel.open_form(TaskPanel).begin(Subject(route.customer_id, route.words))

    def question(self) -> FromBook[Sequence[TaskRow]]:
        today, customer = self.desk.today(), self.customer_id
        ahead = ALL_DAYS if customer else int(str(self.list.value("days")))
        return lambda book: open_tasks(book.ledger, today, customer, ahead)

    def open_row(self, row: TaskRow) -> None:
        """The slip that waits, or the customer."""
        if row.task.kind is TaskKind.WAITING:
            self.desk.go(Route(PageName.SHIPMENT_FORM, draft=row.task.about))
        else:
            self.desk.go(Route(PageName.CUSTOMER, customer_id=row.task.customer_id))

    def about_customer(self) -> int:
        row = self.table.current()
        return row.task.customer_id if row else self.customer_id

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("list.new", N_("New task"), "Ctrl+N")
    def new_task(self) -> None:
        row = self.table.current()
        whom = Subject(row.task.customer_id, row.customer) if row and self.customer_id else Subject(0, "")
        self.panel.open_form(TaskPanel).begin(whom)

    @command("task.done", N_("Done"), "J", Where.LIST)
    def finish(self) -> None:
        self._step(
            lambda task: lambda book, moment: finish_task(book.ledger, task, moment), N_("Done: {what}, {name}.")
        )

    @command("task.later", N_("Tomorrow"), "Q", Where.LIST)
    def put_off(self) -> None:
        until = self.desk.today() + timedelta(days=1)
        self._step(
            lambda task: lambda book, moment: put_task_off(book.ledger, task, until, moment),
            N_("Tomorrow: {what}, {name}."),
        )

    @command("task.issued", N_("Invoice issued"), "I", Where.LIST)
    def issue(self) -> None:
        """It stays until it is handed over."""
        self._step(
            lambda task: lambda book, moment: issue_invoice(book.ledger, task, moment),
            N_("The invoice is issued: hand it to {name}."),
        )

    def _step(self, step: Doing, said: str) -> None:
        row = self.table.current()
        if row is None:
            return
        task, name = row.task, row.customer

        def told(made: Todo) -> None:
            words = self.desk.say(said, what=TASKS[task.kind], name=name)
            self.desk.done(words, lambda book, moment: take_step_back(book.ledger, made.step_id, moment))

        self.desk.jobs.do(step(task), told, self)
