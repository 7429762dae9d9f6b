"""Whoever cannot see the window or uses no mouse can still work with it."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
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

from desktop_app.ui.base.page import Page
from tests.ui.crawler import a_full_window, pages, shown

NAMED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)


@dataclass(frozen=True, slots=True)
class Walk:
    """What is wrong, by page, as each is opened for the first time."""

    nameless: list[str] = field(default_factory=list)
    trapped: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@pytest.fixture
def walk(qapp: QApplication) -> Walk:
    return _walk()


@cache
def _walk() -> Walk:
    """Once through all pages of the window, for the three promises."""
    found = Walk()
    with TemporaryDirectory() as folder, a_full_window(Path(folder)) as bench, bench.drawn(False):
        for page in pages(bench):
            found.lost.extend(_lost(page))
            for widget in shown(bench.window):
                if isinstance(widget, NAMED) and not _inside_another(widget) and not _name(widget):
                    found.nameless.append(f"{page.name}: {type(widget).__name__} {widget.objectName()}")
                if page.isAncestorOf(widget) and _holds_tab(widget):
                    found.trapped.append(f"{page.name}: {type(widget).__name__}")
    return found


def test_every_control_has_a_name_for_a_screen_reader(walk: Walk) -> None:
    """U59: over all pages of the window."""
    assert not walk.nameless, "\n".join(sorted(set(walk.nameless)))


def test_tab_leaves_every_table(walk: Walk) -> None:
    """U59: a read-only table is one stop on the way through the page."""
    assert not walk.trapped, walk.trapped


def test_each_page_opens_with_the_keyboard_inside_it(walk: Walk) -> None:
    """U13, U59: nobody needs the mouse to begin."""
    assert not walk.lost, walk.lost


def _lost(page: Page) -> list[str]:
    focused = QApplication.focusWidget()
    inside = focused is not None and (focused is page or page.isAncestorOf(focused))
    return [] if inside else [f"{page.name}: {focused}"]


def _holds_tab(widget: QWidget) -> bool:
    read_only = QAbstractItemView.EditTrigger.NoEditTriggers
    return isinstance(widget, QTableView) and widget.tabKeyNavigation() and widget.editTriggers() == read_only


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
