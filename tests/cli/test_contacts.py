"""The contact log on the command line."""

import json

from tests.cli.desk import Desk


def test_a_talk_is_logged_and_a_second_one_on_the_day_is_asked_first(desk: Desk) -> None:
    """U6: exit code 2 unless it is accepted."""
    desk.ship("老王", "2026-09-01", "500")
    day = "2026-11-18"
    call = {"customer": "老王", "outcome": "reached", "next": "2026-11-28", "date": day}
    assert desk.post("contact", **call) == {
        "number": "1",
        "customer": "老王建材",
        "outcome": "reached",
        "next": "2026-11-28",
    }
    again = desk.send("contact", call)
    assert (again.code, again.err) == (
        2,
        f"This customer was contacted on {day} already; once a day is enough. Say --accept to log it all the same.\n",
    )
    accepted = desk.type("contact", "--accept", *desk.opening(), stdin=json.dumps(call).encode())
    assert accepted.answer["number"] == "2"


def test_who_says_it_is_paid_says_when(desk: Desk) -> None:
    """Case 18: nothing is dated today by itself."""
    claim = {"customer": "老王", "outcome": "claims_paid", "date": "2026-11-18"}
    said = desk.send("contact", claim)
    assert (said.code, said.err) == (2, "Ask on which day the money was sent; the list waits from that day.\n")
    assert desk.post("contact", **claim, sent_on="2026-11-17", amount="500")["outcome"] == "claims_paid"


def test_a_customer_is_put_off_and_an_old_debt_for_a_week_at_most(desk: Desk) -> None:
    """U4, R077: in the words of the window."""
    desk.ship("老王", "2026-06-01", "500")
    said = desk.run("put-off", "老王", "--until", "2026-12-01", today="2026-11-18")
    week = "What is more than 60 days overdue is put off for a week at most"
    assert (said.code, said.err) == (2, f"{week}: this comes back on 2026-11-25 at the latest.\n")
    answer = desk.json("put-off", "老王", "--until", "2026-11-25", today="2026-11-18")
    assert answer == {"number": "1", "customer": "老王建材", "back": "2026-11-25"}
    again = desk.run("put-off", "老王", "--until", "2026-11-27", today="2026-11-25")
    assert (again.code, "put off on 2026-11-18 already" in again.err) == (2, True)
