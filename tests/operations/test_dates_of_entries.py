"""No entry lies in a year nobody means, and nothing is said to have happened before it did."""

from collections.abc import Callable

import pytest

from desktop_app.domain.accounts import Direction
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import Allocation
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import ReturnDraft
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.chasing import this_week
from desktop_app.operations.contacts import contact_log, log_contact
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.payments import allocate
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    a_customer,
    a_draft,
    a_receipt,
    a_slip,
    an_opening,
    at,
    goods,
    item_of,
    on,
    on_account,
    owed,
    still_open,
)

TODAY = "03-10"
Act = Callable[[Ledger, Customer, str], object]


@pytest.fixture
def wang(book: Ledger) -> Customer:
    """He has slip 1 open, slip 2 paid by receipt 1, and receipt 2 on account."""
    customer = a_customer(book)
    a_slip(book, customer, "03-02", "100")
    second = a_slip(book, customer, "03-02", "40")
    a_receipt(book, customer, "03-03", "40", to={second: "40"})
    a_receipt(book, customer, "03-03", "30", to={})
    return customer


FIRST, SECOND, PAID, FREE = "SHD-2026-00001", "SHD-2026-00002", "SKD-2026-00001", "SKD-2026-00002"


def a_credit_note(book: Ledger, customer: Customer, day: str) -> object:
    return record_adjustment(book, AdjustmentDraft(customer.id, on(day), 100), at(TODAY))


def a_reversal(book: Ledger, customer: Customer, day: str) -> object:
    return void_document(book, FIRST, on(day), "开错单", at(TODAY))


def money(book: Ledger, customer: Customer, day: str) -> object:
    return a_receipt(book, customer, day, "5", entered=TODAY)


def goods_back(book: Ledger, customer: Customer, day: str) -> object:
    return record_return(book, ReturnDraft(customer.id, on(day), (goods("5"),), FIRST), at(TODAY))


def a_spread(book: Ledger, customer: Customer, day: str) -> object:
    return allocate(book, FREE, [Allocation(item_of(book, FIRST), 100)], on(day), at(TODAY))


def a_spread_taken_back(book: Ledger, customer: Customer, day: str) -> object:
    return undo_allocation(book, PAID, SECOND, on(day), at(TODAY))


def a_talk(book: Ledger, customer: Customer, day: str) -> object:
    return log_contact(book, Contacted(customer.id, on(day), Channel.PHONE, Outcome.REACHED), at(TODAY))


def goods_out(book: Ledger, customer: Customer, day: str) -> object:
    return a_slip(book, customer, day, "5", entered=TODAY)


def an_old_debt(book: Ledger, customer: Customer, day: str) -> object:
    return an_opening(book, customer, day, "5")


def a_promise(book: Ledger, customer: Customer, day: str) -> object:
    return make_promise(book, Promise(customer.id, 100, max(on(day), on(TODAY)), on(day)), at(TODAY))


def a_promised_day(book: Ledger, customer: Customer, day: str) -> object:
    return make_promise(book, Promise(customer.id, 100, on(day), min(on(day), on(TODAY))), at(TODAY))


def a_plan(book: Ledger, customer: Customer, day: str) -> object:
    part = Instalment(max(on(day), on("05-01")), parse_fen("100"))
    return agree_plan(book, Plan(customer.id, on(day), (item_of(book, FIRST),), (part,)), at(TODAY))


def a_dispute(book: Ledger, customer: Customer, day: str) -> object:
    return raise_dispute(book, Dispute(item_of(book, FIRST), customer.id, 100, "破损", on(day)), at(TODAY))


HAPPENED: tuple[Act, ...] = (
    money, goods_back, a_credit_note, a_reversal, a_spread, a_spread_taken_back, a_talk, a_promise, a_dispute,
)  # fmt: skip
ALL: tuple[Act, ...] = (*HAPPENED, goods_out, a_promised_day, a_plan)


def rows_in(book: Ledger) -> int:
    """Everything that was ever made final in the book."""
    return int(book.value("SELECT max(seq) FROM journal"))


