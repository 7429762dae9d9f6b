"""A book is made with a key that is kept safely or not at all, and opens for whoever may (D14–D17, T07, T23, T24)."""

import errno
import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations import books
from desktop_app.operations.books import create_book, open_book, recover_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.sample import create_sample
from desktop_app.sample import shop as sample_shop
from desktop_app.system import folders
from desktop_app.system.keyring import Keyring, find_keyring
from tests.operations.builders import SHOP, a_customer, a_slip, at

PASSPHRASE = "四川 建材 2026"
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def keyring() -> Iterator[Keyring]:
    """The Secret Service of the test session."""
    found = find_keyring(patience=20)
    if found is None:
        pytest.fail("no Secret Service: run the tests in a session with gnome-keyring (installer/dev.py test does)")
    yield found
    gc.collect()


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "find_keyring", lambda: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a passphrase and one slip."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger), "03-01", "500")
    return tmp_path / "book"


def slips(folder: Path, passphrase: str | None = PASSPHRASE) -> int:
    """Opens the book, proves it, and counts its slips."""
    with open_book(folder, passphrase) as book:
        assert check_book(book) == []
        return int(book.ledger.value("SELECT count(*) FROM documents"))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# ── made and opened ──────────────────────────────────────────────────────────────────────────────
def test_a_book_with_a_passphrase_opens_with_it_and_no_other(folder: Path) -> None:
    """F11, T23: a wrong passphrase is told as such, not as damage, and changes nothing."""
    before = bytes_of(folder)
    for wrong in ("四川 建材 2027", "", PASSPHRASE + " ", PASSPHRASE.upper() + "X"):
        with pytest.raises(Refused, match="The passphrase is wrong; nothing was changed"), open_book(folder, wrong):
            pytest.fail(f"opened with {wrong!r}")
    assert bytes_of(folder) == before
    assert slips(folder) == 1


