"""Sites of a customer on the command line."""

from typing import Any

from tests.cli.desk import Desk


def test_a_site_is_added_judged_listed_and_stated(desk: Desk) -> None:
    made = desk.json("site", "老王", "万科云城二期", "--limit", "500", "--contact", "陈工", "--also", "云城")
    assert (made["name"], made["limit"], made["also"], made["active"]) == ("万科云城二期", "500.00", ["云城"], True)
    lines = [{"goods": "水泥", "quantity": "1", "price": "450"}]
    slip: dict[str, Any] = {"customer": "老王", "date": "2026-11-01", "lines": lines, "project": "云城"}
    number = desk.post("ship", **slip)["number"]
    stopped = desk.send("ship", slip | {"date": "2026-11-02"})
    assert [one["code"] for one in stopped.answer["objections"]] == ["over_site"]
    asked = desk.send("ship", slip | {"project": "绿地"})
    assert (asked.code, "绿地" in asked.err) == (2, True)
    (row,) = desk.json("sites", "老王")["sites"]
    assert (row["owed"], row["unpaid"], row["contact"]) == ("450.00", [number], "陈工")
    assert "万科云城二期" in desk.run("sites", "老王").out
    words = (
        "statement",
        "--customer",
        "老王",
        "--site",
        "万科云城二期",
        "--to",
        "2026-11-21",
        "--out",
        str(desk.folder),
    )
    (told,) = desk.json(*words)["statements"]
    assert (told["number"], told["closing"]) == ("XMDZD-2026-00001", "450.00")
    assert told["file"].endswith("XMDZD-2026-00001 老王建材 万科云城二期.pdf")
    assert desk.json(*words)["statements"] == [told], "asked again it is the same paper"
    away = desk.json("site", "老王", "云城", "--name", "云城三期", "--limit", "", "--put-away")
    assert (away["name"], away["also"], away["limit"], away["active"]) == (
        "云城三期",
        ["云城", "万科云城二期"],
        None,
        False,
    )


def test_money_for_a_site_settles_its_slips_first_and_only_where_it_is_named(desk: Desk) -> None:
    for name in ("一期", "二期"):
        desk.json("site", "老王", name)
    lines = [{"goods": "水泥", "quantity": "1", "price": "100"}]
    older, newer = (
        desk.post("ship", customer="老王", date=day, lines=lines, project=name)["number"]
        for day, name in (("2026-11-01", "一期"), ("2026-11-02", "二期"))
    )
    for site, settled in (("二期", newer), ("", older)):
        desk.post("receive", customer="老王", date="2026-11-20", amount="60" if site else "61", site=site)
        left = {one["name"]: one["owed"] for one in desk.json("sites", "老王")["sites"]}
        assert left == ({"一期": "100.00", "二期": "40.00"} if settled == newer else {"一期": "39.00", "二期": "40.00"})
    unknown = desk.send("receive", {"customer": "老王", "date": "2026-11-20", "amount": "1", "site": "三期"})
    assert (unknown.code, "三期" in unknown.err) == (2, True)
