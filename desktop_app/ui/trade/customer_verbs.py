"""What is done with a customer, by the same letters wherever one is: in the week's list, in theirs, on their page.

The quick forms are loaded when the first of them is opened, not with the list beside which they stand.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication

from desktop_app.domain.customers import Customer, person_for
from desktop_app.language import N_
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import info

if TYPE_CHECKING:
    from desktop_app.ui.base.side_panel import SidePanel

Quick = TypeVar("Quick", bound=FormPanel)


def subject_of(customer: Customer, ask_fen: int) -> Subject:
    """Whom one speaks to at the customer, and what is to be asked for."""
    contact, phone = person_for(customer)
    return Subject(customer.id, customer.name, contact, ask_fen, phone)


class CustomerVerbs(Page):
    """A page with a side panel says whom the cursor is on (`subject`), and who is selected if that can be several."""

    panel: "SidePanel"

    def subject(self) -> Subject | None:
        """Whom the verbs are about; None while there is nobody."""
        raise NotImplementedError

    def chosen(self) -> Sequence[int]:
        """Whose statements are printed together."""
        subject = self.subject()
        return (subject.customer_id,) if subject else ()

    def about_customer(self) -> int:
        subject = self.subject()
        return subject.customer_id if subject else 0

    def begin_form(self, kind: type[Quick]) -> None:
        """Open a quick form for the customer."""
        subject = self.subject()
        if subject is not None:
            self.panel.open_form(kind).begin(subject)

    def form_stays(self, row: object) -> bool:
        """A form about one customer does not stay beside another one."""
        form = self.panel.shown
        return isinstance(form, FormPanel) and form.subject.customer_id == self.about_customer()

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("customer.statement", N_("Print statement"), "P", Where.LIST, short=N_("Statement"))
    def print_statement(self) -> None:
        """The statement of the customer, or those of all who are selected."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self.desk.go(Route(PageName.PREVIEW, customer_id=chosen[0], tab="statement"))
        elif chosen:
            self.desk.go(Route(PageName.PREVIEW, numbers=tuple(map(str, chosen)), tab="statements"))

    @command("customer.contact", N_("Log a contact"), "C", Where.LIST, short=N_("Contact"))
    def log_contact(self) -> None:
        from desktop_app.ui.trade.customer_forms import ContactPanel

        self.begin_form(ContactPanel)

    @command("customer.promise", N_("Record a promise"), "Y", Where.LIST, short=N_("Promise"))
    def record_promise(self) -> None:
        from desktop_app.ui.trade.customer_forms import PromisePanel

        self.begin_form(PromisePanel)

    @command("customer.receipt", N_("Take a payment"), "R", Where.LIST, short=N_("Payment"))
    def take_payment(self) -> None:
        subject = self.subject()
        if subject is not None:
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=subject.customer_id))

    @command("customer.later", N_("Put off"), "Z", Where.LIST)
    def put_off(self) -> None:
        from desktop_app.ui.trade.customer_forms import PutOffPanel

        self.begin_form(PutOffPanel)

    @command("customer.card", N_("Copy the card for WeChat"), "Ctrl+W", short=N_("Card for WeChat"))
    def copy_card(self) -> None:
        """What is due now, as a picture to send."""
        from desktop_app.ui.trade.card_verbs import copy_reminder

        if (subject := self.subject()) is not None:
            copy_reminder(self.desk, self, subject.customer_id)

    @command("customer.card_text", N_("Copy the text of the card"), "Ctrl+Shift+W", short=N_("Text of the card"))
    def copy_card_text(self) -> None:
        """What is due now, as words to send."""
        from desktop_app.ui.trade.card_verbs import copy_reminder_text

        if (subject := self.subject()) is not None:
            copy_reminder_text(self.desk, self, subject.customer_id)

    @command("customer.copy_phone", N_("Copy the phone number"), "Ctrl+Shift+C")
    def copy_phone(self) -> None:
        """The number into the clipboard (U11)."""
        subject = self.subject()
        if subject is not None and subject.phone:
            QGuiApplication.clipboard().setText(subject.phone)
            self.desk.notice(info(self.desk.say("The phone number is copied.")))
