"""How fast is a large sheet previewed beside reading its file, and booked beside posting the same debts raw?

    python -m tests.benchmarks.bench_import [--rows 100000] [--booked 2000]

Reading is what `read_file` does: the child process opens the file, the grid comes back. Previewing is everything after
it. Both are timed on the clock, medians of three. Booking is timed in CPU seconds of this thread beside the bare
insertions of as many documents with their items in one transaction of the same encrypted file.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.exchange.files import read_file
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from desktop_app.operations.importing import import_preview
from desktop_app.store.database import Ledger
from tests.exchange.sheets import csv, xlsx
from tests.operations.builders import a_book, at, on

TODAY = "03-16"
BOUND = 3
HEADINGS = ("客户名称", "单据号", "单据日期", "到期日", "金额", "已收金额", "未付金额", "电话", "备注")


def debts(count: int) -> list[Sequence[object]]:
    """Debts of 500 customers, half of them paid in part."""
    chance = random.Random(1)
    rows: list[Sequence[object]] = [HEADINGS]
    for index in range(count):
        dated = on(TODAY) - timedelta(chance.randrange(1, 300))
        fen = chance.randrange(100, 900_000)
        paid = chance.choice((0, fen // 4))
        rows.append((
            f"客户{chance.randrange(500)}号", f"D{index:06}", dated, dated + timedelta(30), fen / 100, paid / 100,
            (fen - paid) / 100, f"138{index:08}", chance.choice(("", "送到工地", "月底结")),
        ))  # fmt: skip
    return rows


def timed(clock: Callable[[], float], work: Callable[[], object], times: int = 3) -> float:
    """Seconds the work takes, the median of several times."""
    taken = []
    for _ in range(times):
        begun = clock()
        work()
        taken.append(clock() - begun)
    return median(taken)


def previewed(path: Path) -> None:
    """Print how long reading and previewing take."""
    workbook = read_file(path)
    wanted = Wanted(ImportKind.OPEN_ITEMS)
    reading = timed(time.perf_counter, lambda: read_file(path))
    looking = timed(time.perf_counter, lambda: preview(workbook, wanted, on(TODAY)))
    verdict = "ok" if looking <= BOUND * reading else "TOO SLOW"
    print(
        f"{path.suffix[1:]:5} read {reading:6.2f} s, previewed {looking:6.2f} s, × {looking / reading:.1f}  {verdict}"
    )


def booked(count: int) -> None:
    """Print how long booking takes beside bare insertions."""
    with tempfile.TemporaryDirectory() as folder, a_book(Path(folder)) as book:
        path = Path(folder) / "debts.csv"
        path.write_bytes(csv(debts(count)))
        seen = preview(read_file(path), Wanted(ImportKind.OPEN_ITEMS), on(TODAY))
        assert isinstance(seen, Preview)
        terms = Terms(TermsKind.DAYS, days=30)
        ours = timed(time.thread_time, lambda: import_preview(book, seen, path.name, at(TODAY), terms=terms), 1)
        raw = timed(time.thread_time, lambda: bare(book, count), 1)
    verdict = "ok" if ours <= BOUND * raw else "TOO SLOW"
    print(f"booked {count} debts in {ours:.2f} s, raw {raw:.2f} s, × {ours / raw:.1f}  {verdict}")


def bare(book: Ledger, count: int) -> None:
    """As many rows as an import writes for its debts, with nothing checked, in tables of their own."""
    with book.writing():
        for name in ("d", "i", "j"):
            book.write(f"CREATE TABLE bench_{name} (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INTEGER, e INTEGER)")
        for index in range(count):
            day = date(2026, 1, 1).isoformat()
            for name in ("d", "i", "j"):
                book.write(f"INSERT INTO bench_{name} (a, b, c, e) VALUES (?, ?, ?, ?)", (f"N{index}", day, index, 1))


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, default=100_000)
    words.add_argument("--booked", type=int, default=2_000)
    options = words.parse_args()
    rows = debts(options.rows)
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in (("debts.csv", csv(rows)), ("debts.xlsx", xlsx(rows))):
            path = Path(folder) / name
            path.write_bytes(raw)
            previewed(path)
    booked(options.booked)


if __name__ == "__main__":
    main()
