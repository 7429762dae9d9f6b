"""Line icons (Lucide, ISC), coloured when they are painted, so that no icon outlives its theme."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop_app.resources import resource


class Icon(StrEnum):
    """Every icon by what it stands for; the value is the name of its file."""

    WEEK = "calendar-check-2"
    CUSTOMERS = "users"
    GOODS = "package"
    SHIPMENTS = "truck"
    RECEIPTS = "banknote"
    BILLS = "inbox"
    PLANS = "calendar-days"
    STATEMENTS = "file-check-2"
    REPORTS = "chart-column"
    SETTINGS = "settings"
    SEARCH = "search"
    FILTER = "funnel"
    BELL = "bell"
    MENU = "menu"
    DOWN = "chevron-down"
    BACK = "chevron-left"
    ON = "chevron-right"
    DONE = "check"
    NOTHING_TO_DO = "circle-check"
    INFO = "info"
    WARNING = "triangle-alert"
    WRONG = "circle-x"
    CLOSE = "x"
    SHOWN = "eye"
    HIDDEN = "eye-off"
    BACKUP = "hard-drive-download"
    SHEET = "file-spreadsheet"


def draw_icon(painter: QPainter, at: QRectF, which: Icon, colour: str) -> None:
    """The icon fills the square `at`."""
    _drawing(which, colour).render(painter, at)


@lru_cache(maxsize=256)
def _drawing(which: Icon, colour: str) -> QSvgRenderer:
    drawn = resource("icons", f"{which.value}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(drawn.encode())