@pytest.mark.parametrize("act", HAPPENED)
@pytest.mark.parametrize("day", ["03-11", "2026-12-31"])
def test_what_has_happened_has_not_happened_tomorrow(book: Ledger, wang: Customer, act: Act, day: str) -> None:
    before = rows_in(book)
    with pytest.raises(Refused, match="has not come yet"):
        act(book, wang, day)
    assert rows_in(book) == before


@pytest.mark.parametrize("act", ALL)
@pytest.mark.parametrize("day", ["1926-03-10", "2206-03-10"])
def test_a_year_nobody_means_is_refused(book: Ledger, wang: Customer, act: Act, day: str) -> None:
    before = rows_in(book)
    with pytest.raises(Refused, match="too far from today"):
        act(book, wang, day)
    assert rows_in(book) == before


@pytest.mark.parametrize("act", ALL)
def test_today_is_always_a_good_day(book: Ledger, wang: Customer, act: Act) -> None:
    before = rows_in(book)
    act(book, wang, TODAY)
    assert rows_in(book) > before


def a_fixed_day(book: Ledger, customer: Customer, due: str) -> object:
    return record_shipment(book, a_draft(customer, TODAY, fixed_due=on(due)), at(TODAY))


def a_day_of_a_part(book: Ledger, customer: Customer, due: str) -> object:
    return a_slip(book, customer, TODAY, "5", parts=((due, "5"),))


def a_day_of_an_old_debt(book: Ledger, customer: Customer, due: str) -> object:
    return an_opening(book, customer, TODAY, "5", due)


def a_day_of_a_debit_note(book: Ledger, customer: Customer, due: str) -> object:
    draft = AdjustmentDraft(customer.id, on(TODAY), 100, Direction.DEBIT, due=on(due))
    return record_adjustment(book, draft, at(TODAY))


def a_day_to_call_again(book: Ledger, customer: Customer, due: str) -> object:
    talk = Contacted(customer.id, on(TODAY), Channel.PHONE, Outcome.REACHED, next_on=on(due))
    return log_contact(book, talk, at(TODAY))


DUE: tuple[Act, ...] = (a_fixed_day, a_day_of_a_part, a_day_of_an_old_debt, a_day_of_a_debit_note, a_day_to_call_again)


@pytest.mark.parametrize("act", DUE)
@pytest.mark.parametrize("due", ["0926-03-10", "2926-03-10"])
def test_a_due_day_in_a_year_nobody_means_is_refused(book: Ledger, wang: Customer, act: Act, due: str) -> None:
    before = rows_in(book)
    with pytest.raises(Refused):
        act(book, wang, due)
    assert rows_in(book) == before


@pytest.mark.parametrize("act", DUE)
def test_a_due_day_next_month_is_a_good_one(book: Ledger, wang: Customer, act: Act) -> None:
    before = rows_in(book)
    act(book, wang, "04-10")
    assert rows_in(book) > before


def test_an_old_debt_is_never_from_a_year_nobody_means(book: Ledger) -> None:
    with pytest.raises(Refused, match="too far from today"):
        an_old_debt(book, a_customer(book), "1926-03-10")


def test_a_debit_note_may_not_be_dated_ahead_either(book: Ledger, wang: Customer) -> None:
    draft = AdjustmentDraft(wang.id, on("03-11"), 100, Direction.DEBIT)
    with pytest.raises(Refused, match="has not come yet"):
        record_adjustment(book, draft, at(TODAY))


# ── reversals and spreads that meet other days ───────────────────────────────────────────────────
def test_the_reversal_of_a_slip_dated_ahead_carries_the_slips_day(book: Ledger) -> None:
    """Case 9: so no day shows the slip, and none a credit before it."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-20", "100", entered=TODAY)
    with pytest.raises(Refused, match="cannot be voided before its own date, 2026-03-20"):
        void_document(book, slip, on(TODAY), "不送了", at(TODAY))
    with pytest.raises(Refused, match="has not come yet"):
        void_document(book, slip, on("03-21"), "不送了", at(TODAY))
    void_document(book, slip, on("03-20"), "不送了", at(TODAY))
    assert [owed(book, wang, day) for day in (TODAY, "03-19", "03-20", "03-21")] == ["0.00"] * 4
    assert (still_open(book, wang, "03-19"), still_open(book, wang)) == ([], [])


def test_money_spread_over_a_slip_dated_ahead_settles_it_on_the_slips_day(book: Ledger) -> None:
    """Case 1: until then it lies on account."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-20", "100", entered=TODAY)
    a_receipt(book, wang, TODAY, "60", to={slip: "60"})
    assert [on_account(book, wang, day) for day in (TODAY, "03-19", "03-20")] == ["60.00", "60.00", "0.00"]
    assert still_open(book, wang, "03-20") == [(slip, "40.00")]


