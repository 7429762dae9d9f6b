"""What was sold, by goods, customer, day, month and project; it adds up to what the accounts know."""

from dataclasses import replace

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.periods import Period, PeriodName, period_of
from desktop_app.domain.shipments import Line, ReturnDraft, ShipmentDraft
from desktop_app.domain.slip_sums import Charges
from desktop_app.operations.goods import edit_goods, goods_rows
from desktop_app.operations.reporting.kinds import Inquiry, ask
from desktop_app.operations.reporting.sold import SoldRow
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, at, on

TODAY = "11-21"
MONTH = period_of(PeriodName.MONTH, on(TODAY))


def line(name: str, quantity: str, price: str, unit: str = "包") -> Line:
    return Line(name, parse_quantity(quantity), parse_price(price), unit=unit)


def slip(book: Ledger, who: Customer, day: str, *lines: Line, project: str = "") -> str:
    draft = ShipmentDraft(who.id, on(day), lines, project=project, accepted=MEANT)
    return record_shipment(book, draft, at(day)).result.number


@pytest.fixture
def shop(book: Ledger) -> tuple[Customer, Customer]:
    """Wang: 10 bags at 20 for a site, of which 2 come back; Li: 5 bags at 22 and 3 barrels at 100."""
    wang, li = a_customer(book), a_customer(book, "李记五金")
    number = slip(book, wang, "11-02", line("水泥", "10", "20"), project="1号楼")
    back = ReturnDraft(wang.id, on("11-05"), (line("水泥", "2", "20"),), number, accepted=MEANT)
    record_return(book, back, at("11-05"))
    slip(book, li, "11-05", line("水泥", "5", "22"), line("乳胶漆", "3", "100", "桶"))
    return wang, li


def sold(book: Ledger, by: str, period: Period = MONTH, customer: int = 0, today: str = TODAY) -> list[SoldRow]:
    return list(ask(book, "sales", Inquiry(period, on(today), by, customer)).rows)


def test_goods_have_quantity_money_average_price_and_what_came_back(
    book: Ledger, shop: tuple[Customer, Customer]
) -> None:
    paint, cement = sold(book, "goods")
    assert (paint.title, paint.quantity, paint.unit, paint.fen) == ("乳胶漆", 3_000, "桶", 300_00)
    assert (cement.quantity, cement.fen, cement.returned, cement.returned_fen) == (13_000, 270_00, 2_000, 40_00)
    assert cement.average == 20_6700, "310 yuan for 15 bags"
    assert cement.slips == 2
    assert cement.last == on("11-05")
    assert paint.share
    assert round(paint.share, 3) == round(300 / 570, 3)


def test_every_view_comes_to_the_same_money(book: Ledger, shop: tuple[Customer, Customer]) -> None:
    for by in ("goods", "customer", "month", "project", "group", "person"):
        assert sum(row.fen for row in sold(book, by)) == 570_00, by
        assert ask(book, "sales", Inquiry(MONTH, on(TODAY), by)).foot == "13 包 · 3 桶"


def test_goods_that_come_back_on_a_slip_are_returned_in_every_view(
    book: Ledger, shop: tuple[Customer, Customer]
) -> None:
    """退换: Li takes one barrel more and gives back 1 bag of his own; freight is charged, half a percent is let off."""
    charges = Charges(freight_fen=20_00, rounding_fen=-1_00)
    lines = (line("乳胶漆", "1", "100", "桶"), line("水泥", "-1", "22"))
    draft = ShipmentDraft(shop[1].id, on("11-20"), lines, charges=charges, accepted=MEANT)
    record_shipment(book, draft, at("11-20"))
    for by in ("goods", "customer", "month", "project", "group", "person"):
        rows = sold(book, by)
        assert (sum(row.fen for row in rows), sum(row.returned_fen for row in rows)) == (667_00, 62_00), by
    cement = next(row for row in sold(book, "goods") if row.title == "水泥")
    assert (cement.quantity, cement.returned, cement.returned_fen) == (12_000, 3_000, 62_00)
    running = [row.running for row in sold(book, "goods")]
    assert (running[-2], running[-1]) == (1.0, None), "what is rounded off has no part in what came before it"


def test_a_customer_has_goods_of_their_own_at_their_own_price(book: Ledger, shop: tuple[Customer, Customer]) -> None:
    """What X bought last month, and at which price."""
    wang, _ = shop
    (cement,) = sold(book, "goods", customer=wang.id)
    assert (cement.quantity, cement.average, cement.fen) == (8_000, 20_0000, 160_00)
    asked = Inquiry(MONTH, on(TODAY), "goods", wang.id)
    assert [one.figure for one in ask(book, "sales", asked).keys] == [160_00, 0, 40_00]


