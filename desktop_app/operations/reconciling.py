"""The customer's own sheet beside our account: what differs is told, and kept only when somebody says so (N16)."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.differences import AccountLine
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.open_points import OpenPoint, PointKind, point_of
from desktop_app.domain.reconciling import Reconciled, reconcile
from desktop_app.exchange.files import read_file
from desktop_app.exchange.their_account import TheirAccount, read_their_account
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import accounts, open_points, withdrawals
from desktop_app.store.database import Ledger

__all__ = ["TheirAccount"]


@dataclass(frozen=True, slots=True)
class AccountsCompared:
    """Both accounts from `first` to `last`, with what either begins with and how many rows could not be read."""

    customer_id: int
    file: str
    first: date
    last: date
    found: Reconciled
    opening_fen: int
    closing_fen: int
    their_opening_fen: int | None = None
    unread: tuple[int, ...] = ()

    @property
    def their_closing_fen(self) -> int:
        """What they come to; a sheet that does not say with what it begins begins as ours does."""
        opening = self.opening_fen if self.their_opening_fen is None else self.their_opening_fen
        return opening + self.found.theirs_fen


def their_account(path: Path, today: date) -> TheirAccount:
    """What the customer's file says; opened by the child process like any foreign file."""
    return read_their_account(read_file(path), today)


def compare_account(
    ledger: Ledger, customer_id: int, theirs: TheirAccount, file: str, today: date,
    first: date | None = None, last: date | None = None,
) -> AccountsCompared:  # fmt: skip
    """Ours beside theirs, of the days that are asked for, else of the months their sheet tells of. Writes nothing."""
    days = [line.dated for line in theirs.lines if line.dated]
    if not days:
        raise Refused("No row of this file has both a day and a sum.").at("file")
    newest = max(days)
    begin = first or min(days).replace(day=1)
    end = last or min(newest.replace(day=monthrange(newest.year, newest.month)[1]), max(today, newest))
    if end < begin:
        raise Refused("The period ends before it begins. Check both days.").at("last")
    within = [line for line in theirs.lines if line.dated is None or begin <= line.dated <= end]
    found = reconcile(our_lines(ledger, customer_id, begin, end), within)
    opening = accounts.balance_before(ledger, customer_id, begin)
    told = theirs.opening_fen
    if told is not None and found.turned and abs(-told - opening) < abs(told - opening):
        told = -told
    return AccountsCompared(
        customer_id, file, begin, end, found, opening, opening + found.ours_fen, told,
        tuple(row.row for row in theirs.unread),
    )  # fmt: skip


def our_lines(ledger: Ledger, customer_id: int, first: date, last: date) -> list[AccountLine]:
    """Our account of these days; what was voided is left out with what voided it."""
    entries = accounts.entries(ledger, customer_id, first, last)
    gone = {one.reverses for one in accounts.entries(ledger, customer_id, date.min, date.max) if one.reverses}
    also = open_points.references_of(ledger, customer_id)
    return [
        AccountLine(one.number, one.dated, one.amount_fen, one.summary, also=also.get(one.number, ()))
        for one in entries
        if not one.reverses and one.number not in gone
    ]


def keep_differences(ledger: Ledger, compared: AccountsCompared, moment: Moment) -> Done[list[OpenPoint]]:
    """Keep what differs as points to be cleared; one that stands already is not kept twice. Nothing is booked."""
    wanted = [point_of(one, compared.customer_id, moment.today) for one in compared.found.differences]
    with ledger.writing():
        known = {_same(one) for one in _standing(ledger, compared.customer_id, moment.today)}
        fresh = [one for one in wanted if _same(one) not in known]
        made = [replace(one, id=open_points.add_point(ledger, one, moment)) for one in fresh]
    return done(made, *((Changed.POINTS,) if made else ()))


def take_differences_back(ledger: Ledger, kept: Sequence[int], moment: Moment) -> Done[int]:
    """What was kept of one sheet counts no more."""
    with ledger.writing():
        for row_id in kept:
            if not withdrawals.is_withdrawn(ledger, open_points.POINT, row_id):
                withdrawals.add(ledger, open_points.POINT, row_id, moment)
    return done(len(kept), Changed.POINTS)


def _standing(ledger: Ledger, customer_id: int, today: date) -> list[OpenPoint]:
    points = open_points.load_points(ledger, today, customer_id)
    return [one for one in points if one.kind is PointKind.DIFFERENCE and one.end is None]


def _same(point: OpenPoint) -> tuple[object, ...]:
    return point.aspect, point.what, point.amount_fen, point.other_fen, point.number
