"""U55: on a screen that is scaled, as most laptops are, everything is whole and sharp."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
SCALED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
application.setStyle("Fusion")
from tests.ui.crawler import a_full_window, pages
from tests.ui.looking import cut_off
from tests.ui.window import turns
with a_full_window(Path(sys.argv[1]), "zh_CN", pixels=(1366, 768)) as bench:
    seen = 0
    for page in pages(bench):
        turns(20)
        seen += 1
        picture = bench.window.grab()
        assert (picture.width(), picture.height()) == (2049, 1152), picture.size()
        for fault in cut_off(bench.window):
            print(page.name, fault)
    assert seen > 15, seen
"""


def test_at_one_and_a_half_nothing_is_cut_off_on_any_page(tmp_path: Path) -> None:
    """The scale is read when a program starts, so it is another one."""
    scaled = os.environ | {"QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SCALED, str(tmp_path)], cwd=CHECKOUT, env=scaled, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
