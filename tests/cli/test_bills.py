"""Bills on the command line: shown first, booked once it is said, exit 2 while anything is in doubt (N17)."""

from pathlib import Path

import pytest

from tests.cli.desk import Desk
from tests.exchange.bills import houses

HEAD = ("交易日期", "收入", "支出", "余额", "对方户名", "摘要", "附言")


@pytest.fixture
def bill(desk: Desk) -> Path:
    """One certain line, one nobody knows, one for a slip that was typed by hand."""
    desk.ship("老王建材", "2026-11-01", "1000")
    desk.ship("城东门窗厂", "2026-11-01", "500")
    return write(
        desk,
        ("2026-11-20", "1000.00", "", "", "老王建材", "转账", ""),
        ("2026-11-19", "88.00", "", "", "路人", "转账", ""),
        ("2026-11-19", "", "5.00", "", "水厂", "转账", ""),
    )


def write(desk: Desk, *rows: tuple[str, ...]) -> Path:
    file = desk.folder / "bank.csv"
    file.write_bytes(houses.as_csv([HEAD, *rows]))
    return file


def test_a_bill_is_only_shown_until_it_is_said_what_to_take(desk: Desk, bill: Path) -> None:
    entries = desk.entries()
    shown = desk.json("bills", str(bill))
    assert (shown["incomes"], shown["total"], shown["taken"]) == (2, "1088.00", [])
    assert [(line["row"], line["state"], line["amount"]) for line in shown["lines"]] == [
        (2, "certain", "1000.00"), (3, "ask", "88.00"),
    ]  # fmt: skip
    assert [(one["row"], one["amount"], one["reason"]) for one in shown["left_out"]] == [(4, "-5.00", "Spent")]
    assert shown["lines"][0]["customers"][0]["reasons"][0] == "The payer has the customer's name"
    assert desk.entries() == entries
    said = desk.run("bills", str(bill)).out
    assert "老王建材" in said
    assert "certain" in said


def test_the_certain_ones_are_taken_once_and_never_again(desk: Desk, bill: Path) -> None:
    made = desk.json("bills", str(bill), "--take", "certain")
    assert [one["amount"] for one in made["taken"]] == ["1000.00"]
    assert made["lines"][0]["receipt"] == made["taken"][0]["number"]
    assert desk.json("balance", "老王建材")["balance"] == "0.00"
    assert desk.json("bills", str(bill), "--take", "certain")["taken"] == []
    again = desk.json("bills", str(bill), "--take", "2=城东门窗厂")["taken"]
    assert [(one["number"], one["again"]) for one in again] == [(made["taken"][0]["number"], True)]
    assert desk.json("balance", "城东门窗厂")["balance"] == "500.00"


def test_a_row_is_taken_for_whom_one_names_or_is_nobodys(desk: Desk, bill: Path) -> None:
    assert desk.json("bills", str(bill), "--take", "3=城东", "--take", "certain")["taken"][0]["amount"] == "88.00"
    assert desk.json("balance", "城东门窗厂")["balance"] == "412.00"
    write(desk, ("2026-11-20", "7.00", "", "", "美团收款", "转账", ""))
    assert desk.json("bills", str(bill), "--not-customer", "2")["lines"][0]["state"] == "stranger"
    assert desk.json("bills", str(bill), "--untake", "2")["lines"][0]["state"] == "ask"
    assert desk.run("bills", str(bill), "--take", "9=城东").code == 2


def test_a_row_that_was_taken_is_taken_back_and_may_be_taken_again(desk: Desk, bill: Path) -> None:
    desk.json("bills", str(bill), "--take", "certain")
    assert desk.json("bills", str(bill), "--untake", "2")["lines"][0]["state"] == "certain"
    assert desk.json("balance", "老王建材")["balance"] == "1000.00"
    assert len(desk.json("bills", str(bill), "--take", "certain")["taken"]) == 1
    assert desk.json("check")["proven"]


def test_a_receipt_typed_by_hand_is_refused_until_it_is_said_same_or_new(desk: Desk, bill: Path) -> None:
    typed = desk.post("receive", customer="老王建材", date="2026-11-20", amount="1000")["number"]
    refused = desk.run("bills", str(bill), "--take", "2=老王建材")
    assert (refused.code, typed in refused.err) == (2, True)
    assert desk.json("bills", str(bill))["lines"][0]["typed_by_hand"][0]["number"] == typed
    assert desk.json("bills", str(bill), "--same", f"2={typed}")["taken"][0]["number"] == typed
    assert desk.json("balance", "老王建材")["balance"] == "0.00"


def test_new_money_of_the_same_sum_is_booked_when_it_is_said_to_be_new(desk: Desk, bill: Path) -> None:
    desk.ship("老王建材", "2026-11-02", "1000")
    desk.post("receive", customer="老王建材", date="2026-11-20", amount="1000")
    assert len(desk.json("bills", str(bill), "--take", "2=老王建材", "--same", "2=new")["taken"]) == 1
    assert desk.json("balance", "老王建材")["balance"] == "0.00"


def test_while_a_doubt_is_open_nothing_is_booked_and_the_code_is_2(desk: Desk, bill: Path) -> None:
    write(
        desk,
        ("2026-11-20", "1000.00", "", "", "老王建材", "转账", ""),
        ("2026-11-31", "9.00", "", "", "甲", "转账", ""),
    )
    said = desk.run("bills", str(bill), "--take", "certain")
    assert (said.code, "--accept unread@3" in said.err) == (2, True)
    assert desk.json("balance", "老王建材")["balance"] == "1000.00"
    made = desk.json("bills", str(bill), "--take", "2=老王建材", "--accept", "unread", "--accept", "overpaid")
    assert len(made["taken"]) == 1


def test_a_row_that_is_on_two_sheets_is_not_guessed(desk: Desk, bill: Path) -> None:
    file = desk.folder / "bank.xlsx"
    line = ("2026-11-20", "7.00", "", "", "老王建材", "转账", "")
    file.write_bytes(houses.as_xlsx([HEAD, line], [HEAD, ("2026-10-20", "8.00", "", "", "老王建材", "转账", "")]))
    said = desk.run("bills", str(file), "--take", "2=老王建材")
    assert (said.code, "2 sheets" in said.err) == (2, True)
    assert len(desk.json("bills", str(file), "--take", "certain")["taken"]) == 2


def test_a_file_that_is_no_bill_is_refused(desk: Desk) -> None:
    (desk.folder / "x.csv").write_text("品名,单价\n水泥,20\n", encoding="utf-8")
    assert desk.run("bills", str(desk.folder / "x.csv")).code == 2
