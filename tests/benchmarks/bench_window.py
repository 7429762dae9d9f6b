"""How soon is the window painted, and how fast is a list of 20,000 rows, beside the bare minimum in the same run?

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_window [--rounds 9] [--customers 500 --years 10]

Starting is measured in CPU seconds of a fresh process, from its first instruction to the painted window; the rounds of
the bare PySide6 window and ours alternate. The page of a customer is timed from Enter until all is on it. Sorting and
filtering are CPU medians of the window's thread.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from desktop_app.domain.errors import Said

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
ROWS = 20_000
PASSPHRASE = "a long passphrase"

BARE = """
import os, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time(), flush=True)
        os._exit(0)
application = QApplication([])
window = Window()
window.resize(1366, 728)
window.show()
application.exec()
"""

OURS = """
import os, sys, time
from pathlib import Path
def report():
    print(time.process_time(), flush=True)
    os._exit(0)
{patch}
from desktop_app.app import main
main(Path(sys.argv[1]), Path(sys.argv[1]), Path(sys.argv[1]).parent)
"""

PAINTED = """
import desktop_app.app as app
class Window(app.Shell):
    def paintEvent(self, event):
        super().paintEvent(event)
        report()
app.Shell = Window
"""

FRAMED = """
def painted(self, event):
    report()
def watch():
    import desktop_app.ui.base.main_window as main_window
    main_window.MainWindow.paintEvent = painted
"""

LISTED = """
def watch():
    from desktop_app.ui.week.this_week import ThisWeekPage
    from desktop_app.ui.start.start import Start
    at_door, show = Start._at_door, ThisWeekPage.show_rows
    Start._at_door = lambda start, place, passphrase: at_door(start, place, passphrase or {passphrase!r})
    def shown(page, week):
        show(page, week)
        page.repaint()
        report()
    ThisWeekPage.show_rows = shown
"""

LATER = """
import desktop_app.app as app
run = app._run
def watched(application, shell, single, build, folder):
    def built():
        watch()
        return build()
    return run(application, shell, single, built, folder)
app._run = watched
"""
"""Watches what the program itself loads after its first picture, when it loads it."""


_BUSIEST = "SELECT customer_id FROM documents GROUP BY customer_id ORDER BY count(*) DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Slip:
    """One row of the long list."""

    number: str
    dated: date
    customer: str
    fen: int


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(json.dumps(starting(folder, arguments), ensure_ascii=False, indent=2))
        print(json.dumps(customer_page(folder, arguments.rounds), ensure_ascii=False, indent=2))
    print(json.dumps(long_list(arguments.rounds), ensure_ascii=False, indent=2))


def starting(folder: Path, arguments: argparse.Namespace) -> dict[str, float]:
    """Medians of the CPU of a whole process until a window is painted, beside a bare one in the same rounds."""
    small, large = folder / "none", _book(folder / "large", arguments.customers, arguments.years)
    scripts = {
        "bare PySide6 window": (BARE, small),
        "first painted window, no book (<= 1.5)": (OURS.format(patch=PAINTED), small),
        "first painted window, long book (<= 1.5, < 2.7)": (OURS.format(patch=PAINTED), large),
        "frame with all its controls painted, long book": (OURS.format(patch=FRAMED + LATER), large),
        "this week's list painted, long book opened by passphrase": (
            OURS.format(patch=LISTED.format(passphrase=PASSPHRASE) + LATER),
            large,
        ),
    }
    seconds: dict[str, list[float]] = {name: [] for name in scripts}
    for _ in range(arguments.rounds + 1):
        for name, (script, book) in scripts.items():
            seconds[name].append(_seconds(script, folder, str(book)))
    for taken in seconds.values():
        del taken[0]  # the first round compiles
    bare = median(seconds["bare PySide6 window"])
    return {"bare PySide6 window, s CPU": bare} | {
        name: round(median(values) / bare, 2) for name, values in seconds.items() if name != "bare PySide6 window"
    }


def customer_page(folder: Path, rounds: int) -> dict[str, float]:
    """Milliseconds from Enter to the page of the customer with most papers, everything on it; in the long book."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.base.routes import PageName
    from tests.ui.window import a_window

    application = QApplication.instance() or QApplication([])
    cpu, wall = [], []
    with a_window(folder, book=folder / "large") as bench:
        busiest = bench.ask(lambda book: int(book.ledger.value(_BUSIEST)))
        bench.go(PageName.CUSTOMER, customer_id=busiest)
        for _ in range(rounds):
            bench.go(PageName.CUSTOMERS)
            began, spent = time.perf_counter(), time.process_time()
            bench.go(PageName.CUSTOMER, customer_id=busiest)
            application.processEvents()
            cpu.append((time.process_time() - spent) * 1000)
            wall.append((time.perf_counter() - began) * 1000)
    return {
        "customer page, ms (<= 200)": round(min(wall), 1),
        "customer page, median ms": round(median(wall), 1),
        "customer page, median ms CPU": round(median(cpu), 1),
    }


