"""Whoever cannot see the window or uses no mouse can still work with it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from tests.ui.crawler import a_full_window, pages, shown

NAMED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)


def test_every_control_has_a_name_for_a_screen_reader(tmp_path: Path, qapp: QApplication) -> None:
    """U59: over all pages of the window."""
    with a_full_window(tmp_path) as bench:
        nameless = [
            f"{page.name}: {type(widget).__name__} {widget.objectName()}"
            for page in pages(bench)
            for widget in shown(bench.window)
            if isinstance(widget, NAMED) and not _inside_another(widget) and not _name(widget)
        ]
    assert not nameless, "\n".join(sorted(set(nameless)))


def test_tab_leaves_every_table(tmp_path: Path, qapp: QApplication) -> None:
    """U59: a read-only table is one stop on the way through the page."""
    with a_full_window(tmp_path) as bench:
        trapped = [
            f"{page.name}: {type(view).__name__}"
            for page in pages(bench)
            for view in shown(page)
            if isinstance(view, QTableView)
            and view.tabKeyNavigation()
            and view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
        ]
    assert not trapped, trapped


def test_each_page_opens_with_the_keyboard_inside_it(tmp_path: Path, qapp: QApplication) -> None:
    """U13, U59: nobody needs the mouse to begin."""
    with a_full_window(tmp_path) as bench:
        lost = []
        for page in pages(bench):
            focused = QApplication.focusWidget()
            if focused is None or not (focused is page or page.isAncestorOf(focused)):
                lost.append(f"{page.name}: {focused}")
    assert not lost, lost


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.strip("▾✕☰+− ")


def _inside_another(widget: QWidget) -> bool:
    """Parts of a control, such as the line edit in a combo box, speak through it."""
    parent = widget.parentWidget()
    return (
        isinstance(parent, (QComboBox, QAbstractSpinBox))
        or (widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not isinstance(widget, QAbstractButton))
        or widget.objectName().startswith("qt_")
    )
