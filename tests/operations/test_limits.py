"""The owner decides limits and groups: for a season, for good, below the shop's cap; gate and week read both."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.credit_rules import RuleMode
from desktop_app.domain.customers import Customer, Grade
from desktop_app.domain.errors import Refused
from desktop_app.domain.limits import LimitDecision
from desktop_app.domain.money import parse_fen
from desktop_app.domain.objections import Code
from desktop_app.domain.owner import OwnerAct, OwnerWanted
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.reasons import Reason
from desktop_app.operations.chasing import this_week
from desktop_app.operations.credit_reviews import OF_FORM, credit_steps, review_of
from desktop_app.operations.customer_rows import customer_row, customer_rows
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.limits import decide_group, decide_limit, take_group_back, take_limit_back
from desktop_app.operations.lists.credit import CREDIT_STEPS
from desktop_app.operations.pins import set_pin
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.operations.shipments import weigh_shipment
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger
from tests.operations.builders import CASH, a_customer, a_draft, a_receipt, a_slip, an_opening, at, on


def decided(
    who: Customer, limit: str | None, until: str = "", review: str = "", grade: Grade = Grade.B
) -> LimitDecision:
    fen = None if limit is None else parse_fen(limit)
    return LimitDecision(
        who.id, date.min, fen, grade, on(until) if until else None, on(review) if review else None, "旺季备货"
    )


def limit_on(book: Ledger, who: Customer, day: str) -> int | None:
    """What the gate, the list and the week go by."""
    verdict = weigh_shipment(book, a_draft(who, day, "1"), on(day))
    row = customer_row(book, who.id, on(day))
    (listed,) = [one for one in customer_rows(book, on(day)) if one.customer.id == who.id]
    assert verdict.limit_fen == row.limit_fen == listed.limit_fen
    return row.limit_fen


def test_a_limit_for_a_season_ends_by_itself(book: Ledger) -> None:
    """R016: 5,000 until 10 March, then 1,000 again; the gate reads it, and so does the week's list."""
    wang = a_customer(book, limit="1000")
    a_slip(book, wang, "03-01", "950")
    decide_limit(book, decided(wang, "5000", until="03-10"), at("03-02"))
    assert [limit_on(book, wang, day) for day in ("03-01", "03-02", "03-10", "03-11")] == [
        1_000_00, 5_000_00, 5_000_00, 1_000_00,
    ]  # fmt: skip
    assert not weigh_shipment(book, a_draft(wang, "03-10", "4000"), on("03-10")).blocked
    assert weigh_shipment(book, a_draft(wang, "03-11", "200"), on("03-11")).blocked
    assert load_customer(book, wang.id).limit_fen == 1_000_00
    near = [Reason.NEAR_LIMIT in this_week(book, on(day))[0].reasons for day in ("03-10", "03-11")]
    assert near == [False, True]


def test_a_limit_for_good_is_written_to_the_customer_and_taken_back(book: Ledger) -> None:
    wang = a_customer(book, limit="1000")
    first = decide_limit(book, decided(wang, "3000", review="09-01", grade=Grade.A), at("03-02")).result
    assert (load_customer(book, wang.id).limit_fen, load_customer(book, wang.id).grade) == (3_000_00, Grade.A)
    second = decide_limit(book, decided(wang, None), at("03-03")).result
    with pytest.raises(Refused, match="A later limit"):
        take_limit_back(book, first.id, at("03-03"))
    take_limit_back(book, second.id, at("03-03"))
    take_limit_back(book, first.id, at("03-03"))
    assert (load_customer(book, wang.id).limit_fen, load_customer(book, wang.id).grade) == (1_000_00, Grade.NONE)
    with pytest.raises(Refused, match="no such note"):
        take_limit_back(book, first.id, at("03-03"))


def test_a_limit_for_yesterday_is_refused(book: Ledger) -> None:
    wang = a_customer(book, limit="1000")
    with pytest.raises(Refused, match="Choose 2026-03-02 or later"):
        decide_limit(book, decided(wang, "3000", until="03-01"), at("03-02"))
    with pytest.raises(Refused, match="The reason is missing"):
        decide_limit(book, replace(decided(wang, "3000"), reason=" "), at("03-02"))


