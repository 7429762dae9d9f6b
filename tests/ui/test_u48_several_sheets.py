"""U48: a workbook with a customer a sheet, or several files, come in together: each seen by itself, all or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Refused
from desktop_app.operations.booking import Booking, Subject
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.placed import Placed
from desktop_app.ui.importing.import_sheet import ImportSheetPage
from tests.exchange.sheets import xlsx
from tests.ui.test_u48_import import import_page, owed, say_how_they_pay, settled
from tests.ui.window import AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier
HEAD = ("日期", "单号", "金额")


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as bench:
        yield bench


def dropped(bench: AWindow, **files: bytes) -> ImportSheetPage:
    """The page with files that were dropped on it; `__` stands for the dot of a name."""
    page, urls = import_page(bench), []
    for name, raw in files.items():
        file = bench.folder.parent / name.replace("__", ".")
        file.write_bytes(raw)
        urls.append(QUrl.fromLocalFile(str(file)))
    data = QMimeData()
    data.setUrls(urls)
    button = Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier(0)))
    for _ in range(3):
        settled(bench)
    return page


def customer_sheets(names: tuple[str, ...]) -> bytes:
    """Each with two slips of its customer, named by the tab; and a sheet of sums, which is no customer's."""
    tables = [(HEAD, ("2026-10-05", f"A{at}", 100 + at), ("2026-10-06", f"B{at}", 200)) for at in range(len(names))]
    return xlsx(*tables, (("客户", "欠款合计"), ("都在内", 9999)), names=(*names, "汇总"))


def test_twelve_customers_come_in_with_three_clicks_and_go_back_with_one(shop: AWindow) -> None:
    """c10b: dropped, the terms chosen, imported; nothing is in doubt."""
    names = tuple(f"{one}{kind}" for one in ("兴隆", "城东", "老王", "永发") for kind in ("粮油", "五金", "建材"))
    page = dropped(shop, 客户账__xlsx=customer_sheets(names))
    work = page.work
    assert work.list.isVisible()
    assert (work.stack.names, work.stack.left) == ([*names, "汇总"], {12})
    say_how_they_pay(page, Terms())
    assert work.importing.text().startswith("Import 24 entries of 12 sheets")
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {name: (300 + at) * 100 for at, name in enumerate(names)}
    page.undo_last()
    settled(shop)
    assert owed(shop) == {}


def test_a_sheet_with_a_problem_holds_all_back_until_it_is_fixed_or_left_out(shop: AWindow) -> None:
    """F3 goes on to the sheet that has it; a sheet without its tick stays out."""
    good, bad = (HEAD, ("2026-10-05", "A1", 100)), (HEAD, ("2026-10-40", "A2", 200))
    page = dropped(shop, 账__xlsx=xlsx(good, bad, names=("兴隆粮油", "城东五金")))
    say_how_they_pay(page, Terms())
    work = page.work
    assert (work.stack.at, work.importing.isEnabled(), work.summary.text()[:18]) == (0, False, "Fix the red cells ")
    shop.press(Qt.Key.Key_F3)
    assert (work.stack.at, work.grid.sheet.place(work.grid.currentIndex())) == (1, (1, 0))
    work.list.rows.item(1).setCheckState(Qt.CheckState.Unchecked)
    settled(shop)
    assert work.importing.text().startswith("Import 1 entries of 1 sheets")
    page.run()
    settled(shop)
    assert owed(shop) == {"兴隆粮油": 100_00}


def test_what_the_book_refuses_is_shown_on_its_sheet_and_nothing_comes_in(
    shop: AWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All or nothing, over all sheets."""
    tables = (HEAD, ("2026-10-05", "A1", 100)), (HEAD, ("2026-10-06", "A2", 9))
    page = dropped(shop, 账__xlsx=xlsx(*tables, names=("兴隆粮油", "城东五金")))
    say_how_they_pay(page, Terms())
    book = Booking.book

    def refuses_the_second(booking: Booking, placed: Placed) -> list[Subject]:
        if placed.table.startswith("城东"):
            raise Refused("Not today.")
        return book(booking, placed)

    monkeypatch.setattr(Booking, "book", refuses_the_second)
    page.run()
    settled(shop)
    assert (owed(shop), page.work.stack.at) == ({}, 1)
    assert page.work.draft.verdict.problem_rows == {2}


def test_files_dropped_together_come_in_together(shop: AWindow) -> None:
    """Two months, each a file of its own, whose sheets are called alike; a third that is no table is told."""
    head = ("客户", "日期", "单号", "金额")
    page = dropped(
        shop,
        九月__xlsx=xlsx((head, ("兴隆粮油", "2026-09-05", "A1", 100))),
        十月__xlsx=xlsx((head, ("兴隆粮油", "2026-10-05", "A2", 50), ("城东五金", "2026-10-06", "A3", 70))),
        坏__csv=b"%PDF-1.4",
    )
    say_how_they_pay(page, Terms())
    assert [one.wanted.kind for one in page.work.stack.drafts] == [ImportKind.OPEN_ITEMS] * 2
    assert page.work.importing.text().startswith("Import 3 entries of 2 sheets")
    page.run()
    settled(shop)
    assert owed(shop) == {"兴隆粮油": 150_00, "城东五金": 70_00}
    assert any("坏.csv" in notice.text and "PDF" in notice.text for notice in shop.window.line.history)


def test_sheets_of_months_are_offered_together_and_not_taken_unasked(shop: AWindow) -> None:
    """A sheet of each month may hold the same debts again: one is read, all are a click away."""
    head = ("客户", "日期", "单号", "金额")
    months = [(head, ("兴隆粮油", f"2026-0{at}-05", f"A{at}", 100)) for at in (7, 8, 9)]
    page = dropped(shop, 账__xlsx=xlsx(*months, names=("7月", "8月", "9月")))
    assert (page.work.stack.is_several, page.work.all.isVisible()) == (False, True)
    assert page.work.all.text() == "Take all 3 sheets"
    page.work.all.click()
    settled(shop)
    assert page.work.importing.text().startswith("Import 3 entries of 3 sheets")
