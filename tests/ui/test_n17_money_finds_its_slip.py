"""N17: a bill is chosen, each income has its customer beside it, one key takes it, none is taken unasked or twice."""

import base64
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.promises import Promise
from desktop_app.operations.drafts import drafts
from desktop_app.operations.promises import make_promise
from desktop_app.operations.receipts import receipts
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.bills.bill_forms import ArchivePassword, FirstAsked, OtherCustomer
from desktop_app.ui.bills.bills import BillsPage
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.exchange.bills import houses
from tests.exchange.bills.test_bills import ARCHIVES
from tests.ui.stories import a_customer, pays, ships, still_open
from tests.ui.window import TODAY, AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as window:
        yield window


def wechat(bench: AWindow, *incomes: tuple[str, str, str]) -> Path:
    """A bill with these (payer, words, yuan), newest last."""
    lines: list[Sequence[str]] = [
        (f"2026-11-2{at % 2} 10:{at:02d}:00", "转账", payer, words or "/", "收入", f"¥{yuan}", "/", "已存入零钱",
         f"10000500012026112{at:015d}", "/", "/")
        for at, (payer, words, yuan) in enumerate(incomes)
    ]  # fmt: skip
    file = bench.folder / "wechat.csv"
    file.write_bytes(houses.as_csv(houses.wechat(lines)))
    return file


def page_of(bench: AWindow, file: Path) -> BillsPage:
    page = bench.go(PageName.BILLS, words=str(file))
    bench.settle()
    assert isinstance(page, BillsPage)
    page.table.view.setFocus()
    return page


