"""T30, case 29: a clock that can hardly be right is asked about before the book is entered, and before an entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.goods import Goods
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.goods import add_goods
from desktop_app.operations.pins import set_pin
from desktop_app.store.journal import head
from desktop_app.ui.start.day_asker import DayCover
from desktop_app.ui.start.lock_cover import LockCover
from tests.operations.builders import a_customer, a_slip
from tests.stretching import lightly_stretched
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, SHOP, Clock

LAST = date(2026, 11, 20)
YEARS_AHEAD = date(2031, 3, 1)


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The last entry of the book is of the 20th of November."""
    without_keyring(monkeypatch)
    own = tmp_path / "data" / "book"
    with lightly_stretched():
        create_book(own, SHOP, Clock(LAST).moment(), PASSPHRASE, must_confirm=False)
    with open_book(own, PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger), "11-20")
    return tmp_path


@contextmanager
def opened(folder: Path, clock: Clock, day_is_said: bool = False) -> Iterator[AStart]:
    with a_start(folder, book=False, clock=clock, day_is_said=day_is_said) as start:
        start.program.start.open(start.own, PASSPHRASE)
        start.until(lambda: start.is_open or isinstance(start.cover, DayCover | LockCover))
        yield start


def asked(start: AStart) -> DayCover:
    cover = start.cover
    assert isinstance(cover, DayCover)
    return cover


def add(start: AStart, name: str) -> list[str]:
    """An entry from the window; what came back."""
    heard: list[str] = []
    start.program.jobs.do(
        lambda book, moment: add_goods(book.ledger, Goods(name), moment),
        lambda made: heard.append(made.name),
        start.program.window,
        lambda said: heard.append(str(said)),
    )
    start.settle()
    return heard


def test_before_anything_is_shown_the_last_day_is_named(folder: Path) -> None:
    """Case 29: the computer says 2031; nothing of the book can be read yet."""
    with opened(folder, Clock(YEARS_AHEAD)) as start:
        cover = asked(start)
        assert "2026-11-20" in cover.lead.text()
        assert "2031-03-01" in cover.button.text()
        start.settle()
        assert start.program.window.current_page() is None
        assert not any("老王" in one.text() for one in start.program.window.findChildren(QLabel) if one.isVisible())
        cover.button.click()
        start.until(lambda: start.is_open)
        assert add(start, "水泥") == ["水泥"]


def test_a_clock_that_was_set_meanwhile_is_read_again(folder: Path) -> None:
    """Case 29: the way out that mends it; while it is still wrong the question stands with the new day."""
    clock = Clock(YEARS_AHEAD)
    with opened(folder, clock) as start:
        cover = asked(start)
        clock.today = date(2019, 3, 1)
        cover.reading.click()
        start.settle()
        assert asked(start) is cover
        assert "2019-03-01" in cover.button.text()
        clock.today = date(2026, 11, 21)
        cover.reading.click()
        start.until(lambda: start.is_open)


def test_the_safe_answer_is_the_usual_one_and_a_clock_that_did_not_move_is_told(folder: Path) -> None:
    """Case 29: Enter must not say that it is 2031."""
    with opened(folder, Clock(YEARS_AHEAD)) as start:
        cover = asked(start)
        assert cover.reading.isDefault()
        assert not cover.button.isDefault()
        cover.reading.click()
        start.settle()
        assert asked(start) is cover
        assert cover.unchanged.text() == "The clock still says 2031-03-01."


def test_the_right_day_asks_nothing(folder: Path) -> None:
    with opened(folder, Clock(date(2026, 12, 24))) as start:
        start.settle()
        assert start.is_open


def test_a_day_given_at_the_start_is_the_answer(folder: Path) -> None:
    """Case 29: `--today` says it."""
    with opened(folder, Clock(YEARS_AHEAD), day_is_said=True) as start:
        start.settle()
        assert start.is_open
        assert add(start, "水泥") == ["水泥"]


def test_the_pin_comes_first_and_then_the_day(folder: Path) -> None:
    """U29: whoever may not look is not told which day the shop last worked."""
    with open_book(folder / "data" / "book", PASSPHRASE) as book:
        set_pin(book.ledger, "2468", Clock(LAST).moment())
    with opened(folder, Clock(YEARS_AHEAD)) as start:
        lock = start.cover
        assert isinstance(lock, LockCover)
        lock.secret.setText("2468")
        lock.submit()
        start.until(lambda: isinstance(start.cover, DayCover))
        asked(start).button.click()
        start.until(lambda: start.is_open)


def test_a_clock_that_jumps_in_the_middle_of_the_day_is_asked_about_before_the_entry(folder: Path) -> None:
    """T30: the entry waits meanwhile and is made on the day that is then sure, once."""
    clock = Clock(date(2026, 11, 21))
    with opened(folder, clock) as start:
        start.settle()
        clock.today = YEARS_AHEAD
        assert add(start, "水泥") == []
        before = start.program.jobs.book.ask(lambda book: head(book.ledger)).result()
        clock.today = date(2026, 11, 21)
        asked(start).reading.click()
        start.until(lambda: start.is_open)
        start.settle()
        rows = start.program.jobs.book.ask(
            lambda book: book.ledger.rows("SELECT dated FROM journal WHERE seq > ?", (before.seq,))
        ).result()
        assert rows == [("2026-11-21",)]


def test_an_entry_goes_on_with_the_day_that_is_confirmed(folder: Path) -> None:
    clock = Clock(date(2026, 11, 21))
    with opened(folder, clock) as start:
        start.settle()
        clock.today = YEARS_AHEAD
        assert add(start, "水泥") == []
        asked(start).button.click()
        start.until(lambda: start.is_open)
        start.settle()
        assert add(start, "河沙") == ["河沙"]
        names = start.program.jobs.book.ask(lambda book: book.ledger.rows("SELECT name FROM goods")).result()
        assert set(names) >= {("水泥",), ("河沙",)}
