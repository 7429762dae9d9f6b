"""A statement that tells every line of goods comes to the same as one that tells a line a slip, to the fen (R066)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.slip_sums import Charges
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statements import Statement
from desktop_app.operations.paper_runs import StatementDays, look_at_statement, statement_to_show
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statement_shown import Becomes, show_days, show_month
from desktop_app.operations.statements import customers_to_state, issue_shown, issue_statement
from desktop_app.store import customers
from desktop_app.store.database import Ledger
from tests.operations.builders import THIRTY_DAYS, a_book, a_customer, a_receipt, a_return, a_slip, at, on
from tests.store.everything import random_trade

CUT_25 = Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25, pay_month=PayMonth.NEXT)
SLIPS, GOODS = StatementDetail.SLIPS, StatementDetail.GOODS


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as ledger:
        yield ledger


def sums(told: Statement) -> tuple[object, ...]:
    money = (told.shipped_fen, told.returned_fen, told.received_fen, told.adjusted_fen)
    return told.opening_fen, money, told.closing_fen, told.overdue_fen, told.not_due_fen, told.on_account_fen


def assert_the_lines_come_to_the_slips(told: Statement) -> None:
    for row in told.rows:
        assert row.goods is None or not row.goods.rest_of(row.debit_fen + row.credit_fen)


@pytest.mark.parametrize("seed", range(3))
def test_with_and_without_the_goods_it_is_the_same_account_in_any_shop(book: Ledger, seed: int) -> None:
    random_trade(book, seed, 60)
    today = date(2026, 4, 30)
    for customer in customers.load_customers(book):
        chance = Random(seed)
        for first, last in [(None, today), (date(2026, 1, 1), date(2026, 1, chance.randint(1, 31)))]:
            plain, full = (
                show_days(book, customer.id, first, last, at(today), one).statement for one in (SLIPS, GOODS)
            )
            assert plain.says_the_same(full)
            assert full.says_the_same(plain)
            assert sums(plain) == sums(full)
            assert not any(row.goods for row in plain.rows)
            assert_the_lines_come_to_the_slips(full)


def test_the_goods_of_a_slip_with_all_that_stands_below_them_and_of_a_return(book: Ledger) -> None:
    """Case 30: what was taken off, freight and what was given away."""
    wang = a_customer(book, "老王建材", terms=THIRTY_DAYS)
    lines = (Line("水泥", 20_000, 260_000, "42.5", "袋"), Line("砂", 1_500, 800_000, "", "车"),
             Line("手套", 2_000, 0, "", "副", gift=True))  # fmt: skip
    charges = Charges(discount_fen=64_00, discount_rate=1000, freight_fen=30_00, rounding_fen=-6_00)
    draft = ShipmentDraft(wang.id, on("03-05"), lines, charges=charges)
    slip = record_shipment(book, draft, at("03-05")).result.number
    a_return(book, wang, "03-08", "26", slip)
    told = show_month(book, wang.id, on("03-01"), at("04-02"), GOODS).statement
    sold, back = (row.goods for row in told.rows)
    assert sold is not None
    assert back is not None
    assert [(line.name, line.quantity, line.amount_fen, line.gift) for line in sold.lines] == [
        ("水泥", 20_000, 520_00, False), ("砂", 1_500, 120_00, False), ("手套", 2_000, 0, True),
    ]  # fmt: skip
    assert (sold.charges, sold.rest_of(600_00), told.rows[0].debit_fen) == (charges, 0, 600_00)
    assert len(back.lines) == 1


def test_the_choice_is_remembered_once_it_was_issued_and_not_by_looking(book: Ledger) -> None:
    wang = a_customer(book, "老王建材", terms=THIRTY_DAYS)
    a_slip(book, wang, "02-05", "100")
    a_slip(book, wang, "03-05", "100")
    seen = show_month(book, wang.id, on("02-01"), at("03-02"), GOODS)
    assert customers.load_customer(book, wang.id).statement_detail is SLIPS
    issue_shown(book, seen, at("03-02"))
    assert customers.load_customer(book, wang.id).statement_detail is GOODS
    assert show_month(book, wang.id, on("03-01"), at("04-02")).statement.detail is GOODS
    assert show_month(book, wang.id, on("03-01"), at("04-02"), SLIPS).statement.detail is SLIPS


def test_an_issued_paper_stays_and_its_days_told_otherwise_have_no_number(book: Ledger) -> None:
    wang = a_customer(book, "老王建材", terms=THIRTY_DAYS)
    a_slip(book, wang, "03-05", "100")
    issued = issue_statement(book, wang.id, on("03-01"), at("04-02")).result
    same = show_month(book, wang.id, on("03-01"), at("04-05"), SLIPS)
    assert (same.becomes, same.statement.number) == (Becomes.ISSUED, issued.number)
    other = look_at_statement(book, wang.id, StatementDays(detail=GOODS), at("04-05"))
    assert (other.shown.becomes, other.row.number, other.row.detail) == (Becomes.APART, "", GOODS)
    assert sums(other.shown.statement) == sums(same.statement)
    a_receipt(book, wang, "03-20", "40", entered="04-06")
    newer = show_month(book, wang.id, on("03-01"), at("04-06"), GOODS)
    assert (newer.becomes, newer.statement.detail) == (Becomes.REPLACEMENT, GOODS)


def test_who_closes_on_the_25th_is_stated_from_the_26th_to_the_25th(book: Ledger) -> None:
    """25日截单"""
    wang, li = a_customer(book, "老王建材", terms=CUT_25), a_customer(book, "小李五金", terms=THIRTY_DAYS)
    for day in ("02-25", "02-26", "03-25", "03-26"):
        a_slip(book, wang, day, "100")
        a_slip(book, li, day, "100")
    cut, whole = (show_month(book, one.id, on("03-01"), at("04-02")).statement for one in (wang, li))
    assert (cut.period_from, cut.period_to, cut.opening_fen, cut.closing_fen) == (
        on("02-26"),
        on("03-25"),
        100_00,
        300_00,
    )
    assert (whole.period_from, whole.period_to, whole.closing_fen) == (on("03-01"), on("03-31"), 400_00)
    assert (cut.month, whole.month) == (on("03-01"), on("03-01"))
    assert statement_to_show(book, wang.id, at("03-25")).statement.period_to == on("02-25")
    assert statement_to_show(book, wang.id, at("03-26")).statement.period_to == on("03-25")
    assert statement_to_show(book, li.id, at("03-26")).statement.period_to == on("02-28")


def test_february_and_the_month_behind_it_leave_no_day_out(book: Ledger) -> None:
    wang = a_customer(book, "老王建材", terms=CUT_25)
    for day in ("01-26", "02-25", "02-28", "03-01"):
        a_slip(book, wang, day, "100")
    february = issue_statement(book, wang.id, on("02-01"), at("03-02")).result
    march = issue_statement(book, wang.id, on("03-01"), at("04-02")).result
    assert [(one.period_from, one.period_to, one.closing_fen) for one in (february, march)] == [
        (on("01-26"), on("02-25"), 200_00), (on("02-26"), on("03-25"), 400_00),
    ]  # fmt: skip


def test_the_month_of_everybody_asks_each_by_their_own_close(book: Ledger) -> None:
    wang, li = a_customer(book, "老王建材", terms=CUT_25), a_customer(book, "小李五金", terms=THIRTY_DAYS)
    a_slip(book, wang, "03-28", "100")
    a_slip(book, li, "03-28", "100")
    assert [one.name for one in customers_to_state(book, on("03-01"), on("04-10"))] == ["小李五金"]
    assert {one.name for one in customers_to_state(book, on("04-01"), on("04-30"))} == {"老王建材", "小李五金"}
