"""Money received by JSON: the caller's slips, the customer's words or the law decide where it goes."""

from typing import Any

from tests.cli.desk import Desk, cement


def test_money_goes_to_the_earliest_due_and_the_rest_stays_on_account(desk: Desk) -> None:
    """N09, cases 10, 12"""
    desk.ship("老王", "2026-09-01", "100")
    desk.ship("老王", "2026-10-01", "200")
    answer = desk.post("receive", customer="老王", date="2026-11-21", amount="350.00", method="bank")
    assert answer == {
        "number": "SKD-2026-00001",
        "amount": "350.00",
        "allocations": [
            {"number": "SHD-2026-00001", "amount": "100.00"},
            {"number": "SHD-2026-00002", "amount": "200.00"},
        ],
        "on_account": "50.00",
        "method": "bank",
    }


def test_the_customers_words_send_the_money_to_march(desk: Desk) -> None:
    """Case 12: March goods first, although February is open."""
    desk.ship("老王", "2026-02-10", "100")
    march = desk.ship("老王", "2026-03-10", "100")["number"]
    answer = desk.post("receive", customer="老王", date="2026-04-20", amount="100", instruction="付3月货款")
    assert answer["allocations"] == [{"number": march, "amount": "100.00"}]


def test_the_caller_names_the_slips(desk: Desk) -> None:
    desk.ship("老王", "2026-09-01", "100")
    second = desk.ship("老王", "2026-10-01", "200")["number"]
    answer = desk.post(
        "receive", customer="老王", date="2026-11-21", amount="150", allocate=[{"number": second, "amount": "120"}]
    )
    assert answer["allocations"] == [{"number": second, "amount": "120.00"}]
    assert answer["on_account"] == "30.00"


def test_a_sum_for_a_slip_in_parts_goes_to_its_earliest_part_first(desk: Desk) -> None:
    """Case 1: 40 on parts of 30, 50 and 20 leaves 0, 40 and 20."""
    parts = [{"due": f"2026-{month}-01", "amount": fen} for month, fen in (("10", "30"), ("11", "50"), ("12", "20"))]
    number = desk.ship("老王", "2026-09-01", "100", parts=parts)["number"]
    answer = desk.post(
        "receive", customer="老王", date="2026-11-21", amount="40", allocate=[{"number": number, "amount": "40"}]
    )
    assert answer["allocations"] == [{"number": number, "amount": "40.00"}]
    assert [item["open"] for item in desk.json("balance", "老王")["items"]] == ["40.00", "20.00"]


def test_an_empty_list_leaves_everything_on_account(desk: Desk) -> None:
    desk.ship("老王", "2026-09-01", "100")
    answer = desk.post("receive", customer="老王", date="2026-11-21", amount="100", allocate=[])
    assert (answer["allocations"], answer["on_account"]) == ([], "100.00")


def test_more_than_is_open_or_there_is_refused(desk: Desk) -> None:
    number = desk.ship("老王", "2026-09-01", "100")["number"]
    within = f"100.00 of slip {number} is unpaid. Type at most 100.00."
    for amount, allocate, said in (
        ("500", [(number, "101")], within),
        ("500", [(number, "0")], within),
        ("50", [(number, "60")], "60.00 is spread over slips but only 50.00 is there. Lower one of the lines."),
        ("50", [("SHD-2026-00099", "10")], "Line 1 names a slip that is paid already."),
        ("50", [(number, "10")] * 2, "The same slip is named twice. Put both amounts on one line."),
    ):
        wishes = [{"number": number, "amount": wish} for number, wish in allocate]
        refused = desk.send("receive", {"customer": "老王", "date": "2026-11-21", "amount": amount, "allocate": wishes})
        assert (refused.code, refused.err) == (2, f"{said}\n")
    assert desk.json("balance", "老王")["on_account"] == "0.00"


def test_sent_again_the_same_money_is_not_taken_twice(desk: Desk) -> None:
    """D4: also when the slip it named is settled by now."""
    number = desk.ship("老王", "2026-09-01", "100")["number"]
    receipt = {
        "customer": "老王",
        "date": "2026-11-21",
        "amount": "100",
        "allocate": [{"number": number, "amount": "100"}],
        "submission": "bank-17",
    }
    first = desk.send("receive", receipt).answer
    entries = desk.entries()
    again = desk.send("receive", receipt)
    assert again.code == 0
    assert again.answer == {**first, "repeated": True}
    assert desk.entries() == entries


def test_a_payment_method_is_never_guessed_and_the_answer_says_which_one_is_kept(desk: Desk) -> None:
    """Case 27: nothing is carried over from an entry before; a retry answers from the book."""
    wang: dict[str, Any] = {"customer": "老王", "date": "2026-11-21"}
    desk.ship("老王", "2026-09-01", "500")
    first = {**wang, "amount": "100", "method": "微信", "submission": "m-1"}
    assert desk.post("receive", **first)["method"] == "微信"
    assert desk.post("receive", **wang, amount="50")["method"] is None
    again = desk.post("receive", **{**first, "method": "现金"})
    assert (again["repeated"], again["method"]) == (True, "微信")
    paid = {**wang, "lines": [cement("10")], "paid": "10"}
    assert desk.post("ship", **paid)["paid_method"] is None
    with_method = {**paid, "paid_method": "现金", "submission": "m-2"}
    assert desk.post("ship", **with_method)["paid_method"] == "现金"
    assert desk.post("ship", **{**with_method, "paid_method": "微信"})["paid_method"] == "现金"
    assert "paid_method" not in desk.post("ship", **wang, lines=[cement("10")])


def test_one_receipt_in_two_ways_with_a_rest_let_go(desk: Desk) -> None:
    """R046: what was told comes back as it is kept."""
    desk.ship("老王", "2026-11-01", "1239")
    answer = desk.post(
        "receive", customer="老王", date="2026-11-21", amount="1230", let_go="9", taken_by="小李",
        parts=[{"method": "现金", "amount": "230"}, {"method": "银行承兑", "amount": "1000"}],
        bill={"number": "1313", "due": "2027-05-21"},
    )  # fmt: skip
    assert answer["parts"] == [{"method": "现金", "amount": "230.00"}, {"method": "银行承兑", "amount": "1000.00"}]
    assert answer["bill"] == {"accepted_by": "bank", "number": "1313", "due": "2027-05-21"}
    assert (answer["let_go"], answer["taken_by"], answer["on_account"]) == ("9.00", "小李", "0.00")
