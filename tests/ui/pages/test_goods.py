"""The goods of the shop: found by pinyin, mended in place, put away, and never changed on a paper that was posted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.customers import all_customers
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.operations.prices import agreed_rows
from desktop_app.operations.shipments import record_shipment
from desktop_app.store.goods import load_goods
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.goods.goods import GoodsPage
from desktop_app.ui.goods.goods_form import GoodsForm
from desktop_app.ui.goods.merging_goods import MergeGoodsPanel, SplitGoodsPanel
from desktop_app.ui.goods.price_forms import AgreePanel, EndPricePanel
from desktop_app.ui.goods.reprice import RepricePanel
from tests.ui.pages.street import a_customer, cells
from tests.ui.slip_shop import RETURN
from tests.ui.window import TODAY, AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Cement, a pipe and a valve of a name with many readings."""
    with a_window(tmp_path) as bench:
        sells(bench, Goods("水泥", unit="包", price=255_000))
        sells(bench, Goods("PVC管", spec="DN50", unit="根"))
        sells(bench, Goods("重型单行长乐调朝阀", unit="个"))
        yield bench


def sells(shop: AWindow, article: Goods) -> None:
    shop.do(lambda book, moment: add_goods(book.ledger, article, moment))


def the_goods(shop: AWindow, **facts: object) -> GoodsPage:
    page = shop.go(PageName.GOODS, **facts)
    assert isinstance(page, GoodsPage)
    return page


def in_the_book(shop: AWindow) -> dict[str, Goods]:
    return {one.name: one for one in shop.ask(lambda book: load_goods(book.ledger))}


def test_every_article_is_listed_with_its_price_and_found_by_pinyin(shop: AWindow) -> None:
    """U15, R022."""
    page = the_goods(shop)
    assert cells(page.table, "name") == ["PVC管", "水泥", "重型单行长乐调朝阀"]
    assert cells(page.table, "price") == ["", "25.50", ""]
    page.table.search.setText("zxdhcltcf")
    assert cells(page.table, "name") == ["重型单行长乐调朝阀"]


def test_a_wrong_name_unit_and_price_are_mended_in_place(shop: AWindow) -> None:
    page = the_goods(shop)
    page.table.choose(in_the_book(shop)["水泥"].id)
    page.edit()
    page.panel.form(GoodsForm).name.set_text("水泥 42.5")
    page.panel.form(GoodsForm).unit.set_text("吨")
    page.panel.form(GoodsForm).price.setText("26")
    page.panel.form(GoodsForm).save()
    shop.settle()
    mended = in_the_book(shop)["水泥 42.5"]
    assert (mended.unit, mended.price) == ("吨", 260_000)
    assert cells(page.table, "price") == ["", "26.00", ""]
    assert page.panel.shown is page.facts
    shop.window.undo()
    shop.settle()
    assert in_the_book(shop)["水泥"].price == 255_000


def test_two_goods_may_not_become_one_by_a_slip_of_the_finger(shop: AWindow) -> None:
    page = the_goods(shop)
    page.new()
    page.panel.form(GoodsForm).name.set_text("水泥")
    page.panel.form(GoodsForm).unit.set_text("包")
    page.panel.form(GoodsForm).save()
    shop.settle()
    assert page.panel.shown is page.panel.form(GoodsForm)
    assert "There are already goods “水泥" in page.panel.form(GoodsForm).form.box("name").error()
    assert len(in_the_book(shop)) == 3


def test_what_is_sold_no_more_is_struck_out_and_can_come_back(shop: AWindow) -> None:
    page = the_goods(shop)
    page.table.choose(in_the_book(shop)["PVC管"].id)
    shop.press(Qt.Key.Key_Delete, on=page.table.view)
    shop.settle()
    assert not in_the_book(shop)["PVC管"].active
    shop.window.undo()
    shop.settle()
    assert in_the_book(shop)["PVC管"].active


def test_the_list_tells_apart_what_is_on_sale_has_no_price_or_is_sold_no_more(shop: AWindow) -> None:
    """U32: what is sold no more is a list of its own, and the search still finds it there."""
    page = the_goods(shop)
    page.table.choose(in_the_book(shop)["PVC管"].id)
    page.put_away()
    shop.settle()
    assert cells(page.table, "name") == ["水泥", "重型单行长乐调朝阀"]
    page.list.choose("state", "unpriced")
    assert cells(page.table, "name") == ["重型单行长乐调朝阀"]
    page = the_goods(shop, goods_id=in_the_book(shop)["PVC管"].id)
    assert cells(page.table, "name") == ["PVC管"]
    assert page.panel.form(GoodsForm).article.name == "PVC管"


