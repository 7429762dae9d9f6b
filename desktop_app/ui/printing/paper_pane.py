"""One paper on the screen: its bytes from the book, its pages drawn off the window's thread, and how large (U45)."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.papers import PaperRow, PaperState
from desktop_app.operations.paper_runs import statement_bytes
from desktop_app.operations.statement_shown import ShownStatement
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page_pictures import page_picture, page_size
from desktop_app.ui.printing.print_run import PrintForm
from desktop_app.ui.widgets.head_row import HeadRow
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import is_wide, stacked
from desktop_app.ui.widgets.paper_view import PaperView, Zoom
from desktop_app.ui.widgets.switch import Switch


class PaperPane(QWidget):
    """Shows the very bytes that are printed; `row` and `pdf` are those of the paper that is shown."""

    seen = Signal()
    """A page is on the screen."""

    refused = Signal(object)
    """A `Said` why the paper cannot be shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.row: PaperRow | None = None
        self.pdf = b""
        say = desk.say
        self.view = PaperView()
        self.words = PlainLabel("", "muted")
        self.zoom = Switch(
            [
                (Zoom.WIDTH, say("Fit the width")),
                (Zoom.PAGE, say("Whole page")),
                (Zoom.TRUE, "100 %"),
                (Zoom.LARGER, "150 %"),
                (Zoom.LARGEST, "200 %"),
            ],
            say("Size of the page"),
        )
        self._is_chosen = False
        """Whether somebody said how large; else it goes by the room there is."""
        head = HeadRow()
        head.add_switch(self.zoom)
        head.add_filter(self.words)
        stacked(head, (self.view, 1), within=self)
        self.view.wanted.connect(self._draw_page)
        self.view.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.view.zoomed.connect(self._zoomed)
        self.zoom.changed.connect(self._choose)
        self._fit()

    @property
    def is_void(self) -> bool:
        """Its document was voided: it is looked at and does not leave the program."""
        return self.row is not None and self.row.state is PaperState.REVERSED

    def show_nothing(self) -> None:
        """No paper."""
        self.row, self.pdf = None, b""
        self.view.show_nothing()
        self.words.setText("")

    def show_paper(self, row: PaperRow, form: PrintForm, unkept: ShownStatement | None = None) -> None:
        """Show this paper; it is drawn once for each form and language and kept for ever.

        `unkept` is a statement that has no number: a draft, or the paper outside the chain that it is (case 21).
        """
        self.row, self.pdf = row, b""

        def measure(pdf: bytes) -> None:
            """What comes too late, when another paper is shown already, is not shown."""
            if row is self.row:
                self._measure(pdf)

        if unkept is not None:
            loose = unkept
            self.desk.jobs.ask(
                lambda book: statement_bytes(book, loose, form.language), measure, self, self.refused.emit, lane="paper"
            )
        else:
            draw = form.draws(row, self.desk.moment())
            self.desk.jobs.ask(draw, measure, self, self.refused.emit, lane="paper")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _fit(self) -> None:
        """A large window has room for the whole page, in a small one it could not be read."""
        if not self._is_chosen:
            self._show_zoom(Zoom.PAGE if is_wide(self) else Zoom.WIDTH)

    def _show_zoom(self, zoom: Zoom) -> None:
        self.zoom.set_value(zoom)
        if self.view.zoom is not zoom:
            self.view.set_zoom(zoom)

    def _choose(self, zoom: object) -> None:
        self._is_chosen = True
        self._show_zoom(Zoom(zoom))

    def _zoomed(self, zoom: object) -> None:
        """By key or wheel."""
        self._is_chosen = True
        self.zoom.set_value(zoom)

    def _measure(self, pdf: bytes) -> None:
        self.pdf = pdf

        def show(size: tuple[int, float, float]) -> None:
            if pdf is self.pdf:
                self.view.show_paper(*size)
                self._tell_page()

        self.desk.jobs.make(lambda _: page_size(pdf), show, self, self.refused.emit)

    def _draw_page(self, page: int, dpi: float) -> None:
        pdf = self.pdf

        def show(picture: QImage) -> None:
            if pdf is self.pdf:
                self.view.show_page(page, dpi, picture)
                self.seen.emit()

        if pdf:
            self.desk.jobs.make(lambda _: page_picture(pdf, page, dpi), show, self, self.refused.emit)

    def _tell_page(self) -> None:
        if self.view.pages:
            words = self.desk.say(
                "Page {number} of {count}", number=self.view.page_in_view() + 1, count=self.view.pages
            )
            self.words.setText(words)
            self.view.setAccessibleName(words)
