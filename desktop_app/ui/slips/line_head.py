"""What stands above the lines of goods, each title over its cells."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.line_cells import WIDTHS
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.speech import Say

FIGURES = frozenset({"quantity", "price", "amount"})
INSIDE = 12
"""px from the right edge of a cell to its figure."""


class LineHead(QWidget):
    """`source` gives way where there is little room."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = {
            "place": "",
            "goods": say("Goods"),
            "unit": say("Unit"),
            "quantity": say("Quantity"),
            "price": say("Price"),
            "source": say("Price from"),
            "amount": say("Amount"),
            "remove": "",
        }
        labels = {name: _label(name, title) for name, title in titles.items()}
        self.source = labels["source"]
        layout = QHBoxLayout(self)
        layout.setSpacing(px(8))
        layout.setContentsMargins(0, 0, px(4), 0)
        for name, label in labels.items():
            layout.addWidget(label, 0 if name in WIDTHS else 1)


def _label(name: str, title: str) -> PlainLabel:
    label = PlainLabel(title, "muted")
    if name in FIGURES:
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setContentsMargins(0, 0, 0 if name == "amount" else px(INSIDE), 0)
    if name in WIDTHS:
        label.setFixedWidth(px(WIDTHS[name]))
    return label
