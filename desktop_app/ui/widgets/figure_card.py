"""One figure of the day: what it counts, how much, and a word beside it."""

from desktop_app.ui.widgets.labels import Card, ElidedLabel
from desktop_app.ui.widgets.layouts import stacked


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
