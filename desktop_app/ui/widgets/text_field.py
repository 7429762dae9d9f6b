"""What is typed as it stands: a line, a note, a passphrase, a whole number, days of the month."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QWidget,
)

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.inside_button import InsideButton
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.speech import Say

INSET = 2
"""Qt leaves so many pixels at both ends of what is typed."""

BETWEEN = re.compile(r"[\s,、;/.]+")


class TypedLine(QLineEdit):
    """`changed` carries what is `entered` whenever the user types. What is typed there says `wrong` what is wrong with
    it; that nothing is, only where the field is `required`.
    """

    changed = Signal(object)

    def __init__(self, say: Say, *, required: bool = False, longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._required = required
        self.setMaxLength(longest)
        self.textEdited.connect(self.hear_typing)

    def entered(self) -> Any:
        """What stands there, as it is told."""
        return self.text()

    def hear_typing(self) -> None:
        """The user typed on."""
        self.changed.emit(self.entered())

    def is_empty(self) -> bool:
        return not self.text().strip()

    def problem(self) -> Said | None:
        """What is wrong with what is typed."""
        if self.is_empty():
            return Refused("This field is empty. Fill it in.") if self._required else None
        return self.wrong()

    def wrong(self) -> Said | None:
        """What is wrong with it, as something stands there."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that are longer than the field end in an ellipsis while nobody types there."""
        option, style = QStyleOptionFrame(), self.style()
        self.initStyleOption(option)
        room = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.marginsRemoved(self.textMargins()).adjusted(INSET, 0, -INSET, 0)
        fitting = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        is_whole = fitting == self.text() or self.hasFocus() or self.echoMode() is not QLineEdit.EchoMode.Normal
        if is_whole or self.alignment() & Qt.AlignmentFlag.AlignRight:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()


class TextField(TypedLine):
    """Words."""

    def set_text(self, text: str) -> None:
        """Show it from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)


class NoteField(QPlainTextEdit):
    """A few lines of plain text; Tab leaves it, Ctrl+Enter belongs to the form."""

    changed = Signal(object)

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(-(-(rows * self.fontMetrics().lineSpacing() + px(20)) // 4) * 4)
        self.textChanged.connect(lambda: self.changed.emit(self.text()))

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        with QSignalBlocker(self):
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in ENTER
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PasswordField(TypedLine):
    """A passphrase: hidden while it is typed, and again when the field leaves the screen."""

    def __init__(self, say: Say) -> None:
        super().__init__(say, longest=32_767)  # as long as a line can be: a passphrase is not cut off
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = InsideButton(self, Icon.SHOWN, "")
        self.button.setCheckable(True)
        self.button.toggled.connect(self.reveal)
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.button.setChecked(shown)
        self.button.draw(Icon.HIDDEN if shown else Icon.SHOWN)
        self.button.rename(self.say("Hide what is typed") if shown else self.say("Show what is typed"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reveal(False)


class CountField(TypedLine):
    """A whole number within bounds: days, a day of the month, how many. Full-width figures are figures too."""

    def __init__(self, say: Say, least: int, most: int) -> None:
        super().__init__(say, longest=9)
        self._least, self._most = least, most
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def count(self) -> int | None:
        """The number that stands there; None when it is none, or out of bounds."""
        plain = unicodedata.normalize("NFKC", self.text()).strip()
        number = int(plain) if plain.isascii() and plain.isdecimal() else None
        return number if number is not None and self._least <= number <= self._most else None

    def set_count(self, count: int) -> None:
        self.setText(str(count))

    def entered(self) -> int | None:
        return self.count()

    def problem(self) -> Said | None:
        if self.count() is not None:
            return None
        return Refused("Type a whole number from {least} to {most}.", least=self._least, most=self._most)


class PaymentDaysField(TypedLine):
    """The days of the month on which somebody pays: `5, 20` (R045). Empty means any day."""

    def __init__(self, say: Say) -> None:
        super().__init__(say, longest=100)

    def set_value(self, days: Iterable[int]) -> None:
        self.setText(", ".join(map(str, days)))

    def value(self) -> tuple[int, ...]:
        """The days in order, each once; nothing while something else stands there."""
        return () if self.wrong() else tuple(sorted({int(part) for part in self._parts()}))

    def entered(self) -> tuple[int, ...]:
        return self.value()

    def wrong(self) -> Said | None:
        wrong = next((part for part in self._parts() if not _is_day(part)), None)
        if wrong is None:
            return None
        return Refused("“{text}” is not a day of the month. Type days like 5, 20.", text=wrong[:20])

    def _parts(self) -> list[str]:
        return [part for part in BETWEEN.split(unicodedata.normalize("NFKC", self.text())) if part]


def _is_day(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 3 and 1 <= int(text) <= 31
