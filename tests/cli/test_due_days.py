"""Papers of before the terms were agreed, on the command line."""

from tests.cli.desk import Desk


def test_the_terms_count_for_older_papers_once_that_is_agreed_and_not_before(desk: Desk) -> None:
    """R003: 3,000 of September and 500 of November; monthly by 30 days, the first is past due at once."""
    desk.json("terms", "--customer", "老王", "--set", "未定")
    old, young = (desk.ship("老王", *said)["number"] for said in (("2026-09-18", "3000"), ("2026-11-05", "500")))
    refused = desk.run("due-days", "老王", "--agree", today="2026-11-30")
    assert (refused.code, "not agreed yet" in refused.err) == (2, True)
    assert desk.json("terms", "--customer", "老王", "--set", "货到30天", today="2026-11-30")["without_day"] == 2
    assert "2 older papers have no day to pay" in desk.run("terms", "--customer", "老王", "--set", "货到30天").out
    seen = desk.json("due-days", "老王", today="2026-11-30")
    assert (seen["open"], seen["past_due"]) == ("3500.00", "3000.00")
    assert [(one["number"], one["due"]) for one in seen["papers"]] == [(old, "2026-10-18"), (young, "2026-12-05")]
    assert "3000.00 of it would be past due" in desk.run("due-days", "老王", today="2026-11-30").out
    assert desk.json("balance", "老王", today="2026-11-30")["overdue"] == "0.00"
    wrong = desk.run("due-days", "老王", "--agree", "--only", "SHD-9", today="2026-11-30")
    assert (wrong.code, "SHD-9" in wrong.err) == (2, True)
    made = desk.json("due-days", "老王", "--agree", "--only", old, today="2026-11-30")
    assert [one["number"] for one in made["papers"]] == [old]
    assert desk.json("balance", "老王", today="2026-11-30")["overdue"] == "3000.00"
    assert desk.json("balance", "老王", today="2026-11-29")["overdue"] == "0.00"
    assert desk.json("due-days", "老王", "--undo", today="2026-11-30")["ended"] == [old]
    assert desk.json("balance", "老王", today="2026-11-30")["overdue"] == "0.00"
