"""Whether a slip may leave, and what would let it: a place that is always there, never a box in the way (U9, N08)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.credit import Verdict
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.objections import Code, GateOutcome, WayKind, WayOut, owed_then_said
from desktop_app.domain.shipments import Release
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import ElidedLabel, PlainLabel, plain_tip
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.text_field import TextField

HEIGHT, STRIPE, LINE, GLYPH = 76, 4, 20, 20


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """How the gate says it: never by colour alone (U58)."""

    glyph: str
    words: str
    mark: Mark


OUTCOMES = {
    GateOutcome.PASS: GateAnswer("✓", N_("May leave"), Mark.FINE),
    GateOutcome.WARN: GateAnswer("●", N_("May leave, with care"), Mark.SOON),
    GateOutcome.BLOCK: GateAnswer("✕", N_("Held back"), Mark.LATER),
}


STOPS = frozenset({Code.STOPPED, Code.CREDIT_HELD})
"""What the customer is told on paper (R040)."""


class GateNotice(QWidget):
    """As high in all its states: may leave, with care, held back. `box` is that of `reason`, the field of a release."""

    settle = Signal(object)
    """Receive money for earlier slips first: the `WayOut` with the sum and what it settles."""

    pay = Signal(object)
    """So many fen in all are handed over with the slip (no `int`, which ends at 2^31)."""

    less = Signal(object)
    """Ship goods for at most so many fen."""

    without = Signal(object)
    """Leave the lines at these places off."""

    release_only = Signal()
    """Release the slip as it is; it leaves later."""

    customer = Signal()
    """Open the customer's page, where a stop is lifted."""

    notice = Signal()
    """Write the notice of what is stopped."""

    def __init__(self, desk: Desk, box: FieldBox, reason: TextField, until_box: FieldBox, until: DateField) -> None:
        super().__init__()
        self.desk = desk
        self.outcome: GateOutcome | None = None
        self.verdict: Verdict | None = None
        """The verdict that holds the slip back; None while nothing does."""
        self._customer = 0
        self.reason, self.until = reason, until
        self.title, self.words, self.more = PlainLabel("", "strong"), ElidedLabel(), ElidedLabel("", "muted")
        self.buttons: list[QPushButton] = []
        self._told, self._ways, self._release = QWidget(), QWidget(), QWidget()
        self._buttons = beside(within=self._ways)
        box.keep_no_line()
        until_box.keep_no_line()
        self._lay_out_rows(box, until_box)
        self.setFixedHeight(px(HEIGHT))
        self.clear()

    def clear(self) -> None:
        self._customer = 0
        self.reason.clear()
        self.show_verdict(None)

    def about(self, customer_id: int) -> None:
        """Whose slip is judged from now on; a reason typed for one customer releases nothing of another."""
        if customer_id and customer_id != self._customer:
            self.clear()
            self._customer = customer_id

    def show_verdict(self, verdict: Verdict | None, unpriced: int = 0) -> None:
        """Follow the gate; a reason that was typed stays as long as the slip is held back. `unpriced` lines have no
        price yet: whatever they come to is judged by nobody.
        """
        blocked = verdict if verdict is not None and verdict.blocked else None
        if blocked is None or not blocked.ways_out:
            self._ask_for_release(False)
        changed = blocked is None or self.verdict is None or blocked.ways_out != self.verdict.ways_out
        self.verdict = blocked
        self._say(verdict)
        if self.outcome is GateOutcome.PASS and unpriced:
            self._say_unpriced(unpriced)
        if changed:
            self._offer(blocked)

    def release(self) -> Release | None:
        """The release that was typed; it counts only while the gate asks for one."""
        reason = self.reason.text().strip()
        asked = self.verdict is not None and not self._release.isHidden()
        return Release(reason, self.until.day()) if reason and asked else None

    def ask_reason(self, text: str = "") -> None:
        """Open the reason box; `text` is one that was typed before."""
        self._ask_for_release(True)
        if text:
            self.reason.set_text(text)
        else:
            self.reason.setFocus()

    def go_to_first_way(self) -> None:
        """The keyboard goes to what helps; a way is never taken by itself."""
        (self.reason if not self._release.isHidden() else self.buttons[0]).setFocus()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _say(self, verdict: Verdict | None) -> None:
        """The answer in bold, why beside it, the rest below."""
        say, self.outcome = self.desk.say, verdict.outcome if verdict else None
        found = verdict.objections if verdict else ()
        told = [self.desk.tell(one.said) for one in found if one.outcome is self.outcome]
        if verdict is None:
            title, told = say("Whether it may leave is said here."), [say("Choose the customer first.")]
        else:
            title = self.desk.translate(OUTCOMES[verdict.outcome].words)
        if verdict is not None and not told:
            told = [self.desk.tell(owed_then_said(verdict.exposure.total_fen, verdict.limit_fen))]
        if verdict is not None and verdict.blocked and not verdict.ways_out:
            told.append(say("Only the owner lifts this, on the customer's page."))
        blocked = self.verdict is not None
        self.title.setText(title)
        self.words.setText(" ".join(told if blocked else told[:1]))
        self.more.setText("" if blocked else " ".join(told[1:]))
        self.more.setVisible(not blocked)
        self.setAccessibleName(" ".join([title, *told]))
        self.update()

    def _say_unpriced(self, count: int) -> None:
        """No verdict yet: a slip that is worth nothing always may leave."""
        self.outcome = GateOutcome.WARN
        self.title.setText(self.desk.say("Prices are missing"))
        self.words.setText(
            self.desk.say("{count} lines have no price yet: what they come to is not judged.", count=count)
        )
        self.more.hide()
        self.setAccessibleName(f"{self.title.text()} {self.words.text()}")
        self.update()

    def _show_ways(self) -> None:
        """Rather something else than a release."""
        self._ask_for_release(False)
        self.go_to_first_way()

    def _ask_for_release(self, asked: bool) -> None:
        self._release.setVisible(asked)
        self._told.setVisible(not asked)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        answer = OUTCOMES.get(self.outcome) if self.outcome else None
        stripe = shown.marks[answer.mark].text if answer else shown.hairline
        painter.setPen(QPen(QColor(shown.hairline), 1))
        painter.setBrush(QColor(shown.base))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(0, 0, px(STRIPE), self.height(), QColor(stripe))
        if answer and not self._told.isHidden():
            painter.setPen(QColor(stripe))
            at = QRect(px(STRIPE), self.title.mapTo(self, QPoint(0, 0)).y(), px(16 + GLYPH - STRIPE), px(LINE))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, answer.glyph)
        painter.end()

    def _lay_out_rows(self, box: FieldBox, until_box: FieldBox) -> None:
        say = self.desk.say
        later, other = button(say("Only release"), self.release_only.emit), button(say("Other ways"), self._show_ways)
        later.setToolTip(plain_tip(say("The slip waits as a draft; whoever saves it until then needs no owner.")))
        keys = beside(later, other)
        beside((box, 1), until_box, stacked(ROOM, keys, 2, gap=0), within=self._release)
        for label in (self.title, self.words, self.more):
            label.setFixedHeight(px(LINE))
        first = beside(GLYPH, self.title, 12, (self.words, 1), gap=0)
        self.more.setContentsMargins(px(GLYPH), 0, 0, 0)
        stacked(first, self.more, self._ways, ROOM, within=self._told, gap=8)
        stacked(self._told, self._release, within=self, gap=0, margins=(16, 8, 12, 8))

    def _offer(self, verdict: Verdict | None) -> None:
        """The ways out of what holds the slip back."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        ways: Sequence[WayOut] = verdict.ways_out if verdict else ()
        self.buttons = [button(*self._way(way)) for way in ways]
        if verdict is not None and not ways:
            self.buttons = [button(self.desk.say("Open the customer"), self.customer.emit)]
        if verdict is not None and any(one.code in STOPS for one in verdict.objections):
            self.buttons.append(button(self.desk.say("Write the notice"), self.notice.emit))
        for way in self.buttons:
            self._buttons.addWidget(way)
        self._buttons.addStretch()
        self._ways.setVisible(bool(self.buttons))

    def _way(self, way: WayOut) -> tuple[str, Callable[[], None]]:
        """What a way out is called, and what it does."""
        say, amount = self.desk.say, format_yuan(way.amount_fen)
        match way.way:
            case WayKind.SETTLE:
                return say("Take {amount} for earlier slips", amount=amount), lambda: self.settle.emit(way)
            case WayKind.PAY_NOW:
                return say("Take {amount} now", amount=amount), lambda: self.pay.emit(way.amount_fen)
            case WayKind.SHIP_LESS:
                return say("Deliver at most {amount}", amount=amount), lambda: self.less.emit(way.amount_fen)
            case WayKind.WITHOUT:
                return say("Leave these goods off"), lambda: self.without.emit(way.items)
            case WayKind.RELEASE:
                return say("Release once, with a reason"), self.ask_reason
