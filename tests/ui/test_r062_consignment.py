"""Goods on consignment from the customer's page: placed, counted, settled, each undone by Ctrl+Z (R062, U23)."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.consignment import ConsignedGoods
from desktop_app.domain.goods import Goods
from desktop_app.operations.consignment import consigned
from desktop_app.operations.goods import add_goods
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.stock_forms import CountPanel, PlacePanel, SettlePanel
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def there(shop: AWindow) -> list[tuple[int, int, int]]:
    found: list[ConsignedGoods] = shop.ask(lambda book: consigned(book.ledger, TODAY))
    return [(one.here, one.sold, one.settled) for one in found]


def test_goods_are_placed_counted_and_settled_on_the_page_of_the_customer(tmp_path: Path, qapp: QApplication) -> None:
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        shop.do(lambda book, moment: add_goods(book.ledger, Goods("乳胶漆", unit="桶", price=100_0000), moment))
        page = shop.go(PageName.CUSTOMER, customer_id=customer, tab="stock")
        assert isinstance(page, CustomerPage)
        shop.settle()
        page.place_goods()
        place = page.panel.form(PlacePanel)
        until(lambda: len(place.goods.fitting("乳胶漆")) == 1)
        place.goods.propose(place.goods.fitting("乳胶漆"))
        (pick,) = place.goods.fitting("乳胶漆")
        place.goods.set_picked(pick.id)
        place.goods.picked.emit(pick)
        assert (place.price.price(), place.unit.value()) == (100_0000, "桶")
        place.quantity.set_quantity(10_000)
        place.save()
        until(lambda: there(shop) == [(10_000, 0, 0)])
        until(lambda: page.table.current() is not None)
        page.count_goods()
        count = page.panel.form(CountPanel)
        count.editors["quantity"].set_quantity(7_000)  # type: ignore[attr-defined]
        count.save()
        until(lambda: there(shop) == [(7_000, 3_000, 0)])
        until(lambda: page.view is not None and page.view.stock[0].sold == 3_000)
        page.settle_goods()
        settle = page.panel.form(SettlePanel)
        assert "300.00" in settle.sum.text()
        settle.save()
        until(lambda: there(shop) == [(7_000, 0, 3_000)])
        shop.settle()
        shop.window.undo()
        until(lambda: there(shop) == [(7_000, 3_000, 0)])
        page.put_stock_on_paper()
        until(lambda: shop.window.route.page is PageName.PREVIEW)
        assert shop.window.route.number.startswith("PHD-")
        assert shop.bugs == []
