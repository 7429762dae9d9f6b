"""That customers owe money without a day to pay: nobody is asked for it (R003)."""

from collections.abc import Iterator

from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import UNDATED, PageName, Route
from desktop_app.ui.week.week_strip import WeekNote


def undated_notes(customers: int, fen: int, desk: Desk) -> Iterator[WeekNote]:
    if not customers:
        return
    say, owed = desk.say, format_yuan(fen)
    text = say("1 customer owes {sum} without a day to pay: agree on the terms.", sum=owed)
    if customers > 1:
        text = say("{count} customers owe {sum} without a day to pay: agree on the terms.", count=customers, sum=owed)
    short = say("Without a day to pay: {sum}", sum=owed)
    yield WeekNote(short, text, lambda: desk.go(Route(PageName.CUSTOMERS, tab=UNDATED)))
