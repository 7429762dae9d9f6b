"""An order in the customer's words on the command line: read, priced, and asked before anything is booked (N19)."""

import pytest

from tests.cli.desk import Desk

GOODS = (
    {"goods": "水泥", "spec": "32.5", "unit": "包", "quantity": "1", "price": "19"},
    {"goods": "水泥", "spec": "42.5", "unit": "包", "quantity": "1", "price": "23"},
    {"goods": "河沙", "unit": "方", "quantity": "1", "price": "120"},
)

DOCUMENT = b'{"customer": "C0001", "date": "2026-11-21"}'


@pytest.fixture
def yard(desk: Desk) -> Desk:
    """老王建材 has bought all of the three once."""
    desk.post("ship", customer="老王建材", date="2026-11-02", lines=list(GOODS))
    return desk


def test_an_order_is_read_at_the_prices_this_customer_paid_last(yard: Desk) -> None:
    """N19: nothing is booked by reading."""
    before = yard.entries()
    answer = yard.json("order", "老王", "老板，明天早上送：32.5水泥20包 河沙3方")
    assert [(one["goods"], one["spec"], one["quantity"], one["price"]) for one in answer["lines"]] == [
        ("水泥", "32.5", "20", "19.00"), ("河沙", "", "3", "120.00"),
    ]  # fmt: skip
    assert answer["left_out"] == ["明天", "早上"]
    assert yard.entries() == before


def test_an_order_is_shown_to_people_line_by_line(yard: Desk) -> None:
    said = yard.run("order", "老王", "42.5水泥20包@22，送到学府路店")
    assert said.code == 0, said.err
    assert "水泥 42.5" in said.out
    assert "22.00" in said.out
    assert "Left out: 送到学府路店." in said.out


def test_what_is_not_clear_is_exit_2_with_the_choices(yard: Desk) -> None:
    """N19: which cement? Nothing is guessed."""
    said = yard.run("order", "老王", "水泥20包，河沙3方", "--json")
    assert said.code == 2
    cement, sand = said.answer["lines"]
    assert cement["question"] == "Several goods fit “水泥20包”. Which is meant?"
    assert [(one["spec"], one["quantity"]) for one in cement["choices"]] == [("32.5", "20"), ("42.5", "20")]
    assert "question" not in sand
    assert said.err == (
        "Nothing was booked: 1 lines of the order are not clear. "
        "Line 1: Several goods fit “水泥20包”. Which is meant?\n"
    )
    shown = yard.run("order", "老王", "水泥20包，河沙3方")
    assert "Line 1: Several goods fit" in shown.out
    assert shown.code == 2


def test_a_slip_is_posted_from_an_order_that_is_clear(yard: Desk) -> None:
    """N19: 20 × 19.00 and 3 × 120.00."""
    said = yard.type(
        "ship",
        "--order",
        "32.5水泥20包，河沙3方",
        *yard.opening(),
        stdin=b'{"customer": "C0001", "date": "2026-11-21"}',
    )
    assert said.code == 0, said.err
    assert (said.answer["total"], said.answer["verdict"]) == ("740.00", "pass")


@pytest.mark.parametrize("text", ["水泥20包", "河沙6瓶", "岩棉板3张", "谢谢老板"])
def test_a_slip_is_not_posted_from_an_order_that_is_not_clear(yard: Desk, text: str) -> None:
    """N19: a doubt is exit 2 with nothing booked."""
    before = yard.entries()
    said = yard.type("ship", "--order", text, *yard.opening(), stdin=DOCUMENT)
    assert (said.code, yard.entries()) == (2, before)
    assert said.err.startswith("Nothing was booked: 1 lines of the order" if text[-1] != "板" else "The order names no")


def test_goods_without_any_price_are_asked_about(yard: Desk) -> None:
    """王记五金店 never bought sand, which has no list price."""
    said = yard.run("order", "王记五金店", "河沙3方", "--json")
    assert said.code == 2
    assert said.answer["lines"][0]["question"] == "Nobody knows the price of “河沙3方”."


def test_goods_are_given_once(yard: Desk) -> None:
    document = {"customer": "老王", "date": "2026-11-21", "lines": [GOODS[2]]}
    said = yard.send("ship --order 河沙3方", document)
    assert (said.code, said.err) == (2, "The goods are in the document and in --order. Give them once.\n")
