"""What the customer owes, may owe, and would owe with this slip, while it is typed (U9, experience 2.5)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop_app.domain.credit import GateOutcome, Verdict
from desktop_app.domain.exposure import LineKind
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.terms_words import terms_said
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.columns import day_text, masked
from desktop_app.ui.widgets.delegates import chip_text, draw_chip
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

THIS_SLIP = frozenset({LineKind.THIS_SLIP, LineKind.PAID_NOW})
VERDICTS = {
    GateOutcome.PASS: (N_("May leave"), Mark.FINE),
    GateOutcome.WARN: (N_("May leave, with care"), Mark.SOON),
    GateOutcome.BLOCK: (N_("Held back"), Mark.LATER),
}


@dataclass(frozen=True, slots=True)
class CreditStanding:
    """The customer's figures and what the gate says of the slip as it stands."""

    row: CustomerRow
    verdict: Verdict

    @property
    def used_fen(self) -> int:
        """What counts against the limit without this slip."""
        return sum(line.amount_fen for line in self.verdict.exposure.lines if line.kind not in THIS_SLIP)

    @property
    def after_fen(self) -> int:
        return self.verdict.exposure.total_fen

    @property
    def limit_fen(self) -> int | None:
        return self.row.customer.limit_fen


FIGURES: dict[str, tuple[str, Callable[[CreditStanding, Desk], str]]] = {
    "owes": (N_("Owed"), lambda one, _: format_yuan(one.row.balance_fen)),
    "overdue": (N_("Overdue"), lambda one, _: format_yuan(one.row.overdue_fen)),
    "on_account": (
        N_("On account"),
        lambda one, _: format_yuan(one.row.on_account_fen) if one.row.on_account_fen else "",
    ),
    "last_deal": (N_("Last deal"), lambda one, desk: day_text(one.row.last_deal, desk) if one.row.last_deal else ""),
    "limit": (
        N_("Credit limit"),
        lambda one, desk: desk.say("no limit") if one.limit_fen is None else format_yuan(one.limit_fen),
    ),
    "used": (N_("Used"), lambda one, _: format_yuan(one.used_fen)),
    "after": (N_("After this slip"), lambda one, _: format_yuan(one.after_fen)),
}
"""Each with its title; one that has nothing to say is left out. The last one is what it is all about."""


class CreditStrip(Card):
    """Figures above, the verdict in words below."""

    terms_wanted = Signal()
    """Agree on other terms: the customer's form, and back to the slip."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.name = PlainLabel("", "title", wraps=True)
        self.terms = PlainLabel("", "muted", wraps=True)
        self.setting = QPushButton(desk.say("Set the terms"))
        self.setting.setProperty("flat", True)
        self.setting.clicked.connect(self.terms_wanted)
        self.figures = {key: self._figure(title, key == [*FIGURES][-1]) for key, (title, _) in FIGURES.items()}
        self.bar = LimitBar()
        self.verdict = VerdictChip()
        self.words = PlainLabel("", wraps=True)
        self._lay_out()
        self.show_standing(None)

    def show_standing(self, standing: CreditStanding | None) -> None:
        """Show one customer's standing; None while no customer is chosen."""
        for widget in (self.terms, self.setting, self.verdict):
            widget.setVisible(standing is not None)
        for key, (_, reads) in FIGURES.items():
            self._tell(key, reads(standing, self.desk) if standing else "")
        self._show_limit(standing)
        self._show_verdict(standing.verdict if standing else None)
        if standing is None:
            self.name.setText(self.desk.say("No customer chosen"))
            return
        customer = standing.row.customer
        self.name.setText(customer.name)
        terms = self.desk.tell(terms_said(customer.terms))
        self.terms.setText("\n".join(filter(None, [masked(customer.phone, self.desk), terms])))

    def _tell(self, key: str, text: str) -> None:
        label, figure = self.figures[key]
        figure.setText(text)
        figure.setAccessibleName(f"{label.text()}: {text}")
        label.setVisible(bool(text))
        figure.setVisible(bool(text))

    def _show_limit(self, standing: CreditStanding | None) -> None:
        limit = standing.limit_fen if standing else None
        self.bar.setVisible(bool(limit))
        if standing and limit:
            after = standing.after_fen / limit
            self.bar.show_shares(standing.used_fen / limit, after)
            self.bar.setAccessibleName(self.desk.say("{percent} of the limit after this slip", percent=f"{after:.0%}"))

    def _show_verdict(self, verdict: Verdict | None) -> None:
        self.words.setVisible(bool(verdict and verdict.objections))
        if verdict is not None:
            words, mark = VERDICTS[verdict.outcome]
            self.verdict.show_verdict(self.desk.translate(words), mark)
            self.words.setText("\n".join(self.desk.tell(one.said) for one in verdict.objections))

    def _figure(self, title: str, strong: bool) -> tuple[PlainLabel, PlainLabel]:
        label = PlainLabel(self.desk.translate(title), "strong" if strong else "muted")
        figure = PlainLabel("", "strong" if strong else "")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        return label, figure

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for at, (label, figure) in enumerate(self.figures.values()):
            grid.addWidget(label, at, 0)
            grid.addWidget(figure, at, 1)
        parts = (self.name, self.terms, beside(self.setting, ROOM), grid, self.bar, self.verdict, self.words, ROOM)
        stacked(*parts, margins=(14, 12, 14, 12), within=self)


class LimitBar(QWidget):
    """Four pixels: how much of the limit is used, and how far this slip goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = self._after = 0.0
        self.setFixedHeight(px(4))

    def show_shares(self, used: float, after: float) -> None:
        self._used, self._after = used, after
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        over = QColor(shown.marks[Mark.LATER].text)
        painter.fillRect(self.rect(), QColor(shown.hairline))
        for share, colour in (
            (self._after, over if self._after > 1 else QColor(shown.accent)),
            (self._used, QColor(shown.muted)),
        ):
            painter.fillRect(0, 0, round(self.width() * max(0.0, min(share, 1.0))), self.height(), colour)
        painter.end()


class VerdictChip(QWidget):
    """Glyph and words on their ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark.PLAIN
        self.setFixedHeight(px(24))

    @property
    def text(self) -> str:
        return chip_text(self.accessibleName(), self._mark)

    def show_verdict(self, words: str, mark: Mark) -> None:
        self._mark = mark
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, self.rect(), self.accessibleName(), self._mark, self.font())
        painter.end()
