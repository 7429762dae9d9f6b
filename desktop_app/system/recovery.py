"""The recovery key on paper: 256 random bits as 56 characters in groups of four, the last four of them a check.

The characters are the digits of one number in base 32, and the whole number is a multiple of a prime, as with the
check digits of an IBAN. With this prime no one or two wrong characters, and so no two that changed places, leave a
multiple behind.
"""

import base64
import hashlib
import itertools
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.domain.errors import Refused
from desktop_app.system.sealing import KEY_BYTES

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
PRIME = 1_048_517
KEY_CHARACTERS = 52
CHECK_CHARACTERS = 4
LENGTH = KEY_CHARACTERS + CHECK_CHARACTERS
GROUP = 4
_LOOKALIKES = str.maketrans({"0": "O", "8": "B"})
_ONE_IS = "IL"
_MOST_ONES = 8
MARKED = 1 << 14
"""One of so many random keys bears the mark of a given book."""
_SEPARATORS = {"Z", "P", "C"}
"""First letters of the Unicode categories of spaces, dashes and invisible marks."""


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """Shown once, as text and on the printed page; opens the book when keyring and passphrase are lost (D14)."""

    secret: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """`ABCD-EFGH-…`: 14 groups of four."""
        characters = _with_check(base64.b32encode(self.secret).decode().rstrip("="))
        return "-".join(characters[start : start + GROUP] for start in range(0, LENGTH, GROUP))

    def belongs_to(self, book_id: str) -> bool:
        """Whether it bears the mark of this book, as every key made for it does; it says no more about either."""
        return _bears_mark(self.secret, book_id.encode())


def new_recovery_key(book_id: str) -> RecoveryKey:
    """Random, but one that bears the mark of the book: so an earlier paper is told from that of another book."""
    start, every = secrets.randbits(8 * KEY_BYTES), 1 << 8 * KEY_BYTES
    book, tried = book_id.encode(), (((start + step) % every).to_bytes(KEY_BYTES) for step in itertools.count())
    return RecoveryKey(next(secret for secret in tried if _bears_mark(secret, book)))


def read_recovery_key(typed: str) -> RecoveryKey:
    """The key that was typed from paper, in any case and grouping; 0, 1 and 8 are read as the letters they look like.

    Refused for a typing slip, and the group that looks wrong is named; a single wrong character and two that changed
    places are always found.
    """
    characters = _plain(typed)
    for reading in _readings(characters):
        if _number(reading) % PRIME == 0 and (key := _key(reading)):
            return key
    group = _likely_group(characters)
    if group is None:
        raise Refused("The recovery key has typing slips. Compare every group of four with the paper.")
    raise Refused(
        "The recovery key has a typing slip, most likely in group {group}. Compare it with the paper.", group=group
    )


def readings_of_group(typed: str) -> list[str]:
    """What one group, as typed from the paper, may mean; it may be anything."""
    return list(_readings("".join(_signs(typed[: GROUP * 20]))))


def _bears_mark(secret: bytes, book: bytes) -> bool:
    return int.from_bytes(hashlib.blake2b(secret, key=book, digest_size=4).digest()) % MARKED == 0


def _signs(typed: str) -> list[str]:
    """Upper case, without spaces and dashes, and with the letters that 0 and 8 look like."""
    wide = unicodedata.normalize("NFKC", typed).upper().translate(_LOOKALIKES)
    return [sign for sign in wide if unicodedata.category(sign)[0] not in _SEPARATORS]


def _plain(typed: str) -> str:
    """Only characters of the alphabet and ones; Refused for others and for a wrong length."""
    characters = _signs(typed[: LENGTH * 20])
    for sign in characters:
        if sign not in ALPHABET and sign != "1":
            raise Refused("“{sign}” is not a character of a recovery key. It has the letters A–Z and 2–7.", sign=sign)
    if len(characters) != LENGTH:
        raise Refused(
            "A recovery key has {length} characters; {count} were typed. Compare every group of four with the paper.",
            length=LENGTH,
            count=len(characters),
        )
    return "".join(characters)


def _readings(characters: str) -> Iterator[str]:
    """What the text may mean: every 1 is an I or an L."""
    pieces = characters.split("1")
    for letters in itertools.product(_ONE_IS, repeat=min(len(pieces) - 1, _MOST_ONES)):
        every = letters + ("I",) * (len(pieces) - 1 - len(letters))
        yield "".join(itertools.chain(*zip(pieces, every, strict=False), pieces[-1]))


def _likely_group(characters: str) -> int | None:
    """The group, from 1, where one other character or a swap of two neighbours makes the key right."""
    digits = [ALPHABET.index(character) for character in next(_readings(characters))]
    weights = [pow(len(ALPHABET), LENGTH - 1 - place, PRIME) for place in range(LENGTH)]
    excess = sum(digit * weight for digit, weight in zip(digits, weights, strict=True))
    for place, (digit, weight) in enumerate(zip(digits, weights, strict=True)):
        changes = [(other - digit) * weight for other in range(len(ALPHABET))]
        if place > 0:
            changes.append((digit - digits[place - 1]) * (weights[place - 1] - weight))
        if any((excess + change) % PRIME == 0 for change in changes):
            return place // GROUP + 1
    return None


def _with_check(characters: str) -> str:
    """Append the four characters that make the whole number a multiple of the prime."""
    rest = -_number(characters) * len(ALPHABET) ** CHECK_CHARACTERS % PRIME
    digits = [ALPHABET[rest >> shift & 31] for shift in range(5 * (CHECK_CHARACTERS - 1), -1, -5)]
    return characters + "".join(digits)


def _number(characters: str) -> int:
    number = 0
    for character in characters:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    return number


def _key(characters: str) -> RecoveryKey | None:
    """None if the spare bits behind the 256 are not 0: no key was ever printed so."""
    key = RecoveryKey(base64.b32decode(characters[:KEY_CHARACTERS] + "===="))
    return key if key.text.replace("-", "") == characters else None
