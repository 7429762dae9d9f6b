"""What fills a page: usually its list, for a while something else in its whole place, such as a scan."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.base.desk import Desk

Part = TypeVar("Part", bound=QWidget)


class PageParts(QStackedWidget):
    """A part is made when it is first wanted; by its signal `ended` it gives the place back."""

    left = Signal()
    """The usual part is there again."""

    def __init__(self, desk: Desk, usual: QWidget) -> None:
        super().__init__()
        self.desk = desk
        self.usual = usual
        self.addWidget(usual)

    def part(self, kind: type[Part]) -> Part:
        """The part of this kind; the same one each time."""
        made = self.made(kind)
        if made is None:
            make: Any = kind
            made = make(self.desk)
            ended = made.ended
            assert isinstance(ended, SignalInstance)
            ended.connect(self.close_part)
            self.addWidget(made)
        return made

    def made(self, kind: type[Part]) -> Part | None:
        """The part of this kind, if it was ever wanted."""
        return next((one for at in range(1, self.count()) if isinstance(one := self.widget(at), kind)), None)

    def open_part(self, kind: type[Part]) -> Part:
        """Show the part of this kind in place of the usual one; it has the keyboard."""
        part = self.part(kind)
        self.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        return part

    def first_focus(self, usual: QWidget) -> QWidget:
        """What has the keyboard: the part that is open, or `usual`."""
        here = self.currentWidget()
        return usual if here is None or here is self.usual else here

    def close_part(self) -> None:
        """The usual part again."""
        self.setCurrentWidget(self.usual)
        self.left.emit()
