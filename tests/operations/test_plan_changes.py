"""A plan is changed with a reason and the owner's word; what was put off stands in a register (R126, R131)."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.operations.plan_changes import change_plan, undo_change
from desktop_app.operations.plans import agree_plan, plan_standings
from desktop_app.operations.promises import make_promise
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, a_customer, a_receipt, a_slip, at, item_of, on

PLAN = "HKJ-2026-00001"


@pytest.fixture
def planned(book: Ledger) -> Ledger:
    """1,200 in four parts from 20 March; the first 300 came."""
    wang = a_customer(book)
    items = (item_of(book, a_slip(book, wang, "01-05", "1200")),)
    agree_plan(book, Plan(wang.id, on("03-10"), items, monthly_plan(parse_fen("1200"), 4, on("03-20"))), at("03-10"))
    a_receipt(book, wang, "03-20", "300")
    return book


def changed(book: Ledger, day: str = "04-21", number: str = PLAN, submission: str = "", first: str = "05-20") -> Plan:
    return change_plan(
        book, number, lambda fen: monthly_plan(fen, 6, on(first)), on(day), "工程款没到", at(day), submission
    ).result


def register(book: Ledger, day: str, by: str = "") -> list[tuple[str, str, int, int, str]]:
    found = ask(book, "extensions", Inquiry(period_of(PeriodName.TWELVE_MONTHS, on(day)), on(day), by))
    return [(row.one.kind.value, row.one.number, row.one.days, row.one.count, row.one.reason) for row in found.rows]


def test_what_is_left_is_paid_in_other_parts_and_the_old_plan_ended_with_the_reason(planned: Ledger) -> None:
    plan = changed(planned, submission="c-1")
    assert (plan.total_fen, len(plan.instalments)) == (900_00, 6)
    assert [one.plan.number for one in plan_standings(planned, on("04-21"))] == [plan.number]
    assert changed(planned, submission="c-1") == plan
    assert register(planned, "04-21") == [("plan", plan.number, 122, 1, "工程款没到")]
    second = changed(planned, "06-21", plan.number, first="07-20")
    assert [row[3] for row in register(planned, "06-21", "again")] == [2]
    assert undo_change(planned, second.number, "改回", at("06-21")).result == plan.number
    assert [one.plan.number for one in plan_standings(planned, on("06-21"))] == [plan.number]
    other = agreed_anew(planned)
    with pytest.raises(Refused, match="took the place of no other"):
        undo_change(planned, other, "改回", at("06-21"))


def agreed_anew(book: Ledger) -> str:
    """Over another debt."""
    li = a_customer(book, "李记五金")
    items = (item_of(book, a_slip(book, li, "01-05", "100")),)
    plan = Plan(li.id, on("06-21"), items, monthly_plan(100_00, 2, on("07-01")))
    return agree_plan(book, plan, at("06-21")).result.number


def test_what_is_paid_cannot_be_changed(planned: Ledger) -> None:
    (standing,) = plan_standings(planned, on("04-21"))
    a_receipt(planned, load_customer(planned, standing.plan.customer_id), "04-21", "900")
    with pytest.raises(Refused, match="nothing left to agree on"):
        changed(planned)


def test_a_promise_given_anew_stands_in_the_register(planned: Ledger) -> None:
    (standing,) = plan_standings(planned, on("03-21"))
    for made, by in (("04-01", "04-05"), ("04-06", "04-16")):
        said = Promise(standing.plan.customer_id, 100_00, on(by), on(made), "王总", note="下周一定")
        make_promise(planned, said, at(made), accepted=MEANT)
    assert register(planned, "04-10", "promise") == [("promise", "", 11, 1, "下周一定")]
    assert register(planned, "04-10", "plan") == []
