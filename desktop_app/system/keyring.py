"""The computer's own keyring: only one that is known to keep secrets encrypted, and only for as long as we wait."""

import importlib
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.errors import Unavailable

if TYPE_CHECKING:  # the library takes 50 ms to load, and a book with a passphrase never asks it
    from keyring.backend import KeyringBackend

SAFE = {
    "win32": {"keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager"},
    "darwin": {"keyring.backends.macOS.Keyring": "macOS Keychain"},
    "linux": {
        "keyring.backends.SecretService.Keyring": "Secret Service",
        "keyring.backends.kwallet.DBusKeyring": "KWallet",
    },
}
"""The back ends that are ever asked, by system. Neither the environment nor a settings file can name another: some
keep plain text (keyrings.alt), some nothing at all (null), some pass the secret on to whatever they find (chainer)."""

PATIENCE = 30.0
"""Seconds to wait, because the system may be asking the user to unlock the keyring."""
USER = "qingzhang"

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Keyring:
    """One keyring of this computer. `backend` is recorded in the book, `title` is for people, `patience` in seconds.

    Every call answers within the patience or raises Unavailable.
    """

    backend: str
    title: str
    vault: "KeyringBackend" = field(repr=False)
    patience: float = PATIENCE

    def store(self, entry: str, secret: str) -> None:
        """Write a new entry and read it back; an entry of that name is never overwritten (D14)."""
        if self.fetch(entry) is not None:
            raise Unavailable(
                "{keyring} already holds an entry “{entry}”; it was left as it is. Try again, or choose "
                "a passphrase instead.",
                keyring=self.title,
                entry=entry,
            )
        self._ask(lambda: self.vault.set_password(entry, USER, secret))
        if self.fetch(entry) != secret:
            raise Unavailable(
                "{keyring} did not keep what was entrusted to it. Choose a passphrase for the book instead.",
                keyring=self.title,
            )

    def fetch(self, entry: str) -> str | None:
        """The secret; None if the keyring has no such entry. Unavailable if it is locked, silent or broken."""
        return self._ask(lambda: self.vault.get_password(entry, USER))

    def forget(self, entry: str) -> None:
        """Remove an entry if it is there."""
        if self.fetch(entry) is not None:
            self._ask(lambda: self.vault.delete_password(entry, USER))

    def _ask(self, call: Callable[[], Answer]) -> Answer:
        try:
            return _within(self.patience, call)
        except TimeoutError:
            raise _silent(self.title, self.patience) from None
        except Exception as error:  # every back end has errors of its own; their texts may hold secrets (D21)
            raise _failed(self.title, error) from None


def find_keyring(recorded: str | None = None, patience: float = PATIENCE) -> Keyring | None:
    """The best safe keyring of this computer, or the one recorded in a book; None if it is not there (D14).

    Unavailable if one is there but does not answer within `patience` seconds.
    """
    known = SAFE.get(sys.platform, {})
    wanted = {name: title for name, title in known.items() if recorded in (None, name)}
    found = [_found(name, title, patience) for name, title in wanted.items()]
    _, best = max(found, key=lambda each: each[0], default=(0.0, None))
    return best


def _found(name: str, title: str, patience: float) -> tuple[float, Keyring | None]:
    """How well it suits this desktop, and the keyring; nothing if it is not running here."""
    try:
        priority, backend = _within(patience, lambda: _loaded(name))
    except TimeoutError:
        raise _silent(title, patience) from None
    except Exception:  # a back end says by any error that it is not for this machine
        return 0.0, None
    return priority, Keyring(name, title, backend, patience)


def _loaded(name: str) -> tuple[float, "KeyringBackend"]:
    module, _, class_name = name.rpartition(".")
    backend: type[KeyringBackend] = getattr(importlib.import_module(module), class_name)
    return float(backend.priority), backend()


def _within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """The call's answer; TimeoutError if it takes longer. It then goes on alone and its answer is dropped."""
    answer: Future[Answer] = Future()

    def ask() -> None:
        try:
            answer.set_result(call())
        except BaseException as error:  # carried over to the thread that waits
            answer.set_exception(error)

    Thread(target=ask, name="keyring", daemon=True).start()
    return answer.result(seconds)


def _silent(title: str, patience: float) -> Unavailable:
    return Unavailable(
        "{keyring} of this computer did not answer within {seconds} seconds. Unlock it and try again, or open the book "
        "with its passphrase or recovery key.",
        keyring=title,
        seconds=round(patience),
    )


def _failed(title: str, error: Exception) -> Unavailable:
    from keyring.errors import InitError, KeyringLocked

    if isinstance(error, KeyringLocked | InitError):
        return Unavailable(
            "{keyring} of this computer is locked or was never set up. Unlock it and try again, or open the book with "
            "its passphrase or recovery key.",
            keyring=title,
        )
    return Unavailable(
        "{keyring} of this computer failed ({problem}). Open the book with its passphrase or recovery key.",
        keyring=title,
        problem=type(error).__name__,
    )
