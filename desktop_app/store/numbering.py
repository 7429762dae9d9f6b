"""Document numbers without a hole: taken inside the transaction that uses them (D8)."""

import re
from collections import defaultdict
from datetime import date

from desktop_app.store.database import Ledger

SERIES = {
    "shipment": "SHD",
    "return": "XTD",
    "receipt": "SKD",
    "adjustment": "TZD",
    "opening": "QCD",
    "reversal": "HCD",
    "statement": "DZD",
    "plan": "HKJ",
}
"""Pinyin initials of each paper's title (conventions 1.1)."""

_NUMBERED = ("documents", "statements", "plans")
_NUMBER = re.compile(r"([A-Z]{3})-(\d{4})-(\d{5,})")


def format_number(series: str, year: int, serial: int) -> str:
    return f"{series}-{year:04d}-{serial:05d}"


def next_number(ledger: Ledger, what: str, dated: date) -> str:
    """The next number of a series in the year of the business date; a rollback gives it back."""
    series = SERIES[what]
    ledger.write(
        "INSERT INTO counters VALUES (?, ?, 1) ON CONFLICT (series, year) DO UPDATE SET last = last + 1",
        (series, dated.year),
    )
    last = ledger.value("SELECT last FROM counters WHERE series = ? AND year = ?", (series, dated.year))
    return format_number(series, dated.year, last)


def holes(ledger: Ledger) -> list[str]:
    """Numbers that are missing, beyond their counter or no numbers at all; empty when every series runs 1…n."""
    used, strange = _serials(ledger)
    expected = {(series, year): set(range(1, last + 1)) for series, year, last in ledger.rows("SELECT * FROM counters")}
    missing = [
        format_number(series, year, serial)
        for series, year in used.keys() | expected.keys()
        for serial in used.get((series, year), set()) ^ expected.get((series, year), set())
    ]
    return strange + sorted(missing)


def _serials(ledger: Ledger) -> tuple[dict[tuple[str, int], set[int]], list[str]]:
    used: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    strange = []
    for (number,) in ledger.rows(" UNION ALL ".join(f"SELECT number FROM {table}" for table in _NUMBERED)):
        found = _NUMBER.fullmatch(number)
        if found:
            used[found[1], int(found[2])].add(int(found[3]))
        else:
            strange.append(number)
    return used, strange
