"""A page as a picture for WeChat: in the clipboard, sharp, and no wider than it is shown there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.operations.papers import page_images
from desktop_app.ui.base.routes import PageName
from tests.ui.paper_shop import clipboard_width, owing, page_shown, until
from tests.ui.window import AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with a_window(tmp_path) as bench:
        yield bench


def test_ctrl_c_puts_the_page_into_the_clipboard(shop: AWindow) -> None:
    """U46."""
    _, number = owing(shop, "宏达建材")
    QApplication.clipboard().clear()
    shop.go(PageName.PREVIEW, number=number)
    until(lambda: page_shown(shop).pane.view.has_page(0))
    shop.chord(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    until(lambda: clipboard_width() > 0)
    shop.settle()
    picture = QApplication.clipboard().image()
    assert 1070 <= picture.width() <= 1080
    (page,) = page_images(page_shown(shop).pane.pdf, picture.width() / 241 * 25.4)
    assert abs(picture.height() - page.height) <= 2
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 1070, 5) for y in range(0, 600, 5))
    assert dark > 100
