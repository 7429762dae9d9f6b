"""Any day shows what held on that day: a slip for tomorrow disturbs nobody, and what came later is told as restated."""

from datetime import date

import pytest

from desktop_app.domain.accounts import OpenItem, age
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.money import format_fen, parse_fen
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.reports import account, ageing, balances
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store import accounts, schema
from desktop_app.store.database import Ledger
from desktop_app.store.open_items import ITEMS_NOW, called_in
from tests.operations.builders import (
    EDGES,
    ONE_BEHIND,
    a_customer,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    item_of,
    on,
)

TODAY = "03-10"
DAYS = ("02-20", "03-01", "03-05", "03-09", TODAY, "03-11", "03-12", "06-30")


# ── the truth, counted by hand ───────────────────────────────────────────────────────────────────
Items = dict[int, tuple[int, str, date, date | None, int | None, int]]
"""By item: customer, direction, date, due, open batches, fen still open."""


def truth(book: Ledger, day: date) -> Items:
    """What was open of each item on that day, added up row by row from items and allocations."""
    settled: dict[int, int] = {}
    for credit, debit, fen, sign, dated in book.rows(
        "SELECT credit_item, debit_item, amount_fen, sign, dated FROM allocations"
    ):
        for item in (credit, debit):
            settled[item] = settled.get(item, 0) + (sign * fen if date.fromisoformat(dated) <= day else 0)
    rows = book.rows("SELECT id, customer_id, direction, dated, due, open_batches, amount_fen FROM items")
    found = {
        item: (customer, direction, date.fromisoformat(dated), due and date.fromisoformat(due), batches,
               fen - settled.get(item, 0))
        for item, customer, direction, dated, due, batches, fen in rows
    }  # fmt: skip
    return {item: row for item, row in found.items() if row[2] <= day and row[5]}


def balance_of(book: Ledger, customer: Customer, day: date) -> int:
    rows = book.rows("SELECT direction, amount_fen, dated FROM documents WHERE customer_id = ?", (customer.id,))
    return sum(fen if way == "debit" else -fen for way, fen, dated in rows if date.fromisoformat(dated) <= day)


def due_on(book: Ledger, item: int, customer: Customer, day: date) -> date | None:
    """A previous-batch slip falls due when the next slip leaves that stands on that day (N02)."""
    later = book.rows(
        """SELECT d.dated FROM documents d, items i JOIN documents o ON o.id = i.document_id WHERE i.id = ?1
           AND d.customer_id = ?2 AND d.kind = 'shipment' AND (d.dated, d.id) > (o.dated, o.id) AND d.dated <= ?3
           AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?3) ORDER BY d.dated""",
        (item, customer.id, day.isoformat()),
    )
    return date.fromisoformat(later[0][0]) if later else None


def a_full_shop(book: Ledger) -> list[Customer]:
    """Customers of every kind on 10 March; only the last ones have something dated later."""
    quiet, paid, batches, ahead, undone, reversed_ahead = (
        a_customer(book, name, terms=terms)
        for name, terms in (
            ("平常", Terms(TermsKind.DAYS, days=5)),
            ("付清", Terms(TermsKind.DAYS, days=5)),
            ("压一批", ONE_BEHIND),
            ("明天送货", Terms(TermsKind.DAYS, days=5)),
            ("反核销", Terms(TermsKind.DAYS, days=5)),
            ("明天红冲", Terms(TermsKind.DAYS, days=5)),
        )
    )
    for customer, amount in ((quiet, "100"), (paid, "70"), (batches, "50"), (ahead, "30"), (undone, "20")):
        a_slip(book, customer, "02-20", amount)
    a_slip(book, quiet, "03-09", "11", paid="4")
    a_receipt(book, paid, "03-05", "70")
    a_slip(book, batches, "03-05", "60")
    a_receipt(book, ahead, "03-01", "45")
    receipt = a_receipt(book, undone, "03-01", "20")
    undo_allocation(book, receipt, "SHD-2026-00005", on("03-09"), at("03-09"))
    a_slip(book, ahead, "03-11", "8", paid="3", entered=TODAY)
    a_receipt(book, batches, "03-09", "50")
    a_slip(book, batches, "03-11", "9", entered=TODAY)
    slip = a_slip(book, reversed_ahead, "03-11", "40", entered=TODAY)
    void_document(book, slip, on("03-11"), "不送了", at(TODAY))
    return [quiet, paid, batches, ahead, undone, reversed_ahead]


