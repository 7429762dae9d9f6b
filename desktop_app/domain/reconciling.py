"""Two accounts of one trade side by side, line by line: ours, and the one in the customer's own sheet (N16)."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.differences import AccountDifference, AccountLine, DifferenceKind, DifferenceStep
from desktop_app.domain.named_papers import number_key, numbers_named, papers_by_number

NEAR_DAYS = 31
"""Lines of one sum are one line where they are no further apart; and several make one within as many days."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Both accounts: how many lines of theirs agree, and what does not. `turned`: their signs are their side's."""

    ours_fen: int
    theirs_fen: int
    agreed: int
    differences: tuple[AccountDifference, ...]
    turned: bool = False

    @property
    def gap_fen(self) -> int:
        return self.ours_fen - self.theirs_fen


def reconcile(ours: Sequence[AccountLine], theirs: Sequence[AccountLine]) -> Reconciled:
    """Each line of theirs is found with us or told; the gaps of what is told add up to the whole gap.

    A sheet kept from the buyer's side has every sign the other way; which way fits more lines is taken.
    """
    turned = _fitting(ours, [-line.fen for line in theirs]) > _fitting(ours, [line.fen for line in theirs])
    seen = [replace(line, fen=-line.fen) if turned else line for line in theirs]
    matching = _Matching(ours, seen)
    matching.run()
    found = sorted(matching.found, key=lambda one: (-abs(one.gap_fen), one.dated or date.min, one.number))
    return Reconciled(
        sum(line.fen for line in ours), sum(line.fen for line in seen), matching.agreed, tuple(found), turned
    )


def _fitting(ours: Iterable[AccountLine], sums: Iterable[int]) -> int:
    """How many of the sums stand with us too."""
    return (Counter(line.fen for line in ours) & Counter(sums)).total()


