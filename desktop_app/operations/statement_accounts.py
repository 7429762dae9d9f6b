"""Whose entries a statement tells of: customers become one, and two again, between one paper and the next (case 19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.accounts import Entry, Kind
from desktop_app.domain.customers import Customer
from desktop_app.domain.merging import account_of
from desktop_app.store import accounts, customers, kin, statements
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued

EVER = 2**62
"""After every entry of the journal."""


@dataclass(frozen=True, slots=True)
class StatedAccount:
    """Whose entries an issued paper could tell of, `then`, and whose stand in that account `now`, by customer."""

    seq: int
    then: frozenset[int]
    now: frozenset[int]


def account_in(ledger: Ledger, issued: Issued) -> StatedAccount:
    """Whose account it was, and whose it is now."""
    merges = kin.load_merges(ledger)
    then = account_of(merges, issued.posted_for, issued.seq)
    return StatedAccount(issued.seq, then, account_of(merges, issued.posted_for, EVER))


def has_joined_since(ledger: Ledger, issued: Issued) -> bool:
    """Whether the account the paper tells of is a part of another one by now: then it is told of as it was issued."""
    one = account_in(ledger, issued)
    return issued.posted_for != issued.customer_id or not one.now <= one.then


@dataclass(frozen=True, slots=True)
class Joined:
    """A customer who is one with another since that one's paper was issued, so that it does not tell of them.

    `issued` is their own paper of those days, if there is one. `owed_fen` is what it says, or what they owed then.
    """

    customer: Customer
    issued: Issued | None
    owed_fen: int


def joined_since(ledger: Ledger, issued: Issued, last: date, today: date) -> Iterator[Joined]:
    """Whom the paper that was issued for the days up to `last` leaves out, since they were somebody else then."""
    account = account_in(ledger, issued)
    left = set(account.now - account.then)
    for own in statements.issued_statements(ledger, today, issued.customer_id) if left else ():
        if own.posted_for in left and own.period_from <= last <= own.period_to:
            left -= account_in(ledger, own).then
            yield Joined(customers.load_customer(ledger, own.posted_for), own, own.closing_fen)
    for one in sorted(left):
        told = accounts.entries_written_for(ledger, one, last + timedelta(days=1), EVER)
        if owed := sum(entry.amount_fen for entry in told):
            yield Joined(customers.load_customer(ledger, one), None, owed)


def brought_over(ledger: Ledger, account: StatedAccount, first: date, known: date) -> Iterator[Entry]:
    """A line for each that came into the account since the paper before, or left it: what they owed before `first`.

    Who left is taken off with what the paper before told of them, as it was known on `known`.
    """
    for one in sorted(account.now - account.then):
        yield from _line(ledger, one, accounts.entries_written_for(ledger, one, first, EVER), first)
    for one in sorted(account.then - account.now):
        told = accounts.entries_written_for(ledger, one, first, account.seq)
        held_by, before = kin.standing_head(ledger, one), first - timedelta(days=1)
        undone = accounts.reversed_after(ledger, held_by, before, known, [one])
        yield from _line(ledger, one, [*told, *(gone for gone in undone if gone.sequence < account.seq)], first, -1)


def _line(ledger: Ledger, customer_id: int, told: list[Entry], first: date, sign: int = 1) -> Iterator[Entry]:
    total = sum(entry.amount_fen for entry in told)
    if total:
        who = customers.load_customer(ledger, customer_id)
        yield Entry(who.code, Kind.OPENING, first - timedelta(days=1), sign * total, 0, who.name)
