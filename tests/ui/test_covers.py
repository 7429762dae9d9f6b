"""What stands before the book: one page at a time, and nothing of the ones before it stays in memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from desktop_app.domain.errors import Refused
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import TextSize
from desktop_app.ui.start.recover import RecoverCover
from desktop_app.ui.start.recovery_key import RecoveryKeyCover
from desktop_app.ui.start.restore import RestoreCover
from desktop_app.ui.start.trouble import TroubleCover
from desktop_app.ui.start.unlock import UnlockCover
from desktop_app.ui.widgets.notices import Way, well_done
from tests.ui.window import AWindow, a_window, turns

WRONG = (
    "The passphrase is wrong; nothing was changed. Check the caps lock and the input method, or use the recovery "
    "key from the paper. A backup, and a key file put back from one, open with the passphrase of that day."
)


class AWelcome(Cover):
    """One that is looked at again."""

    comes_back = True


def test_a_cover_goes_when_another_takes_its_place_and_when_the_pages_are_shown(bench: AWindow) -> None:
    """A passphrase that was typed does not lie in a page nobody sees any more."""
    asked, locked = QLabel("the passphrase"), QLabel("locked")
    bench.window.cover(asked)
    bench.window.cover(locked)
    turns(2)
    assert (isValid(asked), isValid(locked)) == (False, True)
    bench.window.uncover()
    turns(2)
    assert not isValid(locked)
    assert not bench.window.covered


def test_what_stands_only_over_a_cover_and_what_comes_back_leave_it_as_it_was(bench: AWindow) -> None:
    """U29, U47: the last backup over a locked window; the first run while the sample shop is looked at."""
    locked, leaving, welcome = QLabel("locked"), QLabel("backing up"), AWelcome(bench.desk, "Welcome")
    bench.window.cover(locked)
    bench.window.cover(leaving, over=True)
    bench.window.cover(locked)
    turns(2)
    assert (isValid(locked), isValid(leaving)) == (True, False)
    bench.window.cover(welcome)
    bench.window.uncover()
    bench.window.cover(welcome)
    turns(2)
    assert bench.window.covers.currentWidget() is welcome
    bench.window.uncover()


def test_a_field_nobody_needs_at_first_is_shown_once_the_book_asks_for_it(bench: AWindow) -> None:
    """T21: the PIN of the owner, where a book with one is to be replaced; what was typed stays."""
    cover = RestoreCover(bench.desk, bench.folder, None, lambda: None)
    cover.passphrase.setText("typed before")
    assert cover.form.box("pin").isHidden()
    cover.refuse(Refused("Type the PIN of the owner.").at("pin"))
    assert not cover.form.box("pin").isHidden()
    assert cover.passphrase.text() == "typed before"


def test_what_a_cover_tells_stands_in_the_line_at_the_foot_and_moves_nothing(bench: AWindow) -> None:
    """U51: that the page of the recovery key is saved, say, while nothing of the book is shown."""
    cover = RecoveryKeyCover(bench.desk, "Shunda", "-".join(["ABCD"] * 14), "a printer")
    bench.window.cover(cover)
    turns(2)
    before = cover.button.mapToGlobal(cover.button.rect().center())
    cover.bar.show_notice(well_done("The recovery key is saved."))
    turns(2)
    assert bench.window.line.isVisible()
    assert bench.window.line.words.text() == "The recovery key is saved."
    assert cover.button.mapToGlobal(cover.button.rect().center()) == before
    bench.window.uncover()
    turns(2)
    assert not bench.window.line.isVisible()


def test_the_buttons_of_a_cover_never_leave_a_small_window(bench: AWindow) -> None:
    """At 1366 × 688 and in a larger text, what stands above them scrolls."""
    bench.window.resize(1366, 688)
    cover = RestoreCover(bench.desk, bench.folder, None, lambda: None)
    cover.body.addSpacing(800)
    bench.window.cover(cover)
    turns(4)
    foot = cover.button.mapTo(bench.window, cover.button.rect().bottomRight())
    assert foot.y() < bench.window.height() - 16
    assert cover.card.height() <= bench.window.height() - 32
    bench.window.uncover()


@pytest.mark.parametrize(
    "made",
    [
        lambda desk, folder: UnlockCover(desk, lambda: None, lambda: None),
        lambda desk, folder: RecoverCover(desk, folder, lambda: None),
        lambda desk, folder: RestoreCover(desk, folder, None, lambda: None),
        lambda desk, folder: RecoveryKeyCover(desk, "Shunda", "-".join(["ABCD"] * 14), "a printer"),
        lambda desk, folder: TroubleCover(desk, Refused("No."), (), Way("Try again", lambda: None)),
    ],
)
def test_a_cover_has_the_keyboard_in_its_first_field(bench: AWindow, made: Callable[[Desk, Path], Cover]) -> None:
    """A passphrase can be typed as soon as it is asked for; where there is no field, a button has the keyboard."""
    cover = made(bench.desk, bench.folder)
    bench.window.cover(cover)
    turns(2)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert cover.isAncestorOf(focused)
    if isinstance(cover, UnlockCover | RecoverCover):
        assert focused is next(iter(cover.editors.values()))
    else:
        assert isinstance(focused, QPushButton)
    bench.window.uncover()


@pytest.mark.parametrize("size", TextSize)
def test_what_was_refused_leaves_the_ways_out_to_be_seen(size: TextSize, tmp_path: Path, qapp: QApplication) -> None:
    """U49: a wrong passphrase names the recovery key, and its button stands below the words, not under them."""
    with a_window(tmp_path, "zh_CN", size=size) as bench:
        cover = UnlockCover(bench.desk, lambda: None, lambda: None)
        bench.window.cover(cover)
        cover.refuse(Refused(WRONG).at("passphrase"))
        turns(20)
        words = cover.form.box("passphrase").below
        lowest = words.mapToGlobal(words.rect().bottomLeft()).y()
        assert words.isVisible()
        assert all(one.mapToGlobal(one.rect().topLeft()).y() > lowest for one in cover.buttons)
