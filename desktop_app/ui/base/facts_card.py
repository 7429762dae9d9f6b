"""What is known of the row under the cursor, and what can be done with it: one card for every list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card, PlainLabel, dress_as
from desktop_app.ui.widgets.layouts import Room, scrolled, stacked

Subject = TypeVar("Subject")

SIDE = 14
"""Room at both sides of the card's text, in px at the standard text size."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One paragraph. `role` is that of a label: title, strong, muted, or empty for body; an empty text is left out."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Offer(Generic[Subject]):
    """A button of the card: it is there `where` the rule says so (None: always), greyed out unless it `may`, and the
    primary one where it is what usually comes `first`.
    """

    button: QPushButton
    where: Callable[[Subject], bool] | None = None
    may: Callable[[Subject], bool] | None = None
    first: Callable[[Subject], bool] | None = None


class FactsCard(Card, Generic[Subject]):
    """Facts as paragraphs, then perhaps a part of its own (a list of what belongs to the row), then the buttons.

    The buttons follow the text; only text that has no room scrolls.
    """

    def __init__(
        self,
        desk: Desk,
        nothing: str,
        facts: Callable[[Subject, Desk], Sequence[Fact]],
        offers: Sequence[Offer[Subject]] = (),
        part: QWidget | None = None,
        gap: int = 8,
    ) -> None:
        """`nothing` is said, in the language of the window, while no row is under the cursor; `gap` is in pixels."""
        super().__init__()
        self.desk = desk
        self.subject: Subject | None = None
        self.labels: list[PlainLabel] = []
        self.offers = tuple(offers)
        self._nothing, self._facts, self._part = nothing, facts, part
        inside = QWidget()
        self._texts = stacked(within=inside, gap=gap)
        self._area = scrolled(inside)
        grown = [(each, 1) for each in (self._area, part) if each is not None]
        buttons = [offer.button for offer in self.offers]
        stacked(*grown, *buttons, Room(0), within=self, gap=gap, margins=(SIDE, 12, SIDE, 12))
        self.show_subject(None)

    def show_subject(self, subject: Subject | None) -> None:
        """Tell what is known of it by now; called again when more is known."""
        self.subject = subject
        told = [Fact(self._nothing, "title")] if subject is None else self._facts(subject, self.desk)
        self._tell([fact for fact in told if fact.text])
        if self._part is not None:
            self._part.setVisible(subject is not None)
        for offer in self.offers:
            offer.button.setVisible(subject is not None and (offer.where is None or offer.where(subject)))
            offer.button.setEnabled(subject is not None and (offer.may is None or offer.may(subject)))
            if offer.first is not None:
                dress_as(offer.button, "primary", subject is not None and offer.first(subject))

    def texts(self) -> list[str]:
        """What the card says, paragraph by paragraph."""
        return [label.text() for label in self.labels if label.text()]

    def _tell(self, facts: Sequence[Fact]) -> None:
        while len(self.labels) < len(facts):
            label = PlainLabel(wraps=True)
            self._texts.addWidget(label)
            self.labels.append(label)
        for at, label in enumerate(self.labels):
            fact = facts[at] if at < len(facts) else Fact("")
            label.setVisible(bool(fact.text))
            label.setText(fact.text)
            dress_as(label, "role", fact.role)
        QTimer.singleShot(0, self._fit_texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()

    def _fit_texts(self) -> None:
        """The height is that of the text beside a scroll bar, or the bar, once there, would never go away again."""
        self._texts.invalidate()
        room = self.width() - 2 * px(SIDE) - self._area.verticalScrollBar().sizeHint().width()
        self._area.setMaximumHeight(max(self._texts.totalHeightForWidth(room), px(24)))
