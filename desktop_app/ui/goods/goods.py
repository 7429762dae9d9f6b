"""What the shop sells: found by pinyin, mended in place, put away when it is sold no more (R022)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.goods import GoodsRow, add_goods, edit_goods, goods_rows, last_buyers
from desktop_app.operations.lists.goods import GOODS
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import FactsCard, Offer
from desktop_app.ui.base.fields import Field, free_text
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.goods.goods_facts import BUYERS, SeenGoods, goods_facts
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.amount_field import PriceField


class GoodsForm(FormPanel):
    title = N_("Goods")
    kept_as = "quick.goods"
    name = free_text(N_("Name"), required=True, longest=100, hint=N_("Slips already written keep the name they say."))
    spec = free_text(N_("Specification"), longest=100)
    unit = free_text(N_("Unit"), longest=100)
    code = free_text(N_("Item code"), longest=100)
    price = Field(N_("List price (yuan)"), lambda desk: PriceField(desk.say), hint=N_("Empty: no list price."))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.article = Goods("")

    def begin_goods(self, article: Goods) -> None:
        """Start with what the book says of the article; one without an id is new."""
        self.article = article
        self.begin(Subject(0, article.name if article.id else self.desk.say("New goods")))

    def fill(self) -> QWidget:
        self.form.show_value(self.article)
        return self.name

    def write(self) -> None:
        before = self.article
        typed = self.form.typed_over(before)
        say = self.desk.say
        if before.id:
            self.enter(
                lambda book, moment: edit_goods(book.ledger, typed, moment),
                lambda one: say("{name} is changed.", name=one.name),
                lambda _: lambda book, moment: edit_goods(book.ledger, before, moment),
            )
        else:
            self.enter(
                lambda book, moment: add_goods(book.ledger, typed, moment),
                lambda one: say("{name} is in the book.", name=one.name),
                lambda one: lambda book, moment: edit_goods(book.ledger, replace(one, active=False), moment),
            )


NARROWEST = 376
"""Pixels of a panel in which goods are looked at and changed."""


STATES: Narrowing[GoodsRow] = Narrowing(
    "state",
    N_("Which goods"),
    (
        Choice("sold", N_("On sale"), lambda one: one.goods.active),
        Choice("unpriced", N_("No list price"), lambda one: one.goods.active and one.goods.price is None),
        Choice("stopped", N_("Sold no more"), lambda one: not one.goods.active, apart=True),
    ),
    Stands.SWITCH,
)


class GoodsPage(FactsListPage[GoodsRow]):
    """`Route.goods_id` puts the cursor on that article and opens it."""

    name = PageName.GOODS
    title = N_("Goods")
    watches = frozenset({Changed.GOODS, Changed.IMPORTS})
    buttons = ("goods.new",)
    imports = "goods"
    narrowest_side = NARROWEST

    def __init__(self, desk: Desk) -> None:
        self._wanted = 0
        super().__init__(desk)

    def kind(self) -> ListKind[GoodsRow]:
        say = self.desk.say
        ways = (
            (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="goods"))),
            (say("New slip"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
        )
        empty = Empty(
            say("No goods yet. Goods are added while you write a slip, or come in from Excel."), ways, True, Icon.GOODS
        )
        return ListKind("goods", N_("Goods"), GOODS, lambda one: one.goods.id, (STATES,), empty)

    def facts_card(self) -> QWidget:
        offers: tuple[Offer[SeenGoods], ...] = (
            Offer(self.button("goods.edit")),
            Offer(self.button("goods.put_away", short=True)),
        )
        self.facts: FactsCard[SeenGoods] = FactsCard(self.desk, self.desk.say("No goods chosen"), goods_facts, offers)
        return self.facts

    def cursor_on(self, row: GoodsRow | None) -> None:
        self.facts.show_subject(SeenGoods(row.goods) if row else None)
        if row is not None:
            self.desk.jobs.ask(
                lambda book: SeenGoods(row.goods, tuple(last_buyers(book.ledger, row.goods.id, BUYERS))),
                self._show_seen,
                self,
                lane="buyers",
            )

    def _show_seen(self, seen: SeenGoods) -> None:
        if self.facts.subject is not None and self.facts.subject.article.id == seen.article.id:
            self.facts.show_subject(seen)

    def question(self) -> FromBook[Sequence[GoodsRow]]:
        return lambda book: goods_rows(book.ledger, self.desk.today())

    def open(self, route: Route) -> None:
        self._wanted = route.goods_id
        if route.goods_id:
            self.list.widen()
        self.reload()

    def show_rows(self, rows: Sequence[GoodsRow]) -> None:
        super().show_rows(rows)
        if self._wanted:
            if any(one.goods.id == self._wanted and not one.goods.active for one in rows):
                self.list.choose("state", "stopped")
            self.table.choose(self._wanted)
            self._wanted = 0
            self.edit()

    def open_row(self, row: GoodsRow) -> None:
        self.panel.open_form(GoodsForm).begin_goods(row.goods)

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("goods.new", N_("New goods"), "Ctrl+N")
    def new(self) -> None:
        self.panel.open_form(GoodsForm).begin_goods(Goods(""))

    @command("goods.edit", N_("Edit the goods"), "F2")
    def edit(self) -> None:
        one = self.table.current()
        if one is not None:
            self.open_row(one)

    @command("goods.put_away", N_("Sell no more, or sell again"), "Del", Where.LIST, short=N_("Stop or sell again"))
    def put_away(self) -> None:
        """Take the article out of the pick lists, or bring it back; what was sold keeps its name."""
        one = self.table.current()
        if one is None:
            return
        before, after = one.goods, replace(one.goods, active=not one.goods.active)
        said = N_("{name} is sold again.") if after.active else N_("{name} is sold no more.")
        self.desk.jobs.do(
            lambda book, moment: edit_goods(book.ledger, after, moment),
            lambda _: self.desk.done(
                self.desk.say(said, name=after.name), lambda book, moment: edit_goods(book.ledger, before, moment)
            ),
            self,
        )
