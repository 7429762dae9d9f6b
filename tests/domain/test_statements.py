"""A statement once made cannot change."""

from dataclasses import FrozenInstanceError, replace
from datetime import timedelta

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.goods import Goods
from desktop_app.domain.shop import Shop
from desktop_app.domain.statements import Demand, Statement, StatementItem, StatementRow, fallen
from tests.domain.builders import TODAY, yuan

A_ROW = StatementRow(TODAY, Kind.SHIPMENT, "SHD-2026-00001", "水泥", yuan(100), 0, yuan(100))
A_STATEMENT = Statement(
    shop=Shop("鑫源建材"),
    number="DZD-2026-00001",
    customer="老王",
    customer_code="",
    contact="",
    phone="",
    address="",
    period_from=TODAY,
    period_to=TODAY,
    issued_on=TODAY,
    opening_fen=0,
    rows=(A_ROW,),
    shipped_fen=yuan(100),
    returned_fen=0,
    received_fen=0,
    adjusted_fen=0,
    closing_fen=yuan(100),
    overdue_fen=0,
    not_due_fen=yuan(100),
    on_account_fen=0,
    open_items=(StatementItem("SHD-2026-00001", TODAY, None, yuan(100), yuan(100)),),
    reply_by=TODAY,
    pay_by=TODAY,
    sequence=1,
)


@pytest.mark.parametrize(
    ("value", "field"),
    [(A_STATEMENT, "closing_fen"), (A_ROW, "debit_fen"), (A_STATEMENT.shop, "name"), (Goods("水泥"), "price")],
)
def test_what_a_paper_says_cannot_be_altered_in_place(value: object, field: str) -> None:
    """D9, case 7: an issued paper is never a live query."""
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, 0)


def test_a_statement_holds_nothing_that_could_change_under_it() -> None:
    """D9: every part is itself a value, so the whole can be compared and hashed."""
    assert len({A_STATEMENT, replace(A_STATEMENT)}) == 1


# ── plan and dispute on it (case 22) ─────────────────────────────────────────────────────────────
def a_paper(in_plan: bool = False, disputed: float = 0, demand: bool = True) -> Statement:
    """One unpaid slip of 100, so much of it in dispute when the paper was drawn up."""
    item = replace(A_STATEMENT.open_items[0], in_plan=in_plan, disputed_fen=yuan(disputed))
    asked = Demand(0, yuan(100), 0, yuan(100 - disputed)) if demand else None
    return replace(A_STATEMENT, open_items=(item,), demand=asked)


@pytest.mark.parametrize(
    ("printed", "today", "still_open", "same"),
    [
        (a_paper(), a_paper(), 100, True),
        (a_paper(), a_paper(in_plan=True), 100, False),
        (a_paper(in_plan=True), a_paper(), 100, False),
        (a_paper(), a_paper(disputed=30), 100, False),
        (a_paper(disputed=30), a_paper(), 100, False),
        (a_paper(disputed=30), a_paper(disputed=20), 100, False),
    ],
)
def test_a_plan_or_a_dispute_made_or_ended_since_is_told_otherwise_today(
    printed: Statement, today: Statement, still_open: float, same: bool
) -> None:
    assert printed.leaves_the_same_alone(today, [yuan(still_open)]) is same


@pytest.mark.parametrize(("disputed_now", "still_open"), [(0, 0), (0, 70), (10, 80), (30, 70), (25, 25)])
def test_what_was_paid_or_credited_since_makes_no_paper_wrong(disputed_now: float, still_open: float) -> None:
    """Of 100 with 30 in dispute: money may have settled the dispute first, or the rest first."""
    today = a_paper(disputed=disputed_now)
    assert a_paper(disputed=30).leaves_the_same_alone(today, [yuan(still_open)])


@pytest.mark.parametrize(("disputed_now", "still_open"), [(0, 80), (35, 70), (40, 100)])
def test_a_dispute_that_moved_by_more_than_the_money_does(disputed_now: float, still_open: float) -> None:
    today = a_paper(disputed=disputed_now)
    assert not a_paper(disputed=30).leaves_the_same_alone(today, [yuan(still_open)])


def test_a_paper_older_than_its_demand_knows_neither_plan_nor_dispute() -> None:
    assert a_paper(demand=False).leaves_the_same_alone(a_paper(disputed=30), [yuan(100)])
    assert a_paper(disputed=30).leaves_the_same_alone(a_paper(demand=False), [yuan(100)])


def test_the_sums_of_a_fallen_paper_stand_beside_those_of_today() -> None:
    told = fallen(a_paper(), a_paper(disputed=30))
    assert (told.number, told.closing_fen, told.closing_now_fen) == ("DZD-2026-00001", yuan(100), yuan(100))
    assert (told.asked_fen, told.asked_now_fen) == (yuan(100), yuan(70))
    assert fallen(a_paper(demand=False), a_paper(demand=False)).asked_fen is None


def paid_ahead(on_account: float, kept_apart: float = 0) -> Statement:
    """428.90 due three days before the end of the period, then 100 and 50 due later; so much lies on account."""
    days = ((TODAY + timedelta(days=9), 100.0), (TODAY - timedelta(days=3), 428.9), (None, 50.0))
    items = tuple(StatementItem(f"SHD-{at}", TODAY, due, yuan(fen), yuan(fen)) for at, (due, fen) in enumerate(days))
    asked = Demand(0, yuan(578.9), 0, 0, kept_apart_fen=yuan(kept_apart))
    return replace(A_STATEMENT, open_items=items, on_account_fen=yuan(on_account), demand=asked)