def test_a_book_in_the_keyring_opens_by_itself(keyring: Keyring, tmp_path: Path) -> None:
    """D14: real Secret Service; and it has no passphrase to be guessed."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    assert slips(tmp_path / "book", None) == 0
    with pytest.raises(Refused, match="has no passphrase"), open_book(tmp_path / "book", PASSPHRASE):
        pytest.fail("opened with a passphrase it never had")
    keyring.forget(json.loads((tmp_path / "book" / "key.json").read_bytes())["keyring"]["entry"])


def test_the_recovery_key_brings_back_a_book_whose_keyring_was_lost(keyring: Keyring, tmp_path: Path) -> None:
    """F12, T24: the entry is gone; the paper opens the book and entrusts it anew."""
    recovery = create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    entry = json.loads((tmp_path / "book" / "key.json").read_bytes())["keyring"]["entry"]
    keyring.forget(entry)
    with pytest.raises(Refused, match="Type the recovery key from the paper"), open_book(tmp_path / "book"):
        pytest.fail("opened without a key")
    recover_book(tmp_path / "book", recovery)
    assert slips(tmp_path / "book", None) == 0
    anew = json.loads((tmp_path / "book" / "key.json").read_bytes())["keyring"]["entry"]
    assert anew != entry
    keyring.forget(anew)


def test_the_recovery_key_sets_a_new_passphrase(tmp_path: Path) -> None:
    recovery = create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    recover_book(tmp_path / "book", recovery.lower().replace("-", " "), "一个新的 口令 吧")
    with pytest.raises(Refused, match="wrong"), open_book(tmp_path / "book", PASSPHRASE):
        pytest.fail("the forgotten passphrase still opens it")
    assert slips(tmp_path / "book", "一个新的 口令 吧") == 0


def test_another_books_recovery_key_changes_nothing(folder: Path, tmp_path: Path) -> None:
    other = create_book(tmp_path / "other", SHOP, at("2026-01-01"), PASSPHRASE)
    before = bytes_of(folder)
    with pytest.raises(Refused, match="belongs to another book"):
        recover_book(folder, other, "一个新的 口令 吧")
    assert bytes_of(folder) == before


@pytest.mark.usefixtures("no_keyring")
def test_without_keyring_and_passphrase_there_is_no_book(tmp_path: Path) -> None:
    """D14: never in plain text; the way out is named and nothing is left behind."""
    with pytest.raises(Refused, match=r"no safe keyring.* Choose a passphrase"):
        create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_keyring")
def test_recovery_without_keyring_and_passphrase_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    recovery = create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    before = (tmp_path / "book" / "key.json").read_bytes()
    with pytest.raises(Refused, match="Choose a passphrase"):
        recover_book(tmp_path / "book", recovery)
    assert (tmp_path / "book" / "key.json").read_bytes() == before


@pytest.mark.parametrize("passphrase", ["", "kurz", "       a"])
def test_a_short_passphrase_makes_no_book(passphrase: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too short"):
        create_book(tmp_path / "book", SHOP, at("2026-01-01"), passphrase)
    assert list(tmp_path.iterdir()) == []


def test_a_new_book_never_takes_the_place_of_another(folder: Path) -> None:
    """F23."""
    before = bytes_of(folder)
    with pytest.raises(Refused, match="not empty and was left as it is"):
        create_book(folder, SHOP, at("2026-01-01"), PASSPHRASE)
    assert bytes_of(folder) == before


@pytest.mark.parametrize("name", ["", "  ", "顺达\x00建材", "顺达\u202e建材", "店" * 101])
def test_a_shop_without_a_proper_name_makes_no_book(name: str, tmp_path: Path) -> None:
    """D19."""
    with pytest.raises(Refused):
        create_book(tmp_path / "book", type(SHOP)(name=name), at("2026-01-01"), PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_files_are_the_owners_alone(folder: Path) -> None:
    """T41."""
    assert folder.stat().st_mode & 0o777 == 0o700
    for file in folder.rglob("*"):
        assert file.stat().st_mode & 0o077 == 0, file


def test_the_shop_keeps_the_short_name_of_its_book(folder: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        assert shop_of(book.ledger).book_id == book.header.book_id[:8]
        edited = edit_shop(book.ledger, type(SHOP)(name="顺达建材", book_id="FORGED"), at("2026-03-02")).result
        assert (edited.name, edited.book_id) == ("顺达建材", book.header.book_id[:8])
        assert check_book(book) == []


# ── not opened ───────────────────────────────────────────────────────────────────────────────────
def test_a_folder_without_a_book_is_told(tmp_path: Path) -> None:
    for empty in (tmp_path, tmp_path / "gone"):
        with pytest.raises(Refused, match="no book in"), open_book(empty, PASSPHRASE):
            pytest.fail("opened nothing")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 700, b"not json", b"[1]", b"[" * 70_000])
def test_a_damaged_key_file_is_told_and_can_be_put_back(content: bytes, folder: Path) -> None:
    """F11: damage is never taken for a wrong passphrase."""
    whole = (folder / "key.json").read_bytes()
    (folder / "key.json").write_bytes(content)
    with pytest.raises(Refused, match=r"key file .* is damaged. Put it back"), open_book(folder, PASSPHRASE):
        pytest.fail("opened with a damaged key file")
    (folder / "key.json").write_bytes(whole)
    assert slips(folder) == 1


def test_the_key_file_of_another_book_is_told(folder: Path, tmp_path: Path) -> None:
    """T23, 5.7: the right passphrase for the wrong ledger is neither wrong nor is the ledger damaged."""
    create_book(tmp_path / "other", SHOP, at("2026-01-01"), PASSPHRASE)
    (folder / "key.json").write_bytes((tmp_path / "other" / "key.json").read_bytes())
    before = (folder / "ledger.db").read_bytes()
    with pytest.raises(Refused, match="belongs to another book than"), open_book(folder, PASSPHRASE):
        pytest.fail("opened with another book's key")
    assert (folder / "ledger.db").read_bytes() == before


@pytest.mark.parametrize("length", [0, 1, 100, 4096, -1, -4096])
def test_a_truncated_ledger_is_told_and_left_as_it_is(length: int, folder: Path) -> None:
    """F9: above all no new, empty book appears in its place."""
    cut = (folder / "ledger.db").read_bytes()[:length]
    (folder / "ledger.db").write_bytes(cut)
    with pytest.raises(Unavailable, match="damaged"), open_book(folder, PASSPHRASE) as book:
        check_book(book)
    assert (folder / "ledger.db").read_bytes() == cut
    assert {file.name for file in folder.iterdir()} <= {"ledger.db", "key.json", "scans", "in-use", "last-seen"}


def test_a_missing_ledger_is_told_and_none_is_made(folder: Path) -> None:
    (folder / "ledger.db").unlink()
    with pytest.raises(Unavailable, match="lost its ledger"), open_book(folder, PASSPHRASE):
        pytest.fail("opened nothing")
    assert not (folder / "ledger.db").exists()


@pytest.mark.parametrize("place", ["Dropbox", "OneDrive", "坚果云"])
def test_a_book_is_neither_made_nor_opened_where_a_sync_program_works(place: str, folder: Path, tmp_path: Path) -> None:
    """D15, F5."""
    with pytest.raises(Refused, match="sync program"):
        create_book(tmp_path / place / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    assert not (tmp_path / place).exists()
    (tmp_path / place).mkdir()
    folder.rename(tmp_path / place / "book")
    with pytest.raises(Refused, match="sync program"), open_book(tmp_path / place / "book", PASSPHRASE):
        pytest.fail("opened in a sync folder")


def test_a_second_program_is_refused_with_the_name_of_who_has_the_book(folder: Path) -> None:
    """F7, T07."""
    code = """
