"""Every slip shows whether its paper was printed, how often, and whether it came back signed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.looks import PAPERS
from desktop_app.domain.marks import Mark
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.papers import mark_printed, mark_signed
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.widgets.delegates import MARK_ROLE
from tests.ui.slip_shop import a_past_slip, a_slip_shop
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Four slips: never printed, printed twice, signed, reversed."""
    with a_slip_shop(tmp_path) as bench:
        numbers = [a_past_slip(bench, 2, date(2026, 11, day), (1, "1", "25")) for day in (2, 3, 4, 5)]
        for number, day in ((numbers[1], 3), (numbers[1], 6), (numbers[2], 4)):
            printed(bench, number, date(2026, 11, day))
        signed = date(2026, 11, 9)
        bench.do(lambda book, moment: mark_signed(book, numbers[2], signed, moment), signed)
        bench.do(
            lambda book, moment: void_document(book.ledger, numbers[3], date(2026, 11, 7), "mistake", moment),
            date(2026, 11, 7),
        )
        yield bench


def printed(bench: AWindow, number: str, day: date) -> None:
    """The paper came out of the printer."""
    bench.do(lambda book, moment: mark_printed(book, number, day, moment), day)


def shown(page: ShipmentsPage, key: str) -> list[str]:
    at = next(at for at, column in enumerate(page.table.model.columns) if column.key == key)
    return [page.table.model.index(row, at).data() for row in range(len(page.table.model.shown))]


def the_list(bench: AWindow) -> ShipmentsPage:
    page = bench.go(PageName.SHIPMENTS)
    assert isinstance(page, ShipmentsPage)
    return page


def test_printed_and_signed_stand_in_words_on_every_row(shop: AWindow) -> None:
    """U43, U58: newest first; the count of reprints beside the day."""
    page = the_list(shop)
    assert shown(page, "printed") == ["–", "11-04", "11-06 · 2 ×", "–"]
    assert shown(page, "paper") == ["void", "signed 11-09", "unsigned", "not printed"]
    at = next(at for at, column in enumerate(page.table.model.columns) if column.key == "paper")
    assert [page.table.model.index(row, at).data(MARK_ROLE) for row in range(4)] == [
        Mark.PLAIN, Mark.FINE, Mark.SOON, Mark.PLAIN,
    ]  # fmt: skip


def test_a_slip_written_by_hand_that_came_back_signed_looks_signed_in_both_lists(shop: AWindow) -> None:
    """U58: it was never printed here; its signature counts all the same."""
    number = the_list(shop).table.model.shown[3].number
    signed = date(2026, 11, 9)
    shop.do(lambda book, moment: mark_signed(book, number, signed, moment), signed)
    page = the_list(shop)
    at = next(at for at, column in enumerate(page.table.model.columns) if column.key == "paper")
    cell = page.table.model.index(3, at)
    assert (cell.data(), cell.data(MARK_ROLE)) == ("signed 11-09", Mark.FINE)
    (row,) = [one for one in shop.ask(lambda book: paper_rows(book.ledger, shop.today)) if one.number == number]
    assert PAPERS[row.state].mark is Mark.FINE


@pytest.mark.parametrize(
    ("state", "count"),
    [
        ("all", 4),
        ("unprinted", 1),
        ("unsigned", 1),
        ("signed", 1),
        ("void", 1),
        ("open", 3),
        ("late", 0),
        ("returns", 0),
    ],
)
def test_the_list_is_narrowed_to_a_state(shop: AWindow, state: str, count: int) -> None:
    """U32, U43."""
    page = the_list(shop)
    page.list.choose("state", state)
    assert len(page.table.model.shown) == count


def test_the_panel_tells_how_often_and_when(shop: AWindow) -> None:
    """U43: and what left with the slip."""
    page = the_list(shop)
    page.table.choose(page.table.model.shown[2].number)
    shop.settle()
    assert page.facts.texts()[-3:] == ["Last printed 2 × 11-06", "Signed copy Awaiting signature", "水泥 P.O 42.5 1 包"]
    page.table.choose(page.table.model.shown[1].number)
    shop.settle()
    assert "Last printed 11-04" in page.facts.texts()


def test_a_printing_that_is_confirmed_elsewhere_is_seen_at_once(shop: AWindow) -> None:
    """U43: the list hears of it."""
    page = the_list(shop)
    number = page.table.model.shown[3].number
    printed(shop, number, shop.today)
    assert shown(page, "paper")[3] == "unsigned"
    assert shown(page, "printed")[3] == "11-21"
