"""That bills of exchange fall due soon, or payments bounced, above the week's list."""

from desktop_app.domain.acceptances import BillNews
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import BOUNCED, PageName, Route
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import beside


class WeekBills(Card):
    """One line and the door to them; not there while there is nothing to tell."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.news = desk, BillNews()
        self.words = PlainLabel("", wraps=True)
        self.door = button(desk.say("Look at them"), self.open_door)
        beside((self.words, 1), self.door, within=self, margins=(14, 4, 8, 4))
        self.hide()

    def show_bills(self, news: BillNews) -> None:
        self.news = news
        text = bills_text(news, self.desk)
        self.words.setText(text)
        self.setVisible(bool(text))

    def open_door(self) -> None:
        """The bills, or, where none is due, the receipts that bounced."""
        if self.news.due:
            self.desk.go(Route(PageName.REPORTS, tab="bills"))
        else:
            self.desk.go(Route(PageName.RECEIPTS, tab=BOUNCED))


def bills_text(news: BillNews, desk: Desk) -> str:
    """How many fall due from which day on, and what came back."""
    say, told = desk.say, []
    if news.due and news.first_due:
        told.append(say("Bills of exchange due soon: {count}, {sum}; the first on {day}.", count=news.due,
                        sum=format_yuan(news.due_fen), day=day_text(news.first_due, desk)))  # fmt: skip
    if news.bounced:
        told.append(say("Payments that bounced lately: {count}, {sum}; the debts are unpaid again.",
                        count=news.bounced, sum=format_yuan(news.bounced_fen)))  # fmt: skip
    return " ".join(told)
