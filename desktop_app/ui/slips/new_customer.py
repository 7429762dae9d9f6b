"""A customer made while a slip is typed: name and phone, and how they pay if that is agreed; the slip stays (U16)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import terms_meaning_said, terms_said
from desktop_app.operations.customers import add_customer
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.usual_terms import USUAL
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.text_field import TextField


class NewCustomer(Card):
    """Enter in the phone adds the customer, Esc goes back to the name. Terms are never made up (R003)."""

    added = Signal(object)
    """The `Customer` that is now in the book."""

    dismissed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self.name = TextField(say, required=True, longest=100)
        self.phone = TextField(say, longest=40)
        self.terms = ChoiceField([(one, desk.tell(terms_said(one))) for one in USUAL])
        self.meaning = PlainLabel("", "muted", wraps=True)
        self.boxes = {
            "name": FieldBox(say, say("Name of the new customer"), self.name),
            "phone": FieldBox(say, say("Phone"), self.phone),
            "terms": FieldBox(say, say("How they pay"), self.terms),
        }
        self.terms.changed.connect(lambda _: self._explain())
        self.adding = QPushButton(say("Add  Enter"))
        self.adding.clicked.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for box in self.boxes.values():
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.adding, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(12))
        layout.setSpacing(px(4))
        layout.addLayout(row)
        layout.addWidget(self.meaning)
        self.hide()

    def begin(self, name: str) -> None:
        """Ask for the phone of somebody whose name was typed."""
        self.name.set_text(name)
        self.phone.clear()
        self.terms.set_value(Terms(TermsKind.NOT_AGREED))
        self._explain()
        self.adding.setEnabled(True)
        self.show()
        self.phone.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self) -> None:
        customer = Customer(self.name.text(), phone=self.phone.text(), terms=self._chosen())
        self.adding.setEnabled(False)
        self.desk.jobs.do(
            lambda book, moment: add_customer(book.ledger, customer, moment), self._added, self, self._refuse
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dismissed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> Terms:
        terms = self.terms.value()
        assert isinstance(terms, Terms)
        return terms

    def _explain(self) -> None:
        self.meaning.setText(self.desk.tell(terms_meaning_said(self._chosen())))

    def _go_on(self) -> None:
        if self.name.hasFocus():
            self.phone.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.adding.isEnabled():
            self.add()

    def _added(self, customer: Customer) -> None:
        self.hide()
        self.added.emit(customer)

    def _refuse(self, said: Said) -> None:
        self.adding.setEnabled(True)
        box = self.boxes.get(said.field, self.boxes["name"])
        box.show_error(self.desk.tell(said))
        box.editor.setFocus(Qt.FocusReason.TabFocusReason)
