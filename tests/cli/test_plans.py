"""Repayment plans by JSON: part by part, or so many months (case 16)."""

from typing import Any

from tests.cli.desk import Desk


def test_twelve_thousand_over_five_months(desk: Desk) -> None:
    """Case 16: five parts that sum; the slips keep their due dates and show "in plan"."""
    desk.ship("城东", "2026-01-05", "7000")
    desk.ship("城东", "2026-02-05", "5000")
    answer = desk.post("plan", customer="城东", instalments={"count": 5, "first": "2026-11-30"}, note="每月月底")
    assert answer == {
        "number": "HKJ-2026-00001",
        "customer": "城东门窗厂",
        "total": "12000.00",
        "instalments": [
            {"due": due, "amount": "2400.00"}
            for due in ("2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30")
        ],
        "items": ["SHD-2026-00001", "SHD-2026-00002"],
    }
    items = desk.json("balance", "城东")["items"]
    assert [(item["due"], item["in_plan"]) for item in items] == [("2026-03-06", True), ("2026-04-06", True)]
    missed = desk.json("chase", today="2026-12-01")["rows"][0]
    assert (missed["reason_code"], missed["reason"]) == (
        "instalment_missed",
        "2,400.00 of the plan is missing since 2026-11-30.",
    )


def test_parts_one_by_one_over_the_slips_named(desk: Desk) -> None:
    number = desk.ship("城东", "2026-01-05", "100")["number"]
    desk.ship("城东", "2026-02-05", "50")
    parts = [{"due": "2026-11-30", "amount": "60"}, {"due": "2026-12-31", "amount": "40"}]
    answer = desk.post("plan", customer="城东", items=[number], instalments=parts)
    assert (answer["items"], answer["total"]) == ([number], "100.00")
    again = desk.post("plan", customer="城东", instalments={"count": "1", "first": "2026-12-01", "total": "50"})
    assert again["items"] == ["SHD-2026-00002"]


def test_a_plan_that_does_not_sum_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    desk.ship("城东", "2026-01-05", "100")
    entries = desk.entries()
    sums = "The parts sum to {}, but 100.00 is unpaid on the slips. With a last part of {} they fit."
    months = "instalments.count: “1000000” is not a whole number from 1 to 120."
    for instalments, said in (
        ([{"due": "2026-12-01", "amount": "99"}], sums.format("99.00", "100.00")),
        ({"count": 3, "first": "2026-12-01", "total": "90"}, sums.format("90.00", "40.00")),
        ([], "The plan has no parts. Add at least one."),
        ({"count": 1000000, "first": "2026-12-01"}, months),
        (None, "The field “instalments” is missing."),
        ("5", "instalments must be an object, in braces."),
    ):
        refused = desk.send("plan", {"customer": "城东", "instalments": instalments})
        assert (refused.code, refused.err) == (2, f"{said}\n")
    assert desk.entries() == entries


def test_only_open_slips_can_be_planned(desk: Desk) -> None:
    refused = desk.send(
        "plan", {"customer": "城东", "items": ["SHD-1"], "instalments": {"count": 1, "first": "2026-12-01"}}
    )
    assert refused.err == "SHD-1 is not an unpaid slip of this customer. Check the number.\n"


def test_a_plan_sent_twice_is_agreed_once(desk: Desk) -> None:
    """D4: also when the customer has paid a part meanwhile, and though its slips are in a plan by now."""
    desk.ship("城东", "2026-01-05", "300")
    asked: dict[str, Any] = {
        "customer": "城东",
        "date": "2026-11-20",
        "instalments": {"count": 3, "first": "2026-12-30"},
    }
    first = desk.post("plan", **asked, submission="plan-1")
    desk.post("receive", customer="城东", date="2026-11-20", amount="50")
    assert desk.post("plan", **asked, submission="plan-1") == {**first, "repeated": True}
    asked["items"] = first["items"]
    assert desk.post("plan", **asked, submission="plan-1") == {**first, "repeated": True}
    other = {**asked, "instalments": {"count": 2, "first": "2026-12-30"}}
    said = desk.send("plan", {**other, "submission": "plan-1"})
    assert (said.code, "plan-1 was already used" in said.err) == (2, True)


