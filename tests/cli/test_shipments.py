"""Ship, take back and print: the number and the verdict come back as JSON, whatever the gate says."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.moment import Moment
from desktop_app.operations.books import open_book
from desktop_app.operations.customers import edit_customer, find_customer
from tests.cli.desk import PASSPHRASE, Desk, cement


def test_a_slip_within_the_limit_passes(desk: Desk) -> None:
    answer = desk.ship("老王", "2026-11-21", "2550.50")
    assert answer == {
        "number": "SHD-2026-00001",
        "due": "2026-12-21",
        "total": "2550.50",
        "verdict": "pass",
        "objections": [],
        "terms_sheet": "none",
    }


def test_lines_have_up_to_three_decimals_of_quantity_and_four_of_price(desk: Desk) -> None:
    lines = [
        {"goods": "沙子", "spec": "中砂", "unit": "吨", "quantity": "2.125", "price": "80.1234"},
        {"goods": "水泥", "quantity": 3, "price": 25},
    ]
    answer = desk.post("ship", customer="C0001", date="2026-11-21", lines=lines)
    assert answer["total"] == "245.26"  # 170.262… and 75.00


def test_a_stopped_slip_has_no_number_and_names_every_way_out(desk: Desk) -> None:
    """Case 8, N08: limit 10,000, open 9,000, another slip of 1,600."""
    desk.ship("老王建材", "2026-11-20", "9000")
    entries = desk.entries()
    said = desk.send("ship", {"customer": "老王建材", "date": "2026-11-21", "lines": [cement("1600")]})
    assert said.code == 2
    answer = said.answer
    assert answer["number"] is None
    assert (answer["due"], answer["total"], answer["verdict"]) == ("2026-12-21", "1600.00", "block")
    (objection,) = answer["objections"]
    assert (objection["code"], objection["outcome"]) == ("over_limit", "block")
    assert objection["text"] == "The customer would owe 10,600.00: 600.00 above the limit of 10,000.00."
    assert [(way["way"], way["amount"]) for way in answer["ways_out"]] == [
        ("pay_now", "600.00"),
        ("ship_less", "1000.00"),
        ("release", None),
    ]
    assert said.err == (
        "The slip was not posted. The customer would owe 10,600.00: 600.00 above the limit of 10,000.00. "
        "Take at least 600.00 now. Deliver goods for at most 1,000.00. The owner releases this slip "
        "once, with a reason.\n"
    )
    assert desk.entries() == entries


def test_money_now_lets_the_slip_pass(desk: Desk) -> None:
    """Case 8"""
    desk.ship("老王建材", "2026-11-20", "9000")
    assert desk.ship("老王建材", "2026-11-21", "1600", paid="600")["verdict"] == "warn"
    assert desk.json("balance", "老王建材")["balance"] == "10000.00"


def test_the_owner_releases_a_stopped_slip_with_a_reason(desk: Desk) -> None:
    """R019"""
    desk.ship("老王建材", "2026-11-20", "9000")
    answer = desk.ship("老王建材", "2026-11-21", "1600", release={"reason": "老客户，周五付款"})
    assert (answer["number"], answer["verdict"]) == ("SHD-2026-00002", "released")
    assert answer["objections"][0]["code"] == "over_limit"


def test_an_expired_release_and_one_without_reason_release_nothing(desk: Desk) -> None:
    slip = {"customer": "王记五金店", "date": "2026-11-21", "lines": [cement("10")]}
    late = desk.send("ship", {**slip, "release": {"reason": "once", "expires": "2026-11-20"}})
    assert (late.code, late.answer["number"]) == (2, None)
    silent = desk.send("ship", {**slip, "release": {"reason": " "}})
    assert (silent.code, silent.err) == (2, "release.reason: This field is missing. Type it.\n")


def test_a_warning_is_told_and_the_slip_leaves(desk: Desk) -> None:
    desk.ship("城东", "2026-06-01", "300")
    answer = desk.ship("城东", "2026-11-21", "100")
    assert (answer["verdict"], answer["objections"][0]["code"]) == ("warn", "overdue")
    assert answer["number"] == "SHD-2026-00002"


def test_sent_again_the_same_slip_is_not_posted_twice(desk: Desk) -> None:
    """D4: the retry of a scheduled job."""
    first = desk.ship("老王", "2026-11-21", "100", submission="job-7")
    entries = desk.entries()
    again = desk.ship("老王", "2026-11-21", "100", submission="job-7")
    assert again == {
        **{key: first[key] for key in ("number", "due", "total")},
        "verdict": None,
        "objections": [],
        "repeated": True,
        "terms_sheet": "none",
    }
    assert desk.entries() == entries


def test_a_slip_may_be_due_in_parts_or_on_a_day_agreed(desk: Desk) -> None:
    parts = [{"due": "2026-12-01", "amount": "60"}, {"due": "2027-01-01", "amount": "40"}]
    assert desk.ship("老王", "2026-11-21", "100", parts=parts)["due"] == "2027-01-01"
    assert desk.ship("老王", "2026-11-21", "100", due="2026-11-30")["due"] == "2026-11-30"
    dues = [item["due"] for item in desk.json("balance", "老王")["items"]]
    assert dues == ["2026-11-30", "2026-12-01", "2027-01-01"]


def test_a_slip_paid_at_once_passes_on_cash_terms(desk: Desk) -> None:
    """R039"""
    assert desk.ship("王记五金店", "2026-11-21", "80", paid="80", paid_method="cash")["verdict"] == "pass"
    assert desk.json("balance", "王记五金店")["balance"] == "0.00"


def test_a_return_is_set_against_its_slip_or_kept_apart(desk: Desk) -> None:
    """Cases 1, 2"""
    slip = desk.post("ship", customer="老王", date="2026-11-01", lines=[cement("50", "2")])["number"]
    back = desk.post("return", customer="老王", date="2026-11-21", slip=slip, lines=[cement("30")], reason="破损")
    assert back == {"number": "XTD-2026-00001", "total": "30.00"}
    assert desk.json("balance", "老王")["items"][0]["open"] == "70.00"
    desk.post(
        "return", customer="老王", date="2026-11-21", slip=slip, lines=[cement("20")], apply=False, submission="r"
    )
    account = desk.json("balance", "老王")
    assert (account["items"][0]["open"], account["on_account"], account["balance"]) == ("70.00", "20.00", "50.00")


def test_what_is_probably_a_slip_of_the_finger_is_asked_and_answered_by_accept(desk: Desk) -> None:
    """Issue 7 §1: 250 sold, 375 credited; 99,999 on a slip of 6.59. Exit code 2, and nothing is booked."""
    slip = desk.post("ship", customer="老王", date="2026-11-01", lines=[cement("25", "10")])["number"]
    back = {"customer": "老王", "date": "2026-11-21", "slip": slip, "lines": [cement("25", "15")]}
    said = desk.send("return", back)
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "15 包 of 水泥 would come back, but only 10 are still with the customer. Is it right? "
        "If so, send it again with --accept more_returned.\n"
    )
    typed = {"customer": "城东", "date": "2026-11-21", "lines": [cement("6.59")], "paid": "99999"}
    assert desk.send("ship", typed).code == 2
    receipt = {"customer": "老王", "date": "2026-11-21", "amount": "2500"}
    assert "--accept overpaid" in desk.send("receive", receipt).err
    assert desk.json("balance", "老王")["balance"] == "250.00"
    words = ("receive", "--accept", "overpaid", *desk.opening())
    booked = desk.type(*words, stdin=json.dumps(receipt).encode())
    assert (booked.code, booked.answer["on_account"]) == (0, "2250.00")


def test_a_return_sent_again_is_not_posted_twice(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "5")
    lines = [cement("5")]
    first = desk.post("return", customer="老王", date="2026-11-21", lines=lines, submission="back-1")
    again = desk.post("return", customer="老王", date="2026-11-21", lines=lines, submission="back-1")
    assert again == {**first, "repeated": True}


def test_the_voucher_of_a_slip_is_the_same_file_every_time(desk: Desk) -> None:
    """D9"""
    number = desk.ship("老王", "2026-11-21", "100")["number"]
    one, other = desk.folder / "one.pdf", desk.folder / "other.pdf"
    answer = desk.json("voucher", number, "--paper", "a5", "--out", str(one))
    assert answer == {"number": number, "file": str(one)}
    assert desk.run("voucher", number, "--paper", "a5", "--out", str(other)).out == f"{number} is saved in {other}.\n"
    assert one.read_bytes().startswith(b"%PDF")
    assert one.read_bytes() == other.read_bytes()
    assert desk.run("voucher", number, "--paper", "a4", "--out", str(other)).code == 0
    assert one.read_bytes() != other.read_bytes()


def test_a_voucher_of_nothing_leaves_no_file(desk: Desk) -> None:
    out = desk.folder / "no.pdf"
    said = desk.run("voucher", "SHD-2026-00009", "--out", str(out))
    assert (said.code, said.err) == (2, "The book has no document SHD-2026-00009. Check the number.\n")
    assert not out.exists()


def test_a_voucher_that_cannot_be_written_says_where(desk: Desk, tmp_path: Path) -> None:
    number = desk.ship("老王", "2026-11-21", "100")["number"]
    missing = tmp_path / "nowhere" / "x.pdf"
    said = desk.run("voucher", number, "--out", str(missing))
    assert said.code == 2
    assert said.err.startswith(f"{missing} cannot be written (No such file or directory).")


def test_as_much_back_as_leaves_is_a_slip_and_its_return(desk: Desk) -> None:
    first = desk.ship("老王", "2026-11-20", "88")["number"]
    back: dict[str, Any] = cement("88", "-1") | {"slip": first}
    lines = [{"goods": "砂", "quantity": 4, "price": "22"}, back]
    answer = desk.post("ship", customer="老王", date="2026-11-21", lines=lines)
    assert (answer["total"], len(answer["returned"])) == ("88.00", 1)
    assert desk.json("balance", "老王")["balance"] == "88.00"


def test_the_rounding_habit_of_a_customer_counts_unless_something_is_said_of_it(desk: Desk) -> None:
    """抹零 to whole yuan: as the window does it; said to be none, or what was agreed, it is that."""
    with open_book(desk.book, PASSPHRASE) as book:
        moment = Moment(date(2026, 11, 21), datetime(2026, 11, 21, 4, tzinfo=UTC), "老板")
        edit_customer(book.ledger, replace(find_customer(book.ledger, "C0001"), round_to_fen=1_00), moment)
    slip: dict[str, Any] = {
        "customer": "C0001",
        "date": "2026-11-21",
        "lines": [{"goods": "砂", "quantity": 1, "price": "26.35"}],
    }
    assert desk.post("ship", **slip)["total"] == "26.00"
    assert desk.post("ship", **slip, rounding="0")["total"] == "26.35"
    assert desk.post("ship", **slip, agreed="25")["total"] == "25.00"


def test_a_slip_says_discount_freight_gift_and_what_it_was_rounded_to(desk: Desk) -> None:
    """Case 30."""
    lines = [
        {"goods": "抛光砖", "quantity": 10, "price": 100},
        {"goods": "乳胶漆", "quantity": 1, "price": "234.50"},
        {"goods": "美缝剂", "quantity": 2, "price": 18, "gift": True},
    ]
    slip: dict[str, Any] = {"customer": "C0001", "date": "2026-11-21", "lines": lines, "discount": "2%"}
    slip["freight"] = "30"
    assert desk.post("ship", **slip)["total"] == "1239.81"
    answer = desk.post("ship", **slip, agreed="1239")
    assert answer["total"] == "1239.00"
    back = {"goods": "乳胶漆", "quantity": 1, "price": "234.50"}
    returned = desk.post("return", customer="C0001", date="2026-11-21", slip=answer["number"], lines=[back])
    assert returned["total"] == "229.81"
    assert desk.post("ship", **slip | {"lines": [lines[0] | {"discount": "95折"}]}, rounding="-1")["total"] == "960.00"
    refused = desk.send("ship", slip | {"lines": [lines[0] | {"discount": "半价"}]})
    assert refused.code == 2
