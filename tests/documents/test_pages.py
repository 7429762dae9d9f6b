"""What preview and printer show is the paper itself, page for page and to the millimetre (U45)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop_app.documents.pages import PageImage, page_count, page_images
from desktop_app.documents.sheet import DrawnSheet, PaperSize
from desktop_app.domain.errors import Unavailable

MATRIX = PaperSize(241, 139.7, 8, 5, 5)
WHITE, BLACK = b"\xff\xff\xff", b"\x00\x00\x00"


def a_paper(pages: int = 3) -> bytes:
    """Each page has one black bar of 40 × 2 mm, 10 mm further down than on the page before."""
    sheet = DrawnSheet(MATRIX, "送货单", "zh_CN")
    for page in range(pages):
        sheet.start_page()
        sheet.line(100, 20 + 10 * page, 140, 20 + 10 * page, 2)
    return sheet.to_bytes()


def pixel(image: PageImage, x_mm: float, y_mm: float) -> bytes:
    x, y = round(x_mm / image.width_mm * image.width), round(y_mm / image.height_mm * image.height)
    start = (y * image.width + x) * 3
    return image.rgb[start : start + 3]


def test_a_page_has_the_size_of_its_paper_in_millimetres_and_dots() -> None:
    (image,) = page_images(a_paper(1), 200)
    assert (round(image.width_mm, 1), round(image.height_mm, 1)) == (241.0, 139.7)
    assert (image.width, image.height) == pytest.approx((241 / 25.4 * 200, 139.7 / 25.4 * 200), abs=1)


@pytest.mark.parametrize("dpi", [36, 96, 97, 101.5, 300])
def test_every_row_of_a_picture_is_whole_at_any_resolution(dpi: float) -> None:
    """Rows that pdfium fills up to four bytes come without the filling, or the picture would lean."""
    (image,) = page_images(a_paper(1), dpi)
    assert len(image.rgb) == image.width * image.height * 3
    assert pixel(image, 120, 20) == BLACK
    assert [pixel(image, x, y) for x, y in ((50, 20), (120, 30), (200, 120))] == [WHITE] * 3


def test_colours_keep_their_order() -> None:
    sheet = DrawnSheet(MATRIX, "red", "en")
    sheet.start_page()
    sheet._draw("1 0 0 rg 0 0 700 400 re f")
    (image,) = page_images(sheet.to_bytes(), 36)
    assert pixel(image, 100, 100) == b"\xff\x00\x00"


def test_pages_are_drawn_from_the_first_asked_for_to_the_last_there_is() -> None:
    pdf = a_paper(3)
    assert page_count(pdf) == 3
    whole = page_images(pdf, 50)
    assert [[pixel(image, 120, y) for y in (20, 30, 40)].index(BLACK) for image in whole] == [0, 1, 2]
    assert page_images(pdf, 50, first=1, count=1) == whole[1:2]
    assert page_images(pdf, 50, first=2, count=9) == whole[2:]
    assert page_images(pdf, 50, first=3) == []


@pytest.mark.parametrize("damaged", [b"", b"%PDF-1.4 cut off", b"\xff\xd8 a photo"])
def test_what_is_no_pdf_is_told_in_plain_words(damaged: bytes) -> None:
    for look in (page_count, lambda pdf: page_images(pdf, 96)):
        with pytest.raises(Unavailable, match=r"damaged.*newest backup"):
            look(damaged)


def test_pages_are_drawn_from_several_threads_at_once() -> None:
    """A batch is drawn while the preview turns a page; pdfium alone would crash the program."""
    pdf = a_paper(3)
    expected = page_images(pdf, 72)
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda _: page_images(pdf, 72), range(32))) == [expected] * 32
