"""What is known of the row under the cursor, and what can be done with it: one card for every list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.gutter import GUTTER, reserve_gutter
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule, dress_as
from desktop_app.ui.widgets.layouts import beside, scrolled, stacked
from desktop_app.ui.widgets.offer_grid import OfferGrid
from desktop_app.ui.widgets.soon import Soon

Subject = TypeVar("Subject")

UNBOUND = 16_777_215
"""The greatest height a widget can be given: none at all."""

SIDE, GAP = 14, 4
"""Room at both sides of the card's text and between its lines, in px at the standard text size."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One paragraph, or one line: the name of a figure at the left, a muted `note` and the `value` at the right.

    `role` is that of a label: name, strong, muted, or empty for body. What has neither text nor value is left out.
    """

    text: str
    role: str = ""
    value: str = ""
    note: str = ""


RULE = Fact("", "rule")
"""A line between two groups of facts; none is drawn where one of the groups is empty."""


def figure(name: str, fen: int, note: str = "") -> Fact:
    """A line with a sum; none where there is nothing."""
    return Fact(name, "", format_yuan(fen), note) if fen else Fact("")


class FactLine(QWidget):
    """A fact as it stands in the card."""

    _is_fitting = False

    def __init__(self) -> None:
        super().__init__()
        self.words, self.note, self.value = PlainLabel(wraps=True), PlainLabel("", "muted"), PlainLabel()
        self.rule, self.below = Rule(), PlainLabel("", "muted")
        self.below.setAlignment(Qt.AlignmentFlag.AlignRight)
        for label in (self.rule, self.note, self.below):
            label.hide()
        self.note.setMinimumWidth(1)  # it goes below the line before it widens the card
        stacked(self.rule, beside((self.words, 1), self.note, self.value), self.below, within=self, gap=0)

    def tell(self, fact: Fact) -> None:
        self.rule.setVisible(fact is RULE)
        around = px(GAP) if fact is RULE else 0
        self.setContentsMargins(0, around, 0, around)
        dress_as(self.words, "role", "muted" if fact.value else fact.role)
        dress_as(self.value, "role", fact.role)
        for label, text in ((self.words, fact.text), (self.note, fact.note), (self.value, fact.value)):
            label.setText(text)
            if label is not self.note:  # whether there is room for it is seen once all is told
                label.setVisible(bool(text) or (label is self.words and fact is not RULE))
            label.ensurePolished()  # its role decides how high it is
            label.updateGeometry()
        self.setVisible(bool(fact.text or fact.value) or fact is RULE)
        self._fit_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_note()

    def _fit_note(self) -> None:
        """A note that has no room beside the value stands below.

        Showing a label may give the line its width at once, which asks here again; a label that is hidden while it is
        being shown would be neither, so that is looked at after it.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        self.below.setText(self.note.text())
        for _ in range(2):
            told, fits = bool(self.note.text()), self._fits()
            self.below.setVisible(told and not fits)
            self.note.setVisible(told and fits)
        self._is_fitting = False

    def _fits(self) -> bool:
        """Whether all of it has room side by side."""
        labels = [one for one in (self.words, self.note, self.value) if one.text()]
        wanted = sum(one.fontMetrics().horizontalAdvance(one.text()) for one in labels) + px(8) * (len(labels) - 1)
        return wanted <= self.width() or not self.value.text()

    def text(self) -> str:
        """What it says, from left to right."""
        return " ".join(one.text() for one in (self.words, self.note, self.value) if one.text())


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
    """Facts, then perhaps a part of its own (a list of what belongs to the row), and at the foot the buttons.

    The buttons stand below a line and never leave; facts that have no room scroll.
    """

    def __init__(
        self,
        desk: Desk,
        nothing: str,
        facts: Callable[[Subject, Desk], Sequence[Fact]],
        offers: Sequence[Offer[Subject]] = (),
        part: QWidget | None = None,
    ) -> None:
        """`nothing` is said, in the language of the window, while no row is under the cursor."""
        super().__init__()
        self.desk = desk
        self.subject: Subject | None = None
        self.lines: list[FactLine] = []
        self._fitting = Soon(self, self._fit_texts)
        self.offers = tuple(offers)
        self._nothing, self._facts, self._part = nothing, facts, part
        inside = QWidget()
        self._texts = stacked(within=inside, gap=GAP)
        self._area = scrolled(inside)
        self._texts.addStretch()
        reserve_gutter(self._area)
        shown = self._shown = stacked((self._area, 1), gap=GAP)
        if part is not None:
            dress_as(part, "card", False)  # no box within a box
            shown.addLayout(beside((part, 1), margins=(0, 0, GUTTER, 0)), 1)
        shown.setContentsMargins(px(SIDE), px(12), px(SIDE - GUTTER), px(8))
        self._foot, self._line = OfferGrid([offer.button for offer in self.offers]), Rule()
        stacked((shown, 1), self._line, self._foot, within=self, gap=0, margins=1)
        self.show_subject(None)

    def show_subject(self, subject: Subject | None) -> None:
        """Tell what is known of it by now; called again when more is known."""
        self.subject = subject
        told = [Fact(self._nothing, "muted")] if subject is None else self._facts(subject, self.desk)
        self._tell(grouped(told))
        if self._part is not None:
            self._part.setVisible(subject is not None)
        for offer in self.offers:
            offer.button.setEnabled(subject is not None and (offer.may is None or offer.may(subject)))
            if offer.first is not None:
                dress_as(offer.button, "primary", subject is not None and offer.first(subject))
        there = [one.button for one in self.offers if subject is not None and (one.where is None or one.where(subject))]
        for offer in self.offers:
            offer.button.setVisible(offer.button in there)
        self._line.setVisible(bool(there))
        self._foot.show_buttons(there)

    def texts(self) -> list[str]:
        """What the card says, fact by fact."""
        return [line.text() for line in self.lines if line.text()]

    def _tell(self, facts: Sequence[Fact]) -> None:
        while len(self.lines) < len(facts):
            line = FactLine()
            self._texts.insertWidget(len(self.lines), line)
            self.lines.append(line)
        for at, line in enumerate(self.lines):
            line.tell(facts[at] if at < len(facts) else Fact(""))
        self._fitting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()

    def _fit_texts(self) -> None:
        """Beside a part of its own the facts take no more room than they need. What is written larger is higher."""
        for line in self.lines:
            line.updateGeometry()
        self._texts.invalidate()
        self._texts.activate()
        if self._part is None:
            return
        is_alone = self._part.isHidden()
        self._shown.setStretch(1, 0 if is_alone else 1)
        if is_alone:  # the facts have its room, and push the buttons to the foot
            self._area.setMaximumHeight(UNBOUND)
            return
        room = self.width() - 2 * px(SIDE)
        self._area.setMaximumHeight(max(self._texts.totalHeightForWidth(room), px(24)))


def grouped(facts: Sequence[Fact]) -> list[Fact]:
    """What says something, with a line only between what says something."""
    told = [fact for fact in facts if fact.text or fact.value or fact is RULE]
    return [
        fact
        for at, fact in enumerate(told)
        if fact is not RULE or (at > 0 and told[at - 1] is not RULE and any(one is not RULE for one in told[at:]))
    ]
