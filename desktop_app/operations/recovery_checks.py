"""Whether the recovery key is on paper: some of its groups are asked for until they were typed back (D14)."""

import hashlib
import random
import secrets
from collections.abc import Sequence

from desktop_app.domain.errors import Problem, Refused, RefusedFields
from desktop_app.domain.moment import Moment
from desktop_app.domain.recovery_check import ASKED, RecoveryCheck
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger
from desktop_app.system.recovery import readings_of_group

SALT_BYTES = 16


def groups_to_type(ledger: Ledger) -> tuple[int, ...]:
    """The groups of the paper that are still to be typed back, by their numbers; none once that was done."""
    return settings.load_recovery_check(ledger).groups


def confirm_groups(ledger: Ledger, typed: Sequence[str], moment: Moment) -> Done[bool]:
    """The groups that `groups_to_type` names, as typed from the paper. Refused at each that is another one."""
    with ledger.writing():
        check = settings.load_recovery_check(ledger)
        wrong = [
            Problem(f"group_{number}", Refused("Group {number} reads otherwise on the paper.", number=number))
            for number, digest, group in zip(check.groups, check.digests, typed, strict=True)
            if all(_digest(check.salt, one) != digest for one in readings_of_group(group))
        ]
        if wrong:
            raise RefusedFields.of(wrong)
        ask_for_none(ledger, moment)
    return done(True, Changed.SHOP)


def ask_for_groups(ledger: Ledger, key_text: str, moment: Moment, verb: str) -> None:
    """From now on some groups of this key, chosen by chance, are to be typed back; inside a transaction."""
    every = key_text.split("-")
    chosen = sorted(random.SystemRandom().sample(range(len(every)), ASKED))
    salt = secrets.token_bytes(SALT_BYTES).hex()
    digests = tuple(_digest(salt, every[at]) for at in chosen)
    check = RecoveryCheck(tuple(at + 1 for at in chosen), salt, digests)
    records.keep_setting(ledger, "recovery", check, moment, verb)


def ask_for_none(ledger: Ledger, moment: Moment) -> None:
    """The paper was proven; inside a transaction."""
    if groups_to_type(ledger):
        records.keep_setting(ledger, "recovery", RecoveryCheck(), moment, "confirm_recovery_key")


def _digest(salt: str, group: str) -> str:
    return hashlib.sha256(f"{salt} {group}".encode()).hexdigest()
