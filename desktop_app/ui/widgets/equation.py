"""A sum as one line that one can add up: goods − paid now = still owed. Only what it comes to is written large."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, dress_as
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked


@dataclass(frozen=True, slots=True)
class SumTerm:
    """A figure with its name above it, and the sign that stands before it."""

    words: str
    figure: str
    sign: str = ""


class TermLabels(QWidget):
    """One term as it stands there."""

    def __init__(self) -> None:
        super().__init__()
        self.sign, self.words, self.figure = PlainLabel("", "muted"), PlainLabel("", "muted"), PlainLabel()
        for label in (self.words, self.figure):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sign.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._term = stacked(self.words, ROOM, self.figure, gap=0)
        beside(self.sign, self._term, within=self, gap=12)

    def make_low(self, low: bool) -> None:
        """Its name beside the figure, not above it."""
        flows, gap = (QBoxLayout.Direction.LeftToRight, px(8)) if low else (QBoxLayout.Direction.TopToBottom, 0)
        self._term.setDirection(flows)
        self._term.setSpacing(gap)
        middle, align = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag
        self.words.setAlignment(align.AlignRight | (middle if low else align.AlignTop))
        self.sign.setAlignment(middle if low else align.AlignBottom)

    def tell(self, term: SumTerm, is_result: bool) -> None:
        dress_as(self.figure, "role", "figure" if is_result else "")
        for label, text in ((self.sign, term.sign), (self.words, term.words), (self.figure, term.figure)):
            label.setText(text)
        self.sign.setVisible(bool(term.sign))
        self.figure.setAccessibleName(f"{term.words}: {term.figure}")


class Equation(QWidget):
    """From left to right; the last term is what the others come to."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[TermLabels] = []
        self._low = False
        self._row: QHBoxLayout = beside(within=self, gap=12)

    def tell(self, terms: Sequence[SumTerm]) -> None:
        """Show this sum."""
        while len(self.terms) < len(terms):
            labels = TermLabels()
            labels.make_low(self._low)
            self._row.addWidget(labels)
            self.terms.append(labels)
        for labels, term in zip(self.terms, terms, strict=False):
            labels.tell(term, term is terms[-1])
        for at, labels in enumerate(self.terms):
            labels.setVisible(at < len(terms))

    def make_low(self, low: bool) -> None:
        """All in one line, where the page has no room for two."""
        for labels in self.terms:
            labels.make_low(low)
        self._low = low

    def text(self) -> str:
        """As it would be read aloud."""
        parts = ((one.sign.text(), one.words.text(), one.figure.text()) for one in self.terms if not one.isHidden())
        return " ".join(part for term in parts for part in term if part)


def foot(words: QWidget, equation: Equation) -> QWidget:
    """A line at the foot of a card: a few words, and the sum at the right."""
    made = QWidget()
    beside((words, 1), equation, within=made, gap=12)
    return made
