"""First page of the first run: the shop's name, and what else stands on its papers."""

from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, free_text
from desktop_app.ui.start.beginning import ShopWords


class ShopPage(Fields):
    """Only the name is required."""

    name = free_text(N_("Name of the shop"), required=True, longest=100, letter="N")
    phone = free_text(N_("Phone"), longest=100, letter="P")
    address = free_text(N_("Address"), longest=200, letter="A")
    voucher_clause = free_text(
        N_("One line at the foot of every slip"),
        letter="F",
        hint=N_(
            "For example: please count and check the goods on arrival; tell us within three days of delivery what is "
            "wrong."
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addWidget(self.box("name"))
        self.row(*self.boxes("phone", "address"), stretches=(1, 2))
        self.body.addWidget(self.box("voucher_clause"))
        self.setFocusProxy(self.name)

    def words(self) -> ShopWords:
        return ShopWords(self.name.text(), self.phone.text(), self.address.text(), self.voucher_clause.text())