@pytest.mark.parametrize("day", DAYS)
def test_every_customers_figures_are_the_truth_of_that_day_though_slips_are_dated_ahead(book: Ledger, day: str) -> None:
    """Case 6, R073: balances, accounts and ageing, for who has later documents and for who has none."""
    customers, today = a_full_shop(book), on(day)
    open_items = truth(book, today)
    fen = {one.customer_id: one.balance_fen for one in balances(book, today)}
    aged = {row.customer_id: row.ageing for row in ageing(book, today, EDGES).rows}
    for customer in customers:
        mine = {item: row for item, row in open_items.items() if row[0] == customer.id}
        debits = {item: row for item, row in mine.items() if row[1] == "debit"}
        credit = sum(row[5] for row in mine.values() if row[1] == "credit")
        due = {item: row[3] if row[4] is None else due_on(book, item, customer, today) for item, row in debits.items()}
        found = account(book, customer, today)
        assert {one.item_id: (one.open_fen, one.due) for one in found.items} == {
            item: (row[5], due[item]) for item, row in debits.items()
        }
        assert found.balance_fen == fen[customer.id] == balance_of(book, customer, today)
        assert found.on_account_fen == credit
        items = [
            OpenItem(item, customer.id, "", row[2], due[item], row[5], by_batch=row[4] is not None)
            for item, row in debits.items()
        ]
        if mine:
            assert aged[customer.id] == age(items, credit, today, EDGES)
        else:
            assert customer.id not in aged or aged[customer.id].balance_fen == 0


def test_a_slip_for_tomorrow_leaves_todays_list_as_it_was(book: Ledger) -> None:
    """Case 6: the same rows before and after it is posted."""
    a_full_shop(book)
    neighbour = a_customer(book, "邻居")
    a_slip(book, neighbour, "01-05", "12")
    before = (ageing(book, on(TODAY)), balances(book, on(TODAY)), accounts.accounts(book, on(TODAY)))
    a_slip(book, neighbour, "03-11", "1000", entered=TODAY)
    assert (ageing(book, on(TODAY)), balances(book, on(TODAY)), accounts.accounts(book, on(TODAY))) == before
    tomorrow = {one.customer_id: one.balance_fen for one in balances(book, on("03-11"))}
    assert format_fen(tomorrow[neighbour.id]) == "1012.00"


def test_the_list_of_customers_and_the_list_of_balances_agree(book: Ledger) -> None:
    a_full_shop(book)
    for day in DAYS:
        light = [(one.customer_id, one.balance_fen) for one in balances(book, on(day))]
        assert light == [(one.customer.id, one.balance_fen) for one in customer_rows(book, on(day), with_inactive=True)]


def test_an_account_without_anything_is_empty(book: Ledger) -> None:
    found = account(book, a_customer(book), on(TODAY))
    assert (found.balance_fen, found.on_account_fen, found.overdue_fen, found.items) == (0, 0, 0, ())


# ── restated ─────────────────────────────────────────────────────────────────────────────────────
def restated(book: Ledger, day: str) -> dict[str, str]:
    return {row.name: format_fen(row.restated.fen) for row in ageing(book, on(day)).rows if row.restated.fen}


def test_what_was_entered_later_for_a_past_day_is_told_there_and_on_no_other_day(book: Ledger) -> None:
    """Cases 6, 7."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100")
    a_slip(book, wang, "03-05", "40", entered="04-02")
    a_receipt(book, wang, "03-20", "15", entered="04-03")
    assert [restated(book, day) for day in ("03-04", "03-05", "03-31", "04-02", "04-03")] == [
        {}, {"老王建材": "40.00"}, {"老王建材": "25.00"}, {"老王建材": "-15.00"}, {},
    ]  # fmt: skip


def test_a_customer_whom_a_later_entry_settled_in_full_still_shows_what_was_restated(book: Ledger) -> None:
    """Case 6: on the old paper there stood a debt, so the row may not vanish without a word."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "100")
    a_receipt(book, wang, "03-20", "100", entered="04-02")
    (row,) = ageing(book, on("03-31"), EDGES).rows
    assert (row.ageing.not_due_fen, row.ageing.buckets_fen, row.ageing.on_account_fen) == (0, (0, 0, 0, 0), 0)
    assert (row.name, row.restated.fen) == ("老王建材", -10_000)


