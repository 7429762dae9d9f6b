"""U51: whatever is told, no pixel changes on any page but those of the line that tells it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop_app.ui.slips.shipment_form import WEIGH_AFTER_MS
from desktop_app.ui.widgets.notices import Notice, Way, error, warning, well_done
from tests.ui.crawler import a_full_window, pages
from tests.ui.window import AWindow, turns

A_PAUSE = WEIGH_AFTER_MS + 50
NOTICES = (
    well_done("Saved SHD-2026-00001."),
    error("The stick is full.\nNothing was written."),
    warning("The last backup is 9 days old.", Way("Back up now", lambda: None), Way("Later", lambda: None)),
)


def test_a_notice_changes_no_pixel_but_those_of_its_line(tmp_path: Path, qapp: QApplication) -> None:
    """Done, an error of two lines, a warning with ways: while it stands, and after it went."""
    blinks = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    with a_full_window(tmp_path) as bench:
        moved = [f"{page.name}: {fault}" for page in pages(bench) for fault in moved_by_notices(bench)]
    qapp.setCursorFlashTime(blinks)
    assert moved == []


def moved_by_notices(bench: AWindow) -> list[str]:
    bench.window.bar.dismiss()
    turns(A_PAUSE)  # what is asked when typing pauses has been answered
    bench.settle()
    before, faults = picture(bench), []
    for notice in NOTICES:
        told = while_told(bench, notice)
        faults += [] if told == without_line(bench, before) else [f"{notice.level} moves something"]
        bench.window.bar.dismiss()
        turns(1)
        faults += [] if picture(bench) == before else [f"{notice.level} leaves something behind"]
    return faults


def while_told(bench: AWindow, notice: Notice) -> QImage:
    bench.window.bar.show_notice(notice)
    turns(1)
    assert bench.window.line.words.text() == notice.text
    assert bench.window.line.isVisible()
    return without_line(bench, picture(bench))


def picture(bench: AWindow) -> QImage:
    return bench.window.grab().toImage()


def without_line(bench: AWindow, whole: QImage) -> QImage:
    """The place of the line painted over."""
    covered = whole.copy()
    painter = QPainter(covered)
    painter.fillRect(bench.window.line.geometry(), Qt.GlobalColor.black)
    painter.end()
    return covered
