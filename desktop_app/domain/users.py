"""Who works at the counter: named owners and clerks, each with a PIN, and what a clerk may (R092).

The book is encrypted as a whole. A PIN opens nothing of it: it tells who is at the counter, so that every entry is
signed with a name and what is the owner's stays the owner's.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.owner import NAMES, ONLY_OF_CLERKS, OwnerAct
from desktop_app.domain.pins import PinVerifier

NAME_LENGTH = 20

APPROVED_FOR = timedelta(minutes=2)
"""So long what the owner let through waits to be done."""

USUAL: tuple[OwnerAct, ...] = (OwnerAct.SEE_PRICES, OwnerAct.SEE_DEBTS)
"""What a new clerk may, until the owner says otherwise: who sells must see both."""


NO_PIN = PinVerifier()


class Rank(StrEnum):
    """What somebody is in the shop."""

    OWNER = "owner"
    CLERK = "clerk"


RANKS = {Rank.OWNER: Said("Owner"), Rank.CLERK: Said("Clerk")}
"""Each in the words of a list."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody at the counter. `may` is what a clerk may do without the owner; an owner may everything.

    Who left is no longer `active`: the name stays with what was signed by it, and is not given to anybody else.
    """

    name: str
    rank: Rank = Rank.CLERK
    pin: PinVerifier = NO_PIN
    may: tuple[OwnerAct, ...] = USUAL
    active: bool = True

    def allows(self, act: OwnerAct) -> bool:
        """Whether no owner needs to be asked."""
        return self.rank is Rank.OWNER or act in self.may


@dataclass(frozen=True, slots=True)
class Users:
    """Everybody who ever worked at the counter, in the order in which they came; a book may have none."""

    every: tuple[User, ...] = ()

    @property
    def here(self) -> tuple[User, ...]:
        """Who may come to the counter."""
        return tuple(one for one in self.every if one.active)

    @property
    def owners(self) -> tuple[User, ...]:
        return tuple(one for one in self.here if one.rank is Rank.OWNER)

    def named(self, name: str) -> User | None:
        """Who may come to the counter under this name."""
        return next((one for one in self.here if one.name == name), None)

    def kept(self, user: User) -> "Users":
        """With this one as they are now, or added; refused where no owner would be left."""
        known = any(one.name == user.name for one in self.every)
        every = tuple(user if one.name == user.name else one for one in self.every)
        after = replace(self, every=every if known else (*every, user))
        if not after.owners:
            raise Refused("An owner must be left, who can let others in. Name another owner first.").at("rank")
        return after


@dataclass(frozen=True, slots=True)
class Approval:
    """An owner let this act of a clerk through, for this once; any one act, where none is named."""

    act: OwnerAct | None
    by: str
    given: datetime

    def holds(self, act: OwnerAct, now: datetime) -> bool:
        return self.act in (act, None) and timedelta(0) <= now - self.given < APPROVED_FOR


@dataclass(frozen=True, slots=True)
class AtCounter:
    """Who is at the counter now, as far as a window or a command must know: `name` is empty where nobody is named."""

    name: str = ""
    rank: Rank = Rank.OWNER
    denied: frozenset[OwnerAct] = frozenset()
    """What an owner must be asked for; empty where nobody is named, as the acts then ask for themselves."""

    names: tuple[str, ...] = ()
    """Everybody who may come to the counter."""

    def may(self, act: OwnerAct | None) -> bool:
        return act not in self.denied


def at_counter(users: Users, name: str) -> AtCounter:
    """What whoever is called so may; in a book with users, nobody named may none of it."""
    user = users.named(name)
    if not users.here:
        return AtCounter()
    if user is None:
        return AtCounter("", Rank.CLERK, frozenset(OwnerAct))
    denied = frozenset(act for act in OwnerAct if not user.allows(act))
    return AtCounter(user.name, user.rank, denied, tuple(one.name for one in users.here))


def unseen(counter: AtCounter, act: OwnerAct) -> Refused:
    """That what would be shown is not for whoever is at the counter."""
    if not counter.name:
        return Refused("{act}: nobody is at the counter. Say who you are.", act=NAMES[act])
    return Refused("{act}: the owner has not given this to {name}.", act=NAMES[act], name=counter.name)


def in_order(acts: frozenset[OwnerAct]) -> tuple[OwnerAct, ...]:
    """Rights as they are kept: one text for one value."""
    return tuple(act for act in OwnerAct if act in acts)


def is_asked(act: OwnerAct) -> bool:
    """Whether a PIN without any names asks for it, as it did before there were names."""
    return act not in ONLY_OF_CLERKS
