"""U48: a sheet comes in by headings of its own, is fixed in the grid, comes whole or not at all, and goes back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.operations.customers import add_customer, all_customers
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.outlook import Meaning
from desktop_app.operations.reports import balances
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.importing.import_sheet import ImportSheetPage
from desktop_app.ui.importing.sheet_verdict import RowStanding, SheetVerdict, ShowRows
from desktop_app.ui.trade.usual_terms import USUAL
from tests.exchange.sheets import csv, ods, xlsx
from tests.ui.window import TODAY, AWindow, a_window, turns

CONTROL = Qt.KeyboardModifier.ControlModifier
SHARED_SHEETS = Path(__file__).resolve().parents[3] / "shared" / "data" / "sheets"

MESSY = (
    ("顺达建材批发部 应收明细表",),
    ("导出日期：2026-11-20",),
    (),
    ("序号", "客户全称", "单号", "送货日期", "到期日", "金额（元）", "已收", "未收余额", "业务员", "备注"),
    (1, "老王建材", "A001", date(2026, 10, 5), date(2026, 11, 4), 12000, 2000, 10000, "小李", "先付一部分"),
    (2, "新城五金店", "A002", "2026/10/8", "2026-11-07", "1.2万", None, "￥12,000.00", "小李", None),
    (3, "新城五金店", "A003", "10月40日", None, "800", None, None, "小王", None),
    (4, "老 王建材", "A004", "2026.10.12", None, "见单", None, 3000, "小王", None),
    (5, None, "A005", "20261015", None, 560.5, None, 560.5, None, None),
    (6, "广源建筑", "A006", "2026-10-20", None, 5000, None, 5000, None, None),
    (7, "广源建筑", "A006", "2026-10-21", None, 5000, None, 5000, None, "重开"),
    ("合计", None, None, None, None, 38360.5, 2000, None, None, None),
    ("制表：小李",),
)


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A shop that knows one of the sheet's customers."""
    with a_window(tmp_path) as bench:
        bench.do(lambda book, moment: add_customer(book.ledger, Customer("老王建材"), moment))
        yield bench


def import_page(bench: AWindow) -> ImportSheetPage:
    page = bench.go(PageName.IMPORT)
    assert isinstance(page, ImportSheetPage)
    return page


def say_how_they_pay(page: ImportSheetPage, terms: Terms) -> None:
    """Answer for the new customers of whom the sheet does not say it (R003)."""
    choice = page.work.questions.terms.choice
    choice.set_value(terms)
    choice.activated.emit(choice.currentIndex())


def opened(bench: AWindow, raw: bytes, name: str = "应收明细.xlsx") -> ImportSheetPage:
    """The page with a file that was dropped on it."""
    file = bench.folder.parent / name
    file.write_bytes(raw)
    page = import_page(bench)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    page.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    )
    settled(bench)
    say_how_they_pay(page, Terms())
    return page


def settled(bench: AWindow) -> None:
    """A repair is judged one turn after it is typed."""
    for _ in range(2):
        turns(5)
        bench.settle()


def standings(page: ImportSheetPage) -> dict[int, RowStanding]:
    assert page.draft is not None
    verdict = page.draft.verdict
    return {row: verdict.standing(row) for row in verdict.rows}


def bad_cells(page: ImportSheetPage) -> list[tuple[int, str]]:
    assert page.draft is not None
    return list(page.draft.verdict.bad)


def owed(bench: AWindow) -> dict[str, int]:
    found = bench.ask(lambda book: balances(book.ledger, TODAY))
    return {one.name: one.balance_fen for one in found if one.balance_fen}


def type_over(bench: AWindow, text: str) -> None:
    """Type into the cell under the cursor and keep it; Chinese comes from the input method."""
    if text.isascii():
        bench.press(text)
    else:
        bench.press(Qt.Key.Key_F2)
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        editor = QApplication.focusWidget()
        assert editor is not None
        QApplication.sendEvent(editor, composed)
    bench.press(Qt.Key.Key_Return)
    settled(bench)


