"""Money received: the legal order, the customer's word before it, and never more than there is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.payments import (
    Allocation,
    ReceiptDraft,
    allocation_problems,
    exact_matches,
    problems,
    propose,
    settle_one,
)
from tests.domain.builders import DELIVERED, TODAY, an_item, parts_of_a_slip, yuan

FEBRUARY, MARCH = date(2026, 2, 10), date(2026, 3, 10)
items = st.lists(
    st.builds(
        OpenItem,
        item_id=st.integers(1, 99),
        customer_id=st.just(1),
        number=st.sampled_from(["A", "B", "C"]),
        dated=st.just(TODAY),
        due=st.none() | st.sampled_from([TODAY - timedelta(days=9), TODAY, TODAY + timedelta(days=9)]),
        by_batch=st.booleans(),
        open_fen=st.integers(1, 10**6),
        secured=st.booleans(),
        penalised=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda item: item.item_id,
)


def shares(allocations: list[Allocation]) -> list[tuple[int, int]]:
    return [(allocation.item_id, allocation.amount_fen) for allocation in allocations]


def still_open(items: list[OpenItem], allocations: list[Allocation]) -> list[OpenItem]:
    paid = dict(shares(allocations))
    return [replace(item, open_fen=item.open_fen - paid.get(item.item_id, 0)) for item in items]


def receipt(amount: float, *allocations: Allocation) -> ReceiptDraft:
    return ReceiptDraft(1, TODAY, yuan(amount), allocations=allocations)


def test_the_customers_word_goes_before_the_older_debt() -> None:
    """Case 12: "March goods" go to March's slips although February is open."""
    february, march = an_item(100, FEBRUARY, item_id=1), an_item(100, MARCH, item_id=2)
    proposal = propose(yuan(120), [february, march], TODAY, designated=[2])
    assert shares(proposal) == [(2, yuan(100)), (1, yuan(20))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (an_item(100, TODAY, item_id=2), an_item(100, TODAY + timedelta(days=1), item_id=1, penalised=True)),
        (an_item(100, MARCH, item_id=2), an_item(100, FEBRUARY, item_id=1, secured=True)),
        (an_item(100, MARCH, item_id=2, penalised=True), an_item(100, FEBRUARY, item_id=1)),
        (an_item(100, FEBRUARY, item_id=2), an_item(100, MARCH, item_id=1)),
        (an_item(100, TODAY + timedelta(days=9), item_id=2), an_item(100, None, item_id=1, by_batch=True)),
        (an_item(100, None, item_id=2), an_item(100, TODAY + timedelta(days=9), item_id=1)),
        (an_item(100, None, item_id=2, dated=DELIVERED), an_item(100, MARCH, item_id=1)),
        (an_item(100, FEBRUARY, item_id=2), an_item(100, None, item_id=1, dated=MARCH)),
    ],
    ids=[
        "due before not due",
        "unsecured first",
        "penalised first",
        "earliest due first",
        "a date before a batch",
        "an old debt without a day before what is due later",
        "an older debt without a day before what is due",
        "what was due before a younger debt without a day",
    ],
)
def test_without_a_word_the_law_decides(first: OpenItem, second: OpenItem) -> None:
    """Case 12, N09, 民法典 560."""
    assert shares(propose(yuan(100), [second, first], TODAY)) == [(first.item_id, yuan(100))]


def test_debts_due_the_same_day_share_pro_rata_with_the_odd_fen_to_the_smaller_number() -> None:
    """Case 12, 民法典 560."""
    same_day = [an_item(1, MARCH, item_id=item_id) for item_id in (3, 1, 2)]
    assert shares(propose(100, same_day, TODAY)) == [(1, 34), (2, 33), (3, 33)]


def test_what_exceeds_every_open_item_stays_on_account() -> None:
    """Case 10."""
    assert shares(propose(yuan(500), [an_item(100)], TODAY)) == [(1, yuan(100))]
    assert propose(yuan(500), [], TODAY) == []


