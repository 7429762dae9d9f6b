"""How fast is a large sheet previewed beside reading its file, as csv and as xlsx?

    python -m tests.benchmarks.bench_import [--rows 100000]

Reading is what `read_file` does: the child process opens the file, the grid comes back. Previewing is everything after
it. Both are timed on the clock, medians of three. Booking has a benchmark of its own.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

from desktop_app.exchange.files import read_file
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import csv, xlsx
from tests.operations.builders import on

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


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rows", type=int, default=100_000)
    options = words.parse_args()
    rows = debts(options.rows)
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in (("debts.csv", csv(rows)), ("debts.xlsx", xlsx(rows))):
            path = Path(folder) / name
            path.write_bytes(raw)
            previewed(path)


if __name__ == "__main__":
    main()
