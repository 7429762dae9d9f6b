"""One customer's master data: names, people, terms, limit, supply; what was typed survives refusal and crash."""

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.customers import Buyer, Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.labels import SEGMENTS
from desktop_app.domain.likeness import namesake, with_number
from desktop_app.language import N_
from desktop_app.operations.customers import add_customer, all_customers, edit_customer
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.ui.base.actions import Command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.draft_keeper import DraftKeeper
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.posting import Posting
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.contact_rows import ContactRows
from desktop_app.ui.customers.customer_entries import entries, held, put
from desktop_app.ui.customers.limit_editor import LimitEditor
from desktop_app.ui.customers.terms_editor import TermsEditor
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.keys import with_key
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.note_field import NoteField
from desktop_app.ui.widgets.notices import Way, info
from desktop_app.ui.widgets.payment_days_field import PaymentDaysField
from desktop_app.ui.widgets.scrolled import scrolled
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done

FORM = "customer"
TWO_CARDS = 860
"""So many px at the standard text size have room for two cards side by side."""

BETWEEN_NAMES = re.compile(r"[、,，;；\n]")

NOBODY = Customer("", terms=Terms(TermsKind.NOT_AGREED))
"""A new customer before anything is typed: how they pay is for the shop to say, and is not made up (R003)."""


