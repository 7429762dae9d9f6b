"""The PIN of the lock: a few digits that keep a curious look away; it encrypts nothing."""

import unicodedata
from dataclasses import dataclass

from desktop_app.domain.errors import Refused

SHORTEST, LONGEST = 4, 8


@dataclass(frozen=True, slots=True)
class PinVerifier:
    """What tells the right PIN from a wrong one without holding it, as hexadecimal text; empty where there is none."""

    salt: str = ""
    digest: str = ""


def clean_pin(typed: str) -> str:
    """The digits as they are compared; full-width ones count as plain. Refused unless 4 to 8 digits."""
    pin = unicodedata.normalize("NFKC", typed).strip()
    if not (pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST):
        raise Refused("A PIN has {shortest} to {longest} digits.", shortest=SHORTEST, longest=LONGEST).at("pin")
    return pin
