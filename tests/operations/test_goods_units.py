"""Goods by the box and by the piece, at agreed prices: posted, summed up, given back, merged and split (R002, R025)."""

import random
from dataclasses import replace

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused, RefusedFields
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.price_changes import PriceChange
from desktop_app.domain.prices import AgreedPrice, PriceFrom
from desktop_app.domain.shipments import Line, ReturnDraft, ShipmentDraft
from desktop_app.operations.goods import add_goods, edit_goods, find_article, goods_rows
from desktop_app.operations.goods_merging import merge_goods, merged_goods, split_goods
from desktop_app.operations.price_changes import change_prices, groups_sold, keep_prices, seen_change
from desktop_app.operations.prices import agree_price, agreed_rows, end_agreed_price, priced_units
from desktop_app.operations.returns import record_return, shipped_lines
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.slips import slip
from desktop_app.operations.taking_back import void_document
from desktop_app.store import accounts
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger
from desktop_app.store.goods import load_goods
from tests.operations.builders import a_customer, at, on

BOX = GoodsUnit("箱", 500_000, parse_price("290"), parse_price("280"), "6901")
BAG = GoodsUnit("袋", 50_000)


@pytest.fixture
def wang(book: Ledger) -> Customer:
    return a_customer(book)


@pytest.fixture
def screws(book: Ledger) -> Goods:
    """1箱 = 10袋 = 500个."""
    sold = Goods("螺丝", 0, "L1", unit="个", price=parse_price("0.60"), barcode="6900", group="五金", larger=(BOX, BAG))
    return add_goods(book, sold, at("02-01")).result


def ships(book: Ledger, customer: Customer, day: str, *said: tuple[str, str, str], name: str = "螺丝") -> str:
    """Post a slip of (quantity, unit, price); its number."""
    lines = tuple(Line(name, parse_quantity(many), parse_price(price), unit=unit) for many, unit, price in said)
    return record_shipment(book, ShipmentDraft(customer.id, on(day), lines), at(day)).result.number


def sold(book: Ledger, day: str = "03-20") -> dict[str, int]:
    return {row.goods.name: row.sold for row in goods_rows(book, on(day)) if row.sold}


def test_a_slip_keeps_the_unit_and_what_it_held_then(book: Ledger, wang: Customer, screws: Goods) -> None:
    """2 boxes are 1,000 screws for ever, also once a box holds 400."""
    number = ships(book, wang, "03-01", ("2", "箱", "290"), ("3", "袋", "30"), ("7", "个", "0.60"))
    smaller = replace(screws, larger=(BAG, replace(BOX, holds=400_000)))
    edit_goods(book, smaller, at("03-02"))
    ships(book, wang, "03-03", ("1", "箱", "240"))
    assert [(line.unit, line.counted // 1_000_000, line.counted_in) for line in slip(book, number).lines] == [
        ("箱", 1000, "个"), ("袋", 150, "个"), ("个", 7, "个"),
    ]  # fmt: skip
    assert sold(book) == {"螺丝": 1_557_000}
    assert goods_rows(book, on("03-20"))[0].last_sold == on("03-03")
    assert goods_rows(book, on("05-20"))[0].sold == 0
    assert check(book) == []


def test_a_unit_the_goods_are_not_sold_in_is_said_with_those_that_are(
    book: Ledger, wang: Customer, screws: Goods
) -> None:
    with pytest.raises(Refused, match=r"螺丝 is not sold by 托\. Its units: 个, 袋, 箱") as refused:
        ships(book, wang, "03-01", ("2", "托", "1"))
    assert (refused.value.field, refused.value.line) == ("unit", 1)
    assert len(load_goods(book)) == 1


def test_what_comes_back_counts_by_what_its_unit_held_on_its_slip(book: Ledger, wang: Customer, screws: Goods) -> None:
    """A box of 500 went out; 20 screws of it came back, then the rest is asked about by the screw."""
    number = ships(book, wang, "03-01", ("1", "箱", "290"))
    edit_goods(book, replace(screws, larger=(BAG, replace(BOX, holds=400_000))), at("03-02"))
    some = (Line("螺丝", parse_quantity("20"), parse_price("0.58"), unit="个"),)
    record_return(book, ReturnDraft(wang.id, on("03-03"), some, number), at("03-03"))
    assert shipped_lines(book, number)[0].room == 960
    box = (Line("螺丝", 1_000, parse_price("290"), unit="箱"),)
    with pytest.raises(Doubted, match=r"500 个 of 螺丝 would come back|520 个"):
        record_return(book, ReturnDraft(wang.id, on("03-04"), box, number), at("03-04"))
    dearer = (Line("螺丝", 1_000, parse_price("0.59"), unit="个"),)
    with pytest.raises(Doubted, match=r"credited at 0\.59, but was charged at 0\.58"):
        record_return(book, ReturnDraft(wang.id, on("03-04"), dearer, number), at("03-04"))
    half = (Line("螺丝", 500, parse_price("290"), unit="箱"),)
    record_return(book, ReturnDraft(wang.id, on("03-05"), half, number), at("03-05"))
    assert sold(book) == {"螺丝": 230_000}
    assert check(book) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_slips_in_any_units_come_to_the_sum_of_their_lines_and_count_every_screw(
    book: Ledger, wang: Customer, screws: Goods, seed: int
) -> None:
    """Property: totals to the fen, each line rounded once; sold to the last screw, whatever the ratios were."""
    chance = random.Random(seed)
    owed = counted = 0
    for step in range(12):
        held = {"个": 1000, "袋": 1000 * chance.randint(2, 60), "箱": 1000 * chance.randint(61, 900)}
        units = tuple(GoodsUnit(unit, held[unit]) for unit in ("袋", "箱"))
        edit_goods(book, replace(screws, larger=units), at("03-01"))
        lines = []
        for _ in range(chance.randint(1, 6)):
            unit, many, price = chance.choice(list(held)), chance.randint(1, 9_999), chance.randint(1, 10**6)
            lines.append(Line("螺丝", many, price, unit=unit))
            owed += (many * price + 50_000) // 100_000
            counted += many * held[unit]
        if sum(line.amount_fen for line in lines):
            record_shipment(book, ShipmentDraft(wang.id, on("03-01"), tuple(lines)), at("03-01"))
        else:
            counted -= sum(line.quantity * held[line.unit] for line in lines)
        assert step < 12
    assert dict(accounts.balances(book, on("03-02")))[wang.id] == owed
    assert sold(book)["螺丝"] == (2 * counted + 1000) // 2000
    assert check(book) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"larger": (BAG, replace(BOX, holds=0))}, "larger"),
        ({"larger": (BAG, BAG)}, "larger"),
        ({"lowest": parse_price("0.61")}, "lowest"),
        ({"larger": (BAG,)}, "larger"),
        ({"unit": "枚", "larger": (BOX,)}, "unit"),
        ({"barcode": "7777"}, "barcode"),
        ({"larger": (replace(BAG, barcode="8888"), BOX)}, "larger"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    book: Ledger, wang: Customer, screws: Goods, change: dict[str, object], field: str
) -> None:
    """A ratio of 0, a unit twice, a lowest price above the list, a unit that stands on slips, another's barcode."""
    other = GoodsUnit("盒", 2_000, barcode="8888")
    add_goods(book, Goods("钉子", unit="个", barcode="7777", larger=(other,)), at("02-01"))
    ships(book, wang, "03-01", ("1", "箱", "290"))
    ships(book, wang, "03-01", ("1", "个", "0.60"))
    with pytest.raises(Refused) as refused:
        edit_goods(book, replace(screws, **change), at("03-02"))  # type: ignore[arg-type]
    found = refused.value.problems if isinstance(refused.value, RefusedFields) else ()
    assert field in {refused.value.field, *(one.field for one in found)}
    assert {one.name: one.larger for one in load_goods(book)}["螺丝"] == (BAG, BOX)


