"""A posted document is taken back by its mirror (红冲)."""

from tests.cli.desk import Desk


def test_a_reversed_receipt_leaves_the_slip_open_again(desk: Desk) -> None:
    """Case 9, last part"""
    desk.ship("老王", "2026-10-01", "100")
    receipt = desk.post("receive", customer="老王", date="2026-11-01", amount="100")["number"]
    answer = desk.post("reverse", number=receipt, reason="支票退回")
    assert answer == {"number": "HCD-2026-00001", "reverses": receipt}
    assert desk.json("balance", "老王")["balance"] == "100.00"
    assert desk.json("balance", "老王", today="2026-11-20")["balance"] == "0.00"


def test_a_reversal_needs_a_reason_and_works_once(desk: Desk) -> None:
    number = desk.ship("老王", "2026-10-01", "100")["number"]
    assert desk.send("reverse", {"number": number}).err == "The field “reason” is missing.\n"
    desk.post("reverse", number=number, reason="开错", date="2026-11-20")
    again = desk.send("reverse", {"number": number, "reason": "开错"})
    assert (again.code, again.err) == (2, f"{number} was already voided by HCD-2026-00001.\n")


def test_a_reversal_sent_twice_answers_the_first_mirror(desk: Desk) -> None:
    """D4."""
    number = desk.ship("老王", "2026-10-01", "100")["number"]
    asked = {"number": number, "reason": "开错", "submission": "r-1"}
    first = desk.post("reverse", **asked)
    assert desk.post("reverse", **asked) == {**first, "repeated": True}
    other = desk.ship("老王", "2026-10-01", "100")["number"]
    assert "r-1 was already used" in desk.send("reverse", {**asked, "number": other}).err


def test_a_mark_made_by_mistake_is_withdrawn(desk: Desk) -> None:
    """U23: a signature by the number of its slip, a dispute's end by the slip too."""
    number = desk.ship("老王", "2026-10-01", "100")["number"]
    desk.run("signed", number, "--on", "2026-10-02")
    assert desk.json("withdraw", "signature", number) == {"withdrawn": "signature", "number": number}
    assert "is not signed" in desk.run("withdraw", "signature", number).err
    desk.post("dispute", number=number, amount="20", reason="破损", date="2026-10-03")
    desk.post("settle-dispute", number=number, credit="10", date="2026-10-04")
    assert desk.json("balance", "老王")["balance"] == "90.00"
    assert desk.json("withdraw", "settlement", number)["withdrawn"] == "settlement"
    assert desk.json("balance", "老王")["balance"] == "100.00"
