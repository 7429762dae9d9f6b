"""What is to be done today beside the calls, above the week's list; not there while there is nothing."""

from collections import Counter
from collections.abc import Sequence

from desktop_app.domain.tasks import TASKS
from desktop_app.operations.tasks import TaskRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import beside


class WeekTasks(Card):
    """One line that counts what is to be done by its kind, and the door to all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.count, self.words = PlainLabel("", "strong"), PlainLabel("", "muted", wraps=True)
        self.door = button(desk.say("Tasks"), lambda: desk.go(Route(PageName.TASKS)), "Ctrl+T")
        beside(self.count, 12, (self.words, 1), self.door, within=self, margins=(14, 4, 8, 4))
        self.hide()

    def show_tasks(self, rows: Sequence[TaskRow]) -> None:
        kinds = Counter(row.task.kind for row in rows)
        self.count.setText(self.desk.say("To do: {count}", count=len(rows)))
        self.words.setText("   ".join(f"{self.desk.tell(TASKS[kind])} {count}" for kind, count in kinds.items()))
        self.setVisible(bool(rows))