def test_an_agreed_price_holds_from_its_day_until_it_is_ended(book: Ledger, wang: Customer, screws: Goods) -> None:
    """R002: 0.55 a screw by contract from 1 March on; the box follows; ended, the list price is back."""
    agreed = AgreedPrice(wang.id, screws.id, "", parse_price("0.55"), on("03-01"), "合同")
    made = agree_price(book, agreed, at("02-20")).result
    assert [row.agreed.unit for row in agreed_rows(book, on("02-20"))] == ["个"]
    assert prices(book, wang, "02-28") == {"个": ("0.6", PriceFrom.LIST), "袋": ("30", PriceFrom.LIST),
                                           "箱": ("290", PriceFrom.LIST)}  # fmt: skip
    assert prices(book, wang, "03-01") == {"个": ("0.55", PriceFrom.AGREED), "袋": ("27.5", PriceFrom.AGREED),
                                           "箱": ("275", PriceFrom.AGREED)}  # fmt: skip
    assert prices(book, a_customer(book, "李记"), "03-01")["个"] == ("0.6", PriceFrom.LIST)
    end_agreed_price(book, made.id, at("03-05"))
    assert prices(book, wang, "03-05")["个"] == ("0.6", PriceFrom.LIST)
    with pytest.raises(Refused, match="no agreed price"):
        end_agreed_price(book, made.id, at("03-06"))
    for wrong in (replace(agreed, price=-1), replace(agreed, unit="托"), replace(agreed, goods_id=99)):
        with pytest.raises(Refused):
            agree_price(book, wrong, at("03-06"))
    assert check(book) == []


def prices(book: Ledger, customer: Customer, day: str) -> dict[str, tuple[str, PriceFrom]]:
    return {
        one.unit.unit: (f"{one.proposed.price / 10_000:g}", one.proposed.origin)
        for one in priced_units(book, customer.id, on(day))
        if one.proposed is not None
    }


