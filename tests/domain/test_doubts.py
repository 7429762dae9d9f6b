"""What is probably a slip of the finger is asked before it is booked, at its field and in the shop's own figures."""

from datetime import date, timedelta

import pytest

from desktop_app.domain.doubts import (
    Delivered,
    Doubt,
    Doubted,
    Question,
    doubtful_allowance,
    doubtful_bill,
    doubtful_day,
    doubtful_names,
    doubtful_number,
    doubtful_payment,
    doubtful_price,
    doubtful_promise,
    doubtful_receipt,
    doubtful_return,
    doubtful_signature,
    doubtful_site,
    doubtful_supply,
    doubtful_undoing,
    refuse_doubts,
)
from desktop_app.domain.goods import ONE, Goods, GoodsUnit
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.shipments import Line
from tests.domain.builders import TODAY, yuan

OUT = {("水泥", "P.O 42.5", "包"): Delivered(parse_quantity("10") * ONE, parse_price("25"))}
"""Ten bags at 25 are with the customer."""


def bags(quantity: str, price: str = "25", gift: bool = False) -> Line:
    return Line("水泥", parse_quantity(quantity), parse_price(price), "P.O 42.5", "包", gift=gift)


def told(asked: list[Question]) -> list[tuple[Doubt, str, int]]:
    return [(one.doubt, one.problem.field, one.problem.line) for one in asked]


def words(asked: list[Question]) -> str:
    (one,) = asked
    return str(one.problem.said)


# ── goods ────────────────────────────────────────────────────────────────────────────────────────
def test_goods_they_supplied_are_asked_about_without_their_number_or_with_one_of_before() -> None:
    before = {"A7": ("GHD-2026-00001", date(2026, 3, 10))}
    (bare,), (again,) = doubtful_supply(" ", before), doubtful_supply("A7", before)
    assert (bare.doubt, again.doubt, again.problem.field) == (Doubt.BARE_SUPPLY, Doubt.NUMBER_USED, "reference")
    assert doubtful_supply("A8", before) == []


def test_a_bill_of_exchange_without_number_or_day_is_asked_at_what_is_missing() -> None:
    due = date(2026, 9, 20)
    number_first, day_then = "acceptance_number", "acceptance_due"
    for number, day, field in (("", due, number_first), (" ", None, number_first), ("1313", None, day_then)):
        (asked,) = doubtful_bill(number, day)
        assert (asked.doubt, asked.problem.field) == (Doubt.BARE_BILL, field)
    assert doubtful_bill("1313", due) == []


def test_what_went_out_may_come_back_at_its_price() -> None:
    assert (
        doubtful_return(
            [
                bags("10"),
            ],
            OUT,
        )
        == []
    )


def test_lines_of_one_article_are_added_up_and_the_line_that_is_too_much_is_asked() -> None:
    """Six and five of ten: the second line is asked, with both sums."""
    asked = doubtful_return([bags("6"), bags("5")], OUT)
    assert told(asked) == [(Doubt.MORE_RETURNED, "quantity", 2)]
    assert words(asked) == ("11 包 of 水泥 would come back, but only 10 are still with the customer. Is it right?")


def test_a_dearer_return_is_asked_and_a_cheaper_one_is_not() -> None:
    asked = doubtful_return([bags("1", "25.01"), bags("1", "24")], OUT)
    assert told(asked) == [(Doubt.DEARER_RETURNED, "price", 1)]
    assert "would be credited at 25.01" in words(asked)


def test_a_gift_that_comes_back_gives_nothing_back_whatever_its_price_says() -> None:
    assert doubtful_return([bags("1", "99", gift=True)], OUT) == []


def test_goods_the_customer_never_got_are_asked_even_when_more_came_back_than_went_out() -> None:
    """Nobody is told of fewer than none."""
    article = ("水泥", "P.O 42.5", "包")
    for out in ({}, {article: Delivered(parse_quantity("-2") * ONE, 0)}):
        assert "only 0 are still with the customer" in words(doubtful_return([bags("1")], out))


# ── money ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("paid", "owed", "slip", "field"),
    [
        (200, 100, 0, None),
        (200.01, 100, 0, "amount"),
        (600, 600, 100, None),
        (700, 600, 100, None),
        (700.01, 600, 100, "paid"),
        (5_000, 0, 0, None),
        (5_000, -20, 0, None),
    ],
)
def test_a_little_too_much_goes_on_account_and_a_nought_too_many_is_asked(
    paid: float, owed: float, slip: float, field: str | None
) -> None:
    """Case 10: money ahead from somebody who owes nothing passes; with a slip it may be more by the slip."""
    asked = doubtful_payment(yuan(paid), yuan(owed), yuan(slip))
    assert told(asked) == ([(Doubt.OVERPAID, field, 0)] if field else [])


def test_the_question_says_by_how_much_it_is_too_much() -> None:
    assert words(doubtful_payment(yuan(1_000), yuan(100))) == (
        "1,000.00 is 900.00 more than the 100.00 that is owed. Is it right? The rest would go on account."
    )


def test_no_more_is_given_up_than_is_open_without_a_question() -> None:
    """Case 1: on a slip what is unpaid of it, otherwise all that is owed; nothing less than nothing is owed."""
    assert doubtful_allowance(yuan(30), yuan(100), "SHD-1", yuan(30)) == []
    assert doubtful_allowance(yuan(100), yuan(100)) == []
    assert "31.00 is 1.00 more than the 30.00 that is unpaid of SHD-1" in words(
        doubtful_allowance(yuan(31), yuan(100), "SHD-1", yuan(30))
    )
    assert "101.00 is 1.00 more than the 100.00 that is owed" in words(doubtful_allowance(yuan(101), yuan(100)))
    assert "5.00 is 5.00 more than the 0.00 that is owed" in words(doubtful_allowance(yuan(5), yuan(-8)))