def test_a_list_without_days_gets_one_day_for_all_its_rows(shop: AWindow) -> None:
    page = opened(shop, csv([["客户", "欠款"], ["老王建材", 300], ["广源建筑", 200]]), "欠款.csv")
    assert page.work.dated.isVisibleTo(page)
    for day, kept in ((date(2027, 1, 1), None), (date(2026, 10, 31), date(2026, 10, 31))):
        page.work.dated.set_day(day)
        page.work.dated.editingFinished.emit()
        settled(shop)
        assert page.draft is not None
        assert page.draft.wanted.dated == kept
    say_how_they_pay(page, Terms())
    page.run()
    settled(shop)
    rows = shop.ask(lambda book: list(book.ledger.rows("SELECT DISTINCT dated FROM documents")))
    assert [str(dated) for (dated,) in rows] == ["2026-10-31"]


def choose(page: ImportSheetPage, heading: str, field: Meaning | None) -> None:
    """Choose what a column is, as the mouse does."""
    section = next(
        at for at in range(1, page.work.grid.sheet.columnCount()) if page.work.grid.sheet.name_of(at) == heading
    )
    chooser = page.work.grid.fields.choosers[section]
    chooser.set_value(field)
    chooser.activated.emit(chooser.currentIndex())


# ── what is seen ─────────────────────────────────────────────────────────────────────────────────


def test_a_messy_sheet_shows_every_row_with_its_verdict(shop: AWindow) -> None:
    """U48: title rows, headings of its own, totals and notes do not disturb; every bad cell is known."""
    page = opened(shop, xlsx(MESSY))
    assert page.work.kind.value() is ImportKind.OPEN_ITEMS
    assert standings(page) == {
        5: RowStanding.FINE, 6: RowStanding.NEW_CUSTOMER, 7: RowStanding.BAD, 8: RowStanding.BAD, 9: RowStanding.BAD,
        10: RowStanding.NEW_CUSTOMER, 11: RowStanding.CAUTION, 12: RowStanding.NOT_READ, 13: RowStanding.NOT_READ,
    }  # fmt: skip
    assert bad_cells(page) == [(7, "D"), (8, "F"), (9, "B")]


def test_a_bad_cell_is_marked_by_glyph_and_says_why_in_words(shop: AWindow) -> None:
    """U48, U58, U59: tooltip, line below the grid, and the screen reader say the reason."""
    page = opened(shop, xlsx(MESSY))
    cell = page.work.grid.currentIndex()
    assert page.work.grid.sheet.place(cell) == (6, 3)
    assert page.work.told.text() == "✕ “10月40日” is not a day of the calendar. Check day and month."
    assert page.work.told.text()[2:] in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not a day" in cell.data(Qt.ItemDataRole.ToolTipRole)
    page.work.grid.go_to(page.work.grid.sheet.index(6, 0))
    assert "same customer and number A006 as row 10" in page.work.told.text()
    page.work.grid.go_to(page.work.grid.sheet.index(7, 0))
    assert page.work.grid.currentIndex().data() == "A line of totals."


@pytest.mark.parametrize("name", ["表.xlsx", "表.ods", "表.csv", "gbk.csv"])
def test_every_kind_of_file_opens(shop: AWindow, name: str) -> None:
    """U48: xlsx, ods and csv in either encoding; xls below."""
    rows = (("客户", "日期", "金额"), ("老王建材", "2026-10-05", "30"))
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ["".join(map(cell.format, row)) for row in rows]
    cells = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    files = {"表.xlsx": xlsx(rows), "表.ods": ods(cells), "表.csv": csv(rows), "gbk.csv": csv(rows, encoding="gbk")}
    page = opened(shop, files[name], name)
    assert standings(page) == {2: RowStanding.FINE}


def test_an_old_workbook_opens(shop: AWindow) -> None:
    """U48: xls, as old programs write it."""
    raw = (Path(__file__).parents[1] / "files" / "sheets" / "open-items.xls").read_bytes()
    page = opened(shop, raw, "旧账.xls")
    assert page.work.kind.value() is ImportKind.OPEN_ITEMS
    assert page.draft is not None
    assert page.draft.verdict.coming


