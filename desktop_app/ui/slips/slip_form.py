"""The fields of a slip: whom for, which day, which goods, what is paid now (U8, U13, U20)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Problem, RefusedFields, Said
from desktop_app.domain.labels import no_due_said
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.shipments import Line, ShipmentDraft, Voucher, cut_to, total_fen
from desktop_app.domain.typed_dates import weekday_said
from desktop_app.language import N_
from desktop_app.operations.shipments import due_of
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.gate_notice import GateNotice
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.slips.new_customer import NewCustomer
from desktop_app.ui.slips.typed_slip import TypedSlip
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import ENTER, Form
from desktop_app.ui.widgets.labels import plain_tip
from desktop_app.ui.widgets.notices import Way, info
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.text_field import TextField

MORE = ("carrier", "paper_number", "prepared_by")


class CustomerField(PickField):
    """Enter on a customer goes straight to the goods: the day is nearly always today."""

    settled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and not control and self.pick() is not None:
            event.accept()
            self.settled.emit()


class SlipForm(Form):
    """Gives and takes a `TypedSlip`, and makes the `ShipmentDraft` of it."""

    customer_changed = Signal()
    """Another customer, or none: other prices, another due date, another limit hold."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.say, parent)
        self.desk = desk
        self._make_editors()
        self._make_boxes()
        self._lay_out()
        self._connect()
        self.clear()

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def chosen(self) -> Customer | None:
        """The customer the slip is for."""
        pick = self.customer.pick()
        return cast("Customer", pick.extra) if pick is not None else None

    def draft(self, submission: str) -> ShipmentDraft:
        """The slip of what is complete so far; what is wrong or missing is left out."""
        paid = self.paid.fen() or 0
        return ShipmentDraft(
            customer_id=self.customer.picked_id(),
            dated=self.dated.day() or self.desk.today(),
            lines=self.grid.lines(),
            paid_fen=paid,
            paid_method=str(self.method.value()) if paid else "",
            fixed_due=self.due.day(),
            project=self.project.text(),
            remark=self.remark.text(),
            carrier=self.carrier.text(),
            paper_number=self.paper_number.text(),
            prepared_by=self.prepared_by.text(),
            submission=submission,
            release=self.gate.release(),
        )

    def typed(self, submission: str) -> TypedSlip:
        """Everything as it was typed."""
        return TypedSlip(
            submission=submission,
            customer_id=self.customer.picked_id(),
            customer=self.customer.text(),
            dated=self.dated.text(),
            due=self.due.text(),
            project=self.project.text(),
            lines=self.grid.typed(),
            paid=self.paid.text(),
            method=str(self.method.value()),
            remark=self.remark.text(),
            carrier=self.carrier.text(),
            paper_number=self.paper_number.text(),
            prepared_by=self.prepared_by.text(),
            reason=self.gate.reason.text(),
        )

    def is_blank(self) -> bool:
        """Nothing is typed that would be missed."""
        texts = (self.customer, self.due, self.project, self.paid, self.remark, self.carrier, self.paper_number)
        return self.grid.is_empty() and not any(editor.text().strip() for editor in (*texts, self.prepared_by))

    def show_typed(self, typed: TypedSlip) -> None:
        """Bring a draft back; the customers and goods must be there already."""
        if not (typed.customer_id and self.customer.set_picked(typed.customer_id)):
            self.customer.setText(typed.customer)
        self.dated.setText(typed.dated)
        for editor, text in (
            (self.due, typed.due), (self.project, typed.project), (self.paid, typed.paid), (self.remark, typed.remark),
            (self.carrier, typed.carrier), (self.paper_number, typed.paper_number),
            (self.prepared_by, typed.prepared_by),
        ):  # fmt: skip
            editor.setText(text)
        if typed.paid.strip():
            self.method.set_chosen(typed.method)
        self.grid.show_typed(typed.lines)
        self._show_more(any((typed.carrier, typed.paper_number, typed.prepared_by)))
        self.gate.about(typed.customer_id)
        if typed.reason:
            self.gate.ask_reason(typed.reason)
        self.show_due()

    def clear(self) -> None:
        """A new slip of today."""
        self.clear_errors()
        self.customer.clear()
        self.dated.set_day(self.desk.today())
        for editor in (
            self.due, self.project, self.paid, self.remark, self.carrier, self.paper_number, self.prepared_by,
        ):  # fmt: skip
            editor.clear()
        self.method.forget()
        self.grid.clear()
        self.gate.clear()
        self.fresh.hide()
        self._show_more(False)
        self.show_due()

    def keep_days(self, past: Voucher) -> None:
        """A voided slip once more: its own date, and the due date it had (case 27)."""
        self.dated.set_day(past.dated)
        if past.due is not None:
            self.due.set_day(past.due)
        self.show_due()

    def show_due(self) -> None:
        """The day the money is due by the terms, beside the date, while either is typed (U8)."""
        customer, day = self.chosen(), self.dated.day()
        box = self.box("due")
        if self.due.text().strip():
            return
        if customer is None or day is None:
            self.due.setPlaceholderText("")
            box.show_aside("")
            return
        due, say = due_of(ShipmentDraft(customer.id, day, ()), customer.terms), self.desk.say
        self.due.setPlaceholderText(due.isoformat() if due else self.desk.tell(no_due_said(customer.terms)))
        box.show_aside(self.desk.tell(weekday_said(due)) if due else "")
        self.due.setToolTip(plain_tip(say("By the terms; type another day to agree on it for this slip.")))

    # ── problems ─────────────────────────────────────────────────────────────────────────────────

    def ready(self) -> bool:
        """Whether everything typed can be posted; says at each field what cannot, the head first."""
        lines_fit = self.grid.check()
        return self.check() and lines_fit

    def refuse(self, said: Said) -> None:
        """Each problem at its field; one of all lines together stands at the last of them."""
        if isinstance(said, RefusedFields):
            last = len(self.grid.lines())
            moved = [Problem("price", one.said, last) if one.field == "lines" else one for one in said.problems]
            said = RefusedFields.of(moved)
        if said.field in MORE:
            self._show_more(True)
        self.show_refusal(said)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _make_editors(self) -> None:
        say, today = self.desk.say, self.desk.today
        self.customer = CustomerField(say, required=True, creates=N_("New customer “{name}”"))
        self.customer.setPlaceholderText(say("Name, pinyin, code or end of the phone number"))
        self.dated = DateField(say, today, required=True)
        self.due = DateField(say, today)
        for field in (self.dated, self.due):
            field.setMinimumWidth(px(132))
        self.project = TextField(say, longest=100)
        self.grid = LineGrid(say)
        self.paid = AmountField(say)
        self.method = MethodField(self.desk)
        self.remark = TextField(say, longest=500)
        self.carrier = TextField(say, longest=100)
        self.paper_number = TextField(say, longest=100)
        self.prepared_by = TextField(say, longest=100)
        self.fresh = NewCustomer(self.desk)
        self.gate = GateNotice(self.desk, lambda label, editor: self.field("release", label, editor))

    def _make_boxes(self) -> None:
        say = self.desk.say
        for name, label, editor, letter in (
            ("customer_id", say("Customer"), self.customer, "U"),
            ("dated", say("Date"), self.dated, "D"),
            ("due", say("Due"), self.due, "E"),
            ("project", say("Project / site"), self.project, "J"),
            ("paid", say("Paid now"), self.paid, "P"),
            ("paid_method", say("Paid by"), self.method, ""),
            ("remark", say("Remark"), self.remark, "R"),
            ("carrier", say("Driver"), self.carrier, ""),
            ("paper_number", say("Paper number"), self.paper_number, ""),
            ("prepared_by", say("Prepared by"), self.prepared_by, ""),
        ):
            self.field(name, label, editor, letter=letter)

    def _lay_out(self) -> None:
        box = self.box
        self.row(box("customer_id"), box("dated"), box("due"), box("project"), stretches=(4, 2, 2, 2))
        self.body.addWidget(self.fresh)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.gate)
        self.row(box("paid"), box("paid_method"), box("remark"), stretches=(2, 2, 6))
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(px(12))
        for name in MORE:
            more.addWidget(box(name), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._more)
        self.body.addLayout(self._buttons())
        self.setTabOrder(self.saving, self.leaving)
        self.setTabOrder(self.leaving, self.more)
        self.grid.set_after(self.project)

    def _buttons(self) -> QHBoxLayout:
        say = self.desk.say
        self.saving = QPushButton(say("Save and preview  Ctrl+Enter"))
        self.saving.setProperty("primary", True)
        self.leaving = QPushButton(say("Back  Esc"))
        self.more = QPushButton(say("More fields"))
        self.more.setProperty("flat", True)
        self.more.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.more)
        row.addStretch()
        row.addWidget(self.leaving)
        row.addWidget(self.saving)
        return row

    def _connect(self) -> None:
        self.customer.settled.connect(self.grid.go_to_first_empty)
        self.customer.changed.connect(lambda _: self.customer_changed.emit())
        self.customer.unknown.connect(self.fresh.begin)
        self.fresh.dismissed.connect(self.customer.setFocus)
        self.dated.changed.connect(lambda _: self.show_due())
        self.dated.textChanged.connect(lambda _: self.show_due())
        self.due.textChanged.connect(lambda _: self.show_due())
        self.grid.finished.connect(self._go_to_paid)
        self.grid.changed.connect(self.edited)
        self.gate.pay.connect(self._pay)
        self.gate.less.connect(self._offer_cut)
        self.saving.clicked.connect(self.submitted)
        self.leaving.clicked.connect(self.escaped)
        self.more.clicked.connect(self._toggle_more)
        self.place_problems(self.grid.show_problem)

    def _go_to_paid(self) -> None:
        """The goods are done; who pays cash pays all of it."""
        customer = self.chosen()
        if customer and customer.terms.kind is TermsKind.CASH and not self.paid.text() and self.grid.total_fen():
            self.paid.set_fen(self.grid.total_fen())
            self.edited.emit()
        self.paid.setFocus(Qt.FocusReason.TabFocusReason)

    def _pay(self, fen: int) -> None:
        """The way out of the gate: so much in all is handed over now."""
        self.paid.set_fen(fen)
        self.edited.emit()
        self.paid.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer_cut(self, most_fen: int) -> None:
        """Show what would be left of the slip; nothing is cut before that is wanted (N08)."""
        lines, say = self.grid.lines(), self.desk.say
        cut = cut_to(lines, most_fen)
        if not any(cut):
            self.bar.show_notice(info(say("Not one whole unit fits into {amount}.", amount=format_yuan(most_fen))))
            return
        changes = [
            f"{line.name} {format_quantity(line.quantity)} → {format_quantity(left)}"
            for line, left in zip(lines, cut, strict=True)
            if left != line.quantity
        ]
        left = total_fen([replace(line, quantity=left) for line, left in zip(lines, cut, strict=True)])
        text = say("Cut so that {amount} leaves: {changes}.", amount=format_yuan(left), changes="; ".join(changes))
        self.bar.show_notice(replace(info(text, Way(say("Cut it so"), lambda: self._cut(lines, cut))), lasts=0))

    def _cut(self, lines: Sequence[Line], quantities: Sequence[int]) -> None:
        """Only while the lines are those that were shown."""
        if self.grid.lines() == lines:
            self.grid.cut(quantities)
            self.edited.emit()

    def _toggle_more(self, on: bool) -> None:
        self._show_more(on)
        if on:
            self.carrier.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self, on: bool) -> None:
        self.more.setChecked(on)
        self._more.setVisible(on)
