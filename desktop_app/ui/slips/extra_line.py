"""What stands below the cells of a line: the shop's own columns and a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.speech import Say
from desktop_app.ui.widgets.text_field import TextField

COLUMN = 120
"""Width of a column of the shop, in px at the standard text size."""


class ExtraLine(QWidget):
    """Hidden until something stands there or it is asked for; never a stop of quick typing. Enter goes from field to
    field, and from the last one on with the line.
    """

    changed = Signal(object)

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.say = say
        self.columns: list[TextField] = []
        self.remark = self._field(say("Note on this line"))
        self._row = beside((self.remark, 1), gap=8, within=self)
        self._open = False
        self.hide()

    def set_captions(self, captions: Sequence[str]) -> None:
        """The columns of the shop, by what it calls them."""
        while len(self.columns) < len(captions):
            field = self._field("")
            field.setFixedWidth(px(COLUMN))
            self._row.insertWidget(len(self.columns), field)
            self.columns.append(field)
        for field, caption in zip(self.columns, captions, strict=False):
            field.setPlaceholderText(caption)
            field.setAccessibleName(caption)

    def more(self) -> tuple[str, ...]:
        """What stands in the columns of the shop, as far as anything does."""
        found = [field.text().strip() for field in self.columns]
        while found and not found[-1]:
            found.pop()
        return tuple(found)

    def typed(self) -> dict[str, str]:
        """As a draft keeps it."""
        return {"remark": self.remark.text(), "more": "\n".join(self.more())}

    def put(self, remark: str, more: str) -> None:
        """What was typed before."""
        texts = more.split("\n") if more else []
        self.set_captions([field.placeholderText() for field in self.columns] + [""] * (len(texts) - len(self.columns)))
        for at, field in enumerate(self.columns):
            field.set_text(texts[at] if at < len(texts) else "")
        self.remark.set_text(remark)
        self.show_for(False)

    def show_for(self, wanted: bool) -> None:
        """Below goods there are the columns of the shop, whatever stands in them."""
        self.setVisible(self._open or bool(self.remark.text() or self.more()) or (wanted and bool(self.columns)))

    def open(self) -> TextField:
        """Asked for; the field to begin with."""
        self._open = True
        self.show()
        return [*self.columns, self.remark][0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fields = [*self.columns, self.remark]
        at = next((at for at, field in enumerate(fields) if field.hasFocus()), len(fields))
        if (
            event.key() in ENTER
            and at + 1 < len(fields)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _field(self, hint: str) -> TextField:
        field = TextField(self.say, longest=100)
        field.setPlaceholderText(hint)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.changed.connect(self.changed)
        return field
