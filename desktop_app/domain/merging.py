"""Two customers who are one: whose entries stand in whose account, and what is agreed with the one they become."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain.customers import NOTE_LENGTH, Buyer, Contact, Customer, names_of
from desktop_app.domain.sites import sites_of_both


@dataclass(frozen=True, slots=True)
class Merge:
    """One customer became one with another, at a place in the journal; until `ended_seq` where it was undone."""

    id: int
    merged_id: int
    into_id: int
    dated: date
    seq: int
    ended_seq: int | None = None

    def stood(self, seq: int) -> bool:
        """Whether it held right after that entry of the journal."""
        return self.seq <= seq and (self.ended_seq is None or seq < self.ended_seq)


def account_of(merges: Iterable[Merge], customer_id: int, seq: int) -> frozenset[int]:
    """Whose entries stood in this customer's account right after that entry of the journal, their own among them."""
    stood = [one for one in merges if one.stood(seq)]
    found, waiting = {customer_id}, [customer_id]
    while waiting:
        head = waiting.pop()
        joined = {one.merged_id for one in stood if one.into_id == head} - found
        found |= joined
        waiting += joined
    return frozenset(found)


CHOSEN = (
    "terms", "limit_fen", "segment", "grade", "payment_days", "tax_number", "phone", "area", "address", "operator",
)  # fmt: skip
"""What only the shop can say of the one customer where the two differ, in the order it is asked."""

STRICTER = ("stopped", "credit_hold", "must_reconcile", "hide_balance")
"""What holds for the one as soon as it held for either."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing agreed with the two that is not the same; `name` is the field of the customer."""

    name: str
    kept: Any
    other: Any


def differing(kept: Customer, other: Customer) -> tuple[Differing, ...]:
    """What is to be chosen; what only one of them has is no question, but no limit is one, as nothing is checked."""
    pairs = (Differing(name, getattr(kept, name), getattr(other, name)) for name in CHOSEN)
    return tuple(
        one for one in pairs if one.kept != one.other and (_says(one.name, one.kept) and _says(one.name, one.other))
    )


def merged(kept: Customer, other: Customer, taken: Collection[str] = ()) -> Customer:
    """The one customer the two become: `kept` with all names and people of `other`.

    Of what differs the fields in `taken` are `other`'s; what `kept` does not have is filled in; the stricter holds.
    """
    filled = {name: getattr(other, name) for name in CHOSEN if name in taken or not _says(name, getattr(kept, name))}
    either = {name: getattr(kept, name) or getattr(other, name) for name in STRICTER}
    return replace(
        kept,
        **filled,
        **either,
        aliases=tuple(sorted({*kept.aliases, *names_of(other)} - {kept.name})),
        contacts=(*kept.contacts, *_people(kept, other, filled)),
        sites=sites_of_both(kept.sites, other.sites),
        stop_reason=_together(kept.stop_reason, other.stop_reason),
        notes=_together(kept.notes, other.notes),
        since=min((day for day in (kept.since, other.since) if day), default=None),
        active=kept.active or other.active,
    )


def parted(now: Customer, before: Customer, after: Customer) -> Customer:
    """The customer once the merge that made `after` of `before` is undone; what was changed since stays changed."""
    names = (*CHOSEN, *STRICTER, "stop_reason", "notes", "since", "active")
    back = {name: getattr(before, name) for name in names if getattr(now, name) == getattr(after, name)}
    came = {*after.aliases} - {*before.aliases}
    return replace(
        now,
        **back,
        aliases=tuple(alias for alias in now.aliases if alias not in came),
        contacts=_without(now.contacts, _without(after.contacts, before.contacts)),
        sites=tuple(one for one in now.sites if one not in after.sites or one in before.sites),
    )


def _says(name: str, value: Any) -> bool:
    """Whether the field says anything; terms and limit always do."""
    return name in ("terms", "limit_fen") or (bool(value) and value is not Buyer.UNSAID)


def _people(kept: Customer, other: Customer, filled: Collection[str]) -> list[Contact]:
    """Those of `other` who are not known yet; its own number comes as a person of its name where it has no place."""
    number = Contact(other.name, phone=other.phone)
    own = [number] if other.phone and other.phone != kept.phone and "phone" not in filled else []
    known = {contact.phone for contact in (*kept.contacts, *other.contacts)}
    return [one for one in (*other.contacts, *(own if other.phone not in known else ())) if one not in kept.contacts]


def _together(first: str, second: str) -> str:
    """Both texts; where they are too long for one field the first alone, the other stays with the merged record."""
    both = " · ".join(dict.fromkeys(filter(None, (first, second))))
    return both if len(both) <= NOTE_LENGTH else first


def _without(people: Sequence[Contact], gone: Collection[Contact]) -> tuple[Contact, ...]:
    return tuple(one for one in people if one not in gone)
