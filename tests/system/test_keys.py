"""A book opens with its keyring, its passphrase or its paper, and with nothing else (D14, F11, F12, T23–T25)."""

import hashlib
import hmac
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system.header import Header, canonical
from desktop_app.system.key_file import NAME, from_bytes, read_header, replace_header, to_bytes, write_header
from desktop_app.system.keyring import Keyring, find_keyring
from desktop_app.system.keys import (
    DataKey,
    Purpose,
    create_header,
    derive,
    is_key_of,
    keyring_of,
    rewrap,
    unlock_with_keyring,
    unlock_with_passphrase,
    unlock_with_recovery,
)
from desktop_app.system.recovery import RecoveryKey
from tests.system.conftest import SecretService, forgets_sockets

PASSPHRASE = "四川 建材 2026"
Book = tuple[Header, DataKey, RecoveryKey]


@pytest.fixture(scope="module")
def book() -> Book:
    """A book with a passphrase and no keyring."""
    return create_header(PASSPHRASE)


@pytest.fixture(scope="module")
def other() -> Book:
    """The book of another shop."""
    return create_header("another passphrase")


def changed(header: Header, **changes: Any) -> Header:
    """A key file somebody wrote anew, with a checksum that fits."""
    written = {**json.loads(to_bytes(header)), **changes}
    written.pop("checksum")
    checksum = hashlib.sha256(canonical(written)).hexdigest()
    return from_bytes(json.dumps({**written, "checksum": checksum}).encode(), Path("key.json"))


def test_a_book_is_opened_by_its_passphrase(book: Book) -> None:
    header, data_key, _ = book
    assert unlock_with_passphrase(header, PASSPHRASE) == data_key


def test_a_book_is_opened_by_its_paper(book: Book) -> None:
    header, data_key, recovery = book
    assert unlock_with_recovery(header, recovery.text) == data_key
    assert unlock_with_recovery(header, recovery.text.lower().replace("-", " ")) == data_key


def test_a_book_is_opened_by_its_keyring(keyring: Keyring) -> None:
    """Real Secret Service."""
    header, data_key, recovery = create_header(keyring=keyring)
    assert unlock_with_keyring(header, keyring_of(header)) == data_key
    assert unlock_with_recovery(header, recovery.text) == data_key
    assert header.passphrase is None


def test_a_book_may_have_both(keyring: Keyring) -> None:
    header, data_key, _ = create_header(PASSPHRASE, keyring)
    assert unlock_with_keyring(header, keyring) == unlock_with_passphrase(header, PASSPHRASE) == data_key


def test_without_keyring_and_passphrase_there_is_no_book() -> None:
    """D14: never plain text; the way out is named."""
    with pytest.raises(Refused, match=r"no safe keyring.* Choose a passphrase"):
        create_header()


def test_two_books_share_nothing(book: Book, other: Book) -> None:
    assert book[0].book_id != other[0].book_id
    assert book[1] != other[1]
    assert book[2] != other[2]


def test_the_books_name_says_nothing_and_fits_a_code(book: Book) -> None:
    assert len(book[0].book_id) == 8
    assert book[0].book_id.isalnum()


@pytest.mark.parametrize(
    "wrong", ["", " ", "四川 建材 2025", "四川 建材 2026 ", PASSPHRASE.encode().hex(), "x" * 5000, "\x00"]
)
def test_a_wrong_passphrase_is_said_to_be_wrong(wrong: str, book: Book) -> None:
    """T23: not damage, not a newer book."""
    with pytest.raises(Refused, match="The passphrase is wrong; nothing was changed"):
        unlock_with_passphrase(book[0], wrong)


def test_the_paper_of_another_book_is_told_from_a_typing_slip(book: Book, other: Book) -> None:
    with pytest.raises(Refused, match="typed without a slip, but it belongs to another book"):
        unlock_with_recovery(book[0], other[2].text)
    slip = ("A" if book[2].text[0] != "A" else "C") + book[2].text[1:]
    with pytest.raises(Refused, match="typing slip, most likely in group 1"):
        unlock_with_recovery(book[0], slip)


def test_a_short_passphrase_makes_no_book() -> None:
    with pytest.raises(Refused, match="too short"):
        create_header("1234567")


