"""The four figures above the week's list."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.figures import Figures
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.figure_card import FigureCard


class WeekCards(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        titles = (say("To chase today"), say("Due this week"), say("Overdue"), say("Unsigned slips"))
        self.cards = [FigureCard(title) for title in titles]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        for card in self.cards:
            layout.addWidget(card, 1)

    def show_figures(self, figures: Figures) -> None:
        """How much, and of how many customers."""
        for card, (figure, note) in zip(self.cards, self._told(figures), strict=True):
            card.show_figure(figure, note)

    def _told(self, figures: Figures) -> tuple[tuple[str, str], ...]:
        say, chase, due, late = self.desk.say, figures.chase_today, figures.due_this_week, figures.overdue
        promised, longest = figures.promises_today, figures.longest_days
        first, last, oldest = figures.week_from, figures.week_to, figures.unsigned_since
        return (
            (
                format_yuan(chase.fen),
                say("{count} customers, {promises} promised for today", count=chase.customers, promises=promised),
            ),
            (
                format_yuan(due.fen),
                say(
                    "{count} customers, {first} to {last}",
                    count=due.customers, first=f"{first:%m-%d}", last=f"{last:%m-%d}",
                ),
            ),
            (format_yuan(late.fen), say("{count} customers, longest {days} days", count=late.customers, days=longest)),
            (
                say("{count} slips", count=figures.awaiting_signature),
                say("oldest of {day}", day=f"{oldest:%m-%d}") if oldest else say("nothing to wait for"),
            ),
        )  # fmt: skip
