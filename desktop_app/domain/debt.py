"""One customer's debt on one day: the one definition of each of its figures, for every face (case 22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from desktop_app.domain.accounts import DEFAULT_BUCKETS, Ageing, OpenItem, age, days_overdue, in_line
from desktop_app.domain.covering import UnpaidPart, by_due, by_plan, is_missed, uncovered
from desktop_app.domain.disputes import chaseable

SMALLEST_FEN = 100
"""What may be asked for is asked for from this sum on, unless the owner says otherwise (case 9)."""


@dataclass(frozen=True)
class Debt:
    """What a customer owes on one day; every figure is fen.

    Money free on account counts at once (case 8): `outside`, `kept` and `missed` are what it leaves open, each in its
    line (`in_line`), and together they are `net`. `kept` is covered by plans no part of which was missed and falls due
    with their next part; `missed` is covered by plans with a missed part; all else, also what is open beyond the parts
    of a plan, is `outside` and due by its own date. `parts` are the plans' unpaid parts, earliest first. Together below
    `smallest_fen` it is a residue: owed and printed, but not asked for (case 9). `kept_apart_fen` lowers what is owed
    and what may be asked for, and leaves overdue what is overdue (case 2).
    """

    today: date
    ageing: Ageing
    kept_apart_fen: int
    outside: tuple[OpenItem, ...]
    kept: tuple[OpenItem, ...]
    missed: tuple[OpenItem, ...]
    parts: tuple[UnpaidPart, ...]
    smallest_fen: int = SMALLEST_FEN

    @cached_property
    def owed_fen(self) -> int:
        """Everything open less everything on account; below 0 the shop owes (case 1)."""
        return self.ageing.balance_fen

    @property
    def open_fen(self) -> int:
        """What is left open once money on account counts: more than is owed while goods' credit is kept apart."""
        return sum(item.open_fen for item in self.net)

    @property
    def on_account_fen(self) -> int:
        """Money and goods' credit not yet set against a slip, also what the customer wants kept apart."""
        return self.ageing.on_account_fen

    @cached_property
    def overdue_fen(self) -> int:
        """The overdue buckets less their part in a kept plan and less what counts at once (cases 8, 22)."""
        return self.overdue_beyond(0)

    def overdue_beyond(self, days: int) -> int:
        """As `overdue_fen`, only what is more than so many days past due."""
        return sum(item.open_fen for item in self.late if days_overdue(item.due, self.today) > days)

    @property
    def not_due_fen(self) -> int:
        """Neither overdue nor in a kept plan nor `undated_fen`: due today, due later, or waiting for a newer batch."""
        return sum(item.open_fen for item in self.loose) - self.overdue_fen - self.undated_fen

    @property
    def undated_fen(self) -> int:
        """What no plan covers and nobody agreed a day for: payable since its goods came, asked for once a day is."""
        return sum(item.open_fen for item in self.loose if item.undated)

    @cached_property
    def ask_fen(self) -> int:
        """What may be asked for now: due and undisputed, of plans only the parts that are due, and no residue."""
        return self.asked_by(self.today)

    def asked_by(self, day: date) -> int:
        """What may be asked for on that day if nothing is paid until then."""
        return self.asked_of(self.wanted_by(day))

    def asked_of(self, wanted_fen: int) -> int:
        """What of so much due and undisputed money may be asked for."""
        return asked_of(wanted_fen, self.owed_fen, self.in_dispute_fen, self.smallest_fen)

    def wanted_by(self, day: date) -> int:
        """As `asked_by` without what is kept apart, so more than may be asked for while that covers it (case 2)."""
        wanted = self.due_by(day) + self.called_by(day)
        return wanted if self.is_worth(wanted) else 0

    def is_worth(self, fen: int) -> bool:
        """Whether so much is a reason to ask at all (case 9)."""
        return fen >= max(self.smallest_fen, 1)

    def due_by(self, day: date) -> int:
        """Undisputed money outside plans that is due on that day or before."""
        return sum(chaseable(item) for item in self.outside if item.due and item.due <= day)

    def due_between(self, first: date, last: date) -> int:
        """Open money due from `first` to `last`: by its own date outside plans, by the parts within."""
        own = sum(item.open_fen for item in self.outside if item.due and first <= item.due <= last)
        return own + sum(part.fen for part in self.parts if first <= part.due <= last)

    def called_by(self, day: date) -> int:
        """What the plans ask for by that day: of each at most what is undisputed in it."""
        if not self.parts:
            return 0
        return sum(
            min(sum(part.fen for part in parts if part.due <= day), _undisputed(self.net, plan_id))
            for plan_id, parts in by_plan(self.parts).items()
        )

    @property
    def in_plan_fen(self) -> int:
        """Still to come by plans in force, kept or with a missed part."""
        return sum(item.open_fen for item in self.planned)

    @property
    def kept_fen(self) -> int:
        """The part of `in_plan_fen` that is in kept plans, so neither overdue nor `not_due_fen`."""
        return sum(item.open_fen for item in self.kept)

    @property
    def next_part(self) -> UnpaidPart | None:
        """The next part of a plan that is due today or later."""
        return next((part for part in self.parts if part.due >= self.today), None)

    @cached_property
    def in_dispute_fen(self) -> int:
        """Held back from asking, still owed (case 15)."""
        return sum(item.disputed_fen for item in self.net)

    @cached_property
    def oldest_due(self) -> date | None:
        """Since when, or from when on, there is money to ask for; a kept plan counts with its next part."""
        days = [item.due for item in self.loose if item.due]
        return min([*days, *(part.due for part in self.parts)], default=None)

    @property
    def days(self) -> int:
        """Whole days past `oldest_due`."""
        return days_overdue(self.oldest_due, self.today)

    @cached_property
    def net(self) -> tuple[OpenItem, ...]:
        """What is open once money on account counts, in the line in which it is to be paid."""
        return _together(self.outside, (*self.kept, *self.missed))

    @property
    def planned(self) -> tuple[OpenItem, ...]:
        """What plans in force cover."""
        return (*self.kept, *self.missed)

    @cached_property
    def loose(self) -> tuple[OpenItem, ...]:
        """All of `net` that no kept plan covers, earliest due first."""
        return _together(self.outside, self.missed)

    @cached_property
    def late(self) -> tuple[OpenItem, ...]:
        """What `overdue_fen` is made of, earliest due first."""
        return tuple(item for item in self.loose if days_overdue(item.due, self.today))