def test_what_money_on_account_covers_is_not_late() -> None:
    """Case 8: the earliest due first, whole slips only; what the customer wants kept apart covers nothing (case 2)."""
    assert paid_ahead(428.9).covered == {1}
    assert paid_ahead(528.9).covered == {0, 1}
    assert paid_ahead(10_000).covered == {0, 1, 2}
    assert paid_ahead(428.89).covered == paid_ahead(500, kept_apart=100).covered == frozenset()
    assert replace(paid_ahead(10_000), demand=None).covered == frozenset()


# ── the demand in it (民法典 195) ────────────────────────────────────────────────────────────────
def an_overdue_paper(demand: Demand | None, **item: object) -> Statement:
    """One slip of 100, due on the day of payment unless said otherwise, of which 30 lie on account."""
    slip = replace(A_STATEMENT.open_items[0], due=TODAY)
    return replace(
        A_STATEMENT,
        open_items=(replace(slip, **item),),  # type: ignore[arg-type]
        overdue_fen=yuan(100),
        on_account_fen=yuan(30),
        demand=demand,
    )


ASKED = Demand(yuan(100), 0, 0, yuan(70))


@pytest.mark.parametrize("demand", [ASKED, None])
def test_a_paper_demands_what_is_due_by_its_day_of_payment(demand: Demand | None) -> None:
    """An older one, which knows no demand, asks for all that falls due by then, less what lies on account."""
    paper = an_overdue_paper(demand)
    assert (paper.asked_by_pay_day_fen, paper.is_demand) == (yuan(70), True)
    assert paper.demands("SHD-2026-00001", TODAY)
    assert not paper.demands("SHD-2026-00001", None)
    assert not paper.demands("SHD-2026-00002", TODAY)


@pytest.mark.parametrize(
    "item", [{"in_plan": True}, {"disputed_fen": yuan(100)}, {"due": TODAY + timedelta(days=1)}, {"due": None}]
)
def test_it_demands_nothing_that_it_leaves_alone(item: dict[str, object]) -> None:
    """Case 22."""
    paper = an_overdue_paper(ASKED, **item)
    assert not paper.demands("SHD-2026-00001", paper.open_items[0].due)


def test_a_part_that_is_asked_for_speaks_of_the_whole_slip() -> None:
    """时效规定 9."""
    assert an_overdue_paper(ASKED, disputed_fen=yuan(99)).demands("SHD-2026-00001", TODAY)


def test_what_is_not_late_is_asked_for_by_its_last_due_day_and_what_is_late_by_the_day_of_payment() -> None:
    """A part of a plan has a day too; what a plan covers, what is wholly in dispute and what is paid ahead has none."""
    paper = an_overdue_paper(None, due=TODAY - timedelta(days=1))
    soon, later = TODAY + timedelta(days=5), TODAY + timedelta(days=40)
    paper = replace(paper, issued_on=TODAY, pay_by=TODAY + timedelta(days=15), by_due_days=True)
    (item,) = paper.open_items
    assert (paper.asks_for_late, paper.asked_on) == (True, paper.pay_by)
    due = replace(paper, open_items=(replace(item, due=soon), replace(item, due=later)))
    assert (due.asks_for_late, due.asked_days, due.asked_on) == (False, (soon,), soon)
    assert replace(due, by_due_days=False).asked_on == paper.pay_by
    none = replace(paper, open_items=(replace(item, in_plan=True), replace(item, disputed_fen=item.open_fen)))
    assert (none.asked_days, none.asked_on) == ((), paper.pay_by)
    part = replace(none, demand=Demand(0, 0, 0, 100, planned_fen=100, next_part_due=soon, next_part_fen=100))
    assert part.asked_on == soon


@pytest.mark.parametrize("demand", [Demand(0, yuan(100), 0, yuan(100)), Demand(yuan(100), 0, 0, 0)])
def test_a_paper_without_arrears_is_no_demand(demand: Demand) -> None:
    """And one that asks for nothing is none either."""
    paper = an_overdue_paper(demand)
    assert not paper.is_demand
    assert not paper.demands("SHD-2026-00001", TODAY)


# ── the same account (case 21) ───────────────────────────────────────────────────────────────────
def test_a_paper_says_the_same_unless_its_account_differs() -> None:
    """Case 21: another number or day of issue tells no other account, a fen does."""
    assert A_STATEMENT.says_the_same(replace(A_STATEMENT, number="DZD-2026-00002", issued_on=TODAY + timedelta(days=9)))
    assert not A_STATEMENT.says_the_same(replace(A_STATEMENT, on_account_fen=1))
    fewer = replace(A_STATEMENT.open_items[0], open_fen=yuan(99.99))
    assert not A_STATEMENT.says_the_same(replace(A_STATEMENT, open_items=(fewer,)))


def test_a_paper_outside_the_chain_has_no_number() -> None:
    assert (A_STATEMENT.is_numbered, replace(A_STATEMENT, number="").is_numbered) == (True, False)
