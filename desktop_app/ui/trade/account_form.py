"""A form about what one customer owes: it is asked for as soon as somebody is chosen, and shown while it is theirs."""

from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.fields import Fields
from desktop_app.ui.base.form_page import WIDEST, FormPage
from desktop_app.ui.base.jobs import FromBook, IntoBook
from desktop_app.ui.base.side_panel import side_width
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import Room, beside
from desktop_app.ui.widgets.pick_field import PickField

Found = TypeVar("Found")
Account = TypeVar("Account")


class AccountForm(FormPage[Found], Generic[Found, Account]):
    """The form has a field `customer`; `starts_in` is that in which one starts once it is known whom it is about."""

    starts_in: ClassVar[str]

    def of_customer(self, customer_id: int) -> FromBook[Account]:
        """What is asked about the customer."""
        raise NotImplementedError

    def show_account(self, account: Account | None) -> None:
        """None while nobody is chosen."""
        raise NotImplementedError

    def forget_account(self) -> None:
        """Somebody else is chosen."""
        self.show_account(None)

    # ── what every such form does ────────────────────────────────────────────────────────────────

    side: QWidget | None = None
    """What stands beside the form where there is room for both."""

    def lay_out(self, form: Fields) -> None:
        _payer(form).changed.connect(lambda _: self._another_customer())
        form.setMaximumWidth(px(WIDEST))
        row = beside((form, 1), Room(0), gap=12, margins=(16, 0, 16, 12), within=self)
        if self.side is not None:
            row.insertWidget(1, self.side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.side is not None:
            width = side_width(self.width())
            self.side.setFixedWidth(width)
            self.side.setVisible(self.width() >= px(WIDEST) + px(44) + width)

    def ask_account(self) -> None:
        customer_id = self.about_customer()
        if not customer_id:
            self.show_account(None)
            return

        def told(account: Account) -> None:
            if customer_id == self.about_customer():
                self.show_account(account)

        self.desk.jobs.ask(self.of_customer(customer_id), told, self, self.refuse, lane="account")

    def brought_back(self) -> None:
        self.ask_account()

    def about(self) -> str:
        return _payer(self.form).text()

    def about_customer(self) -> int:
        return _payer(self.form).picked_id()

    def first_focus(self) -> QWidget:
        known = self.about_customer() or (self.route is not None and self.route.customer_id)
        return self.form.editors[self.starts_in] if known else _payer(self.form)

    def begins_in(self) -> QWidget:
        return _payer(self.form)

    def told(self, shown: bool, text: str, undo: IntoBook[Any]) -> None:
        """It is in the book: back to where one came from, unless the user is at something else by now."""
        if shown:
            self.desk.leave()
        self.desk.done(text, undo, asks_elsewhere=True)

    def _another_customer(self) -> None:
        self.forget_account()
        self.ask_account()


def _payer(form: Fields) -> PickField:
    field = form.editors["customer"]
    assert isinstance(field, PickField)
    return field
