"""The preview: the paper in any size, on any form, saved or copied; nothing of it is made twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.papers import VoucherPaper, page_count
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.taking_back import void_document, void_with_money
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.printing.preview import PreviewPage
from desktop_app.ui.printing.print_panel import PAPERS
from desktop_app.ui.printing.print_round import Step
from desktop_app.ui.widgets.paper_view import Zoom
from tests.ui.paper_shop import owing, page_shown, paper, until
from tests.ui.window import AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with a_window(tmp_path) as bench:
        yield bench


def long_slip(bench: AWindow) -> str:
    """A slip of sixty lines: its voucher has many pages."""
    customer, _ = owing(bench, "老王建材")
    lines = tuple(Line(f"水泥 {number}", 1000, 100_000, unit="包") for number in range(60))
    draft = ShipmentDraft(customer, bench.today, lines)
    return bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment)).number


def preview(bench: AWindow, number: str) -> PreviewPage:
    bench.go(PageName.PREVIEW, number=number)
    page = page_shown(bench)
    until(lambda: page.pane.view.has_page(0))
    bench.settle()
    return page


def test_only_the_pages_that_are_seen_are_drawn(shop: AWindow) -> None:
    page = preview(shop, long_slip(shop))
    count = page_count(page.pane.pdf)
    assert page.pane.view.pages == count > 4
    assert page.pane.words.text() == f"Page 1 of {count}"
    assert not page.pane.view.has_page(count - 1)
    shop.press(Qt.Key.Key_End, on=page.pane.view)
    until(lambda: page.pane.view.has_page(count - 1))
    shop.settle()
    assert page.pane.words.text() == f"Page {count} of {count}"
    assert not page.pane.view.has_page(0)


def test_the_paper_is_shown_larger_and_smaller_and_sharp(shop: AWindow) -> None:
    page = preview(shop, owing(shop, "老王建材")[1])
    fitted = page.pane.view.dpi()
    for _ in range(2):
        shop.chord(Qt.Key.Key_Plus, CONTROL)
    shop.settle()
    assert page.pane.zoom.value() is Zoom.LARGER
    assert page.pane.view.dpi() == pytest.approx(144, abs=0.2)
    assert page.pane.view.dpi() > fitted
    picture = page.pane.view.picture(0)
    assert picture is not None
    assert picture.width() == pytest.approx(241 / 25.4 * page.pane.view.dpi(), abs=1)
    for _ in range(9):
        shop.chord(Qt.Key.Key_Minus, CONTROL)
    shop.settle()
    assert page.pane.view.zoom is Zoom.PAGE


def test_a_large_window_shows_the_whole_page_until_another_size_is_chosen(shop: AWindow) -> None:
    """At 1366 a whole page could not be read, at 1920 it can."""
    page = preview(shop, owing(shop, "老王建材")[1])
    seen = [page.pane.view.zoom]
    shop.window.resize(1920, 1080)
    shop.settle()
    seen.append(page.pane.view.zoom)
    assert page.pane.zoom.value() is Zoom.PAGE
    assert page.pane.view.verticalScrollBar().maximum() == 0
    page.pane.zoom.press(page.pane.zoom.values().index(Zoom.TRUE))
    shop.window.resize(1366, 728)
    shop.settle()
    assert [*seen, page.pane.view.zoom] == [Zoom.WIDTH, Zoom.PAGE, Zoom.TRUE]


def test_printing_stands_at_the_foot_of_the_panel_on_the_smallest_screen(shop: AWindow) -> None:
    """The facts above it scroll; the button of the step never leaves."""
    page = preview(shop, owing(shop, "老王建材")[1])
    shop.window.resize(1366, 688)
    shop.settle()
    first = page.panel.first_button()
    assert page.panel.rect().contains(first.mapTo(page.panel, first.rect().bottomRight()))
    assert shop.window.top.context.text() == page.pane.row.number  # type: ignore[union-attr]


def test_another_form_is_drawn_at_once_and_remembered(shop: AWindow) -> None:
    """U41."""
    number = owing(shop, "老王建材")[1]
    page = preview(shop, number)
    first = page.pane.pdf
    page.panel.fields.paper.set_value(VoucherPaper.A5)
    page.panel.fields.paper.changed.emit(VoucherPaper.A5)
    until(lambda: bool(page.pane.pdf) and page.pane.pdf != first)
    shop.settle()
    assert shop.desk.preferences.text("voucher_paper") == "a5"
    assert page.panel.chosen().paper == VoucherPaper.A5


def test_the_saved_pdf_is_the_paper_itself(shop: AWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """U45."""
    page = preview(shop, owing(shop, "老王建材")[1])
    asked: list[str] = []

    def choose(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "out.pdf"), ""

    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getSaveFileName", choose)
    shop.chord(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shop.settle()
    assert page.pane.row is not None
    assert asked == [f"{page.pane.row.number} 老王建材.pdf"]
    assert (tmp_path / "out.pdf").read_bytes() == page.pane.pdf
    notice = shop.window.bar.notice
    assert notice is not None
    assert "out.pdf" in notice.text


def test_a_paper_printed_by_another_program_is_marked_by_hand(
    shop: AWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U43: without a printer of ours the paper can still be printed, and then somebody says so."""
    number = owing(shop, "老王建材")[1]
    preview(shop, number)
    monkeypatch.setattr(
        "desktop_app.ui.base.file_places.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "out.pdf"), "")
    )
    shop.chord(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shop.settle()
    assert paper(shop, number).printed == 0
    shop.window.bar.press(0)
    shop.settle()
    assert paper(shop, number).printed == 1


def test_a_place_that_cannot_be_written_is_told(shop: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """U49."""
    preview(shop, owing(shop, "老王建材")[1])
    gone = "/nowhere at all/out.pdf"
    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getSaveFileName", lambda *_: (gone, ""))
    shop.chord(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shop.settle()
    notice = shop.window.bar.notice
    assert notice is not None
    assert "nowhere at all" in notice.text


def test_a_number_nobody_knows_is_refused_with_the_way_back(shop: AWindow) -> None:
    shop.go(PageName.PREVIEW, number="SHD-2026-99999")
    notice = shop.window.bar.notice
    assert notice is not None
    assert "SHD-2026-99999" in notice.text
    shop.window.bar.press(0)
    assert not isinstance(shop.window.current_page(), PreviewPage)


def test_what_was_shown_before_never_stays_beside_another_paper(shop: AWindow) -> None:
    first, second = owing(shop, "老王建材")[1], owing(shop, "宏达建材")[1]
    page = preview(shop, first)
    before = page.pane.pdf
    shop.go(PageName.PREVIEW, number=second)
    until(lambda: page.pane.view.has_page(0))
    assert page.pane.pdf != before
    assert page.panel.title.text() == "宏达建材"
    assert page.pane.row is not None
    assert page.pane.row.number == second


def test_every_paper_of_a_voucher_can_be_chosen() -> None:
    """U41: the window names them all, without loading what draws them."""
    assert set(PAPERS) == {one.value for one in VoucherPaper}


def test_a_shop_without_a_printer_is_told_beside_the_paper_and_aloud_only_when_it_prints(shop: AWindow) -> None:
    """U51, U49: a banner of trouble over a slip just saved would say that it was not."""
    page = preview(shop, owing(shop, "老王建材")[1])
    until(lambda: page.panel.trouble.isVisible())
    quiet = shop.window.bar.notice
    assert quiet is None
    assert page.panel.trouble.text().startswith("✕")
    shop.press(Qt.Key.Key_Return)
    until(lambda: shop.window.bar.notice is not None)
    notice = shop.window.bar.notice
    assert notice is not None
    assert [way.text for way in notice.ways] == ["Save as PDF", "Look again"]


def test_enter_prints_and_esc_goes_back_wherever_the_keyboard_is_in_the_panel(shop: AWindow) -> None:
    """U40: whoever just chose the copies need not look for the button; other fields of the program go on instead."""
    page = preview(shop, owing(shop, "老王建材")[1])
    until(lambda: page.panel.trouble.isVisible())
    for field in (page.panel.fields.paper, page.panel.fields.printer, page.panel.fields.copies):
        shop.window.bar.dismiss()
        field.setFocus()
        shop.press(Qt.Key.Key_Return)
        until(lambda: shop.window.bar.notice is not None)
        shop.settle()
    page.panel.fields.copies.setFocus()
    shop.press(Qt.Key.Key_Escape)
    assert not isinstance(shop.window.current_page(), PreviewPage)


def is_off(page: PreviewPage) -> bool:
    """Print, PDF, copy and card are off, by button and by key."""
    *out, back = page.panel.buttons[Step.READY]
    page.print_now()
    return not any(one.isEnabled() for one in out) and back.isEnabled() and not page.round.waiting()


def test_the_paper_of_a_slip_that_is_voided_meanwhile_says_so_at_once(
    shop: AWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R030: what stands on the screen as a slip is none any more, and leaves the program no more."""
    number = owing(shop, "老王建材")[1]
    page = preview(shop, number)
    assert all(one.isEnabled() for one in page.panel.buttons[Step.READY])
    asked: list[object] = []
    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getSaveFileName", lambda *a: asked.append(a))
    shop.desk.jobs.do(lambda book, moment: void_document(book.ledger, number, None, "开错了", moment), None, page)
    shop.settle()
    assert is_off(page)
    assert page.panel.truth.text().startswith("Void. This paper counts for nothing any more")
    assert shop.window.top.context.text() == f"{number} · void"
    shop.chord(Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    shop.settle()
    assert asked == []
    assert is_off(preview(shop, number)), "opened anew too"
    other = preview(shop, owing(shop, "宏达建材")[1])
    assert all(one.isEnabled() for one in other.panel.buttons[Step.READY])
    assert other.panel.truth.text() == ""


def test_ctrl_z_right_after_saving_a_slip_takes_its_paper_away(shop: AWindow) -> None:
    """U23: the preview came with saving; it says that the slip is void."""
    number = owing(shop, "老王建材")[1]
    page = preview(shop, number)
    shop.desk.done(
        f"Slip {number} is saved.",
        lambda book, moment: void_with_money(book.ledger, number, "开错了", moment),
        asks_elsewhere=True,
    )
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert is_off(page)
    notice = shop.window.bar.notice
    assert notice is not None
    assert notice.text == f"Undone: Slip {number} is saved."


def test_of_many_papers_the_voided_one_is_left_out(shop: AWindow) -> None:
    """U7: the others are printed."""
    numbers = [owing(shop, name)[1] for name in ("老王建材", "宏达建材")]
    shop.go(PageName.PREVIEW, numbers=tuple(numbers))
    page = page_shown(shop)
    shop.settle()
    shop.desk.jobs.do(lambda book, moment: void_document(book.ledger, numbers[1], None, "开错了", moment), None, page)
    shop.settle()
    assert [row.number for row in page.round.waiting()] == [numbers[0]]
