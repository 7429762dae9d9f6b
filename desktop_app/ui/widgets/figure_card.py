"""One figure of the day: what it counts, how much, and a word beside it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, ElidedLabel


class FigureCard(Card):
    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._figure = ElidedLabel("–", "figure")
        self._note = ElidedLabel(" ", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(8))
        layout.setSpacing(px(2))
        layout.addWidget(ElidedLabel(title, "muted"))
        layout.addWidget(self._figure)
        layout.addWidget(self._note)

    def show_figure(self, figure: str, note: str = "") -> None:
        self._figure.setText(figure)
        self._note.setText(note or " ")
        self.setAccessibleName(f"{self._title}: {figure}, {note}")
