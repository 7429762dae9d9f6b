"""Disputes, adjustments and what was a mistake, from the command line (cases 1, 15, N10)."""

from typing import Any

from tests.cli.desk import Desk

SLIP = "SHD-2026-00001"


def disputed(desk: Desk) -> Any:
    desk.ship("老王", "2026-09-01", "300")
    return desk.post("dispute", number=SLIP, amount="80", reason="少两包", date="2026-11-18", submission="d")


def test_a_dispute_is_raised_answered_and_settled_with_a_credit(desk: Desk) -> None:
    """Case 15: not chased meanwhile, still owed; each step once for its submission id (D4)."""
    made = disputed(desk)
    raised = {"number": SLIP, "amount": "80.00", "raised": "2026-11-18", "answered": None, "settled": None}
    assert made == {"dispute": "1", **raised}
    again = desk.post("dispute", number=SLIP, amount="80", reason="少两包", date="2026-11-18", submission="d")
    assert again == {**made, "repeated": True}
    assert desk.json("balance", "老王")["balance"] == "300.00"
    answered = desk.post("answer-dispute", number=SLIP, answer="查过，少一包", date="2026-11-19")
    assert answered["answered"] == "2026-11-19"
    settled = {"number": SLIP, "credit": "40", "note": "让一包", "submission": "s"}
    assert desk.post("settle-dispute", **settled)["settled"] == "2026-11-21"
    assert desk.post("settle-dispute", **settled)["repeated"] is True
    assert desk.json("balance", "老王")["balance"] == "260.00"
    assert desk.send("settle-dispute", {"number": SLIP}).code == 2


def test_of_several_disputes_one_is_named(desk: Desk) -> None:
    disputed(desk)
    desk.post("dispute", number=SLIP, amount="20", reason="破包")
    said = desk.send("settle-dispute", {"number": SLIP})
    assert (said.code, "several disputes: 1, 2" in said.err) == (2, True)
    assert desk.post("settle-dispute", number="2")["amount"] == "20.00"
    assert desk.post("settle-dispute", number=SLIP)["dispute"] == "1"


def test_nothing_of_another_slip_is_in_dispute(desk: Desk) -> None:
    disputed(desk)
    said = desk.send("answer-dispute", {"number": "SHD-2026-00009", "answer": "好"})
    assert (said.code, said.err) == (2, "Nothing of SHD-2026-00009 is in dispute.\n")
    paid = desk.post("receive", customer="老王", date="2026-11-20", amount="300")["number"]
    assert "The slip is paid" in desk.send("dispute", {"number": SLIP, "amount": "1", "reason": "晚到"}).err
    assert paid


def test_an_allowance_is_posted_and_more_than_is_open_is_asked(desk: Desk) -> None:
    """Case 1: what is given up beyond the slip would lie on account."""
    desk.ship("老王", "2026-09-01", "300")
    given = {"customer": "老王", "amount": "20", "reason": "allowance", "about": SLIP, "submission": "x"}
    made = desk.post("adjust", **given)
    assert (made["amount"], made["direction"]) == ("20.00", "credit")
    assert desk.post("adjust", **given) == {**made, "repeated": True}
    said = desk.send("adjust", {**given, "amount": "500", "submission": "y"})
    assert (said.code, "--accept more_allowed" in said.err) == (2, True)
    assert desk.json("balance", "老王")["balance"] == "280.00"
    desk.post("adjust", customer="老王", amount="15", reason="other", direction="debit", due="2026-12-01")
    assert desk.json("balance", "老王")["balance"] == "295.00"


def test_a_bad_debt_is_no_reason_of_an_allowance(desk: Desk) -> None:
    """R073: `write-off` asks for the reason and the owner's PIN; `adjust` is no way round it."""
    desk.ship("老王", "2026-09-01", "300")
    said = desk.send("adjust", {"customer": "老王", "amount": "300", "reason": "write_off", "about": SLIP})
    assert (said.code, "allowance, price_difference, rounding_off, other" in said.err) == (2, True)
    assert desk.json("balance", "老王")["balance"] == "300.00"


def test_a_deposit_that_was_a_mistake_is_withdrawn(desk: Desk) -> None:
    """U23: the help names `side_entry`; what it names is accepted."""
    made = desk.post("deposit", customer="老王", kind="security", amount="200")
    assert desk.json("balance", "老王")["security"] == "200.00"
    assert desk.json("withdraw", "side_entry", made["id"])["withdrawn"] == "side_entry"
    assert desk.json("balance", "老王")["security"] == "0.00"


def test_what_was_a_mistake_counts_no_more(desk: Desk) -> None:
    number = disputed(desk)["dispute"]
    assert desk.json("withdraw", "dispute", number) == {"withdrawn": "dispute", "number": number}
    assert desk.run("withdraw", "dispute", number).out == "It counts no more from today on.\n"
    assert desk.send("answer-dispute", {"number": SLIP, "answer": "好"}).code == 2
    for words in (("promise", "99"), ("promise", "one"), ("slip", "1")):
        assert desk.run("withdraw", *words).code == 2


def test_of_a_line_so_much_is_refused_as_left_and_no_more(desk: Desk) -> None:
    """R119: which goods, how much of them, by which way they told it; the list says so."""
    desk.ship("老王", "2026-09-01", "300")
    said: dict[str, Any] = {
        "number": SLIP,
        "amount": "30",
        "reason": "起壳",
        "kind": "quality",
        "line": 1,
        "channel": "wechat",
    }
    assert "left with that line" in desk.send("dispute", {**said, "quantity": "99999"}).err
    assert "has no line 7" in desk.send("dispute", {**said, "line": 7, "quantity": "1"}).err
    assert desk.post("dispute", **said, quantity="0.5")["amount"] == "30.00"
    assert "Bad quality" in desk.run("disputes").out
