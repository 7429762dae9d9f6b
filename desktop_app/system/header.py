"""The wrapped key: the data key closed once for each way to open the book, and nothing that names the shop (D14)."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from desktop_app.system.passphrase import Stretch
from desktop_app.system.sealing import Sealed

FORMAT = 1
"""What this program reads and writes."""


@dataclass(frozen=True, slots=True)
class KeyringWrap:
    """The data key for a secret in a keyring: which kind of keyring, and the name of the entry in it."""

    backend: str
    entry: str
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class PassphraseWrap:
    """The data key for a passphrase, and how the passphrase is made into a key."""

    stretch: Stretch
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Header:
    """What lies in the key file of a book.

    `app_minimum`: the lowest format an app must know to write the book (D17). `check` tells the right data key from a
    wrong one before the ledger is touched (F11). `mac` is made with the data key over all the rest.
    """

    book_id: str
    app_minimum: int
    check: bytes
    recovery: Sealed
    keyring: KeyringWrap | None = None
    passphrase: PassphraseWrap | None = None
    mac: bytes = b""

    def body(self) -> dict[str, Any]:
        """All of the key file but `mac`, as JSON knows it."""
        return {
            "format": FORMAT,
            "app_minimum": self.app_minimum,
            "book_id": self.book_id,
            "check": base64_text(self.check),
            "recovery": _sealed(self.recovery),
            "keyring": None if self.keyring is None else _keyring(self.keyring),
            "passphrase": None if self.passphrase is None else _passphrase(self.passphrase),
        }

    def authenticated(self) -> bytes:
        """The bytes that `mac` stands for."""
        return canonical(self.body())


def canonical(written: dict[str, Any]) -> bytes:
    """One form of bytes for equal content, whatever the order and the spaces."""
    return json.dumps(written, sort_keys=True, separators=(",", ":")).encode()


def base64_text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _sealed(sealed: Sealed) -> dict[str, str]:
    return {"nonce": base64_text(sealed.nonce), "key": base64_text(sealed.content)}


def _keyring(wrap: KeyringWrap) -> dict[str, Any]:
    return {"backend": wrap.backend, "entry": wrap.entry, "wrapped": _sealed(wrap.sealed)}


def _passphrase(wrap: PassphraseWrap) -> dict[str, Any]:
    stretch = wrap.stretch
    return {
        "method": stretch.method,
        "memory_kib": stretch.memory_kib,
        "passes": stretch.passes,
        "lanes": stretch.lanes,
        "salt": base64_text(stretch.salt),
        "wrapped": _sealed(wrap.sealed),
    }
