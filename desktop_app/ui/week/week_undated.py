"""That customers owe money without a day to pay, so that nobody is asked for it (R003), or without a limit."""

from collections.abc import Iterator

from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import UNDATED, UNLIMITED, PageName, Route
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


def unlimited_notes(customers: int, fen: int, desk: Desk) -> Iterator[WeekNote]:
    """No limit means that nobody has thought about the risk (R014)."""
    if not customers:
        return
    say, owed = desk.say, format_yuan(fen)
    text = say("1 customer owes {sum} and has no limit: decide how far they may go.", sum=owed)
    if customers > 1:
        text = say(
            "{count} customers owe {sum} and have no limit: decide how far they may go.", count=customers, sum=owed
        )
    short = say("No limit: {count}", count=customers)
    yield WeekNote(short, text, lambda: desk.go(Route(PageName.CUSTOMERS, tab=UNLIMITED)))
