"""A price agreed with a customer: made, and ended."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.doubts import Doubt
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price
from desktop_app.domain.prices import AgreedPrice
from desktop_app.language import N_
from desktop_app.operations.picking import customers_to_pick
from desktop_app.operations.prices import AgreedRow, agree_price, end_agreed_price
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, today_typed
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.trade.unit_price import UnitAndPrice
from desktop_app.ui.widgets.amount_field import PriceField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.pick_field import PickField


class AgreePanel(FormPanel):
    """What a customer pays from a day on, and on what that rests."""

    title = N_("Agree a price with a customer")
    kept_as = "quick.agreed"
    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True))
    unit = Field(N_("Unit"), lambda _: ChoiceField())
    price = Field(N_("Unit price"), lambda desk: PriceField(desk.say, required=True))
    valid_from = Field(N_("From"), lambda desk: DateField(desk.say, desk.today, required=True), starts=today_typed)
    source = free_text(N_("Source"), longest=100, hint=N_("A contract, an offer, what was said on the telephone."))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.article = Goods("")
        self.priced = UnitAndPrice(self.unit, self.price)

    def begin_goods(self, article: Goods) -> None:
        self.article = article
        self.about_what = f"goods {article.id}"
        self.begin(Subject(0, f"{article.name} {article.spec}".strip()))

    def fill(self) -> QWidget:
        self.priced.begin(self.article)
        self.desk.jobs.ask(lambda book: customers_to_pick(book.ledger), self.customer.set_picks, self, lane="picks")
        return self.customer

    def write(self) -> None:
        name, say, accepted = self.customer.text(), self.desk.say, self.accepted
        agreed = AgreedPrice(
            self.customer.picked_id(), self.article.id, str(self.unit.value()), needed(self.price.price()),
            needed(self.valid_from.day()), self.source.text(),
        )  # fmt: skip
        self.enter(
            lambda book, moment: agree_price(book.ledger, agreed, moment, accepted),
            lambda made: say("{name} pays {price} for one {unit} from {day} on.", name=name,
                             price=format_price(made.price), unit=made.unit, day=made.valid_from),
            lambda made: ended(made.id),
        )  # fmt: skip


class EndPricePanel(FormPanel):
    """Which of the agreed prices counts no more."""

    title = N_("End an agreed price")
    verb = N_("End it")
    which = Field(N_("Agreed price"), lambda _: ChoiceField())

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: Sequence[AgreedRow] = ()

    def begin_agreed(self, article: Goods, rows: Sequence[AgreedRow]) -> None:
        self.rows = rows
        self.begin(Subject(0, f"{article.name} {article.spec}".strip()))

    def fill(self) -> QWidget:
        told = [(one.agreed.id, f"{one.customer}  {format_price(one.agreed.price)} {one.agreed.unit}".strip())
                for one in self.rows]  # fmt: skip
        self.which.set_choices(told)
        return self.which

    def write(self) -> None:
        row = next((one for one in self.rows if one.agreed.id == self.which.value()), None)
        if row is None:
            return
        again, say = row.agreed, self.desk.say
        self.enter(
            ended(again.id),
            lambda _: say("The price agreed with {name} counts no more.", name=row.customer),
            lambda _: lambda book, moment: agree_price(book.ledger, again, moment, frozenset({Doubt.ODD_PRICE})),
        )


def ended(agreed_id: int) -> IntoBook[int]:
    """The verb that takes an agreement back."""
    return lambda book, moment: end_agreed_price(book.ledger, agreed_id, moment)
