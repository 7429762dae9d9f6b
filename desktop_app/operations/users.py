"""Who works at the counter: named, let in by a PIN, and given what they may (R092)."""

from dataclasses import dataclass, replace

from desktop_app.domain.customers import required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.pins import PinVerifier
from desktop_app.domain.users import NAME_LENGTH, USUAL, AtCounter, Rank, User, Users, at_counter, in_order
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.operations.pins import try_pin_of, verifier_of
from desktop_app.store import records, settings
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class UserDraft:
    """A user as typed: an empty `pin` leaves the one there is."""

    name: str
    rank: Rank = Rank.CLERK
    may: frozenset[OwnerAct] = frozenset(USUAL)
    pin: str = ""


def users_of(ledger: Ledger) -> Users:
    return settings.load_users(ledger)


def counter_of(ledger: Ledger) -> AtCounter:
    """Who is at the counter, and what they may."""
    return at_counter(settings.load_users(ledger), ledger.presence.name)


def keep_user(ledger: Ledger, draft: UserDraft, moment: Moment) -> Done[User]:
    """Name somebody, or change what they are and may. The first one is an owner, who takes over the book's own PIN.

    A name that was signed with is not given to anybody else: whoever left comes back under it.
    """
    name = required_text(draft.name, "The person's name", NAME_LENGTH, "name")
    with ledger.writing():
        require_owner(ledger, OwnerAct.SETTINGS, moment)
        users, own = settings.load_users(ledger), settings.load_pin(ledger)
        before = next((one for one in users.every if one.name == name), None)
        if not users.here and draft.rank is not Rank.OWNER:
            raise Refused("Name the owner first, who can let others in.").at("rank")
        pin = _pin_of(draft, before, own if not users.here else PinVerifier())
        user = User(name, draft.rank, pin, in_order(draft.may) if draft.rank is Rank.CLERK else ())
        records.keep_setting(ledger, "users", users.kept(user), moment, "keep_user")
        if own.digest:
            records.keep_setting(ledger, "pin", PinVerifier(), moment, "keep_user")
        if not users.here:
            ledger.presence.name = name  # whoever named the first owner is one
    return done(user, Changed.SHOP)


def put_user_away(ledger: Ledger, name: str, moment: Moment) -> Done[User]:
    """Somebody left: they come to the counter no more, and what they signed stays signed."""
    with ledger.writing():
        require_owner(ledger, OwnerAct.SETTINGS, moment)
        users = settings.load_users(ledger)
        gone = replace(_known(users, name), active=False)
        records.keep_setting(ledger, "users", users.kept(gone), moment, "put_user_away")
    return done(gone, Changed.SHOP)


def come_to_counter(ledger: Ledger, name: str, pin: str, moment: Moment) -> AtCounter:
    """From now on what is written is signed by this name. WrongPin where these are not their digits."""
    users = settings.load_users(ledger)
    came = try_pin_of(ledger, [_known(users, name)], pin, moment)
    ledger.presence.leave()
    ledger.presence.name = came
    return at_counter(users, came)


def owner_to_counter(ledger: Ledger, pin: str, moment: Moment) -> AtCounter:
    """The owner whose PIN this is comes to the counter."""
    users = settings.load_users(ledger)
    ledger.presence.name = try_pin_of(ledger, users.owners, pin, moment)
    return at_counter(users, ledger.presence.name)


def owner_with_paper(ledger: Ledger) -> AtCounter:
    """Whoever opened the book with its recovery key is the owner: every PIN may be forgotten."""
    users = settings.load_users(ledger)
    ledger.presence.name = users.owners[0].name if users.owners else ""
    return at_counter(users, ledger.presence.name)


def _known(users: Users, name: str) -> User:
    found = users.named(name)
    if found is None:
        names = ", ".join(one.name for one in users.here)
        raise Refused("Nobody called “{name}” works here. There are: {names}.", name=name, names=names).at("name")
    return found


def _pin_of(draft: UserDraft, before: User | None, own: PinVerifier) -> PinVerifier:
    if draft.pin.strip():
        return verifier_of(draft.pin)
    kept = before.pin if before is not None and before.active else own
    if not kept.digest:
        raise Refused("Type a PIN of 4 to 8 digits for {name}.", name=draft.name.strip()).at("pin")
    return kept
