"""U48: what a sheet leaves open is asked at its cell, with its choices; no row moves while it is answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.operations.customers import add_customer, all_customers
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.reports import balances
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.importing.answer_keys import AnswerList
from desktop_app.ui.importing.import_sheet import ImportSheetPage
from desktop_app.ui.importing.sheet_model import DECIDED_ROLE
from desktop_app.ui.importing.sheet_verdict import RowStanding
from tests.exchange.sheets import csv
from tests.ui.window import TODAY, AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """甲店建材 with its contact 王老五, a limit and 30 days."""
    with a_window(tmp_path) as bench:
        customer = Customer(
            "甲店建材",
            contacts=(Contact("王老五"),),
            phone="13800000001",
            limit_fen=5000_00,
            terms=Terms(TermsKind.DAYS, days=30),
        )
        bench.do(lambda book, moment: add_customer(book.ledger, customer, moment))
        yield bench


def opened(bench: AWindow, *rows: tuple[str, ...], name: str = "表.csv") -> ImportSheetPage:
    file = bench.folder.parent / name
    file.write_bytes(csv(rows))
    page = bench.go(PageName.IMPORT)
    assert isinstance(page, ImportSheetPage)
    page.read(file)
    settled(bench)
    return page


def settled(bench: AWindow) -> None:
    for _ in range(3):
        bench.settle()


def answer(page: ImportSheetPage, bench: AWindow, key: str) -> None:
    choice = page.work.questions.choice
    choice.set_value(key)
    choice.activated.emit(choice.currentIndex())
    settled(bench)


def asked(page: ImportSheetPage) -> list[str]:
    return [one.key for one in page.work.draft.verdict.doubts]


def owed(bench: AWindow) -> dict[str, int]:
    return {one.name: one.balance_fen for one in bench.ask(lambda book: balances(book.ledger, TODAY))}


def test_who_paid_is_asked_at_the_name_and_nothing_comes_in_before_it_is_said(shop: AWindow) -> None:
    """c17."""
    page = opened(shop, ("付款人", "收款日期", "收款金额"), ("王老五", "2026-09-05", "250"))
    work = page.work
    assert work.questions.shown is not None
    assert (work.questions.shown.key, work.draft.verdict.standing(2)) == ("who@A2", RowStanding.OPEN)
    assert "王老五" in work.questions.said.text()
    assert not work.importing.isEnabled()
    page.run()
    assert work.questions.keys.hasFocus()
    shop.press("1")
    settled(shop)
    assert (work.questions.waits, work.importing.isEnabled()) == (False, True)
    assert work.summary.text() == "Comes in: 0.00 owed, 250.00 received"
    page.run()
    settled(shop)
    assert owed(shop) == {"甲店建材": -250_00}


def test_differences_are_taken_one_by_one_or_all_at_once_and_no_row_moves(shop: AWindow) -> None:
    """c07: each field by choice."""
    page = opened(
        shop,
        ("客户名称", "电话", "信用额度", "结算方式"),
        ("甲店建材", "13900000009", "20000", "60天"),
        ("新来的", "137", "", "现结"),
    )
    work, grid = page.work, page.work.grid
    before = grid.geometry()
    assert [one.key for one in work.draft.verdict.doubts] == ["differs@B2", "differs@C2", "differs@D2"]
    answer(page, shop, "book")
    assert (len(work.draft.verdict.doubts), grid.geometry()) == (2, before)
    work.questions.every.setChecked(True)
    answer(page, shop, "sheet")
    assert (work.draft.verdict.doubts, grid.geometry(), work.importing.isEnabled()) == ((), before, True)
    page.run()
    settled(shop)
    jia = next(one for one in shop.ask(lambda book: all_customers(book.ledger)) if one.name == "甲店建材")
    assert (jia.phone, jia.limit_fen, jia.terms.days) == ("13800000001", 20000_00, 60)


def test_the_cursor_brings_the_question_of_its_row_and_f3_goes_to_the_next(shop: AWindow) -> None:
    page = opened(
        shop,
        ("付款人", "收款日期", "收款金额"),
        ("丙店", "2026-09-05", "1"),
        ("王老五", "2026-09-05", "250"),
        ("甲店", "2026-09-06", "50"),
    )
    work = page.work
    work.grid.go_to(work.grid.sheet.index_of(2, "A"))
    page.next_problem()
    assert work.questions.shown is not None
    assert work.questions.shown.key == "who@A3"
    page.next_problem()
    assert work.questions.shown.key == "who@A4"


def test_one_key_answers_arrows_go_on_and_what_was_said_stays_at_its_cell(shop: AWindow) -> None:
    """Three questions, a key each; the cursor goes along. A figure typed on a cell in doubt answers, it is no text."""
    page = opened(
        shop,
        ("客户名称", "电话", "信用额度", "结算方式"),
        ("甲店建材", "13900000009", "20000", "60天"),
    )
    work, sheet = page.work, page.work.grid.sheet
    shop.press(Qt.Key.Key_F8)
    shop.press(Qt.Key.Key_Down)
    assert work.questions.shown is not None
    assert (work.questions.shown.key, sheet.place(work.grid.currentIndex())) == ("differs@C2", (1, 2))
    shop.press("2")
    settled(shop)
    assert work.questions.keys.hasFocus()
    shop.press("1")
    settled(shop)
    work.grid.go_to(sheet.index_of(2, "D"))
    work.grid.setFocus()
    shop.press("1")
    settled(shop)
    assert asked(page) == []
    assert sheet.index_of(2, "D").data() == "60天"
    kept = sheet.index_of(2, "C")
    assert (kept.data(DECIDED_ROLE), sheet.told(kept)[-1]) == (True, "✓ You said: keep 5,000.00")
    assert work.draft.wanted.accepted == {"differs@B2": "sheet", "differs@C2": "book", "differs@D2": "sheet"}


def test_figures_stand_at_the_ways_only_while_a_figure_answers_and_the_end_counts_as_the_sheet_did(
    shop: AWindow,
) -> None:
    """A figure typed in a nameless row is text: nothing on the page says that it would answer the doubt above. A name
    that is a figure is asked about. The total and what is no customer are counted as not imported before and after; who
    owes nothing is counted as a new customer.
    """
    page = opened(
        shop,
        ("客户", "欠款"),
        ("甲店建材", "12000"),
        ("", "500"),
        ("东风超市", "0"),
        ("现金", "360"),
        ("合计", "12860"),
    )
    work, caps = page.work, page.work.questions.keys.rows
    assert [one.which for one in work.questions.doubts] == ["name"]
    work.grid.setFocus()
    work.grid.go_to(work.grid.sheet.index_of(3, "A"))
    assert [row.cap for row in caps[:2]] == ["", ""]
    work.grid.go_to(work.grid.sheet.index_of(5, "A"))
    assert [row.cap for row in caps[:2]] == ["1", "2"]
    work.grid.model().setData(work.grid.sheet.index_of(3, "A"), "1")
    settled(shop)
    assert [one.key for one in work.questions.doubts] == ["name@A3", "name@A5"]
    work.grid.model().setData(work.grid.sheet.index_of(3, "A"), "甲店建材")
    settled(shop)
    answer(page, shop, "out")
    assert work.draft.verdict.counts[RowStanding.NOT_READ] == 2
    assert any("东风超市" in str(one) for one in work.draft.verdict.of_table())
    work.questions.terms.choice.set_value(Terms())
    work.questions.terms.choice.activated.emit(0)
    assert "2 entries, 1 customers without a debt" in work.importing.text()
    page.run()
    settled(shop)
    assert [card.figure() for card in page.result.cards.cards] == ["2", "1", "0", "2"]


def test_each_of_many_answers_is_reached_by_its_figure_and_none_is_taken_by_walking_past(qapp: QApplication) -> None:
    """More than four ways stand in a list: an arrow took the first of them, and no key reached the others."""
    ways = AnswerList()
    taken: list[object] = []
    moved: list[int] = []
    ways.changed.connect(taken.append)
    ways.moved.connect(moved.append)
    ways.set_ways([(f"way-{at}", f"Way {at}") for at in range(1, 8)], "Choose", "What is it?")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_W, Qt.Key.Key_9, Qt.Key.Key_Right):
        QTest.keyClick(ways, key)
        ways.hidePopup()
    assert (taken, moved) == ([], [1])
    QTest.keyClick(ways, Qt.Key.Key_7)
    assert taken == ["way-7"]
    assert ways.itemText(7).startswith("7  ")
    ways.close()


def test_answers_are_taken_back_and_asked_again(shop: AWindow) -> None:
    page = opened(shop, ("付款人", "收款日期", "收款金额"), ("王老五", "2026-09-05", "250"))
    answer(page, shop, "new")
    assert asked(page) == []
    page.work.questions.quiet_again.click()
    settled(shop)
    assert asked(page) == ["who@A2"]


def test_a_row_in_doubt_that_is_left_out_holds_nothing_up(shop: AWindow) -> None:
    page = opened(
        shop, ("客户", "收款日期", "收款金额"), ("王老五", "2026-09-05", "250"), ("甲店建材", "2026-09-05", "9")
    )
    page.work.grid.go_to(page.work.grid.sheet.index_of(2, "A"))
    page.leave_row_out()
    assert page.work.importing.isEnabled()
    page.run()
    settled(shop)
    assert owed(shop) == {"甲店建材": -9_00}


def test_mending_a_cell_until_nobody_lacks_terms_moves_no_row(shop: AWindow) -> None:
    """The question about terms goes, its place stays."""
    page = opened(shop, ("客户", "日期", "金额"), ("新来的", "2026-09-05", "30"), name="旧账.csv")
    work = page.work
    work.kind.set_value(ImportKind.OPEN_ITEMS)
    work.kind.changed.emit(work.kind.value())
    settled(shop)
    before = work.grid.geometry()
    assert work.questions.terms.asked
    work.grid.sheet.setData(work.grid.sheet.index_of(2, "A"), "甲店建材")
    settled(shop)
    assert (work.questions.terms.asked, work.grid.geometry()) == (False, before)


# ── doors ────────────────────────────────────────────────────────────────────────────────────────


def dropped(bench: AWindow, *files: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    event.ignore()
    bench.window.dropEvent(event)
    settled(bench)
    return event


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (PageName.CUSTOMERS, ImportKind.CUSTOMERS),
        (PageName.GOODS, ImportKind.GOODS),
        (PageName.SHIPMENTS, ImportKind.SHIPMENTS),
        (PageName.RECEIPTS, ImportKind.RECEIPTS),
        (PageName.THIS_WEEK, ImportKind.OPEN_ITEMS),
    ],
)
def test_the_lists_have_a_door_to_the_import_of_their_kind(shop: AWindow, name: PageName, kind: ImportKind) -> None:
    page = shop.go(name)
    assert isinstance(page, ListPage)
    page.standing["import"].click()
    settled(shop)
    assert shop.window.route.page is PageName.IMPORT
    importing = shop.window.current_page()
    assert isinstance(importing, ImportSheetPage)
    assert importing.otherwise is kind


def test_a_sheet_dropped_anywhere_on_the_window_is_opened_and_a_picture_is_not(shop: AWindow) -> None:
    shop.go(PageName.RECEIPTS)
    file, picture = shop.folder.parent / "收款.csv", shop.folder.parent / "照片.png"
    file.write_bytes(csv((("客户", "收款日期", "收款金额"), ("甲店建材", "2026-09-05", "9"))))
    picture.write_bytes(b"x")
    assert not dropped(shop, picture).isAccepted()
    assert shop.window.route.page is PageName.RECEIPTS
    assert dropped(shop, picture, file).isAccepted()
    page = shop.window.current_page()
    assert isinstance(page, ImportSheetPage)
    assert page.context() == "收款.csv"
    assert page.work.kind.value() is ImportKind.RECEIPTS


def test_a_word_that_is_committed_into_a_closed_cell_loses_no_sign_and_the_marks_stay_in_sight(shop: AWindow) -> None:
    """西门老吴 came as 门老吴: an input method may give signs one by one without composing. A cell that has room beside
    the marks is shown with them.
    """
    page = opened(shop, ("客户", "欠款"), ("", "500"), ("东风超市", "60"))
    grid = page.work.grid
    assert grid.horizontalScrollBar().value() == 0
    grid.go_to(grid.sheet.index_of(2, "A"))
    for word in ("西", "门老吴"):
        event = QInputMethodEvent()
        event.setCommitString(word)
        QApplication.sendEvent(QApplication.focusWidget() or grid, event)
    shop.press(Qt.Key.Key_Return)
    settled(shop)
    assert grid.sheet.index_of(2, "A").data() == "西门老吴"
    grid.horizontalScrollBar().setRange(0, 400)
    grid.horizontalScrollBar().setValue(150)
    grid.go_to(grid.sheet.index_of(3, "A"))
    assert grid.horizontalScrollBar().value() == 0


def test_enter_on_the_button_that_has_the_keyboard_opens_a_file(shop: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shop.go(PageName.IMPORT)
    assert isinstance(page, ImportSheetPage)
    asked: list[object] = []

    def ask(*about: object) -> tuple[Path, ...]:
        asked.append(about)
        return ()

    monkeypatch.setattr("desktop_app.ui.importing.import_sheet.files_asked", ask)
    assert page.choosing.hasFocus()
    shop.press(Qt.Key.Key_Return)
    assert len(asked) == 1
