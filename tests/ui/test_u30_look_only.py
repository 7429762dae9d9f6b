"""U30: a book that another program has is looked at in the window: a steady bar says why, and nothing is entered."""

from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import Book, open_book
from desktop_app.operations.customers import add_customer
from desktop_app.store import journal
from desktop_app.system.lock import sole_use
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.start.unlock import UnlockCover
from tests.ui.starting import AStart
from tests.ui.window import PASSPHRASE, Clock, turns


def look(start: AStart) -> None:
    """Another program has the book; the owner looks at it."""
    with sole_use(start.own):
        start.program.start.open(start.own, PASSPHRASE)
        start.press("Look only")
        start.until(lambda: start.is_open)
        start.settle()


def test_the_bar_says_why_as_long_as_it_is_looked_at(start: AStart) -> None:
    look(start)
    words = f"This book is only looked at; nothing can be entered. The book in {start.own} is in use by "
    assert start.steady.startswith(words)
    for page in (PageName.CUSTOMERS, PageName.SHIPMENTS, PageName.THIS_WEEK):
        start.program.window.go(Route(page))
        start.settle()
        assert start.program.window.steady_bar.is_seen


def test_what_is_entered_is_refused_in_plain_words(start: AStart) -> None:
    look(start)
    refused: list[str] = []
    jobs, desk = start.program.jobs, start.program.desk

    def add(book: Book, moment: object) -> object:
        return add_customer(book.ledger, Customer("新来的"), Clock().moment())

    jobs.do(add, None, start.program.window, lambda said: refused.append(desk.tell(said)))  # type: ignore[arg-type]
    start.until(lambda: bool(refused))
    assert refused[0].startswith("Nothing was entered: the book can only be looked at now. The book in ")


def test_a_form_keeps_what_was_typed_and_no_draft_is_missed(start: AStart) -> None:
    """U21: the drafts are in the book; that none can be kept is said once, by the bar."""
    look(start)
    start.program.window.go(Route(PageName.CUSTOMER_FORM))
    start.settle()
    turns(5)
    assert start.program.window.bar.notice is None


def test_trying_again_opens_the_book_once_it_is_free(start: AStart) -> None:
    look(start)
    start.program.window.steady_bar.press(0)
    start.until(lambda: isinstance(start.cover, UnlockCover))
    assert start.steady == ""
    start.program.start.open(start.own, PASSPHRASE)
    start.until(lambda: start.is_open)
    assert not start.program.window.steady_bar.is_seen
    start.settle()


def test_the_bar_speaks_the_language_of_the_window(start: AStart) -> None:
    """U62."""
    look(start)
    start.program.preferences.language = "zh_CN"
    start.program.desk.renewed.emit(Route(PageName.THIS_WEEK))
    start.settle()
    assert "only looked at" not in start.steady
    assert str(start.own) in start.steady


def test_a_backup_is_looked_at_and_does_not_become_the_book(start: AStart, tmp_path: Path) -> None:
    """F20: whoever chose the folder of a backup sees what is in it; the next start opens the book."""
    with open_book(start.own, PASSPHRASE) as book:
        made = back_up(book, tmp_path / "stick", Clock().moment()).folder
    start.program.start.open(made)
    start.press("Look only")
    cover = start.shown(UnlockCover)
    cover.given.emit(PASSPHRASE)
    start.until(lambda: start.is_open)
    start.settle()
    assert "is a backup" in start.steady
    assert start.program.preferences.book_folder != made


def test_a_book_whose_last_entries_were_altered_is_only_looked_at_once_it_is_shown(start: AStart) -> None:
    """D18: somebody with the key and a database program was at it; nothing more is entered behind that."""
    with open_book(start.own, PASSPHRASE) as book:
        add_customer(book.ledger, Customer("张三"), Clock().moment())
        for (trigger,) in book.ledger.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            book.ledger.write(f"DROP TRIGGER {trigger}")
        last = journal.head(book.ledger).seq
        book.ledger.write("UPDATE journal SET user = '别人' WHERE seq = ?", (last,))
    start.program.start.open(start.own, PASSPHRASE)
    start.until(lambda: start.is_open)
    start.settle()
    assert "is damaged" in start.steady
    with pytest.raises(Said, match="can only be looked at"):
        start.program.jobs.book.ask(lambda book: add_customer(book.ledger, Customer("李四"), Clock().moment())).result()


def test_a_whole_book_is_shown_without_a_word(start: AStart) -> None:
    """D18."""
    start.program.start.open(start.own, PASSPHRASE)
    start.until(lambda: start.is_open)
    start.settle()
    assert start.program.window.steady_bar.notice is None
