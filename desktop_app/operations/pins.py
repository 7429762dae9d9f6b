"""The owner's PIN: kept in the encrypted book as something only the right digits fit; wrong tries are counted (D16)."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.pins import PinTries, PinVerifier, WrongPin, clean_pin, failed_again, is_set_back, rest_left
from desktop_app.domain.users import User
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger

SALT_BYTES = 16
_STEPS, _BLOCK, _MEMORY = 2**14, 8, 2**26
"""Scrypt at 16 MiB: a try takes some 50 ms."""


def has_pin(ledger: Ledger) -> bool:
    """Whether the lock and the owner's acts ask for a PIN: the book's own, or those of its users."""
    return settings.load_pin(ledger).digest != "" or bool(settings.load_users(ledger).here)


def try_pin(ledger: Ledger, typed: str, moment: Moment) -> None:
    """WrongPin unless these are the right digits; none are where there is no PIN.

    Wrong tries are counted in the book and journalled: after the fifth, and every fifth after it, no try is taken for
    a while, not even the right one, and no restart shortens that.
    """
    _try(ledger, {"": settings.load_pin(ledger)}, typed, moment)


def try_pin_of(ledger: Ledger, users: Iterable[User], typed: str, moment: Moment) -> str:
    """The name of the one of these whose digits they are. Wrong tries count against each who was meant: nobody has
    more of them by trying another name between.
    """
    return _try(ledger, {one.name: one.pin for one in users}, typed, moment)


def rest_of_pin(ledger: Ledger, moment: Moment, name: str = "") -> tuple[int, int]:
    """How many wrong tries there were, and the seconds until the next one is taken."""
    tries = _tries_of(ledger, name)
    return tries.wrong, rest_left(tries, moment.now)


def set_pin(ledger: Ledger, pin: str, moment: Moment, old: str = "") -> Done[bool]:
    """Ask for this PIN from now on; an empty text takes it away. Says whether there is one.

    Where the book has a PIN only that opens the way, however lately it was typed: WrongPin at `old`. In a book with
    users it is the PIN of whoever is at the counter.
    """
    if settings.load_users(ledger).here:
        return _set_own(ledger, pin, moment, old)
    verifier = verifier_of(pin) if pin.strip() else PinVerifier()
    if has_pin(ledger):
        _try_old(old, lambda: try_pin(ledger, old, moment))
    with ledger.writing():
        records.keep_setting(ledger, "pin", verifier, moment, "set_pin")
    ledger.presence.owner_came = moment.now
    return done(verifier.digest != "", Changed.SHOP)


def verifier_of(typed: str) -> PinVerifier:
    """What is kept of a PIN; refused unless it is 4 to 8 digits."""
    salt = secrets.token_bytes(SALT_BYTES)
    return PinVerifier(salt.hex(), _digest(clean_pin(typed), salt))


def _set_own(ledger: Ledger, pin: str, moment: Moment, old: str) -> Done[bool]:
    users = settings.load_users(ledger)
    own = users.named(ledger.presence.name)
    if own is None:
        raise Refused("Nobody is at the counter. Say who you are first.")
    if not pin.strip():
        raise Refused("Whoever is named has a PIN. Change it, or let the owner remove the name.").at("pin")
    verifier = verifier_of(pin)
    _try_old(old, lambda: try_pin_of(ledger, [own], old, moment))
    with ledger.writing():
        records.keep_setting(ledger, "users", users.kept(replace(own, pin=verifier)), moment, "set_pin")
    return done(True, Changed.SHOP)


def _try_old(old: str, try_it: Callable[[], object]) -> None:
    if not old.strip():
        raise Refused("Type the PIN that holds until now.").at("old")
    try:
        try_it()
    except WrongPin as wrong:
        raise wrong.at("old") from None


def _try(ledger: Ledger, kept: Mapping[str, PinVerifier], typed: str, moment: Moment) -> str:
    tries = {name: _tries_of(ledger, name) for name in kept}
    worst = max(tries, key=lambda name: rest_left(tries[name], moment.now))
    rest = rest_left(tries[worst], moment.now)
    if rest:
        if is_set_back(tries[worst], moment.now):
            then = replace(tries[worst], last=moment.now.isoformat())
            _keep_tries(ledger, worst, then, moment, "clock_set_back")
        raise WrongPin(tries[worst].wrong, rest)
    fitting = next((name for name in kept if _fits(kept[name], typed)), None)
    if fitting is None:
        raise _failed(ledger, tries, moment)
    if tries[fitting].wrong:
        _keep_tries(ledger, fitting, PinTries(), moment, "right_pin")
    return fitting


def _failed(ledger: Ledger, tries: Mapping[str, PinTries], moment: Moment) -> WrongPin:
    """One more wrong try of each, kept."""
    after = {name: failed_again(one, moment.now) for name, one in tries.items()}
    for name, one in after.items():
        _keep_tries(ledger, name, one, moment, "wrong_pin")
    worst = max(after.values(), key=lambda one: (rest_left(one, moment.now), one.wrong))
    return WrongPin(worst.wrong, rest_left(worst, moment.now))


def _fits(kept: PinVerifier, typed: str) -> bool:
    try:
        pin = clean_pin(typed)
    except Refused:
        return False
    return kept.digest != "" and hmac.compare_digest(_digest(pin, bytes.fromhex(kept.salt)), kept.digest)


def _tries_of(ledger: Ledger, name: str) -> PinTries:
    return ledger.presence.tries.get(name) or settings.load_pin_tries(ledger, name)


def _keep_tries(ledger: Ledger, name: str, tries: PinTries, moment: Moment, verb: str) -> None:
    """In the book; where it may only be looked at, for as long as it is open."""
    if ledger.looked_at is not None:
        ledger.presence.tries[name] = tries
        return
    with ledger.writing():
        records.keep_setting(ledger, settings.tries_of(name), tries, moment, verb)


def _digest(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_STEPS, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32).hex()
