"""The list of papers: what waits, what came back, what the customer answered, and the scan that proves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.domain.contacts import Channel
from desktop_app.domain.dates import MONTH_END
from desktop_app.domain.papers import PaperKind, PaperState
from desktop_app.domain.sendings import SentBy, SentPaper
from desktop_app.domain.statement_periods import last_closed
from desktop_app.domain.statements import StatementState
from desktop_app.operations.paper_rows import scan_of
from desktop_app.operations.paper_runs import came_back_signed, printed_well, state_month
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.papers.papers import EVERYBODY, PapersPage
from desktop_app.ui.papers.statement_forms import AnswerPanel, SentPanel
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel
from tests.exchange.test_hostile_scans import tiff
from tests.ui.paper_shop import owing, page_shown, paper, until
from tests.ui.window import AWindow, a_window, turns


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    """A statement that was not printed, one slip that waits for its signature, one that was not printed."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with a_window(tmp_path) as bench:
        wang, slip = owing(bench, "老王建材")
        owing(bench, "宏达建材")
        bench.do(lambda book, moment: printed_well(book, [slip], moment))
        bench.do(lambda book, moment: state_month(book.ledger, wang, last_closed(moment.today, MONTH_END), moment))
        yield bench


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    picture = QImage(300, 200, QImage.Format.Format_RGB888)
    picture.fill(QColor("#c0ffee"))
    picture.save(str(tmp_path / "回单.png"))
    return tmp_path / "回单.png"


def the_list(bench: AWindow, **facts: object) -> PapersPage:
    page = bench.go(PageName.PAPERS, **facts)
    assert isinstance(page, PapersPage)
    page.table.view.setFocus()
    return page


def on(bench: AWindow, page: PapersPage, kind: PaperKind, customer: str = "老王建材") -> str:
    """Put the cursor on the customer's paper of this kind; its number."""
    row = next(row for row in page.table.model.shown if row.kind is kind and row.customer == customer)
    page.table.choose(row.number)
    bench.settle()
    return row.number


def signed(page: PapersPage) -> SignedPanel:
    return page.panel.form(SignedPanel)


def answer(page: PapersPage) -> AnswerPanel:
    return page.panel.form(AnswerPanel)


def scans(page: PapersPage) -> ScanView:
    part = page.parts.currentWidget()
    assert isinstance(part, ScanView)
    return part


def chips(page: PapersPage) -> list[str]:
    return [page.table.model.index(at, 0).data() for at in range(page.table.model.rowCount())]


def test_every_paper_says_in_words_where_it_is(shop: AWindow) -> None:
    """U43, U58."""
    page = the_list(shop)
    assert chips(page) == ["not printed", "not printed", "to be signed"]
    assert [one.kind for one in page.table.model.shown].count(PaperKind.STATEMENT) == 1


def test_the_list_narrows_by_state_kind_and_customer(shop: AWindow) -> None:
    """U32."""
    page = the_list(shop)
    page.list.choose("state", "waiting")
    assert chips(page) == ["to be signed"]
    page.list.choose("state", "all")
    page.list.choose("kind", PaperKind.STATEMENT)
    assert len(chips(page)) == 1
    page.list.choose("kind", None)
    customer = page.table.model.shown[0].customer_id
    page = the_list(shop, customer_id=customer)
    assert {row.customer_id for row in page.table.model.shown} == {customer}
    everybody = page.standing[EVERYBODY]
    assert everybody.isVisible()
    everybody.click()
    shop.settle()
    assert len(chips(page)) == 3


def test_a_signed_slip_takes_three_keys(shop: AWindow) -> None:
    """U44, U20: S, Enter on the day, Enter on the note, and it is written."""
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S, Qt.Key.Key_Return)
    assert signed(page).note.hasFocus()
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert (paper(shop, slip).state, paper(shop, slip).signed_on) == (PaperState.SIGNED, shop.today)
    assert page.facts.isVisible()
    assert page.table.view.hasFocus()


