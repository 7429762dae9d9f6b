"""A paper on the screen: its pages one below the other, drawn only where they are seen (U45)."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.soon import Soon

MM_PER_INCH = 25.4
GAP = 12
MOST_PIXELS = 3200
"""Width of a page's picture at most, however large it is shown."""


class Zoom(Enum):
    """How large a page is shown; the numbers are shares of its true size on a screen of 96 dots per inch."""

    WIDTH = "width"
    PAGE = "page"
    TRUE = 1.0
    LARGER = 1.5
    LARGEST = 2.0


STEPS = (Zoom.PAGE, Zoom.WIDTH, Zoom.TRUE, Zoom.LARGER, Zoom.LARGEST)


class PaperView(QAbstractScrollArea):
    """Asks for the pages that are seen and forgets those that are far away. The paper is white in any theme."""

    wanted = Signal(int, float)
    """A page is seen: its number from 0, and the dots per inch at which its picture is sharp."""

    zoomed = Signal(object)
    """The user chose another `Zoom` by key or wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom = Zoom.WIDTH
        self.pages = 0
        self._size = QSize(1, 1)
        self._mm = (1.0, 1.0)
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: set[tuple[int, float]] = set()
        self._asking = Soon(self, self._ask)
        self.setProperty("paper", True)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._moved)

    def show_paper(self, pages: int, width_mm: float, height_mm: float) -> None:
        """Another paper, from its first page; its pictures are asked for."""
        self.pages, self._mm = pages, (width_mm, height_mm)
        self._pictures, self._asked = {}, set()
        self._measure()
        self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        self.show_paper(0, 1, 1)

    def show_page(self, page: int, dpi: float, picture: QImage) -> None:
        """The picture that was asked for; a sharper one that came before stays."""
        known = self._pictures.get(page)
        if known is None or known[0] <= dpi or dpi == self.dpi():
            self._pictures[page] = dpi, picture
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller, at the same place."""
        bar = self.verticalScrollBar()
        at = bar.value() / max(bar.maximum(), 1)
        self.zoom = zoom
        self._measure()
        bar.setValue(round(at * bar.maximum()))

    def step_zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        at = STEPS.index(self.zoom) + by
        if 0 <= at < len(STEPS):
            self.set_zoom(STEPS[at])
            self.zoomed.emit(self.zoom)

    def page_in_view(self) -> int:
        """The page that fills the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        step = self._size.height() + px(GAP)
        return min(max((middle - px(GAP)) // step, 0), max(self.pages - 1, 0))

    def picture(self, page: int) -> QImage | None:
        """What is shown of this page; None while nothing is."""
        known = self._pictures.get(page)
        return known[1] if known else None

    def has_page(self, page: int) -> bool:
        """Whether a picture of this page is shown."""
        return page in self._pictures

    def dpi(self) -> float:
        """At how many dots per inch a page is drawn so that it is sharp here."""
        pixels = min(self._size.width() * self.devicePixelRatioF(), MOST_PIXELS)
        return round(pixels / self._mm[0] * MM_PER_INCH, 2)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            place = self._place(page)
            painter.fillRect(place, QColor(Qt.GlobalColor.white))
            known = self._pictures.get(page)
            if known is not None:
                painter.drawImage(QRectF(place), known[1], QRectF(known[1].rect()))
            painter.setPen(QColor(tokens().hairline))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, step = self.verticalScrollBar(), self.viewport().height() - px(24)
        match event.key():
            case Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + step)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - step)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def _measure(self) -> None:
        """Work out the size of a page and of all of them."""
        room = self.viewport().size() - QSize(2 * px(GAP), 2 * px(GAP))
        width_mm, height_mm = self._mm
        match self.zoom:
            case Zoom.WIDTH:
                scale = room.width() / width_mm
            case Zoom.PAGE:
                scale = min(room.width() / width_mm, room.height() / height_mm)
            case _:
                scale = float(self.zoom.value) * 96 / MM_PER_INCH
        scale = max(scale, 0.2)
        self._size = QSize(round(width_mm * scale), round(height_mm * scale))
        full = self.pages * (self._size.height() + px(GAP)) + px(GAP)
        self._range(self.verticalScrollBar(), full, self.viewport().height())
        self._range(self.horizontalScrollBar(), self._size.width() + 2 * px(GAP), self.viewport().width())
        self._moved()

    def _range(self, bar: QScrollBar, full: int, room: int) -> None:
        bar.setRange(0, max(full - room, 0))
        bar.setPageStep(room)
        bar.setSingleStep(px(36))

    def _place(self, page: int) -> QRect:
        """Where a page lies in the view; pages that are narrower than it stand in its middle."""
        free = self.viewport().width() - self._size.width()
        left = max(free // 2, px(GAP)) - self.horizontalScrollBar().value()
        full = self.pages * (self._size.height() + px(GAP)) + px(GAP)
        spare = max(self.viewport().height() - full, 0) // 2 if self.zoom is Zoom.PAGE else 0
        top = px(GAP) + spare + page * (self._size.height() + px(GAP)) - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), self._size)

    def _seen(self) -> list[int]:
        view = self.viewport().rect()
        return [page for page in range(self.pages) if self._place(page).intersects(view)]

    def _moved(self) -> None:
        self.viewport().update()
        self._asking.start()

    def _ask(self) -> None:
        dpi, seen = self.dpi(), self._seen()
        near = {page + by for page in seen for by in (-1, 0, 1)}
        self._pictures = {page: known for page, known in self._pictures.items() if page in near}
        self._asked = {(page, at) for page, at in self._asked if page in near}
        for page in seen:
            known = self._pictures.get(page)
            if (known is None or known[0] != dpi) and (page, dpi) not in self._asked:
                self._asked.add((page, dpi))
                self.wanted.emit(page, dpi)
