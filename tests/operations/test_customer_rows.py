"""The list of customers: the same figures as every account, as of every day."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.customer_rows import CustomerRow, customer_row, customer_rows
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.receipts import receipts
from desktop_app.operations.reports import account, balances
from desktop_app.operations.shipments import weigh_shipment
from desktop_app.operations.slips import slips
from desktop_app.operations.taking_back import void_document
from desktop_app.sample import fill_sample, first_moment, sample_shop
from desktop_app.store import accounts
from desktop_app.store.database import Ledger, create_ledger
from tests.operations.builders import CASH, a_customer, a_draft, a_receipt, a_return, a_slip, at, on


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A year of a small shop up to 16 March; the tests only read it."""
    ledger = create_ledger(tmp_path_factory.mktemp("sample") / "ledger.db", bytes(range(32)))
    begin_ledger(ledger, sample_shop(), "SAMPLE", first_moment(at("03-16"), years=1))
    fill_sample(ledger, at("03-16"), customers=15, years=1)
    yield ledger
    ledger.close()


def figures(row: CustomerRow) -> tuple[str, str, str, str]:
    """Owed, overdue, exposure, on account."""
    return (
        format_fen(row.balance_fen), format_fen(row.overdue_fen), format_fen(row.exposure_fen),
        format_fen(row.on_account_fen),
    )  # fmt: skip


# ── the figures ──────────────────────────────────────────────────────────────────────────────────
def test_money_on_account_lowers_what_is_owed_and_what_is_overdue(book: Ledger) -> None:
    """Case 8."""
    wang = a_customer(book, limit="200")
    a_slip(book, wang, "03-02", "100")
    a_receipt(book, wang, "03-03", "30", {})
    by_day = {day: figures(customer_row(book, wang.id, on(day))) for day in ("03-02", "04-01", "04-02")}
    assert by_day == {
        "03-02": ("100.00", "0.00", "70.00", "0.00"),
        "04-01": ("70.00", "0.00", "70.00", "30.00"),
        "04-02": ("70.00", "70.00", "70.00", "30.00"),
    }


