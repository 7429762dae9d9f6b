"""The first picture comes almost as soon as that of an empty window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ALLOWED = 1.5
RUNS = 7
END = "print(time.process_time(), flush=True); os._exit(0)"
BARE = f"""
import os, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event); {END}
application = QApplication([])
window = Bare()
window.resize(1366, 728)
window.show()
application.exec()
"""
OURS = f"""
import os, sys, time
from desktop_app.__main__ import main
sys.argv = ["qingzhang"]
import desktop_app.ui.base.shell as shell
paint = shell.Shell.paintEvent
def painted(self, event):
    paint(self, event); {END}
shell.Shell.paintEvent = painted
main()
"""
WHAT_WAITS = """
import sys
import desktop_app.__main__, desktop_app.app
print([name for name in {names!r} if name in sys.modules])
"""
HEAVY = (
    "peewee", "sqlcipher3", "cryptography", "reportlab", "keyring", "pypinyin", "msgspec", "rich", "PIL",
    "desktop_app.ui.base.main_window", "desktop_app.operations.books", "desktop_app.cli",
)  # fmt: skip

FIRST_PAGE = """
import desktop_app.ui.program
from desktop_app.ui.base.loading import load_first_page
load_first_page()
"""
NOT_SHOWN = (
    "reportlab", "keyring", "pypinyin", "rich", "PIL", "xlsxwriter", "pypdfium2", "desktop_app.exchange",
    "desktop_app.operations.exporting", "desktop_app.operations.taking_back", "desktop_app.ui.trade.customer_forms",
    "desktop_app.ui.start.first_run", "desktop_app.ui.start.recovery_key", "desktop_app.ui.start.unlock",
)  # fmt: skip


def start(code: str, home: Path) -> str:
    """What a fresh Python says that runs this code, its compiled files kept between runs."""
    homes = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.by_the_clock
def test_the_first_picture_costs_at_most_half_as_much_again_as_an_empty_window(tmp_path: Path) -> None:
    """U1: CPU time of the process from its start to the first paint, the best of some runs, taken in turn."""
    for code in (BARE, OURS):
        start(code, tmp_path)
    runs = [(float(start(BARE, tmp_path)), float(start(OURS, tmp_path))) for _ in range(RUNS)]
    bare, ours = (min(times) for times in zip(*runs, strict=True))
    assert ours <= ALLOWED * bare, f"{ours:.3f} s against {bare:.3f} s"


def test_nothing_heavy_is_loaded_before_the_first_picture(tmp_path: Path) -> None:
    """U1: the book, the papers, the command line and the pages come afterwards."""
    assert start(WHAT_WAITS.format(names=HEAVY), tmp_path) == "[]"


def test_the_first_page_loads_nothing_it_does_not_show(tmp_path: Path) -> None:
    """U1: forms, exports, papers and the pages before a new book are loaded when they are wanted."""
    assert start(FIRST_PAGE + WHAT_WAITS.format(names=NOT_SHOWN), tmp_path) == "[]"
