"""How fast is a large sheet previewed beside reading its file, as csv and as xlsx?

    python -m tests.benchmarks.bench_import [--rows 100000]

Reading is what `read_file` does: the child process opens the file, the grid comes back. Previewing is everything after
it. Of both the processor's time counts, the child's too, taken in turns, medians of three: what else the machine does
then is not in it. Booking has a benchmark of its own.
"""

import argparse
import os
import random
import tempfile
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


def timed(*works: Callable[[], object], times: int = 3) -> list[float]:
    """Seconds of the processor that each of these takes, the median of several times, in turns."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, seconds in zip(works, taken, strict=True):
            begun = processor_seconds()
            work()
            seconds.append(processor_seconds() - begun)
    return [median(seconds) for seconds in taken]


def processor_seconds() -> float:
    """Seconds of the processor this process and its children have had."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def previewed(path: Path) -> None:
    """Print how long reading and previewing take."""
    workbook = read_file(path)
    wanted = Wanted(ImportKind.OPEN_ITEMS)
    reading, looking = timed(lambda: read_file(path), lambda: preview(workbook, wanted, on(TODAY)))
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
