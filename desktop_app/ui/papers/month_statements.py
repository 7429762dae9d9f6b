"""The statements of a month for all customers: watched, stopped, and then printed as one round (U7, U50, R066)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.dates import add_months, month_start
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.statement_words import fallen_said
from desktop_app.language import N_
from desktop_app.operations.paper_runs import MonthEntry, month_entries, state_month
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import Empty, ListKind, ListView
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.issue_run import IssueRun
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.keys import ENTER, back_button, button, with_key
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

MONTHS = 12


def _remark(one: MonthEntry, _: date) -> Words:
    """Why no statement was made; of one that no longer holds both sums, and where the way out is."""
    if one.fallen is not None:
        return Said("{said} Look at it on the customer's page.", said=fallen_said(one.fallen))
    if one.became:
        return Said("Is one with {name} since; carried over to that statement.", name=one.became)
    return one.refused or ""


def _result(one: MonthEntry, _: date) -> Words:
    return Said("issued") if one.row else Said("no statement") if one.refused or one.became else Said("not issued yet")


def _mark(one: MonthEntry, _: date) -> Mark:
    return Mark.LATER if one.refused or one.fallen or one.became else Mark.FINE if one.row else Mark.PLAIN


COLUMNS: tuple[Column[MonthEntry], ...] = (
    Column("result", Said("Statement"), lambda one: one.row.number if one.row else "", Look.CHIP, 136, text=_result,
           mark=_mark),
    Column("number", Said("Number"), lambda one: one.row.number if one.row else "", Look.CODE, 136),
    Column("customer", Said("Customer"), lambda one: one.customer.name, Look.NAME, 200),
    Column("closing", Said("Closing debt"), lambda one: one.closing_fen, Look.MONEY, 132, total=True, credit=True),
    Column("said", Said("Note"), lambda one: str(_remark(one, date.min)), width=240, stretch=True, text=_remark),
)  # fmt: skip


class MonthStatements(QWidget):
    """Choose a month, Enter issues what is missing, Enter again prints; Esc stops and goes back."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.entries: list[MonthEntry] = []
        self.run = IssueRun(desk, self)
        self._month = desk.today()
        say = desk.say
        self.month = ChoiceField()
        self.month.setAccessibleName(say("Month"))
        self.words = PlainLabel("", "muted")
        self.gauge = QProgressBar(textVisible=False)
        self.track = QWidget()
        self.track.setFixedHeight(px(4))
        stacked(self.gauge, within=self.track)
        self.starting = button("", self.go_on, primary=True)
        self.stopping = button(say("Stop"), self.run.stop)
        none = Empty(say("Nothing moved in this month and nobody owes anything: no statement is needed."))
        kind = ListKind("month", N_("Customers of the month"), COLUMNS, lambda one: one.customer.id, empty=none)
        self.list = ListView(desk, kind)
        self.table = self.list.table
        self.setFocusProxy(self.starting)
        title, leaving = PlainLabel(say("Issue monthly statements"), "name"), back_button(say, self.ended.emit)
        head = beside(title, self.month, self.words, ROOM, self.stopping, leaving, self.starting)
        stacked(head, self.track, (self.list, 1), margins=(16, 0, 16, 12), gap=4, within=self)
        self.month.changed.connect(self._ask)
        self.table.opened.connect(self.open_row)
        self.run.told.connect(self.tell)
        self.run.ended.connect(self._end)

    def begin(self) -> None:
        """Start with last month."""
        first = month_start(self.desk.today())
        months = [add_months(first, -back) for back in range(MONTHS)]
        self.month.set_choices([(month, f"{month:%Y-%m}") for month in months])
        self.month.set_value(months[1])
        self._ask()

    def leave(self) -> None:
        """Stop after the statement at hand."""
        self.run.stop()
        self.table.keep_columns()

    def go_on(self) -> None:
        """Enter: issue what is missing; when nothing is, print.

        The month of the list is stated, whatever is chosen while it runs: what was issued is final.
        """
        missing, month = self._missing(), self._month
        if self.run.busy:
            return
        if missing:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.run.start(missing, lambda book, who, moment: state_month(book.ledger, who, month, moment))
            self._show_state()
        elif self._good():
            self.desk.go(Route(PageName.PREVIEW, numbers=tuple(row.number for row in self._good())))

    def open_row(self, one: MonthEntry) -> None:
        """The statement of this customer; where it has none yet, Enter is about all of them."""
        if one.row is None:
            self.go_on()
        else:
            self.desk.go(Route(PageName.PREVIEW, number=one.row.number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
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
        self.entries = list(entries)
        self._show_state()
        self.starting.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, customer: int, answer: PaperRow | Said) -> None:
        """What became of the statement of this customer."""
        made = {"refused": answer} if isinstance(answer, Said) else {"row": answer}
        self.entries = [replace(one, **made) if one.customer.id == customer else one for one in self.entries]
        self._show_state()

    def _end(self) -> None:
        """The keyboard is where Enter prints, or goes on with what was stopped."""
        self._show_state()
        if self.isVisible():
            self.starting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        """The list, how far it is, and what Enter does now."""
        say, busy, done, missing = self.desk.say, self.run.busy, len(self._made()), len(self._missing())
        good = len(self._good())
        self.list.show_rows(self.entries)
        self.gauge.setRange(0, max(len(self.entries), 1))
        self.gauge.setValue(len(self.entries) - missing)
        words = say("{done} of {count} statements issued", done=done, count=len(self.entries))
        wrong = say("{count} of them differ from the book now and are not printed", count=done - good)
        self.words.setText(" · ".join((words, wrong)) if done > good else words)
        next_ = (
            say("Issue {count} statements", count=missing) if missing else say("Print {count} statements", count=good)
        )
        self.starting.setText(with_key(next_, "Return"))
        self.starting.setEnabled(not busy and bool(missing or good))
        self.stopping.setVisible(busy)
        self.gauge.setVisible(busy)
        self.month.setEnabled(not busy)

    def _made(self) -> list[PaperRow]:
        return [one.row for one in self.entries if one.row is not None]

    def _good(self) -> list[PaperRow]:
        """What was issued and still says what the book says."""
        return [one.row for one in self.entries if one.row is not None and one.fallen is None]

    def _missing(self) -> list[int]:
        return [one.customer.id for one in self.entries if one.row is None and one.refused is None and not one.became]
