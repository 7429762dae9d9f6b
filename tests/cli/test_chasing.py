"""This week on the command line: best first, one reason and one step a row (N06, U2)."""

import pytest
from rich.cells import cell_len

from tests.cli.desk import Desk, plain_lines


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """老王建材 is 21 days overdue with 2,000.00, 城东门窗厂 owes 500.00 that falls due in January."""
    desk.ship("老王", "2026-10-01", "2000")
    desk.ship("城东", "2026-11-20", "500")
    return desk


def test_every_customer_with_an_open_item_is_a_row(busy: Desk) -> None:
    answer = busy.json("chase")
    assert answer["as_of"] == "2026-11-21"
    first, second = answer["rows"]
    assert first == {
        "customer": "老王建材",
        "open": "2000.00",
        "overdue": "2000.00",
        "ask": "2000.00",
        "in_plan": "0.00",
        "next_part": None,
        "in_dispute": "0.00",
        "on_account": "0.00",
        "expected": first["expected"],
        "risk": first["risk"],
        "reason": "2,000.00 is overdue, the oldest since 2026-10-31.",
        "action": "Call and ask for 2,000.00.",
        "reason_code": "overdue",
        "action_code": "call",
        "person": first["person"],
        "phone": first["phone"],
        "step_on": None,
    }
    assert 0 < first["risk"] <= 1
    assert float(first["expected"]) == pytest.approx(2000 * first["risk"], abs=0.2)
    assert (second["customer"], second["expected"], second["risk"]) == ("城东门窗厂", "0.00", 0)
    assert second["reason_code"] == "nothing_due"


def test_the_list_may_be_cut_ordered_and_looked_further_ahead(busy: Desk) -> None:
    assert [row["customer"] for row in busy.json("chase", "--top", "1")["rows"]] == ["老王建材"]
    assert [row["customer"] for row in busy.json("chase", "--by", "due")["rows"]] == ["老王建材", "城东门窗厂"]
    assert busy.json("chase", "--by", "risk", "--horizon", "90")["rows"][1]["risk"] > 0


def test_a_horizon_beyond_a_year_is_refused(busy: Desk) -> None:
    said = busy.run("chase", "--horizon", "400")
    assert (said.code, said.err) == (2, "A look 400 days ahead is not possible. Choose 1 to 365 days.\n")


def test_a_past_day_shows_the_list_of_that_day(busy: Desk) -> None:
    rows = busy.json("chase", today="2026-10-30")["rows"]
    assert [(row["customer"], row["overdue"]) for row in rows] == [("老王建材", "0.00")]


def test_the_table_has_rank_money_reason_and_step(busy: Desk) -> None:
    lines = busy.run("chase").out.splitlines()
    assert lines[0] == "This week, on 2026-11-21"
    assert lines[2].split()[:7] == ["#", "Customer", "Owed", "Overdue", "Ask", "for", "Expected"]
    assert lines[4].split()[:4] == ["1", "老王建材", "2,000.00", "2,000.00"]
    assert lines[4].endswith(
        "2,000.00 is overdue, the oldest since 2026-10-31.   Call and ask for 2,000.00. (13800000001)"
    )
    assert lines[7].split()[:5] == ["2", "of", "2", "customers", "2,500.00"]
    assert "in 14 days" in lines[-1]


def test_a_narrow_terminal_puts_reason_and_step_under_the_name(busy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = plain_lines(busy.run("chase", terminal=True).out)
    assert max(map(cell_len, lines)) <= 80
    name = next(index for index, line in enumerate(lines) if "老王建材" in line)
    assert "2,000.00 is overdue" in lines[name + 1]
    assert any("→ Call and ask for 2,000.00." in line for line in lines[name + 1 : name + 4])


def test_a_quiet_week_says_where_the_list_comes_from(desk: Desk) -> None:
    said = desk.run("chase").out
    assert said == "On 2026-11-21 nobody owed anything. Slips delivered on credit appear here.\n"