def test_the_search_opens_the_article_itself(shop: AWindow) -> None:
    """U39: Ctrl+K, a few letters, Enter: the form of that article stands open."""
    page = the_goods(shop, goods_id=in_the_book(shop)["水泥"].id)
    assert page.panel.form(GoodsForm).article.name == "水泥"
    assert page.panel.form(GoodsForm).price.text() == "25.50"


def test_goods_left_half_typed_are_offered_when_their_form_is_opened_again(shop: AWindow) -> None:
    """U21: Esc keeps what was typed; what was saved is not offered."""
    page = the_goods(shop)
    form = page.panel.form(GoodsForm)
    page.new()
    form.unit.setFocus()
    shop.press("tin")
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    page.new()
    shop.settle()
    assert form.unit.text() == ""
    assert form.form.bar.notice is not None
    form.form.bar.press(0)
    assert form.unit.text() == "tin"
    form.name.set_text("乳胶漆")
    form.save()
    shop.settle()
    page.new()
    shop.settle()
    assert form.form.bar.notice is None


def test_the_card_tells_the_price_and_who_bought_it_last(shop: AWindow) -> None:
    """R022: what others paid for it is seen before a price is named."""
    cement = in_the_book(shop)["水泥"]
    for name, price, days in (("阿强水电", 240_000, 5), ("宏达建材", 250_000, 2), ("阿强水电", 245_000, 1)):
        buys(shop, name, Line("水泥", 10_000, price, unit="包", goods_id=cement.id), days)
    page = the_goods(shop)
    page.table.choose(cement.id)
    shop.settle()
    assert page.facts.texts() == [
        "水泥",
        "List price per 包 25.50",
        "Who bought it last, at which price",
        "阿强水电 11-20 24.50",
        "宏达建材 11-19 25.00",
    ]
    page.put_away()
    shop.settle()
    page.list.choose("state", "stopped")
    assert page.facts.texts()[:2] == ["水泥", "Sold no more"]


def buys(shop: AWindow, name: str, line: Line, days_ago: int) -> None:
    known = {one.name: one for one in shop.ask(lambda book: all_customers(book.ledger))}
    customer, dated = known.get(name) or a_customer(shop, name), TODAY - timedelta(days=days_ago)
    draft = ShipmentDraft(customer.id, dated, (line,))
    shop.do(lambda book, moment: record_shipment(book.ledger, draft, moment), dated)


def test_units_prices_and_barcodes_are_filled_in_row_by_row_and_told_where_they_are_wrong(shop: AWindow) -> None:
    """R022: 1箱 = 10袋 = 500个, each with its price; a box that holds none is said at its row."""
    page = the_goods(shop)
    page.new()
    form = page.panel.form(GoodsForm)
    form.name.set_text("螺丝")
    form.unit.set_text("个")
    form.price.setText("0.60")
    form.larger.put([["箱", "10袋", "290", "280", "6901234500025"], ["袋", "0", "", "", ""]])
    form.save()
    shop.settle()
    assert "holds 0" in form.form.box("larger").error()
    form.larger.rows[1].holds.set_text("50")
    form.by_terms.put([[TermsKind.DAYS.value, "箱", "300"]])
    form.save()
    shop.settle()
    made = in_the_book(shop)["螺丝"]
    assert made.larger == (GoodsUnit("袋", 50_000), GoodsUnit("箱", 500_000, 2_900_000, 2_800_000, "6901234500025"))
    assert made.by_terms == (TermsPrice(TermsKind.DAYS, "箱", 3_000_000),)
    page.table.choose(made.id)
    shop.settle()
    assert {"1袋 = 50个 30.00", "1箱 = 500个 lowest 280.00 290.00", "Barcode 箱 6901234500025"} <= set(
        page.facts.texts()
    )
    page.new()
    form.name.set_text("钉子")
    form.unit.set_text("个")
    form.larger.put([["箱", "50", "", "", "6901234500025"]])
    form.save()
    shop.settle()
    assert "is that of 螺丝" in form.larger.rows[0].error.text()
    assert "钉子" not in in_the_book(shop)


def test_enter_goes_through_a_unit_that_was_added_and_on_within_the_form(shop: AWindow) -> None:
    """U20: after the barcode of the box comes the button that adds another unit, not the search above the page."""
    page = the_goods(shop)
    page.new()
    form = page.panel.form(GoodsForm)
    for _ in range(2):
        form.larger.adding.click()
        shop.settle()
    first, second = form.larger.rows
    assert second.unit.hasFocus()
    first.unit_barcode.setFocus()
    shop.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert second.unit.hasFocus()
    shop.press(*[Qt.Key.Key_Return] * 6)
    assert form.larger.adding.hasFocus()


