"""Who owes how much for how long, on any day: bars, and a list whose buckets add up to the balance (U10)."""

import re
import unicodedata
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.lists.ageing import aged_columns
from desktop_app.operations.reports import AgeingReport, ageing
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.reports.ageing_chart import AgeingChart
from desktop_app.ui.reports.ageing_parts import bars_of
from desktop_app.ui.reports.report_view import ReportView
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import error
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.text_field import TextField

USUAL_EDGES = "7, 30, 90"
MOST_EDGES = 5
CHOICE = "ageing_edges"


class AgeingReportView(ReportView):
    title = N_("Ageing")

    def __init__(self, desk: Desk, exporting: QPushButton) -> None:
        super().__init__(desk, exporting)
        say = desk.say
        self.report: AgeingReport | None = None
        self._day: date | None = None
        self.as_of = DateField(say, desk.today, required=True, lean=Lean.BACK)
        self.as_of.setAccessibleName(say("As of"))
        self.as_of.setFixedWidth(px(136))
        self.edges = TextField(say, required=True, longest=40)
        self.edges.setAccessibleName(say("Buckets (days)"))
        self.edges.setFixedWidth(px(120))
        self.edges.set_text(desk.preferences.text(CHOICE, USUAL_EDGES))
        self._lay_out_options()
        self.chart = AgeingChart(say("Ageing as bars"))
        self.column.addWidget(self.chart)
        self.column.addWidget(self.told)
        self._make_table(self._kept_edges(), False)
        self.chart.changed.connect(lambda _: self._narrow())
        self.as_of.editingFinished.connect(self._choose_day)
        self.as_of.changed.connect(lambda _: None if self.as_of.hasFocus() else self._choose_day())
        self.edges.editingFinished.connect(self._choose_edges)

    # ── what it shows ────────────────────────────────────────────────────────────────────────────

    def reload(self) -> None:
        day = self._day or self.desk.today()
        if self.as_of.day() != day and not self.as_of.hasFocus():
            self.as_of.set_day(day)
        edges = self._kept_edges()
        self.desk.jobs.ask(lambda book: ageing(book.ledger, day, edges), self._show, self, lane="ageing")

    def export_title(self) -> str:
        day = self.report.as_of if self.report else self.desk.today()
        return self.desk.say("Ageing on {day}", day=day)

    def _show(self, report: AgeingReport) -> None:
        self.report = report
        restated = any(row.is_restated for row in report.rows)
        if (report.edges, restated) != self._shape:
            self._make_table(report.edges, restated)
        self.chart.show_bars(bars_of(report, self.desk))
        self.chart.setVisible(bool(report.rows))
        self.told.setText(_sum_told(report, self.desk))
        self.told.setVisible(bool(report.rows))
        self.table.show_records(report.rows)
        self._narrow()

    def _narrow(self) -> None:
        """The list shows whoever has money in the bucket that is pressed."""
        place = self.chart.pressed()
        self.table.filter_by(None if place is None else lambda row: row.ageing.parts_fen[place] != 0)

    # ── what is chosen ───────────────────────────────────────────────────────────────────────────

    def _choose_day(self) -> None:
        if not _mark_problem(self.as_of, self.as_of.problem(), self.desk):
            day = self.as_of.day()
            chosen = None if day == self.desk.today() else day
            if (chosen or self.desk.today()) != (self.report.as_of if self.report else None):
                self._day = chosen
                self.reload()

    def _choose_edges(self) -> None:
        try:
            edges = typed_edges(self.edges.text())
        except Refused as refused:
            _mark_problem(self.edges, refused, self.desk)
            return
        _mark_problem(self.edges, None, self.desk)
        written = ", ".join(map(str, edges))
        self.edges.set_text(written)
        if written != self.desk.preferences.text(CHOICE, USUAL_EDGES):
            self.desk.preferences.keep_text(CHOICE, written)
            self.chart.press(None)
            self.reload()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _kept_edges(self) -> tuple[int, ...]:
        try:
            return typed_edges(self.desk.preferences.text(CHOICE, USUAL_EDGES))
        except Refused:
            return typed_edges(USUAL_EDGES)

    def _make_table(self, edges: tuple[int, ...], restated: bool) -> None:
        """The columns follow the buckets, so other buckets are another list."""
        self._shape = (edges, restated)
        before = getattr(self, "table", None)
        focused = before is not None and before.isAncestorOf(QApplication.focusWidget())
        if before is not None:
            before.keep_columns()
            self.column.removeWidget(before)
            before.hide()
            before.deleteLater()
        name = f"ageing-{len(edges)}{'r' if restated else ''}"
        table = RecordTable(self.desk, name, aged_columns(edges, restated, adds_up=True), lambda row: row.customer_id)
        table.set_empty(
            EmptyState(self.desk.say("On this day nobody owed anything and no money lay on account."), None, None)
        )
        table.filter_cleared.connect(lambda: self.chart.press(None))
        table.opened.connect(lambda row: self._open_customer(row.customer_id))
        self._take_table(table, self.desk.say("Ageing by customer"))
        if focused:
            table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_options(self) -> None:
        row = QHBoxLayout(self.options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for words, field in (("As of", self.as_of), ("Buckets (days)", self.edges)):
            label = PlainLabel(self.desk.say(words), "muted")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        row.setAlignment(Qt.AlignmentFlag.AlignRight)


def typed_edges(text: str) -> tuple[int, ...]:
    """The upper edges of the buckets in days: `7, 30, 90`, rising, at most five; refuses anything else."""
    parts = [one for one in re.split(r"[\s,;、/]+", unicodedata.normalize("NFKC", text)) if one]
    edges = tuple(int(one) for one in parts if one.isascii() and one.isdecimal() and len(one) < 5)
    rising = all(a < b for a, b in zip((0, *edges), edges, strict=False))
    if not parts or len(edges) != len(parts) or len(edges) > MOST_EDGES or not rising:
        raise Refused("Buckets are one to five rising numbers of days, such as 7, 30, 90.")
    return edges


def _sum_told(report: AgeingReport, desk: Desk) -> str:
    total = report.total
    return desk.say(
        "Balance {balance} = not yet due {not_due} + past due {late} − on account {on_account}. Overdue {overdue}, in "
        "plan {in_plan}.",
        balance=format_yuan(total.balance_fen),
        not_due=format_yuan(total.not_due_fen),
        late=format_yuan(sum(total.buckets_fen)),
        on_account=format_yuan(total.on_account_fen),
        overdue=format_yuan(report.overdue_fen),
        in_plan=format_yuan(report.in_plan_fen),
    )


def _mark_problem(field: QWidget, said: Said | None, desk: Desk) -> bool:
    """Show at the field, and in the bar of the page, what is wrong with it; True when something is."""
    field.setProperty("state", "error" if said else "")
    field.setAccessibleDescription(desk.tell(said) if said else "")
    field.style().unpolish(field)
    field.style().polish(field)
    if said is not None:
        desk.notice(error(desk.tell(said)))
    return said is not None
