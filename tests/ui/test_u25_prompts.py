"""Boxes that stop the user are few, say why, and do nothing by mistake."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.ui.base.prompts import confirm
from tests.ui.window import a_window

UI = Path(__file__).resolve().parents[2] / "desktop_app" / "ui"
ALLOWED = 6
REASON = "<b>After</b> this 3 payments lie on account: 1,200.00"


def calls(name: str) -> list[str]:
    """Where the window calls a function of this name."""
    found = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name:
                found.append(path.name)
    return found


def test_at_most_six_boxes_in_the_whole_window() -> None:
    """U25."""
    assert len(calls("confirm")) <= ALLOWED


def test_message_boxes_are_made_in_one_place() -> None:
    """U25, T32: so none can be rich text."""
    named = [path.name for path in UI.rglob("*.py") if "QMessageBox" in path.read_text(encoding="utf-8")]
    assert named == ["prompts.py"]


@pytest.mark.parametrize(("key", "goes_on"), [(Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False), (None, True)])
def test_only_the_button_with_the_verb_goes_on(
    key: Qt.Key | None, goes_on: bool, tmp_path: Path, qapp: QApplication
) -> None:
    """U25: Enter and Esc leave everything as it is; the reason is shown as plain text."""
    shown: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.textFormat() is Qt.TextFormat.PlainText
        shown.append(box.text())
        if key is not None:
            QTest.keyClick(box, key)
        else:
            next(one for one in box.buttons() if one.text() == "Reverse").click()

    with a_window(tmp_path) as bench:
        QTimer.singleShot(50, answer)
        assert confirm(bench.desk, bench.window, REASON, "Reverse") is goes_on
    assert shown == [REASON]
