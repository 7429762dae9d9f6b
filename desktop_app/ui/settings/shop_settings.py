"""The shop: what stands at the head and foot of its papers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.books import edit_shop, shop_of
from desktop_app.operations.done import Changed, done
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.settings.value_section import ValueSection
from desktop_app.ui.widgets.note_field import NoteField
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done


def _line(longest: int, required: bool = False) -> Callable[[Desk], TextField]:
    return lambda desk: TextField(desk.say, required=required, longest=longest)


class ShopSettings(ValueSection[Shop]):
    title = N_("Shop")
    about = N_("Stands at the head and foot of every paper from now on. Papers already issued keep what they say.")
    watches = frozenset({Changed.SHOP})
    said = N_("The shop is saved.")
    rows = (
        ("name",), ("phone", "wechat"), ("address",), ("business",), ("bank_account", "voucher_title"),
        ("prepared_by",), ("voucher_clause",),
    )  # fmt: skip

    name = Field(N_("Registered name of the shop"), _line(100, required=True))
    phone = Field(N_("Phone"), _line(100))
    wechat = Field(N_("WeChat"), _line(100))
    address = Field(N_("Address"), _line(200))
    business = Field(N_("Line of business"), _line(200))
    bank_account = Field(N_("Bank account"), _line(200))
    voucher_title = Field(N_("Title of the slips"), _line(20, required=True))
    prepared_by = Field(N_("Prepared by (on the papers)"), _line(100))
    voucher_clause = Field(N_("One line at the foot of every slip"), lambda _: NoteField(2))

    def read(self, book: "Book") -> Shop:
        return shop_of(book.ledger)

    def write(self, book: "Book", value: Shop, moment: "Moment") -> "Done[Shop]":
        return done(edit_shop(book.ledger, value, moment), Changed.SHOP)
