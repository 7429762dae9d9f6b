"""The history of changes on the command line: of a customer, of a paper, of the whole shop (U26)."""

from tests.cli.desk import Desk


def test_who_raised_the_limit_and_what_became_of_a_slip_is_told(desk: Desk) -> None:
    number = desk.ship("老王建材", "2026-11-20", "25")["number"]
    desk.json("customer", "老王建材", "--credit", "stop", "--reason", "拖欠")
    of_wang = desk.json("history", "老王建材")["history"]
    assert of_wang[0]["changes"] == [
        {"field": "Why it is stopped", "old": "", "new": "拖欠"},
        {"field": "Credit stopped", "old": "no", "new": "yes"},
    ]  # fmt: skip
    assert [one["what"] for one in desk.json("history", number)["history"]] == ["Slip entered"]
    assert len(desk.json("history")["history"]) > len(of_wang)
    assert desk.json("history", "--from", "2026-12-01")["history"] == []
    shown = desk.run("history", "老王建材", "--lang", "zh_CN")
    assert "停赊" in shown.out
    assert {one["about"] for one in desk.json("history", "--goods", "水泥")["history"]} == {"水泥"}
