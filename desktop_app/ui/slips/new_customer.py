"""A customer made while a slip is typed: name and phone, and how they pay if that is agreed; the slip stays (U16)."""

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Said
from desktop_app.domain.terms_words import terms_meaning_said, terms_said
from desktop_app.language import N_
from desktop_app.operations.customers import add_customer, put_new_away
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, free_text
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.usual_terms import USUAL
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked


class NewCustomer(Fields):
    """Enter in the phone adds the customer, Esc goes back to the name. Terms are never made up (R003)."""

    added = Signal(object)
    """The `Customer` that is now in the book."""

    dismissed = Signal()

    name = free_text(N_("Name of the new customer"), required=True, longest=100)
    phone = free_text(N_("Phone"), longest=40)
    terms = Field(N_("Terms"), lambda desk: ChoiceField([(one, desk.tell(terms_said(one))) for one in USUAL]))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.meaning = PlainLabel("", "muted", wraps=True)
        self.adding = button(desk.say("Add"), self.add, "Return")
        self.terms.changed.connect(lambda _: self._explain())
        self.submitted.connect(self.add)
        self.escaped.connect(self._dismiss)
        self._lay_out()
        self.hide()

    def begin(self, name: str) -> None:
        """Ask for the phone of somebody whose name was typed."""
        self.clear()
        self.name.set_text(name)
        self._explain()
        self.adding.setEnabled(True)
        self.show()
        self.phone.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self) -> None:
        if not (self.adding.isEnabled() and self.check()):
            return
        customer = Customer(self.name.text(), phone=self.phone.text(), terms=self._chosen())
        self.adding.setEnabled(False)
        self.desk.jobs.do(
            lambda book, moment: add_customer(book.ledger, customer, moment), self._added, self, self._refuse
        )

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _go_on(self) -> None:
        if self.name.hasFocus():
            self.phone.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add()

    def _chosen(self) -> Terms:
        terms = self.terms.value()
        assert isinstance(terms, Terms)
        return terms

    def _explain(self) -> None:
        self.meaning.setText(self.desk.tell(terms_meaning_said(self._chosen())))

    def _added(self, customer: Customer) -> None:
        self.hide()
        self.desk.done(
            self.desk.say("{name} is in the book as {code}.", name=customer.name, code=customer.code),
            lambda book, moment: put_new_away(book.ledger, customer, moment),
        )
        self.added.emit(customer)

    def _refuse(self, said: Said) -> None:
        self.adding.setEnabled(True)
        self.show_refusal(said)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _lay_out(self) -> None:
        card, row = Card(), beside(gap=12)
        for box in self.boxes(*self.declared):
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(stacked(24, self.adding, ROOM, gap=0))  # beside the fields, not beside the line below them
        stacked(row, self.meaning, gap=0, margins=(14, 8, 14, 12), within=card)
        self.body.addWidget(card)
        self.body.addSpacing(px(12))
