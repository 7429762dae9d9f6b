"""The statements of a month for all customers: watched, stopped, and then printed as one round (U7, U50, R066)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.dates import add_months, month_start
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.statement_words import fallen_said
from desktop_app.operations.paper_runs import MonthEntry, month_entries, state_month
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.issue_run import Issue, IssueRun
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.keys import back_button, with_key
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.record_table import RecordTable

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """A customer, the statement that was made or the reason why none was; with both, what is wrong with it."""

    customer_id: int
    name: str
    row: PaperRow | None = None
    said: Said | None = None


def _fallen_said(one: MonthEntry) -> Said | None:
    """Both sums of a statement that no longer holds, and where the way out is."""
    if one.fallen is None:
        return None
    return Said("{said} Look at it on the customer's page.", said=fallen_said(one.fallen))


def _result(one: Stated, _: date) -> Words:
    if one.row is not None:
        return one.row.number
    return Said("no statement") if one.said else Said("to be stated")


def _mark(one: Stated, _: date) -> Mark:
    return Mark.LATER if one.said else Mark.FINE if one.row else Mark.PLAIN


COLUMNS: tuple[Column[Stated], ...] = (
    Column("result", Said("Statement"), lambda one: one.row.number if one.row else "", Look.CHIP, 176, text=_result,
           mark=_mark),
    Column("customer", Said("Customer"), lambda one: one.name, width=200),
    Column("closing", Said("Closing balance"), lambda one: one.row.amount_fen if one.row else None, Look.MONEY, 132,
           total=True),
    Column("said", Said("Remark"), lambda one: str(one.said or ""), width=240, stretch=True,
           text=lambda one, _: one.said if one.said else ""),
)  # fmt: skip


class MonthStatements(QWidget):
    """Choose a month, Enter issues what is missing, Enter again prints; Esc stops and goes back."""

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.stated: list[Stated] = []
        self.run = IssueRun(desk, self._issue_in(desk.today()), self)
        self._month = desk.today()
        say = desk.say
        self.month = ChoiceField()
        self.month.setAccessibleName(say("Month"))
        self.words = PlainLabel("", "muted")
        self.gauge = QProgressBar()
        self.gauge.setTextVisible(False)
        self.gauge.setFixedHeight(px(8))
        self.starting = QPushButton()
        self.starting.setProperty("primary", True)
        self.stopping = QPushButton(say("Stop"))
        self.leaving = back_button(say)
        self.table: RecordTable[Stated] = RecordTable(desk, "month", COLUMNS, lambda one: one.customer_id)
        self.table.view.setAccessibleName(say("Customers of the month"))
        self.table.set_empty(
            EmptyState(say("Nothing moved in this month and nobody owes anything: no statement is needed."))
        )
        self.setFocusProxy(self.starting)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Start with last month."""
        first = month_start(self.desk.today())
        months = [add_months(first, -back) for back in range(MONTHS)]
        self.month.set_choices([(month, f"{month:%Y-%m}") for month in months])
        self.month.set_value(months[1])
        self._ask()

    def _issue_in(self, month: date) -> Issue:
        """States this very month, whatever is chosen while it runs: what was issued is final."""
        return lambda book, who, moment: state_month(book.ledger, who, month, moment)

    def leave(self) -> None:
        """Stop after the statement at hand."""
        self.run.stop()
        self.table.keep_columns()

    def go_on(self) -> None:
        """Enter: issue what is missing; when nothing is, print."""
        missing = self._missing()
        if self.run.busy:
            return
        if missing:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.run.start([one.customer_id for one in missing], self._issue_in(self._month))
            self._show_state()
        elif self._made():
            self.desk.go(Route(PageName.PREVIEW, numbers=tuple(row.number for row in self._made()), tab="papers"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            focused.click() if isinstance(focused, QPushButton) else self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.run.stop() if self.run.busy else self.ended.emit()
        else:
            super().keyPressEvent(event)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        month, moment = self.month.value(), self.desk.moment()
        if not isinstance(month, date):
            return
        self.run.stop()
        self._month = month
        self.desk.jobs.ask(lambda book: month_entries(book.ledger, month, moment), self._show, self, lane="month")

    def _show(self, entries: Sequence[MonthEntry]) -> None:
        """What was issued before counts as issued, and says where it no longer holds (case 25)."""
        self.stated = [Stated(one.customer.id, one.customer.name, one.row, _fallen_said(one)) for one in entries]
        self._show_state()
        self.starting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, customer: int, answer: PaperRow | Said) -> None:
        made, said = (None, answer) if isinstance(answer, Said) else (answer, None)
        self.stated = [replace(one, row=made, said=said) if one.customer_id == customer else one for one in self.stated]
        self._show_state()

    def _end(self) -> None:
        """The keyboard is where Enter prints, or goes on with what was stopped."""
        self._show_state()
        if self.isVisible():
            self.starting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        """The list, how far it is, and what Enter does now."""
        say, done, missing = self.desk.say, len(self._made()), len(self._missing())
        self.table.show_records(self.stated)
        self.gauge.setRange(0, max(len(self.stated), 1))
        self.gauge.setValue(len(self.stated) - missing)
        self.words.setText(say("{done} of {count} customers stated", done=done, count=len(self.stated)))
        self.starting.setText(
            with_key(say("Issue {count} statements", count=missing), "Return")
            if missing
            else with_key(say("Print {count} statements", count=done), "Return")
        )
        self.starting.setEnabled(not self.run.busy and bool(missing or done))
        self.stopping.setVisible(self.run.busy)
        self.gauge.setVisible(self.run.busy)
        self.month.setEnabled(not self.run.busy)

    def _made(self) -> list[PaperRow]:
        return [one.row for one in self.stated if one.row is not None]

    def _missing(self) -> list[Stated]:
        return [one for one in self.stated if one.row is None and one.said is None]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(PlainLabel(self.desk.say("State a month"), "title"))
        head.addWidget(self.month)
        head.addWidget(self.words)
        head.addWidget(self.gauge, 1)
        head.addStretch()
        for button in (self.stopping, self.starting, self.leaving):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.month.changed.connect(self._ask)
        self.starting.clicked.connect(self.go_on)
        self.stopping.clicked.connect(self.run.stop)
        self.leaving.clicked.connect(self.ended)
        self.table.opened.connect(self.go_on)
        self.run.told.connect(self._told)
        self.run.ended.connect(self._end)
