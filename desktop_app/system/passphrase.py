"""A passphrase made into a key, slowly on purpose, so that a thief's guesses are slow as well."""

import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.system.sealing import KEY_BYTES

SHORTEST = 8
SALT_BYTES = 16
_SCRYPT_BLOCK = 8
"""Makes one step of Scrypt cost 1 KiB, so that `memory_kib` is its cost parameter."""


class Method(StrEnum):
    ARGON2ID = "argon2id"
    SCRYPT = "scrypt"


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a passphrase is made into a key: stored beside the wrapped key, so that it can be made harder later."""

    method: Method
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes

    def is_sane(self) -> bool:
        """Whether a computer of the trade can work it, so that a forged file cannot stop the program."""
        power_of_two = self.memory_kib & (self.memory_kib - 1) == 0
        return (
            2**13 <= self.memory_kib <= 2**20
            and 1 <= self.passes <= 16
            and 1 <= self.lanes <= 16
            and len(self.salt) == SALT_BYTES
            and (power_of_two or self.method is Method.ARGON2ID)
        )


def new_stretch() -> Stretch:
    """Argon2id by RFC 9106 (64 MiB, three passes), or Scrypt of 128 MiB where the library lacks it; a fresh salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    best = Stretch(Method.ARGON2ID, 2**16, 3, 4, salt)
    try:
        _argon2id(best)
    except UnsupportedAlgorithm:
        return Stretch(Method.SCRYPT, 2**17, 1, 1, salt)
    return best


def stretched(passphrase: str, stretch: Stretch) -> bytes:
    """The key of a passphrase; takes a noticeable part of a second. Full-width letters count as plain ones."""
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    if stretch.method is Method.SCRYPT:
        return _scrypt(stretch).derive(typed)
    try:
        return _argon2id(stretch).derive(typed)
    except UnsupportedAlgorithm:
        raise Unavailable(
            "This computer's encryption library is too old for the passphrase of this book (Argon2id is missing). "
            "Open the book with the recovery key, or install the current version of the program."
        ) from None


def require_strong(passphrase: str) -> None:
    """Refused if too short to protect anything."""
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            "The passphrase is too short. Choose at least {shortest} characters; three or four words are good.",
            shortest=SHORTEST,
        ).at("passphrase")


def _argon2id(stretch: Stretch) -> Argon2id:
    return Argon2id(
        salt=stretch.salt,
        length=KEY_BYTES,
        iterations=stretch.passes,
        lanes=stretch.lanes,
        memory_cost=stretch.memory_kib,
    )


def _scrypt(stretch: Stretch) -> Scrypt:
    return Scrypt(
        salt=stretch.salt, length=KEY_BYTES, n=stretch.memory_kib, r=_SCRYPT_BLOCK, p=stretch.lanes * stretch.passes
    )
