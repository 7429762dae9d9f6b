"""The fields of a customer's form: who it is, on which terms, who is there to speak to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.customers import Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.labels import ROUNDED_TO, SEGMENTS
from desktop_app.domain.statement_goods import STATEMENT_DETAILS
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, fields_of, free_text, one_of, switch, tick
from desktop_app.ui.customers.contact_rows import ContactRows
from desktop_app.ui.customers.terms_editor import LimitEditor, TermsEditor
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import tops_aligned
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, Part, beside, scrolled, stacked
from desktop_app.ui.widgets.names_field import NamesField
from desktop_app.ui.widgets.text_field import NoteField, PaymentDaysField

TWO_CARDS, GAP = 828, 12
"""So many px at the standard text size have room for two cards side by side, unless what is in them needs more."""


NOBODY = Customer("", terms=Terms(TermsKind.NOT_AGREED))
"""A new customer before anything is typed: how they pay is for the shop to say, and is not made up (R003)."""


class CustomerFields(Fields):
    """Two cards side by side where there is room, else one above the other; below them the people and the notes."""

    name = free_text(N_("Full name, as printed"), required=True, longest=100)
    aliases = Field(
        N_("Also known as"),
        lambda desk: NamesField(desk.say, longest=500),
        hint=N_("Several names: separate them with commas."),
    )
    phone = free_text(N_("Phone"), longest=100)
    area = free_text(N_("Area"), longest=100)
    address = free_text(N_("Address"))
    code = free_text(N_("Customer code"), longest=20)
    segment = switch(N_("Kind of buyer"), SEGMENTS)
    operator = free_text(N_("Registered operator"), longest=100)
    tax_number = free_text(N_("Tax number"), longest=100)
    since = Field(N_("Customer since"), lambda desk: DateField(desk.say, desk.today))
    terms = Field("", TermsEditor)
    limit = Field(N_("Credit limit (yuan)"), LimitEditor)
    grade = switch(N_("Grade"), {one: one.value or N_("none") for one in Grade})
    payment_days = Field(
        N_("Days on which they usually pay"),
        lambda desk: PaymentDaysField(desk.say),
        hint=N_("Days of the month: 5, 20"),
    )
    statement_detail = switch(N_("Statements tell of each slip"), STATEMENT_DETAILS)
    must_reconcile = tick(N_("Pays only after the statement is reconciled"))
    hide_balance = tick(N_("Leave the balance off the slips"))
    round_to = one_of(N_("Slips are rounded down to"), ROUNDED_TO, 0)
    credit_hold = tick(N_("Credit stopped: only paid goods leave"))
    stopped = tick(N_("Supply stopped: nothing leaves, paid or not"))
    stop_reason = free_text(N_("Why it is stopped"))
    contacts = Field("", ContactRows)
    notes = Field(N_("Note"), lambda _: NoteField(rows=3))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.take_boxes(self.terms.boxes)
        self.place_problems(self.contacts.show_problem)
        for check in (self.credit_hold, self.stopped):
            check.toggled.connect(self._show_reason)
        self._lay_out()
        self._show_reason()

    def show_customer(self, customer: Customer) -> None:
        """As the book has it."""
        self.clear()
        self.show_value(customer)
        self.settle_in()
        self.area_of_cards.verticalScrollBar().setValue(0)

    def customer(self, before: Customer) -> Customer:
        """What the form holds. Refused where the terms do not fit together."""
        typed = self.typed_over(before)
        return typed if self._is_held() else replace(typed, stop_reason="")

    def bring_into_view(self) -> None:
        """Where the keyboard is, after a refusal sent it there."""
        focused = self.focusWidget()
        if focused is not None:
            self.area_of_cards.ensureWidgetVisible(focused, px(24), px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(card.minimumSizeHint().width() for card in self._halves) + px(GAP)
        wide = self.width() >= px(TWO_CARDS) and self.area_of_cards.viewport().width() >= needed
        self._columns.setDirection(QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show_reason(self) -> None:
        self.box("stop_reason").setVisible(self._is_held())

    def _is_held(self) -> bool:
        return self.stopped.isChecked() or self.credit_hold.isChecked()

    def _lay_out(self) -> None:
        """From the outside in: a widget that changes its parent is styled anew with all that is in it."""
        say, inside = self.desk.say, QWidget()
        self.area_of_cards = scrolled(inside)
        self.body.addWidget(self.area_of_cards, 1)
        self._columns = beside(gap=GAP)
        cards = stacked(self._columns, gap=GAP, within=inside)
        self._halves = (self._who(), self._credit())
        for card in self._halves:
            self._columns.addWidget(card, 1)
        cards.addWidget(_card(say("People there"), self.contacts))
        cards.addWidget(_card("", self.box("notes")))
        cards.addStretch()

    def _who(self) -> Card:
        return _card(
            self.desk.say("Who it is"),
            *self.boxes("name", "aliases"),
            tops_aligned(*self.boxes("phone", "area")),
            tops_aligned(*self.boxes("address", "code"), stretches=(2, 1)),
            *self.boxes("segment"),
            tops_aligned(*self.boxes("operator", "tax_number", "since")),
        )

    def _credit(self) -> Card:
        return _card(
            self.desk.say("Terms and limit"),
            *self.boxes("terms", "limit"),
            tops_aligned(*self.boxes("grade", "payment_days", "round_to")),
            *self.boxes("statement_detail"),
            stacked(*self.boxes("must_reconcile", "hide_balance", "credit_hold", "stopped"), gap=8),
            8,
            *self.boxes("stop_reason"),
        )


def _card(title: str, *parts: Part) -> Card:
    card = Card()
    head = (PlainLabel(title, "strong"), 8) if title else ()
    stacked(*head, *parts, ROOM, gap=0, margins=(14, 12, 14, 12), within=card)
    return card


def as_kept_now(draft: Mapping[str, Any]) -> dict[str, Any]:
    """A draft of an earlier version kept terms and limit entry by entry beside the other fields."""
    terms = {name: draft[name] for name in fields_of(TermsEditor) if name in draft}
    limit = {now: draft[then] for now, then in (("ceiling", "ceiling"), ("sum", "limit")) if then in draft}
    old_limit = "ceiling" in draft or isinstance(draft.get("limit"), str)
    return {**draft, **({"terms": terms} if terms else {}), **({"limit": limit} if old_limit else {})}
