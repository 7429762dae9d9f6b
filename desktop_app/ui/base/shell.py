"""The window before there is anything in it: it is painted at once, and filled when the rest is loaded (U1)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop_app.ui.widgets.soon import Soon

if TYPE_CHECKING:  # every name of Qt's that is not imported here is time before the first picture
    from PySide6.QtGui import QCloseEvent, QPaintEvent

USUAL_SIZE = QSize(1366, 728)


class Shell(QMainWindow):
    """The frame the system draws, with one content."""

    painted = Signal()
    """The first picture is on the screen, and the window is free to do something else."""

    def __init__(self, geometry: QByteArray, ground: str = "") -> None:
        """`ground` is the colour the window had the last time, so that a dark one does not flash up white."""
        super().__init__()
        if ground:
            from PySide6.QtGui import QColor, QPalette

            self.setPalette(QPalette(QColor(ground)))
        self._is_painted = False
        self.resize(USUAL_SIZE)
        self.restoreGeometry(geometry)

    def fill(self, content: QWidget) -> None:
        """Put the content in; the window bears its title from now on and asks it before it closes."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPalette

        self.setPalette(QPalette())
        content.setWindowFlags(Qt.WindowType.Widget)
        content.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(content.windowTitle())
        self.setWindowIcon(content.windowIcon())
        self.setCentralWidget(content)

    def come_forward(self) -> None:
        """Show the window to somebody who started the program a second time (U30)."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            Soon(self, self.painted.emit).start()

    def closeEvent(self, event: "QCloseEvent") -> None:
        content = self.centralWidget()
        event.setAccepted(content is None or content.close())
