"""The owner's PIN: kept in the encrypted book as something only the right digits fit; wrong tries are counted (D16)."""

import hashlib
import hmac
import secrets
from dataclasses import replace

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.pins import PinTries, PinVerifier, WrongPin, clean_pin, failed_again, is_set_back, rest_left
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger

SALT_BYTES = 16
_STEPS, _BLOCK, _MEMORY = 2**14, 8, 2**26
"""Scrypt at 16 MiB: a try takes some 50 ms."""


def has_pin(ledger: Ledger) -> bool:
    """Whether the lock and the owner's acts ask for a PIN."""
    return settings.load_pin(ledger).digest != ""


def try_pin(ledger: Ledger, typed: str, moment: Moment) -> None:
    """WrongPin unless these are the right digits; none are where there is no PIN.

    Wrong tries are counted in the book and journalled: after the fifth, and every fifth after it, no try is taken for
    a while, not even the right one, and no restart shortens that.
    """
    tries = _tries_of(ledger)
    rest = rest_left(tries, moment.now)
    if rest:
        if is_set_back(tries, moment.now):
            _keep_tries(ledger, replace(tries, last=moment.now.isoformat()), moment, "clock_set_back")
        raise WrongPin(tries.wrong, rest)
    if not _fits(ledger, typed):
        tries = failed_again(tries, moment.now)
        _keep_tries(ledger, tries, moment, "wrong_pin")
        raise WrongPin(tries.wrong, rest_left(tries, moment.now))
    if tries.wrong:
        _keep_tries(ledger, PinTries(), moment, "right_pin")


def rest_of_pin(ledger: Ledger, moment: Moment) -> tuple[int, int]:
    """How many wrong tries there were, and the seconds until the next one is taken."""
    tries = _tries_of(ledger)
    return tries.wrong, rest_left(tries, moment.now)


def set_pin(ledger: Ledger, pin: str, moment: Moment, old: str = "") -> Done[bool]:
    """Ask for this PIN from now on; an empty text takes it away. Says whether there is one.

    Where the book has a PIN only that opens the way, however lately it was typed: WrongPin at `old`.
    """
    verifier = _verifier(clean_pin(pin)) if pin.strip() else PinVerifier()
    if has_pin(ledger):
        _try_old(ledger, old, moment)
    with ledger.writing():
        records.keep_setting(ledger, "pin", verifier, moment, "set_pin")
    ledger.owner_came = moment.now
    return done(verifier.digest != "", Changed.SHOP)


def _try_old(ledger: Ledger, old: str, moment: Moment) -> None:
    if not old.strip():
        raise Refused("Type the PIN that holds until now.").at("old")
    try:
        try_pin(ledger, old, moment)
    except WrongPin as wrong:
        raise wrong.at("old") from None


def _fits(ledger: Ledger, typed: str) -> bool:
    kept = settings.load_pin(ledger)
    try:
        pin = clean_pin(typed)
    except Refused:
        return False
    return kept.digest != "" and hmac.compare_digest(_digest(pin, bytes.fromhex(kept.salt)), kept.digest)


def _tries_of(ledger: Ledger) -> PinTries:
    return ledger.pin_tries or settings.load_pin_tries(ledger)


def _keep_tries(ledger: Ledger, tries: PinTries, moment: Moment, verb: str) -> None:
    """In the book; where it may only be looked at, for as long as it is open."""
    if ledger.looked_at is not None:
        ledger.pin_tries = tries
        return
    with ledger.writing():
        records.keep_setting(ledger, "pin_tries", tries, moment, verb)


def _verifier(pin: str) -> PinVerifier:
    salt = secrets.token_bytes(SALT_BYTES)
    return PinVerifier(salt.hex(), _digest(pin, salt))


def _digest(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_STEPS, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32).hex()