class CustomerFormPage(Page):
    """Reads `Route.customer_id`; 0 is a new customer."""

    name = PageName.CUSTOMER_FORM
    title = N_("Customer details")
    commands = (
        Command("customer_form.save", N_("Save the customer"), "save", "Ctrl+S"),
        Command("customer_form.add_contact", N_("Add a contact"), "add_contact"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.customer_id = 0
        self._before: Customer | None = None
        self._others: list[Customer] = []
        self._build()
        self.drafts = DraftKeeper(desk, FORM, self._content, self)
        self.posting = Posting(self, self.drafts, self.saving, self._begin)
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self.drafts.keep()
        self.customer_id = route.customer_id
        self._begin()

    def _begin(self) -> None:
        """Show the customer as the book has it, or as it was being typed."""
        self.drafts.begin()
        customer, sent = self.customer_id, f"{self.customer_id}" in self.drafts.spent
        self._before = None
        self.form.clear_errors()
        self.saving.setEnabled(False)
        self.heading_label.setText(self.desk.say("New customer") if not customer else "")
        self.desk.jobs.ask(
            lambda book: (all_customers(book.ledger), [] if sent else drafts(book.ledger, FORM)),
            lambda answer: self._show(*answer),
            self,
            lane="customer",
        )

    def leave(self) -> None:
        self.drafts.keep()

    def first_focus(self) -> QWidget:
        return self.texts["name"]

    def heading(self) -> str:
        return self.heading_label.text() or super().heading()

    def _show(self, customers: list[Customer], kept: list[Draft]) -> None:
        self._others = customers
        self._before = next((one for one in customers if one.id == self.customer_id), None)
        self.heading_label.setText(self._before.name if self._before else self.desk.say("New customer"))
        self.heading_changed.emit()
        self.drafts.begin(f"{self.customer_id}")
        draft = self.drafts.found(kept, self.drafts.key)
        typed = json.loads(draft.content) if draft else {}
        self._fill({**entries(self._before or NOBODY), **typed})
        self.saving.setEnabled(True)
        if draft is not None:
            words = self.desk.say("What you typed here before is back; it was not saved.")
            self.form.bar.show_notice(
                replace(info(words, Way(self.desk.say("Throw it away"), self.start_again)), lasts=0)
            )
        self.texts["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def start_again(self) -> None:
        """Forget what was typed and not saved."""
        self.drafts.drop()
        self._fill(entries(self._before or NOBODY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        wide = self.width() >= px(TWO_CARDS)
        self._columns.setDirection(QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom)

    # ── saving ───────────────────────────────────────────────────────────────────────────────────

    def save(self) -> None:
        if self.posting.sent or not self.saving.isEnabled():
            return
        if not self.form.check():
            self._bring_into_view()
            return
        try:
            customer = self._customer()
        except Refused as refusal:
            self._refuse(refusal)
            return
        before, key = self._before, self.drafts.key

        def verb(book: "Book", moment: "Moment") -> "Done[Customer]":
            if before is None:
                return add_customer(book.ledger, customer, moment)
            return edit_customer(book.ledger, customer, moment, before)

        self.posting.send(
            verb,
            lambda kept, shown: self._saved(kept, before, key, shown),
            self._refuse,
            Route(PageName.CUSTOMER_FORM, customer_id=self.customer_id),
        )

    def add_contact(self) -> None:
        self.contacts.adding.click()

    def escape(self) -> None:
        """What was typed is kept as a draft (U20)."""
        self.desk.back()

    def _saved(self, kept: Customer, before: Customer | None, key: str, shown: bool) -> None:
        self._use_again(key)
        desk, say = self.desk, self.desk.say
        if shown:
            desk.back()
        if before is None:
            if shown:
                desk.go(Route(PageName.CUSTOMER, customer_id=kept.id))
            desk.done(say("{name} is in the book as {code}.", name=kept.name, code=kept.code))
        else:
            desk.done(
                say("{name} is changed. Papers already printed keep what they said.", name=kept.name),
                lambda book, moment: edit_customer(book.ledger, before, moment, kept),
            )

    def _use_again(self, key: str) -> None:
        """The key is the customer's: what is typed by now for the same one is kept under it."""
        self.drafts.spent.discard(key)
        if self.drafts.key == key:
            self.drafts.dirty = True
            self.drafts.keep()

    def _refuse(self, said: Said) -> None:
        self.form.show_refusal(said)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        focused = self.form.focusWidget()
        if focused is not None:
            self._area.ensureWidgetVisible(focused, px(24), px(48))

    # ── what was typed ───────────────────────────────────────────────────────────────────────────

    def _customer(self) -> Customer:
        """What the form holds. Refused where the terms do not fit together."""
        texts, checked = self.texts, self.checks
        aliases = [alias.strip() for alias in BETWEEN_NAMES.split(texts["aliases"].text())]
        return replace(
            self._before or NOBODY,
            name=texts["name"].text(),
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
            code=texts["code"].text(),
            contacts=self.contacts.contacts(),
            segment=Buyer(str(self.segment.value())),
            terms=self.terms.terms(),
            limit_fen=self.limit.limit_fen(),
            grade=Grade(str(self.grade.value())),
            area=texts["area"].text(),
            address=texts["address"].text(),
            phone=texts["phone"].text(),
            tax_number=texts["tax_number"].text(),
            operator=texts["operator"].text(),
            payment_days=self.payment_days.days(),
            must_reconcile=checked["must_reconcile"].isChecked(),
            hide_balance=checked["hide_balance"].isChecked(),
            stopped=self.stopped.isChecked(),
            credit_hold=self.credit_hold.isChecked(),
            stop_reason=self.stop_reason.text() if self._is_held() else "",
            notes=self.notes.text(),
            since=self.since.day(),
        )

    def _content(self) -> str:
        """The fields that hold something else than the book did, letter by letter; empty where there are none.

        What was not touched is read from the book again when the draft comes back, as it may have changed there.
        """
        holds: dict[str, Any] = {name: held(editor) for name, editor in self._editors.items()}
        holds["contacts"] = self.contacts.values()
        untouched = entries(self._before or NOBODY)
        typed = {name: entry for name, entry in holds.items() if entry != untouched[name]}
        return json.dumps(typed, ensure_ascii=False) if typed else ""

    def _fill(self, kept: dict[str, Any]) -> None:
        self.form.clear_errors()
        for name, editor in self._editors.items():
            if name in kept:
                put(editor, kept[name])
        self.contacts.show_values(kept.get("contacts", ()))
        self.terms.refresh()
        self.limit.refresh()
        self._show_reason()
        self._warn()
        self._area.verticalScrollBar().setValue(0)

    def _warn(self) -> None:
        """Somebody who may be the same is named while the name or number is typed (U16)."""
        say = self.desk.say
        alike = namesake(self._others, self.texts["name"].text(), but=self.customer_id)
        same = with_number(self._others, self.texts["phone"].text(), but=self.customer_id)
        name = say("! There is already {name} ({code}).", name=alike.name, code=alike.code) if alike else ""
        phone = say("! This is also the number of {name} ({code}).", name=same.name, code=same.code) if same else ""
        self.form.box("name").set_hint(name)
        self.form.box("phone").set_hint(phone)

    def _show_reason(self) -> None:
        self.form.box("stop_reason").setVisible(self._is_held())

    def _is_held(self) -> bool:
        return self.stopped.isChecked() or self.credit_hold.isChecked()

    # ── building ─────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        desk, say = self.desk, self.desk.say
        self.form = Form(say)
        self.heading_label = PlainLabel("", "title")
        self.texts = {
            "name": TextField(say, required=True, longest=100),
            **{name: TextField(say, longest=100) for name in ("phone", "area", "operator", "tax_number")},
            "aliases": TextField(say, longest=500),
            "code": TextField(say, longest=20),
            "address": TextField(say, longest=500),
        }
        self.segment = ChoiceField([(one, desk.tell(said)) for one, said in SEGMENTS.items()])
        self.since = DateField(say, desk.today)
        self.terms = TermsEditor(desk, self.form)
        self.limit = LimitEditor(desk)
        self.grade = ChoiceField([(one, one.value or say("none")) for one in Grade])
        self.payment_days = PaymentDaysField(say)
        self.credit_hold = QCheckBox(say("Credit stopped: only paid goods leave"))
        self.stopped = QCheckBox(say("Supply stopped: nothing leaves, paid or not"))
        self.checks = {
            "credit_hold": self.credit_hold,
            "stopped": self.stopped,
            "must_reconcile": QCheckBox(say("Pays only after the statement is reconciled")),
            "hide_balance": QCheckBox(say("Leave the balance off the slips")),
        }
        self.stop_reason = TextField(say, longest=500)
        self.notes = NoteField(rows=3)
        self.contacts = ContactRows(desk)
        self._editors: dict[str, QWidget] = {
            **self.texts, **self.checks, **self.terms.counts, "segment": self.segment, "since": self.since,
            "kind": self.terms.kind, "pay_month": self.terms.pay_month, "fixed": self.terms.fixed,
            "ceiling": self.limit.ceiling, "limit": self.limit.amount, "grade": self.grade,
            "payment_days": self.payment_days, "stop_reason": self.stop_reason, "notes": self.notes,
        }  # fmt: skip
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say = self.desk.say
        self.saving = QPushButton(with_key(say("Save"), "Ctrl+Return"))
        self.saving.setProperty("primary", True)
        self.leaving = QPushButton(with_key(say("Back"), "Esc"))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.heading_label, 1)
        head.addWidget(self.leaving)
        head.addWidget(self.saving)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addWidget(self.form, 1)
        self._lay_out_cards()

    def _lay_out_cards(self) -> None:
        """From the outside in: a widget that changes its parent is styled anew with all that is in it."""
        say = self.desk.say
        inside = QWidget()
        self._area = scrolled(inside)
        self.form.body.addWidget(self._area, 1)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(px(12))
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(px(12))
        cards.addLayout(self._columns)
        self._columns.addWidget(self._who(), 1)
        self._columns.addWidget(self._credit(), 1)
        cards.addWidget(_card(say("People there"), self.contacts))
        cards.addWidget(_card("", self.form.field("notes", say("Notes"), self.notes)))
        cards.addStretch()

    def _who(self) -> Card:
        say, field, texts = self.desk.say, self.form.field, self.texts
        return _card(
            say("Who it is"),
            field("name", say("Name on papers"), texts["name"]),
            field(
                "aliases", say("Also known as"), texts["aliases"], hint=say("Several names: separate them with commas.")
            ),
            _row(field("phone", say("Phone"), texts["phone"]), field("area", say("Area"), texts["area"])),
            field("address", say("Address"), texts["address"]),
            _row(
                field("segment", say("Kind of buyer"), self.segment),
                field("operator", say("Registered operator"), texts["operator"]),
            ),
            _row(
                field("tax_number", say("Tax number"), texts["tax_number"]),
                field("code", say("Customer no."), texts["code"]),
                field("since", say("Customer since"), self.since),
            ),
        )

    def _credit(self) -> Card:
        say, field = self.desk.say, self.form.field
        return _card(
            say("Terms and limit"),
            self.terms,
            field("limit", say("Credit limit (yuan)"), self.limit),
            _row(
                field("grade", say("Grade"), self.grade),
                field(
                    "payment_days", say("Pays on these days"), self.payment_days, hint=say("Days of the month: 5, 20")
                ),
            ),
            self.checks["must_reconcile"],
            self.checks["hide_balance"],
            self.credit_hold,
            self.stopped,
            field("stop_reason", say("Why it is stopped"), self.stop_reason),
        )

    def _connect(self) -> None:
        self.saving.clicked.connect(self.save)
        self.leaving.clicked.connect(self.escape)
        self.form.submitted.connect(self.save)
        self.form.escaped.connect(self.escape)
        self.form.place_problems(self.contacts.show_problem)
        self.form.edited.connect(self._touched)
        self.contacts.changed.connect(self._touched)
        for check in (self.credit_hold, self.stopped):
            check.clicked.connect(self._show_reason)
        for check in self.checks.values():
            check.clicked.connect(self._touched)
        for name in ("name", "phone"):
            self.texts[name].changed.connect(self._warn)

    def _touched(self) -> None:
        self.drafts.touch()


def _card(title: str, *widgets: QWidget) -> Card:
    card = Card()
    layout = QVBoxLayout(card)
    layout.setContentsMargins(px(14), px(12), px(14), px(12))
    layout.setSpacing(px(12))
    if title:
        layout.addWidget(PlainLabel(title, "strong"))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch()
    return card


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(12))
    for widget in widgets:
        layout.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return row
