"""Twenty thousand rows are sorted and filtered as a list; what that costs stands in the benchmark of the window."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import desktop_app.ui
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.ui.widgets.record_model import AT_A_LETTER
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.window import AWindow, a_window, turns

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
def made() -> list[int]:
    """The numbers of the rows whose words were made ready for the filter, in order."""
    return []


@pytest.fixture
def table(tmp_path: Path, qapp: QApplication, slips: list[Slip], made: list[int]) -> Iterator[RecordTable[Slip]]:
    with a_window(tmp_path) as bench:
        yield _table(bench, slips, made)


def found_all(table: RecordTable[Slip]) -> None:
    """Wait until every row was looked at."""
    while not table.model.is_whole:
        turns(1)


def _table(bench: AWindow, slips: list[Slip], made: list[int]) -> RecordTable[Slip]:
    def found_by(one: Slip) -> str:
        made.append(one.number)
        return ""

    columns: tuple[Column[Slip], ...] = (
        Column("number", Said("Number"), lambda one: one.number, Look.COUNT),
        Column("customer", Said("Customer"), lambda one: one.customer, found_by=found_by),
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
    found_all(table)
    assert len(table.model.shown) == sum(one.customer == "王" for one in slips)
    assert [one.fen for one in table.model.shown if one.fen is not None] == sorted(
        one.fen for one in slips if one.customer == "王" and one.fen is not None
    )


def test_the_first_letter_shows_what_it_found_so_far_and_the_rest_follows(
    table: RecordTable[Slip], slips: list[Slip], made: list[int]
) -> None:
    """U38: typed the moment twenty thousand rows came, it waits for no more than a few of them."""
    before = len(made)
    table.search.setText("1999")
    assert len(made) - before <= AT_A_LETTER
    assert not table.model.is_whole
    assert table.footer.text() == "Still looking…", "a sum of some of the rows is no sum"
    found_all(table)
    assert [one.number for one in table.model.shown] == [one.number for one in slips if "1999" in str(one.number)]
    assert table.footer.text().startswith(f"{len(table.model.shown)} of {ROWS} rows, filtered")
    assert len(made) == ROWS, "once for each row"


def test_no_old_sum_stands_below_its_column_while_more_is_being_found(table: RecordTable[Slip]) -> None:
    """U36, U38: the line of sums is empty until every row was looked at."""
    table.put_sums_below()
    table.show_records(table.model.records)
    assert table.sums is not None
    assert table.sums.sums
    table.search.setText("1999")
    assert not table.model.is_whole
    assert (table.sums.words, table.sums.sums) == ("Still looking…", {})
    found_all(table)
    assert table.sums.sums == {2: format_yuan(sum(one.fen or 0 for one in table.model.shown))}


def test_nothing_fits_is_said_when_every_row_was_looked_at(table: RecordTable[Slip]) -> None:
    """U37, U38: not before."""
    table.search.setText("no such customer")
    assert table.view.isVisibleTo(table)
    found_all(table)
    assert not table.view.isVisibleTo(table)


def test_what_is_exported_is_whole(table: RecordTable[Slip]) -> None:
    """U34, U38: a file written right after the first letter holds every row that fits."""
    table.search.setText("王")
    table.model.finish()
    assert table.model.is_whole
    assert len(table.model.shown) == sum(one.customer == "王" for one in table.model.records)


def test_rows_that_come_again_as_they_were_are_not_read_again(
    table: RecordTable[Slip], slips: list[Slip], made: list[int]
) -> None:
    """U38: after an entry the list comes anew, and what is typed in its filter holds without a wait."""
    table.search.setText("王")
    found_all(table)
    made.clear()
    table.show_records([replace(one, customer="王") if one.number == 5 else replace(one) for one in slips])
    assert table.model.is_whole
    assert made == [5]
    assert 5 in [one.number for one in table.model.shown]


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