def test_a_price_is_agreed_with_a_customer_and_ended(shop: AWindow) -> None:
    """R002: from which day on and on what it rests stands in the card; one key undoes it."""
    customer, cement = a_customer(shop, "阿强水电"), in_the_book(shop)["水泥"]
    page = the_goods(shop)
    page.table.choose(cement.id)
    page.agree()
    shop.settle()
    form = page.panel.form(AgreePanel)
    form.customer.set_picked(customer.id)
    form.price.setText("24")
    form.source.set_text("报价单")
    form.save()
    shop.settle()
    page.table.choose(cement.id)
    shop.settle()
    assert any(one.startswith("阿强水电") and one.endswith("报价单 24.00 包") for one in page.facts.texts())
    page.end_price()
    page.panel.form(EndPricePanel).save()
    shop.settle()
    assert "Agreed prices" not in page.facts.texts()
    shop.window.undo()
    shop.settle()
    assert "Agreed prices" in page.facts.texts()


def test_the_price_that_is_agreed_is_that_of_the_unit_and_an_odd_one_is_asked_about(shop: AWindow) -> None:
    """R002: 1 箱 holds 500; its list price is there once it is chosen, 0.60 for one is asked about and not booked."""
    sells(shop, Goods("螺丝", unit="个", price=6_000, larger=(GoodsUnit("箱", 500_000, 2_600_000),)))
    a_customer(shop, "阿强水电")
    page = the_goods(shop)
    page.table.choose(in_the_book(shop)["螺丝"].id)
    page.agree()
    shop.settle()
    form = page.panel.form(AgreePanel)
    form.customer.set_picked(1)
    assert form.price.price() == 6_000
    form.unit.set_value("箱")
    form.unit.changed.emit("箱")
    assert form.price.price() == 2_600_000
    form.price.set_price(6_000)
    form.save()
    shop.settle()
    assert "far from the list price 260.00" in form.form.box("price").error()
    assert shop.ask(lambda book: agreed_rows(book.ledger, TODAY)) == []


def test_many_prices_are_seen_before_they_change_and_go_back_together(shop: AWindow) -> None:
    """R025: what it costs by terms changes with it, and is seen too."""
    cement = in_the_book(shop)["水泥"]
    dearer = replace(cement, by_terms=(TermsPrice(TermsKind.DAYS, "包", 260_000),))
    shop.do(lambda book, moment: edit_goods(book.ledger, dearer, moment))
    page = the_goods(shop)
    page.reprice()
    shop.settle()
    form = page.panel.form(RepricePanel)
    form.percent.setText("10")
    form.look()
    shop.settle()
    seen = [(one.name, one.price.terms, one.price.before, one.price.after) for one in form.seen.records()]
    assert seen == [("水泥 包", None, 255_000, 280_500), ("水泥 包", TermsKind.DAYS, 260_000, 286_000)]
    form.save()
    shop.settle()
    assert in_the_book(shop)["水泥"].price == 280_500
    shop.window.undo()
    shop.settle()
    assert in_the_book(shop)["水泥"].price == 255_000


def test_goods_that_would_fall_below_their_lowest_price_may_stay_behind(shop: AWindow) -> None:
    """White cement at 25.50 has a floor of 24.00: 10 % less is lime at 9.00, and white cement as it was."""
    sells(shop, Goods("石灰", unit="包", price=100_000))
    sells(shop, Goods("白水泥", unit="包", price=255_000, lowest=240_000))
    page = the_goods(shop)
    page.reprice()
    shop.settle()
    form = page.panel.form(RepricePanel)
    form.percent.setText("-10")
    form.look()
    shop.settle()
    form.save()
    shop.settle()
    assert in_the_book(shop)["石灰"].price == 100_000
    asked = form.form.bar.notice
    assert asked is not None
    assert asked.ways[0].text == "Change the other 2"
    asked.ways[0].does()
    shop.settle()
    prices = {name: one.price for name, one in in_the_book(shop).items()}
    assert (prices["石灰"], prices["白水泥"], prices["水泥"]) == (90_000, 255_000, 229_500)


def test_goods_entered_twice_are_merged_and_split_again(shop: AWindow) -> None:
    sells(shop, Goods("水坭", unit="包"))
    page, cement = the_goods(shop), in_the_book(shop)["水泥"]
    page.table.choose(cement.id)
    page.merge()
    shop.settle()
    form = page.panel.form(MergeGoodsPanel)
    form.other.setFocus()
    shop.press("shuini", RETURN)
    shop.settle()
    assert (form.other.picked_id(), "水坭" in cells(page.table, "name")) == (in_the_book(shop)["水坭"].id, True)
    shop.press(RETURN)
    shop.settle()
    assert "水坭" not in cells(page.table, "name")
    page.table.choose(cement.id)
    shop.settle()
    assert "Also entered as 水坭" in page.facts.texts()
    page.split()
    page.panel.form(SplitGoodsPanel).save()
    shop.settle()
    assert "水坭" in cells(page.table, "name")
