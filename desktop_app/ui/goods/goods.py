"""What the shop sells: found by pinyin, mended in place, put away when it is sold no more (R022)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.goods import GoodsRow, edit_goods, goods_rows
from desktop_app.operations.lists.goods import GOODS
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.lists import Empty, ListKind
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.goods.goods_form import GoodsForm

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


class GoodsPage(ListPage[GoodsRow]):
    """`Route.goods_id` puts the cursor on that article and opens it."""

    name = PageName.GOODS
    title = N_("Goods")
    watches = frozenset({Changed.GOODS, Changed.IMPORTS})
    buttons = ("goods.edit", "goods.new")

    def __init__(self, desk: Desk) -> None:
        self._wanted = 0
        super().__init__(desk)

    def kind(self) -> ListKind[GoodsRow]:
        say = self.desk.say
        ways = (
            (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="goods"))),
            (say("New shipment"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
        )
        empty = Empty(say("No goods yet. Goods are added while you write a slip, or come in from Excel."), ways)
        return ListKind("goods", N_("Goods"), GOODS, lambda one: one.goods.id, empty=empty)

    def question(self) -> "Callable[[Book], Sequence[GoodsRow]]":
        return lambda book: goods_rows(book.ledger)

    def open(self, route: Route) -> None:
        self._wanted = route.goods_id
        if route.goods_id:
            self.list.widen()
        self.reload()

    def show_rows(self, rows: Sequence[GoodsRow]) -> None:
        super().show_rows(rows)
        if self._wanted:
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

    @command("goods.put_away", N_("Sell no more, or sell again"), "Del", Where.LIST)
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
