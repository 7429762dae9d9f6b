"""One customer's master data: names, people, terms, limit, supply; what was typed survives refusal and crash."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.likeness import namesake, with_number
from desktop_app.domain.moment import Moment
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.customers import add_customer, all_customers, edit_customer, put_new_away
from desktop_app.operations.done import Done
from desktop_app.operations.drafts import Draft
from desktop_app.operations.undated import DueOffers, offered_dues
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_page import WIDEST, FormPage, Sending
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import DUE_DAYS, PageName, Route
from desktop_app.ui.base.unfinished import read_draft
from desktop_app.ui.customers.customer_fields import NOBODY, CustomerFields, as_kept_now
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import Room, beside, stacked
from desktop_app.ui.widgets.notices import Way, info

WHOSE = "id"
"""Under this name a draft keeps the customer it is about; 0 is a new one."""


class CustomerFormPage(FormPage[list[Customer]]):
    """Reads `Route.customer_id`; 0 is a new customer. With `Route.tab` "terms" one starts in the terms.

    A draft keeps what was typed over what the book said: the rest is read again when it comes back, as it may have
    changed there.
    """

    name = PageName.CUSTOMER_FORM
    title = N_("Customer details")
    kept_as = "customer"
    form: CustomerFields

    def __init__(self, desk: Desk) -> None:
        self.customer_id = 0
        self._before: Customer | None = None
        self._others: list[Customer] = []
        self._heading = ""
        super().__init__(desk)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def make_form(self) -> CustomerFields:
        form = CustomerFields(self.desk)
        for field in (form.name, form.phone):
            field.changed.connect(self._warn)
        whole = QWidget()
        stacked((form, 1), self.buttons_row(), gap=12, within=whole)
        whole.setMaximumWidth(px(WIDEST))
        beside((whole, 1), Room(0), margins=(16, 0, 16, 12), within=self)
        return form

    def open(self, route: Route) -> None:
        self.keeper.keep()
        self.customer_id = route.customer_id
        super().open(route)

    def begin(self) -> None:
        """Nothing is saved of a customer that is not read yet."""
        super().begin()
        self._show_customer(None)
        self.saving.setEnabled(not self.customer_id)

    def begin_afresh(self) -> None:
        """As the book has the customer now."""
        self.open(Route(self.name, customer_id=self.customer_id))

    def question(self, route: Route) -> FromBook[list[Customer]]:
        return lambda book: all_customers(book.ledger)

    def show_found(self, found: list[Customer]) -> None:
        self._others = found
        self._warn()

    def start(self, route: Route, found: list[Customer]) -> None:
        """Whoever is new may be typed in already: `Route.words` is the name."""
        if route.customer_id:
            self._read(route.customer_id)
        elif route.words:
            self.form.name.set_text(route.words)

    def kept(self) -> dict[str, Any]:
        return {**self.form.typed(), WHOSE: self.customer_id}

    def offers(self, draft: Draft) -> bool:
        content = read_draft(draft.content)
        return content is not None and _whose(draft.key, content) == self.customer_id

    def put_back(self, content: dict[str, Any]) -> None:
        self._read(_whose(self.keeper.key, content))
        self.form.put(as_kept_now(content))
        self._warn()

    def about(self) -> str:
        return self._before.name if self._before else self.form.name.text()

    def about_customer(self) -> int:
        return self.customer_id

    def first_focus(self) -> QWidget:
        return self.form.terms if self.route is not None and self.route.tab == "terms" else self.form.name

    def heading(self) -> str:
        return self._heading or super().heading()

    @command("customer_form.add_contact", N_("Add a contact"))
    def add_contact(self) -> None:
        self.form.contacts.adding.click()

    # ── saving ───────────────────────────────────────────────────────────────────────────────────

    def sending(self, accepted: frozenset[str]) -> Sending | None:
        if not self.form.check():
            self.form.bring_into_view()
            return None
        before = self._before
        try:
            customer = self.form.customer(before or NOBODY)
        except Refused as refusal:
            self.refuse(refusal)
            return None

        def verb(book: Book, moment: Moment) -> Done[Customer]:
            if before is None:
                return add_customer(book.ledger, customer, moment)
            return edit_customer(book.ledger, customer, moment, before)

        return Sending(verb, lambda kept, shown: self._saved(kept, before, shown))

    def refuse(self, said: Said) -> None:
        super().refuse(said)
        self.form.bring_into_view()

    def _saved(self, kept: Customer, before: Customer | None, shown: bool) -> None:
        desk, say = self.desk, self.desk.say
        if shown:
            desk.back()
        if before is None:
            if shown:
                desk.go(Route(PageName.CUSTOMER, customer_id=kept.id))
            desk.done(
                say("{name} is in the book as {code}.", name=kept.name, code=kept.code),
                lambda book, moment: put_new_away(book.ledger, kept, moment),
            )
        else:
            desk.done(
                say("{name} is changed. Papers already printed keep what they said.", name=kept.name),
                lambda book, moment: edit_customer(book.ledger, before, moment, kept),
            )
            if kept.terms != before.terms:
                self._ask_days(kept, shown)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _ask_days(self, kept: Customer, shown: bool) -> None:
        """Papers of before may be paid by the terms that were just agreed: asked on their page."""
        today, route = self.desk.today(), Route(PageName.CUSTOMER, customer_id=kept.id, tab=DUE_DAYS)

        def found(waiting: DueOffers) -> None:
            if waiting.offers and shown:
                self.desk.go(route)
            elif waiting.offers:
                count = len(waiting.offers)
                text = self.desk.say("{count} older papers of {name} have no day to pay.", count=count, name=kept.name)
                self.desk.notice(info(text, Way(self.desk.say("Look at them"), lambda: self.desk.go(route))))

        self.desk.jobs.ask(lambda book: offered_dues(book.ledger, kept.id, today), found, self, lane="days")

    def _read(self, customer_id: int) -> None:
        """The customer as the book has it now."""
        self.customer_id = customer_id
        self._show_customer(next((one for one in self._others if one.id == customer_id), None))
        self._warn()
        self.saving.setEnabled(True)

    def _show_customer(self, customer: Customer | None) -> None:
        self._before = customer
        new = "" if self.customer_id else self.desk.say("New customer")
        self._heading = customer.name if customer else new
        self.heading_changed.emit()
        self.form.show_customer(customer or NOBODY)

    def _warn(self) -> None:
        """Somebody who may be the same is named while the name or number is typed (U16)."""
        say = self.desk.say
        alike = namesake(self._others, self.form.name.text(), but=self.customer_id)
        same = with_number(self._others, self.form.phone.text(), but=self.customer_id)
        name = say("! There is already {name} ({code}).", name=alike.name, code=alike.code) if alike else ""
        phone = say("! This is also the number of {name} ({code}).", name=same.name, code=same.code) if same else ""
        self.form.box("name").set_hint(name)
        self.form.box("phone").set_hint(phone)


def _whose(key: str, content: Mapping[str, Any]) -> int:
    """Drafts of an earlier version were kept under the number of their customer."""
    return int(content.get(WHOSE, key if key.isdecimal() else 0))
