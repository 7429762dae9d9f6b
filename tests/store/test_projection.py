"""What lists read at once is what the documents add up to, after every posting (D6)."""

import random

import pytest

from desktop_app.store import projection
from desktop_app.store.database import Ledger
from tests.faults import oracle
from tests.store.everything import random_trade

TABLES = ("open_items", "balances", "months")


def shown(book: Ledger) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(book.rows(f"SELECT * FROM {table}"), key=str) for table in TABLES}


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
