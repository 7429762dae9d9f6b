"""How long does a foreign sheet take to come in, beside reading the file, and beside posting the same papers by hand?

    python -m tests.benchmarks.bench_booking [--rows 20000]

Bounds: previewed in 3 times the reading of the file, booked in 3 times the posting of the same papers one by one (each
composed, numbered, journalled and projected, and nothing asked, checked or looked up beside it). Of all of them the
processor's time counts, the child's too; what else the machine does then is not in it. Reading and previewing are taken
in turns, medians of three. The sheets are the narrowest there are, five columns of csv, and so the quickest to read of
all: a wider one and an xlsx take longer to read, and their previews no longer (bench_import).
"""

import argparse
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import Part
from desktop_app.domain.shop import Shop
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.composing import Composition
from desktop_app.operations.customers import keep_new_customer
from desktop_app.operations.importing import ImportKind, Preview, preview_workbook, read_file
from desktop_app.operations.outlook import Wanted, outlooks
from desktop_app.store.database import Ledger, create_ledger
from tests.benchmarks.bench_import import processor_seconds
from tests.benchmarks.bench_import import timed as medians
from tests.operations.one_table import import_preview

NOW = Moment(date(2026, 3, 16), datetime(2026, 3, 16, 4, tzinfo=UTC), "老板")
Result = TypeVar("Result")
KEY = bytes(range(32))
BOUND = 3.0
HEADS = {
    ImportKind.OPEN_ITEMS: "客户,单号,日期,到期日,金额",
    ImportKind.RECEIPTS: "客户,单号,日期,收款方式,收款金额",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        for kind in HEADS:
            measure(Path(folder), kind, rows)


def measure(folder: Path, kind: ImportKind, rows: int) -> None:
    """Print one line of seconds and how many times as long each is as what it is beside."""
    file = folder / f"{kind}.csv"
    file.write_text("\n".join((HEADS[kind], *(line(kind, at, rows) for at in range(rows)))), encoding="utf-8")
    ledger = a_ledger(folder / f"{kind}.db")
    raw = a_ledger(folder / f"{kind}-raw.db")
    workbook = read_file(file)
    reading, looking = medians(
        lambda: read_file(file), lambda: preview_workbook(ledger, workbook, Wanted(kind), NOW.today)
    )
    seen = preview_workbook(ledger, workbook, Wanted(kind), NOW.today)
    assert isinstance(seen, Preview)
    assert len(seen.good) == rows
    judging, _ = timed(lambda: outlooks(ledger, [seen], NOW))
    booking, _ = timed(lambda: import_preview(ledger, seen, file.name, NOW, terms=Terms()))
    posting, _ = timed(lambda: post_all(raw, kind, rows))
    print(
        f"{kind}: {rows:,} rows read in {reading:.1f} s, previewed in {looking:.1f} s ({looking / reading:.1f}×, "
        f"bound {BOUND}×), "
        f"judged in {judging:.1f} s, booked in {booking:.1f} s; posted raw in {posting:.1f} s "
        f"({booking / posting:.1f}×, bound {BOUND}×)"
    )


def line(kind: ImportKind, at: int, rows: int) -> str:
    """A row of a shop with a customer for every fifty of them."""
    day = date(2025, 1, 1) + timedelta(days=at % 400)
    extra = day + timedelta(days=30) if kind is ImportKind.OPEN_ITEMS else "微信"
    return f"{name(at, rows)},N{at},{day},{extra},{100 + at % 900}.50"


def name(at: int, rows: int) -> str:
    return f"客户{at % (rows // 50 + 1):04d}"


def a_ledger(path: Path) -> Ledger:
    ledger = create_ledger(path, KEY)
    begin_ledger(ledger, Shop("顺达建材批发部"), "bench", NOW)
    return ledger


def post_all(ledger: Ledger, kind: ImportKind, rows: int) -> None:
    """The same papers, each composed and posted."""
    with ledger.writing():
        known = {
            one: keep_new_customer(ledger, Customer(one), NOW).id for one in {name(at, rows) for at in range(rows)}
        }
        for at in range(rows):
            customer, number, day, extra, amount = line(kind, at, rows).split(",")
            fen, dated = round(float(amount) * 100), date.fromisoformat(day)
            composition = Composition(ledger, NOW)
            if kind is ImportKind.RECEIPTS:
                made = composition.receipt(known[customer], dated, fen, extra, reference=number)
            else:
                part = Part(date.fromisoformat(extra), fen)
                made = composition.document(
                    Kind.OPENING, known[customer], dated, Direction.DEBIT, (part,), reference=number
                )
            composition.post("bench", made.number)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = processor_seconds()
    result = work()
    return processor_seconds() - began, result


if __name__ == "__main__":
    main()
