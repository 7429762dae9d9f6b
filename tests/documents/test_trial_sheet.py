"""The sheet to try a printer with has the true size of its paper."""

import pytest

from desktop_app.documents.pages import page_images
from desktop_app.documents.trial_sheet import draw_trial_sheet
from desktop_app.documents.voucher import VoucherPaper


@pytest.mark.parametrize(
    ("paper", "size"),
    [(VoucherPaper.CONTINUOUS, (241, 139.7)), (VoucherPaper.A5, (210, 148)), (VoucherPaper.A4, (210, 297))],
)
def test_it_is_one_page_of_that_paper(paper: VoucherPaper, size: tuple[float, float]) -> None:
    (page,) = page_images(draw_trial_sheet(paper), 72)
    assert (page.width_mm, page.height_mm) == pytest.approx(size, abs=0.1)


def test_the_same_paper_gives_the_same_bytes_in_each_language() -> None:
    """D9 holds for it too; nothing of the book is on it."""
    assert draw_trial_sheet(VoucherPaper.A5) == draw_trial_sheet(VoucherPaper.A5)
    assert draw_trial_sheet(VoucherPaper.A5, "en") != draw_trial_sheet(VoucherPaper.A5)
