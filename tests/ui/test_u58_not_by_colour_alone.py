"""Everything that is told by colour is told by a glyph and words too."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.tokens import DARK, LIGHT
from desktop_app.ui.widgets.delegates import MARK_ROLE, ChipDelegate
from tests.ui.crawler import a_full_window, pages, shown


def test_every_mark_has_its_own_glyph() -> None:
    """U58: no two states look alike on a grey printer."""
    glyphs = [mark.value for mark in Mark if mark is not Mark.PLAIN]
    assert all(glyphs)
    assert len(set(glyphs)) == len(glyphs)
    assert set(LIGHT.marks) == set(DARK.marks) == set(Mark)


def test_every_chip_of_every_list_carries_words(tmp_path: Path, qapp: QApplication) -> None:
    """U58: over all pages, the words under a glyph are never missing."""
    chips = 0
    with a_full_window(tmp_path) as bench, bench.drawn(False):
        for page in pages(bench):
            for view in shown(page):
                if isinstance(view, QTableView):
                    for index in _chips(view):
                        chips += 1
                        assert str(index.data()).strip(), page.name
    assert chips > 50


def test_marks_can_be_told_apart_in_grey(tmp_path: Path, qapp: QApplication) -> None:
    """U58: the list of the week without its colours still shows different chips for different states."""
    with a_full_window(tmp_path) as bench:
        page = next(pages(bench))
        view = page.findChild(QTableView)
        assert view is not None
        grey: dict[Mark, set[bytes]] = {}
        for index in _chips(view):
            mark = index.data(MARK_ROLE)
            if isinstance(mark, Mark) and view.visualRect(index).intersects(view.viewport().rect()):
                picture = view.viewport().grab(view.visualRect(index)).toImage()
                bits = bytes(picture.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
                grey.setdefault(mark, set()).add(bits)
        assert len(grey) > 1
        pictures = [picture for found in grey.values() for picture in found]
        assert len(set(pictures)) == len(pictures)


def _chips(view: QTableView) -> list[QModelIndex]:
    model = view.model()
    columns = [at for at in range(model.columnCount()) if isinstance(view.itemDelegateForColumn(at), ChipDelegate)]
    found = [model.index(row, column) for row in range(model.rowCount()) for column in columns]
    return [index for index in found if index.data(Qt.ItemDataRole.DisplayRole)]
