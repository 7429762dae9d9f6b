"""Goods and prices from the command line: units, agreed prices, many prices at once, two goods that are one."""

from tests.cli.desk import TODAY, Desk


def test_goods_are_added_with_their_units_changed_and_put_away(desk: Desk) -> None:
    """R022: 1箱 = 10袋 = 500个, each unit with its price and barcode."""
    desk.json(
        "add-goods", "螺丝", "--unit", "个", "--price", "0.60", "--lowest", "0.5", "--units", "1箱=10袋=500个",
        "--unit-prices", "箱 290", "--unit-barcodes", "箱 6901", "--terms-price", "days/箱=310", "--group", "五金",
        "--code", "L1", "--unit-lowest", "箱 280",
    )  # fmt: skip
    (article,) = desk.json("goods")["goods"]
    assert article["units"] == [
        {"unit": "袋", "holds": "50", "price": "30.00", "lowest": "25.00", "barcode": ""},
        {"unit": "箱", "holds": "500", "price": "290.00", "lowest": "280.00", "barcode": "6901"},
    ]
    assert article["by_terms"] == [{"terms": "days", "unit": "箱", "price": "310.00"}]
    assert "1袋=50个；1箱=500个" in desk.run("goods").out
    changed = desk.json("change-goods", "6901", "--price", "", "--lowest", "", "--terms-price", "none")
    assert (changed["price"], changed["by_terms"], len(changed["units"])) == (None, [], 2)
    assert "has no larger unit" in desk.run("change-goods", "L1", "--unit-prices", "托 3").err
    assert not desk.json("put-away-goods", "L1")["active"]
    assert desk.json("put-away-goods", "L1", "--back")["active"]


def test_ship_takes_units_and_prices_tells_what_a_customer_pays(desk: Desk) -> None:
    """R002: agreed from a day on, with its source; ended, what was paid last is back."""
    desk.json("add-goods", "螺丝", "--unit", "个", "--price", "0.60", "--units", "箱=500")
    line = {"goods": "螺丝", "unit": "箱", "quantity": "2", "price": "295"}
    assert desk.post("ship", customer="老王", date=TODAY, lines=[line])["total"] == "590.00"
    refused = desk.send("ship", {"customer": "老王", "date": TODAY, "lines": [{**line, "unit": "托"}]})
    assert (refused.code, "not sold by 托" in refused.err) == (2, True)
    assert desk.json("goods")["goods"][0]["sold_lately"] == "1000"
    made = desk.json("agree-price", "老王", "螺丝", "0.55", "--source", "合同")
    assert (made["unit"], made["from"], made["source"]) == ("个", TODAY, "合同")
    piece, box = desk.json("prices", "--customer", "老王")["prices"]
    assert (piece["price"], piece["from"], box["price"]) == ("0.55", "agreed", "275.00")
    assert box["last"] == {"price": "295.00", "date": TODAY}
    assert "合同" in desk.run("prices").out
    assert "agreed price" in desk.run("prices", "--customer", "老王", "--goods", "螺丝").out
    assert desk.json("end-price", str(made["number"])) == {"ended": made["number"]}
    assert desk.json("prices") == {"agreed": []}
    assert desk.json("prices", "--customer", "老王")["prices"][1]["from"] == "last"
    (note,) = desk.post("ship", customer="老王", date=TODAY, lines=[{**line, "price": "100"}])["notes"]
    assert (note["line"], note["text"]) == (1, f"Far from the last price 295.00 of {TODAY}.")


def test_many_prices_are_shown_first_and_changed_in_one_step(desk: Desk) -> None:
    desk.json("add-goods", "螺丝", "--unit", "个", "--price", "0.60", "--group", "五金")
    desk.json("add-goods", "水泥", "--unit", "包", "--price", "25")
    assert "0.63" in desk.run("change-prices", "--by", "5%", "--group", "五金", "--dry-run").out
    seen = desk.json("change-prices", "--by", "1.00", "--only", "水泥", "--round", "0.10")
    assert [(one["goods"], one["before"], one["after"]) for one in seen["goods"]] == [("水泥", "25.00", "26.00")]
    assert {one["name"]: one["price"] for one in desk.json("goods")["goods"]} == {"螺丝": "0.60", "水泥": "26.00"}


def test_goods_entered_twice_are_merged_and_split(desk: Desk) -> None:
    desk.json("add-goods", "螺丝", "--unit", "个")
    desk.json("add-goods", "镙丝", "--unit", "个")
    assert desk.json("merge-goods", "镙丝", "螺丝")["merged"]["active"] is False
    assert desk.json("split-goods", "镙丝")["merged"]["active"] is True
