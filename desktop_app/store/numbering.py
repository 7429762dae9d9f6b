"""Document numbers without a hole: taken inside the transaction that uses them (D8)."""

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
    """Numbers that are missing or beyond their counter; empty when every series runs 1…n."""
    found = []
    for series, year, last in ledger.rows("SELECT series, year, last FROM counters"):
        used = _serials(ledger, series, year)
        found += [format_number(series, year, serial) for serial in sorted(used ^ set(range(1, last + 1)))]
    return found


def _serials(ledger: Ledger, series: str, year: int) -> set[int]:
    start = f"{series}-{year:04d}-"
    query = " UNION ALL ".join(
        f"SELECT number FROM {table} WHERE number >= ? AND number < ?" for table in ("documents", "statements", "plans")
    )
    return {int(number[len(start) :]) for (number,) in ledger.rows(query, (start, start + "~") * 3)}
