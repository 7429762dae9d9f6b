"""What stands where a slip has no due date: it waits for the next batch, or nobody said yet when it is paid (R003)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.columns import Column
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.money import parse_fen
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.operations.debts import debt, debt_totals
from desktop_app.operations.lists.items import ITEMS, TOLD, aged
from desktop_app.operations.lists.slips import SLIPS
from desktop_app.operations.payments import open_items, take_payment
from desktop_app.operations.slips import slips
from desktop_app.operations.statement_shown import show_month
from desktop_app.store.database import Ledger
from desktop_app.ui.trade.allocation_grid import due_said
from tests.operations.builders import ONE_BEHIND, THIRTY_DAYS, a_customer, a_receipt, a_slip, at, on

NOBODY_SAID = Terms(TermsKind.NOT_AGREED)
TODAY = on("03-10")


def words(columns: Sequence[Column[Any]], key: str, row: object) -> str:
    (column,) = [one for one in columns if one.key == key]
    said = column.shown(row, TODAY)
    return said.text(str) if isinstance(said, Said) else said


@pytest.mark.parametrize(
    ("terms", "chip", "slip_due", "told", "grid"),
    [
        (NOBODY_SAID, "no day to pay", "not agreed yet", "not agreed yet", "not agreed yet"),
        (ONE_BEHIND, "waits for the next batch", "next batch", "with the next batch", "with the next batch"),
        (THIRTY_DAYS, "not yet due", "04-04", "2026-04-04", "due 04-04"),
    ],
)
def test_every_list_says_the_same_of_a_slip_without_a_due_date(
    book: Ledger, terms: Terms, chip: str, slip_due: str, told: str, grid: str
) -> None:
    """R003, case 11: on the customer's page, in the slips, on the command line, where money is spread, on the paper."""
    wang = a_customer(book, terms=terms)
    a_slip(book, wang, "03-05", "100")
    (item,) = open_items(book, wang.id, TODAY)
    (listed,) = slips(book, TODAY)
    row = aged(item, TODAY, terms=terms)
    assert words(ITEMS, "status", row) == chip
    assert words(SLIPS, "due", listed) == slip_due
    assert words(TOLD, "falls_due", row) == told
    assert due_said(item, TODAY).text(str) == grid
    (printed,) = show_month(book, wang.id, date(2026, 3, 1), at(TODAY)).statement.open_items
    assert printed.by_batch is (terms is not NOBODY_SAID)


def test_a_slip_of_before_the_terms_were_agreed_is_not_said_to_wait_for_a_batch(book: Ledger) -> None:
    """Case 4: the terms of today say nothing of it."""
    wang = a_customer(book, terms=NOBODY_SAID)
    a_slip(book, wang, "03-05", "100")
    (item,) = open_items(book, wang.id, TODAY)
    assert {words(TOLD, "falls_due", aged(item, TODAY, terms=one)) for one in (THIRTY_DAYS, ONE_BEHIND)} == {
        "not agreed yet"
    }


def test_money_of_the_bill_pays_the_july_debt_and_not_the_slip_of_today(book: Ledger) -> None:
    """N09, case 12, 民法典 628: what a bill proposes, what is booked, and what is then asked for are one."""
    liu = a_customer(book, terms=NOBODY_SAID)
    a_slip(book, liu, "07-03", "21300")
    slip = a_slip(book, liu, "11-30", "4000", parts=(("11-30", "4000"),))
    came = ReceiptDraft(liu.id, on("11-22"), parse_fen("21300"), "bank")
    made = take_payment(book, came, at("11-30")).result
    assert [number for number, _ in made.allocations] != [slip]
    (left,) = open_items(book, liu.id, on("11-30"))
    assert (left.number, left.open_fen, left.due) == (slip, 400_000, on("11-30"))


def test_lists_and_page_agree_on_money_beside_an_old_debt_without_a_day(book: Ledger) -> None:
    """Case 22: 500 on account go to the debt of January, so 700 is late whole; a batch that is due counts as late."""
    wang, li = a_customer(book, terms=NOBODY_SAID), a_customer(book, "李四", terms=ONE_BEHIND)
    for who in (wang, li):
        a_receipt(book, who, "01-02", "500")
        a_slip(book, who, "01-05", "600")
        a_slip(book, who, "01-20", "700", parts=(("02-20", "700"),))
    totals = debt_totals(book, TODAY)
    for who, overdue, undated in ((wang, 70_000, 10_000), (li, 80_000, 0)):
        one, total = debt(book, who.id, TODAY), totals[who.id]
        assert (one.overdue_fen, one.undated_fen, one.ask_fen) == (overdue, undated, overdue)
        assert (total.overdue_fen, total.undated_fen, total.ask_fen) == (overdue, undated, overdue)


@pytest.mark.parametrize("terms", [NOBODY_SAID, ONE_BEHIND])
def test_a_paid_slip_waits_for_nothing(book: Ledger, terms: Terms) -> None:
    wang = a_customer(book, terms=terms)
    a_slip(book, wang, "03-05", "100")
    a_receipt(book, wang, "03-06", "100")
    (listed,) = slips(book, TODAY)
    assert words(SLIPS, "due", listed) == ""