def test_goods_back_that_are_kept_apart_end_nothing_that_is_overdue(book: Ledger) -> None:
    """Case 2."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02", "100")
    a_return(book, wang, "03-03", "40", slip, apply=False)
    assert figures(customer_row(book, wang.id, on("04-02"))) == ("60.00", "100.00", "60.00", "40.00")


def test_a_slip_dated_ahead_counts_at_the_gate_and_in_no_balance_yet(book: Ledger) -> None:
    """Case 8: the exposure of the list is what the gate finds before the next slip, also under a slow clock."""
    wang, li = a_customer(book, limit="1000"), a_customer(book, "李记五金")
    a_slip(book, wang, "03-02", "100")
    a_slip(book, wang, "03-20", "250", paid="50", entered="03-05")
    a_slip(book, li, "03-20", "80", entered="03-05")
    row = customer_row(book, wang.id, on("03-10"))
    assert figures(row) == ("50.00", "0.00", "300.00", "50.00")
    gate = weigh_shipment(book, a_draft(wang, "03-10", "1"), on("03-10")).exposure.total_fen
    assert (row.exposure_fen, row.limit_used) == (gate - 100, 0.3)
    assert figures(customer_row(book, wang.id, on("03-04"))) == ("100.00", "0.00", "300.00", "0.00")
    assert figures(customer_row(book, li.id, on("03-10"))) == ("0.00", "0.00", "80.00", "0.00")
    assert [row.exposure_fen for row in customer_rows(book, on("03-10"))] == [8_000, 30_000]


@pytest.mark.parametrize(("limit", "used"), [(None, None), ("0", None), ("50", 2.0), ("200", 0.5)])
def test_the_share_of_the_limit_is_none_without_one_and_above_one_beyond_it(
    book: Ledger, limit: str | None, used: float | None
) -> None:
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "100")
    row = customer_row(book, wang.id, on("03-03"))
    fen = None if limit is None else int(limit) * 100
    assert replace(row, customer=replace(wang, limit_fen=fen)).limit_used == used


def test_a_customer_with_money_to_its_credit_uses_nothing_of_its_limit(book: Ledger) -> None:
    wang = a_customer(book, limit="100")
    a_receipt(book, wang, "03-02", "30")
    row = customer_row(book, wang.id, on("03-02"))
    assert (figures(row), row.limit_used) == (("-30.00", "0.00", "-30.00", "30.00"), 0.0)


def test_the_last_deal_is_the_last_slip_that_stands_and_no_payment(book: Ledger) -> None:
    """Case 9."""
    wang = a_customer(book, terms=CASH)
    for day in ("03-02", "03-09"):
        last = a_slip(book, wang, day, "10", paid="10")
    a_slip(book, wang, "03-30", "10", paid="10", entered="03-10")
    a_receipt(book, wang, "03-12", "10")
    void_document(book, last, on("03-11"), "开错单", at("03-12"))
    days = {day: customer_row(book, wang.id, on(day)).last_deal for day in ("03-01", "03-10", "03-12", "03-30")}
    assert days == {"03-01": None, "03-10": on("03-09"), "03-12": on("03-02"), "03-30": on("03-30")}


# ── who is listed ────────────────────────────────────────────────────────────────────────────────
def test_customers_stand_in_order_of_name_whether_they_owe_or_not(book: Ledger) -> None:
    a_slip(book, a_customer(book, "B"), "03-02")
    a_customer(book, "A")
    assert [row.customer.name for row in customer_rows(book, on("03-02"))] == ["A", "B"]


def test_a_customer_put_away_is_hidden_unless_money_is_open(book: Ledger) -> None:
    """Nobody who owes may fall out of the list, or its total would not be what is owed."""
    idle, owing = a_customer(book, "不来了"), a_customer(book, "还欠着")
    a_slip(book, owing, "03-02")
    for customer in (idle, owing):
        edit_customer(book, replace(customer, active=False), at("03-03"))
    assert [row.customer.name for row in customer_rows(book, on("03-03"))] == ["还欠着"]
    assert {row.customer.name for row in customer_rows(book, on("03-03"), with_inactive=True)} == {"不来了", "还欠着"}


def test_an_unknown_customer_is_refused(book: Ledger) -> None:
    with pytest.raises(Refused, match="99"):
        customer_row(book, 99, on("03-02"))


# ── a whole shop ─────────────────────────────────────────────────────────────────────────────────
QUIET = "02-01"
"""All that was paid ahead is used up by then, and nobody paid anew: on the other days money lies on account."""
DAYS = ("03-16", QUIET, "2025-07-15", "2025-06-20")


@pytest.mark.parametrize("day", DAYS)
def test_every_list_of_a_shop_sums_to_its_accounts_on_every_day(sample: Ledger, day: str) -> None:
    """The lists read the projection or the truth; an account never differs from either."""
    today = on(day)
    rows = customer_rows(sample, today, with_inactive=True)
    shown = [(row.balance_fen, row.on_account_fen, row.overdue_fen) for row in rows]
    reports = [account(sample, row.customer, today) for row in rows]
    assert shown == [(one.balance_fen, one.on_account_fen, one.overdue_fen) for one in reports]
    assert {row.customer.id: row.balance_fen for row in rows} == {
        one.customer_id: one.balance_fen for one in balances(sample, today)
    }
    assert any(row.overdue_fen for row in rows)
    assert any(row.on_account_fen for row in rows) or day == QUIET
    assert [customer_row(sample, row.customer.id, today) for row in rows] == rows


@pytest.mark.parametrize("day", DAYS)
def test_what_each_slip_and_receipt_shows_as_open_is_what_its_account_shows(sample: Ledger, day: str) -> None:
    """What is dated after that day is listed beside, and counts in no account yet (case 29)."""
    today = on(day)
    papers = [one for one in slips(sample, today) if one.dated <= today]
    money = [one for one in receipts(sample, today) if one.dated <= today]
    open_of: dict[str, int] = {}
    for one in accounts.accounts(sample, today):
        for item in one.items:
            open_of[item.number] = open_of.get(item.number, 0) + item.open_fen
    sold = {row.number: row.open_fen for row in papers if row.kind == "shipment"}
    assert sold == {number: open_of.get(number, 0) for number in sold}
    free = sum(row.on_account_fen for row in money) + sum(row.open_fen for row in papers if row.kind == "return")
    assert free == sum(one.on_account_fen for one in accounts.accounts(sample, today))
    assert free > 0 or day == QUIET
    assert all(row.allocated_fen + row.on_account_fen == (0 if row.reversed_by else row.amount_fen) for row in money)


def test_a_list_asks_the_book_as_often_for_one_customer_as_for_a_whole_shop(sample: Ledger, book: Ledger) -> None:
    """U12, U38: no query for each row."""
    a_slip(book, a_customer(book), "03-02")
    assert queries(sample) == queries(book)


def queries(ledger: Ledger) -> list[int]:
    """How many statements each list runs."""
    counts = []
    for read in (slips, receipts, customer_rows):
        statements: list[str] = []
        ledger.connection().set_trace_callback(statements.append)
        read(ledger, on("03-16"))
        ledger.connection().set_trace_callback(None)
        counts.append(len(statements))
    return counts
