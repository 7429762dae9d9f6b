"""The scans of a signed paper, one at a time, as wide as there is room (U44)."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.papers import Signable
from desktop_app.operations.paper_rows import scan_of
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page_pictures import scan_pictures
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import back_button, button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, is_wide, stacked
from desktop_app.ui.widgets.notices import error

GAP, GUTTER = 12, 36
"""Around a picture; beside it two gaps and the scroll bar."""


class ScanView(QWidget):
    """Left and right go to the scan before and after, Esc goes back."""

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.row: Signable | None = None
        self.at = 0
        self.pictures: list[QImage] = []
        self.title = PlainLabel("", "name")
        self.words = PlainLabel("", "muted")
        self.before = button(desk.say("Scan before"), lambda: self.turn(-1), "Left")
        self.after = button(desk.say("Scan after"), lambda: self.turn(1), "Right")
        self.leaving = back_button(desk.say, self.ended.emit)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setProperty("paper", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()

    def show_scans(self, row: Signable) -> None:
        """The newest scan of this paper."""
        self.row = row
        self.title.setText(f"{row.number} {row.customer}")
        self.at = len(row.scans) - 1
        self._ask()

    def turn(self, by: int) -> None:
        """The scan before (-1) or after (1)."""
        if self.row is not None and 0 <= self.at + by < len(self.row.scans):
            self.at += by
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.ended.emit()
            case Qt.Key.Key_Left:
                self.turn(-1)
            case Qt.Key.Key_Right:
                self.turn(1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        row = self.row
        if row is None:
            return
        blob, count = row.scans[self.at], len(row.scans)
        self.words.setText(self.desk.say("Scan {number} of {count}", number=self.at + 1, count=count))
        self.before.setEnabled(self.at > 0)
        self.after.setEnabled(self.at < count - 1)
        self._show(([], 0))

        def draw(scan: bytes) -> None:
            self.desk.jobs.make(lambda _: scan_pictures(scan), self._show, self, self._refuse)

        self.desk.jobs.ask(lambda book: scan_of(book, blob), draw, self, self._refuse, lane="scan")

    def _refuse(self, said: Said) -> None:
        self.desk.notice(error(self.desk.tell(said)))

    def _show(self, seen: tuple[list[QImage], int]) -> None:
        self.pictures, count = seen
        if count > len(self.pictures):
            self.words.setText(self.desk.say("Only the first {count} pages are shown.", count=len(self.pictures)))
        self._place()

    def _place(self) -> None:
        """The pictures one below the other; small ones are not made larger than they are."""
        sheet = QWidget()
        sheet.setAutoFillBackground(False)
        column = stacked(gap=GAP, margins=(GAP, GAP, GAP, 0), within=sheet)
        for number, picture in enumerate(self.pictures, 1):
            label = PlainLabel()
            label.setAccessibleName(self.desk.say("Page {number} of {count}", number=number, count=len(self.pictures)))
            label.setPixmap(QPixmap.fromImage(self._fitted(picture)))
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.area.setWidget(sheet)
        sheet.setAutoFillBackground(False)

    def _fitted(self, picture: QImage) -> QImage:
        """As wide as there is room; in a large window the whole page is seen."""
        room = self.area.maximumViewportSize() - QSize(px(GUTTER), px(2 * GAP))
        high = min(room.height(), picture.height()) if is_wide(self) else picture.height()
        size = picture.size().scaled(min(room.width(), picture.width()), high, Qt.AspectRatioMode.KeepAspectRatio)
        return picture.scaled(size.expandedTo(QSize(1, 1)), mode=Qt.TransformationMode.SmoothTransformation)

    def _lay_out(self) -> None:
        head = beside(self.title, (self.words, 1), self.before, self.after, self.leaving)
        stacked(head, (self.area, 1), margins=(16, 0, 16, 12), within=self)
