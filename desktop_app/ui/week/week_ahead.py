"""That documents are dated after today, above the week's list: such money is nowhere in its figures (case 29)."""

from desktop_app.domain.ahead import Ahead
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import AHEAD, PageName, Route
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import beside


class WeekAhead(Card):
    """One line and the door to what it counts; not there while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.ahead = Ahead()
        self.words = PlainLabel("", wraps=True)
        self.door = button(desk.say("Look at them"), self.open_door)
        beside((self.words, 1), self.door, within=self, margins=(14, 4, 8, 4))
        self.hide()

    def show_ahead(self, ahead: Ahead) -> None:
        self.ahead = ahead
        self.words.setText(ahead_text(ahead, self.desk) if ahead.documents else "")
        self.setVisible(ahead.documents > 0)

    def open_door(self) -> None:
        """The list that has most of them to show: slips, else receipts, else whose account the rest is in."""
        ahead = self.ahead
        if ahead.slips or ahead.receipts:
            self.desk.go(Route(PageName.SHIPMENTS if ahead.slips else PageName.RECEIPTS, tab=AHEAD))
        else:
            self.desk.go(Route(PageName.CUSTOMER, customer_id=ahead.customer_id, tab="history"))


def ahead_text(ahead: Ahead, desk: Desk) -> str:
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