def test_old_debts_taken_over_are_not_restated(book: Ledger) -> None:
    """Before the shop works with the book nobody read a past day in it, though the typing takes some evenings."""
    wang = a_customer(book)
    an_opening(book, wang, "2025-12-20", "70", entered="02-26")
    an_opening(book, wang, "2025-11-03", "20", entered="02-28")
    a_slip(book, wang, "03-01", "1")
    an_opening(book, wang, "2025-10-01", "5", entered="03-01")
    assert [restated(book, day) for day in ("2025-12-31", "02-26", "02-27", "03-01", "03-31")] == [{}] * 5
    assert format_fen(account(book, wang, on("2025-12-31")).balance_fen) == "95.00"


def test_an_old_debt_found_later_restates_the_days_that_were_read_without_it(book: Ledger) -> None:
    """Case 6: in April somebody finds a slip of December in a drawer; the list of 31 March did not show it."""
    wang = a_customer(book)
    a_slip(book, wang, "03-01", "1")
    an_opening(book, wang, "2025-12-20", "70", entered="04-02")
    days = ("2025-12-19", "2025-12-31", "03-31", "04-01", "04-02")
    late = {"老王建材": "70.00"}
    assert [restated(book, day) for day in days] == [{}, late, late, late, {}]


def test_a_return_and_an_allowance_entered_later_restate_the_past_too(book: Ledger) -> None:
    """Cases 6, 7."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "100")
    a_return(book, wang, "03-20", "30", slip, entered="04-05")
    record_adjustment(book, AdjustmentDraft(wang.id, on("03-25"), 1000, about_number=slip), at("04-06"))
    assert [restated(book, day) for day in ("03-19", "03-20", "03-31", "04-05", "04-06")] == [
        {}, {"老王建材": "-30.00"}, {"老王建材": "-40.00"}, {"老王建材": "-10.00"}, {},
    ]  # fmt: skip


# ── speed that lasts ─────────────────────────────────────────────────────────────────────────────
def test_the_indexes_the_lists_lean_on_are_in_every_book(book: Ledger) -> None:
    names = {name for (name,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}
    made = {statement.split()[2] for step in schema.STEPS for statement in step if statement.startswith("CREATE INDEX")}
    assert names == made
    assert names >= {
        "documents_by_customer", "documents_by_date", "documents_by_journal", "documents_entered_later",
        "items_by_customer", "allocations_by_credit", "allocations_by_debit", "allocations_by_date",
        "allocations_by_journal", "open_items_by_customer", "plan_items_by_item", "disputes_by_item",
        "contact_log_by_customer", "statement_events_by_statement", "paper_events_by_number",
    }  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM documents WHERE seq = 7",
        "SELECT * FROM allocations WHERE seq = 7",
        "SELECT * FROM allocations WHERE debit_item = 7 AND dated <= '2026-03-10'",
        "SELECT * FROM allocations WHERE credit_item = 7 AND dated <= '2026-03-10'",
        "SELECT customer_id FROM documents WHERE dated > '2026-03-10'",
        "SELECT * FROM documents WHERE customer_id = 7 AND dated <= '2026-03-10'",
        "SELECT * FROM lines WHERE goods_id = 7",
        "SELECT * FROM plan_items WHERE item_id = 7",
        "SELECT * FROM imported WHERE identity = 'x'",
    ],
)
def test_what_is_looked_up_for_each_row_is_found_by_an_index(book: Ledger, sql: str) -> None:
    plan = " ".join(str(row[3]) for row in book.rows(f"EXPLAIN QUERY PLAN {sql}"))
    assert "USING" in plan
    assert "INDEX" in plan
    assert "SCAN" not in plan


def test_what_is_open_today_is_found_without_walking_through_the_journal(book: Ledger) -> None:
    """The journal of years is never read for the few plans whose whole rest was asked for."""
    a_customer(book)
    asked = {"today": TODAY}
    plans = book.connection().execute(f"EXPLAIN QUERY PLAN {called_in(ITEMS_NOW)}", asked).fetchall()
    assert not [row[3] for row in plans if row[3].startswith("SCAN j")]


def test_money_handed_over_for_tomorrow_is_in_todays_balance(book: Ledger) -> None:
    """Case 6: the truth of the day counts the receipt, not yet the slip."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-11", "8", paid="3", entered=TODAY)
    assert truth(book, on("03-11"))[item_of(book, slip)][5] == parse_fen("5")
    assert account(book, wang, on(TODAY)).balance_fen == -300
