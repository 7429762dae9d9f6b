"""Large text fits: nothing is cut off, nothing has to be pushed sideways."""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QTableView, QWidget

from desktop_app.ui.look.theme import TextSize
from desktop_app.ui.widgets.labels import ElidedLabel
from tests.ui.crawler import a_full_window, pages, shown

SLACK = 1
SIZES = [TextSize.STANDARD, TextSize.LARGE]


@pytest.mark.parametrize(("language", "size"), list(product(("zh_CN", "en"), SIZES)))
def test_nothing_is_clipped_and_nothing_scrolls_sideways(
    language: str, size: TextSize, tmp_path: Path, qapp: QApplication
) -> None:
    """U55: every page at 1366 × 728, both languages, standard and large text."""
    faults = []
    with a_full_window(tmp_path, language, size=size) as bench:
        assert (bench.window.width(), bench.window.height()) == (1366, 728), "a page asks for more room than there is"
        for page in pages(bench):
            assert bench.window.width() == 1366, page.name
            faults += [f"{page.name}: {fault}" for one in shown(bench.window) if (fault := _fault(one))]
    assert not faults, "\n".join(sorted(set(faults)))


def _fault(widget: QWidget) -> str:
    if isinstance(widget, (QTableView, QScrollArea)):
        bar = widget.horizontalScrollBar()
        return f"{widget.accessibleName() or type(widget).__name__} scrolls sideways" if bar.maximum() else ""
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
        return _clipped_label(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        text = widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&"))
        return f"button “{widget.text()}” is cut off" if text > widget.width() + SLACK else ""
    return ""


def _clipped_label(label: QLabel) -> str:
    if label.wordWrap():
        short = label.heightForWidth(label.width()) - label.height()
        return f"“{label.text()[:40]}” lacks {short} px of height" if short > SLACK else ""
    metrics = label.fontMetrics()
    room = label.contentsRect().width()
    flags = Qt.TextFlag.TextExpandTabs | (Qt.TextFlag.TextShowMnemonic if label.buddy() else Qt.TextFlag(0))
    text = metrics.size(int(flags), label.text()).width()
    return f"“{label.text()[:40]}” is cut off by {text - room} px" if text > room + SLACK else ""