def taken(bench: AWindow) -> list[tuple[str, int, str]]:
    found = bench.ask(lambda book: receipts(book.ledger, TODAY))
    return sorted((one.customer, one.amount_fen // 100, one.method) for one in found if not one.reversed_by)


def states(page: BillsPage) -> list[ClaimState]:
    return [row.state for row in page.rows]


def press(bench: AWindow, *keys: Qt.Key | str) -> None:
    for key in keys:
        bench.press(key)
        bench.settle()


def test_fifty_receipts_take_at_most_sixty_keys(bench: AWindow) -> None:
    """One key for all that is certain, one for each that is likely, two where somebody must be chosen."""
    incomes = []
    for at in range(50):
        who = a_customer(bench, f"{'甲乙丙丁戊己庚辛壬癸'[at // 5]}{'金木水火土'[at % 5]}建材店")
        ships(bench, who, 1000 + at, date(2026, 9, 1))
        code = f"C{who:04d}"
        words = {0: (f"小{at}", code), 1: (f"{'甲乙丙丁戊己庚辛壬癸'[at // 5]}{'金木水火土'[at % 5]}建材店", "")}
        payer, remark = words.get(at % 5, ("微信用户", ""))
        incomes.append((payer, remark, f"{1000 + at}.00" if at % 5 > 1 else "500.00"))
    page = page_of(bench, wechat(bench, *incomes))
    assert taken(bench) == []
    bench.keys = 0
    bench.chord(KEY.Key_Return, CONTROL)
    bench.settle()
    while any(row.state.is_open for row in page.table.model.records) and bench.keys < 70:
        row = page.table.current()
        assert row is not None
        if row.state is ClaimState.ASK:
            press(bench, KEY.Key_Right)
        press(bench, KEY.Key_Return)
    assert len(taken(bench)) == 50
    assert bench.keys <= 60
    print(f"50 receipts: {bench.keys} keys")


def test_enter_takes_the_line_and_the_week_tells_what_it_changed(bench: AWindow) -> None:
    wang = a_customer(bench, "老王建材")
    slip = ships(bench, wang, 3000, date(2026, 9, 1))
    promise = Promise(wang, 300_000, date(2026, 11, 25), date(2026, 11, 10))
    bench.do(lambda book, moment: make_promise(book.ledger, promise, moment), date(2026, 11, 10))
    page = page_of(bench, wechat(bench, ("老王建材", "货款", "3000.00")))
    assert "Exactly 3,000.00 was promised" in "".join(one.text() for one in page.facts.choices.reasons)
    assert f"{slip}   3,000.00" in page.facts.choices.slips.text()
    press(bench, KEY.Key_Return)
    week = bench.window.current_page()
    assert isinstance(week, ThisWeekPage)
    assert week.news.head.text() == "1 receipts came in, 3,000.00."
    assert week.news.words.text() == (
        "Promises kept: 老王建材 3,000.00 (11-25)\nNothing is overdue any more, thank them: 老王建材"
    )
    assert taken(bench) == [("老王建材", 3000, "WeChat")]
    assert still_open(bench, wang) == []


def test_a_line_that_was_taken_is_taken_back_by_the_undo_key_and_can_be_taken_again(bench: AWindow) -> None:
    wang = a_customer(bench, "老王建材")
    ships(bench, wang, 3000, date(2026, 9, 1))
    page = page_of(bench, wechat(bench, ("老王建材", "", "1000.00"), ("路人", "", "3.21")))
    press(bench, KEY.Key_Return)
    assert states(page) == [ClaimState.TAKEN, ClaimState.ASK]
    bench.chord(KEY.Key_Z, CONTROL)
    bench.settle()
    assert states(page) == [ClaimState.CERTAIN, ClaimState.ASK]
    assert taken(bench) == []
    bench.chord(KEY.Key_Return, CONTROL)
    bench.settle()
    assert taken(bench) == [("老王建材", 1000, "WeChat")]
    again = page_of(bench, wechat(bench, ("老王建材", "", "1000.00"), ("路人", "", "3.21")))
    assert states(again) == [ClaimState.TAKEN, ClaimState.ASK]


def test_a_line_is_taken_back_only_after_its_receipt_was_named(bench: AWindow) -> None:
    """One letter in the list never voids money in silence."""
    wang = a_customer(bench, "老王建材")
    ships(bench, wang, 3000, date(2026, 9, 1))
    page = page_of(bench, wechat(bench, ("老王建材", "", "1000.00"), ("路人", "", "3.21")))
    press(bench, KEY.Key_Return)
    page.list.choose("state", "done")
    page.table.view.setFocus()
    press(bench, "d")
    assert taken(bench) == [("老王建材", 1000, "WeChat")]
    assert "1,000.00" in page.panel.form(FirstAsked).consequence.text()
    press(bench, KEY.Key_Return)
    assert taken(bench) == []


def test_where_all_is_claimed_it_says_so_and_another_bill_is_one_key_away(
    bench: AWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ships(bench, a_customer(bench, "老王建材"), 3000, date(2026, 9, 1))
    file = wechat(bench, ("老王建材", "", "1000.00"), ("路人", "", "3.21"))
    page = page_of(bench, file)
    press(bench, KEY.Key_Return, "n")
    page = page_of(bench, file)
    seen = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    assert any("Every line of these bills is claimed" in one for one in seen)
    assert not any("fits the filter" in one for one in seen)
    asked: list[bool] = []
    monkeypatch.setattr(page.shelf, "choose", lambda _: asked.append(True))
    bench.chord(KEY.Key_O, CONTROL)
    assert asked == [True]


def test_a_bill_that_was_not_gone_through_is_read_again_on_coming_back(tmp_path: Path, qapp: QApplication) -> None:
    """U21: a power cut or another text size loses no line; the book keeps where the file lies and none of its lines."""
    with a_window(tmp_path) as first:
        ships(first, a_customer(first, "老王建材"), 3000, date(2026, 9, 1))
        page_of(first, wechat(first, ("老王建材", "", "1000.00"), ("路人", "", "3.21")))
        kept = first.ask(lambda book: drafts(book.ledger, "bills"))
    assert "wechat.csv" in kept[0].content
    assert "路人" not in kept[0].content
    with a_window(tmp_path, book=tmp_path / "book") as again:
        page = again.go(PageName.BILLS)
        again.settle()
        assert isinstance(page, BillsPage)
        assert states(page) == [ClaimState.CERTAIN, ClaimState.ASK]
        page.table.view.setFocus()
        press(again, KEY.Key_Return, "n")
        assert again.ask(lambda book: drafts(book.ledger, "bills")) == []


def test_enter_takes_nobody_where_nobody_was_chosen(bench: AWindow) -> None:
    """Two customers owe just this: it is said which."""
    for name in ("甲店", "乙店"):
        ships(bench, a_customer(bench, name), 500, date(2026, 9, 1))
    page = page_of(bench, wechat(bench, ("微信用户", "", "500.00"), ("路人", "", "3.21")))
    press(bench, KEY.Key_Return)
    assert taken(bench) == []
    press(bench, "2")
    choice = page.facts.subject
    assert choice is not None
    press(bench, KEY.Key_Return)
    assert len(taken(bench)) == 1


def test_another_customer_is_found_by_typing_and_learnt_with_the_payer(bench: AWindow) -> None:
    wang = a_customer(bench, "老王建材")
    ships(bench, wang, 3000, date(2026, 9, 1))
    page = page_of(bench, wechat(bench, ("小赵", "", "123.00"), ("小赵", "", "124.00"), ("小赵", "", "125.00")))
    for _ in range(2):
        press(bench, "/")
        form = page.panel.shown
        assert isinstance(form, OtherCustomer)
        press(bench, "lw", KEY.Key_Return)
        if form.isVisible():
            press(bench, KEY.Key_Return)
        page.table.view.setFocus()
    assert [one for one in states(page) if one.is_open] == [ClaimState.CERTAIN]


def test_n_says_it_is_no_customers_and_the_payer_is_known_again(bench: AWindow) -> None:
    page = page_of(bench, wechat(bench, ("美团收款", "", "286.00"), ("美团收款", "", "99.00"), ("路人", "", "3.21")))
    press(bench, "n")
    assert sorted(state.value for state in states(page)) == ["ask", "nobody", "stranger"]
    bench.chord(KEY.Key_Z, CONTROL)
    bench.settle()
    assert {state.value for state in states(page)} == {"ask"}
    press(bench, "n")
    page.table.choose(next(row.line.key for row in page.rows if row.state is ClaimState.NOBODY))
    press(bench, KEY.Key_Return)
    assert sorted(state.value for state in states(page)) == ["ask", "stranger", "stranger"]


def test_a_locked_archive_asks_for_its_password(bench: AWindow) -> None:
    file = bench.folder / "bill.zip"
    file.write_bytes(base64.b64decode(ARCHIVES["aes256"]))
    page = page_of(bench, file)
    form = page.panel.shown
    assert isinstance(form, ArchivePassword)
    form.password.setFocus()
    press(bench, "123456", KEY.Key_Return)
    assert [row.line.payer for row in page.table.model.records] == ["郭志强"]


def drop(bench: AWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    bench.window.dropEvent(event)
    bench.settle()


def test_a_bill_is_dropped_on_the_window(bench: AWindow) -> None:
    """On its own page at once, from wherever: as a sheet of receipts it would be booked a second time."""
    file = wechat(bench, ("小赵", "", "123.00"))
    bench.go(PageName.BILLS)
    drop(bench, file)
    page = bench.window.current_page()
    assert isinstance(page, BillsPage)
    assert [row.line.payer for row in page.rows] == ["小赵"]
    bench.go(PageName.CUSTOMERS)
    drop(bench, file)
    bench.settle()
    assert bench.window.current_page() is page
    archive = bench.folder / "bill.zip"
    archive.write_bytes(base64.b64decode(ARCHIVES["aes256"]))
    drop(bench, archive)
    assert isinstance(bench.window.current_page(), BillsPage)


def test_nothing_is_taken_before_a_doubt_of_the_bill_was_read(bench: AWindow) -> None:
    wang = a_customer(bench, "老王建材")
    ships(bench, wang, 3000, date(2026, 9, 1))
    file = bench.folder / "bank.csv"
    rows = [
        ("交易日期", "收入", "支出", "对方户名"),
        ("2026-11-20", "10.00", "", "老王建材"),
        ("2026-11-31", "9", "", "甲"),
    ]
    file.write_bytes(houses.as_csv(rows))
    page = page_of(bench, file)
    press(bench, KEY.Key_Return)
    assert taken(bench) == []
    assert page.shelf.doubts == [], "Enter read it, and takes the line now"
    press(bench, KEY.Key_Return)
    assert taken(bench) == [("老王建材", 10, "Bank transfer")]


def test_the_money_may_be_left_on_account_or_spread_by_hand(bench: AWindow) -> None:
    wang = a_customer(bench, "老王建材")
    ships(bench, wang, 3000, date(2026, 9, 1))
    page_of(bench, wechat(bench, ("老王建材", "", "100.00"), ("老王建材", "", "200.00"), ("路人", "", "3.21")))
    press(bench, "g")
    assert still_open(bench, wang)[0][1] == 3000
    press(bench, "h")
    assert len(taken(bench)) == 1
    press(bench, KEY.Key_Return)
    page = bench.window.current_page()
    assert page is not None
    assert page.name is PageName.RECEIPT_FORM
    assert len(taken(bench)) == 2


def test_a_receipt_typed_by_hand_is_found_and_not_booked_again(bench: AWindow) -> None:
    wang = a_customer(bench, "老王建材")
    ships(bench, wang, 3000, date(2026, 9, 1))
    pays(bench, wang, 100, date(2026, 11, 20))
    page = page_of(bench, wechat(bench, ("老王建材", "", "100.00"), ("路人", "", "3.21")))
    assert states(page)[0] is ClaimState.TWIN
    assert page.facts.choices.rows[0].words.startswith("The same as SKD-")
    press(bench, KEY.Key_Return)
    assert len(taken(bench)) == 1
    assert states(page)[0] is ClaimState.TAKEN
