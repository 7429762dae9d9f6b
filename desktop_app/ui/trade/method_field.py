"""How money comes in: one list wherever it is taken, and this customer's last way is proposed (U14, case 27)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.methods import METHODS as METHOD_WORDS
from desktop_app.domain.methods import PayMethod
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.switch import Switch

METHODS = tuple(said.template for method, said in METHOD_WORDS.items() if method is not PayMethod.NOT_SAID)
"""How money comes in such a shop; the first is proposed as long as this customer used nothing else."""


class MethodField(Switch):
    """The ways by their words in the language of the window, as they stand in the book."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            [(desk.translate(one), desk.translate(one)) for one in METHODS], desk.say("Payment method"), parent
        )
        self._by_hand = False
        self.changed.connect(self._chosen)

    def propose(self, method: str = "") -> None:
        """A new entry: the way this customer paid last, or the first one. What the user chose stays."""
        if not self._by_hand:
            self.set_value(method)

    def held(self) -> str:
        """The way that was chosen by hand; one that is only proposed is nobody's."""
        return str(self.value()) if self._by_hand else ""

    def put(self, entry: str) -> None:
        """Back to what was chosen; nothing chosen proposes again, and carries nothing over from another's entry."""
        self._by_hand = bool(entry)
        self.set_value(entry)

    def _chosen(self) -> None:
        self._by_hand = True
