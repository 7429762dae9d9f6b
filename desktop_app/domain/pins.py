"""The owner's PIN: a few digits that tell the owner from whoever sits at the computer; it encrypts nothing (D16)."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from desktop_app.domain.errors import Refused, Said

SHORTEST, LONGEST = 4, 8

FREE_TRIES = 5
"""So many wrong tries cost nothing; the last of them, and every fifth after it, begins a rest."""

FIRST_REST, LONGEST_REST = 30, 3600
"""Seconds: the first rest, twice as long each time, and never longer than an hour (T21, experience 2.10)."""


class Unlocking(StrEnum):
    """What opens a locked window. `NOTHING`: a keyring opens the book and it has no PIN, so a lock would be none."""

    PIN = "pin"
    PASSPHRASE = "passphrase"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class PinVerifier:
    """What tells the right PIN from a wrong one without holding it, as hexadecimal text; empty where there is none."""

    salt: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class PinTries:
    """Wrong tries since the last right one, and when the last was made (UTC, ISO); a restart forgets none of them."""

    wrong: int = 0
    last: str = ""


class WrongPin(Refused):
    """These are not the digits, or no try is taken yet; `rest` says in how many seconds the next one is."""

    def __init__(self, wrong: int, rest: int) -> None:
        said = rest_said(Unlocking.PIN, wrong, rest) if rest else Refused("Wrong PIN.")
        super().__init__(said.template, **said.facts)
        self.wrong, self.rest = wrong, rest
        self.at("pin")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.wrong, self.rest), vars(self)


def rest_said(what: Unlocking, wrong: int, rest: int) -> Said:
    """That no try is taken for so many seconds."""
    if what is Unlocking.PIN:
        return Said("{count} wrong PINs. The next try is taken in {seconds} seconds.", count=wrong, seconds=rest)
    return Said("{count} wrong passphrases. The next try is taken in {seconds} seconds.", count=wrong, seconds=rest)


def clean_pin(typed: str) -> str:
    """The digits as they are compared; full-width ones count as plain. Refused unless 4 to 8 digits."""
    pin = unicodedata.normalize("NFKC", typed).strip()
    if not (pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST):
        raise Refused("A PIN has {shortest} to {longest} digits.", shortest=SHORTEST, longest=LONGEST).at("pin")
    return pin


def rest_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries: 30 after the fifth, then 60, 120 …; 0 in between."""
    rests, left = divmod(wrong, FREE_TRIES)
    if left or not rests:
        return 0
    return int(min(FIRST_REST * 2 ** min(rests - 1, 16), LONGEST_REST))


def rest_left(tries: PinTries, now: datetime) -> int:
    """Seconds until the next try is taken. Whoever sets the clock back waits the whole rest, and no longer."""
    rest = rest_after(tries.wrong)
    if not rest:
        return 0
    waited = (now - datetime.fromisoformat(tries.last)).total_seconds()
    return max(0, min(rest, ceil(rest - max(0.0, waited))))


def failed_again(tries: PinTries, now: datetime) -> PinTries:
    """One more wrong try."""
    return PinTries(tries.wrong + 1, now.isoformat())


def is_set_back(tries: PinTries, now: datetime) -> bool:
    """Whether the clock stands before the last wrong try, so that its rest would never end by itself."""
    return bool(tries.last) and now - datetime.fromisoformat(tries.last) < timedelta(0)
