"""A promise by JSON is judged by money alone (N01)."""

import json

from tests.cli.desk import Desk


def test_a_promise_waits_until_money_comes(desk: Desk) -> None:
    desk.ship("老王", "2026-09-01", "500")
    answer = desk.post("promise", customer="老王", amount="500", by="2026-11-27", said_by="王姐", channel="wechat")
    assert answer == {
        "number": "1",
        "customer": "老王建材",
        "amount": "500.00",
        "by": "2026-11-27",
        "state": "waiting",
    }
    assert desk.json("chase")["rows"][0]["reason_code"] == "promise_waiting"


def test_a_broken_promise_is_on_the_list_the_next_morning(desk: Desk) -> None:
    """Case 9: 500 promised for Friday, 300 arrived."""
    desk.ship("老王", "2026-09-01", "500")
    desk.post("promise", customer="老王", amount="500", by="2026-11-27", date="2026-11-21")
    desk.post("receive", today="2026-11-26", customer="老王", date="2026-11-26", amount="300")
    row = desk.json("chase", today="2026-11-28")["rows"][0]
    assert row["reason_code"] == "promise_part_kept"
    assert row["reason"] == "Promise for 2026-11-27 kept in part: 200.00 is missing."


def test_a_promise_for_yesterday_is_refused(desk: Desk) -> None:
    said = desk.send("promise", {"customer": "老王", "amount": "5", "by": "2026-11-20"})
    assert (said.code, said.err) == (2, "The promised day is before the day of the promise. Choose a later day.\n")


def test_a_promise_sent_again_is_answered_by_the_book(desk: Desk) -> None:
    """D4: with another sum it is refused; it was answered with the new sum, which the book never held."""
    desk.ship("老王", "2026-09-01", "500")
    asked = {"customer": "老王", "amount": "500", "by": "2026-12-01", "submission": "p-1"}
    first = desk.post("promise", **asked)
    assert desk.post("promise", **asked) == {**first, "repeated": True}
    said = desk.send("promise", {**asked, "amount": "800"})
    assert (said.code, "p-1 was already used" in said.err) == (2, True)


def test_a_promise_of_more_than_is_owed_is_asked_and_booked_once_it_is_meant(desk: Desk) -> None:
    """One nought too many; the question names the word that answers it."""
    desk.ship("老王", "2026-09-01", "500")
    promise = {"customer": "老王", "amount": "5000", "by": "2026-12-01"}
    before = desk.entries()
    said = desk.send("promise", promise)
    assert (said.code, said.err) == (
        2,
        "5,000.00 is promised, but only 500.00 is owed. Is it right? Only money for what is owed keeps a promise. "
        "If so, send it again with --accept more_promised.\n",
    )
    assert desk.entries() == before
    stdin = json.dumps(promise).encode()
    assert desk.type("promise", *desk.opening(), "--accept", "more_promised", stdin=stdin).answer["number"] == "1"


def test_every_promise_is_listed_with_the_rule_of_its_rate(desk: Desk) -> None:
    """N01, R109: 300 of 500 came in time, and one more waits for the next delivery."""
    desk.ship("老王", "2026-09-01", "900")
    desk.post("promise", customer="老王", amount="500", by="2026-11-27", date="2026-11-21", channel="phone")
    desk.post("receive", today="2026-11-26", customer="老王", date="2026-11-26", amount="300")
    tied = {"amount": "100", "by": "2026-12-20", "date": "2026-11-28", "tie": "next_slip"}
    desk.post("promise", "2026-11-28", customer="老王", **tied)
    found = desk.json("promises", "老王", today="2026-11-28")
    assert [(one["by"], one["state"], one["tie"], one["channel"]) for one in found["promises"]] == [
        ("2026-12-20", "waiting", "next_slip", "not_said"), ("2026-11-27", "part_kept", "", "phone"),
    ]  # fmt: skip
    assert (found["kept"], "mean of the share" in found["kept_rule"]) == (0.6, True)
    assert "with the next delivery" in desk.run("promises", today="2026-11-28").out
