"""The register of extensions: plans that took the place of others, promises given anew when their day came (R126)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from desktop_app.domain.errors import Said
from desktop_app.domain.plans import Plan
from desktop_app.domain.promises import Judged


class Extended(StrEnum):
    """What was put off."""

    PLAN = "plan"
    PROMISE = "promise"


EXTENDED: Mapping[Extended, Said] = {Extended.PLAN: Said("repayment plan"), Extended.PROMISE: Said("promise")}


@dataclass(frozen=True, slots=True)
class Extension:
    """So much was to be paid by `before` and is to be paid by `after` now; it is the `count`-th time for this debt."""

    kind: Extended
    customer_id: int
    number: str
    dated: date
    before: date
    after: date
    fen: int
    count: int
    reason: str = ""
    by: str = ""

    @property
    def days(self) -> int:
        """How much later; below 0 where it is to come earlier."""
        return (self.after - self.before).days


def times_changed(plan: Plan, ended: Iterable[Plan]) -> int:
    """How often the debt of a plan was in a plan before that was ended, along the line of plans."""
    before = [one for one in ended if one.id < plan.id and set(one.item_ids) & set(plan.item_ids)]
    newest = max(before, key=lambda one: one.id, default=None)
    return 0 if newest is None else 1 + times_changed(newest, ended)


def plan_extensions(
    plans: Sequence[Plan], ends: Mapping[str, str], agreed_by: Mapping[str, str]
) -> Iterator[Extension]:
    """Plans that took the place of an ended one; `ends` are the reasons by number, `agreed_by` who agreed on each."""
    ended = [plan for plan in plans if plan.number in ends]
    for plan in plans:
        before = [one for one in ended if one.id < plan.id and set(one.item_ids) & set(plan.item_ids)]
        if before:
            last = max(before, key=lambda one: one.id)
            yield Extension(
                Extended.PLAN, plan.customer_id, plan.number, plan.agreed_on, last.instalments[-1].due,
                plan.instalments[-1].due, plan.total_fen, times_changed(plan, ended), ends[last.number],
                agreed_by.get(plan.number, ""),
            )  # fmt: skip


def promise_extensions(judged: Iterable[Judged]) -> Iterator[Extension]:
    """One customer's promises that were not kept and given anew for a later day when theirs had come."""
    count, given = 0, sorted(judged, key=lambda one: (one.promise.made_on, one.promise.id))
    for before, after in pairwise(given):
        if before.is_broken and before.promise.by <= after.promise.made_on and before.promise.by < after.promise.by:
            count += 1
            one = after.promise
            yield Extension(
                Extended.PROMISE, one.customer_id, "", one.made_on, before.promise.by, one.by, before.missing_fen,
                count, one.note, one.said_by,
            )  # fmt: skip
        elif not before.is_broken:
            count = 0
