"""What is asked of a customer's credit from the command line: exposure, releases, exceptions; two processes at once."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import desktop_app
from tests.cli.desk import TODAY, Desk, cement

HELD: dict[str, Any] = {"customer": "老王", "date": TODAY, "lines": [cement("12000")]}


def test_the_exposure_of_a_customer_adds_up_and_says_what_is_free(desk: Desk) -> None:
    """R019: 3,000 not due, 500 more of which 200 are paid; of a limit of 10,000 there are 6,700 left."""
    desk.ship("老王", "2026-11-01", "3000")
    asked = ("exposure", "老王", "--slip", "500", "--paid", "200")
    assert desk.json(*asked) == {
        "customer": "老王建材", "not_due": "3000.00", "this_slip": "500.00", "paid_now": "-200.00",
        "total": "3300.00", "limit": "10000.00", "free": "6700.00",
    }  # fmt: skip
    told = desk.run(*asked).out
    assert ("Not due yet" in told, "Limit 10,000.00, free of it 6,700.00." in told) == (True, True)
    assert desk.json("exposure", "城东")["limit"] is None
    assert "Limit" not in desk.run("exposure", "城东").out
    said = desk.run("exposure", "老王", "--slip", "-5")
    assert (said.code, "below 0" in said.err) == (2, True)


def test_a_slip_is_released_before_it_is_saved_and_listed(desk: Desk) -> None:
    """R019, R126: a second release is refused; the slip leaves by the first."""
    release = {"reason": "工地等料", "expires": "2026-11-23"}
    slip = {**HELD, "submission": "s1"}
    given = desk.post("release", **slip, release=release)
    assert (given["expires"], given["most"], given["rules"]) == ("2026-11-23", "12000.00", ["over_limit"])
    second = desk.send("release", {**slip, "release": release})
    assert (second.code, "released this slip already" in second.err) == (2, True)
    posted = desk.post("ship", today="2026-11-22", **slip)
    assert posted["verdict"] == "released"
    rows = desk.json("exceptions")["rows"]
    assert [(one["number"], one["reason"], one["state"]) for one in rows] == [(posted["number"], "工地等料", "used")]
    by = desk.json("exceptions", "--by", "customer")
    assert [(one["times"], one["amount"]) for one in by["rows"]] == [(1, "12000.00")]
    late = desk.send("release", {**HELD, "submission": "s2", "release": {"reason": "x", "expires": "2026-11-20"}})
    assert (late.code, "Choose 2026-11-21 or later" in late.err) == (2, True)
    other = desk.post("release", **{**HELD, "submission": "s3", "release": release})
    assert desk.json("withdraw", "release", other["release"])["withdrawn"] == "release"


def test_a_limit_is_decided_for_a_season_and_taken_back(desk: Desk) -> None:
    """R015, R016: it says what is suggested and why; a limit for yesterday is refused."""
    before = desk.json("limit", "老王")
    assert (before["limit"], before["decision"], before["suggested"]["limit"]) == ("10000.00", None, "0.00")
    season = ("limit", "老王", "--set", "20000", "--until", "2026-12-31", "--grade", "A", "--reason", "旺季")
    made = desk.json(*season, "--review", "2027-01-01")
    assert (made["limit"], made["until"], made["review"]) == ("20000.00", "2026-12-31", "2027-01-01")
    rows = {one["customer"]: one for one in desk.json("limits")["rows"]}
    assert (rows["老王建材"]["limit"], rows["城东门窗厂"]["limit"]) == ("20000.00", None)
    past = desk.run("limit", "老王", "--set", "1", "--until", "2026-11-20", "--reason", "x")
    assert (past.code, "Choose 2026-11-21 or later" in past.err) == (2, True)
    assert desk.json("limit", "老王", "--undo", made["decision"])["limit"] == "10000.00"
    assert desk.json("limit", "老王", "--set", "", "--reason", "不限")["limit"] is None
    assert "Nothing was paid or promised yet." in desk.run("limit", "老王").out


def test_a_group_is_set_and_taken_back(desk: Desk) -> None:
    made = desk.json("group", "老王", "--set", "hold", "--reason", "年底收账")
    assert (made["group"], made["group_since"], made["proposed_group"]) == ("hold", TODAY, "none")
    stopped = desk.send("ship", {**HELD, "lines": [cement("5")]})
    assert (stopped.code, "nothing more on credit" in stopped.err) == (2, True)
    assert desk.json("group", "老王", "--undo", made["decision"])["group"] == "none"
    desk.json("group", "老王", "--set", "press", "--reason", "先打电话")
    assert desk.json("group", "老王", "--set", "none", "--reason", "好了")["group"] == "none"
    assert "Proposed: No group" in desk.run("group", "老王").out


def test_a_debt_is_judged_written_off_and_paid_after_all(desk: Desk) -> None:
    """R070–R073, R079: cause and nature are asked for from 10,000 on."""
    number = desk.ship("老王", "2026-09-01", "9000", today="2026-09-01")["number"]
    judged = desk.post("judge-debt", number=number, debt_class="doubtful", cause="split", chance=30, reason="先付别家")
    assert (judged["class"], judged["by_rule"], judged["likely"]) == ("doubtful", "chase", "2700.00")
    (row,) = desk.json("classes")["rows"]
    assert (row["class"], row["cause"], row["open"]) == ("doubtful", "split", "9000.00")
    assert desk.json("classes", "--by", "heat")["totals"]["open"] == "9000.00"
    bare = desk.send("judge-debt", {"number": number, "debt_class": "bad"})
    assert (bare.code, "needs a reason" in bare.err) == (2, True)
    desk.post("write-off", number=number, amount="4000", reason="人跑了")
    came = desk.post("recover-debt", number=number, amount="1000", method="现金")
    assert came["number"].startswith("SKD")
    assert [one["lost"] for one in desk.json("classes", "--by", "lost")["rows"]] == ["3000.00"]
    assert desk.json("balance", "老王")["balance"] == "5000.00"


def test_what_customers_object_to_is_listed_for_the_whole_shop(desk: Desk) -> None:
    """R119, R120."""
    number = desk.ship("老王", "2026-11-01", "100", today="2026-11-01")["number"]
    desk.post("dispute", number=number, amount="20", reason="少了两包", kind="short", told_by="老王")
    (row,) = desk.json("disputes")["rows"]
    assert (row["number"], row["kind"], row["told_by"], row["amount"]) == (number, "short", "老王", "20.00")
    assert "told too late" in desk.run("disputes", "--by", "too_late").out


def test_of_two_processes_that_post_at_once_one_is_held_back(desk: Desk) -> None:
    """Case 8: each slip alone fits the limit of 10,000, both do not; who finds the book in use tries again."""
    command = [sys.executable, "-m", "desktop_app", "ship", "--lang", "en", "--book", str(desk.book), *desk.opening()]
    root = Path(desktop_app.__file__).parents[1]
    slip = json.dumps({**HELD, "lines": [cement("6000")]}).encode()

    def begun() -> "subprocess.Popen[bytes]":
        made = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root
        )
        assert made.stdin is not None
        made.stdin.write(slip)
        made.stdin.close()
        made.stdin = None
        return made

    running, said = [begun(), begun()], []
    while running:
        one = running.pop()
        out, err = one.communicate(timeout=120)
        if b"try again" in err:
            running.append(begun())
        else:
            said.append((one.returncode, b'"number": null' in out))
    assert sorted(said) == [(0, False), (2, True)]
    assert desk.json("exposure", "老王")["total"] == "6000.00"


def test_the_time_to_go_to_court_is_told_with_every_step_of_its_chain(desk: Desk) -> None:
    """N05, R081: a step without a paper moves no safe day; a judgment can be enforced for two years."""
    slip = desk.ship("老王", "2026-03-01", "100")["number"]
    judged = desk.post(
        "claim-step", customer="老王", kind="judgment", date="2026-11-02", until="2026-11-15", proof="判决书"
    )
    assert judged["slips"] == [slip]
    said = desk.post("claim-step", customer="老王", kind="mediation", date="2026-11-05")
    found = desk.json("limitation", "老王")
    (debt,) = found["debts"]
    assert (debt["last_day"], debt["warning"], found["enforcement_ends"]) == ("2029-11-02", None, "2028-11-15")
    assert [one["state"] for one in debt["chain"]] == ["start", "proven", "said"]
    assert debt["missing"] == ["the paper of the court"]
    assert "can be enforced until 2028-11-15" in desk.run("limitation", "老王").out
    assert slip in desk.run("limitation").out
    desk.run("withdraw", "ground", said["id"])
    assert desk.json("limitation")["debts"][0]["missing"] == []
    assert [one["kind"] for one in desk.json("grounds", "老王")["acts"]] == ["judgment"]
    wrong = desk.send("claim-step", {"customer": "老王", "kind": "judgment", "date": "2026-11-02"})
    assert (wrong.code, "by which day the judgment says to pay" in wrong.err) == (2, True)
    assert "Nothing is unpaid" in desk.run("limitation", "城东").out


def test_interest_is_estimated_by_a_table_that_is_kept_by_hand(desk: Desk) -> None:
    """R026, R027: an LPR of 300 is refused with what would fit."""
    desk.ship("老王", "2026-03-01", "10000")
    found = desk.json("interest", "老王")
    (debt,) = found["debts"]
    late = debt["days_late"]
    assert debt["low"] == f"{round(1_000_000 * late * 0.039 / 365) / 100:.2f}"
    assert (debt["lpr"], debt["agreed"], found["margin_gone_on"], found["lpr_checked"]) == (
        "3.00",
        None,
        None,
        "2025-05-20",
    )
    set_ = desk.json("rates", "--funds", "6", "--margin", "5", "--lpr", "2.90", "--day", "2026-11-20")
    assert (set_["funds"], set_["margin"], set_["rates"][-1]) == ("6.00", "5.00", {"day": "2026-11-20", "lpr": "2.90"})
    assert desk.json("interest", "老王")["margin_gone_on"] == "2026-12-31"
    wrong = desk.run("rates", "--lpr", "300")
    assert (wrong.code, "Type it as 2.90" in wrong.err) == (2, True)
    assert desk.json("rates", "--remove", "2026-11-20")["rates"][-1]["lpr"] == "3.00"
    assert "nothing is booked" in desk.run("interest", "老王").out
    assert "Compared with what is published" in desk.run("rates").out
    assert "Nothing is unpaid" in desk.run("interest", "城东").out