def test_a_spread_taken_back_and_made_anew_shows_no_fen_twice(book: Ledger, wang: Customer) -> None:
    """Case 1: the new spread begins when the old one ended."""
    undo_allocation(book, PAID, SECOND, on("03-08"), at(TODAY))
    allocate(book, PAID, [Allocation(item_of(book, FIRST), parse_fen("40"))], on("03-04"), at(TODAY))
    assert still_open(book, wang, "03-07") == [(FIRST, "100.00")]
    assert still_open(book, wang, "03-08") == [(FIRST, "60.00"), (SECOND, "40.00")]


def test_a_spread_that_is_no_spread_is_refused(book: Ledger, wang: Customer) -> None:
    """Case 12: nothing chosen, a slip instead of a credit, a slip it never settled, a reversal."""
    mirror = void_document(book, PAID, on(TODAY), "退款", at(TODAY)).result
    with pytest.raises(Refused, match="Nothing was chosen"):
        allocate(book, FREE, [], on(TODAY), at(TODAY))
    with pytest.raises(Refused, match="not a receipt, return or other credit"):
        allocate(book, FIRST, [Allocation(item_of(book, SECOND), 100)], on(TODAY), at(TODAY))
    with pytest.raises(Refused, match=f"{FREE} settles nothing of {FIRST}"):
        undo_allocation(book, FREE, FIRST, on(TODAY), at(TODAY))
    with pytest.raises(Refused, match="stays tied"):
        undo_allocation(book, PAID, mirror, on(TODAY), at(TODAY))


# ── talks ────────────────────────────────────────────────────────────────────────────────────────
def test_a_talk_entered_later_about_an_earlier_day_does_not_undo_what_was_put_off_today(
    book: Ledger, wang: Customer
) -> None:
    """U6: the last word is the one spoken last, not the one typed last."""
    put_off = Contacted(wang.id, on(TODAY), Channel.PHONE, Outcome.REACHED, next_on=on("03-20"))
    earlier = Contacted(wang.id, on("03-08"), Channel.WECHAT, Outcome.NOT_REACHED, " 没接 ")
    log_contact(book, put_off, at(TODAY))
    log_contact(book, earlier, at(TODAY))
    (row,) = this_week(book, on(TODAY))
    assert row.resting
    assert {(one.at, one.note) for one in contact_log(book, on(TODAY), wang.id)} == {
        (on("03-08"), "没接"),
        (on(TODAY), ""),
    }


def test_a_claim_entered_later_about_an_earlier_day_does_not_hide_the_last_claim(book: Ledger) -> None:
    """Case 18."""
    wang = a_customer(book)
    a_slip(book, wang, "01-05", "800")
    for day, fen in ((TODAY, 80_000), ("03-08", 5000)):
        claim = Contacted(wang.id, on(day), Channel.PHONE, Outcome.CLAIMS_PAID, amount_fen=fen, claimed_on=on(day))
        log_contact(book, claim, at(TODAY))
    (row,) = this_week(book, on("03-12"))
    assert [one.amount_fen for one in row.findings if one.reason.value.startswith("claim")] == [80_000]


def test_a_claim_of_more_money_than_there_is_is_refused(book: Ledger, wang: Customer) -> None:
    claim = Contacted(wang.id, on(TODAY), Channel.PHONE, Outcome.CLAIMS_PAID, amount_fen=10**20)
    with pytest.raises(Refused):
        log_contact(book, claim, at(TODAY))


def test_a_talk_with_nobody_the_book_knows_is_refused(book: Ledger) -> None:
    with pytest.raises(Refused, match="no customer"):
        log_contact(book, Contacted(99, on(TODAY), Channel.PHONE, Outcome.REACHED), at(TODAY))
