"""What the customer owes, may owe, and would owe with this slip, while it is typed (U9, experience 2.5)."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.credit import Outcome, Verdict
from desktop_app.domain.exposure import LineKind
from desktop_app.domain.labels import terms_said
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.columns import day_text, masked
from desktop_app.ui.widgets.labels import Card, PlainLabel

THIS_SLIP = frozenset({LineKind.THIS_SLIP, LineKind.PAID_NOW})
MARKS = {Outcome.PASS: Mark.FINE, Outcome.WARN: Mark.SOON, Outcome.BLOCK: Mark.LATER}


@dataclass(frozen=True, slots=True)
class Standing:
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


class CreditStrip(Card):
    """Figures above, the verdict in words below."""

    terms_wanted = Signal()
    """Agree on other terms: the customer's form, and back to the slip."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self.name = PlainLabel("", "title", wraps=True)
        self.terms = PlainLabel("", "muted", wraps=True)
        self.setting = QPushButton(say("Set the terms"))
        self.setting.setProperty("flat", True)
        self.setting.clicked.connect(self.terms_wanted)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(0, 1)
        self.figures = {
            key: self._figure(at, title, strong)
            for at, (key, title, strong) in enumerate(
                (
                    ("owes", say("Owes"), False),
                    ("overdue", say("Overdue"), False),
                    ("on_account", say("On account"), False),
                    ("last_deal", say("Last deal"), False),
                    ("limit", say("Credit limit"), False),
                    ("used", say("Used"), False),
                    ("after", say("After this slip"), True),
                )
            )
        }
        self.bar = LimitBar()
        self.verdict = VerdictChip()
        self.words = PlainLabel("", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        layout.addWidget(self.name)
        layout.addWidget(self.terms)
        layout.addWidget(self.setting, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._grid)
        layout.addWidget(self.bar)
        layout.addWidget(self.verdict)
        layout.addWidget(self.words)
        layout.addStretch()
        self.show_standing(None)

    def show_standing(self, standing: Standing | None) -> None:
        """Show one customer's standing; None while no customer is chosen."""
        for label, figure in self.figures.values():
            label.setVisible(standing is not None)
            figure.setVisible(standing is not None)
        for widget in (self.terms, self.setting, self.bar, self.verdict, self.words):
            widget.setVisible(standing is not None)
        if standing is None:
            self.name.setText(self.desk.say("No customer chosen"))
            return
        self._show_customer(standing.row)
        self._show_figures(standing)
        self._show_verdict(standing.verdict)

    def _show_customer(self, row: CustomerRow) -> None:
        customer = row.customer
        self.name.setText(customer.name)
        terms = self.desk.tell(terms_said(customer.terms))
        self.terms.setText("\n".join(filter(None, [masked(customer.phone, self.desk), terms])))

    def _show_figures(self, standing: Standing) -> None:
        row, limit = standing.row, standing.row.customer.limit_fen
        self._set("owes", format_yuan(row.balance_fen))
        self._set("overdue", format_yuan(row.overdue_fen))
        self._set("on_account", format_yuan(row.on_account_fen), shown=row.on_account_fen != 0)
        self._set("last_deal", self._day(row.last_deal), shown=row.last_deal is not None)
        self._set("limit", self.desk.say("no limit") if limit is None else format_yuan(limit))
        self._set("used", format_yuan(standing.used_fen))
        self._set("after", format_yuan(standing.after_fen))
        self.bar.setVisible(bool(limit))
        if limit:
            self.bar.show_shares(standing.used_fen / limit, standing.after_fen / limit)
            self.bar.setAccessibleName(
                self.desk.say("{percent} of the limit after this slip", percent=f"{standing.after_fen / limit:.0%}")
            )

    def _show_verdict(self, verdict: Verdict) -> None:
        say = self.desk.say
        words = {
            Outcome.PASS: say("May leave"),
            Outcome.WARN: say("May leave, with care"),
            Outcome.BLOCK: say("Held back"),
        }
        self.verdict.show_verdict(words[verdict.outcome], MARKS[verdict.outcome])
        self.words.setText("\n".join(self.desk.tell(one.said) for one in verdict.objections))
        self.words.setVisible(bool(verdict.objections))

    def _day(self, day: date | None) -> str:
        return "" if day is None else day_text(day, self.desk)

    def _set(self, key: str, text: str, shown: bool = True) -> None:
        label, figure = self.figures[key]
        figure.setText(text)
        figure.setAccessibleName(f"{label.text()}: {text}")
        label.setVisible(shown)
        figure.setVisible(shown)

    def _figure(self, row: int, title: str, strong: bool) -> tuple[PlainLabel, PlainLabel]:
        label, figure = PlainLabel(title, "strong" if strong else "muted"), PlainLabel("", "strong" if strong else "")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(figure, row, 1)
        return label, figure


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
        self.text = ""
        self._mark = Mark.PLAIN
        self.setFixedHeight(px(24))

    def show_verdict(self, words: str, mark: Mark) -> None:
        self.text, self._mark = f"{mark.value} {words}", mark
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = tokens().marks[self._mark], QPainter(self)
        text = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width() - px(16))
        chip = self.rect()
        chip.setWidth(self.fontMetrics().horizontalAdvance(text) + px(16))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ground))
        painter.drawRoundedRect(chip, px(4), px(4))
        painter.setPen(QColor(colours.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
