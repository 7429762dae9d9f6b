"""The agreement of a plan on paper: the debt acknowledged, what a breach lets one do, signed with the plan (R127)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.papers import PaperState
from desktop_app.domain.plan_agreements import AgreementDraft, AgreementTerms
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.operations.books import Book
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.marks import MarkKind, take_mark_back
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.paper_runs import came_back_signed
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.plans import agree_plan, plan_standings
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on
from tests.operations.whole_books import a_whole_book

PLAN = "HKJ-2026-00001"


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Book]:
    with a_whole_book(tmp_path) as book:
        wang = a_customer(book.ledger)
        slips = [a_slip(book.ledger, wang, day, "600") for day in ("01-05", "01-09")]
        items = tuple(item_of(book.ledger, slip) for slip in slips)
        plan = Plan(wang.id, on("03-10"), items, monthly_plan(parse_fen("1200"), 4, on("03-20")))
        agree_plan(book.ledger, plan, at("03-10"))
        yield book


def made(ledger: Ledger, day: str = "03-11", submission: str = "", **terms: object) -> str:
    draft = AgreementDraft(PLAN, on(day), AgreementTerms(**terms), submission)  # type: ignore[arg-type]
    return make_plan_agreement(ledger, draft, at(day)).result


def test_the_paper_names_the_debt_slip_by_slip_and_what_was_paid_since(whole: Book) -> None:
    wang = a_receipt_of_300(whole)
    number = made(whole.ledger, "03-21", guarantor=" 王大虎 ", note="每月先对数")
    _, (paper, _) = frozen_paper(whole.ledger, number)
    assert (number, paper.plan, paper.customer) == ("HKXY-2026-00001", PLAN, wang)
    assert [(slip.number, slip.open_fen, slip.due) for slip in paper.slips] == [
        ("SHD-2026-00001", 300_00, on("02-04")), ("SHD-2026-00002", 600_00, on("02-08")),
    ]  # fmt: skip
    assert (paper.open_fen, paper.settled_fen, paper.total_fen) == (900_00, 300_00, 1200_00)
    assert (paper.terms.guarantor, paper.terms.calls_at) == ("王大虎", 20)


def a_receipt_of_300(whole: Book) -> str:
    (standing,) = plan_standings(whole.ledger, on("03-11"))
    from desktop_app.store.customers import load_customer

    customer = load_customer(whole.ledger, standing.plan.customer_id)
    a_receipt(whole.ledger, customer, "03-20", "300")
    return customer.name


def test_the_signed_paper_is_the_signed_plan_and_not_signed_after_all_neither_is(whole: Book) -> None:
    """Case 28: by the number of the paper or of the plan, it is one signature."""
    number = made(whole.ledger)
    came_back_signed(whole, [number], on("03-12"), at("03-12"), b"a photo")
    assert plan_standings(whole.ledger, on("03-12"))[0].plan.signed_on == on("03-12")
    take_mark_back(whole.ledger, MarkKind.SIGNATURE, [number], at("03-12"))
    assert plan_standings(whole.ledger, on("03-12"))[0].plan.signed_on is None
    assert paper_row(whole.ledger, number, on("03-12")).state is not PaperState.SIGNED
    came_back_signed(whole, [PLAN], on("03-13"), at("03-13"))
    assert paper_row(whole.ledger, number, on("03-13")).signed_on == on("03-13")
    take_mark_back(whole.ledger, MarkKind.SIGNATURE, [PLAN], at("03-13"))
    assert paper_row(whole.ledger, number, on("03-13")).signed_on is None


def test_it_is_not_signed_before_it_was_made(whole: Book) -> None:
    number = made(whole.ledger)
    with pytest.raises(Refused, match="was made on 2026-03-11") as refusal:
        came_back_signed(whole, [number], on("03-10"), at("03-12"))
    assert refusal.value.field == "dated"


def test_one_plan_has_one_agreement_until_it_is_voided(whole: Book) -> None:
    number = made(whole.ledger, submission="one")
    assert made(whole.ledger, submission="one") == number
    with pytest.raises(Refused, match=f"{number} is made of plan {PLAN} already"):
        made(whole.ledger)
    void_credit_paper(whole.ledger, number, at("03-12"))
    second = made(whole.ledger, "03-12")
    came_back_signed(whole, [second], on("03-12"), at("03-12"))
    with pytest.raises(Refused, match="change the plan"):
        made(whole.ledger, "03-13")
