"""U48: an owner's old sheet as it is, and a month later the sheet as it has grown, through the window alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.operations.customers import add_customer
from tests.ui.test_u48_import import CONTROL, import_page, owed, say_how_they_pay, settled, standings, type_over
from tests.ui.test_u48_questions import asked
from tests.ui.window import AWindow, a_window

HEAD = ("客户", "日期", "单号", "金额", "已收", "欠款", "电话", "备注")
SEPTEMBER: tuple[tuple[object, ...], ...] = (
    ("城东五金", "2026.9.3", "001", "￥12,000.00", "2000元", "1万", "13800000001", "钢筋"),
    ("", "9月28日", "002", "1.2万", "", "12000", "", "同一家，名字合并在上面"),
    ("老王", "2026/10/5", "003", 560.5, "", 560.5, "139-0000-0002", "阿旺"),
    ("", "2026-10-06", "004", 300, "", 300, "", "没写名字"),
    ("合计", "", "", 24860.5, 2000, 22860.5, "", ""),
)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A shop that knows one customer already, by another name."""
    with a_window(tmp_path) as bench:
        known = Customer("王记建材", aliases=("老王",), phone="13900000002")
        bench.do(lambda book, moment: add_customer(book.ledger, known, moment))
        yield bench


def saved(bench: AWindow, name: str, rows: tuple[tuple[object, ...], ...]) -> Path:
    """A sheet with a title over its width and a name over two rows."""
    file = bench.folder.parent / name
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("欠款")
    sheet.merge_range(0, 0, 0, len(HEAD) - 1, "顺达建材批发部 2026年欠款明细")
    for at, values in enumerate((HEAD, *rows), 1):
        sheet.write_row(at, 0, values)
    sheet.merge_range(2, 0, 3, 0, rows[0][0])
    book.close()
    return file


def brought(bench: AWindow, file: Path) -> None:
    page = import_page(bench)
    page.read(file)
    settled(bench)
    settled(bench)


def test_the_old_sheet_comes_in_as_it_is_and_a_month_later_only_what_is_new(shop: AWindow) -> None:
    """Title, merged cells, 合计, days and sums as people write them, a row without a name; then two rows more."""
    brought(shop, saved(shop, "欠款.xlsx", SEPTEMBER))
    page = import_page(shop)
    say_how_they_pay(page, Terms())
    assert list(page.work.grid.sheet.verdict.bad) == [(6, "A")]
    shop.press(Qt.Key.Key_F3)
    type_over(shop, "老王")
    assert asked(page) == []
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {"城东五金": 22_000_00, "王记建材": 860_50}

    grown = (*SEPTEMBER[:3], ("老王", *SEPTEMBER[3][1:]), ("城东五金", "2026-10-20", "005", "800元", "", "800", "", ""))
    brought(shop, saved(shop, "欠款10月.xlsx", grown))
    page = import_page(shop)
    assert asked(page) == []
    assert sum(one.name == "KNOWN" for one in standings(page).values()) == 4
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {"城东五金": 22_800_00, "王记建材": 860_50}
