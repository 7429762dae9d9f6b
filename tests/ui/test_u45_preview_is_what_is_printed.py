"""What the preview shows is what comes out of a printer, dot for dot and to the millimetre."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations.paper_runs import paper_bytes
from desktop_app.operations.papers import VoucherPaper, page_images
from desktop_app.ui.base import printers as printing
from desktop_app.ui.base.page_pictures import page_picture
from desktop_app.ui.base.printers import PrintOrder, draw_on, find_printers, send
from desktop_app.ui.base.routes import PageName
from tests.print_queue import PrintSystem, print_system
from tests.ui.paper_shop import QUEUE, differing, out_of, owing, page_shown, paper, papers, sizes_mm, until, until_asked
from tests.ui.window import AWindow, a_window

DPI = 300
LARGEST = 0.005
SIZES = {VoucherPaper.CONTINUOUS: (241.0, 139.7), VoucherPaper.A5: (210.0, 148.0), VoucherPaper.A4: (210.0, 297.0)}


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as bench:
        yield bench


def slip_on(bench: AWindow, form: VoucherPaper, customer: str = "宏达建材（一号仓库）") -> bytes:
    """The voucher of a slip of five lines."""
    _, number = owing(bench, customer, 1_234)
    row, moment = paper(bench, number), bench.moment()
    return bench.ask(lambda book: paper_bytes(book, row, form, "zh_CN", moment))


def paper_number(bench: AWindow) -> str:
    return papers(bench)[0].number


def to_a_file(path: Path) -> QPrinter:
    """A printer of the system's own kind whose paper is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("form", list(VoucherPaper))
def test_a_page_drawn_for_a_driver_is_the_page_of_the_preview(
    shop: AWindow, tmp_path: Path, form: VoucherPaper
) -> None:
    """U45: where the system takes no PDF, the pages are drawn for its driver in exact millimetres."""
    pdf = slip_on(shop, form)
    draw_on(to_a_file(tmp_path / "out.pdf"), PrintOrder(pdf, "", "送货单", copies=2))
    printed = (tmp_path / "out.pdf").read_bytes()
    assert sizes_mm(printed) == [pytest.approx(SIZES[form], abs=0.2)] * 2
    for page in range(2):
        assert differing(page_images(pdf, DPI)[0], page_images(printed, DPI)[page]) < LARGEST


@pytest.mark.parametrize("form", [VoucherPaper.CONTINUOUS, VoucherPaper.A4])
def test_a_page_from_the_systems_queue_is_the_page_of_the_preview(
    shop: AWindow, form: VoucherPaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U45, U40: through the whole window, on a real queue."""
    with print_system() as system:
        system.add_printer(QUEUE, "前台", default=True)
        monkeypatch.setenv("CUPS_SERVER", system.address)
        shop.desk.preferences.keep_text("voucher_paper", form.value)
        _, number = owing(shop, "宏达建材", 1_234)
        shop.go(PageName.PREVIEW, number=number)
        until(lambda: bool(page_shown(shop).panel.printers))
        page = page_shown(shop)
        page.print_now()
        until_asked(shop)
        printed = printed_by(system)
        assert sizes_mm(printed) == [pytest.approx(SIZES[form], abs=0.5)]
        assert differing(page_images(page.pane.pdf, DPI)[0], page_images(printed, DPI)[0]) < LARGEST


def printed_by(system: PrintSystem) -> bytes:
    """What came out, whole."""
    until(lambda: out_of(system).rstrip().endswith(b"%%EOF"))
    return out_of(system)


def test_a_page_moved_by_half_a_millimetre_is_another_page(shop: AWindow) -> None:
    """U45: the measure sees what an eye sees."""
    (page,) = page_images(slip_on(shop, VoucherPaper.CONTINUOUS), DPI)
    assert differing(page, page) == 0
    assert differing(page, page, shifted=round(DPI * 0.5 / 25.4)) > 4 * LARGEST


def test_the_picture_on_the_screen_is_drawn_from_the_bytes_that_are_printed(shop: AWindow) -> None:
    """U45: what the view shows is a page of the paper, as sharp as the screen."""
    pdf = slip_on(shop, VoucherPaper.CONTINUOUS)
    shop.go(PageName.PREVIEW, number=paper_number(shop))
    until(lambda: page_shown(shop).pane.view.has_page(0))
    shop.settle()
    view = page_shown(shop).pane.view
    assert page_shown(shop).pane.pdf == pdf
    assert view.picture(0) == page_picture(pdf, 0, view.dpi())


class FallsBack(QPrinter):
    """A driver that prints on A4 whatever it is told."""

    def setPageLayout(self, layout: QPageLayout) -> bool:
        a4 = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        return super().setPageLayout(a4)


def test_a_driver_that_falls_back_to_another_paper_is_refused_before_a_sheet_is_wasted(
    shop: AWindow, tmp_path: Path
) -> None:
    """U42: the layout is looked at after it was set."""
    pdf = slip_on(shop, VoucherPaper.CONTINUOUS)
    printer = FallsBack(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(Refused, match=r"241 × 139.7 mm; its driver would print on 210 × 297 mm"):
        draw_on(printer, PrintOrder(pdf, "", "送货单"))
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_driver_that_takes_nothing_is_told(shop: AWindow, tmp_path: Path) -> None:
    pdf = slip_on(shop, VoucherPaper.A4)
    with pytest.raises(Unavailable, match="did not take the paper"):
        draw_on(to_a_file(tmp_path / "no such folder" / "out.pdf"), PrintOrder(pdf, "", "送货单"))


def test_elsewhere_the_printers_of_the_system_are_asked_for(shop: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """U49: a printer that is gone is named with the way out, whoever prints."""
    monkeypatch.setattr(printing, "prints_by_itself", lambda: False)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    assert find_printers() == []
    with pytest.raises(Unavailable, match=r"“Gone” any more.*choose another one"):
        send(PrintOrder(slip_on(shop, VoucherPaper.A4), "Gone", "送货单"))
