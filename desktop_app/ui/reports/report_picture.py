"""The picture above a report's table: what it is told apart by, what the colours are, and the bars."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.pictures import Piles
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.bar_chart import BarChart, bars_of
from desktop_app.ui.widgets.columns import read
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.legend import Legend
from desktop_app.ui.widgets.switch import Switch


class ReportPicture(Card):
    """`turned` carries the view that was chosen, `pressed` the place of a bar or None."""

    turned = Signal(object)
    pressed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.views = Switch((), desk.say("Told apart by"), leaves_keyboard=True)
        self.views.changed.connect(self.turned.emit)
        self.legend = Legend()
        self._bare = False
        self.chart = BarChart(desk.say("The report as bars"), desk.say("not yet"))
        self.chart.changed.connect(self.pressed.emit)
        head = beside(self.views, ROOM, self.legend)
        stacked(head, (self.chart, 1), within=self, gap=4, margins=(8, 8, 8, 4))

    def offer(self, views: Sequence[tuple[str, Said]], chosen: str) -> None:
        """What the report can be told apart by."""
        self.views.setVisible(len(views) > 1)
        if [value for value, _ in views] != self.views.values():
            self.views.set_options([(key, self.desk.tell(words)) for key, words in views])
        self.views.set_value(chosen)

    def make_bare(self, bare: bool) -> None:
        """Where the page is as low as the largest text makes it, the table has the room of the bars."""
        self._bare = bare
        self._show_parts()

    def draw(self, picture: Piles | None) -> None:
        """The bars; without any only the switch stands there."""
        bars = bars_of(picture, self.desk) if picture else []
        self.chart.show_bars(bars)
        words = [read(one, self.desk) for one in picture.legend] if picture else []
        self.legend.show_words(words if len(words) > 1 else (), picture.hollow if picture else frozenset())
        self._show_parts()

    def _show_parts(self) -> None:
        drawn = bool(self.chart.bars) and not self._bare
        self.chart.setVisible(drawn)
        self.legend.setVisible(drawn)
        self.setVisible(drawn or self.views.isVisibleTo(self))

    def key_at(self, place: int | None) -> Hashable:
        """The row a bar stands for; None where it stands for several, or none is pressed."""
        return None if place is None else self.chart.bars[place].bar.key
