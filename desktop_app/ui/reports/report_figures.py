"""The figures at the head of a report: the one that answers it first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.operations.reporting.frame import HeadFigure
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.columns import read
from desktop_app.ui.widgets.figure_card import FigureCards


class ReportFigures(QWidget):
    """Cards beside one another; other figures are other cards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.cards: FigureCards | None = None
        self._names: tuple[str, ...] = ()
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_figures(self, figures: Sequence[HeadFigure]) -> None:
        """None where the report has none."""
        names = tuple(self.desk.tell(one.name) for one in figures)
        if names != self._names:
            self._renew(names)
        if self.cards is not None:
            told = [(self._said(one), read(one.note, self.desk)) for one in figures]
            self.cards.show_figures(told, [one.share for one in figures])
        self.setVisible(bool(names))

    def _said(self, one: HeadFigure) -> str:
        return format_yuan(one.figure) if isinstance(one.figure, int) else read(one.figure, self.desk)

    def _renew(self, names: tuple[str, ...]) -> None:
        if self.cards is not None:
            self._room.removeWidget(self.cards)
            self.cards.deleteLater()
        self._names, self.cards = names, FigureCards(names) if names else None
        if self.cards is not None:
            self._room.addWidget(self.cards)
