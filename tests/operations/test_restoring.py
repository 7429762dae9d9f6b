"""A backup takes the place of the book only when it was opened and proven; the present book is set aside (D13, F20)."""

import gc
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations import books, restoring
from desktop_app.operations.backup import back_up, lacks_backup
from desktop_app.operations.backup_copies import BackupCopy, entries_since, last_backup
from desktop_app.operations.books import create_book, open_book, open_copy, recover_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.doors import Door, place_of
from desktop_app.operations.papers import mark_signed
from desktop_app.operations.restoring import restore_backup
from desktop_app.store import journal
from desktop_app.system.keyring import Keyring, find_keyring
from desktop_app.system.lock import sole_use
from tests.operations.builders import SHOP, a_customer, a_slip, at, on

PASSPHRASE = "四川 建材 2026"
ANOTHER = "一个新的 口令 吧"


@pytest.fixture
def keyring() -> Iterator[Keyring]:
    """The Secret Service of the test session."""
    found = find_keyring(patience=20)
    if found is None:
        pytest.fail("no Secret Service: run the tests in a session with gnome-keyring (installer/dev.py test does)")
    yield found
    gc.collect()


@pytest.fixture
def recovery(tmp_path: Path) -> str:
    """A book with one slip and its signed copy, a backup of it, and one more slip since; the book's paper key."""
    key = a_shop(tmp_path / "book")
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        back_up(book, tmp_path / "stick", at("03-05"))
        a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-06")
    return key


def a_shop(folder: Path) -> str:
    key = create_book(folder, SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        number = a_slip(book.ledger, a_customer(book.ledger), "03-01", "500.07")
        mark_signed(book, number, on("03-02"), at("03-02"), b"\xff\xd8 a photo of the signed slip")
    return key


def the_backup(tmp_path: Path) -> BackupCopy:
    copy = last_backup(tmp_path / "stick")
    assert copy is not None
    return copy


def restored(
    tmp_path: Path, passphrase: str | None = PASSPHRASE, recovery_key: str | None = None
) -> restoring.Restored:
    folder = the_backup(tmp_path).folder
    return restore_backup(tmp_path / "book", folder, at("03-07"), passphrase, recovery_key)


def slips(folder: Path, passphrase: str = PASSPHRASE) -> int:
    """Opens the book, or one that was set aside, proves it, and counts its slips."""
    opened = open_copy if "before" in folder.name else open_book
    with opened(folder, passphrase) as book:
        assert check_book(book) == []
        return int(book.ledger.value("SELECT count(*) FROM documents"))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "in-use"
    }


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# ── a restore ────────────────────────────────────────────────────────────────────────────────────
def test_the_book_is_as_it_was_and_what_was_there_lies_beside_it(recovery: str, tmp_path: Path) -> None:
    """D13: nothing is overwritten; the book goes on."""
    copy, before = the_backup(tmp_path), bytes_of(the_backup(tmp_path).folder)
    done = restored(tmp_path)
    assert (done.folder, done.sequence) == (tmp_path / "book", copy.sequence)
    assert slips(tmp_path / "book") == 1
    assert done.set_aside is not None
    assert done.set_aside.name.startswith("book-before-restore-20260307")
    assert slips(done.set_aside) == 2
    assert names_in(tmp_path) == {"stick", "book", done.set_aside.name}
    assert bytes_of(copy.folder) == before, "the backup itself is only read"
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        assert [book.scans.get(name) for name in book.scans.names()] == [b"\xff\xd8 a photo of the signed slip"]
        a_slip(book.ledger, a_customer(book.ledger, "新来的"), "03-08")


def test_what_would_be_lost_is_known_before(recovery: str, tmp_path: Path) -> None:
    """F20: the slip of 6 March with its customer, article and paper."""
    copy = the_backup(tmp_path)
    assert (copy.customers, copy.documents, copy.scans) == (1, 1, 1)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        last = book.ledger.value("SELECT max(seq) FROM journal")
        assert entries_since(book.ledger, copy) == last - copy.sequence > 0
    restored(tmp_path)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        assert entries_since(book.ledger, copy) == 1, "the restore itself is an entry"


def test_a_lost_book_comes_back(recovery: str, tmp_path: Path) -> None:
    """No book is there: nothing to set aside."""
    shutil.rmtree(tmp_path / "book")
    assert restored(tmp_path).set_aside is None
    assert slips(tmp_path / "book") == 1


