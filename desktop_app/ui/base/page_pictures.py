"""Pages of papers and scans as pictures for the screen and the clipboard; made off the window's thread (U45, U46)."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desktop_app.operations.paper_files import pages_of

if TYPE_CHECKING:  # what draws pages is loaded off the window's thread
    from desktop_app.operations.paper_files import ScanPage
    from desktop_app.operations.papers import PageImage

MM_PER_INCH = 25.4
WIDEST_PICTURE = 1080
"""Pixels; a wider picture is made smaller, and blurred, by WeChat (U46)."""


def picture_of(page: "PageImage | ScanPage") -> QImage:
    """The page with pixels of its own."""
    return QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888).copy()


def page_picture(pdf: bytes, page: int, dpi: float) -> QImage:
    """One page of a paper, drawn by the same renderer that draws it for every printer."""
    from desktop_app.operations.papers import page_images

    (drawn,) = page_images(pdf, dpi, page, 1)
    return picture_of(drawn)


def page_size(pdf: bytes) -> tuple[int, float, float]:
    """How many pages, and their width and height in mm; all pages of one of our papers are alike."""
    from desktop_app.operations.papers import page_count, page_images

    (first,) = page_images(pdf, 18, 0, 1)
    return page_count(pdf), first.width_mm, first.height_mm


def picture_to_send(pdf: bytes, page: int) -> QImage:
    """One page as wide as WeChat shows without shrinking it."""
    _, width_mm, _ = page_size(pdf)
    drawn = page_picture(pdf, page, WIDEST_PICTURE / width_mm * MM_PER_INCH)
    return drawn.copy(0, 0, min(drawn.width(), WIDEST_PICTURE), drawn.height())


def scan_pictures(content: bytes) -> tuple[list[QImage], int]:
    """The first pages of a scan, upright, and how many it has; Refused when nothing can be seen in it."""
    scan = pages_of(content)
    return [picture_of(page) for page in scan.pages], scan.count
