"""Pages of a finished PDF as pictures: preview and printer show the paper itself (U45)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2

from desktop_app.documents.setting import POINT
from desktop_app.domain.errors import Unavailable

POINTS_PER_INCH = 72
CHANNELS = 3

_ALONE = Lock()
"""pdfium keeps one state for the whole process: two threads in it at once would crash."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page drawn: its size in pixels and on paper, and its pixels as R, G, B bytes, row by row without gaps."""

    width: int
    height: int
    rgb: bytes
    width_mm: float
    height_mm: float


def page_count(pdf: bytes) -> int:
    """How many pages the paper has; Unavailable when the bytes are no PDF."""
    with _opened(pdf) as document:
        return len(document)


def page_images(pdf: bytes, dpi: float, first: int = 0, count: int | None = None) -> list[PageImage]:
    """`count` pages (or all that follow) from page `first`, drawn at `dpi` dots per inch.

    Pages behind the last are left out; Unavailable when the bytes are no PDF.
    """
    with _opened(pdf) as document:
        end = len(document) if count is None else min(first + count, len(document))
        return [_drawn(document[number], dpi) for number in range(first, end)]


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise Unavailable(
                "This paper cannot be shown: its file is damaged ({reason}). Run the check, and put the file back from "
                "the newest backup.",
                reason=str(error),
            ) from error
        try:
            yield document
        finally:
            document.close()


def _drawn(page: Any, dpi: float) -> PageImage:
    width, height = page.get_size()
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
    row, pixels = bitmap.width * CHANNELS, memoryview(bitmap.buffer).cast("B")
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    rgb = b"".join(pixels[start : start + row] for start in starts)  # pdfium fills each row up to four bytes
    return PageImage(bitmap.width, bitmap.height, rgb, width * POINT, height * POINT)