def test_no_more_is_promised_than_is_owed_without_a_question() -> None:
    assert doubtful_promise(yuan(100), yuan(100)) == []
    assert "100.01 is promised, but only 100.00 is owed" in words(doubtful_promise(yuan(100.01), yuan(100)))
    assert "only 0.00 is owed" in words(doubtful_promise(yuan(1), yuan(-8)))


# ── papers ───────────────────────────────────────────────────────────────────────────────────────
def test_what_was_entered_before_is_named_with_its_day() -> None:
    same = doubtful_receipt(yuan(500), date(2026, 3, 1), "SKD-7")
    assert told([same]) == [(Doubt.RECEIVED_BEFORE, "amount", 0)]
    assert words([same]) == "SKD-7 is of 2026-03-01 and over 500.00, too. Is this other money?"
    used = doubtful_number("A-12", "paper_number", "SHD-3", TODAY)
    assert told([used]) == [(Doubt.NUMBER_USED, "paper_number", 0)]
    assert words([used]) == "SHD-3 of 2026-03-16 has the number A-12 already. Is this another paper?"


def test_a_signed_copy_of_what_never_went_out_is_asked() -> None:
    asked = [doubtful_signature("DZD-2")]
    assert told(asked) == [(Doubt.NEVER_SENT, "dated", 0)]
    assert "DZD-2 was never printed nor marked as sent" in words(asked)


@pytest.mark.parametrize(("days", "asked"), [(329, 0), (330, 1), (365, 1), (399, 1), (400, 0), (0, 0), (-365, 0)])
def test_a_day_about_a_year_back_is_asked_and_older_papers_are_not(days: int, asked: int) -> None:
    """`3-20`, typed on 16 March for this week, is read as a day of last year; older papers are brought over."""
    dated = TODAY - timedelta(days=days)
    assert told(doubtful_day(dated, TODAY)) == [(Doubt.LONG_AGO, "dated", 0)] * asked


def test_the_question_about_the_year_says_how_long_ago_that_is() -> None:
    assert words(doubtful_day(date(2025, 3, 20), TODAY)) == "2025-03-20 is 361 days ago. Is the year right?"


def test_a_site_the_customer_has_not_is_asked_before_it_is_added() -> None:
    asked = [doubtful_site("云城三期", "老王建材")]
    assert told(asked) == [(Doubt.NEW_SITE, "project", 0)]
    assert words(asked) == "老王建材 has no site “云城三期” yet. Is it a new one? It is added then."


# ── asking ───────────────────────────────────────────────────────────────────────────────────────
def test_all_doubts_are_asked_at_once_and_what_was_accepted_is_not_asked_again() -> None:
    asked = doubtful_return([bags("11", "25"), bags("1", "25")], OUT) + doubtful_promise(2, 1)
    with pytest.raises(Doubted) as caught:
        refuse_doubts(asked, [])
    assert caught.value.doubts == {Doubt.MORE_RETURNED, Doubt.MORE_PROMISED}
    assert [(one.field, one.line) for one in caught.value.problems] == [("quantity", 1), ("quantity", 2), ("amount", 0)]
    with pytest.raises(Doubted) as again:
        refuse_doubts(asked, [Doubt.MORE_RETURNED])
    assert again.value.doubts == {Doubt.MORE_PROMISED}
    refuse_doubts(asked, [Doubt.MORE_RETURNED, Doubt.MORE_PROMISED])


def test_a_price_below_the_lowest_or_far_from_the_list_is_asked_about() -> None:
    """Half and double the list price pass; without a price in the list there is nothing to hold it against."""
    box = GoodsUnit("箱", 500_000, 2_600_000, 2_300_000)
    screws = Goods("螺丝", unit="个", price=6_000, larger=(box,))
    asked = {price: [str(one.problem.said) for one in doubtful_price(screws, box, price)] for price in
             (6_000, 2_299_999, 2_300_000, 5_200_000, 5_200_100)}  # fmt: skip
    assert [len(told) for told in asked.values()] == [1, 1, 0, 0, 1]
    assert asked[2_299_999] == ["229.9999 for one 箱 is below the lowest price 230.00. Is it right?"]
    assert asked[5_200_100] == ["520.01 for one 箱 is far from the list price 260.00. Is it right?"]
    assert doubtful_price(screws, screws.units[0], 2_999) != []
    assert doubtful_price(Goods("沙"), Goods("沙").units[0], 1) == []


@pytest.mark.parametrize(
    ("name", "goods_id", "is_asked"),
    [("5%", 0, True), ("95折", 0, True), ("打九折", 0, True), ("128", 0, True), ("¥3.5", 0, True), ("赠品", 0, True),
     ("25元", 0, True), ("325", 7, False), ("325#水泥", 0, False), ("75%酒精", 0, False), ("赠品袋", 0, False)],
)  # fmt: skip
def test_new_goods_that_are_called_as_a_figure_are_asked_about(name: str, goods_id: int, is_asked: bool) -> None:
    """A discount typed where goods are typed would be sold as an article for ever."""
    asked = doubtful_names([Line("水泥", 1000, 100), Line(name, 1000, 100, goods_id=goods_id)])
    assert [(one.doubt, one.problem.line) for one in asked] == ([(Doubt.ODD_NAME, 2)] if is_asked else [])


def test_taking_back_an_import_that_was_paid_since_is_asked_about() -> None:
    assert doubtful_undoing(0, 0) == []
    (asked,) = doubtful_undoing(3, 520_000)
    assert str(asked.problem.said).startswith("3 papers of this import were paid since, 5,200.00 in all.")
