"""Twenty thousand rows are sorted and filtered as a list; what that costs stands in the benchmark of the window."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import desktop_app.ui
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.window import AWindow, a_window

ROWS = 20_000
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Slip:
    number: int
    customer: str
    fen: int | None


@pytest.fixture(scope="module")
def slips() -> list[Slip]:
    random = Random(1)
    return [Slip(at, random.choice("张李王赵钱"), random.choice([None, *range(50)])) for at in range(ROWS)]


@pytest.fixture
def table(tmp_path: Path, qapp: QApplication, slips: list[Slip]) -> Iterator[RecordTable[Slip]]:
    with a_window(tmp_path) as bench:
        yield _table(bench, slips)


def _table(bench: AWindow, slips: list[Slip]) -> RecordTable[Slip]:
    columns: tuple[Column[Slip], ...] = (
        Column("number", Said("Number"), lambda one: one.number, Look.COUNT),
        Column("customer", Said("Customer"), lambda one: one.customer),
        Column("fen", Said("Amount"), lambda one: one.fen, Look.MONEY, total=True),
    )
    table: RecordTable[Slip] = RecordTable(bench.desk, "many", columns, lambda one: one.number)
    table.setParent(bench.window)
    table.show_records(slips)
    return table


def test_sorting_is_stable_and_empty_cells_come_last_either_way(table: RecordTable[Slip], slips: list[Slip]) -> None:
    """U31, U38: equal sums keep the order they came in."""
    full, empty = [one for one in slips if one.fen is not None], [one for one in slips if one.fen is None]
    table.model.sort(2, UP)
    assert table.model.shown == sorted(full, key=lambda one: one.fen or 0) + empty
    table.model.sort(2, DOWN)
    assert table.model.shown == sorted(full, key=lambda one: one.fen or 0, reverse=True) + empty
    table.model.sort(-1, UP)
    assert table.model.shown == slips


def test_filtering_keeps_the_order_and_finds_the_very_rows(table: RecordTable[Slip], slips: list[Slip]) -> None:
    """U32, U38."""
    table.model.sort(2, UP)
    table.search.setText("王")
    assert len(table.model.shown) == sum(one.customer == "王" for one in slips)
    assert [one.fen for one in table.model.shown if one.fen is not None] == sorted(
        one.fen for one in slips if one.customer == "王" and one.fen is not None
    )


def test_the_cursor_stays_on_its_record_when_the_rows_move(table: RecordTable[Slip]) -> None:
    """U31: sorting and new records do not lose the place."""
    table.choose(777)
    table.model.sort(2, DOWN)
    current = table.current()
    assert current is not None
    assert current.number == 777
    table.show_records([one for one in table.model.records if one.number % 7 == 0])
    current = table.current()
    assert current is not None
    assert current.number == 777


def test_no_list_sorts_through_a_proxy() -> None:
    """U38: a proxy over a Python model is a thousand times slower than a list."""
    for file in Path(desktop_app.ui.__file__).parent.rglob("*.py"):
        names = {node.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert "QSortFilterProxyModel" not in names, file.name
