"""A task that somebody writes down: what, about whom, on which day, who does it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.picks import Pick
from desktop_app.domain.tasks import BY_HAND, TASKS, TaskKind, Todo
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.picking import customers_to_pick
from desktop_app.operations.tasks import add_task, drop_task
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, today_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.pick_field import PickField


class TaskPanel(FormPanel):
    """Begins with an invoice that is wanted, which is asked for most."""

    title = N_("New task")
    kept_as = "quick.task"
    kind = one_of(N_("To do"), {one: TASKS[one] for one in BY_HAND})
    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True))
    due = Field(
        N_("Day"), lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD), starts=today_typed
    )
    about = free_text(N_("Number of the slip"), longest=40)
    note = free_text(N_("Note"), longest=200)
    person = free_text(N_("Person"), longest=20, hint=N_("Left empty: whoever is at the counter."))

    def fill(self) -> QWidget:
        self.desk.jobs.ask(lambda book: customers_to_pick(book.ledger), self._know, self, lane="picks")
        return self.kind

    def _know(self, picks: Sequence[Pick]) -> None:
        """Who can be meant; whoever the page was about is."""
        self.customer.set_picks(picks)
        if self.subject.customer_id and not self.customer.text():
            self.customer.set_picked(self.subject.customer_id)
            self.form.settle_in()

    def write(self) -> None:
        task = Todo(
            TaskKind(str(self.kind.value())), self.customer.picked_id(), needed(self.due.day()), self.about.text(),
            self.note.text(), self.person.text(),
        )  # fmt: skip
        name = self.customer.text()
        self.enter(
            lambda book, moment: add_task(book.ledger, task, moment),
            lambda made: self.desk.say("On {day}: {what}, {name}.", day=made.due, what=TASKS[made.kind], name=name),
            lambda made: _dropped(made.id),
        )


def _dropped(task_id: int) -> IntoBook[int]:
    return lambda book, moment: drop_task(book.ledger, task_id, moment)
