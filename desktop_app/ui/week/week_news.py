"""What money that was just taken has changed, above the week's list until it is closed (N17)."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from desktop_app.domain.columns import short_day
from desktop_app.domain.money import format_yuan
from desktop_app.operations.bill_outcome import BillOutcome
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked

MOST_NAMED = 6
"""Customers that are named in one line; of more the count is told."""


class WeekNews(Card):
    """Promises kept, plans paid, whom to thank; not there while nothing is new."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.head, self.words = PlainLabel("", "strong", wraps=True), PlainLabel("", wraps=True)
        close = button(desk.say("Close"), self.close_news)
        beside((stacked(self.head, self.words, gap=4), 1), close, within=self, margins=(14, 4, 8, 4))
        self.hide()

    def tell(self, news: BillOutcome) -> None:
        """Of receipts that were taken; nothing where all of them are void by now."""
        say = self.desk.say
        self.head.setText(
            say("{count} receipts came in, {sum}.", count=news.receipts, sum=format_yuan(news.amount_fen))
        )
        self.words.setText("\n".join(self._lines(news)))
        self.words.setVisible(bool(self.words.text()))
        self.setVisible(bool(news.receipts))

    def close_news(self) -> None:
        self.hide()
        self.closed.emit()

    def _lines(self, news: BillOutcome) -> Iterator[str]:
        say, today = self.desk.say, self.desk.today()
        if news.kept:
            told = [f"{one.customer} {format_yuan(one.amount_fen)} ({short_day(one.by, today)})" for one in news.kept]
            yield say("Promises kept: {who}", who=self._named(told))
        if news.plans:
            yield say("Plans paid to the end: {who}", who=self._named([f"{who} {plan}" for who, plan in news.plans]))
        if news.thanks:
            yield say("Nothing is overdue any more, thank them: {who}", who=self._named(list(news.thanks)))

    def _named(self, names: list[str]) -> str:
        shown, more = "、".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
        return self.desk.say("{names} and {count} more", names=shown, count=more) if more > 0 else shown
