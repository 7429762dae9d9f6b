"""Papers go to a printer in their true size: through the system's queue, or drawn for its driver (U42, U45)."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system.printing import (
    JobStage,
    JobState,
    Printer,
    PrintJob,
    cancel_job,
    job_state,
    print_pdf,
    printers,
    prints_by_itself,
)
from desktop_app.ui.base.page_pictures import MM_PER_INCH, page_picture, page_size

__all__ = [
    "JobStage", "JobState", "PrintJob", "PrintOrder", "Printer",
    "call_off", "draw_on", "find_printers", "how_far", "send",
]  # fmt: skip

FINEST = 600
"""Dots per inch at which a page is drawn at most; finer ones only cost memory."""

EXACT_MM = 0.5
"""How far the driver's sheet may be from the paper's before it counts as another paper."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One paper for one printer. `title` is what the queue shows, `known_as` the printer's own title."""

    pdf: bytes
    printer: str
    title: str
    copies: int = 1
    known_as: str = ""


def find_printers() -> list[Printer]:
    """The printers of this computer, the default one first."""
    if prints_by_itself():
        return printers()
    usual = QPrinterInfo.defaultPrinterName()
    found = [Printer(name, name, name == usual) for name in QPrinterInfo.availablePrinterNames()]
    return sorted(found, key=lambda one: (not one.is_default, one.title))


def send(order: PrintOrder) -> PrintJob | None:
    """Hand the paper over. What comes back can be followed; None: the driver has all of it and tells no more."""
    if prints_by_itself():
        _, width, height = page_size(order.pdf)
        return print_pdf(order.pdf, order.printer, order.title, order.copies, width, height, order.known_as)
    draw_on(_printer(order.printer), order)
    return None


def how_far(job: PrintJob) -> JobState:
    return job_state(job)


def call_off(job: PrintJob) -> JobState:
    """Take a paper out of the queue; tells whether it came out before that."""
    if not job_state(job).over:
        cancel_job(job)
    return job_state(job)


def draw_on(printer: QPrinter, order: PrintOrder) -> None:
    """Draw every page at its exact place and size. Refused when the driver insists on another paper."""
    pages, width, height = page_size(order.pdf)
    printer.setDocName(order.title)
    _set_paper(printer, width, height)
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable(
            "The printer “{printer}” did not take the paper. Check that it is switched on and connected, then try "
            "again.",
            printer=printer.printerName(),
        )
    try:
        _require_paper(printer, width, height)
        for sheet in range(pages * order.copies):
            if sheet:
                printer.newPage()
            _draw_page(painter, printer, order.pdf, sheet % pages, width, height)
    finally:
        painter.end()


def _draw_page(painter: QPainter, printer: QPrinter, pdf: bytes, page: int, width: float, height: float) -> None:
    dots = printer.resolution() / MM_PER_INCH
    picture = page_picture(pdf, page, min(printer.resolution(), FINEST))
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(QRectF(0, 0, width * dots, height * dots), picture, QRectF(picture.rect()))


def _printer(name: str) -> QPrinter:
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise Unavailable(
            "There is no printer “{printer}” any more. Switch it on or connect it again, or choose another one.",
            printer=name,
        )
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def _set_paper(printer: QPrinter, width: float, height: float) -> None:
    """Say which paper lies in the printer, and see whether the driver agrees; some fall back to A4 in silence."""
    printer.setFullPage(True)
    printer.setPageLayout(_layout(width, height))
    _require_paper(printer, width, height)


def _layout(width: float, height: float) -> QPageLayout:
    """A sheet that lies across is the upright one turned, if that has a name; a continuous form is as wide as it is."""
    margins, unit = QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter
    upright = QPageSize(QSizeF(height, width), QPageSize.Unit.Millimeter)
    if width > height and upright.id() is not QPageSize.PageSizeId.Custom:
        layout = QPageLayout(upright, QPageLayout.Orientation.Landscape, margins, unit)
    else:
        size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, margins, unit)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _require_paper(printer: QPrinter, width: float, height: float) -> None:
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    if abs(sheet.width() - width) > EXACT_MM or abs(sheet.height() - height) > EXACT_MM:
        raise Refused(
            "The printer “{printer}” has no paper of {width} × {height} mm; its driver would print on {other} instead. "
            "Choose another paper or printer, or set up a paper of that size in the system's printer settings.",
            printer=printer.printerName(),
            width=f"{width:g}",
            height=f"{height:g}",
            other=f"{sheet.width():.0f} × {sheet.height():.0f} mm",
        )
