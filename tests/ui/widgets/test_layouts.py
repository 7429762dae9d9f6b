"""Rows and columns of widgets: order, gaps, and who takes the room that is left."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked


def test_what_stands_beside_another_keeps_its_gap_and_the_last_takes_the_rest(qapp: QApplication) -> None:
    outer, first, second, last = QWidget(), QLabel("a"), QLabel("b"), QLabel("c")
    beside(first, second, 4, (last, 1), gap=12, within=outer)
    outer.resize(900, 40)
    outer.show()
    assert second.x() - first.geometry().right() - 1 == px(12)
    assert last.x() - second.geometry().right() - 1 == px(12) + px(4)
    assert last.geometry().right() == outer.width() - 1


def test_rows_stand_below_one_another_and_room_stays_empty(qapp: QApplication) -> None:
    outer, above, left, right = QWidget(), QLabel("a"), QLabel("b"), QLabel("c")
    stacked(above, beside(left, right), ROOM, margins=(1, 2, 3, 4), within=outer)
    outer.resize(300, 400)
    outer.show()
    assert (above.x(), above.y()) == (px(1), px(2))
    assert left.y() == right.y() == above.geometry().bottom() + 1 + px(8)
    assert left.geometry().bottom() < 200
