"""What the shop sells: found by pinyin, mended in place, put away when it is sold no more (R022)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.goods import GoodsRow, edit_goods, goods_rows, last_buyers
from desktop_app.operations.goods_merging import merged_goods
from desktop_app.operations.lists.goods import GOODS
from desktop_app.operations.prices import agreed_rows
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import FactsCard, Offer
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.goods.goods_facts import BUYERS, SeenGoods, goods_facts
from desktop_app.ui.goods.goods_form import GoodsForm
from desktop_app.ui.goods.merging_goods import MergeGoodsPanel, SplitGoodsPanel
from desktop_app.ui.goods.price_forms import AgreePanel, EndPricePanel
from desktop_app.ui.goods.reprice import RepricePanel
from desktop_app.ui.look.icons import Icon

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
    buttons = ("goods.reprice", "goods.new")
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
            Offer(self.button("goods.agree", short=True)),
            Offer(self.button("goods.end_price", short=True), where=lambda seen: bool(seen.agreed)),
            Offer(self.button("goods.merge", short=True)),
            Offer(self.button("goods.split", short=True), where=lambda seen: bool(seen.merged)),
        )
        self.facts: FactsCard[SeenGoods] = FactsCard(self.desk, self.desk.say("No goods chosen"), goods_facts, offers)
        return self.facts

    def cursor_on(self, row: GoodsRow | None) -> None:
        self.facts.show_subject(SeenGoods(row.goods) if row else None)
        if row is not None:
            self.desk.jobs.ask(
                lambda book: SeenGoods(
                    row.goods,
                    tuple(last_buyers(book.ledger, row.goods.id, BUYERS)),
                    tuple(agreed_rows(book.ledger, self.desk.today(), goods_id=row.goods.id)),
                    tuple(merged_goods(book.ledger, row.goods.id)),
                ),
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

    def history(self) -> Route:
        """Of the goods under the cursor."""
        row = self.table.current()
        return Route(PageName.HISTORY, goods_id=row.goods.id) if row is not None else super().history()

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

    @command("goods.agree", N_("Agree a price with a customer"), short=N_("Agreed price"))
    def agree(self) -> None:
        """What one customer pays for it from a day on, and on what that rests (R002)."""
        one = self.table.current()
        if one is not None:
            self.panel.open_form(AgreePanel).begin_goods(one.goods)

    @command("goods.end_price", N_("End an agreed price"), short=N_("End a price"))
    def end_price(self) -> None:
        """The customer pays as everybody again, or as was agreed before."""
        seen = self.facts.subject
        if seen is not None and seen.agreed:
            self.panel.open_form(EndPricePanel).begin_agreed(seen.article, seen.agreed)

    @command("goods.merge", N_("Merge with other goods"), short=N_("Merge"))
    def merge(self) -> None:
        """It was entered twice: both are one from now on."""
        one = self.table.current()
        if one is not None:
            self.panel.open_form(MergeGoodsPanel).begin_goods(one.goods)

    @command("goods.split", N_("Split merged goods again"), short=N_("Split"))
    def split(self) -> None:
        """What was merged is an article of its own again."""
        seen = self.facts.subject
        if seen is not None and seen.merged:
            self.panel.open_form(SplitGoodsPanel).begin_merged(seen.article, seen.merged)

    @command("goods.reprice", N_("Change many prices"))
    def reprice(self) -> None:
        """By a percentage or a sum, of all goods or of one group; shown before it is done."""
        self.panel.open_form(RepricePanel).begin(Subject(0, self.desk.say("List prices")))
