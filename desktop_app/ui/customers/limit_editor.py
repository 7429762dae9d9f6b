"""How much a customer may owe: no limit, cash only, or up to a sum (case 8)."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.holding import put
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.switch import Switch


class Ceiling(StrEnum):
    """NONE checks nothing, CASH lets nothing go unpaid, SUM asks above a sum."""

    NONE = "none"
    CASH = "cash"
    SUM = "sum"


class LimitEditor(QWidget):
    """A switch, and beside it the sum where there is one."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        say = desk.say
        options = [(Ceiling.NONE, say("No limit")), (Ceiling.CASH, say("No credit")), (Ceiling.SUM, say("Set a limit"))]
        self.ceiling = Switch(options, say("Credit limit"))
        self.amount = AmountField(say)
        self.amount.setAccessibleName(say("Credit limit (yuan)"))
        beside(self.ceiling, (self.amount, 1), within=self)
        self.ceiling.changed.connect(self._switched)
        self.amount.changed.connect(self.changed)
        self.setFocusProxy(self.ceiling)
        self.refresh()

    def value(self) -> int | None:
        """Fen; None checks nothing, 0 is cash only."""
        match self._chosen():
            case Ceiling.SUM:
                return self.amount.fen()
            case Ceiling.CASH:
                return 0
            case _:
                return None

    def set_value(self, fen: int | None) -> None:
        self.ceiling.set_value(Ceiling.NONE if fen is None else Ceiling.SUM if fen else Ceiling.CASH)
        self.amount.set_fen(fen or None)
        self.refresh()

    def held(self) -> dict[str, str]:
        return {"ceiling": str(self.ceiling.value()), "sum": self.amount.text()}

    def put(self, entry: Mapping[str, str]) -> None:
        """What an entry does not name stays; an empty one checks nothing."""
        entered = entry or {"ceiling": Ceiling.NONE, "sum": ""}
        for name, editor in (("ceiling", self.ceiling), ("sum", self.amount)):
            if name in entered:
                put(editor, entered[name])
        self.refresh()

    def problem(self) -> Said | None:
        if self._chosen() is not Ceiling.SUM:
            return None
        return self.amount.problem() or (None if self.amount.fen() else Refused("Type how much they may owe at most."))

    def refresh(self) -> None:
        """The sum shows where there is one."""
        summed = self._chosen() is Ceiling.SUM
        self.amount.setVisible(summed)
        self.setFocusProxy(self.amount if summed else self.ceiling)

    def _chosen(self) -> Ceiling:
        return Ceiling(str(self.ceiling.value()))

    def _switched(self) -> None:
        self.refresh()
        if self._chosen() is Ceiling.SUM:
            self.amount.setFocus()
        self.changed.emit(self.value())
