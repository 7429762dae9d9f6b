"""Every icon that is named is there, is drawn in the colour that is asked for, and none travels along unused."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.resources import resource
from desktop_app.ui.look.icons import Icon, draw_icon

OF_THE_STYLE_SHEET = {"chevron-dark", "chevron-light", "qingzhang", "tick-dark", "tick-light"}


@pytest.mark.parametrize("icon", list(Icon))
def test_an_icon_is_drawn_in_its_colour(icon: Icon, qapp: QApplication) -> None:
    picture = QImage(96, 96, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    draw_icon(painter, QRectF(0, 0, 96, 96), icon, "#1F5FA8")
    painter.end()
    drawn = {picture.pixelColor(x, y).name() for x in range(96) for y in range(96)}
    assert "#1f5fa8" in drawn


def test_no_icon_travels_along_unused() -> None:
    """The licence of Lucide (ISC) travels with them."""
    shipped = {file.stem for file in resource("icons").glob("*.svg")}
    assert shipped - OF_THE_STYLE_SHEET == {icon.value for icon in Icon}
    assert resource("icons", "LUCIDE-LICENSE.txt").is_file()
