"""Scans and photos of the book: each kept once under a name made of its content, encrypted, and never changed (D10)."""

import base64
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.errors import Said, Unavailable, only_to_look
from desktop_app.system.disk_errors import plain_words
from desktop_app.system.files import clear_drafts, read, replace_atomically, write_new
from desktop_app.system.folders import make_private
from desktop_app.system.keys import DataKey, Purpose, derive
from desktop_app.system.sealing import NONCE_BYTES, Sealed, seal, unseal

MAGIC = b"QZB1"
_NAME = re.compile(r"[a-z2-7]{52}")


@dataclass(frozen=True, slots=True)
class Blobs:
    """A folder of encrypted files. The names are keyed: who has the folder cannot even test a guess."""

    folder: Path
    _encryption: bytes = field(repr=False)
    _naming: bytes = field(repr=False)
    looked_at: Said | None = None
    """Why nothing may be kept now; None where it may."""

    def put(self, content: bytes) -> str:
        """Keep the content durably and return its name; the same content again is the same file.

        To be called before the ledger row that names it is written, so that no row ever dangles.
        """
        if self.looked_at is not None:
            raise only_to_look(self.looked_at)
        digest = hmac.digest(self._naming, content, "sha256")
        name = base64.b32encode(digest).decode().rstrip("=").lower()
        if not self.has(name) or self._content(name) is None:
            sealed = seal(self._encryption, content, name)
            replace_atomically(self.folder / name, MAGIC + sealed.nonce + sealed.content)
        return name

    def get(self, name: str) -> bytes:
        """The content; Unavailable if it is missing or damaged."""
        if not self.has(name):
            raise Unavailable("The scan {name} is missing. Put it back from a backup of this book.", name=name)
        content = self._content(name)
        if content is None:
            raise Unavailable("The scan {name} is damaged. Put it back from a backup of this book.", name=name)
        return content

    def copy(self, name: str, target: Path) -> bool:
        """Put the file, proven whole, into another folder under its name; False if it is missing or damaged."""
        written = read(self.folder / name) if self.has(name) else b""
        if self._opened(written, name) is None:
            return False
        write_new(target / name, written)
        return True

    def bring_back(self, name: str, folder: Path) -> bool:
        """Put a missing or damaged file back from a folder of copies; False where no whole one lies there."""
        copied = Blobs(folder, self._encryption, self._naming)
        written = read(folder / name) if copied.has(name) else b""
        if self._opened(written, name) is None:
            return False
        replace_atomically(self.folder / name, written)
        return True

    def find(self, name: str) -> bytes | None:
        """The content; None if it is missing or damaged."""
        return self._content(name) if self.has(name) else None

    def has(self, name: str) -> bool:
        return _NAME.fullmatch(name) is not None and (self.folder / name).is_file()

    def names(self) -> Iterator[str]:
        """Every name, in order."""
        with plain_words(self.folder):
            found = sorted(file.name for file in self.folder.iterdir())
        return (name for name in found if _NAME.fullmatch(name))

    def _content(self, name: str) -> bytes | None:
        """None if one bit of the file is not as it was written, or if it is another blob's file."""
        return self._opened(read(self.folder / name), name)

    def _opened(self, written: bytes, name: str) -> bytes | None:
        start = len(MAGIC) + NONCE_BYTES
        if not written.startswith(MAGIC) or len(written) < start:
            return None
        return unseal(self._encryption, Sealed(written[len(MAGIC) : start], written[start:]), name)


def open_blobs(folder: Path, data_key: DataKey) -> Blobs:
    """The blobs of an opened book, whose lock the caller holds; half-written files of a killed program go."""
    make_private(folder)
    clear_drafts(folder)
    return Blobs(folder, derive(data_key, Purpose.BLOBS), derive(data_key, Purpose.BLOB_NAMES))


def look_at_blobs(folder: Path, data_key: DataKey, why: Said) -> Blobs:
    """The blobs of a book that is only looked at; nothing in the folder is touched."""
    return Blobs(folder, derive(data_key, Purpose.BLOBS), derive(data_key, Purpose.BLOB_NAMES), why)