def test_customers_stand_by_their_money_with_the_part_of_those_above(
    book: Ledger, shop: tuple[Customer, Customer]
) -> None:
    li, wang = sold(book, "customer")
    assert (li.title, li.fen, wang.fen) == ("李记五金", 410_00, 160_00)
    assert wang.running == 1.0
    assert [(one.unit, one.sold) for one in li.quantities] == [("包", 5_000), ("桶", 3_000)]
    assert (li.quantity, li.average, li.returned) == (None, None, 0)


def test_what_comes_back_is_taken_off_the_site_it_went_to(book: Ledger, shop: tuple[Customer, Customer]) -> None:
    assert [(row.key, row.fen) for row in sold(book, "project")] == [("", 410_00), ("1号楼", 160_00)]


def test_days_and_months_stand_in_their_order_quiet_ones_too(book: Ledger, shop: tuple[Customer, Customer]) -> None:
    by_day = {str(row.key): row.fen for row in sold(book, "month")}
    assert (by_day["2026-11-02"], by_day["2026-11-03"], by_day["2026-11-05"]) == (200_00, 0, 370_00)
    assert len(by_day) == 21
    year = period_of(PeriodName.YEAR, on("2026-12-31"))
    assert [(row.key, row.fen) for row in sold(book, "month", year, today="2026-12-31")] == [
        ("2026-11", 570_00), ("2026-12", 0),
    ]  # fmt: skip


def test_what_was_voided_counts_on_its_day_and_is_taken_off_on_the_day_of_its_voiding(book: Ledger) -> None:
    wang = a_customer(book)
    number = slip(book, wang, "10-30", line("水泥", "10", "20"))
    void_document(book, number, on("11-02"), "打错了", at("11-02"))
    october = period_of(PeriodName.LAST_MONTH, on(TODAY))
    assert [(row.fen, row.quantity) for row in sold(book, "goods", october)] == [(200_00, 10_000)]
    (taken_off,) = sold(book, "goods")
    assert (taken_off.fen, taken_off.quantity, taken_off.average) == (-200_00, -10_000, None)


def test_goods_are_called_as_they_are_called_today(book: Ledger, shop: tuple[Customer, Customer]) -> None:
    """Renamed goods stay one; their papers keep what they say."""
    cement = next(row.goods for row in goods_rows(book, on(TODAY)) if row.goods.name == "水泥")
    edit_goods(book, replace(cement, name="白水泥", spec="32.5"), at(TODAY))
    assert [row.title for row in sold(book, "goods")] == ["乳胶漆", "白水泥 32.5"]


def test_an_empty_book_has_no_rows_and_no_picture(book: Ledger) -> None:
    for view in ("goods", "customer", "month", "project"):
        found = ask(book, "sales", Inquiry(MONTH, on(TODAY), view))
        assert (list(found.rows), found.picture, found.foot) == ([], None, "")


def test_goods_stand_together_by_their_group_and_slips_by_who_wrote_them(
    book: Ledger, shop: tuple[Customer, Customer]
) -> None:
    """R156: what came back belongs to whoever wrote its slip; a slip that names nobody to whoever entered it."""
    wang, _ = shop
    cement = next(one.goods for one in goods_rows(book, on(TODAY)) if one.goods.name == "水泥")
    edit_goods(book, replace(cement, group="水泥类"), at(TODAY))
    written = ShipmentDraft(wang.id, on("11-06"), (line("水泥", "1", "20"),), prepared_by="小陈", accepted=MEANT)
    number = record_shipment(book, written, at("11-06")).result.number
    back = ReturnDraft(wang.id, on("11-07"), (line("水泥", "1", "20"),), number, accepted=MEANT)
    record_return(book, back, at("11-07"))
    none, group = sold(book, "group")
    assert (str(none.title), none.fen, group.title, group.fen) == ("no group", 300_00, "水泥类", 270_00)
    assert [(one.unit, one.sold, one.returned) for one in group.quantities] == [("包", 16_000, 3_000)]
    assert group.running == 1
    people = {row.key: (row.sold_fen, row.returned_fen) for row in sold(book, "person")}
    assert people == {"老板": (610_00, 40_00), "小陈": (20_00, 20_00)}


def test_the_ten_largest_are_told_where_there_are_more(book: Ledger) -> None:
    """Ten at 10 yuan and two at 5: 91 % of 110."""
    wang = a_customer(book)
    kinds = [line(f"管{n}", "1", "10") for n in range(10)] + [line(f"阀{n}", "1", "5") for n in range(2)]
    slip(book, wang, "11-02", *kinds)
    found = ask(book, "sales", Inquiry(MONTH, on(TODAY), "goods"))
    assert [(str(one.name), one.figure) for one in found.keys][-1] == ("The ten largest", "91 %")