def long_list(rounds: int) -> dict[str, float]:
    """Milliseconds of CPU to sort by a column, to filter, and to filter the first time."""
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtWidgets import QApplication

    from desktop_app.domain.columns import Column, Look
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.book_thread import BookThread
    from desktop_app.ui.base.desk import Desk
    from desktop_app.ui.base.jobs import Jobs
    from desktop_app.ui.look.preferences import Preferences
    from desktop_app.ui.widgets.record_table import RecordTable

    application = QApplication.instance() or QApplication([])
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat)
    jobs = Jobs(BookThread(), lambda: Moment(NOW.date(), NOW))
    desk = Desk("zh_CN", jobs, Preferences(settings), lambda: Moment(NOW.date(), NOW))
    columns: tuple[Column[Slip], ...] = (
        Column("number", Said("Number"), lambda one: one.number),
        Column("dated", Said("Date"), lambda one: one.dated, Look.DATE),
        Column("customer", Said("Customer"), lambda one: one.customer, stretch=True),
        Column("fen", Said("Amount"), lambda one: one.fen, Look.MONEY, total=True),
    )
    table: RecordTable[Slip] = RecordTable(desk, "bench", columns, lambda one: one.number)
    table.resize(1100, 700)
    table.show()
    table.show_records(_slips())
    application.processEvents()
    model = table.model
    first = _milliseconds(lambda: table.search.setText("粮油"))
    orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    sorts = [_milliseconds(partial(model.sort, at % 4, orders[at // 4 % 2])) for at in range(rounds * 4)]
    table.search.clear()
    texts = ("1", "12", "粮", "", "x") * rounds
    filters = [_milliseconds(partial(table.search.setText, text)) for text in texts]
    jobs.end()
    return {
        "rows": ROWS,
        "sort, ms (<= 150)": median(sorts),
        "slowest sort, ms": max(sorts),
        "filter, ms (<= 100)": median(filters),
        "slowest filter, ms": max(filters),
        "filter before the texts are prepared, ms": first,
    }


def _slips() -> list[Slip]:
    random = Random(1)
    names = [f"{place}{trade}" for place in "东西南北中兴永利" for trade in ("粮油店", "五金行", "建材部", "便利店")]
    days = [date(2024, 1, 1) + timedelta(days=day) for day in range(900)]
    return [
        Slip(f"SHD-{at:06}", random.choice(days), random.choice(names), random.randrange(10**7)) for at in range(ROWS)
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return (time.thread_time() - started) * 1000


def _book(folder: Path, customers: int, years: int) -> Path:
    from desktop_app.domain.moment import Moment
    from desktop_app.sample import create_sample

    create_sample(folder, Moment(NOW.date(), NOW), customers, years, 1, PASSPHRASE)
    return folder


def _seconds(script: str, folder: Path, *arguments: str) -> float:
    """CPU seconds a fresh process needed until it printed them."""
    homes = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
    surroundings = os.environ | homes | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled already
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        env=surroundings,
        check=True,
        timeout=120,
    )
    return float(run.stdout.split()[0])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--years", type=int, default=10)
    return parser.parse_args()


if __name__ == "__main__":
    main()
