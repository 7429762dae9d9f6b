"""The four figures above the week's list, each the door to what it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.figures import Counted, Figures
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.columns import counted_customers, day_text
from desktop_app.ui.widgets.figure_card import FigureCard
from desktop_app.ui.widgets.layouts import beside


class WeekCards(QWidget):
    """The first is what came in this week, and opens the takings; three narrow the list to what they count, and show
    all again when pressed once more; the last opens the slips.
    """

    chosen = Signal(object)
    """A `Counted`, or None for all rows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.doors = {
            Counted.CHASE: FigureCard(say("To chase today"), lambda: self.press(Counted.CHASE)),
            Counted.DUE: FigureCard(say("Due this week"), lambda: self.press(Counted.DUE)),
            Counted.OVERDUE: FigureCard(say("Overdue"), lambda: self.press(Counted.OVERDUE)),
        }
        self.unsigned = FigureCard(say("Unsigned slips"), self._open_unsigned)
        self.received = FigureCard(say("Came in this week"), self._open_takings)
        self.cards = [self.received, *self.doors.values(), self.unsigned]
        beside(*((card, 1) for card in self.cards), gap=12, within=self)

    def press(self, which: Counted) -> None:
        """As the user does."""
        self.open_door(None if self.doors[which].isChecked() else which)

    def open_door(self, which: Counted | None) -> None:
        """Narrow the list to what a figure counts, or show all."""
        self.mark(which)
        self.chosen.emit(which)

    def opened(self) -> Counted | None:
        """Which figure the list is about."""
        return next((each for each, door in self.doors.items() if door.isChecked()), None)

    def mark(self, which: Counted | None) -> None:
        """Show which figure the list is about."""
        for each, door in self.doors.items():
            door.setChecked(each is which)

    def show_figures(self, figures: Figures) -> None:
        """How much, of how many customers, and since when."""
        say, promised, oldest = self.desk.say, figures.promises_today, figures.unsigned_since
        chase, due, late = figures.chase_today, figures.due_this_week, figures.overdue
        longest = say("longest {days} days", days=figures.longest_days) if figures.longest_days else ""
        first, last = f"{figures.week_from:%m-%d}", f"{figures.week_to:%m-%d}"
        told = (
            (format_yuan(chase.fen), chase.customers, say("{count} promised", count=promised) if promised else ""),
            (format_yuan(due.fen), due.customers, say("{first} to {last}", first=first, last=last)),
            (format_yuan(late.fen), late.customers, longest),
        )
        for card, (figure, count, note) in zip(self.doors.values(), told, strict=True):
            card.show_figure(figure, counted_customers(count, self.desk), note)
        waiting = say("oldest {day}", day=day_text(oldest, self.desk)) if oldest else ""
        count = figures.awaiting_signature
        self.unsigned.show_figure(say("1 slip") if count == 1 else say("{count} slips", count=count), waiting)

    def show_received(self, fen: int, receipts: int) -> None:
        """Sales are not finished until the money is there: what came in is the headline (R156)."""
        count = self.desk.say("1 receipt") if receipts == 1 else self.desk.say("{count} receipts", count=receipts)
        self.received.show_figure(format_yuan(fen), count)

    def _open_takings(self) -> None:
        self.desk.go(Route(PageName.REPORTS, tab="takings", words="day"))

    def _open_unsigned(self) -> None:
        self.desk.go(Route(PageName.SHIPMENTS, tab="unsigned"))
