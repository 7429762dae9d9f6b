"""The line at the foot of the window: quiet, short, moves nothing, never in the way of the keyboard (U51, U58, T32)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notice_history import NoticeHistory
from desktop_app.ui.widgets.notice_line import ICONS, NoticeLine
from desktop_app.ui.widgets.notices import Level, Notice, Way, error, info, warning, well_done
from tests.ui.widgets.showing import english, focused, show


class Place(QWidget):
    """A small window: a field, a page that tells something, and the line at its foot."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.field = QWidget(), QLineEdit()
        self.messages, self.steady = Messages(self.page), Messages(self.page, steady=True)
        self.line = NoticeLine(english, self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.page, 1)


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    made = Place()
    made.resize(600, 400)
    show(qtbot, made)
    made.field.setFocus()
    return made


@pytest.mark.parametrize(
    ("notice", "icon"),
    [(info("a"), Icon.INFO), (well_done("a"), Icon.DONE), (warning("a"), Icon.WARNING), (error("a"), Icon.WRONG)],
)
def test_every_level_has_its_icon_and_its_words(place: Place, notice: Notice, icon: Icon) -> None:
    """U58: not by colour alone."""
    place.messages.show_notice(notice)
    assert ICONS[notice.level] is icon
    assert (place.line.words.text(), place.line.isVisible()) == ("a", True)


def test_nothing_moves_when_something_is_told(place: Place) -> None:
    """A click that was meant for a field reaches it."""
    before = (place.field.geometry(), place.page.geometry())
    for notice in (well_done("a"), error("a " * 200), warning("a", Way("Mend", lambda: None))):
        place.messages.show_notice(notice)
        QTest.qWait(1)
        assert (place.field.geometry(), place.page.geometry()) == before
        assert place.line.geometry().bottom() == place.height() - 1


def test_a_long_message_is_whole_and_grows_upwards(place: Place) -> None:
    place.messages.show_notice(info("a"))
    low = place.line.height()
    place.messages.show_notice(error("What is wrong with which thing, why, and the way out of it. " * 4))
    assert place.line.height() > low
    assert place.line.words.height() >= place.line.words.heightForWidth(place.line.words.width())


def test_a_message_never_takes_the_keyboard(place: Place) -> None:
    """U51: not when it comes and not when it goes."""
    before = focused()
    place.messages.show_notice(error("a", Way("Mend", lambda: None)))
    QTest.keyClicks(focused(), "12")
    assert focused() is before
    place.messages.dismiss()
    assert focused() is before
    assert place.field.text() == "12"


def test_success_goes_by_itself_and_errors_stay(qtbot: QtBot, place: Place) -> None:
    """U51: six seconds as delivered; one second here."""
    assert (info("a").lasts, well_done("a").lasts, warning("a").lasts, error("a").lasts) == (6, 6, 0, 0)
    place.messages.show_notice(Notice(Level.DONE, "a", lasts=1))
    qtbot.waitUntil(lambda: not place.line.isVisible(), timeout=3_000)
    place.messages.show_notice(error("b"))
    qtbot.wait(1_200)
    assert place.line.isVisible()


def test_a_way_out_is_taken_once(place: Place) -> None:
    taken: list[str] = []
    place.messages.show_notice(
        warning("a", Way("Save & go", lambda: taken.append("first")), Way("Stop", lambda: taken.append("second")))
    )
    assert [one.text() for one in place.line.ways] == ["Save && go", "Stop"]
    QTest.mouseClick(place.line.ways[0], Qt.MouseButton.LeftButton)
    assert taken == ["first"]
    assert not place.line.isVisible()


def test_what_lasts_is_there_again_when_the_rest_has_been_told(place: Place) -> None:
    """U30: that a book is only looked at cannot be closed, not even by its way out."""
    taken: list[str] = []
    place.steady.show_notice(warning("only looked at", Way("Try again", lambda: taken.append("again"))))
    assert not place.line.close_button.isVisible()
    place.messages.show_notice(error("wrong"))
    assert place.line.words.text() == "wrong"
    QTest.mouseClick(place.line.close_button, Qt.MouseButton.LeftButton)
    assert place.line.words.text() == "only looked at"
    QTest.mouseClick(place.line.ways[0], Qt.MouseButton.LeftButton)
    assert (taken, place.line.words.text()) == (["again"], "only looked at")
    place.steady.dismiss()
    assert not place.line.isVisible()


def test_what_a_page_tells_is_seen_only_while_the_page_is(place: Place) -> None:
    """U29: nothing of the pages is told on the lock."""
    place.messages.show_notice(error("王五 owes"))
    place.page.hide()
    assert not place.line.isVisible()
    place.page.show()
    assert place.line.words.text() == "王五 owes"


def test_the_last_fifty_messages_are_kept_and_can_be_read_again(qtbot: QtBot, place: Place) -> None:
    """U51."""
    for number in range(60):
        place.messages.show_notice(info(str(number)))
    kept = [str(number) for number in range(10, 60)]
    assert [notice.text for notice in place.messages.history] == kept
    assert [notice.text for notice in place.line.history] == kept
    history = NoticeHistory(place.line.history, english, place)
    assert history.lines[0] == "ⓘ  59"
    assert len(history.lines) == 50
    assert NoticeHistory((), english, place).lines == ["Nothing was told yet."]


def test_the_cross_closes_and_has_a_name(place: Place) -> None:
    """U59."""
    place.messages.show_notice(error("<b>a</b>"))
    assert place.line.close_button.accessibleName() == "Close this message"
    assert place.line.accessibleName() == "<b>a</b>"
    QTest.mouseClick(place.line.close_button, Qt.MouseButton.LeftButton)
    assert not place.line.isVisible()
