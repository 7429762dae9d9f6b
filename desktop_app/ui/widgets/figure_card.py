"""Figures of the day side by side: what each counts, how much, and a word beside it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.labels import Card, ElidedLabel
from desktop_app.ui.widgets.layouts import beside, stacked


class FigureCard(Card):
    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._figure = ElidedLabel("–", "figure")
        self._note = ElidedLabel(" ", "muted")
        stacked(ElidedLabel(title, "muted"), self._figure, self._note, within=self, gap=2, margins=(12, 8, 12, 8))

    def show_figure(self, figure: str, note: str = "") -> None:
        self._figure.setText(figure)
        self._note.setText(note or " ")
        self.setAccessibleName(f"{self._title}: {figure}, {note}")


class FigureCards(QWidget):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.cards = [FigureCard(title) for title in titles]
        beside(*((card, 1) for card in self.cards), gap=12, within=self)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Figure and note of each card."""
        for card, (figure, note) in zip(self.cards, figures, strict=True):
            card.show_figure(figure, note)
