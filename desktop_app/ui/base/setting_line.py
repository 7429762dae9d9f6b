"""One line of a section of the settings: it can be looked for, marked, and left out while others are looked for."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLayout, QWidget

from desktop_app.ui.widgets.labels import PlainLabel, Rule
from desktop_app.ui.widgets.layouts import ROOM, Part, beside, stacked
from desktop_app.ui.widgets.soon import Soon


class SettingLine(QWidget):
    """A setting with a rule above it, or, not `ruled`, a part of a form.

    What only serves the others (`serves`: buttons) is there whenever one of them is.
    """

    def __init__(self, content: QLayout, ruled: bool, serves: bool = False, above: int = 0, below: int = 12) -> None:
        super().__init__()
        self.serves, self.ruled = serves, ruled
        self._filling = Soon(self, self._fill)
        self._wanted = self._found = True
        rule: tuple[Part, ...] = (Rule(),) if ruled else ()
        inner = stacked(content, margins=(0, 8, 0, 7) if ruled else (0, above, 0, below))
        stacked(*rule, inner, gap=0, within=self)

    def event(self, event: QEvent) -> bool:
        """What wraps is never lower than its lines."""
        done, layout = super().event(event), self.layout()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0)
            self._filling.start()  # not within the resize under way, which Qt does not bear
        return done

    def _fill(self) -> None:
        """Qt forgets a resize within the one that waited for the widget to show."""
        if (layout := self.layout()) is not None:
            layout.setGeometry(self.rect())

    def want(self, wanted: bool) -> None:
        """Whether the section has a use for it now."""
        self._wanted = wanted
        self.setVisible(self._wanted and self._found)

    def keep(self, found: bool) -> None:
        """Whether what is looked for lets it stay."""
        self._found = found
        self.setVisible(self._wanted and self._found)

    def look_for(self, word: str) -> bool:
        """Mark the word; whether it stands here, or in what can be chosen here."""
        labels = self.findChildren(PlainLabel)
        for label in labels:
            label.mark(word)
        return bool(word) and self._wanted and (any(one.holds(word) for one in labels) or self._offers(word))

    def _offers(self, word: str) -> bool:
        offered = [one.text() for one in self.findChildren(QAbstractButton)]
        offered += [box.itemText(at) for box in self.findChildren(QComboBox) for at in range(box.count())]
        return any(word.lower() in one.lower() for one in offered)


def words_and_control(words: str, what: PlainLabel | str, *controls: QWidget) -> QLayout:
    """What a setting is called above what it does, and at the right edge how it is set."""
    said = [PlainLabel(words)]
    if what:
        said.append(PlainLabel(what, "muted", wraps=True) if isinstance(what, str) else what)
    return beside((stacked(ROOM, *said, ROOM, gap=0), 1), *controls, gap=12)