def test_all_limits_together_stay_below_the_cap_of_the_shop(book: Ledger) -> None:
    """R017: raising one shows what must be freed and who could give it back."""
    wang, li = a_customer(book, limit="1000"), a_customer(book, "李记五金", limit="4000")
    a_slip(book, li, "03-01", "500")
    edit_rules(book, replace(rules_of(book), cap_fen=6_000_00), at("03-01"))
    decide_limit(book, decided(wang, "2000"), at("03-02"))
    with pytest.raises(Refused, match=r"500\.00 above the cap of the shop .*李记五金 3,500\.00"):
        decide_limit(book, decided(wang, "2500"), at("03-02"))
    decide_limit(book, decided(li, "3000"), at("03-03"))
    decide_limit(book, decided(wang, "2500"), at("03-03"))
    keys = ask(book, "limits", Inquiry(period_of(PeriodName.TODAY, on("03-03")), on("03-03"))).keys
    assert [one.figure for one in keys[:3]] == [5_500_00, 500_00, 500_00]


def test_a_limit_of_the_customer_form_is_a_decision_too(book: Ledger) -> None:
    """R018: its day and who entered it stand in the list; what was decided with a reason stands there once."""
    wang = a_customer(book, limit="5000")
    made = decide_limit(book, decided(wang, "3000"), at("03-02")).result
    now = edit_customer(book, replace(load_customer(book, wang.id), phone="13800000000"), at("03-03")).result
    decide_limit(book, decided(wang, "9000", until="05-01"), at("03-04"))
    edit_customer(book, replace(now, limit_fen=None), at("03-05"))
    decide_limit(book, decided(wang, "9500", until="05-01"), at("03-05"))

    with pytest.raises(Refused, match="later limit"):
        take_limit_back(book, made.id, at("03-05"))
    told = next(column.text for column in CREDIT_STEPS if column.key == "decided")
    steps = [one for one in credit_steps(book, wang.id, on("03-05")) if one.kind == OF_FORM]
    assert told is not None
    assert [(one.dated, str(told(one, on("03-05"))), one.given_by) for one in steps] == [
        (on("03-05"), "no limit", at("03-05").user), (wang.since, "5,000.00", at("03-05").user),
    ]  # fmt: skip
    assert {one.given_by for one in credit_steps(book, wang.id, on("03-05"))} == {at("03-05").user}
    assert [one.fen for one in credit_steps(book, wang.id, on("03-04"))] == [9_000_00, 3_000_00, 5_000_00]


def test_what_the_form_changed_since_is_not_written_over(book: Ledger) -> None:
    """U23: a decision is taken back while its limit holds, and leaves no step of its own."""
    wang = a_customer(book, limit="1000")
    first = decide_limit(book, decided(wang, "3000"), at("03-02")).result
    take_limit_back(book, first.id, at("03-02"))
    assert [one.fen for one in credit_steps(book, wang.id, on("03-02"))] == [1_000_00]
    again = decide_limit(book, decided(wang, "3000"), at("03-02")).result
    edit_customer(book, replace(load_customer(book, wang.id), limit_fen=2_000_00), at("03-03"))
    with pytest.raises(Refused, match="changed since, in the customer's details"):
        take_limit_back(book, again.id, at("03-03"))
    assert load_customer(book, wang.id).limit_fen == 2_000_00


def test_who_raises_a_limit_or_sets_a_group_is_the_owner(book: Ledger) -> None:
    """R092, D16: what is tighter anybody may enter."""
    wang = a_customer(book, limit="1000")
    set_pin(book, "2468", at("03-01"))
    later = at("03-02")
    for act in (
        lambda: decide_limit(book, decided(wang, "1001"), later),
        lambda: decide_limit(book, decided(wang, None), later),
        lambda: decide_group(book, wang.id, ActionGroup.HOLD, "年底", later),
    ):
        with pytest.raises(OwnerWanted) as wanted:
            act()
        assert wanted.value.act is OwnerAct.CREDIT
    assert decide_limit(book, decided(wang, "900"), later).result.limit_before == 1_000_00


