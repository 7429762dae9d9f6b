"""What lists read at once is what the documents add up to, after every posting (D6)."""

import random
from datetime import date, timedelta

import pytest

from desktop_app.store import open_items, projection
from desktop_app.store.database import Ledger
from tests.faults import oracle
from tests.store.everything import random_trade

TABLES = ("open_items", "balances", "months", "paid_items")


def shown(book: Ledger) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(book.rows(f"SELECT * FROM {table}"), key=str) for table in TABLES}


def found(book: Ledger, open_items: str, day: date) -> list[tuple[object, ...]]:
    return sorted(book.connection().execute(f"SELECT * FROM ({open_items})", {"today": day.isoformat(), "customer": 0}))


def test_the_projection_equals_the_truth_after_many_random_postings(book: Ledger) -> None:
    """By the product's own proof, by a count that shares no code with it, and by making it anew."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    for part in range(4):
        random_trade(book, seed + part, 60)
        assert projection.differences(book) == [], f"seed {seed}"
        connection = book.connection()
        told = [*oracle.balances(connection), *oracle.open_items(connection), *oracle.months(connection)]
        assert told == [], f"seed {seed}"
    before = shown(book)
    for _ in range(2):
        with book.writing():
            projection.rebuild(book)
        assert shown(book) == before, f"seed {seed}"


def test_what_was_open_on_a_past_day_is_the_same_from_the_truth_and_back_from_today(book: Ledger) -> None:
    """Case 6: every day of the trade, days before and after it too."""
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    random_trade(book, seed, 150)
    first, last = map(date.fromisoformat, book.row("SELECT min(dated), max(dated) FROM documents") or ("", ""))
    for day in (first + timedelta(days=back) for back in range(-2, (last - first).days + 3)):
        truth = found(book, f"SELECT * FROM ({projection.OPEN_ITEMS}) WHERE open_fen > 0", day)
        told = found(book, open_items.items_as_of(), day)
        called = {item for item, _ in found(book, open_items.CALLED, day)}
        assert [row for row in told if row[0] not in called] == [row for row in truth if row[0] not in called], (
            f"seed {seed}, {day}"
        )
        assert found(book, open_items.open_on(book, day), day) == told, f"seed {seed}, {day}"
        some = found(book, open_items.called_in(open_items.items_of("customer_id IN (1, 3)")), day)
        assert some == [row for row in told if row[1] in (1, 3)], f"seed {seed}, {day}"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE balances SET balance_fen = balance_fen + 1",
        "DELETE FROM balances",
        "UPDATE months SET moved_fen = moved_fen - 1",
        "INSERT INTO months VALUES (1, '2031-01', 5)",
        "UPDATE open_items SET open_fen = open_fen + 1",
        "UPDATE open_items SET due = '2031-01-01'",
        "DELETE FROM open_items WHERE item_id = (SELECT max(item_id) FROM open_items)",
        "UPDATE paid_items SET paid_on = '2031-01-01'",
        "DELETE FROM paid_items",
    ],
)
def test_a_projection_that_differs_is_told_and_made_anew(change: str, full: Ledger) -> None:
    before = shown(full)
    full.write(change)
    assert projection.differences(full) != []
    with full.writing():
        projection.rebuild(full)
    assert shown(full) == before
    assert projection.differences(full) == []
