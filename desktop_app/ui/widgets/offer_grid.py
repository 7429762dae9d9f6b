"""The verbs at the foot of a card: the first over the whole width, the others two by two where words and keys fit; in
a low window where the words alone do, so that the facts above keep their room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.look.theme import px

SIDE, GAP, LOW = 14, 8, 640


class OfferGrid(QWidget):
    """Takes its buttons in the order in which they are offered; the primary one leads."""

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        """All that may ever be offered."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # it takes no room it does not need
        for button in buttons:
            button.setParent(self)
        self._buttons: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(SIDE), px(12), px(SIDE), px(14))
        self._grid.setSpacing(px(GAP))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """These and no others."""
        self._buttons = sorted(buttons, key=lambda one: not one.property("primary"))
        self._place()
        self.setVisible(bool(buttons))

    def minimumSizeHint(self) -> QSize:
        """One button a row; two beside one another never keep the card wider than its panel."""
        widest = max((one.sizeHint().width() for one in self._buttons), default=0)
        return QSize(widest + 2 * px(SIDE), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        row, waiting = 0, list(self._buttons)
        while waiting:
            pair = waiting[:2]
            if len(pair) == 1 or pair[0].property("primary") or not all(self._fits_half(one) for one in pair):
                pair = pair[:1]
            for at, button in enumerate(pair):
                self._grid.addWidget(button, row, at, 1, 1 if len(pair) > 1 else 2)
            waiting = waiting[len(pair) :]
            row += 1

    def _fits_half(self, button: QPushButton) -> bool:
        least = button.minimumSizeHint() if self.window().height() < px(LOW) else button.sizeHint()
        return least.width() <= (self.width() - 2 * px(SIDE) - px(GAP)) // 2
