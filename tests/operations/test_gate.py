"""What opens the gate and what only seems to: cash for later goods, retried slips, releases of yesterday."""

from dataclasses import replace

import pytest

from desktop_app.domain.credit_rules import RuleMode
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.domain.objections import Code
from desktop_app.domain.shipments import Release
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    CASH,
    a_customer,
    a_draft,
    a_receipt,
    a_slip,
    an_opening,
    at,
    on,
    on_account,
    owed,
    still_open,
)


# ── cash with a slip dated ahead ─────────────────────────────────────────────────────────────────
def test_cash_for_goods_that_leave_later_is_money_of_today(book: Ledger) -> None:
    """本次收款: the cash box has it today, the slip is settled on the day it leaves."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-10", "500", paid="200", entered="03-02")
    assert book.rows("SELECT dated, entered FROM documents WHERE kind = 'receipt'") == [("2026-03-02", "2026-03-02")]
    assert [owed(book, wang, day) for day in ("03-01", "03-02", "03-09", "03-10")] == [
        "0.00", "-200.00", "-200.00", "300.00",
    ]  # fmt: skip
    assert (on_account(book, wang, "03-09"), still_open(book, wang, "03-10")) == ("200.00", [(slip, "300.00")])


def test_cash_for_a_later_slip_does_not_pay_the_goods_of_today(book: Ledger) -> None:
    """R039: a cash customer who paid for Tuesday's goods still pays today's."""
    wang = a_customer(book, terms=CASH)
    a_slip(book, wang, "03-10", "100", paid="100", entered="03-02")
    with pytest.raises(SlipStopped) as stopped:
        a_slip(book, wang, "03-02", "100")
    assert [(one.code, one.pay_fen) for one in stopped.value.verdict.objections] == [(Code.CASH_ONLY, 10_000)]


def test_cash_for_a_later_slip_does_not_hide_what_is_overdue(book: Ledger) -> None:
    """Case 8: it is no money on account."""
    edit_rules(book, replace(rules_of(book), overdue=RuleMode.BLOCK), at("03-01"))
    wang = a_customer(book)
    an_opening(book, wang, "01-05", "100", due="02-05")
    a_slip(book, wang, "03-10", "100", paid="100", entered="03-02")
    verdict = weigh_shipment(book, a_draft(wang, "03-02", "10"), on("03-02"))
    assert [(one.code, format_fen(one.amount_fen)) for one in verdict.objections] == [(Code.OVERDUE, "100.00")]


def test_the_exposure_counts_a_later_slip_and_its_cash_once(book: Ledger) -> None:
    """Case 8: 500 − 200 posted, 100 more."""
    wang = a_customer(book, limit="400")
    a_slip(book, wang, "03-10", "500", paid="200", entered="03-02")
    assert weigh_shipment(book, a_draft(wang, "03-02", "100"), on("03-02")).exposure.total_fen == parse_fen("400")
    with pytest.raises(SlipStopped, match=r"400\.01"):
        a_slip(book, wang, "03-02", "100.01")


def test_cash_above_the_slip_stays_on_account(book: Ledger) -> None:
    """Case 10."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "100", paid="130")
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([], "30.00", "-30.00")


def test_a_reversed_slip_gives_its_cash_back_to_the_account(book: Ledger) -> None:
    """Case 9: the money was received all the same."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-10", "500", paid="200", entered="03-02")
    void_document(book, slip, on("03-10"), "不要了", at("03-03"))
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([], "200.00", "-200.00")
    assert [owed(book, wang, day) for day in ("03-02", "03-10")] == ["-200.00", "-200.00"]


# ── releases ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("until", "leaves"), [("03-01", False), ("03-02", True), ("03-03", True)])
def test_a_release_is_good_to_the_end_of_its_last_day(book: Ledger, until: str, leaves: bool) -> None:
    """R019."""
    draft = a_draft(a_customer(book, limit="10"), "03-02", "100", release=Release("老客户", on(until)))
    if leaves:
        assert record_shipment(book, draft, at("03-02")).result.released
        assert book.rows("SELECT release_reason, release_expires FROM shipments") == [("老客户", on(until).isoformat())]
    else:
        with pytest.raises(SlipStopped):
            record_shipment(book, draft, at("03-02"))


def test_a_release_that_was_not_needed_is_not_kept(book: Ledger) -> None:
    """R019: the slip passed by itself."""
    posted = record_shipment(book, a_draft(a_customer(book), "03-02", release=Release("老客户")), at("03-02")).result
    assert not posted.released
    assert book.value("SELECT release_reason FROM shipments") == ""


def test_money_on_account_lets_a_cash_customer_take_goods(book: Ledger) -> None:
    """R039: paid beforehand is paid."""
    wang = a_customer(book, terms=CASH)
    a_receipt(book, wang, "03-01", "100")
    assert a_slip(book, wang, "03-02", "100")
    assert owed(book, wang) == "0.00"
