"""Does the order of the weekly list find the money? Measured on a real payment history.

    python -m tests.benchmarks.bench_chasing [--data FILE] [--horizon 14] [--sensitivity]

Every Monday of the later half the list is made from what was known that day, and compared with what was unpaid and
overdue `horizon` days later. The file is a CSV with the columns customer, number, date, due date, amount, paid date;
without --data it is looked for in the folder $QINGZHANG_DATA, else in ../shared/data beside the checkout.
--sensitivity shows on the earlier half alone how much the two numbers of the formula matter.
"""

import argparse
import csv
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.chasing import worklist
from desktop_app.domain.forecast import COMMON, HORIZON_DAYS, STRENGTH, Habits, PaidItem, learn
from desktop_app.domain.money import parse_fen
from desktop_app.domain.standing import Standing

FILE = "ar_history_2012.csv"
FIRST = (20, 10)


@dataclass(frozen=True, slots=True)
class Invoice:
    item_id: int
    customer_id: int
    issued: date
    due: date
    paid_on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Monday:
    """What was known on one day, and the money of each customer that was unpaid and overdue `horizon` days later."""

    today: date
    horizon: int
    items: tuple[OpenItem, ...]
    history: tuple[PaidItem, ...]
    missing_fen: dict[int, int]
    missing_items: frozenset[int]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to order: the customers best first, and a score of each open item for the AUC."""

    name: str
    customers: Callable[[Monday], list[int]]
    scores: Callable[[Monday], list[float]]


def read_invoices(path: Path) -> list[Invoice]:
    customers: dict[str, int] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Invoice(
                number,
                customers.setdefault(row["customer"], len(customers) + 1),
                date.fromisoformat(row["date"]),
                date.fromisoformat(row["due date"]),
                date.fromisoformat(row["paid date"]),
                parse_fen(row["amount"]),
            )
            for number, row in enumerate(csv.DictReader(file), 1)
        ]


def mondays(invoices: Sequence[Invoice], horizon: int, later_half: bool) -> list[Monday]:
    """Mondays while invoices were written, before or after the middle of that time."""
    first, last = min(one.issued for one in invoices), max(one.issued for one in invoices)
    middle = first + (last - first) / 2
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    return [known_on(invoices, day, horizon) for day in days if day.weekday() == 0 and (day > middle) == later_half]


def known_on(invoices: Iterable[Invoice], today: date, horizon: int) -> Monday:
    written = [one for one in invoices if one.issued <= today]
    still_open = [one for one in written if one.paid_on > today]
    later = today + timedelta(days=horizon)
    missing = [one for one in still_open if one.due < later < one.paid_on]
    by_customer: dict[int, int] = defaultdict(int)
    for one in missing:
        by_customer[one.customer_id] += one.amount_fen
    return Monday(
        today,
        horizon,
        tuple(
            OpenItem(one.item_id, one.customer_id, str(one.item_id), one.issued, one.due, one.amount_fen)
            for one in still_open
        ),
        tuple((one.customer_id, (one.paid_on - one.due).days) for one in written if one.paid_on <= today),
        dict(by_customer),
        frozenset(one.item_id for one in missing),
    )


# ── ways to order ────────────────────────────────────────────────────────────────────────────────


def of_each_customer(monday: Monday) -> dict[int, list[OpenItem]]:
    found: dict[int, list[OpenItem]] = defaultdict(list)
    for item in monday.items:
        found[item.customer_id].append(item)
    return found


def by_worklist(monday: Monday) -> list[int]:
    standings = [
        Standing(customer_id=customer, name="", items=tuple(items), exposure_fen=0)
        for customer, items in of_each_customer(monday).items()
    ]
    return [row.customer_id for row in worklist(standings, monday.history, monday.today, monday.horizon)]


def chances(monday: Monday, habits: Habits | None = None) -> list[float]:
    known = habits or learn(monday.history, monday.items, monday.today, monday.horizon)
    return [known.chance(item.customer_id, item.due) for item in monday.items]


def most(monday: Monday, worth: Callable[[OpenItem], float]) -> list[int]:
    """Customers by the sum of what their open items are worth, then by number."""
    sums = {customer: sum(map(worth, items)) for customer, items in of_each_customer(monday).items()}
    return sorted(sums, key=lambda customer: (-sums[customer], customer))


def oldest_first(monday: Monday) -> list[int]:
    dues = {customer: min(map(due_of, items)) for customer, items in of_each_customer(monday).items()}
    return sorted(dues, key=lambda customer: (dues[customer], customer))


def past_lateness(monday: Monday) -> dict[int, float]:
    days: dict[int, list[int]] = defaultdict(list)
    for customer, late in monday.history:
        days[customer].append(max(late, 0))
    return {customer: fmean(found) for customer, found in days.items()}


def latest_payers_first(monday: Monday) -> list[int]:
    late = past_lateness(monday)
    return sorted(of_each_customer(monday), key=lambda customer: (-late.get(customer, 0.0), customer))


def lateness_scores(monday: Monday) -> list[float]:
    late = past_lateness(monday)
    return [late.get(item.customer_id, 0.0) for item in monday.items]


def may_be_overdue(monday: Monday) -> Callable[[OpenItem], float]:
    later = monday.today + timedelta(days=monday.horizon)
    return lambda item: item.open_fen if due_of(item) < later else 0


def due_of(item: OpenItem) -> date:
    assert item.due is not None
    return item.due


WAYS = (
    Way("built-in", by_worklist, chances),
    Way(
        "largest amount first",
        lambda monday: most(monday, lambda item: item.open_fen),
        lambda monday: [float(item.open_fen) for item in monday.items],
    ),
    Way(
        "oldest first",
        oldest_first,
        lambda monday: [float((monday.today - due_of(item)).days) for item in monday.items],
    ),
    Way("past average lateness", latest_payers_first, lateness_scores),
    Way(
        "(largest amount that can be overdue by then)",
        lambda monday: most(monday, may_be_overdue(monday)),
        lambda monday: [may_be_overdue(monday)(item) for item in monday.items],
    ),
)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def share_found(days: Iterable[Monday], order: Callable[[Monday], list[int]], first: int) -> float:
    """Of all the money that was then overdue, the share owed by the first so many customers of the list."""
    found = total = 0
    for monday in days:
        found += sum(monday.missing_fen.get(customer, 0) for customer in order(monday)[:first])
        total += sum(monday.missing_fen.values())
    return found / total


def outcomes(days: Iterable[Monday], score: Callable[[Monday], list[float]]) -> list[tuple[float, bool, bool]]:
    """(score, was it missing, could it be overdue by then) of every open item of every Monday."""
    return [
        (value, item.item_id in monday.missing_items, may_be_overdue(monday)(item) > 0)
        for monday in days
        for item, value in zip(monday.items, score(monday), strict=True)
    ]


def area_under_curve(scored: Iterable[tuple[float, bool]]) -> float:
    """Chance that a missing item scores above one that was not; ties count half."""
    groups: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for value, missing in scored:
        groups[value][missing] += 1
    below, won = 0, 0.0
    for _, (good, bad) in sorted(groups.items()):
        won += bad * (below + good / 2)
        below += good
    return won / (below * sum(bad for _, bad in groups.values()))


def fifths(scored: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """(chance told, share that came true, items) of the five fifths, lowest chance first."""
    ordered = sorted(scored)
    cuts = [len(ordered) * part // 5 for part in range(6)]
    parts = [ordered[start:end] for start, end in pairwise(cuts)]
    return [(fmean(told for told, _ in part), fmean(came for _, came in part), len(part)) for part in parts]


def print_ways(days: Sequence[Monday]) -> None:
    print(f"{'':46}{'first 20':>10}{'first 10':>10}{'AUC all':>10}{'AUC due':>10}")
    for way in WAYS:
        scored = outcomes(days, way.scores)
        shares = [share_found(days, way.customers, first) for first in FIRST]
        areas = (
            area_under_curve((value, missing) for value, missing, _ in scored),
            area_under_curve((value, missing) for value, missing, possible in scored if possible),
        )
        print(f"{way.name:46}{shares[0]:>10.1%}{shares[1]:>10.1%}{areas[0]:>10.3f}{areas[1]:>10.3f}")


def print_calibration(days: Sequence[Monday]) -> None:
    possible = [(value, missing) for value, missing, possible in outcomes(days, chances) if possible]
    print("\nCalibration by fifths of the items that can be overdue by then (told, came true, items)")
    for told, came, items in fifths(possible):
        print(f"{told:>10.1%}{came:>10.1%}{items:>8}")


def print_sensitivity(days: Sequence[Monday]) -> None:
    """Each setting orders by amount × chance, as the list does."""
    print(f"{'':46}{'first 20':>10}{'first 10':>10}{'AUC all':>10}")
    for name, strength, common, open_counts in settings():
        known = {
            monday.today: learn(
                monday.history, monday.items if open_counts else (), monday.today, monday.horizon, strength, common
            )
            for monday in days
        }

        def order(monday: Monday, known: dict[date, Habits] = known) -> list[int]:
            habits = known[monday.today]
            return most(monday, lambda item: item.open_fen * habits.chance(item.customer_id, item.due))

        def score(monday: Monday, known: dict[date, Habits] = known) -> list[float]:
            return chances(monday, known[monday.today])

        shares = [share_found(days, order, first) for first in FIRST]
        area = area_under_curve((value, missing) for value, missing, _ in outcomes(days, score))
        print(f"{name:46}{shares[0]:>10.1%}{shares[1]:>10.1%}{area:>10.3f}")


def settings() -> list[tuple[str, float, int, bool]]:
    """(name, strength, common, do items still open count?): one thing moved at a time."""
    strengths = [(f"strength {value}", value, COMMON, True) for value in (0.5, 1, 2, 3, 4, 5, 6, 8, 12, 1000)]
    commons = [(f"common {value}", STRENGTH, value, True) for value in (5, 10, 20, 40, 80)]
    return [*strengths, *commons, ("paid items alone, open ones do not count", STRENGTH, COMMON, False)]


def data_file() -> Path:
    folder = os.environ.get("QINGZHANG_DATA")
    return Path(folder) / FILE if folder else Path(__file__).parents[3] / "shared" / "data" / FILE


def main() -> None:
    parser = argparse.ArgumentParser(description="How much of the money that goes unpaid the weekly list finds.")
    parser.add_argument("--data", type=Path, default=data_file())
    parser.add_argument("--horizon", type=int, default=HORIZON_DAYS)
    parser.add_argument("--sensitivity", action="store_true", help="the formula's numbers, on the earlier half")
    asked = parser.parse_args()
    days = mondays(read_invoices(asked.data), asked.horizon, later_half=not asked.sensitivity)
    half = "earlier" if asked.sensitivity else "later"
    print(f"{len(days)} Mondays of the {half} half, {days[0].today} to {days[-1].today}; horizon {asked.horizon} days.")
    print(f"Share of the then-overdue money owed by the first customers of about {busy(days)} with something open:\n")
    if asked.sensitivity:
        print_sensitivity(days)
    else:
        print_ways(days)
        print_calibration(days)


def busy(days: Sequence[Monday]) -> int:
    return round(fmean(len(of_each_customer(monday)) for monday in days))


if __name__ == "__main__":
    main()
