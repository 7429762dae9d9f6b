"""How much memory does a backup take? The whole program in a process of its own, its highest resident memory.

    python -m tests.benchmarks.bench_backup [--papers 500 --megabytes 5] [--customers 500 --years 5]

Two books are backed up: one with so many signed papers of so many megabytes, and one with the trade of so many years.
The processes must stay below 150 MB; the exit code is 1 when one does not.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from desktop_app.domain.moment import Moment
from desktop_app.domain.shop import Shop
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import create_book, open_book
from desktop_app.sample import create_sample
from desktop_app.store import papers
from tests.operations.builders import a_customer, a_slip

NOW = Moment(date(2026, 3, 16), datetime(2026, 3, 16, 4, tzinfo=UTC), "老板")
PASSPHRASE = "a long passphrase"
BOUND = 150
"""Megabytes of resident memory."""
MEGABYTE = 1_000_000


def main() -> int:
    asked = _arguments()
    if asked.back_up:
        _back_up(Path(asked.back_up))
        return 0
    made = {
        f"{asked.papers} papers of {asked.megabytes} MB": lambda at: make_papers(at, asked.papers, asked.megabytes),
        f"{asked.customers} customers, {asked.years} years": lambda at: make_trade(at, asked.customers, asked.years),
    }
    peaks = [_report(name, make) for name, make in made.items()]
    return int(max(peaks) >= BOUND)


def make_papers(folder: Path, count: int, megabytes: float) -> None:
    """A book with one slip and so many photographs of it; each is noise, as an encrypted or packed file is."""
    create_book(folder, Shop("顺达建材批发部"), NOW, PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        number = a_slip(book.ledger, a_customer(book.ledger), "03-01")
        with book.ledger.writing():
            for _ in range(count):
                blob = book.scans.put(os.urandom(round(megabytes * MEGABYTE)))
                papers.add_event(book.ledger, number, "signed", NOW.today, NOW, blob=blob)


def make_trade(folder: Path, customers: int, years: int) -> None:
    create_sample(folder, NOW, customers=customers, years=years, passphrase=PASSPHRASE)


def peak_of(folder: Path) -> float:
    """Megabytes the program holds at most while it backs up the open book of this folder."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_backup", "--back-up", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _report(name: str, make: Callable[[Path], None]) -> float:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "book"
        make(folder)
        size = sum(file.stat().st_size for file in folder.rglob("*")) / MEGABYTE
        began = time.perf_counter()
        peak = peak_of(folder)
        print(f"{name} ({size:.0f} MB): {peak:.0f} MB of memory, {time.perf_counter() - began:.1f} s")
        return peak


def _back_up(folder: Path) -> None:
    """Unlocking, which stretches the passphrase in much memory on purpose, is over before it is measured."""
    with open_book(folder, PASSPHRASE) as book:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the highest so far is forgotten
        back_up(book, folder.with_name("stick"), NOW)
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    (highest,) = [line for line in lines if line.startswith("VmHWM")]
    print(int(highest.split()[1]) * 1024 / MEGABYTE)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=500)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--back-up", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