def test_a_book_that_opens_by_the_keyring_is_restored_by_it(keyring: Keyring, tmp_path: Path) -> None:
    """Without a passphrase."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"))
    with open_book(tmp_path / "book") as book:
        back_up(book, tmp_path / "stick", at("03-05"))
        a_slip(book.ledger, a_customer(book.ledger), "03-06")
    assert restored(tmp_path, passphrase=None).set_aside
    with open_book(tmp_path / "book") as book:
        assert check_book(book) == []
        assert book.ledger.value("SELECT count(*) FROM documents") == 0


def test_on_a_new_computer_the_paper_key_is_enough(recovery: str, tmp_path: Path) -> None:
    """F12, T25: the passphrase is forgotten as well."""
    shutil.rmtree(tmp_path / "book")
    restored(tmp_path, ANOTHER, recovery)
    assert slips(tmp_path / "book", ANOTHER) == 1


@pytest.mark.parametrize("name", ["ledger.db", "key.json"])
def test_a_damaged_book_is_replaced_and_kept(recovery: str, tmp_path: Path, name: str) -> None:
    """F9: whatever is wrong with the present one."""
    (tmp_path / "book" / name).write_bytes(b"\0" * 9000)
    done = restored(tmp_path)
    assert slips(tmp_path / "book") == 1
    assert done.set_aside is not None
    assert (done.set_aside / name).read_bytes() == b"\0" * 9000


def test_a_restore_can_be_taken_back_by_restoring_again(recovery: str, tmp_path: Path) -> None:
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        newer = back_up(book, tmp_path / "stick", at("03-06")).folder
    oldest = min((tmp_path / "stick").iterdir())
    restore_backup(tmp_path / "book", oldest, at("03-07"), PASSPHRASE)
    assert slips(tmp_path / "book") == 1
    restore_backup(tmp_path / "book", newer, at("03-08"), PASSPHRASE)
    assert slips(tmp_path / "book") == 2


def test_the_restored_book_says_in_its_journal_which_backup_it_was(recovery: str, tmp_path: Path) -> None:
    """D7: sequence and head of the backup, in the chain itself."""
    copy = the_backup(tmp_path)
    restored(tmp_path)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        *_, last = journal.rows_until(book.ledger, on("03-07"))
    assert (last.verb, last.subject, last.seq) == ("restore", f"backup {copy.sequence}", copy.sequence + 1)
    content = json.loads(last.content)
    assert (content["sequence"], content["head"]) == (copy.sequence, copy.head)
    assert [sequence for sequence, _ in content["missing"]] == [copy.sequence + 2]
    assert content["skipped"] == [{"series": "SHD", "year": 2026, "first": 2, "last": 2}]


def test_a_book_that_goes_on_from_a_backup_lacks_one_though_the_numbers_are_equal(
    recovery: str, tmp_path: Path
) -> None:
    """The newest copy ends with an entry of the same number that is another one."""
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        until = the_backup(tmp_path).sequence + 1
        back_up(book, tmp_path / "stick", at("03-06"))
    newest = the_backup(tmp_path)
    oldest = min((tmp_path / "stick").iterdir())
    restore_backup(tmp_path / "book", oldest, at("03-07"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        assert journal.head(book.ledger).seq == until
        while journal.head(book.ledger).seq < newest.sequence:
            with book.ledger.writing():
                journal.record(book.ledger, at("03-07"), "note", "filler", "")
        assert lacks_backup(book, tmp_path / "stick")


@pytest.mark.parametrize("is_folded_in", [True, False])
def test_a_backup_that_an_earlier_version_opened_as_the_book_brings_what_was_entered_in_it(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_folded_in: bool
) -> None:
    """It was worked in, perhaps killed with its log not folded in: nothing of that is lost by the rule of today."""
    copy = the_backup(tmp_path)
    with monkeypatch.context() as earlier:
        earlier.setattr(books, "refuse_backup", lambda _: None)
        with open_copy(copy.folder, PASSPHRASE) as book:
            a_slip(book.ledger, a_customer(book.ledger, "后来的"), "03-06")
            a_slip(book.ledger, a_customer(book.ledger, "还有一个"), "03-06")
            if not is_folded_in:
                shutil.copytree(copy.folder, tmp_path / "killed")
    folder = copy.folder if is_folded_in else tmp_path / "killed"
    with pytest.raises(Refused, match="is a backup"), open_book(folder, PASSPHRASE):
        pytest.fail("a backup was opened as the book")
    done = restore_backup(tmp_path / "new", folder, at("03-07"), PASSPHRASE)
    assert slips(tmp_path / "new") == 3
    assert done.sequence > copy.sequence


@pytest.mark.parametrize("place", ["stick", "new place"])
def test_a_backup_is_never_opened_as_the_book_wherever_it_lies(recovery: str, tmp_path: Path, place: str) -> None:
    """By the passphrase or by the paper key: told with the way out, and not a byte of it is changed."""
    folder = the_backup(tmp_path).folder
    if place != "stick":
        folder = shutil.copytree(folder, tmp_path / place)
    before = bytes_of(folder)
    with pytest.raises(Refused, match="is a backup and is never opened as the book"), open_book(folder, PASSPHRASE):
        pytest.fail("a backup was opened as the book")
    with pytest.raises(Refused, match="restore"):
        recover_book(folder, recovery, PASSPHRASE)
    assert place_of(folder).door is Door.BACKUP
    assert bytes_of(folder) == before
    assert not (folder / "in-use").exists()


def test_a_backup_that_is_open_in_another_program_is_not_restored(recovery: str, tmp_path: Path) -> None:
    with sole_use(the_backup(tmp_path).folder), pytest.raises(Refused, match="open in another program"):
        restored(tmp_path)


def test_a_full_disk_is_not_called_a_damaged_backup(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Unavailable("The disk that holds the book is full ({folder}).", folder="book")

    monkeypatch.setattr(restoring, "continue_without", full)
    with pytest.raises(Unavailable, match="is full"):
        restored(tmp_path)
    assert slips(tmp_path / "book") == 2


# ── what is refused leaves everything as it was ──────────────────────────────────────────────────
def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def flip_and_agree(copy: Path) -> None:
    """The manifest says that the damaged ledger is right."""
    flip(copy / "ledger.db")
    manifest = json.loads((copy / "backup.json").read_bytes())
    manifest["ledger_sha256"] = hashlib.sha256((copy / "ledger.db").read_bytes()).hexdigest()
    (copy / "backup.json").write_text(json.dumps(manifest))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a flipped bit": lambda copy: flip(copy / "ledger.db"),
    "a cut ledger": lambda copy: (copy / "ledger.db").write_bytes((copy / "ledger.db").read_bytes()[:-4096]),
    "no ledger": lambda copy: (copy / "ledger.db").unlink(),
    "no key file": lambda copy: (copy / "key.json").unlink(),
    "a flipped bit in a scan": lambda copy: flip(next((copy / "scans").iterdir())),
    "a scan missing": lambda copy: next((copy / "scans").iterdir()).unlink(),
    "no scans": lambda copy: shutil.rmtree(copy / "scans"),
    "a flipped bit that the manifest agrees to": flip_and_agree,
    "a wrong end of the chain": lambda copy: (copy / "backup.json").write_text(
        (copy / "backup.json").read_text().replace('"sequence": ', '"sequence": 9')
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_backup_is_refused_with_the_reason(
    recovery: str, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    damage(the_backup(tmp_path).folder)
    unchanged(tmp_path, r"The backup in .* is damaged \(.+\). Nothing was changed")


@pytest.mark.parametrize("name", ["", "backup.json"])
def test_a_folder_that_is_no_backup_is_refused(recovery: str, tmp_path: Path, name: str) -> None:
    """The folder above, and one whose manifest is lost."""
    folder = the_backup(tmp_path).folder
    before = bytes_of(tmp_path)
    if name:
        before.pop(str((folder / name).relative_to(tmp_path)))
        (folder / name).unlink()
    with pytest.raises(Refused, match="holds no backup"):
        restore_backup(tmp_path / "book", folder if name else folder.parent, at("03-07"), PASSPHRASE)
    assert bytes_of(tmp_path) == before


def test_a_backup_of_another_shop_is_refused(recovery: str, tmp_path: Path) -> None:
    a_shop(tmp_path / "other")
    with open_book(tmp_path / "other", PASSPHRASE) as book:
        back_up(book, tmp_path / "stick", at("03-06"))
    unchanged(tmp_path, "is of another book")


def test_a_wrong_passphrase_or_paper_key_is_refused(recovery: str, tmp_path: Path) -> None:
    unchanged(tmp_path, "passphrase", passphrase="错的 口令 三个")
    unchanged(tmp_path, "recovery key", recovery_key=recovery[:-1] + ("A" if recovery[-1] != "A" else "B"))


def test_a_book_that_is_open_is_not_touched(recovery: str, tmp_path: Path) -> None:
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        with pytest.raises(Refused, match="in use"):
            restored(tmp_path)
        assert check_book(book) == []
    assert slips(tmp_path / "book") == 2
    assert names_in(tmp_path) == {"stick", "book"}


@pytest.mark.parametrize("step", ["_fill", "_completed", "check_book", "exchange"])
def test_a_step_that_fails_leaves_the_book_and_no_litter(
    step: str, recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("The disk is gone.")

    monkeypatch.setattr(restoring, step, fails)
    before = bytes_of(tmp_path)
    with pytest.raises((OSError, Unavailable)):
        restored(tmp_path)
    assert bytes_of(tmp_path) == before
    assert names_in(tmp_path) == {"stick", "book"}


def test_when_the_copy_cannot_take_the_name_the_book_takes_it_back(
    recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if "restored" in path.name and Path(target).name == "book":
            raise PermissionError(13, "held by a virus scanner")
        return real(path, target)

    with monkeypatch.context() as held:
        held.setattr(Path, "rename", rename)
        with pytest.raises(Unavailable):
            restored(tmp_path)
    assert names_in(tmp_path) == {"stick", "book"}
    assert slips(tmp_path / "book") == 2


def unchanged(tmp_path: Path, said: str, passphrase: str = PASSPHRASE, recovery_key: str | None = None) -> None:
    """The restore is refused with these words, and no byte moved."""
    before = bytes_of(tmp_path)
    with pytest.raises(Refused, match=said):
        restored(tmp_path, passphrase, recovery_key)
    assert bytes_of(tmp_path) == before
