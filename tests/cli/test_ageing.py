"""Ageing on the command line: the shape is a contract, the sums hold on any day (case 6)."""

from tests.cli.desk import Desk


def test_each_customer_with_anything_open_is_one_object(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "100")
    desk.ship("城东", "2026-05-01", "300")
    desk.post("receive", customer="城东", date="2026-11-21", amount="50", allocate=[])
    assert desk.json("ageing", "--buckets", "30,60,90") == {
        "as_of": "2026-11-21",
        "customers": [
            {
                "name": "城东门窗厂",
                "balance": "250.00",
                "not_due": "0.00",
                "buckets": ["0.00", "0.00", "0.00", "300.00"],
                "on_account": "50.00",
                "overdue": "250.00",
                "in_plan": "0.00",
            },
            {
                "name": "老王建材",
                "balance": "100.00",
                "not_due": "100.00",
                "buckets": ["0.00", "0.00", "0.00", "0.00"],
                "on_account": "0.00",
                "overdue": "0.00",
                "in_plan": "0.00",
            },
        ],
        "totals": {
            "balance": "350.00",
            "not_due": "100.00",
            "buckets": ["0.00", "0.00", "0.00", "300.00"],
            "on_account": "50.00",
            "overdue": "250.00",
            "in_plan": "0.00",
        },
    }


def test_one_and_thirty_days_are_in_the_first_bucket_and_thirty_one_in_the_second(desk: Desk) -> None:
    """Case 6; due 2026-12-01."""
    desk.ship("老王", "2026-11-01", "100")

    def bucket(today: str) -> list[str]:
        (row,) = desk.json("ageing", today=today)["customers"]
        buckets: list[str] = [row["not_due"], *row["buckets"]]
        return buckets

    assert bucket("2026-12-01")[0] == "100.00"
    assert bucket("2026-12-02")[1] == "100.00"
    assert bucket("2026-12-31")[1] == "100.00"
    assert bucket("2027-01-01")[2] == "100.00"


def test_a_past_day_knows_only_what_is_dated_then_and_says_what_came_later(desk: Desk) -> None:
    """Cases 6, 7"""
    desk.ship("老王", "2026-03-01", "1000", today="2026-03-01")
    desk.post("receive", today="2026-04-05", customer="老王", date="2026-03-28", amount="300")
    (row,) = desk.json("ageing", today="2026-03-31")["customers"]
    assert (row["balance"], row["restated"]) == ("700.00", "-300.00")
    (row,) = desk.json("ageing", today="2026-04-05")["customers"]
    assert "restated" not in row
    shown = desk.run("ageing", today="2026-03-31").out
    assert "Entered later" in shown
    assert "-300.00" in shown


def test_the_table_ends_in_the_totals(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "100")
    desk.ship("城东", "2026-05-01", "300")
    lines = desk.run("ageing", "--buckets", "7,30").out.splitlines()
    assert lines[0] == "Ageing on 2026-11-21"
    assert "1–7 days" in lines[1]
    assert "over 30 days" in lines[1]
    (total,) = [line for line in lines if line.startswith("2 customers")]
    assert total.split()[2:] == ["400.00", "100.00", "0.00", "0.00", "300.00", "0.00", "300.00", "0.00"]


def test_buckets_must_rise(desk: Desk) -> None:
    said = desk.run("ageing", "--buckets", "60,30")
    assert (said.code, said.err) == (2, "The ageing buckets must be rising numbers of days, such as 30,60,90.\n")


def test_a_book_in_which_nobody_owes_says_so(desk: Desk) -> None:
    assert desk.json("ageing")["customers"] == []
    assert desk.run("ageing").out == "On 2026-11-21 nobody owed anything and no money was on account.\n"


def test_what_only_moved_between_the_parts_is_told_as_moved(desk: Desk) -> None:
    """Case 24."""
    desk.ship("老王", "2026-01-05", "100", today="2026-01-05")
    desk.ship("老王", "2026-03-05", "100", today="2026-04-05")
    desk.post("receive", today="2026-04-05", customer="老王", date="2026-03-05", amount="100")
    (row,) = desk.json("ageing", today="2026-03-10")["customers"]
    assert (row["balance"], row["not_due"], row["restated"], row["moved"]) == ("100.00", "100.00", "0.00", "100.00")
    assert "100.00 moved" in desk.run("ageing", today="2026-03-10").out


def test_money_on_account_is_no_minus_on_the_command_line(desk: Desk) -> None:
    """A customer's own money has a column by its name, never a bare minus."""
    desk.ship("老王", "2026-11-01", "300")
    desk.post("receive", customer="老王", date="2026-11-21", amount="50", allocate=[])
    shown = desk.run("ageing").out
    assert "-50.00" not in shown
    assert shown.count("50.00") >= 2