@given(st.integers(1, 5 * 10**6), items, st.sets(st.integers(1, 99)))
def test_a_proposal_never_allocates_more_than_there_is_and_leaves_nothing_idle(
    amount: int, open_items: list[OpenItem], designated: set[int]
) -> None:
    """Cases 10, 12, T28."""
    proposal = propose(amount, open_items, TODAY, sorted(designated))
    assert allocation_problems(amount, proposal, open_items) == []
    assert sum(one.amount_fen for one in proposal) == min(amount, sum(item.open_fen for item in open_items))


@given(st.integers(1, 5 * 10**6), items)
def test_a_debt_not_due_gets_nothing_while_a_due_one_is_open(amount: int, open_items: list[OpenItem]) -> None:
    """Case 12, 民法典 560."""
    paid = dict(shares(propose(amount, open_items, TODAY)))
    due = [item for item in open_items if item.payable <= TODAY]
    if any(paid.get(item.item_id, 0) < item.open_fen for item in due):
        assert set(paid) <= {item.item_id for item in due}


def test_a_part_payment_and_then_a_full_return_leave_the_payment_on_account() -> None:
    """Case 1: 40 on 30/50/20 leaves 0/40/20; the return of 100 takes 60 and no part goes negative."""
    parts = still_open(parts_of_a_slip(30, 50, 20), settle_one(yuan(40), parts_of_a_slip(30, 50, 20)))
    assert [part.open_fen for part in parts] == [0, yuan(40), yuan(20)]
    returned = settle_one(yuan(100), parts)
    assert shares(returned) == [(2, yuan(40)), (3, yuan(20))]
    assert [part.open_fen for part in still_open(parts, returned)] == [0, 0, 0]
    assert yuan(100) - sum(one.amount_fen for one in returned) == yuan(40)


def test_a_full_return_of_an_unpaid_slip_takes_every_part() -> None:
    """Case 1."""
    parts = parts_of_a_slip(30, 50, 20)
    assert shares(settle_one(yuan(100), parts)) == [(1, yuan(30)), (2, yuan(50)), (3, yuan(20))]


def test_a_return_above_its_slip_leaves_the_rest_as_credit() -> None:
    """Case 2: 120 on an unpaid 100 leaves 20; a return of 100 for a paid slip settles slip B with no new money."""
    assert shares(settle_one(yuan(120), [an_item(100)])) == [(1, yuan(100))]
    assert shares(settle_one(yuan(100), [an_item(100, item_id=2)])) == [(2, yuan(100))]


def test_money_from_before_a_delivery_pays_every_older_debt_first() -> None:
    """N09: 21,300 on 22 November are the July debt, not half of it and a slip of 30 November; then the next oldest."""
    july = an_item(21_300, None, item_id=1, dated=date(2026, 7, 3))
    today = an_item(4_000, date(2026, 11, 30), item_id=2, dated=date(2026, 11, 30))
    long = an_item(500, date(2027, 1, 10), item_id=3, dated=date(2026, 11, 20))
    came = date(2026, 11, 22)
    assert shares(propose(yuan(21_300), [today, july], came)) == [(1, yuan(21_300))]
    assert shares(propose(yuan(22_000), [today, long, july], came)) == [
        (1, yuan(21_300)),
        (3, yuan(500)),
        (2, yuan(200)),
    ]


@given(st.integers(1, 5 * 10**6), items, st.sets(st.integers(1, 99)))
def test_goods_that_came_after_the_money_get_nothing_while_an_older_debt_is_open(
    amount: int, older: list[OpenItem], later: set[int]
) -> None:
    """N09: whatever is due when, and however secured."""
    tomorrow = TODAY + timedelta(days=1)
    younger = [an_item(7, tomorrow, item_id=100 + one, dated=tomorrow) for one in later]
    paid = dict(shares(propose(amount, [*younger, *older], TODAY)))
    whole = sum(item.open_fen for item in older)
    assert sum(paid.get(item.item_id, 0) for item in older) == min(amount, whole)