def test_terms_decide_the_price_and_a_new_list_price_goes_before_what_was_paid(
    book: Ledger, wang: Customer, screws: Goods
) -> None:
    """R025; case: the list went up after the last slip, so the old price is not proposed any more."""
    ships(book, wang, "03-01", ("1", "箱", "285"))
    assert prices(book, wang, "03-02")["箱"] == ("285", PriceFrom.LAST)
    edit_goods(book, replace(screws, larger=(BAG, replace(BOX, price=parse_price("300")))), at("03-03"))
    assert prices(book, wang, "03-04")["箱"] == ("300", PriceFrom.LIST)
    dear = (TermsPrice(TermsKind.DAYS, "箱", parse_price("310")),)
    edit_goods(book, replace(screws, by_terms=dear), at("03-05"))
    assert prices(book, wang, "03-06")["箱"] == ("310", PriceFrom.TERMS)


def test_many_prices_change_in_one_step_and_back(book: Ledger, screws: Goods) -> None:
    add_goods(book, Goods("水泥", unit="包", price=parse_price("25"), group="水泥"), at("02-01"))
    before = load_goods(book)
    assert groups_sold(book) == ["五金", "水泥"]
    seen = seen_change(book, PriceChange(percent=500, step=100), "水泥")
    assert [(one.before.name, one.after.price) for one in seen] == [("水泥", parse_price("26.25"))]
    made = change_prices(book, PriceChange(percent=1_000), at("03-01")).result
    assert [one.price for one in load_goods(book)] == [parse_price("27.5"), parse_price("0.66")]
    assert load_goods(book)[0].priced_on == on("03-01")
    keep_prices(book, made, at("03-02"))
    assert load_goods(book) == before
    change_prices(book, PriceChange(sum=100), at("03-03"), only=(screws.id,))
    assert [one.price for one in load_goods(book)] == [parse_price("25"), parse_price("0.61")]
    with pytest.raises(Refused, match=r"Nothing was changed\. 螺丝"):
        change_prices(book, PriceChange(percent=-9_000), at("03-04"))
    with pytest.raises(Refused, match="No price of the list"):
        change_prices(book, PriceChange(percent=1_000), at("03-04"), "没有")
    with pytest.raises(RefusedFields):
        seen_change(book, PriceChange())
    assert check(book) == []


def test_goods_entered_twice_become_one_and_two_again(book: Ledger, wang: Customer, screws: Goods) -> None:
    """What was sold of both is one figure; papers keep their names; undone, each has its own again."""
    twice = add_goods(book, Goods("镙丝", unit="箱"), at("02-01")).result
    ships(book, wang, "03-01", ("1", "箱", "290"))
    number = ships(book, wang, "03-02", ("2", "箱", "270"), name="镙丝")
    agree_price(book, AgreedPrice(wang.id, twice.id, "箱", parse_price("275"), on("03-10")), at("03-02"))
    apart = sold(book)
    merge_goods(book, twice.id, screws.id, at("03-03"))
    assert sold(book) == {"螺丝": 1_500_000}
    assert prices(book, wang, "03-03")["箱"] == ("270", PriceFrom.LAST)
    assert prices(book, wang, "03-10")["箱"] == ("275", PriceFrom.AGREED)
    assert slip(book, number).lines[0].name == "镙丝"
    assert find_article(book, "螺丝").id == screws.id
    assert "镙丝" in goods_rows(book, on("03-03"))[0].keys + goods_rows(book, on("03-03"))[1].keys
    ships(book, wang, "03-04", ("1", "箱", "260"), name="镙丝")
    assert sold(book) == {"螺丝": 2_000_000}
    assert [one.id for one in merged_goods(book, screws.id)] == [twice.id]
    for wrong in ((twice.id, screws.id), (screws.id, screws.id), (99, screws.id)):
        with pytest.raises(Refused):
            merge_goods(book, *wrong, at("03-05"))
    void_document(book, "SHD-2026-00003", on("03-05"), "开错了", at("03-05"))
    split_goods(book, twice.id, at("03-06"))
    assert sold(book) == apart == {"螺丝": 500_000, "镙丝": 2_000}
    with pytest.raises(Refused, match="was not merged"):
        split_goods(book, twice.id, at("03-06"))
    assert check(book) == []


def test_goods_in_units_that_cannot_be_added_up_are_not_merged(book: Ledger, screws: Goods) -> None:
    other = add_goods(book, Goods("镙丝", unit="kg"), at("02-01")).result
    larger = add_goods(book, Goods("罗丝", unit="个", larger=(replace(BOX, holds=400_000, barcode=""),)), at("02-01"))
    for one in (other, larger.result):
        with pytest.raises(Refused, match="Enter that unit at 螺丝 first"):
            merge_goods(book, one.id, screws.id, at("03-01"))


def test_goods_are_found_by_code_barcode_or_name_and_several_are_asked_about(book: Ledger, screws: Goods) -> None:
    add_goods(book, Goods("水泥", spec="42.5", unit="包"), at("02-01"))
    add_goods(book, Goods("水泥", spec="32.5", unit="包"), at("02-01"))
    assert {find_article(book, said).name for said in ("L1", "6901", "6900", "螺丝")} == {"螺丝"}
    assert find_article(book, "水泥 42.5").spec == "42.5"
    with pytest.raises(Refused, match="Several goods fit"):
        find_article(book, "水泥")
    with pytest.raises(Refused, match="no goods"):
        find_article(book, "河沙")
