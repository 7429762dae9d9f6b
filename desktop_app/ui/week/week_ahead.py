"""That documents are dated after today: such money is nowhere in the week's figures (case 29)."""

from collections.abc import Iterator

from desktop_app.domain.ahead import Ahead
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import AHEAD, PageName, Route
from desktop_app.ui.week.week_strip import WeekNote


def ahead_notes(ahead: Ahead, desk: Desk) -> Iterator[WeekNote]:
    if ahead.documents:
        short = desk.say("Dated after today: {count}", count=ahead.documents)
        yield WeekNote(short, _text(ahead, desk), lambda: desk.go(dated_ahead(ahead)))


def dated_ahead(ahead: Ahead) -> Route:
    """The list that has most of them to show: slips, else receipts, else whose account the rest is in."""
    if ahead.slips or ahead.receipts:
        return Route(PageName.SHIPMENTS if ahead.slips else PageName.RECEIPTS, tab=AHEAD)
    return Route(PageName.CUSTOMER, customer_id=ahead.customer_id, tab="history")


def _text(ahead: Ahead, desk: Desk) -> str:
    """How many, what they come to, and what that means."""
    say, fen = desk.say, format_yuan(ahead.owed_fen)
    told = (
        say("1 document is dated after today ({sum}) and not counted in what is owed.", sum=fen)
        if ahead.documents == 1
        else say(
            "{count} documents are dated after today ({sum}) and not counted in what is owed.",
            count=ahead.documents,
            sum=fen,
        )
    )
    return told + " " + say("If the clock of the computer is or was wrong, put it right first.")
