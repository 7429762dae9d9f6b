"""Why a slip is held back, and what would let it leave: one warning in the form, never a box in the way (U9, N08)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.credit import GateOutcome, Verdict
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.objections import WayKind, WayOut
from desktop_app.domain.shipments import Release
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.text_field import TextField


class GateNotice(QWidget):
    """Shows itself while the verdict blocks. `box` is that of `reason`, the field of a release."""

    settle = Signal(object)
    """Receive money for earlier slips first: the `WayOut` with the sum and what it settles."""

    pay = Signal(object)
    """So many fen in all are handed over with the slip (no `int`, which ends at 2^31)."""

    less = Signal(object)
    """Ship goods for at most so many fen."""

    customer = Signal()
    """Open the customer's page, where a stop is lifted."""

    def __init__(self, desk: Desk, box: FieldBox, reason: TextField) -> None:
        super().__init__()
        self.desk = desk
        self.verdict: Verdict | None = None
        self._customer = 0
        self.reason = reason
        self.words = PlainLabel("", wraps=True)
        self.buttons: list[QPushButton] = []
        self._ways, self._release = QWidget(), QWidget()
        self._buttons = beside(within=self._ways)
        release = beside((box, 1), within=self._release)
        release.addWidget(button(desk.say("Other ways"), self._show_ways), 0, Qt.AlignmentFlag.AlignBottom)
        stacked(self.words, self._ways, self._release, margins=(16, 8, 12, 10), within=self)
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

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Follow the gate; a reason that was typed stays as long as the slip is held back."""
        blocked = verdict if verdict is not None and verdict.blocked else None
        if blocked is None or not blocked.ways_out:
            self._ask_for_release(False)
        changed = blocked is None or self.verdict is None or blocked.ways_out != self.verdict.ways_out
        self.verdict = blocked
        self.setVisible(blocked is not None)
        if blocked is None:
            return
        self.words.setText(_words(blocked, self.desk))
        self.setAccessibleName(self.words.text())
        if changed:
            self._lay_out(blocked)

    def release(self) -> Release | None:
        """The release that was typed; it counts only while the gate asks for one."""
        reason = self.reason.text().strip()
        return Release(reason) if reason and self.verdict is not None and not self._release.isHidden() else None

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

    def _show_ways(self) -> None:
        """Rather something else than a release."""
        self._ask_for_release(False)
        self.go_to_first_way()

    def _ask_for_release(self, asked: bool) -> None:
        self._release.setVisible(asked)
        self._ways.setVisible(not asked)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.base))
        painter.setPen(QColor(shown.hairline))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(0, 0, px(4), self.height(), QColor(shown.marks[Mark.LATER].text))
        painter.end()

    def _lay_out(self, verdict: Verdict) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        ways = [button(*self._way(way)) for way in verdict.ways_out]
        self.buttons = ways or [button(self.desk.say("Open the customer"), self.customer.emit)]
        for way in self.buttons:
            self._buttons.addWidget(way)
        self._buttons.addStretch()

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
            case WayKind.RELEASE:
                return say("Release once, with a reason"), self.ask_reason


def _words(verdict: Verdict, desk: Desk) -> str:
    """Every objection that blocks; where nothing lifts it, who does."""
    told = [desk.tell(one.said) for one in verdict.objections if one.outcome is GateOutcome.BLOCK]
    if not verdict.ways_out:
        told.append(desk.say("Only the owner lifts this, on the customer's page."))
    return "✕ " + "\n".join(told)