def asked_of(wanted_fen: int, owed_fen: int, disputed_fen: int = 0, smallest_fen: int = SMALLEST_FEN) -> int:
    """Of so much due and undisputed money what may be asked for: never more than is owed and undisputed, no residue.

    It is more only while goods' credit is kept apart: the customer still has slips to pay, but not money that would
    have to go back (cases 2, 9, 15).
    """
    asked = min(wanted_fen, owed_fen - disputed_fen)
    return asked if asked >= max(smallest_fen, 1) else 0


def debt_of(
    items: Iterable[OpenItem],
    on_account_fen: int,
    today: date,
    *,
    kept_apart_fen: int = 0,
    parts: Iterable[UnpaidPart] = (),
    edges: Sequence[int] = DEFAULT_BUCKETS,
    smallest_fen: int = SMALLEST_FEN,
) -> Debt:
    """The debt of gross open items, of money on account and of the unpaid parts of the plans in force.

    `kept_apart_fen` of the money does not count at once (case 2). The buckets of its ageing are gross, by the original
    due dates (case 6).
    """
    gross = tuple(items)
    net, left = uncovered(gross, parts, on_account_fen - kept_apart_fen, today)
    return Debt(
        today=today,
        ageing=age(gross, on_account_fen, today, edges),
        kept_apart_fen=kept_apart_fen,
        outside=tuple(item for item in net if not item.in_plan),
        **_by_keeping(net, left, today),
        parts=tuple(sorted((row for rows in left.values() for row in rows), key=by_due)),
        smallest_fen=smallest_fen,
    )


def _by_keeping(net: Iterable[OpenItem], left: dict[int, list[UnpaidPart]], today: date) -> dict[str, Any]:
    """What is in plans, by whether the plan is kept."""
    broken = {plan_id for plan_id, rows in left.items() if is_missed(rows, today)}
    planned = [item for item in net if item.in_plan]
    return {
        "kept": tuple(item for item in planned if item.plan_id not in broken),
        "missed": tuple(item for item in planned if item.plan_id in broken),
    }


def _undisputed(items: Iterable[OpenItem], plan_id: int) -> int:
    return sum(chaseable(item) for item in items if item.plan_id == plan_id)


def _together(outside: tuple[OpenItem, ...], planned: Sequence[OpenItem]) -> tuple[OpenItem, ...]:
    """In line; what is outside plans lies in that order already."""
    return tuple(sorted((*outside, *planned), key=in_line)) if planned else outside
