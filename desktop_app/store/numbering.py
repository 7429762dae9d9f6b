"""Document numbers without a hole: taken inside the transaction that uses them (D8)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.number_shapes import NumberShapes
from desktop_app.store import continuing
from desktop_app.store.database import Ledger
from desktop_app.store.settings import load_number_shapes

SERIES = NumberShapes().series
"""Pinyin initials of each paper's title (conventions 1.1), where the shop chose no letters of its own."""

_NUMBERED = ("documents", "statements", "plans", "side_entries", "credit_papers")
_NUMBER = re.compile(r"([A-Z]{2,6})-(?:(\d{4}(?:\d{2}){0,2})-)?(\d{3,})")


def format_number(series: str, period: int, serial: int, digits: int = 5) -> str:
    return f"{series}-{period:04d}-{serial:0{digits}d}" if period else f"{series}-{serial:0{digits}d}"


def next_number(ledger: Ledger, what: str, dated: date, moment: Moment) -> str:
    """The next number of a series in the year, month or day of the business date, or ever; a rollback gives it back.

    By letters and date part it counts on whatever shape was chosen between, so that none is given out twice.

    What was given out in another folder of the book is left out, and that is journalled (T19).
    """
    shapes = load_number_shapes(ledger)
    series, period = shapes.series[what], shapes.period(dated)
    name = f"{series}-{period}"
    skipped = skip_behind(ledger, [{name: numbers[name]} for numbers in ledger.numbers_elsewhere() if name in numbers])
    if skipped:
        continuing.record(ledger, [], skipped, moment, continuing.BESIDE)
    ledger.write(
        "INSERT INTO counters VALUES (?, ?, 1) ON CONFLICT (series, year) DO UPDATE SET last = last + 1",
        (series, period),
    )
    last = ledger.value("SELECT last FROM counters WHERE series = ? AND year = ?", (series, period))
    return format_number(series, period, last, shapes.digits)


def highest_numbers(ledger: Ledger) -> dict[str, int]:
    """The last number of every series and year: `SHD-2026`: 121."""
    return dict(ledger.connection().execute("SELECT series || '-' || year, last FROM counters"))


def skip_behind(ledger: Ledger, seen: Iterable[Mapping[str, int]]) -> list[continuing.Skipped]:
    """Let every series go on behind the highest number that was ever seen; the ranges that are left out by that.

    The caller journals them, in the same transaction: `holes` accepts no others.
    """
    present = highest_numbers(ledger)
    highest: dict[str, int] = {}
    for numbers in seen:
        highest |= {name: max(last, highest.get(name, 0)) for name, last in numbers.items()}
    skipped = []
    for name, last in sorted(highest.items()):
        if last > present.get(name, 0):
            series, year = name.split("-")
            skipped.append(continuing.Skipped(series, int(year), present.get(name, 0) + 1, last))
            ledger.write(
                "INSERT INTO counters VALUES (?1, ?2, ?3) ON CONFLICT (series, year) DO UPDATE SET last = ?3",
                (series, int(year), last),
            )
    return skipped


def holes(ledger: Ledger) -> list[str]:
    """Numbers that are missing, beyond their counter, skipped and yet used, or no numbers at all; empty when every
    series runs 1…n but for the ranges the journal says were skipped."""
    used, strange = _serials(ledger)
    skipped: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for one in continuing.skipped(ledger):
        skipped[one.series, one.year] |= set(range(one.first, one.last + 1))
    expected = {(series, year): set(range(1, last + 1)) for series, year, last in ledger.rows("SELECT * FROM counters")}
    missing = [
        format_number(series, year, serial)
        for series, year in used.keys() | expected.keys() | skipped.keys()
        for serial in used.get((series, year), set())
        ^ skipped.get((series, year), set())
        ^ expected.get((series, year), set())
    ]
    return strange + sorted(missing)


def _serials(ledger: Ledger) -> tuple[dict[tuple[str, int], set[int]], list[str]]:
    used: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    strange = []
    for (number,) in ledger.rows(
        " UNION ALL ".join(f"SELECT number FROM {table} WHERE number <> ''" for table in _NUMBERED)
    ):
        found = _NUMBER.fullmatch(number)
        if found:
            used[found[1], int(found[2] or 0)].add(int(found[3]))
        else:
            strange.append(number)
    return used, strange
