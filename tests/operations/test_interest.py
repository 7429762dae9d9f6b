"""Late interest and what credit costs, from the book (R026, R027)."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import RefusedFields
from desktop_app.domain.interest import LprRate
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.terms_sheets import AuthorisedSigner, SheetClauses, TermsSheetDraft
from desktop_app.operations.interest import add_rate, edit_rates, interest_of, rates_of, remove_rates
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.operations.taking_back import undo_allocation
from desktop_app.operations.terms_sheets import make_terms_sheet
from desktop_app.store import papers
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, an_opening, at, on


def test_the_estimate_follows_the_money_and_a_spread_that_was_undone_counts_no_more(book: Ledger) -> None:
    """买卖合同解释 18(4): 1,000 due on 31 March 2026, LPR 3.00 %; 400 came on 30 April."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "1000")
    money = a_receipt(book, wang, "04-30", "400", to={slip: "400"})
    (one,) = interest_of(book, on("06-09"), wang.id)
    assert one.late is not None
    assert (one.late.days, one.late.low_fen) == (70, round((100_000 * 30 + 60_000 * 40) * 0.039 / 365))
    undo_allocation(book, money, slip, on("06-09"), at("06-09"))
    (after,) = interest_of(book, on("06-09"), wang.id)
    assert after.late is not None
    assert after.late.low_fen == round(100_000 * 70 * 0.039 / 365)


def test_the_fee_of_the_signed_sheet_is_taken_for_slips_since_then_and_cautioned_about(book: Ledger) -> None:
    """R026: 5 in 10,000 a day is above 4 times the LPR; nothing is booked by it."""
    wang = a_customer(book)
    an_opening(book, wang, "2026-01-30", "500", due="2026-02-28")
    clauses = SheetClauses((AuthorisedSigner("王小虎", "老板", "", on("2027-12-31")),), late_rate=50_000)
    sheet = make_terms_sheet(book, TermsSheetDraft(wang.id, on("02-20"), clauses), at("02-20")).result
    papers.add_event(book, sheet, "signed", on("02-20"), at("02-20"))
    a_slip(book, wang, "03-01", "1000")
    before, slip = interest_of(book, on("04-10"), wang.id)
    assert before.late is not None
    assert slip.late is not None
    assert (before.late.agreed_fen, slip.late.agreed_fen, slip.late.is_high) == (None, 500, True)
    day = on("04-10")
    found = {
        by: ask(book, "interest", Inquiry(period_of(PeriodName.TODAY, day), day, by)) for by in ("debts", "customer")
    }
    assert [len(one.rows) for one in found.values()] == [2, 1]
    (whole,) = found["customer"].rows
    assert (whole.agreed_fen, "above 4 times" in whole.caution.text(str)) == (500, True)


def test_rates_are_kept_in_order_and_a_day_twice_is_refused(book: Ledger) -> None:
    add_rate(book, LprRate(on("2026-01-20"), 290), at("03-01"))
    table = rates_of(book)
    assert (table.on(on("2026-01-19")), table.on(on("2026-01-20")), table.checked) == (300, 290, on("03-01"))
    with pytest.raises(RefusedFields, match="Remove that line first"):
        add_rate(book, LprRate(on("2026-01-20"), 280), at("03-01"))
    assert remove_rates(book, {on("2026-01-20")}, at("03-01")).result.on(on("2026-02-01")) == 300
    with pytest.raises(RefusedFields, match="Type it as 6"):
        edit_rates(book, replace(table, funds=9_000), at("03-01"))
