"""Goods at customers from the command line (R062)."""

from tests.cli.desk import Desk


def test_goods_are_placed_counted_and_settled_and_the_debt_begins_with_the_slip(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "100")  # the book knows the goods from here on
    goods = desk.json("goods")["goods"][0]
    what = {"customer": "老王", "goods": goods["name"], "unit": goods["unit"]}
    placed = desk.post("stock", **what, move="placed", quantity="10", price="25", note="货架")
    assert (placed["placed"], placed["here"], placed["sold"]) == ("10", "10", "0")
    counted = desk.post("stock", **what, move="counted", quantity="7")
    assert (counted["sold"], counted["sold"] and counted["here"]) == ("3", "7")
    assert desk.json("balance", "老王")["balance"] == "100.00"
    slip = desk.json("settle-stock", "老王")["number"]
    assert desk.json("balance", "老王")["balance"] == "175.00"
    answer = desk.json("consignment", "老王")
    assert [(one["move"], one["quantity"], one["slip"]) for one in answer["moves"]] == [
        ("placed", "10", ""), ("counted", "7", ""), ("settled", "3", slip),
    ]  # fmt: skip
    assert answer["moves"][0]["note"] == "货架"
    assert goods["name"] in desk.run("consignment", "老王").out
    assert desk.json("consignment-paper", "老王")["number"] == "PHD-2026-00001"
    assert desk.run("consignment", "城东").out == "城东门窗厂 has no goods on consignment.\n"
    said = desk.run("withdraw", "stock", "1")
    assert (said.code, "rests on it" in said.err) == (2, True)
