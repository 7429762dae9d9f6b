"""U56: a theme that is switched live looks like one the program was begun in, on every page, both ways."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.theme import Scheme, TextSize
from tests.ui.crawler import a_full_window, views
from tests.ui.window import AWindow, turns

Pictures = dict[str, QImage]

FORMS = {PageName.SHIPMENT_FORM, PageName.RETURN_FORM, PageName.RECEIPT_FORM, PageName.PLAN_FORM}


def test_a_theme_switched_live_is_that_of_a_fresh_start(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages are there when the theme changes, and none keeps a colour of the old one."""
    blinks = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    light, then_dark = before_and_after(tmp_path, qapp, monkeypatch, Scheme.LIGHT, Scheme.DARK)
    dark, then_light = before_and_after(tmp_path, qapp, monkeypatch, Scheme.DARK, Scheme.LIGHT)
    dress(qapp, Scheme.LIGHT, TextSize.STANDARD)
    qapp.setCursorFlashTime(blinks)
    assert different(dark, then_dark) == []
    assert different(light, then_light) == []


def before_and_after(
    folder: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, first: Scheme, second: Scheme
) -> tuple[Pictures, Pictures]:
    """Every page in the theme the program was begun in, and in the one chosen then; always in the same folders, as
    some pages tell their names.
    """
    home = folder / "home"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    home.mkdir()
    with a_full_window(home, scheme=first) as bench, bench.drawn(False):
        for _, page in views(bench):  # what was left unfinished is offered from the second round on
            answered(bench, page)
        before = pictures(bench)
        dress(qapp, second, TextSize.STANDARD)
        after = pictures(bench)
    shutil.rmtree(home)
    shutil.rmtree(folder / "state", ignore_errors=True)
    return before, after


def answered(bench: AWindow, page: Page) -> None:
    """What answers a moment later, such as the gate of a slip, has answered."""
    if page.name in FORMS:
        turns(200)
        bench.settle()


def pictures(bench: AWindow) -> Pictures:
    """Of every view, which is drawn for it alone."""
    found = {}
    for name, page in views(bench):
        answered(bench, page)
        found[name] = bench.picture()
    return found


def different(ones: Pictures, others: Pictures) -> list[str]:
    """Where two rounds do not look the same: the page, and the rows of pixels that differ."""
    assert list(ones) == list(others)
    return [f"{name} {_rows(one, others[name])}" for name, one in ones.items() if one != others[name]]


def _rows(one: QImage, other: QImage) -> str:
    apart = [y for y in range(one.height()) if one.copy(0, y, one.width(), 1) != other.copy(0, y, one.width(), 1)]
    return f"from {apart[0]} to {apart[-1]}"
