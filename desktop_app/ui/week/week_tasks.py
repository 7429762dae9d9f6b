"""What is to be done today beside the calls."""

from collections import Counter
from collections.abc import Iterator, Sequence

from desktop_app.domain.tasks import TASKS
from desktop_app.operations.tasks import TaskRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.week.week_strip import WeekNote


def task_notes(rows: Sequence[TaskRow], desk: Desk) -> Iterator[WeekNote]:
    """How many there are, and of which kinds."""
    if rows:
        kinds = Counter(row.task.kind for row in rows)
        short = desk.say("To do: {count}", count=len(rows))
        told = "   ".join(f"{desk.tell(TASKS[kind])} {count}" for kind, count in kinds.items())
        yield WeekNote(short, f"{short}   {told}", lambda: desk.go(Route(PageName.TASKS)), "Ctrl+T")