def test_cells_copied_in_the_spreadsheet_program_are_pasted(shop: AWindow) -> None:
    """U48: Ctrl+V is enough."""
    page = import_page(shop)
    QGuiApplication.clipboard().setText("客户\t收款日期\t收款金额\n老王建材\t2026-10-05\t1,234.50\n")
    shop.chord(Qt.Key.Key_V, CONTROL)
    settled(shop)
    assert page.work.kind.value() is ImportKind.RECEIPTS
    assert standings(page) == {2: RowStanding.FINE}
    QGuiApplication.clipboard().setText("")
    page.begin_anew()
    page.paste()
    settled(shop)
    assert shop.window.bar.notice is not None
    assert "clipboard holds no table" in shop.window.bar.notice.text


def test_what_is_no_table_is_refused_in_plain_words(shop: AWindow) -> None:
    page = opened(shop, b"%PDF-1.4 nothing", "对账单.pdf")
    assert page.draft is None
    assert shop.window.bar.notice is not None
    assert "This is a PDF" in shop.window.bar.notice.text


# ── fixed in place ───────────────────────────────────────────────────────────────────────────────


def test_bad_cells_are_fixed_by_keyboard_and_everything_comes_in_one_step(shop: AWindow) -> None:
    """U48: type, Enter, next problem, …, Ctrl+Enter; Ctrl+Z takes all back."""
    page = opened(shop, xlsx(MESSY))
    assert not page.work.importing.isEnabled()
    type_over(shop, "2026-10-10")
    assert page.work.grid.sheet.place(page.work.grid.currentIndex()) == (7, 5)
    type_over(shop, "3000")
    assert bad_cells(page) == [(9, "B")]
    type_over(shop, "老王建材")
    assert bad_cells(page) == []
    assert page.work.grid.sheet.said_by_the_file(page.work.grid.sheet.index_of(7, "D")) == "10月40日"
    assert page.work.importing.isEnabled()
    assert page.work.importing.text().startswith("Import 7 entries")
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {"老王建材": 13_560_50, "新城五金店": 12_800_00, "广源建筑": 10_000_00}
    assert page.made is not None
    assert (page.made.documents, page.made.customers) == (7, 2)
    shop.chord(Qt.Key.Key_Z, CONTROL)
    settled(shop)
    assert owed(shop) == {}
    assert page.parts.currentWidget() is page.work
    assert page.work.importing.isEnabled()


def test_a_repair_that_is_wrong_again_stays_red(shop: AWindow) -> None:
    page = opened(shop, xlsx(MESSY))
    type_over(shop, "2026-13-99")
    assert (7, "D") in bad_cells(page)
    assert page.work.grid.sheet.index_of(7, "D").data() == "2026-13-99"


def test_typing_goes_on_while_the_cell_before_is_judged(shop: AWindow) -> None:
    """U50: a verdict that arrives late closes no open cell."""
    page = opened(shop, xlsx(MESSY))
    waiting = Event()
    shop.jobs.book.ask(lambda _: waiting.wait(10))
    shop.press("2026-10-10", Qt.Key.Key_Return)
    turns(5)
    shop.press("30")
    waiting.set()
    settled(shop)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "30"
    shop.press("00", Qt.Key.Key_Return)
    settled(shop)
    assert bad_cells(page) == [(9, "B")]


def test_the_problems_are_filtered_and_walked_through(shop: AWindow) -> None:
    """U48: only rows with problems; F3 goes from one to the next and round."""
    page = opened(shop, xlsx(MESSY))
    page.work.chips.press(1)
    assert page.work.chips.value() is ShowRows.BAD
    assert page.work.grid.sheet.shown == [7, 8, 9]
    places = []
    for _ in range(4):
        page.work.grid.setFocus()
        shop.press(Qt.Key.Key_F3)
        places.append(page.work.grid.sheet.place(page.work.grid.currentIndex()))
    assert places == [(6, 3), (7, 5), (8, 1), (6, 3)]
    page.work.chips.press(0)
    assert len(page.work.grid.sheet.shown) == 9


def test_delete_empties_a_cell_and_the_file_stays_as_it_is(shop: AWindow) -> None:
    page = opened(shop, xlsx(MESSY))
    before = (shop.folder.parent / "应收明细.xlsx").read_bytes()
    page.work.grid.go_to(page.work.grid.sheet.index_of(6, "E"))
    shop.press(Qt.Key.Key_Delete)
    settled(shop)
    assert page.work.grid.sheet.index_of(6, "E").data() == ""
    assert standings(page)[6] is RowStanding.NEW_CUSTOMER
    assert (shop.folder.parent / "应收明细.xlsx").read_bytes() == before


