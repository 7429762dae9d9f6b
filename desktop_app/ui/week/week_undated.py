"""That customers owe money without a day to pay, above the week's list: nobody is asked for it (R003)."""

from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import UNDATED, PageName, Route
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import beside


class WeekUndated(Card):
    """One line and the door to these customers; not there while there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.words = PlainLabel("", wraps=True)
        self.door = button(desk.say("Look at them"), lambda: desk.go(Route(PageName.CUSTOMERS, tab=UNDATED)))
        beside((self.words, 1), self.door, within=self, margins=(14, 4, 8, 4))
        self.hide()

    def show_undated(self, customers: int, fen: int) -> None:
        say, owed = self.desk.say, format_yuan(fen)
        text = say("1 customer owes {sum} without a day to pay: agree on the terms.", sum=owed)
        if customers > 1:
            text = say(
                "{count} customers owe {sum} without a day to pay: agree on the terms.", count=customers, sum=owed
            )
        self.words.setText(text if customers else "")
        self.setVisible(customers > 0)
