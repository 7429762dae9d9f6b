"""Goods at a customer: placed, counted, taken back, settled by a slip; one quick form each (R062)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.consignment import ConsignedGoods, StockEntry, StockMove
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.language import N_
from desktop_app.operations.consignment import note_stock, settle_stock
from desktop_app.operations.picking import Pick, goods_to_pick
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, past_day
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.trade.unit_price import UnitAndPrice
from desktop_app.ui.trade.void_document import reversed_as_mistake, taken_back
from desktop_app.ui.widgets.amount_field import PriceField, QuantityField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.pick_field import PickField


class PlacePanel(FormPanel):
    """What leaves for the customer without a debt, and what one costs once it is sold."""

    title = N_("Place goods without a debt")
    goods = Field(N_("Goods"), lambda desk: PickField(desk.say, required=True))
    quantity = Field(N_("Quantity"), lambda desk: QuantityField(desk.say, required=True))
    unit = Field(N_("Unit"), lambda _: ChoiceField())
    price = Field(N_("Unit price"), lambda desk: PriceField(desk.say, required=True))
    dated = past_day(N_("Date"))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.priced = UnitAndPrice(self.unit, self.price)
        self.goods.picked.connect(self._propose)

    def fill(self) -> QWidget:
        self.unit.set_choices([])
        self.desk.jobs.ask(lambda book: goods_to_pick(book.ledger), self.goods.set_picks, self, lane="picks")
        return self.goods

    def write(self) -> None:
        entry = StockEntry(
            self.subject.customer_id, self.goods.picked_id(), str(self.unit.value() or ""), StockMove.PLACED,
            needed(self.dated.day()), needed(self.quantity.quantity()), needed(self.price.price()), self.note.text(),
        )  # fmt: skip
        submission, goods, accepted = self.submission, self.goods.text(), self.accepted
        self.enter(
            lambda book, moment: note_stock(book.ledger, entry, moment, submission, accepted),
            lambda _: self.desk.say(
                "{name} has {count} {unit} of {goods}; nothing is owed for them.",
                count=format_quantity(entry.quantity), unit=entry.unit, goods=goods, name=self.subject.name,
            ),
            lambda made: taken_back(Withdrawable.STOCK, made),
        )  # fmt: skip

    def _propose(self, pick: Pick) -> None:
        if isinstance(article := pick.extra, Goods):
            self.priced.begin(article)


class StockPanel(FormPanel):
    """A form about one goods at the customer."""

    kind_of_move: StockMove
    told: str
    dated = past_day(N_("Date"))
    note = free_text(N_("Note"))
    row: ConsignedGoods

    def fill(self) -> QWidget:
        return self.editors["quantity"]

    def about(self, row: ConsignedGoods) -> None:
        self.row, self.about_what = row, f"{row.goods_id} {row.unit}"

    def begin_row(self, row: ConsignedGoods) -> None:
        self.about(row)
        there = self.desk.say("{count} {unit} there", count=format_quantity(row.here), unit=row.unit)
        self.begin(Subject(row.customer_id, f"{row.title} · {there}"))

    def write(self) -> None:
        row, submission = self.row, self.submission
        field: QuantityField = self.editors["quantity"]  # type: ignore[assignment]
        entry = StockEntry(
            row.customer_id, row.goods_id, row.unit, self.kind_of_move, needed(self.dated.day()),
            needed(field.quantity()), note=self.note.text(),
        )  # fmt: skip
        self.enter(
            lambda book, moment: note_stock(book.ledger, entry, moment, submission),
            lambda _: self.desk.say(self.told, goods=row.title, count=format_quantity(entry.quantity), unit=row.unit),
            lambda made: taken_back(Withdrawable.STOCK, made),
        )


class CountPanel(StockPanel):
    """What is left there; the difference was sold."""

    title = N_("Count what is left")
    kind_of_move = StockMove.COUNTED
    told = N_("{goods}: {count} {unit} are left there.")
    quantity = Field(N_("Left there"), lambda desk: QuantityField(desk.say, required=True))


class BackPanel(StockPanel):
    """What came back unsold."""

    title = N_("Take unsold goods back")
    kind_of_move = StockMove.BACK
    told = N_("{goods}: {count} {unit} came back.")
    quantity = Field(N_("Quantity"), lambda desk: QuantityField(desk.say, required=True))


class SettlePanel(FormPanel):
    """Everything that was counted as sold becomes one slip: from then on it is owed."""

    title = N_("Settle what was sold")
    verb = N_("Make the slip")
    dated = past_day(N_("Date"))
    release = free_text(N_("Reason, if the limit is passed"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sum = self.line_above()

    def begin_settling(self, subject: Subject, rows: tuple[ConsignedGoods, ...]) -> None:
        sold = sum(one.sold_fen for one in rows)
        self.sum.setText(self.desk.say("Sold and not settled: {sum}.", sum=format_yuan(sold)))
        self.begin(subject)

    def write(self) -> None:
        customer, name, submission = self.subject.customer_id, self.subject.name, self.submission
        day, release = needed(self.dated.day()), self.release.text()
        self.enter(
            lambda book, moment: settle_stock(book.ledger, customer, day, moment, submission, release),
            lambda number: self.desk.say("{number} settles what {name} sold.", number=number, name=name),
            lambda number: reversed_as_mistake(self.desk, number),
            books=True,
        )
