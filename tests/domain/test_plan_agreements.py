"""The agreement of a plan: what it says, and what it may not say (R127, N11)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.agreement_words import agreement_said
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.plan_agreements import (
    AgreementDraft,
    AgreementTerms,
    OwedSlip,
    PlanAgreement,
    agreement_problems,
    plan_agreement,
)
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.shop import Shop

MARCH = date(2026, 3, 20)
SLIPS = (OwedSlip("SHD-1", date(2026, 1, 5), date(2026, 2, 4), 900_00),)


def a_plan(count: int = 3) -> Plan:
    return Plan(1, MARCH, (7,), monthly_plan(900_00, count, date(2026, 4, 1)), number="HKJ-1")


def refused(terms: AgreementTerms, dated: date = MARCH, count: int = 3, slips: tuple[OwedSlip, ...] = SLIPS) -> str:
    draft = AgreementDraft("HKJ-1", dated, terms)
    return " ".join(f"{one.field}: {one.said}" for one in agreement_problems(draft, a_plan(count), slips))


def the_paper(terms: AgreementTerms, replaces: str = "", slips: tuple[OwedSlip, ...] = SLIPS) -> PlanAgreement:
    customer = Customer("老王建材", 1, "C1", terms=Terms(TermsKind.DAYS, days=30))
    draft = AgreementDraft("HKJ-1", MARCH, terms)
    return plan_agreement(Shop("顺达"), customer, draft, a_plan(), slips, "HKXY-1", 7, replaces)


def clauses(paper: PlanAgreement) -> dict[str, str]:
    return {about.template: text.text(str) for about, text in agreement_said(paper)}


def test_a_fifth_is_the_least_that_may_be_agreed() -> None:
    """民法典 634: 20 to 100 per cent, or no such clause."""
    assert refused(AgreementTerms()) == refused(AgreementTerms(0)) == refused(AgreementTerms(100)) == ""
    for share in (1, 19, 101):
        assert refused(AgreementTerms(share)).startswith("calls_at: Less than a fifth")


def test_two_parts_have_no_such_clause() -> None:
    assert refused(AgreementTerms(), count=2).startswith("calls_at: A plan of fewer than 3 parts")
    assert refused(AgreementTerms(0), count=2) == ""


@pytest.mark.parametrize(
    ("terms", "dated", "slips", "said"),
    [
        (AgreementTerms(), date(2026, 3, 19), SLIPS, "dated: The plan was agreed on 2026-03-20"),
        (AgreementTerms(guarantor_phone="139"), MARCH, SLIPS, "guarantor: Type whose phone"),
        (AgreementTerms(), MARCH, (), ": Plan HKJ-1 is paid"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    terms: AgreementTerms, dated: date, slips: tuple[OwedSlip, ...], said: str
) -> None:
    assert refused(terms, dated, slips=slips).startswith(said)


def test_the_debt_is_acknowledged_in_figures_and_words() -> None:
    said = clauses(the_paper(AgreementTerms()))
    assert "玖佰元整 (¥900.00) is unpaid" in said["The debt"]
    assert "reach 20 %" in said["If a part is not paid"]
    assert set(said) == {"The debt", "How it is paid", "Due dates", "If a part is not paid"}


def test_what_was_paid_before_it_was_made_is_said() -> None:
    paper = the_paper(AgreementTerms(), slips=(replace(SLIPS[0], open_fen=600_00),))
    assert (paper.open_fen, paper.settled_fen, paper.total_fen) == (600_00, 300_00, 900_00)
    assert "¥300.00 of plan HKJ-1 is settled already" in clauses(paper)["The debt"]


def test_who_guarantees_and_what_else_was_agreed_stands_on_it() -> None:
    said = clauses(the_paper(AgreementTerms(0, "王大虎", "139", "每月先对数"), "HKXY-0"))
    assert "王大虎 139 is jointly and severally liable" in said["Guarantor"]
    assert said["If a part is not paid"].startswith("The creditor may ask for every part")
    assert (said["Also agreed"], said["Version"]) == ("每月先对数", "It takes the place of HKXY-0.")
