"""What the shop sells: found by pinyin, mended in place, put away when it is sold no more (R022)."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.goods import GoodsRow, edit_goods, goods_rows
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.goods.goods_form import GoodsForm
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.columns import Column, Look
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.scrolled import scrolled

COLUMNS: tuple[Column[GoodsRow], ...] = (
    Column(
        "name",
        N_("Goods"),
        lambda one: one.goods.name,
        width=220,
        stretch=True,
        struck=lambda one: not one.goods.active,
        found_by=lambda one: one.keys,
    ),
    Column("spec", N_("Specification"), lambda one: one.goods.spec, width=150, fades=1),
    Column("unit", N_("Unit"), lambda one: one.goods.unit, width=72),
    Column("code", N_("Item code"), lambda one: one.goods.code, width=112, fades=2),
    Column("price", N_("List price (yuan)"), lambda one: one.goods.price, Look.PRICE, 128),
)


class GoodsPage(Page):
    """`Route.goods_id` puts the cursor on that article and opens it."""

    name = PageName.GOODS
    title = N_("Goods")
    watches = frozenset({Changed.GOODS, Changed.IMPORTS})
    commands = (
        Command("goods.new", N_("New goods"), "new", "Ctrl+N"),
        Command("goods.edit", N_("Edit the goods"), "edit", "F2"),
        Command("goods.put_away", N_("Sell no more, or sell again"), "put_away", "Del", Where.LIST),
        Command("list.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("list.export", N_("Export this list"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = 0
        self._build()
        self.register_commands()

    def open(self, route: Route) -> None:
        self._wanted = route.goods_id
        if route.goods_id:
            self.table.clear_filter()
        self.reload()

    def reload(self) -> None:
        self.desk.jobs.ask(lambda book: goods_rows(book.ledger), self._show, self, lane="goods")

    def leave(self) -> None:
        self.table.keep_columns()

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.table.view

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def new(self) -> None:
        self._begin(Goods(""))

    def edit(self) -> None:
        one = self.table.current()
        if one is not None:
            self._begin(one.goods)

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

    def filter(self) -> None:
        self.table.start_filter()

    def export(self) -> None:
        export_table(self, self.desk, self.table, self.desk.translate(self.title))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show(self, rows: list[GoodsRow]) -> None:
        self.table.show_records(rows)
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = 0
            self.edit()

    def _begin(self, article: Goods) -> None:
        self.panel.show()
        self.adding.hide()  # one primary button at a time
        self.form.begin_goods(article)

    def _end(self) -> None:
        self.panel.hide()
        self.adding.show()
        self.table.view.setFocus()

    def _build(self) -> None:
        say = self.desk.say
        self.table: RecordTable[GoodsRow] = RecordTable(self.desk, "goods", COLUMNS, lambda one: one.goods.id)
        self.table.view.setAccessibleName(say("Goods"))
        self.table.set_empty(
            EmptyState(
                say("No goods yet. Goods are added while you write a slip, or come in from Excel."),
                (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="goods"))),
                (say("New shipment"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
            )
        )
        self.adding = QPushButton(say("New goods  Ctrl+N"))
        self.adding.setProperty("primary", True)
        self.adding.clicked.connect(self.new)
        editing = QPushButton(say("Edit  F2"))
        editing.clicked.connect(self.edit)
        for button in (editing, self.adding):
            self.table.bar.addWidget(button)
        self.form = GoodsForm(self.desk)
        self.form.ended.connect(self._end)
        self.panel = scrolled(self.form)
        self.panel.setFixedWidth(px(292))
        self.panel.hide()
        self.table.opened.connect(lambda one: self._begin(one.goods))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.panel)
