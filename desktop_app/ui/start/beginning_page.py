"""Second page of the first run: bring the customers in, look around first, or begin with an empty book."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, caption
from desktop_app.ui.widgets.layouts import stacked

INDENT = 32

RING = """
    QRadioButton {{ border: 2px solid transparent; border-radius: {corner}px; padding: {gap}px; }}
    QRadioButton:focus {{ border-color: palette(accent); }}"""
"""A ring round the whole choice: the dot of a chosen one looks the same with and without the keyboard (U59)."""


class Beginning(Enum):
    """How a new book begins; the sample shop is a book of its own."""

    IMPORT = "import"
    SAMPLE = "sample"
    EMPTY = "empty"


WORDS = {
    Beginning.IMPORT: (
        N_("Import from Excel"),
        N_("Customers, goods and open slips out of a table you have. Nothing is written before you have seen it."),
    ),
    Beginning.SAMPLE: (
        N_("Look at the sample shop first"),
        N_("A made-up shop with two years of trade, in a book of its own. Your own book begins when you come back."),
    ),
    Beginning.EMPTY: (
        N_("Begin with an empty book"),
        N_("Nothing to enter first: customers and goods are added while you write a slip."),
    ),
}


class BeginningPage(QWidget):
    """One of three ways, each with a sentence; the empty book is chosen unless another way is."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(desk.say("How to begin"))
        self._group = QButtonGroup(self)
        self.choices: dict[Beginning, QRadioButton] = {}
        layout = stacked(gap=4, within=self)
        for beginning, (title, hint) in WORDS.items():
            words = PlainLabel(desk.translate(hint), "muted", wraps=True)
            words.setContentsMargins(px(INDENT), 0, 0, px(12))
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            layout.addWidget(self._choice(beginning, desk.translate(title), words.text()))
            layout.addWidget(words)
        self.choose(Beginning.EMPTY)

    def beginning(self) -> Beginning:
        return next(one for one, button in self.choices.items() if button.isChecked())

    def choose(self, beginning: Beginning) -> None:
        self.choices[beginning].setChecked(True)
        self.setFocusProxy(self.choices[beginning])

    def _choice(self, beginning: Beginning, title: str, hint: str) -> QRadioButton:
        button = self.choices[beginning] = QRadioButton(caption(title))
        button.setStyleSheet(RING.format(corner=px(4), gap=px(4)))
        button.setAccessibleDescription(hint)
        button.toggled.connect(lambda on: self.changed.emit(beginning) if on else None)
        self._group.addButton(button)
        return button
