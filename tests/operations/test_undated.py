"""Terms that are agreed later may count for the papers of before: asked, an act of its own, and taken back (R003)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.undated import late_in, open_in
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.debts import debt, debt_totals
from desktop_app.operations.limitation import limitation_clocks
from desktop_app.operations.lists.ageing import parts_of, parts_said
from desktop_app.operations.moving import correct_opening, opening_entered
from desktop_app.operations.openings import OpeningDraft
from desktop_app.operations.payments import open_items
from desktop_app.operations.reporting.standing import buckets
from desktop_app.operations.reports import ageing
from desktop_app.operations.slips import slips
from desktop_app.operations.statement_shown import show_month
from desktop_app.operations.undated import agree_dues, end_dues, offered_dues
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger
from tests.operations.builders import EDGES, ONE_BEHIND, THIRTY_DAYS, a_customer, a_slip, an_opening, at, on

NOBODY_SAID = Terms(TermsKind.NOT_AGREED)
MONTHLY = Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10)
TODAY = on("11-30")


def with_terms(book: Ledger, customer: Customer, terms: Terms, day: str = "11-30") -> Customer:
    return edit_customer(book, replace(customer, terms=terms), at(day)).result


def luban(book: Ledger) -> Customer:
    """3,000 of 18 September and 1,000 of 5 November brought over without terms; then monthly, due the 10th."""
    customer = a_customer(book, "鲁班装饰", terms=NOBODY_SAID)
    an_opening(book, customer, "09-18", "3000", entered="11-20")
    an_opening(book, customer, "11-05", "1000", entered="11-20")
    return with_terms(book, customer, MONTHLY)


def dues(book: Ledger, customer: Customer, day: date = TODAY) -> list[tuple[str, date | None, str]]:
    return [(str(one.dated)[5:], one.due, f"{one.open_fen // 100}") for one in open_items(book, customer.id, day)]


def overdue(book: Ledger, customer: Customer, day: date = TODAY) -> tuple[int, int, int]:
    """What lists, page and ageing call overdue."""
    (row,) = [row for row in ageing(book, day, EDGES).rows if row.customer_id == customer.id]
    return (
        debt_totals(book, day)[customer.id].overdue_fen,
        debt(book, customer.id, day).overdue_fen,
        row.debt.overdue_fen,
    )


def test_the_terms_say_for_each_paper_of_before_when_it_would_be_due(book: Ledger) -> None:
    """Case 4: looking changes nothing; 3,000 would be past due at once, 1,000 is due on 10 December."""
    customer = luban(book)
    found = offered_dues(book, customer.id, TODAY)
    assert [(one.item.open_fen, one.due) for one in found.offers] == [(300_000, on("10-10")), (100_000, on("12-10"))]
    assert (open_in(found.offers), late_in(found.offers, TODAY)) == (400_000, 300_000)
    assert overdue(book, customer) == (0, 0, 0)
    assert [due for _, due, _ in dues(book, customer)] == [None, None]


def test_agreed_for_all_the_old_debts_are_due_everywhere_and_past_days_stay(book: Ledger) -> None:
    """Case 22: lists, the page, the ageing, the statement, limitation; yesterday nobody had agreed."""
    customer = luban(book)
    agreed = agree_dues(book, customer.id, None, at("11-30")).result
    assert len(agreed.rows) == 2
    assert dues(book, customer) == [("09-18", on("10-10"), "3000"), ("11-05", on("12-10"), "1000")]
    assert overdue(book, customer) == (300_000,) * 3
    assert overdue(book, customer, on("11-29")) == (0, 0, 0)
    assert overdue(book, customer, on("12-11")) == (400_000,) * 3
    assert {one.agreed_on for one in open_items(book, customer.id, TODAY)} == {TODAY}
    assert debt(book, customer.id, TODAY).undated_fen == 0
    printed = show_month(book, customer.id, date(2026, 11, 1), at("11-30")).statement
    assert [one.due for one in printed.open_items] == [on("10-10"), on("12-10")]
    clocks = limitation_clocks(book, customer.id, open_items(book, customer.id, TODAY), TODAY)
    assert [one.safe_last_day for one in clocks.values()] == [date(2029, 9, 18), date(2029, 11, 5)], "as before"
    assert check(book) == []
    with pytest.raises(Refused, match="has a day to pay"):
        agree_dues(book, customer.id, None, at("11-30"))


def test_the_ageing_calls_no_debt_not_yet_due_that_has_no_day_to_pay(book: Ledger) -> None:
    """U10: a part of its own, and the parts still come to the balance; gone once the days are agreed."""
    customer = luban(book)
    report = ageing(book, TODAY, EDGES)
    assert [one.text(str) for one in parts_said(report)][:2] == ["Not yet due", "No day to pay"]
    assert parts_of(report.total, report) == (0, 400_000, 0, 0, 0, 0, 0)
    assert [sum(one.parts) for one in buckets(report).piles] == [0, 400_000, 0, 0, 0, 0, 0]
    agree_dues(book, customer.id, None, at("11-30"))
    after = ageing(book, TODAY, EDGES)
    assert parts_of(after.total, after) == (100_000, 0, 300_000, 0, 0, 0)


def test_a_statement_calls_no_debt_not_yet_due_that_has_no_day_to_pay(book: Ledger) -> None:
    """Case 22: it is a part of its own; days agreed since the period stand on the paper, the sum stays."""
    customer = luban(book)
    before = show_month(book, customer.id, date(2026, 10, 1), at("11-30")).statement
    assert before.demand is not None
    assert (before.demand.undated_fen, before.demand.not_due_fen, before.demand.overdue_fen) == (300_000, 0, 0)
    agree_dues(book, customer.id, None, at("11-30"))
    after = show_month(book, customer.id, date(2026, 10, 1), at("11-30")).statement
    assert after.demand is not None
    assert (after.demand.undated_fen, after.demand.overdue_fen) == (0, 300_000)
    assert ([one.due for one in after.open_items], after.closing_fen) == ([on("10-10")], before.closing_fen)


def test_only_what_is_chosen_gets_a_day_and_the_same_day_it_is_taken_back(book: Ledger) -> None:
    """U23: what was agreed by mistake counts no more, and may be agreed again."""
    customer = luban(book)
    old, young = open_items(book, customer.id, TODAY)
    made = agree_dues(book, customer.id, [old.item_id], at("11-30")).result
    assert [due for _, due, _ in dues(book, customer)] == [on("10-10"), None]
    assert [one.item.item_id for one in offered_dues(book, customer.id, TODAY).offers] == [young.item_id]
    end_dues(book, customer.id, made.rows, at("11-30"))
    assert overdue(book, customer) == (0, 0, 0)
    with pytest.raises(Refused, match="undone"):
        end_dues(book, customer.id, made.rows, at("11-30"))
    agree_dues(book, customer.id, [old.item_id, young.item_id], at("11-30"))
    end_dues(book, customer.id, None, at("12-02"))
    assert [overdue(book, customer, on(day)) for day in ("12-01", "12-02")] == [(300_000,) * 3, (0, 0, 0)]
    assert check(book) == []


def test_without_terms_or_papers_or_a_choice_there_is_nothing_to_agree(book: Ledger) -> None:
    customer = a_customer(book, terms=NOBODY_SAID)
    a_slip(book, customer, "11-05", "100")
    (item,) = open_items(book, customer.id, TODAY)
    assert offered_dues(book, customer.id, TODAY).offers == ()
    with pytest.raises(Refused, match="not agreed yet"):
        agree_dues(book, customer.id, [item.item_id], at("11-30"))
    with_terms(book, customer, THIRTY_DAYS)
    with pytest.raises(Refused, match="No paper was chosen"):
        agree_dues(book, customer.id, [], at("11-30"))
    with pytest.raises(Refused, match="has a day to pay by now"):
        agree_dues(book, customer.id, [item.item_id + 1], at("11-30"))


def test_a_paper_of_before_waits_for_batches_once_those_are_the_terms(book: Ledger) -> None:
    """Case 11: one batch behind makes the first due by the second, and the second waits."""
    customer = a_customer(book, terms=NOBODY_SAID)
    for day in ("10-05", "11-05"):
        a_slip(book, customer, day, "100")
    with_terms(book, customer, ONE_BEHIND)
    offers = offered_dues(book, customer.id, TODAY).offers
    assert [(one.due, one.open_batches) for one in offers] == [(on("11-05"), 1), (None, 1)]
    agree_dues(book, customer.id, None, at("11-30"))
    assert [due for _, due, _ in dues(book, customer)] == [on("11-05"), None]
    assert [one.by_batch for one in open_items(book, customer.id, TODAY)] == [True, True]
    assert [(one.due, one.by_batch) for one in slips(book, TODAY)] == [(None, True), (on("11-05"), True)]
    assert debt_totals(book, TODAY)[customer.id].undated_fen == 0
    a_slip(book, customer, "12-01", "100", release="熟客")
    assert [due for _, due, _ in dues(book, customer, on("12-01"))][:2] == [on("11-05"), on("12-01")]


def test_correcting_an_opening_without_a_change_changes_nothing(book: Ledger) -> None:
    """Pressing the button made a debt without a day overdue in silence."""
    customer = luban(book)
    (number, _) = [one.number for one in open_items(book, customer.id, TODAY)]
    seen = opening_entered(book, number)
    made = correct_opening(book, number, replace(seen, submission="a"), "看看", at("11-30"))
    assert (made.result.is_same, made.changes) == (True, frozenset())
    more = OpeningDraft(customer.id, seen.dated, None, 310_000)
    correct_opening(book, number, more, "少了一百", at("11-30"))
    assert dues(book, customer)[0] == ("09-18", None, "3100")


@pytest.mark.parametrize(("dated", "due"), [("09-18", "10-10"), ("09-28", "11-10")])
def test_a_corrected_opening_keeps_what_was_agreed_for_it(book: Ledger, dated: str, due: str) -> None:
    """Of another day, the terms say another day."""
    customer = luban(book)
    agree_dues(book, customer.id, None, at("11-30"))
    number = open_items(book, customer.id, TODAY)[0].number
    correct_opening(book, number, OpeningDraft(customer.id, on(dated), None, 310_000), "记错", at("12-01"))
    assert (dated, on(due), "3100") in dues(book, customer, on("12-01"))


def test_an_opening_moved_to_another_customer_is_due_as_their_terms_say(book: Ledger) -> None:
    customer, other = luban(book), a_customer(book, "宏达", terms=THIRTY_DAYS)
    number = open_items(book, customer.id, TODAY)[0].number
    correct_opening(book, number, replace(opening_entered(book, number), customer_id=other.id), "记错", at("11-30"))
    assert dues(book, other) == [("09-18", on("10-18"), "3000")]