def test_a_way_the_book_does_not_have_is_named(book: Book, keyring: Keyring) -> None:
    with pytest.raises(Refused, match="in no keyring"):
        unlock_with_keyring(book[0], keyring)
    assert keyring_of(book[0]) is None
    with pytest.raises(Refused, match="has no passphrase"):
        unlock_with_passphrase(replace(book[0], passphrase=None), PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        {"app_minimum": 0},
        {"keyring": None},
        {"passphrase": None},
        {"check": "A" * 43 + "="},
        {"mac": "A" * 43 + "="},
    ],
)
def test_a_key_file_changed_on_purpose_is_found_out(change: dict[str, Any], keyring: Keyring) -> None:
    """Whoever cannot open the book cannot take away a way to open it, nor let an older app write it."""
    header, _, recovery = create_header(PASSPHRASE, keyring)
    with pytest.raises(Refused, match="Somebody changed the key file"):
        unlock_with_recovery(changed(header, **change), recovery.text)


def test_a_wrap_of_another_book_or_way_opens_nothing(book: Book, other: Book) -> None:
    header, _, recovery = book
    with pytest.raises(Refused, match="but not the one that opens it here"):
        unlock_with_recovery(replace(header, recovery=other[0].recovery), recovery.text)
    with pytest.raises(Refused, match="belongs to another book"):
        unlock_with_recovery(replace(header, book_id=other[0].book_id), recovery.text)


def test_the_key_check_stays_the_same_for_the_life_of_a_book(book: Book, keyring: Keyring) -> None:
    """F11: it tells the right key from a wrong one, whatever ways there are to open the book."""
    header, data_key, _ = book
    again = rewrap(header, data_key, passphrase="a new passphrase", keyring=keyring)
    assert again.check == header.check
    assert again.book_id == header.book_id
    expected = hmac.digest(derive(data_key, Purpose.KEY_CHECK), header.book_id.encode(), "sha256")
    assert header.check == expected


def test_the_right_key_is_told_from_every_other_without_the_ledger(book: Book, other: Book) -> None:
    """F11."""
    assert is_key_of(book[0], book[1])
    assert not is_key_of(book[0], other[1])
    assert not is_key_of(replace(book[0], book_id=other[0].book_id), book[1])


def test_a_book_is_never_entrusted_to_the_key_of_another(book: Book, other: Book, keyring: Keyring) -> None:
    with pytest.raises(ValueError, match=book[0].book_id):
        rewrap(book[0], other[1], keyring=keyring)


def test_each_purpose_has_a_key_of_its_own(book: Book, other: Book) -> None:
    keys = {derive(key, purpose) for purpose in Purpose for key in (book[1], other[1])}
    assert len(keys) == 2 * len(Purpose)
    assert {len(key) for key in keys} == {32}
    assert book[1].secret not in keys


def test_the_keys_of_a_book_never_change_from_one_version_to_the_next() -> None:
    """The first book ever made must open with the last program: a figure that may never be edited."""
    key = derive(DataKey(bytes(range(32))), Purpose.DATABASE)
    expected = hmac.digest(hmac.digest(bytes(32), bytes(range(32)), "sha256"), b"qingzhang/1/database\x01", "sha256")
    assert key == expected


# ── T24: what happens to keyrings ────────────────────────────────────────────────────────────────


def test_a_lost_entry_leads_to_the_paper_and_the_paper_to_a_new_entry(keyring: Keyring, tmp_path: Path) -> None:
    """T24, F12: a new computer, a reset password, a keyring file deleted."""
    header, data_key, recovery = create_header(keyring=keyring)
    write_header(tmp_path, header)
    assert header.keyring is not None
    keyring.forget(header.keyring.entry)
    with pytest.raises(Refused, match=r"Secret Service has no entry for this book.* Type the recovery key"):
        unlock_with_keyring(read_header(tmp_path), keyring)
    opened = unlock_with_recovery(read_header(tmp_path), recovery.text)
    replace_header(tmp_path, rewrap(header, opened, keyring=keyring))
    assert unlock_with_keyring(read_header(tmp_path), keyring) == data_key
    assert unlock_with_recovery(read_header(tmp_path), recovery.text) == data_key


def test_no_entry_is_written_before_the_paper_opened_the_book(keyring: Keyring, secret_service: SecretService) -> None:
    """T24: a wrong paper leaves the keyring as it was."""
    header, _, _ = create_header(keyring=keyring)
    entries = sorted(file.stat().st_mtime_ns for file in secret_service.home.rglob("*.keyring"))
    with pytest.raises(Refused):
        unlock_with_recovery(header, create_header(PASSPHRASE)[2].text)
    assert sorted(file.stat().st_mtime_ns for file in secret_service.home.rglob("*.keyring")) == entries


def test_a_new_entry_leaves_the_old_one_for_the_backups(keyring: Keyring) -> None:
    """D14: nothing is overwritten, and last week's backup still opens."""
    old, data_key, _ = create_header(keyring=keyring)
    new = rewrap(old, data_key, keyring=keyring)
    assert old.keyring is not None
    assert new.keyring is not None
    assert old.keyring.entry != new.keyring.entry
    assert unlock_with_keyring(old, keyring) == unlock_with_keyring(new, keyring) == data_key