# ── all or nothing ───────────────────────────────────────────────────────────────────────────────


def test_of_a_filled_cell_it_is_said_that_the_file_has_nothing_there(shop: AWindow) -> None:
    """No pair of quotation marks with nothing between them."""
    page = opened(shop, csv((("客户", "日期", "金额", "备注"), ("老王建材", "2026-09-05", "30", ""))), "旧账.csv")
    for text, told in (("补记", ["The cell is empty in the file."]), ("", [])):
        page.work.grid.sheet.setData(page.work.grid.sheet.index_of(2, "D"), text)
        settled(shop)
        assert page.work.grid.sheet.told(page.work.grid.sheet.index_of(2, "D")) == told


def test_rows_with_problems_are_left_out_only_when_that_is_said(shop: AWindow) -> None:
    """U48: all or nothing, or without the bad rows on purpose."""
    page = opened(shop, xlsx(MESSY))
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {}
    assert page.work.dropping.text() == "Leave out the 3 rows with problems"
    page.work.dropping.click()
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {"老王建材": 10_000_00, "新城五金店": 12_000_00, "广源建筑": 10_000_00}
    assert page.made is not None
    assert page.made.dropped == 3


def test_a_row_is_left_out_by_hand_and_taken_in_again(shop: AWindow) -> None:
    """The second of two papers with one number."""
    page = opened(shop, xlsx(MESSY))
    for row in (7, 8, 9, 11):
        page.work.grid.go_to(page.work.grid.sheet.index_of(row, "B"))
        shop.chord(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert {row for row, standing in standings(page).items() if standing is RowStanding.DROPPED} == {7, 8, 9, 11}
    assert page.draft is not None
    counted, anew = page.draft.verdict, SheetVerdict(page.draft.verdict.looked, page.draft.verdict.dropped)
    assert (+counted.counts, counted.money) == (anew.counts, anew.money)
    shop.chord(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert standings(page)[11] is RowStanding.CAUTION
    shop.chord(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop)["广源建筑"] == 5_000_00


def test_the_same_file_again_brings_nothing_new(shop: AWindow) -> None:
    """U48: re-import does not duplicate, and says so before anything is done."""
    page = opened(shop, xlsx(MESSY))
    page.work.dropping.click()
    page.run()
    settled(shop)
    page.begin_anew()
    good = [row for at, row in enumerate(MESSY) if at not in (6, 7, 8, 11)]  # the total counts those rows, too
    page = opened(shop, xlsx(good))
    assert set(standings(page).values()) == {RowStanding.KNOWN, RowStanding.CAUTION, RowStanding.NOT_READ}
    assert page.work.summary.text() == "Nothing here is new: the book has it all."
    assert not page.work.importing.isEnabled()


def test_what_the_book_refuses_stops_everything_and_is_shown_at_its_row(shop: AWindow) -> None:
    """U48: the gate speaks for a slip of today; without that row the rest comes in."""
    shop.do(lambda book, moment: add_customer(book.ledger, Customer("限额店", limit_fen=100), moment))
    rows = (
        ("客户", "日期", "品名", "数量", "单价"),
        ("老王建材", "2026-10-05", "水泥", "10", "5"),
        ("限额店", TODAY.isoformat(), "水泥", "10", "5"),
    )
    page = opened(shop, csv(rows), "送货.csv")
    assert page.work.kind.value() is ImportKind.SHIPMENTS
    page.run()
    settled(shop)
    assert owed(shop) == {}
    assert standings(page)[3] is RowStanding.BAD
    assert "is stopped" in page.work.told.text()
    assert not page.work.importing.isEnabled()
    page.leave_row_out()
    assert page.work.grid.sheet.problems() == [], "a row that is left out is no problem to go to"
    page.leave_row_out()
    page.work.dropping.click()
    page.run()
    settled(shop)
    assert owed(shop) == {"老王建材": 50_00}


def test_a_long_import_can_be_stopped_and_leaves_nothing(shop: AWindow) -> None:
    """U50: the bar's button stops it."""
    rows = [("客户", "日期", "金额"), *(("老王建材", "2026-10-05", str(at)) for at in range(1, 1500))]
    page = opened(shop, csv(rows), "收款.csv")
    page.work.kind.set_value(ImportKind.RECEIPTS)
    page.work.kind.changed.emit(page.work.kind.value())
    settled(shop)
    page.run()
    work = next(one for one in shop.jobs.running if one.progress is not None)
    assert work.progress is not None
    while not work.progress.done:
        turns(5)
    work.progress.cancel()
    settled(shop)
    assert work.progress.done < work.progress.total
    assert owed(shop) == {}
    assert shop.window.bar.notice is not None
    assert shop.window.bar.notice.text == "The import was stopped. Nothing was imported."
    assert page.work.importing.isEnabled()


# ── what the columns are ─────────────────────────────────────────────────────────────────────────


def test_f3_goes_to_what_is_asked_of_the_whole_sheet_once_no_cell_is_bad(shop: AWindow) -> None:
    """A figure typed then is the answer, and no new text of the cell that was mended last."""
    page = opened(shop, csv((("客户", "日期", "欠款"), ("老王建材", "9月18日", "10"), ("", "2026-10-05", "30"))))
    type_over(shop, "老王建材")
    shop.press(Qt.Key.Key_F3, "1")
    settled(shop)
    assert page.work.importing.isEnabled()
    assert page.work.grid.sheet.index_of(3, "A").data() == "老王建材"


def test_columns_nobody_knows_are_named_by_hand_once(shop: AWindow) -> None:
    """U48: choosers above the columns; the next sheet with these headings needs no hand."""
    rows = (("哪家", "哪天", "给了多少"), ("老王建材", "2026-10-05", "30"))
    page = opened(shop, csv(rows), "本子.csv")
    assert page.work.questions.notes.text().startswith("✕ Still missing: Customer, Amount / Unpaid.")
    assert standings(page) == {2: RowStanding.UNREAD}
    page.work.kind.set_value(ImportKind.RECEIPTS)
    page.work.kind.changed.emit(page.work.kind.value())
    settled(shop)
    for heading, field in (("哪家", Meaning.CUSTOMER), ("哪天", Meaning.DATE), ("给了多少", Meaning.AMOUNT)):
        choose(page, heading, field)
        settled(shop)
    assert not page.work.questions.notes.text().startswith("✕")
    assert standings(page) == {2: RowStanding.FINE}
    page.run()
    settled(shop)
    assert page.made is not None
    shop.press(Qt.Key.Key_Return)
    assert shop.window.route.page is PageName.CUSTOMERS
    page = opened(shop, csv([*rows, ("老王建材", "2026-10-06", "40")]), "本子2.csv")
    assert page.work.kind.value() is ImportKind.RECEIPTS
    assert standings(page) == {2: RowStanding.KNOWN, 3: RowStanding.FINE}


def test_a_column_read_wrongly_is_read_as_something_else_or_not_at_all(shop: AWindow) -> None:
    rows = (("客户", "日期", "金额", "备注"), ("老王建材", "2026-10-05", "30", "x" * 600))
    page = opened(shop, csv(rows), "收款.csv")
    assert bad_cells(page) == [(2, "D")]
    choose(page, "备注", None)
    settled(shop)
    assert bad_cells(page) == []
    assert page.work.grid.sheet.field_of(4) is None


def test_f4_drops_the_list_of_the_column_under_the_cursor(shop: AWindow) -> None:
    """U59: nothing needs the mouse."""
    page = opened(shop, xlsx(MESSY))
    page.work.grid.setFocus()
    shop.press(Qt.Key.Key_F4)
    chooser = page.work.grid.fields.choosers[page.work.grid.currentIndex().column()]
    assert chooser.view().isVisible()
    assert chooser.accessibleName() == "What the column “送货日期” is"
    chooser.hidePopup()


def test_of_several_sheets_the_one_that_fits_is_read_and_another_can_be_chosen(shop: AWindow) -> None:
    debts = (("客户", "日期", "到期日", "金额"), ("老王建材", "2026-10-05", "2026-11-05", "30"))
    people = (("客户名称", "电话"), ("李记", "13900000000"), ("赵记", "13900000001"))
    page = opened(shop, xlsx(people, debts, names=("客户", "欠款")))
    assert page.work.sheets.isVisible()
    assert (page.work.kind.value(), page.work.sheets.value()) == (ImportKind.OPEN_ITEMS, "欠款")
    page.work.kind.set_value(ImportKind.CUSTOMERS)
    page.work.kind.changed.emit(page.work.kind.value())
    settled(shop)
    assert page.work.sheets.value() == "客户"
    assert standings(page) == {2: RowStanding.NEW_CUSTOMER, 3: RowStanding.NEW_CUSTOMER}


# ── around it ────────────────────────────────────────────────────────────────────────────────────


def test_what_was_fixed_survives_a_look_at_another_sheet(shop: AWindow) -> None:
    """U20: nothing typed is thrown away without a way back."""
    page = opened(shop, xlsx(MESSY))
    type_over(shop, "2026-10-10")
    shop.chord(Qt.Key.Key_N, CONTROL)
    assert page.draft is None
    shop.window.bar.press(0)
    settled(shop)
    assert bad_cells(page) == [(8, "F"), (9, "B")]


def test_a_sheet_stays_while_one_looks_elsewhere_and_a_result_is_told_once(shop: AWindow) -> None:
    page = opened(shop, csv((("客户", "日期", "金额"), ("李记", "2026-10-05", "30"))), "欠款.csv")
    shop.go(PageName.CUSTOMERS)
    assert import_page(shop).parts.currentWidget() is page.work
    assert shop.window.top.context.text() == "欠款.csv", "the title of the window tells which sheet it is"
    page.run()
    settled(shop)
    assert page.parts.currentWidget() is page.result
    shop.go(PageName.CUSTOMERS)
    assert import_page(shop).parts.currentWidget() is page.start


def test_an_empty_sheet_to_fill_in_is_read_again(shop: AWindow) -> None:
    """U48: a template for each kind."""
    page, path = import_page(shop), shop.folder.parent / "客户.xlsx"
    page.start.write_template(ImportKind.CUSTOMERS, path)
    settled(shop)
    assert shop.window.bar.notice is not None
    assert "客户.xlsx" in shop.window.bar.notice.text
    page.read(path)
    settled(shop)
    assert page.work.kind.value() is ImportKind.CUSTOMERS
    assert page.work.grid.sheet.name_of(1) == "Customer name"


def test_the_start_offers_to_take_the_last_import_back(shop: AWindow) -> None:
    page = opened(shop, csv((("客户", "日期", "金额"), ("李记", "2026-10-05", "30"))), "欠款.csv")
    page.run()
    settled(shop)
    page.begin_anew()
    assert page.start.last.text() == "Last import: 欠款.csv, 2026-11-21"
    page.start.undoing.click()
    settled(shop)
    assert owed(shop) == {}
    assert not page.start.undoing.isVisible()


@pytest.mark.skipif(not SHARED_SHEETS.is_dir(), reason="the templates of other programs lie beside the checkout")
def test_the_templates_of_other_programs_are_read_as_what_they_are(shop: AWindow) -> None:
    """U48: five files as shops pass them round, each with rows or with a reason in words."""
    kinds = {}
    for file in sorted(SHARED_SHEETS.iterdir()):
        page = opened(shop, file.read_bytes(), file.name)
        assert page.draft is not None, file.name
        assert page.draft.verdict.is_read
        assert page.draft.verdict.looked.trouble is None, file.name
        kinds[file.name] = page.work.kind.value()
        assert all(page.desk.tell(bad.reason) for bad in page.draft.verdict.bad.values())
    assert kinds == {
        "加工订单导入模板.csv": ImportKind.SHIPMENTS,
        "客户信息导入模板.csv": ImportKind.CUSTOMERS,
        "对账单模板.xlsx": ImportKind.RECEIPTS,
        "应收应付对账导入模板.xlsx": ImportKind.OPEN_ITEMS,
        "应收应付导入模板.csv": ImportKind.OPEN_ITEMS,
    }


def test_a_name_above_the_table_is_fixed_there_for_all_rows(shop: AWindow) -> None:
    """A customer's own sheet: the line above the table is part of the grid."""
    rows = (("客户：", "（请填写）"), ("收款日期", "收款金额"), ("2026-10-05", "30"), ("2026-10-06", "40"))
    page = opened(shop, csv(rows), "李记.csv")
    assert standings(page) == {1: RowStanding.BAD, 3: RowStanding.NOT_READ, 4: RowStanding.NOT_READ}
    type_over(shop, "李记")
    assert standings(page) == {1: RowStanding.TITLE, 3: RowStanding.NEW_CUSTOMER, 4: RowStanding.NEW_CUSTOMER}


def test_a_sheet_of_one_customer_is_told_whose_it_is(shop: AWindow) -> None:
    """A customer's own sheet that says the name nowhere: typed once, for all rows."""
    rows = (("日期", "品名", "数量", "单价"), ("2026-10-05", "水泥", "10", "5"), ("2026-10-06", "沙子", "2", "40"))
    page = opened(shop, csv(rows), "老王建材.csv")
    assert page.work.kind.value() is ImportKind.SHIPMENTS
    assert page.work.questions.notes.text().startswith("✕ Still missing: Customer.")
    assert page.work.everybody.isVisible()
    page.work.everybody.setFocus()
    page.work.everybody.setText("老王建材")
    shop.press(Qt.Key.Key_Return)
    settled(shop)
    assert standings(page) == {2: RowStanding.FINE, 3: RowStanding.FINE}
    page.run()
    settled(shop)
    assert owed(shop) == {"老王建材": 130_00}


def test_what_is_still_being_typed_is_judged_before_anything_comes_in(shop: AWindow) -> None:
    """U48: Ctrl+Enter in an open cell keeps the cell; pressed again, it imports."""
    page = opened(shop, csv((("客户", "日期", "金额"), ("李记", "2026-10-05", "30"))), "欠款.csv")
    page.work.grid.go_to(page.work.grid.sheet.index_of(2, "C"))
    shop.press("45")
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {}
    shop.chord(Qt.Key.Key_Return, CONTROL)
    settled(shop)
    assert owed(shop) == {"李记": 45_00}


def test_nothing_comes_in_before_it_is_said_how_new_customers_pay(shop: AWindow) -> None:
    """R003: no guess makes old debts overdue; the answer says what it means, with a day as an example (case 4)."""
    page = opened(shop, csv((("客户", "日期", "金额"), ("新来的", "2026-09-05", "30"))), "旧账.csv")
    page.work.kind.set_value(ImportKind.OPEN_ITEMS)
    page.work.kind.changed.emit(page.work.kind.value())
    page.work.questions.terms.choice.set_value(None)
    page.work.questions.terms.choice.activated.emit(0)
    settled(shop)
    assert "新来的" in page.work.questions.terms.question.text()
    assert not page.work.importing.isEnabled()
    assert page.work.summary.text() == "Choose above how the new customers pay."
    page.run()
    settled(shop)
    assert owed(shop) == {}
    assert page.work.questions.terms.choice.hasFocus()
    say_how_they_pay(page, Terms(TermsKind.NEXT_MONTH_DAYS, days=30))
    meaning = page.work.questions.terms.meaning.text()
    assert "due on 2026-12-30" in meaning
    assert "does not tell which rows were hidden" in meaning, "what is told of the sheet stays beside it"
    page.run()
    settled(shop)
    assert owed(shop) == {"新来的": 30_00}
    (customer,) = [one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "新来的"]
    assert customer.terms == Terms(TermsKind.NEXT_MONTH_DAYS, days=30)


def test_the_answer_how_new_customers_pay_moves_no_row_of_the_table(shop: AWindow) -> None:
    """What it means has its place before it is said: the next click hits the row it was meant for."""
    page = opened(shop, csv((("客户", "日期", "金额"), ("新来的", "2026-09-05", "30"))), "旧账.csv")
    page.work.kind.set_value(ImportKind.OPEN_ITEMS)
    page.work.kind.changed.emit(page.work.kind.value())
    page.work.questions.terms.forget()
    settled(shop)
    before = page.work.grid.geometry()
    for terms in USUAL:
        say_how_they_pay(page, terms)
        settled(shop)
        assert page.work.questions.terms.meaning.text()
        assert page.work.grid.geometry() == before


def test_customers_the_book_knows_are_not_asked_about(shop: AWindow) -> None:
    page = opened(shop, csv((("客户", "日期", "金额"), ("老王建材", "2026-09-05", "30"))), "旧账.csv")
    assert not page.work.questions.terms.asked
    assert page.work.importing.isEnabled()
