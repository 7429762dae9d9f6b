"""First page of the first run: the shop's name, and what else stands on its papers."""

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.start.beginning import ShopWords
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.text_field import TextField


class ShopPage(Form):
    """Only the name is required."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say)
        say = desk.say
        self.name = TextField(say, required=True, longest=100)
        self.phone = TextField(say, longest=100)
        self.address = TextField(say)
        self.clause = TextField(say, longest=500)
        self.body.addWidget(self.field("name", say("Name of the shop"), self.name, letter="N"))
        self.row(
            self.field("phone", say("Phone"), self.phone, letter="P"),
            self.field("address", say("Address"), self.address, letter="A"),
            stretches=(1, 2),
        )
        self.body.addWidget(
            self.field(
                "voucher_clause",
                say("One line at the foot of every slip"),
                self.clause,
                letter="F",
                hint=say(
                    "For example: please count and check the goods on arrival; tell us within three days of delivery "
                    "what is wrong."
                ),
            )
        )
        self.setFocusProxy(self.name)

    def words(self) -> ShopWords:
        return ShopWords(self.name.text(), self.phone.text(), self.address.text(), self.clause.text())
