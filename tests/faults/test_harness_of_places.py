"""Faults planted in what keeps a book in its place: each is caught by the test that should catch it (T00).

As in `test_harness`, each test plants one fault and shows that what another test asks for no longer holds.
"""

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from desktop_app.domain.errors import Obstacle, Said, Unavailable
from desktop_app.operations import opened_book, remembering
from desktop_app.operations.books import create_book, go_on, look_at_book, open_book
from desktop_app.operations.remembering import Memory
from desktop_app.store import checking, journal, numbering
from desktop_app.store.database import Ledger
from desktop_app.store.passing_copy import log_of
from desktop_app.store.rest import IdleTimer
from desktop_app.store.standing import OpenFiles
from tests.operations import test_book_thread
from tests.operations.builders import SHOP, a_customer, a_slip, at

PASSPHRASE = "四川 建材 2026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    entered(tmp_path / "book")
    return tmp_path / "book"


def entered(folder: Path) -> str:
    """One more slip, for one more customer; its number."""
    with open_book(folder, PASSPHRASE) as book:
        return a_slip(book.ledger, a_customer(book.ledger, f"客户{journal.head(book.ledger).seq}"), "03-01")


def opens(folder: Path) -> bool:
    """Without a word about missing entries."""
    try:
        with open_book(folder, PASSPHRASE):
            return True
    except Unavailable as said:
        if said.obstacle is not Obstacle.MISSING:
            raise
        return False


def put_back_after_an_entry(folder: Path) -> None:
    old = (folder / "ledger.db").read_bytes()
    entered(folder)
    (folder / "ledger.db").write_bytes(old)


def test_without_a_planted_fault_yesterdays_file_is_told(folder: Path) -> None:
    put_back_after_an_entry(folder)
    assert not opens(folder)


def test_an_end_that_is_not_remembered_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_remembering.test_yesterdays_book_put_back_is_told_with_what_is_missing."""
    monkeypatch.setattr(Memory, "keeping", lambda *_: lambda: None)
    put_back_after_an_entry(folder)
    assert opens(folder)


def test_an_end_that_is_remembered_before_its_commit_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_kills: killed or failing between note and commit, the book would be said to lack an entry."""
    real, commit = Memory.keeping, Ledger.commit

    def early(memory: Memory, ledger: Ledger) -> object:
        real(memory, ledger)()
        return lambda: None

    def fails(_: Ledger) -> None:
        raise ConnectionError("the power is gone")

    monkeypatch.setattr(Memory, "keeping", early)
    with open_book(folder, PASSPHRASE) as book:
        monkeypatch.setattr(Ledger, "commit", fails)
        with suppress(ConnectionError):
            a_customer(book.ledger, "没记上的")
        monkeypatch.setattr(Ledger, "commit", commit)
    assert not opens(folder), "a false alarm"


def test_a_note_that_does_not_outlive_its_folder_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_remembering, where the whole folder of yesterday is put back."""
    monkeypatch.setattr(remembering, "seen_folder", lambda: folder / "seen")
    shutil.copytree(folder, folder.parent / "yesterday")
    entered(folder)
    shutil.rmtree(folder)
    shutil.copytree(folder.parent / "yesterday", folder)
    assert opens(folder)


def test_a_number_given_out_twice_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_remembering: after going on without an entry its number stands on two papers."""
    monkeypatch.setattr(numbering, "skip_behind", lambda *_: [])
    put_back_after_an_entry(folder)
    go_on(folder, at("03-02"), PASSPHRASE)
    assert entered(folder) == "SHD-2026-00002"


def test_a_skipped_range_that_is_not_journalled_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by numbering.holes: numbers that are missing, and no row that says why."""
    put_back_after_an_entry(folder)
    monkeypatch.setattr("desktop_app.store.continuing.record", lambda *_: None)
    go_on(folder, at("03-02"), PASSPHRASE)
    with suppress(Said), open_book(folder, PASSPHRASE) as book:
        assert numbering.holes(book.ledger) == ["SHD-2026-00002"]


def test_a_log_that_is_not_tried_on_a_copy_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_logs: the log of another shop is folded into the ledger, and nothing can be read any more."""
    other = folder.parent / "other"
    create_book(other, SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(other, PASSPHRASE) as book:
        a_customer(book.ledger)
        shutil.copy(log_of(other / "ledger.db"), log_of(folder / "ledger.db"))
    before = (folder / "ledger.db").read_bytes()
    monkeypatch.setattr(opened_book, "has_log", lambda _: False)
    with pytest.raises(Said), open_book(folder, PASSPHRASE):
        pytest.fail("it opened")
    assert (folder / "ledger.db").read_bytes() != before


def test_an_entry_into_a_file_that_is_gone_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_standing: the slip is acknowledged, and nobody will ever find it."""
    monkeypatch.setattr(OpenFiles, "require", lambda _: None)
    with open_book(folder, PASSPHRASE) as book:
        (folder / "ledger.db").unlink()
        assert a_slip(book.ledger, a_customer(book.ledger, "白记的"), "03-01")


def test_a_look_that_takes_entries_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_looking: what is entered goes with the passing copy."""
    monkeypatch.setattr(Ledger, "close_to_writing", lambda *_: None)
    with look_at_book(folder, Unavailable("The book is away."), PASSPHRASE) as book:
        number = a_slip(book.ledger, a_customer(book.ledger, "白记的"), "03-01")
    with open_book(folder, PASSPHRASE) as book:
        assert not book.ledger.value("SELECT count(*) FROM documents WHERE number = ?", (number,))


def test_a_log_that_is_never_folded_in_is_caught(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_book_thread: the file alone lacks the last slip."""
    monkeypatch.setattr(IdleTimer, "disturb", lambda _: None)
    monkeypatch.setattr(test_book_thread, "waited_for", lambda done: done())
    with pytest.raises(AssertionError):
        test_book_thread.test_after_a_rest_the_file_alone_holds_everything(folder, tmp_path)


def test_an_added_trigger_that_is_not_looked_for_is_caught(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by test_checking: a trigger that changes what is entered after it."""
    with open_book(folder, PASSPHRASE) as book:
        book.ledger.write("CREATE TRIGGER quiet AFTER INSERT ON drafts BEGIN DELETE FROM drafts; END")
        assert checking.check(book.ledger) == [checking.Disproof("schema", "trigger quiet")]
        monkeypatch.delitem(checking.PROOFS, "schema")
        assert checking.check(book.ledger) == []
