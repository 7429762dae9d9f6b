"""What is worth knowing before the call, and the five things to do about it (U1, U11)."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.chase_words import action_said, reason_said
from desktop_app.domain.labels import in_plan_said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.reasons import Reason
from desktop_app.domain.statements import StatementState
from desktop_app.operations.week import WeekRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.words import contact_said
from desktop_app.ui.widgets.columns import day_text, masked, read
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.scrolled import scrolled

SIDE = 14
"""Room at both sides of the panel's text, in px at the standard text size."""


class Chaser(Protocol):
    """The page the panel stands on: what its buttons do."""

    def print_statement(self) -> None: ...
    def log_contact(self) -> None: ...
    def record_promise(self) -> None: ...
    def take_payment(self) -> None: ...
    def put_off(self) -> None: ...


class ChaseFacts(Card):
    def __init__(self, desk: Desk, page: Chaser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._row: WeekRow | None = None
        self.name = PlainLabel("", "title", wraps=True)
        self.phone = PlainLabel("", "muted", wraps=True)
        self.money = PlainLabel("", "strong", wraps=True)
        self.reason = PlainLabel("", wraps=True)
        self.facts = PlainLabel("", "muted", wraps=True)
        say = desk.say
        self.buttons = [
            _button(say("Print statement  P"), page.print_statement, primary=True),
            _button(say("Log a contact  C"), page.log_contact),
            _button(say("Record a promise  Y"), page.record_promise),
            _button(say("Take a payment  R"), page.take_payment),
            _button(say("Put off  Z"), page.put_off),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(SIDE), px(12), px(SIDE), px(12))
        layout.setSpacing(px(8))
        layout.addWidget(self.name)
        self._area = scrolled(self._texts())
        layout.addWidget(self._area, 1)
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch()
        self.show_row(None)

    def _texts(self) -> QWidget:
        texts = QWidget()
        inside = QVBoxLayout(texts)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        for label in (self.phone, self.money, self.reason, self.facts):
            inside.addWidget(label)
        inside.addStretch()
        return texts

    def show_row(self, row: WeekRow | None) -> None:
        """Show one customer; None shows that nothing is chosen."""
        self._row = row
        for widget in (self.phone, self.money, self.reason, self.facts, *self.buttons):
            widget.setVisible(row is not None)
        if row is None:
            self.name.setText(self.desk.say("No customer chosen"))
            return
        self.name.setText(row.row.name)
        self.phone.setText(" · ".join(part for part in (row.contact, masked(row.phone, self.desk)) if part))
        self.phone.setVisible(bool(self.phone.text()))
        self.money.setText(_money(row, self.desk))
        self.reason.setText(f"{self.desk.tell(reason_said(row.row))}\n{self.desk.tell(action_said(row.row))}")
        self.facts.setText("\n".join(_facts(row, self.desk)))
        QTimer.singleShot(0, self._fit_texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()

    def _fit_texts(self) -> None:
        """The buttons follow the text; only text that has no room scrolls.

        The height is that of the text beside a scroll bar, or the bar, once there, would never go away again.
        """
        texts = self._area.widget()
        layout = texts.layout() if texts else None
        if layout is not None:
            layout.invalidate()
            room = self.width() - 2 * px(SIDE) - self._area.verticalScrollBar().sizeHint().width()
            self._area.setMaximumHeight(max(layout.totalHeightForWidth(room), px(24)))

    def copy_phone(self) -> None:
        """The number into the clipboard (U11)."""
        if self._row is not None:
            QGuiApplication.clipboard().setText(self._row.phone)


def _money(row: WeekRow, desk: Desk) -> str:
    parts = [desk.say("Owes {sum}", sum=format_yuan(row.row.owed_fen))]
    if row.row.ask_fen:
        parts.append(desk.say("ask for {sum}", sum=format_yuan(row.row.ask_fen)))
    if row.limit_fen is not None:
        parts.append(desk.say("limit {sum}", sum=format_yuan(row.limit_fen)))
        if row.exposure_fen > row.limit_fen:
            parts.append(desk.say("over by {sum}", sum=format_yuan(row.exposure_fen - row.limit_fen)))
    return " · ".join(parts)


def _facts(row: WeekRow, desk: Desk) -> list[str]:
    """Oldest debt, last talk, last money, promise: what the customer will ask about."""
    say, facts = desk.say, []
    if row.row.oldest_due:
        facts.append(say("Oldest due {day}", day=row.row.oldest_due.isoformat()))
    debt = row.row.debt
    if debt.overdue_fen:
        facts.append(say("Overdue {sum}", sum=format_yuan(debt.overdue_fen)))
    if said := in_plan_said(debt):
        facts.append(desk.tell(said))
    if debt.in_dispute_fen:
        facts.append(say("In dispute {sum}", sum=format_yuan(debt.in_dispute_fen)))
    if debt.on_account_fen:
        facts.append(say("On account {sum}", sum=format_yuan(debt.on_account_fen)))
    facts += _said_against(row, desk)
    if row.last is not None:
        facts.append(say("Last contact: {contact}", contact=read(contact_said(row, desk.today()), desk)))
        if row.last.note:
            facts.append(say("“{note}”", note=row.last.note))
    if row.last_paid is not None:
        facts.append(
            say("Last paid {sum} on {day}", sum=format_yuan(row.last_paid[1]), day=day_text(row.last_paid[0], desk))
        )
    if row.promise is not None:
        promise = row.promise.promise
        facts.append(
            say("Promised {sum} by {day}", sum=format_yuan(promise.amount_fen), day=day_text(promise.by, desk))
        )
    return facts


def _said_against(row: WeekRow, desk: Desk) -> list[str]:
    """What the customer objects to and what we answered; their own figure of the statement and their words."""
    say, facts, last = desk.say, [], row.statement
    for one in row.disputes:
        facts.append(say("{number}: “{reason}”", number=one.number, reason=one.reason))
        if one.answer:
            facts.append(say("We answered: “{answer}”", answer=one.answer))
    if last is not None and last.state is StatementState.DIFFERS:
        if last.theirs_fen is not None and row.row.reason is not Reason.STATEMENT_DIFFERS:
            theirs, ours = format_yuan(last.theirs_fen), format_yuan(last.closing_fen)
            facts.append(say("they say {theirs}, we {ours}", theirs=theirs, ours=ours))
        if words := " · ".join(part for part in (last.said_by, last.note) if part):
            facts.append(say("“{note}”", note=words))
    return facts


def _button(text: str, does: Callable[[], None], primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    button.clicked.connect(lambda: does())
    return button
