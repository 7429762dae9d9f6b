"""Only safe keyrings are used, an entry is never overwritten, and no call hangs (D14, T24)."""

import socket
import time
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked
from secretstorage.exceptions import PromptDismissedException

from desktop_app.domain.errors import Unavailable
from desktop_app.system.keyring import SAFE, Keyring, find_keyring
from tests.system.conftest import SecretService, forgets_sockets

UNSAFE = [
    "keyring.backends.null.Keyring",
    "keyring.backends.fail.Keyring",
    "keyring.backends.chainer.ChainerBackend",
    "keyring.backends.libsecret.Keyring",
    "keyrings.alt.file.PlaintextKeyring",
    "keyrings.alt.file.EncryptedKeyring",
    "keyrings.alt.Windows.RegistryKeyring",
    "keyrings.cryptfile.cryptfile.CryptFileKeyring",
    "keyring_pass.PasswordStoreBackend",
    "sagecipher.keyring.Keyring",
    "evil.Keyring",
    "",
]


class Memory(KeyringBackend):
    """A back end in memory that fails as it is told."""

    def __init__(self, fails: Exception | None = None, keeps: bool = True, delay: float = 0.0) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.fails, self.keeps, self.delay = fails, keeps, delay

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(self.delay)
        if self.fails:
            raise self.fails
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password if self.keeps else password[:-1]

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


def a_keyring(backend: KeyringBackend, patience: float = 5.0) -> Keyring:
    return Keyring("test.Memory", "The keyring", backend, patience)


def test_a_secret_is_kept_and_given_back(keyring: Keyring) -> None:
    """Real Secret Service."""
    keyring.store("book 1", "geheim 秘密")
    keyring.store("book 2", "other")
    assert keyring.fetch("book 1") == "geheim 秘密"
    assert keyring.fetch("book 2") == "other"


def test_the_kind_of_keyring_is_recorded_and_found_again(keyring: Keyring) -> None:
    assert keyring.backend == "keyring.backends.SecretService.Keyring"
    assert keyring.title == "Secret Service"
    again = find_keyring(keyring.backend, patience=20)
    assert again is not None
    assert again.backend == keyring.backend


def test_an_entry_that_is_not_there_is_none(keyring: Keyring) -> None:
    assert keyring.fetch("no such book") is None


def test_an_entry_is_forgotten_once_and_for_all(keyring: Keyring) -> None:
    keyring.store("book", "secret")
    keyring.forget("book")
    keyring.forget("book")
    assert keyring.fetch("book") is None


def test_an_entry_is_never_overwritten(keyring: Keyring) -> None:
    """D14: a key that may be the only one of some book stays."""
    keyring.store("book", "first")
    with pytest.raises(Unavailable, match="already"):
        keyring.store("book", "second")
    assert keyring.fetch("book") == "first"


@forgets_sockets
def test_a_locked_keyring_is_told_and_not_taken_for_an_empty_one(
    keyring: Keyring, secret_service: SecretService
) -> None:
    keyring.store("book", "secret")
    secret_service.lock()
    with pytest.raises(Unavailable, match="Secret Service of this computer is locked"):
        keyring.fetch("book")
    with pytest.raises(Unavailable, match="locked"):
        keyring.store("another", "secret")


@pytest.mark.by_the_clock
def test_a_keyring_that_does_not_answer_is_given_up_in_time(keyring: Keyring, secret_service: SecretService) -> None:
    impatient = Keyring(keyring.backend, keyring.title, keyring.vault, patience=0.5)
    began = time.monotonic()
    with secret_service.silent(), pytest.raises(Unavailable, match="did not answer"):
        impatient.fetch("book")
    assert time.monotonic() - began < 2
    assert keyring.fetch("book") is None


@pytest.mark.by_the_clock
def test_a_session_that_does_not_answer_is_given_up_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "bus"))
        deaf.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
        began = time.monotonic()
        with pytest.raises(Unavailable, match="Secret Service of this computer did not answer"):
            find_keyring(patience=0.5)
        assert time.monotonic() - began < 2


def test_a_session_without_a_keyring_has_none(bus: str) -> None:
    assert find_keyring(patience=20) is None


@pytest.mark.parametrize("address", ["", "unix:path=/nonexistent/bus", "nonsense"])
def test_a_computer_without_a_session_has_no_keyring(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduled job, a server."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert find_keyring(patience=20) is None


@pytest.mark.parametrize("name", UNSAFE)
def test_an_unsafe_back_end_recorded_in_a_book_is_never_used(name: str, keyring: Keyring) -> None:
    """T24, twelve cases: also while a safe one runs, for that one does not hold the entry."""
    assert find_keyring(name, patience=20) is None


@pytest.mark.parametrize("name", UNSAFE)
def test_no_environment_variable_brings_in_an_unsafe_back_end(
    name: str, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T24, twelve cases: without a safe keyring there is none, whatever other programs were told to use."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert find_keyring(patience=20) is None


def test_no_settings_file_brings_in_an_unsafe_back_end(
    bus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T24: the file may even name a folder to load code from."""
    (tmp_path / "python_keyring").mkdir()
    settings = f"[backend]\ndefault-keyring=evil.Keyring\nkeyring-path={tmp_path}\n"
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(settings)
    (tmp_path / "evil.py").write_text("raise SystemExit('loaded')")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert find_keyring(patience=20) is None


def test_a_safe_keyring_is_used_though_other_programs_were_told_not_to(
    keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    found = find_keyring(patience=20)
    assert found is not None
    assert found.title == "Secret Service"


def test_the_list_of_safe_back_ends_is_this_one() -> None:
    """T24: whoever adds one must come by here."""
    assert {name for names in SAFE.values() for name in names} == {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }


def test_a_keyring_that_keeps_something_else_is_found_out() -> None:
    with pytest.raises(Unavailable, match="did not keep"):
        a_keyring(Memory(keeps=False)).store("book", "secret")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (KeyringLocked("secret words"), "locked"),
        (PromptDismissedException("secret words"), "failed .PromptDismissedException"),
        (RuntimeError("secret words"), "failed .RuntimeError"),
        (OSError(1450, "secret words"), "failed .OSError"),
        (TimeoutError("secret words"), "did not answer"),
    ],
)
def test_what_a_back_end_fails_with_is_said_without_its_words(trouble: Exception, said: str) -> None:
    """D21: the words of an error may hold what was to be kept."""
    with pytest.raises(Unavailable, match=said) as caught:
        a_keyring(Memory(fails=trouble)).fetch("book")
    assert "secret words" not in str(caught.value)


@pytest.mark.by_the_clock
def test_a_slow_back_end_is_waited_for_only_so_long() -> None:
    began = time.monotonic()
    with pytest.raises(Unavailable, match="did not answer"):
        a_keyring(Memory(delay=3), patience=0.2).fetch("book")
    assert time.monotonic() - began < 2


def test_a_keyring_shown_in_a_log_shows_no_secret() -> None:
    backend = Memory()
    backend.entries["book", "qingzhang"] = "secret"
    assert "secret" not in repr(a_keyring(backend))
