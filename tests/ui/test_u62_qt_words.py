"""U62: what Qt says itself — the menu of a field, the choice of a file, the buttons of a box — is in the language of
the window, from the start and when another is chosen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from desktop_app.ui.base.routes import PageName, Route
from tests.ui.starting import AStart, a_start, without_keyring

FIELDS = (QLineEdit, QPlainTextEdit)
BUTTONS = QMessageBox.StandardButton
ASKED = (BUTTONS.Ok, BUTTONS.Cancel, BUTTONS.Yes, BUTTONS.No, BUTTONS.Save, BUTTONS.Discard, BUTTONS.Close)


@pytest.mark.parametrize(("first", "second"), [("zh_CN", "en"), ("en", "zh_CN")])
def test_what_qt_says_itself_is_in_the_language_of_the_window(
    first: str, second: str, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_keyring(monkeypatch)
    with a_start(tmp_path, language=first) as start:
        start.unlock()
        start.until(lambda: start.is_open)
        assert foreign(first, tmp_path) == []
        choose(start, second)
        assert foreign(second, tmp_path) == []
        choose(start, first)
        assert foreign(first, tmp_path) == []


def choose(start: AStart, language: str) -> None:
    desk = start.program.desk
    desk.preferences.language = language
    desk.renewed.emit(Route(PageName.THIS_WEEK))
    start.settle()


def foreign(language: str, folder: Path) -> list[str]:
    """Every word of Qt's that is in another language, or not told at all."""
    said = [*of_menus(), *of_boxes(), *of_file_dialogs(folder)]
    assert len(said) > 60
    return [one for one in said if any("一" <= letter <= "鿿" for letter in one) is not (language == "zh_CN")]


def of_menus() -> Iterator[str]:
    for kind in FIELDS:
        field = kind("a")
        menu = field.createStandardContextMenu()
        yield from (one.text() for one in menu.actions() if not one.isSeparator())


def of_boxes() -> Iterator[str]:
    box = QMessageBox()
    for one in ASKED:
        box.addButton(one)
    yield from (one.text() for one in box.buttons())


def of_file_dialogs(folder: Path) -> Iterator[str]:
    """Opened, saved and for a folder."""
    for accept in QFileDialog.AcceptMode:
        for mode in (QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.Directory):
            dialog = QFileDialog(None, "", str(folder))
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setFileMode(mode)
            dialog.setAcceptMode(accept)
            yield from of_dialog(dialog)
            yield QFileIconProvider().type(QFileInfo(str(folder)))


def of_dialog(dialog: QFileDialog) -> Iterator[str]:
    """Labels, buttons with their hints, kinds of files, heads of the columns, the places at the side, the menus."""
    for widget in dialog.findChildren(QWidget):
        match widget:
            case QLabel() | QAbstractButton():
                yield from (one for one in (widget.text(), widget.toolTip()) if one.strip())
            case QComboBox() if widget.objectName() == "fileTypeCombo":
                yield from (widget.itemText(at) for at in range(widget.count()))
            case QTreeView():
                model = widget.model()
                yield from (str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount()))
            case QListView() if widget.objectName() == "sidebar":
                yield str(widget.model().index(0, 0).data())
    yield from (one.text() for one in dialog.findChildren(QAction) if one.text())
