"""How money comes in: one list wherever it is taken, and the way it came last is proposed (U14)."""

from PySide6.QtWidgets import QWidget

from desktop_app.language import N_
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.choice_field import ChoiceField

METHODS = (N_("Cash"), N_("WeChat"), N_("Alipay"), N_("Bank transfer"), N_("Bill of exchange"), N_("Other"))
"""How money comes in such a shop; the first is proposed as long as nothing else was used."""

KEPT = "method"
"""Under which name the last one is remembered."""


class MethodField(ChoiceField):
    """The ways by their words in the language of the window, as they stand in the book."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__([(desk.translate(one), desk.translate(one)) for one in METHODS], parent)
        self._preferences = desk.preferences
        self.propose()

    def propose(self) -> None:
        """Choose the way that was used last."""
        self.set_value(self._preferences.text(KEPT))

    def remember(self, method: str) -> None:
        """Money came this way; nothing was paid when it is empty."""
        if method:
            self._preferences.keep_text(KEPT, method)
