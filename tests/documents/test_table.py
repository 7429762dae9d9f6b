"""Where pages end: the law that a total is never parted from the rows above it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.sheet import Align
from desktop_app.documents.table import KEPT_TOGETHER, DrawnColumn, DrawnRow, DrawnTable, paginate

ROOM, TAIL = 100.0, 40.0
LEAST = TAIL + 6 + 25
"""One row of the tallest with its titles and the tail."""

HEIGHTS = st.lists(st.floats(5, 25), min_size=1, max_size=60)


def a_table(heading: str = "") -> DrawnTable:
    return DrawnTable((DrawnColumn("Item", 40, lines=3), DrawnColumn("Amount", 20, Align.RIGHT)), 10, 5, 6, 9, heading)


def rows(table: DrawnTable, heights: list[float]) -> list[DrawnRow]:
    return [DrawnRow(table, table.row(str(number), "1.00").cells, height) for number, height in enumerate(heights)]


def used(page: list[DrawnRow]) -> float:
    openings = {id(row.table): row.table.opening for row in page}
    return sum(openings.values()) + sum(row.height for row in page)


@given(heights=HEIGHTS, first=st.floats(LEAST, ROOM), tail=st.floats(0, TAIL))
def test_every_row_stands_once_in_order_and_no_page_is_too_full(
    heights: list[float], first: float, tail: float
) -> None:
    whole = rows(a_table(), heights)
    pages = paginate(whole, first, ROOM, tail)
    assert [row for page in pages for row in page] == whole
    assert used(pages[0]) <= first + 1e-6
    assert all(used(page) <= ROOM + 1e-6 for page in pages[1:])


@given(heights=HEIGHTS, first=st.floats(LEAST, ROOM), tail=st.floats(0, TAIL))
def test_the_total_stands_under_a_row_of_its_own_page(heights: list[float], first: float, tail: float) -> None:
    pages = paginate(rows(a_table(), heights), first, ROOM, tail)
    room = first if len(pages) == 1 else ROOM
    assert pages[-1]
    assert used(pages[-1]) + tail <= room + 1e-6


@given(count=st.integers(1, 80))
def test_a_total_does_not_stand_under_a_lone_row_of_many(count: int) -> None:
    pages = paginate(rows(a_table(), [6.0] * count), ROOM, ROOM, TAIL)
    assert len(pages) == 1 or len(pages[-1]) >= KEPT_TOGETHER


@given(ledger=st.integers(1, 40), unpaid=st.integers(1, 6))
def test_a_short_second_table_is_not_torn_for_the_sake_of_the_total(ledger: int, unpaid: int) -> None:
    one, other = a_table(), a_table("Unpaid")
    pages = paginate(rows(one, [5.0] * ledger) + rows(other, [5.0] * unpaid), ROOM, ROOM, TAIL)
    assert sum(any(row.table is other for row in page) for page in pages) == 1


def test_a_row_grows_with_its_longest_text() -> None:
    table = a_table()
    assert table.row("水泥", "1.00").height == 5
    assert table.row("水泥" * 14, "1.00").height > 10


def test_an_empty_cell_takes_no_room() -> None:
    assert a_table().row("", "").height == 5
