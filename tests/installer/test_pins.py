"""Traps of single libraries that a later version could bring back."""

import subprocess
import sys

SET_TEXT_12000_TIMES = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for number in range(12_000):
    label.setText(str(number))
print(label.text())
"""


def test_qt_gives_none_back_as_often_as_it_takes_it() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None in every call of a void method and aborts after 5,000."""
    done = subprocess.run([sys.executable, "-c", SET_TEXT_12000_TIMES], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "11999"), done.stderr
