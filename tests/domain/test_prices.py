"""The price that is proposed, where it is from, and what is odd about one that was typed (R002, R025)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice
from desktop_app.domain.price_changes import PriceChange, change_problems, changed_prices, repriced
from desktop_app.domain.prices import (
    AgreedPrice,
    CustomerPrices,
    KnownPrices,
    PaidPrice,
    PriceFrom,
    Proposed,
    odd_price,
    standing_agreements,
)

TODAY = date.fromisoformat("2026-03-10")
PIECE, BOX = GoodsUnit("片", price=320_000, lowest=295_000), GoodsUnit("箱", 3_000, 954_000, 885_000)
TILE = Goods(
    "瓷砖", 3, unit="片", price=320_000, lowest=295_000, larger=(BOX,), priced_on=date.fromisoformat("2026-02-01")
)


def agreed(unit: str, price: int, since: str, number: int = 1, goods_id: int = 3) -> AgreedPrice:
    return AgreedPrice(9, goods_id, unit, price, date.fromisoformat(since), "报价单", number)


def proposed(known: KnownPrices, unit: GoodsUnit = PIECE, on: date = TODAY) -> Proposed:
    found = known.proposed(unit, on)
    assert found is not None
    return found


def test_what_was_agreed_goes_before_everything_on_the_days_it_holds() -> None:
    """R002: from 1 March a piece is 31.50; before, the list price holds."""
    known = CustomerPrices(agreed=(agreed("片", 315_000, "2026-03-01"),), paid=((3, PaidPrice("片", 318_000, TODAY)),))
    assert proposed(known.of(TILE)) == Proposed(315_000, PriceFrom.AGREED, date.fromisoformat("2026-03-01"), "报价单")
    assert proposed(known.of(TILE), on=date.fromisoformat("2026-02-28")).origin is PriceFrom.LAST
    assert CustomerPrices(agreed=(agreed("片", 1, "2026-01-01", goods_id=4),)).of(TILE).agreement(PIECE, TODAY) is None


def test_the_newest_agreement_holds_and_one_of_the_same_unit_goes_before_another() -> None:
    known = KnownPrices(TILE, agreed=(agreed("片", 315_000, "2026-01-01"), agreed("片", 310_000, "2026-02-01", 2)))
    assert proposed(known).price == 310_000
    assert proposed(known, BOX).price == 930_000
    both = replace(known, agreed=(*known.agreed, agreed("箱", 900_000, "2025-01-01", 3)))
    assert (proposed(both, BOX).price, proposed(both).price) == (900_000, 310_000)
    only_box = KnownPrices(TILE, agreed=(agreed("箱", 900_000, "2025-01-01"),))
    assert proposed(only_box).price == 300_000


def test_who_pays_later_pays_more() -> None:
    """R025: a price by terms goes before the last price and the list."""
    tile = replace(
        TILE, by_terms=(TermsPrice(TermsKind.DAYS, "片", 330_000), TermsPrice(TermsKind.CASH, "片", 310_000))
    )
    paid = (PaidPrice("片", 325_000, TODAY),)
    assert proposed(KnownPrices(tile, TermsKind.DAYS, paid=paid)) == Proposed(330_000, PriceFrom.TERMS, tile.priced_on)
    assert proposed(KnownPrices(tile, TermsKind.CASH), BOX).price == 930_000
    assert proposed(KnownPrices(tile, TermsKind.FIXED_DATE)).origin is PriceFrom.LIST


def test_as_paid_last_unless_the_price_list_is_newer() -> None:
    """Prices went up on 1 February: what was paid in January is shown, but not proposed any more."""
    since = KnownPrices(
        TILE,
        paid=(
            PaidPrice("片", 300_000, date.fromisoformat("2026-02-01")),
            PaidPrice("片", 290_000, date.fromisoformat("2026-01-05")),
        ),
    )
    assert proposed(since) == Proposed(300_000, PriceFrom.LAST, date.fromisoformat("2026-02-01"))
    before = KnownPrices(TILE, paid=(PaidPrice("片", 300_000, date.fromisoformat("2026-01-31")),))
    assert proposed(before) == Proposed(320_000, PriceFrom.LIST, TILE.priced_on)
    assert before.last(BOX) == PaidPrice("箱", 900_000, date.fromisoformat("2026-01-31"))
    bare = replace(TILE, price=None, larger=())
    assert proposed(replace(before, goods=bare), bare.units[0]).price == 300_000
    assert KnownPrices(Goods("运费")).proposed(GoodsUnit(""), TODAY) is None


def test_what_was_paid_for_a_piece_says_nothing_about_a_box_with_a_price_of_its_own() -> None:
    """Switches are 8.50 a piece and 800.00 a box of 100: whoever bought seven pieces pays 800.00 a box, not 850.00."""
    box, pack = GoodsUnit("箱", 100_000, 8_000_000), GoodsUnit("包", 10_000)
    switch = Goods("开关面板", 6, unit="个", price=85_000, larger=(box, pack))
    piece = switch.units[0]
    known = KnownPrices(switch, paid=(PaidPrice("个", 82_000, TODAY),))
    assert proposed(known, box) == Proposed(8_000_000, PriceFrom.LIST, None)
    assert proposed(known, pack) == Proposed(820_000, PriceFrom.LAST, TODAY)
    by_the_box = KnownPrices(switch, paid=(PaidPrice("箱", 7_900_000, TODAY),))
    assert proposed(by_the_box, piece) == Proposed(85_000, PriceFrom.LIST, None)
    assert proposed(by_the_box, box) == Proposed(7_900_000, PriceFrom.LAST, TODAY)


def test_the_price_of_a_unit_the_goods_know_no_more_says_nothing_about_another() -> None:
    """11.70 was paid for one 根; since then they are sold by 支, and with 瓶 and 箱 it would be far off."""
    tube = Goods("线管", 4, unit="支", price=120_000)
    known = KnownPrices(tube, paid=(PaidPrice("根", 117_000, TODAY),))
    assert known.last(tube.units[0]) is None
    assert proposed(known, tube.units[0]) == Proposed(120_000, PriceFrom.LIST, None)
    assert odd_price(known, tube.units[0], 120_000) is None


def test_where_nobody_told_in_what_they_are_sold_any_unit_of_a_slip_is_the_one() -> None:
    known = KnownPrices(Goods("河沙", 5), paid=(PaidPrice("方", 1_300_000, TODAY),))
    assert proposed(known, GoodsUnit("")).price == 1_300_000


def test_a_price_below_the_lowest_or_far_from_the_last_is_said_and_not_stopped() -> None:
    known = KnownPrices(TILE, paid=(PaidPrice("片", 320_000, date.fromisoformat("2026-03-01")),))
    assert "lowest price 29.50" in str(odd_price(known, PIECE, 294_999))
    assert "lowest price 88.50" in str(odd_price(known, BOX, 880_000))
    assert "last price 32.00 of 2026-03-01" in str(odd_price(known, PIECE, 384_001))
    assert odd_price(known, PIECE, 384_000) is None
    bare = replace(TILE, lowest=None)
    assert odd_price(KnownPrices(bare), bare.units[0], 1) is None


def test_of_each_customer_and_unit_one_agreement_stands_or_is_to_come() -> None:
    found = [
        agreed("片", 1, "2026-01-01", 1), agreed("片", 2, "2026-02-01", 2), agreed("片", 3, "2026-04-01", 3),
        agreed("箱", 4, "2026-05-01", 4),
    ]  # fmt: skip
    assert [one.price for one in standing_agreements(found, TODAY)] == [2, 4]


def test_many_prices_change_by_a_percentage_and_are_rounded_as_the_shop_writes_them() -> None:
    """5 % on 32.00 and on a box of 95.40, to ten fen: 33.60 and 100.20."""
    (one,) = repriced((TILE, Goods("运费")), PriceChange(percent=500, step=1_000))
    assert (one.after.price, one.after.larger[0].price, one.problem) == (336_000, 1_002_000, None)
    assert PriceChange(percent=-333).of(100_000) == 96_670


def test_a_sum_counts_for_the_smallest_unit_and_so_many_times_for_larger_ones() -> None:
    bag = GoodsUnit("袋", 2_000)
    tile = replace(TILE, larger=(bag, BOX), by_terms=(TermsPrice(TermsKind.CASH, "箱", 930_000),))
    (one,) = repriced((tile,), PriceChange(sum=5_000))
    assert (one.after.price, [unit.price for unit in one.after.larger]) == (325_000, [None, 969_000])
    assert one.after.by_terms[0].price == 945_000


def test_what_would_fall_below_its_lowest_price_says_so() -> None:
    (one,) = repriced((TILE,), PriceChange(percent=-2_000))
    assert "lowest price is above the list price" in str(one.problem)
    gone = replace(TILE, larger=(), by_terms=(TermsPrice(TermsKind.CASH, "箱", 930_000),))
    assert repriced((gone,), PriceChange(sum=10))[0].problem is not None


def test_a_change_that_says_nothing_or_two_things_is_refused() -> None:
    told = [
        change_problems(one)
        for one in (
            PriceChange(), PriceChange(1, 1), PriceChange(-10_000), PriceChange(1, 0, -1), PriceChange(1),
            PriceChange(0, 1),
        )
    ]  # fmt: skip
    assert [[one.field for one in found] for found in told] == [["percent"], ["sum"], ["percent"], ["step"], [], []]


def test_every_price_that_changes_is_seen_also_those_by_terms() -> None:
    """R025: 个 at 0.60, 袋 without a price of its own, 箱 at 260, on thirty days 275 for one 箱; 10 % more."""
    larger = (GoodsUnit("袋", 50_000), GoodsUnit("箱", 500_000, 2_600_000))
    screws = Goods(
        "螺丝", unit="个", price=6_000, larger=larger, by_terms=(TermsPrice(TermsKind.DAYS, "箱", 2_750_000),)
    )
    (one,) = repriced([screws], PriceChange(percent=1000))
    assert [(price.unit, price.terms, price.before, price.after) for price in changed_prices(one)] == [
        ("个", None, 6_000, 6_600),
        ("箱", None, 2_600_000, 2_860_000),
        ("箱", TermsKind.DAYS, 2_750_000, 3_025_000),
    ]
