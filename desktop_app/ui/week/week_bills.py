"""That bills of exchange fall due soon, or payments bounced."""

from collections.abc import Iterator

from desktop_app.domain.acceptances import BillNews
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import BOUNCED, PageName, Route
from desktop_app.ui.week.week_strip import WeekNote
from desktop_app.ui.widgets.columns import day_text


def bill_notes(news: BillNews, desk: Desk) -> Iterator[WeekNote]:
    """How many fall due from which day on, and what came back."""
    say = desk.say
    if news.due and news.first_due:
        due, first = format_yuan(news.due_fen), day_text(news.first_due, desk)
        yield WeekNote(
            say("Bills of exchange due: {count}, {day}", count=news.due, day=first),
            say("Bills of exchange due soon: {count}, {sum}; the first on {day}.", count=news.due, sum=due, day=first),
            lambda: desk.go(Route(PageName.REPORTS, tab="bills")),
        )
    if news.bounced:
        fen = format_yuan(news.bounced_fen)
        yield WeekNote(
            say("Bounced: {count}, {sum}", count=news.bounced, sum=fen),
            say("Payments that bounced lately: {count}, {sum}; the debts are unpaid again.",
                count=news.bounced, sum=fen),
            lambda: desk.go(Route(PageName.RECEIPTS, tab=BOUNCED)),
        )  # fmt: skip
