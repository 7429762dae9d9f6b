"""The owner's PIN for the locked window: kept in the encrypted book as something only the right digits fit (D14)."""

import hashlib
import hmac
import secrets

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.pins import PinVerifier, clean_pin
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger

SALT_BYTES = 16
_STEPS, _BLOCK, _MEMORY = 2**14, 8, 2**26
"""Scrypt at 16 MiB: a try takes some 50 ms."""


def has_pin(ledger: Ledger) -> bool:
    """Whether the lock asks for a PIN."""
    return settings.load_pin(ledger).digest != ""


def is_pin(ledger: Ledger, typed: str) -> bool:
    """Whether these are the right digits; never where there is no PIN."""
    kept = settings.load_pin(ledger)
    try:
        pin = clean_pin(typed)
    except Refused:
        return False
    return kept.digest != "" and hmac.compare_digest(_digest(pin, bytes.fromhex(kept.salt)), kept.digest)


def set_pin(ledger: Ledger, pin: str, moment: Moment) -> Done[bool]:
    """Have the lock ask for this PIN from now on; an empty text takes the PIN away. Says whether there is one."""
    verifier = _verifier(clean_pin(pin)) if pin.strip() else PinVerifier()
    with ledger.writing():
        text = settings.save(ledger, "pin", verifier)
        records.record_setting(ledger, "pin", text, moment, "set_pin")
    return done(verifier.digest != "", Changed.SHOP)


def _verifier(pin: str) -> PinVerifier:
    salt = secrets.token_bytes(SALT_BYTES)
    return PinVerifier(salt.hex(), _digest(pin, salt))


def _digest(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_STEPS, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32).hex()