def test_the_worksheet_of_a_review_says_how_they_buy_and_pay(book: Ledger) -> None:
    """R014, R015, R018: who has no limit, whose review is due, what is suggested and why."""
    wang, _ = a_customer(book, limit="1000"), a_customer(book, "现款的", terms=CASH)
    bare = a_customer(book, "没额度的")
    a_slip(book, wang, "03-01", "3000", release="熟客")
    a_receipt(book, wang, "03-31", "3000")
    decide_limit(book, decided(wang, "1200", review="04-10"), at("04-01"))
    found = review_of(book, wang.id, on("04-10"))
    assert (found.habit.monthly_fen, found.habit.months, found.habit.late_days) == (1_500_00, 2, 0.0)
    assert (found.suggestion.limit_fen, found.suggestion.grade, found.is_due(on("04-10"))) == (1_800_00, Grade.A, True)
    assert not found.is_due(on("04-09"))

    def named(by: str) -> list[str]:
        report = ask(book, "limits", Inquiry(period_of(PeriodName.TODAY, on("04-10")), on("04-10"), by))
        return [one.row.customer.name for one in report.rows]

    assert (named("none"), named("review"), named("over")) == ([bare.name], [wang.name], [])
    assert len(named("all")) == 3


def test_a_group_is_proposed_set_read_by_the_gate_and_by_the_week(book: Ledger) -> None:
    """需计划: proposed for 70 overdue days, set with a reason, holds credit back, asks for a plan; taken back."""
    wang = a_customer(book, limit="10000")
    an_opening(book, wang, "01-05", "800", due="01-10")
    day = on("03-21")
    assert review_of(book, wang.id, day).proposed.group is ActionGroup.PLAN
    made = decide_group(book, wang.id, ActionGroup.PLAN, "拖了两个多月", at(day)).result
    verdict = weigh_shipment(book, a_draft(wang, "03-21", "10"), day)
    assert Code.PLAN_NEEDED in [one.code for one in verdict.objections]
    assert Reason.PLAN_WANTED in this_week(book, day)[0].reasons
    with pytest.raises(Refused, match="in this group already"):
        decide_group(book, wang.id, ActionGroup.PLAN, "再说", at(day))
    decide_group(book, wang.id, ActionGroup.PRESS, "先打电话", at(day))
    first = this_week(book, day)[0]
    assert Reason.CALL_FIRST in first.reasons
    report = ask(book, "limits", Inquiry(period_of(PeriodName.TODAY, day), day, "group"))
    assert [one.group.group for one in report.rows] == [ActionGroup.PRESS]
    assert [(one.group, one.reason) for one in credit_steps(book, wang.id, day)] == [
        (ActionGroup.PRESS, "先打电话"), (ActionGroup.PLAN, "拖了两个多月"), (None, ""),
    ]  # fmt: skip
    decide_group(book, wang.id, ActionGroup.NONE, "还清了", at(day))
    assert customer_row(book, wang.id, day).group is ActionGroup.NONE
    take_group_back(book, made.id, at(day))


def test_restricted_needs_a_limit(book: Ledger) -> None:
    bare = a_customer(book)
    with pytest.raises(Refused, match="set a limit first"):
        decide_group(book, bare.id, ActionGroup.RESTRICT, "先限着", at("03-02"))


def test_more_room_is_read_by_the_gate(book: Ledger) -> None:
    """放宽: 1,050 under a limit of 1,000 leaves with a word."""
    wang = a_customer(book, limit="1000")
    edit_rules(book, replace(rules_of(book), overdue=RuleMode.BLOCK), at("03-01"))
    assert weigh_shipment(book, a_draft(wang, "03-02", "1050"), on("03-02")).blocked
    decide_group(book, wang.id, ActionGroup.RELAX, "老客户", at("03-02"))
    assert not weigh_shipment(book, a_draft(wang, "03-02", "1050"), on("03-02")).blocked


def test_what_was_decided_within_one_day_is_told_the_newest_first(book: Ledger) -> None:
    wang = a_customer(book, limit="1000")
    decide_limit(book, decided(wang, "2000"), at("03-02"))
    decide_group(book, wang.id, ActionGroup.PRESS, "先打电话", at("03-02"))
    decide_limit(book, decided(wang, "3000"), at("03-02"))
    told = [one.kind for one in credit_steps(book, wang.id, on("03-02"))]
    assert told[:3] == ["limit", "group", "limit"]