class _Matching:
    """The lines of both sides that have not found their like yet."""

    def __init__(self, ours: Sequence[AccountLine], theirs: Sequence[AccountLine]) -> None:
        self.ours, self.theirs = dict(enumerate(ours)), dict(enumerate(theirs))
        self.found: list[AccountDifference] = []
        self.agreed = 0
        self.taken: list[tuple[AccountLine, ...]] = []

    def run(self) -> None:
        self._by_number()
        self._by_sum()
        self._several(self.theirs, self.ours, theirs_alone=True)
        self._several(self.ours, self.theirs, theirs_alone=False)
        self._same_day()
        self._left_over()

    # ── each way in which lines are one ──────────────────────────────────────────────────────────

    def _by_number(self) -> None:
        """Who names our paper speaks of it, in one line or in several."""
        known = papers_by_number(self.ours)
        named: dict[int, list[int]] = {}
        for at, line in self.theirs.items():
            keys = ((key, line.fen > 0) for key in numbers_named(line))
            ours = next((known[key] for key in keys if key in known), None)
            if ours is not None:
                named.setdefault(ours, []).append(at)
        for ours, rows in named.items():
            fen = self.ours[ours].fen
            alone = [at for at in rows if self.theirs[at].fen == fen]
            if sum(self.theirs[at].fen for at in rows) == fen or not alone:
                self._settle([ours], rows)
            else:
                self._settle([ours], alone[:1])

    def _by_sum(self) -> None:
        """The same sum on the same day, then on the nearest."""
        by_sum: dict[int, list[int]] = {}
        for at, line in self.ours.items():
            by_sum.setdefault(line.fen, []).append(at)
        for same_day in (True, False):
            for at, line in list(self.theirs.items()):
                free = [one for one in by_sum.get(line.fen, ()) if one in self.ours]
                near = [(_apart(self.ours[one], line), one) for one in free]
                best = min(near, default=(NEAR_DAYS + 1, 0))
                if best[0] == 0 or (not same_day and best[0] <= NEAR_DAYS):
                    self._settle([best[1]], [at])

    def _several(self, ones: dict[int, AccountLine], others: dict[int, AccountLine], *, theirs_alone: bool) -> None:
        """One line that is several of the other side: those that follow each other, or any two."""
        in_order = sorted((line.dated, at) for at, line in others.items() if line.dated)
        days = [day for day, _ in in_order]
        for at, line in list(ones.items()):
            if line.dated is None:
                continue
            first = bisect_left(days, line.dated - timedelta(days=NEAR_DAYS))
            last = bisect_right(days, line.dated + timedelta(days=NEAR_DAYS))
            near = [one for _, one in in_order[first:last] if one in others and _is_part(others[one].fen, line.fen)]
            parts = _run_of(near, others, line.fen) or _pair_of(near, others, line.fen)
            if parts:
                self._settle(*((parts, [at]) if theirs_alone else ([at], parts)))

    def _same_day(self) -> None:
        """The only line of a day that goes the same way and is of about the same size is the same, with another sum."""
        ours, theirs = _alone_on(self.ours), _alone_on(self.theirs)
        for key in ours.keys() & theirs.keys():
            mine, other = self.ours[ours[key]].fen, self.theirs[theirs[key]].fen
            if 2 * min(abs(mine), abs(other)) >= max(abs(mine), abs(other)):
                self._settle([ours[key]], [theirs[key]])

    def _left_over(self) -> None:
        """What has no like: a line that repeats one that has, or that stands on one side alone."""
        known = Counter((line.fen, number_key(line.number)) for lines in self.taken for line in lines)
        for line in self.ours.values():
            again = self._repeats(line, known)
            step = DifferenceStep.CORRECT if again else DifferenceStep.SHOW_PAPER
            self._tell(DifferenceKind.DOUBLED if again else DifferenceKind.ONLY_US, (line,), (), step)
        for line in self.theirs.values():
            again = self._repeats(line, known)
            step = (
                DifferenceStep.LOOK_FOR_RECEIPT
                if line.fen < 0 and not gives_back(line.text)
                else DifferenceStep.ASK_PAPER
            )
            kind = DifferenceKind.DOUBLED if again else DifferenceKind.ONLY_THEM
            self._tell(kind, (), (line,), DifferenceStep.SHOW_PAPER if again else step)

    # ── what was found ───────────────────────────────────────────────────────────────────────────

    def _repeats(self, line: AccountLine, known: Mapping[tuple[int, str], int]) -> bool:
        """The same sum of the same side and paper, or of the same day where no paper is named."""
        if line.number and known.get((line.fen, number_key(line.number))):
            return True
        return any(
            one.fen == line.fen and one.dated == line.dated and bool(one.row) == bool(line.row)
            and (not one.number or not line.number)
            for lines in self.taken for one in lines
        )  # fmt: skip

    def _settle(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        """These are one and the same; what differs of them is told."""
        mine, others = tuple(self.ours.pop(at) for at in ours), tuple(self.theirs.pop(at) for at in theirs)
        self.taken += [mine, others]
        gap = sum(line.fen for line in mine) - sum(line.fen for line in others)
        if gap:
            self._tell(DifferenceKind.OTHER_SUM, mine, others, _step_for(mine[0].fen, gap))
        elif len(mine) == len(others) == 1 and _apart(mine[0], others[0]) and others[0].dated:
            self._tell(DifferenceKind.OTHER_DAY, mine, others, DifferenceStep.TELL_DAY)
        else:
            self.agreed += len(others)

    def _tell(
        self, kind: DifferenceKind, ours: tuple[AccountLine, ...], theirs: tuple[AccountLine, ...], step: DifferenceStep
    ) -> None:
        self.found.append(AccountDifference(kind, ours, theirs, step))


def gives_back(text: str) -> bool:
    """Whether a line that lowers the debt speaks of goods or a deduction, not of money."""
    return (
        re.search(r"退|返|折|扣|让利|优惠|抹零|红字|return|rebate|discount|credit note", text, re.IGNORECASE)
        is not None
    )


def _step_for(ours_fen: int, gap: int) -> DifferenceStep:
    """Of a slip they have lower there is something to argue about; money they have more of may have come."""
    if ours_fen > 0:
        return DifferenceStep.RAISE_DISPUTE if gap > 0 else DifferenceStep.CORRECT
    return DifferenceStep.LOOK_FOR_RECEIPT if gap > 0 else DifferenceStep.CORRECT


def _apart(one: AccountLine, other: AccountLine) -> int:
    """Days between two lines; a line without a day is of any."""
    return abs((one.dated - other.dated).days) if one.dated and other.dated else 0


def _is_part(part: int, whole: int) -> bool:
    return (part > 0) == (whole > 0) and abs(part) < abs(whole)


def _run_of(near: Sequence[int], lines: Mapping[int, AccountLine], fen: int) -> list[int]:
    """Lines that follow each other and make the sum."""
    first, total = 0, 0
    for last, at in enumerate(near):
        total += lines[at].fen
        while abs(total) > abs(fen):
            total -= lines[near[first]].fen
            first += 1
        if total == fen:
            return list(near[first : last + 1])
    return []


def _pair_of(near: Sequence[int], lines: Mapping[int, AccountLine], fen: int) -> list[int]:
    """Two lines that make the sum."""
    waiting: dict[int, int] = {}
    for at in near:
        other = waiting.get(fen - lines[at].fen)
        if other is not None:
            return [other, at]
        waiting.setdefault(lines[at].fen, at)
    return []


def _alone_on(lines: Mapping[int, AccountLine]) -> dict[tuple[date, bool], int]:
    """By day and direction: the line that stands alone there."""
    found: dict[tuple[date, bool], list[int]] = {}
    for at, line in lines.items():
        if line.dated:
            found.setdefault((line.dated, line.fen > 0), []).append(at)
    return {key: ats[0] for key, ats in found.items() if len(ats) == 1}
