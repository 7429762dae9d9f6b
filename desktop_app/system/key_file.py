"""The key file in the book's folder: written once, replaced whole, and believed only if its checksum is right."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.system.files import read, replace_atomically, write_new
from desktop_app.system.header import FORMAT, Header, KeyringWrap, PassphraseWrap, base64_text, canonical
from desktop_app.system.passphrase import Method, Stretch
from desktop_app.system.sealing import KEY_BYTES, NONCE_BYTES, TAG_BYTES, Sealed

NAME = "key.json"
LARGEST = 64 * 1024
BOOK_ID_BYTES = 5
MAC_BYTES = 32


def write_header(folder: Path, header: Header) -> None:
    """Give a new book its key file; Refused if the folder has one already, which stays as it is (F23)."""
    write_new(folder / NAME, to_bytes(header))


def replace_header(folder: Path, header: Header) -> None:
    """Exchange the key file of a book; the old or the new one is there whole, whatever happens."""
    replace_atomically(folder / NAME, to_bytes(header))


def read_header(folder: Path) -> Header:
    """The key file of the book in this folder; touches nothing.

    Refused if there is none, if it is damaged, or if a newer version of the program wrote it.
    """
    try:
        content = read(folder / NAME)
    except FileNotFoundError:
        raise Refused(
            "There is no book in the folder {folder}: its key file {file} is missing. Choose the book's folder, or put "
            "the key file back from a backup of this book.",
            folder=folder,
            file=NAME,
        ) from None
    return from_bytes(content, folder / NAME)


def to_bytes(header: Header) -> bytes:
    written = {**header.body(), "mac": base64_text(header.mac)}
    return json.dumps({**written, "checksum": _checksum(written)}, indent=1).encode() + b"\n"


def from_bytes(content: bytes, path: Path) -> Header:
    """The header that was written; `path` is named in what is refused."""
    written = _undamaged(content)
    if written is None:
        raise _damaged(path)
    if _is_newer(written):
        raise Refused(
            "The book in {folder} was written by a newer version of the program and was left as it is. Install the "
            "current version to open it.",
            folder=path.parent,
        )
    try:
        return _header(written)
    except (KeyError, TypeError, ValueError):
        raise _damaged(path) from None


def _undamaged(content: bytes) -> dict[str, Any] | None:
    """What the file says; None unless its checksum is right, so that damage is never taken for a wrong passphrase."""
    try:
        written = json.loads(content) if len(content) <= LARGEST else None
        if not isinstance(written, dict):
            return None
        checksum = written.pop("checksum", None)
        return written if checksum == _checksum(written) else None
    except (ValueError, RecursionError):
        return None


def _is_newer(written: dict[str, Any]) -> bool:
    levels = (written.get("format"), written.get("app_minimum"))
    return any(isinstance(level, int) and level > FORMAT for level in levels)


def _header(written: dict[str, Any]) -> Header:
    keyring, passphrase = written["keyring"], written["passphrase"]
    return Header(
        book_id=_book_id(written["book_id"]),
        app_minimum=_whole(written["app_minimum"]),
        check=_bytes(written["check"], MAC_BYTES),
        recovery=_sealed(written["recovery"]),
        keyring=None if keyring is None else _keyring(keyring),
        passphrase=None if passphrase is None else _passphrase(passphrase),
        mac=_bytes(written["mac"], MAC_BYTES),
    )


def _keyring(written: dict[str, Any]) -> KeyringWrap:
    return KeyringWrap(str(written["backend"]), str(written["entry"]), _sealed(written["wrapped"]))


def _passphrase(written: dict[str, Any]) -> PassphraseWrap:
    stretch = Stretch(
        method=Method(written["method"]),
        memory_kib=_whole(written["memory_kib"]),
        passes=_whole(written["passes"]),
        lanes=_whole(written["lanes"]),
        salt=base64.b64decode(written["salt"], validate=True),
    )
    if not stretch.is_sane():
        raise ValueError(stretch)
    return PassphraseWrap(stretch, _sealed(written["wrapped"]))


def _sealed(written: dict[str, Any]) -> Sealed:
    return Sealed(_bytes(written["nonce"], NONCE_BYTES), _bytes(written["key"], KEY_BYTES + TAG_BYTES))


def _book_id(written: str) -> str:
    if len(base64.b32decode(written)) != BOOK_ID_BYTES:
        raise ValueError(written)
    return written


def _whole(written: object) -> int:
    if type(written) is not int or written < 0:
        raise ValueError(written)
    return written


def _bytes(written: str, length: int) -> bytes:
    content = base64.b64decode(written, validate=True)
    if len(content) != length:
        raise ValueError(written)
    return content


def _checksum(written: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(written)).hexdigest()


def _damaged(path: Path) -> Refused:
    return Refused(
        "The key file {path} is damaged. Put it back from a backup of this book; its passphrase and recovery key stay "
        "the same.",
        path=path,
    )