def test_the_whole_rest_is_asked_for_after_a_talk_and_never_before(desk: Desk) -> None:
    """Case 16, 民法典 634."""
    desk.ship("城东", "2026-01-05", "12000")
    number = desk.post("plan", customer="城东", instalments={"count": 5, "first": "2026-11-30"})["number"]
    whole = ("end-plan", number, "--reason", "催告后仍未付", "--whole")
    early = desk.run(*whole, today="2026-12-10")
    assert (early.code, "the signed agreement must say so" in early.err) == (2, True)
    paper = desk.post("plan-paper", plan=number)["number"]
    desk.json("signed", paper)
    assert desk.run(*whole, today="2026-12-10").code == 2
    desk.post("contact", "2026-12-05", customer="城东", outcome="reached", channel="in_person")
    assert desk.json(*whole, today="2026-12-10") == {
        "number": number, "ended": "2026-12-10", "reason": "催告后仍未付", "whole_rest": "12000.00",
    }  # fmt: skip
    assert desk.json("balance", "城东", today="2026-12-10")["ask"] == "12000.00"


def test_a_plan_is_ended_with_its_reason(desk: Desk) -> None:
    """N11."""
    desk.ship("城东", "2026-01-05", "100")
    number = desk.post("plan", customer="城东", instalments={"count": 2, "first": "2026-12-01"})["number"]
    assert desk.json("end-plan", number, "--reason", "改为月结")["whole_rest"] is None
    assert desk.json("balance", "城东")["in_plan"] == "0.00"


def test_a_plan_is_put_on_paper_and_signed_by_its_number(desk: Desk) -> None:
    """R127: refused at its field where a clause may not be agreed; the paper is voided while unsigned."""
    desk.ship("城东", "2026-01-05", "12000")
    plan = desk.post("plan", customer="城东", instalments={"count": 5, "first": "2026-11-30"})["number"]
    answer = desk.post("plan-paper", plan=plan, guarantor="赵大虎", calls_at=25)
    assert {key: answer[key] for key in ("number", "plan", "owed", "total")} == {
        "number": "HKXY-2026-00001", "plan": plan, "owed": "12000.00", "total": "12000.00",
    }  # fmt: skip
    assert "reach 25 %" in answer["clauses"][3]["text"]
    assert desk.send("plan-paper", {"plan": plan, "calls_at": 10}).code == 2
    assert desk.run("void-paper", answer["number"]).code == 0
    again = desk.post("plan-paper", plan=plan, no_clause=True)["number"]
    assert desk.json("signed", again)["number"] == again
    assert desk.run("void-paper", again).code == 2


def test_every_plan_is_listed_with_its_parts_and_its_agreement(desk: Desk) -> None:
    """N11."""
    assert desk.json("plans") == {"plans": [], "ended": []}
    desk.ship("城东", "2026-01-05", "12000")
    number = desk.post("plan", customer="城东", instalments={"count": 5, "first": "2026-11-30"})["number"]
    paper = desk.post("plan-paper", plan=number)["number"]
    (one,) = desk.json("plans", "城东")["plans"]
    assert (one["number"], one["agreement"], one["left"], len(one["parts"])) == (number, paper, "12000.00", 5)
    assert one["parts"][0] == {
        "due": "2026-11-30", "amount": "2400.00", "paid": "0.00", "missing": "2400.00", "state": "coming",
    }  # fmt: skip
    assert number in desk.run("plans").out
    desk.json("end-plan", number, "--reason", "改为月结")
    assert [one["reason"] for one in desk.json("plans")["ended"]] == ["改为月结"]
    assert "改为月结" in desk.run("plans").out


def test_a_plan_is_changed_and_changed_back(desk: Desk) -> None:
    """R126: the register names what was put off, how often and why."""
    desk.ship("城东", "2026-01-05", "12000")
    number = desk.post("plan", customer="城东", instalments={"count": 5, "first": "2026-11-30"})["number"]
    parts = {"count": 6, "first": "2027-01-30"}
    answer = desk.post("change-plan", plan=number, instalments=parts, reason="工程款没到")
    assert (answer["before"], answer["total"], len(answer["instalments"])) == (number, "12000.00", 6)
    assert [one["changed"] for one in desk.json("plans")["plans"]] == [1]
    (row,) = desk.json("reports", "extensions")["rows"]
    assert (row["how_often"] if "how_often" in row else row["count"]) == 1
    assert desk.json("change-plan", "--undo", answer["number"]) == {"number": number}
    assert [one["number"] for one in desk.json("plans")["plans"]] == [number]
