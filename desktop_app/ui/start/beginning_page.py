"""Second page of the first run: bring the customers in, look around first, or begin with an empty book."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.start.beginning import Beginning
from desktop_app.ui.widgets.labels import PlainLabel, caption

INDENT = 32

RING = """
    QRadioButton {{ border: 2px solid transparent; border-radius: {corner}px; padding: {gap}px; }}
    QRadioButton:focus {{ border-color: palette(accent); }}"""
"""A ring round the whole choice: the dot of a chosen one looks the same with and without the keyboard (U59)."""


class BeginningPage(QWidget):
    """One of three ways, each with a sentence; the empty book is chosen unless another way is."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        self.setAccessibleName(say("How to begin"))
        self._group = QButtonGroup(self)
        self.choices: dict[Beginning, QRadioButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(4))
        self._add(
            Beginning.IMPORT,
            say("Import from Excel"),
            say("Customers, goods and open slips out of a table you have. Nothing is written before you have seen it."),
        )
        self._add(
            Beginning.SAMPLE,
            say("Look at the sample shop first"),
            say(
                "A made-up shop with two years of trade, in a book of its own. Your own book begins when you come back."
            ),
        )
        self._add(
            Beginning.EMPTY,
            say("Begin with an empty book"),
            say("Nothing to enter first: customers and goods are added while you write a slip."),
        )
        self.choose(Beginning.EMPTY)

    def beginning(self) -> Beginning:
        return next(one for one, button in self.choices.items() if button.isChecked())

    def choose(self, beginning: Beginning) -> None:
        self.choices[beginning].setChecked(True)
        self.setFocusProxy(self.choices[beginning])

    def _add(self, beginning: Beginning, title: str, hint: str) -> None:
        button = QRadioButton(caption(title))
        button.setStyleSheet(RING.format(corner=px(4), gap=px(4)))
        button.setAccessibleDescription(hint)
        button.toggled.connect(lambda on: self.changed.emit(beginning) if on else None)
        self._group.addButton(button)
        self.choices[beginning] = button
        words = PlainLabel(hint, "muted", wraps=True)
        words.setContentsMargins(px(INDENT), 0, 0, px(12))
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(button)
        self._layout.addWidget(words)
