"""What is to be done today beside the calls, above the week's list; not there while there is nothing."""

from collections.abc import Sequence

from desktop_app.domain.tasks import TASKS
from desktop_app.operations.tasks import TaskRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, ElidedLabel, PlainLabel
from desktop_app.ui.widgets.layouts import beside


class WeekTasks(Card):
    """One line that names the first of them, and the door to all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.count, self.words = PlainLabel("", "strong"), ElidedLabel("", "muted")
        self.door = button(desk.say("Tasks"), lambda: desk.go(Route(PageName.TASKS)), "Ctrl+T")
        beside(self.count, 12, (self.words, 1), self.door, within=self, margins=(14, 4, 8, 4))
        self.hide()

    def show_tasks(self, rows: Sequence[TaskRow]) -> None:
        tell = self.desk.tell
        named = [" · ".join(filter(None, (row.customer, tell(TASKS[row.task.kind]), row.task.note))) for row in rows]
        self.count.setText(self.desk.say("To do: {count}", count=len(named)))
        self.words.setText("   ".join(named))
        self.setVisible(bool(named))
