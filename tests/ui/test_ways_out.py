"""What keeps a book shut decides which ways out are offered: told of the very failures the program raises."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from desktop_app.domain.errors import Said
from desktop_app.operations.books import create_book, open_book
from desktop_app.system.header import Header
from desktop_app.system.key_file import read_header
from desktop_app.system.keyring import Keyring
from desktop_app.system.keys import unlock_with_keyring
from desktop_app.ui.start.trouble import Cause, cause_of
from tests.ui.window import PASSPHRASE, SHOP, Clock


class AVault:
    """A keyring in the state a test wants: what it answers when it is asked."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.fails: Exception | None = None

    def get_password(self, entry: str, user: str) -> str | None:
        if self.fails is not None:
            raise self.fails
        return self.entries.get(entry)

    def set_password(self, entry: str, user: str, secret: str) -> None:
        self.entries[entry] = secret


@pytest.fixture
def vault() -> AVault:
    return AVault()


@pytest.fixture
def header(tmp_path: Path, vault: AVault, monkeypatch: pytest.MonkeyPatch) -> Header:
    """The key file of a book that was entrusted to the vault."""
    monkeypatch.setattr("desktop_app.operations.books.find_keyring", lambda: keyring(vault))
    create_book(tmp_path / "book", SHOP, Clock().moment(), must_confirm=False)
    return read_header(tmp_path / "book")


def keyring(vault: AVault) -> Keyring:
    return Keyring("a back end", "The keyring of this desk", vault)  # type: ignore[arg-type]


def failure(call: Callable[[], object]) -> Said:
    with pytest.raises(Said) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("what", ["gone", "changed", "locked", "broken", "not here"])
def test_whatever_fails_in_the_keyring_is_the_keyrings(what: str, header: Header, vault: AVault) -> None:
    """T24, J19: only then are passphrase and recovery key offered."""
    if what == "gone":
        vault.entries.clear()
    elif what == "changed":
        vault.entries = dict.fromkeys(vault.entries, "00" * 32)
    vault.fails = {"locked": KeyringLocked(), "broken": OSError()}.get(what)
    said = failure(lambda: unlock_with_keyring(header, None if what == "not here" else keyring(vault)))
    assert cause_of(said) is Cause.KEYRING


def test_a_silent_keyring_is_the_keyrings(header: Header, vault: AVault) -> None:
    vault.fails = TimeoutError()
    assert cause_of(failure(lambda: unlock_with_keyring(header, keyring(vault)))) is Cause.KEYRING


def test_a_book_that_is_open_elsewhere_is_in_use(tmp_path: Path) -> None:
    """F7."""
    create_book(tmp_path / "book", SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)

    def again() -> None:
        with open_book(tmp_path / "book", PASSPHRASE):
            pytest.fail("opened twice")

    with open_book(tmp_path / "book", PASSPHRASE):
        named = failure(again)
        (tmp_path / "book" / "in-use").write_text("")
        nameless = failure(again)
    assert [cause_of(named), cause_of(nameless)] == [Cause.IN_USE, Cause.IN_USE]


def test_a_damaged_book_and_a_lost_ledger_are_neither(tmp_path: Path) -> None:
    """F11: a backup is the way out there."""
    create_book(tmp_path / "book", SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)

    def opened() -> None:
        with open_book(tmp_path / "book", PASSPHRASE):
            pytest.fail("opened")

    ledger = tmp_path / "book" / "ledger.db"
    ledger.write_bytes(b"\0" * ledger.stat().st_size)
    damaged = failure(opened)
    ledger.unlink()
    lost = failure(opened)
    assert [cause_of(damaged), cause_of(lost)] == [Cause.OTHER, Cause.OTHER]
