"""The message bar: quiet, short, never in the way of the keyboard (U51, U58, T32)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.message_bar import MessageBar
from desktop_app.ui.widgets.notices import Level, Notice, Way, error, info, warning, well_done
from tests.ui.widgets.showing import english, focused, show


def a_bar(qtbot: QtBot) -> MessageBar:
    form, field = Form(english), QLineEdit()
    form.row(field)
    show(qtbot, form)
    field.setFocus()
    return form.bar


def words(bar: MessageBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("notice", "glyph"), [(info("a"), "ⓘ"), (well_done("a"), "✓"), (warning("a"), "!"), (error("a"), "✕")]
)
def test_every_level_has_its_glyph_and_its_words(qtbot: QtBot, notice: Notice, glyph: str) -> None:
    """U58: not by colour alone."""
    bar = a_bar(qtbot)
    bar.show_notice(notice)
    assert words(bar) == [glyph, "a"]
    assert bar.isVisible()


def test_a_message_never_takes_the_keyboard(qtbot: QtBot) -> None:
    """U51: not when it comes and not when it goes."""
    bar, before = a_bar(qtbot), focused()
    bar.show_notice(error("a", Way("Mend", lambda: None)))
    QTest.keyClicks(focused(), "12")
    assert focused() is before
    bar.dismiss()
    assert focused() is before
    assert isinstance(before, QLineEdit)
    assert before.text() == "12"


def test_success_goes_by_itself_and_errors_stay(qtbot: QtBot) -> None:
    """U51: six seconds as delivered; one second here."""
    bar = a_bar(qtbot)
    assert (info("a").lasts, well_done("a").lasts, warning("a").lasts, error("a").lasts) == (6, 6, 0, 0)
    bar.show_notice(Notice(Level.DONE, "a", lasts=1))
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=3_000)
    bar.show_notice(error("b"))
    qtbot.wait(1_200)
    assert bar.isVisible()


def test_a_way_out_is_taken_once(qtbot: QtBot) -> None:
    bar, taken = a_bar(qtbot), []
    bar.show_notice(
        warning("a", Way("Save & go", lambda: taken.append("first")), Way("Stop", lambda: taken.append("second")))
    )
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == "Save && go")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == ["first"]
    assert not bar.isVisible()


def test_the_last_fifty_messages_are_kept(qtbot: QtBot) -> None:
    """U51."""
    bar = a_bar(qtbot)
    for number in range(60):
        bar.show_notice(info(str(number)))
    assert [notice.text for notice in bar.history] == [str(number) for number in range(10, 60)]


def test_the_cross_closes_and_has_a_name(qtbot: QtBot) -> None:
    """U59."""
    bar = a_bar(qtbot)
    bar.show_notice(error("<b>a</b>"))
    cross = next(one for one in bar.findChildren(QPushButton) if one.text() == "✕")
    assert cross.accessibleName() == "Close this message"
    assert bar.accessibleName() == "<b>a</b>"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