def test_parts_that_wait_for_a_batch_are_settled_last_in_their_order() -> None:
    """Case 11."""
    undated = [
        an_item(10, None, item_id=2, part=2, by_batch=True),
        an_item(10, None, item_id=1, part=1, by_batch=True),
    ]
    assert shares(settle_one(yuan(20), [*undated, an_item(5, item_id=3)])) == [
        (3, yuan(5)),
        (1, yuan(10)),
        (2, yuan(5)),
    ]


def test_an_exact_match_is_a_hint() -> None:
    """Conventions 3.1."""
    open_items = [an_item(100, item_id=1), an_item(250, item_id=2)]
    assert exact_matches(yuan(250), open_items) == [open_items[1]]


def test_an_agreed_amount_below_the_slip_leaves_the_difference_open() -> None:
    """Case 10: 950 of 1,000 leave 50, never silently forgiven."""
    draft = receipt(950, Allocation(1, yuan(950)))
    assert problems(draft, [an_item(1_000)]) == []
    assert yuan(1_000) - sum(one.amount_fen for one in draft.allocations or ()) == yuan(50)


def test_a_receipt_may_stay_on_account_whole() -> None:
    """Case 10."""
    assert problems(receipt(500), [an_item(100)]) == []
    assert problems(ReceiptDraft(1, TODAY, yuan(500)), [an_item(100)]) == []


@pytest.mark.parametrize("amount_fen", [1, LARGEST_FEN])
def test_the_smallest_and_the_largest_receipt_are_taken(amount_fen: int) -> None:
    assert problems(ReceiptDraft(1, TODAY, amount_fen), []) == []


@pytest.mark.parametrize("amount_fen", [0, -1, LARGEST_FEN + 1])
def test_a_receipt_of_nothing_or_of_too_much_is_refused(amount_fen: int) -> None:
    """F17."""
    assert [problem.field for problem in problems(ReceiptDraft(1, TODAY, amount_fen), [])] == ["amount"]


@pytest.mark.parametrize(
    ("allocations", "told", "line"),
    [
        ([(1, 60), (2, 50)], "110.00 is spread over slips but only 100.00 is there", 0),
        ([(1, 10), (1, 20)], "named twice", 0),
        ([(1, 10), (9, 20)], "Line 2 names a slip that is paid already", 2),
        ([(1, 81)], "80.00 of slip SHD-2026-00001 is unpaid", 1),
        ([(2, 0)], "80.00 of slip SHD-2026-00002 is unpaid", 1),
        ([(2, -5)], "80.00 of slip SHD-2026-00002 is unpaid", 1),
    ],
)
def test_an_allocation_by_hand_is_checked(allocations: list[tuple[int, float]], told: str, line: int) -> None:
    """Case 12: editable, but never beyond the money or the item."""
    by_hand = [Allocation(item_id, yuan(amount)) for item_id, amount in allocations]
    found = problems(receipt(100, *by_hand), [an_item(80, item_id=1), an_item(80, item_id=2)])
    assert [(problem.field, problem.line) for problem in found] == [("allocate", line)]
    assert told in str(found[0].said)


def test_an_agreed_order_goes_before_the_law_and_after_what_the_payer_names() -> None:
    """N09, case 12: oldest delivery first, though the later one was due first; goods of after the payment wait."""
    old = replace(an_item(100, MARCH, item_id=1), dated=date(2026, 1, 2), agreed_place=date(2026, 1, 2))
    new = replace(an_item(100, FEBRUARY, item_id=2), dated=date(2026, 1, 9), agreed_place=date(2026, 1, 9))
    assert [one.item_id for one in propose(10_000, [new, old], TODAY)] == [1]
    assert [one.item_id for one in propose(10_000, [new, old], TODAY, (2,))] == [2]
    assert [one.item_id for one in propose(10_000, [new, old], date(2026, 1, 1))] == [1]