import sys
from pathlib import Path
from desktop_app.domain.errors import Refused
from desktop_app.operations.books import open_book
try:
    with open_book(Path(sys.argv[1]), sys.argv[2]):
        print("open")
except Refused as refused:
    print(refused.facts.get("process"), refused)
"""
    command = [sys.executable, "-c", code, str(folder), PASSPHRASE]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ask = {"cwd": CHECKOUT, "env": environment, "capture_output": True, "text": True, "check": True}
    with open_book(folder, PASSPHRASE):
        told = subprocess.run(command, **ask).stdout  # type: ignore[call-overload]
    assert told.startswith(f"{os.getpid()} The book in {folder} is in use by ")
    assert subprocess.run(command, **ask).stdout == "open\n"  # type: ignore[call-overload]


def test_a_failure_inside_the_book_closes_it(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_book(folder, PASSPHRASE):
        print(1 / 0)
    assert slips(folder) == 1
    assert {file.name for file in folder.iterdir()} == {"ledger.db", "key.json", "scans", "in-use", "last-seen"}


# ── whether a book was made is read from the folder ──────────────────────────────────────────────
def entry_of(folder: Path) -> str:
    return str(json.loads((folder / "key.json").read_bytes())["keyring"]["entry"])


def test_a_book_that_stands_keeps_its_key_though_the_disk_complained_last(
    keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder has its name, and only then did the disk fail: the book is there, so are its keys."""

    def broken(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(folders, "sync_folder", lambda folder: broken(folder) if (tmp_path / "book").exists() else None)
        recovery = create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    with open_book(tmp_path / "book") as book:
        assert shop_of(book.ledger).name == SHOP.name
    entry = entry_of(tmp_path / "book")
    recover_book(tmp_path / "book", recovery, PASSPHRASE)
    keyring.forget(entry)


def test_a_stop_by_the_user_after_the_book_stands_leaves_its_key(
    keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The brother of the disk: Ctrl+C in the same moment."""

    def stopped(folder: Path) -> None:
        if (tmp_path / "book").exists():
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folders, "sync_folder", stopped)
        with pytest.raises(KeyboardInterrupt):
            create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    with open_book(tmp_path / "book") as book:
        assert shop_of(book.ledger).name == SHOP.name
    keyring.forget(entry_of(tmp_path / "book"))


def test_a_book_that_was_never_made_leaves_no_key(
    keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a folder nor an entry; the sample shop that fails half-way is removed with its entry too."""
    forgotten: list[str] = []
    forget = Keyring.forget

    def forgetting(self: Keyring, entry: str) -> None:
        forgotten.append(entry)
        forget(self, entry)

    monkeypatch.setattr(Keyring, "forget", forgetting)
    with monkeypatch.context() as patch:
        patch.setattr(books, "open_blobs", lambda *_: (_ for _ in ()).throw(Unavailable("No disk.")))
        with pytest.raises(Unavailable):
            create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    assert (len(forgotten), (tmp_path / "book").exists()) == (1, False)
    monkeypatch.setattr(sample_shop, "fill_sample", lambda *_: (_ for _ in ()).throw(Unavailable("No disk.")))
    with pytest.raises(Unavailable):
        create_sample(tmp_path / "sample", at("2026-01-01"), 1, 1)
    assert (len(forgotten), (tmp_path / "sample").exists()) == (2, False)
    assert [keyring.fetch(entry) for entry in forgotten] == [None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind there")
def test_a_book_copied_by_hand_is_closed_to_others_when_it_is_opened(tmp_path: Path) -> None:
    """T41: folder, ledger, keys; the copies of the scans lie in a folder of the book's own."""
    create_book(tmp_path / "made", SHOP, at("2026-01-01"), PASSPHRASE)
    folder = Path(shutil.copytree(tmp_path / "made", tmp_path / "book"))
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o777 if place.is_dir() else 0o666)
    with open_book(folder, PASSPHRASE):
        left = [place.name for place in (folder, *folder.iterdir()) if place.stat().st_mode & 0o077]
    assert left == []