def test_many_signed_slips_are_marked_at_once(shop: AWindow) -> None:
    """The statement among them was sent, so nothing is asked."""
    page = the_list(shop)
    on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    page.table.view.selectAll()
    shop.press(Qt.Key.Key_S)
    assert not signed(page).choosing.isVisible()
    shop.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert set(chips(page)) == {"signed"}


def test_a_day_to_come_is_refused_at_its_field_and_what_was_typed_stays(shop: AWindow) -> None:
    """U49."""
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S)
    signed(page).dated.setText("2026-12-31")
    signed(page).note.setText("盖章")
    signed(page).save()
    shop.settle()
    assert signed(page).form.box("dated").error()
    assert signed(page).note.text() == "盖章"
    assert paper(shop, slip).state is PaperState.PRINTED


def test_a_scan_dropped_on_a_row_is_kept_with_that_paper_and_shown(shop: AWindow, photo: Path) -> None:
    """U44: drop, look to whom it belongs, Enter."""
    page = the_list(shop)
    slip = next(row.number for row in page.table.model.shown if row.state is PaperState.PRINTED)
    at = page.table.model.row_of(slip)
    view = page.table.view
    place = view.viewport().mapTo(page, view.visualRect(page.table.model.index(at, 2)).center())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    page.dropEvent(
        QDropEvent(
            QPointF(place), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert signed(page).isVisible()
    assert signed(page).file.text() == "回单.png"
    assert slip in signed(page)._who.text()
    shop.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    (blob,) = paper(shop, slip).scans
    assert shop.ask(lambda book: scan_of(book, blob)) == photo.read_bytes()
    shop.press(Qt.Key.Key_V)
    shop.settle()
    (shown,) = scans(page).pictures
    assert shown.pixelColor(10, 10) == QColor("#c0ffee")
    shop.press(Qt.Key.Key_Escape)
    assert page.table.view.isVisible()


def test_after_the_scan_was_chosen_enter_saves(shop: AWindow, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """U44: the keyboard goes on to Save, and the file's name stands right below its button."""
    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getOpenFileName", lambda *_args: (str(photo), ""))
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S)
    form = signed(page)
    form.choosing.setFocus()
    shop.press(Qt.Key.Key_Return)
    assert form.saving.hasFocus()
    turns(20)
    assert form.file.isVisible()
    gap = form.file.mapTo(form, QPoint(0, 0)).y() - form.choosing.mapTo(form, QPoint(0, form.choosing.height())).y()
    assert 0 <= gap <= 8
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert paper(shop, slip).state is PaperState.SIGNED
    assert len(paper(shop, slip).scans) == 1


def test_a_broken_photograph_signs_nothing_and_the_form_stays(
    shop: AWindow, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T37, U44: it is decoded once before it counts; a good one then goes the same way."""
    broken = photo.with_name("半张.png")
    broken.write_bytes(photo.read_bytes()[:200])
    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getOpenFileName", lambda *_args: (str(broken), ""))
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S)
    signed(page).note.setText("盖章")
    signed(page).choose_scan()
    signed(page).save()
    shop.settle()
    notice = signed(page).form.bar.notice
    assert notice is not None
    assert "nothing can be seen in it" in notice.text
    assert signed(page).note.text() == "盖章"
    assert paper(shop, slip).state is PaperState.PRINTED
    signed(page).take_scan(photo)
    signed(page).save()
    shop.settle()
    assert paper(shop, slip).state is PaperState.SIGNED


def test_a_photo_that_is_read_slowly_stays_with_the_paper_it_was_chosen_for(shop: AWindow, photo: Path) -> None:
    """U44, case 28: while it is read the form is opened for another paper; nobody said that this one came back."""
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S)
    signed(page).take_scan(photo)
    signed(page).save()
    other = next(row for row in page.table.model.shown if row.kind is PaperKind.VOUCHER and row.number != slip)
    signed(page).begin_papers([other])
    until(lambda: bool(paper(shop, slip).scans))
    shop.settle()
    assert (paper(shop, other.number).scans, paper(shop, other.number).signed_on) == ((), None)
    assert (signed(page).isVisible(), signed(page).saving.isEnabled()) == (True, True)


def test_a_scan_of_too_many_pages_from_former_times_shows_the_first(shop: AWindow) -> None:
    """T37: what is kept is shown; it says that there is more."""
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.do(lambda book, moment: came_back_signed(book, [slip], moment.today, moment, tiff(40)))
    shop.press(Qt.Key.Key_V)
    shop.settle()
    assert len(scans(page).pictures) == 30
    assert scans(page).words.text() == "Only the first 30 pages are shown."


def test_a_choice_of_no_scan_leaves_the_keyboard_where_it_was(shop: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getOpenFileName", lambda *_args: ("", ""))
    page = the_list(shop)
    on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S)
    signed(page).choosing.setFocus()
    shop.press(Qt.Key.Key_Return)
    assert signed(page).choosing.hasFocus()


def test_the_primary_button_is_what_comes_next(shop: AWindow) -> None:
    """U43, U44: print, then wait for the signature or the answer; one primary button, never a hidden one."""
    page = the_list(shop)

    def primary() -> str:
        (one,) = [each.button for each in page.facts.offers if each.button.property("primary")]
        assert one.isVisible()
        return str(one.text())

    on(shop, page, PaperKind.VOUCHER, "宏达建材")
    assert primary() == "Preview and print  P"
    slip = on(shop, page, PaperKind.VOUCHER)
    assert primary() == "Came back signed  S"
    assert "Last printed 11-21" in page.facts.texts()
    statement = on(shop, page, PaperKind.STATEMENT)
    assert primary() == "Preview and print  P"
    shop.press(Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert paper(shop, statement).state is PaperState.PRINTED
    assert primary() == "Record the answer  A"
    shop.do(lambda book, moment: printed_well(book, [slip, statement], moment))
    assert primary() == "Came back signed  S"
    on(shop, page, PaperKind.VOUCHER)
    assert "Last printed 2 × 11-21" in page.facts.texts()
    shop.press(Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert primary() == "Preview and print  P"


def test_a_statement_that_never_left_the_shop_is_asked_in_the_form_before_it_is_signed(shop: AWindow) -> None:
    """U44, case 28: what was typed stays, and one button says that it is meant so."""
    page = the_list(shop)
    statement = on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_S)
    signed(page).note.setText("王姐")
    signed(page).save()
    shop.settle()
    assert f"{statement} was never printed nor marked as sent" in signed(page).form.box("dated").error()
    assert (signed(page).note.text(), paper(shop, statement).state) == ("王姐", PaperState.NOT_PRINTED)
    notice = signed(page).form.bar.notice
    assert notice is not None
    notice.ways[0].does()
    shop.settle()
    assert (paper(shop, statement).state, paper(shop, statement).signed_note) == (PaperState.SIGNED, "王姐")


def test_a_file_that_is_no_picture_marks_nothing(shop: AWindow, tmp_path: Path) -> None:
    """U49."""
    (tmp_path / "回单.jpg").write_bytes(b"PK not a picture")
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    page.attach(paper(shop, slip), tmp_path / "回单.jpg")
    shop.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    notice = signed(page).form.bar.notice
    assert notice is not None
    assert "“回单.jpg” is neither a picture" in notice.text
    assert signed(page).saving.isEnabled()
    assert paper(shop, slip).state is PaperState.PRINTED


def test_how_a_statement_went_is_asked_and_shown_with_it(shop: AWindow) -> None:
    """民法典 195, case 28: a letter has its number; sent once more it is another demand beside the first."""
    page = the_list(shop)
    number = on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_E)
    panel = page.panel.form(SentPanel)
    assert panel.by.value() == SentBy.WECHAT
    panel.by.set_value(SentBy.POST)
    panel.save()
    shop.settle()
    assert "number of the letter" in panel.form.box("note").error()
    panel.note.setText("EMS 1234567890")
    panel.save()
    shop.settle()
    assert paper(shop, number).state is PaperState.PRINTED
    assert paper(shop, number).sent == (SentPaper(number, shop.today, SentBy.POST, "EMS 1234567890"),)
    told = f"Sent on {shop.today} by post or courier: EMS 1234567890"
    assert any(told in text for text in page.facts.texts())
    shop.press(Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert [one.by for one in paper(shop, number).sent] == [SentBy.POST, SentBy.WECHAT]


def test_the_customer_agrees_to_a_statement(shop: AWindow) -> None:
    """N03."""
    page = the_list(shop)
    number = on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_A)
    assert not answer(page).agreed.isVisible()
    answer(page).save()
    assert answer(page).form.box("state").error()  # nothing is chosen before somebody said it
    assert answer(page).form.box("said_by").error()  # an answer nobody gave is none
    shop.press(Qt.Key.Key_Space, on=answer(page).state.segments()[0])
    answer(page).said_by.setText("老王")
    answer(page).save()
    shop.settle()
    assert paper(shop, number).state is PaperState.AGREED


def test_another_figure_is_kept_with_who_said_it(shop: AWindow) -> None:
    """Case 10: the figure is asked for, and the difference stays open."""
    page = the_list(shop)
    number = on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_A)
    answer(page).state.set_value(StatementState.DIFFERS)
    answer(page).state.changed.emit(StatementState.DIFFERS)
    answer(page).said_by.setText("老王")
    answer(page).save()
    assert "Fill in the figure" in answer(page).form.box("agreed").error()
    answer(page).agreed.setText("120")
    answer(page).channel.set_value(Channel.PHONE)
    answer(page).save()
    shop.settle()
    assert paper(shop, number).state is PaperState.DIFFERS
    sql = "SELECT state, agreed_fen, said_by, channel FROM statement_events"
    assert shop.ask(lambda book: book.ledger.row(sql)) == ("differs", 12_000, "老王", "phone")


def test_a_statement_that_went_out_as_a_picture_awaits_its_answer(shop: AWindow) -> None:
    page = the_list(shop)
    number = on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert paper(shop, number).state is PaperState.PRINTED
    shop.press(Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    shop.settle()
    assert paper(shop, number).printed == 0


def test_keys_that_make_no_sense_for_a_paper_do_nothing(shop: AWindow) -> None:
    """A voucher is not answered, and a reversed slip is not signed any more."""
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_V)
    assert page.facts.isVisible()
    shop.do(lambda book, moment: void_document(book.ledger, slip, moment.today, "开错单", moment))
    on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_S)
    assert page.facts.isVisible()


def test_an_answer_that_was_typed_and_left_is_offered_for_that_statement_with_its_figure(shop: AWindow) -> None:
    """U21: a draft of a quick form; the field for the other figure is there again with it."""
    page = the_list(shop)
    on(shop, page, PaperKind.STATEMENT)
    shop.press(Qt.Key.Key_A)
    answer(page).state.set_value(StatementState.DIFFERS)
    answer(page).state.changed.emit(StatementState.DIFFERS)
    answer(page).agreed.setFocus()
    shop.press("120", Qt.Key.Key_Escape)
    shop.settle()
    shop.press(Qt.Key.Key_A)
    shop.settle()
    assert not answer(page).agreed.isVisible()
    notice = answer(page).form.bar.notice
    assert notice is not None
    notice.ways[0].does()
    assert answer(page).agreed.isVisible()
    assert answer(page).agreed.fen() == 120_00


def test_enter_opens_the_paper_and_back_returns_to_its_row(shop: AWindow) -> None:
    """U12."""
    page = the_list(shop)
    slip = on(shop, page, PaperKind.VOUCHER)
    shop.press(Qt.Key.Key_Return)
    until(lambda: page_shown(shop).pane.view.has_page(0))
    shop.settle()
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    current = page.table.current()
    assert current is not None
    assert current.number == slip


def test_a_shop_without_papers_is_told_where_they_come_from(tmp_path: Path, qapp: QApplication) -> None:
    """U37."""
    with a_window(tmp_path) as bench:
        page = the_list(bench)
        assert not page.table.view.isVisible()
        assert page.table.place.empty.isVisible()
