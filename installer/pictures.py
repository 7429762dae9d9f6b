"""The pictures of both READMEs, taken from the sample shop in the real window, so that they never go stale.

Run by `python3 installer/dev.py pictures [FOLDER]` with the .venv's Python; writes into resources/pictures, or FOLDER.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.domain.moment import Moment
from desktop_app.ui.look.theme import Scheme
from desktop_app.ui.pictures import take_pictures

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "pictures"
NOW = Moment(date(2026, 11, 21), datetime(2026, 11, 21, 4, tzinfo=UTC), "老板")
"""One day for all pictures, so that they change only when the window does."""


def main(arguments: list[str]) -> int:
    """Take every picture in both languages; an error in a page ends it."""
    folder = Path(arguments[0]) if arguments else FOLDER
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    for picture in take_pictures(application, folder, ("zh_CN", "en"), (Scheme.LIGHT, Scheme.DARK), NOW):
        print(picture.relative_to(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