@pytest.mark.parametrize("text", ["", "rubbish", "00" * 32, "ab" * 31, "ab" * 33, "秘密"])
def test_an_entry_somebody_made_anew_is_told_and_left_alone(text: str, keyring: Keyring) -> None:
    """T24, six cases."""
    header, _, _ = create_header(keyring=keyring)
    assert header.keyring is not None
    keyring.forget(header.keyring.entry)
    keyring.store(header.keyring.entry, text)
    with pytest.raises(Refused, match=r"was changed and no longer opens it.* Type the recovery key"):
        unlock_with_keyring(header, keyring)
    assert keyring.fetch(header.keyring.entry) == text


def test_the_entry_of_another_book_opens_nothing(keyring: Keyring) -> None:
    one, two = create_header(keyring=keyring)[0], create_header(keyring=keyring)[0]
    assert one.keyring is not None
    assert two.keyring is not None
    swapped = replace(one, keyring=replace(one.keyring, entry=two.keyring.entry))
    with pytest.raises(Refused, match="was changed"):
        unlock_with_keyring(swapped, keyring)


def test_a_computer_without_the_recorded_keyring_asks_for_passphrase_or_paper(keyring: Keyring) -> None:
    """T24: made under KDE or Windows, opened here."""
    header, data_key, recovery = create_header(PASSPHRASE, keyring)
    assert header.keyring is not None
    for backend in ("keyring.backends.kwallet.DBusKeyring", "keyring.backends.Windows.WinVaultKeyring"):
        moved = replace(header, keyring=replace(header.keyring, backend=backend))
        with pytest.raises(Refused, match="not on this computer"):
            unlock_with_keyring(moved, keyring_of(moved))
    assert unlock_with_passphrase(header, PASSPHRASE) == unlock_with_recovery(header, recovery.text) == data_key


@forgets_sockets
def test_a_locked_keyring_is_no_lost_one(keyring: Keyring, secret_service: SecretService) -> None:
    """T24: the way out is to unlock it, and the paper opens the book meanwhile."""
    header, data_key, recovery = create_header(keyring=keyring)
    secret_service.lock()
    with pytest.raises(Unavailable, match="is locked"):
        unlock_with_keyring(header, keyring)
    with pytest.raises(Unavailable, match="is locked"):
        create_header(keyring=keyring)
    assert unlock_with_recovery(header, recovery.text) == data_key


def test_a_silent_keyring_is_no_lost_one(keyring: Keyring, secret_service: SecretService) -> None:
    """T24."""
    impatient = replace(keyring, patience=0.3)
    header, data_key, recovery = create_header(keyring=keyring)
    with secret_service.silent(), pytest.raises(Unavailable, match="did not answer"):
        unlock_with_keyring(header, impatient)
    assert unlock_with_recovery(header, recovery.text) == data_key


@forgets_sockets
def test_a_keyring_that_died_makes_no_book_and_loses_none(keyring: Keyring, secret_service: SecretService) -> None:
    header, data_key, recovery = create_header(keyring=keyring)
    secret_service.daemon.kill()
    secret_service.daemon.wait()
    assert find_keyring(patience=20) is None
    with pytest.raises(Unavailable, match="Secret Service of this computer"):
        unlock_with_keyring(header, keyring)
    assert unlock_with_recovery(header, recovery.text) == data_key


def test_an_unsafe_keyring_recorded_in_a_book_is_never_asked(keyring: Keyring) -> None:
    """T24: a forged key file cannot send the program to a keyring that keeps plain text."""
    header, _, _ = create_header(keyring=keyring)
    assert header.keyring is not None
    for backend in ("keyring.backends.null.Keyring", "keyrings.alt.file.PlaintextKeyring", "os.system"):
        assert keyring_of(replace(header, keyring=replace(header.keyring, backend=backend))) is None


def test_nothing_is_written_into_the_folder_by_opening_or_failing_to(book: Book, tmp_path: Path) -> None:
    """T23: files are byte-identical afterwards."""
    header, _, recovery = book
    write_header(tmp_path, header)
    before = (tmp_path / NAME).read_bytes()
    unlock_with_passphrase(read_header(tmp_path), PASSPHRASE)
    unlock_with_recovery(read_header(tmp_path), recovery.text)
    with pytest.raises(Refused):
        unlock_with_passphrase(read_header(tmp_path), "wrong passphrase")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(NAME, before)]


def test_keys_shown_in_a_log_show_nothing(book: Book) -> None:
    assert repr(book[1]) == "DataKey()"
    assert book[1].secret.hex() not in repr(book)
    assert book[2].text not in repr(book)
