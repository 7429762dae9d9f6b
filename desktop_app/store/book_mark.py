"""Which book a ledger file belongs to, told by its first bytes without any key (F11).

They are the salt of the encryption, which may be anything; so it holds the number of the book and a check of it.
Ledgers made before bear a salt by chance and tell nothing.
"""

import base64
import hashlib
from pathlib import Path

SALT_BYTES = 16
ID_BYTES = 5


def mark_of(book_id: str) -> bytes:
    """The salt of every ledger of this book; `book_id` is eight characters of base 32."""
    number = base64.b32decode(book_id)
    return number + hashlib.sha256(b"qingzhang ledger " + number).digest()[: SALT_BYTES - len(number)]


def marked_book(path: Path) -> str:
    """The book whose mark the file bears; empty where it bears none.

    Only for a file that this process does not have open: closing it would drop the lock on it (M9).
    """
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError:
        return ""
    book_id = base64.b32encode(salt[:ID_BYTES]).decode() if len(salt) == SALT_BYTES else ""
    return book_id if book_id and salt == mark_of(book_id) else ""
