"""What is asked at a line that came out of an order: its words, its choices, and whether it was answered (N19)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.money import format_quantity
from desktop_app.operations.orders import OrderChoice, OrderDoubt, OrderRow
from desktop_app.operations.picking import Pick
from desktop_app.ui.slips.line_cells import LineCells
from desktop_app.ui.widgets.speech import announce, told

MARK = "?"
"""Before the words of what is asked, so that it is told by more than a colour."""


class RowQuestion(QObject):
    """Which goods, where that is not plain, and how many, where that is not."""

    def __init__(self, row: LineCells, price_said: Callable[[int], None]) -> None:
        super().__init__(row)
        self._row, self._price_said = row, price_said
        self._asked: OrderRow | None = None
        self._choices: list[tuple[Pick, OrderChoice]] = []
        self.goes_on = False
        """It was answered just now: Enter goes to what is asked next."""

    @property
    def is_open(self) -> bool:
        return self._asked is not None

    def words(self) -> str:
        """The customer's words while it is open, to be kept with a draft."""
        return self._asked.words if self._asked else ""

    def ask(self, asked: OrderRow) -> None:
        """Mark the line, of which goods and quantity stand there as far as they are plain."""
        self._asked, self.goes_on = asked, False
        goods = self._row.goods
        found = ((goods.pick_of(choice.goods.id), choice) for choice in asked.choices)
        self._choices = [(_offered(pick, choice), choice) for pick, choice in found if pick is not None]
        goods.propose([pick for pick, _ in self._choices] if self._is_about_goods() else ())
        self._row.keep_line()
        self._row.note(f"{MARK} {self._said()}", "asked")

    def show(self) -> None:
        """Go to the cell that is asked about; of goods the choices are shown."""
        cell = self.cell()
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        if cell is self._row.goods:
            self._row.goods.show_choices()
        else:
            cell.selectAll()
        announce(cell, self._said())

    def cell(self) -> QLineEdit:
        if self._is_about_goods():
            return self._row.goods
        return self._row.price if self._asked and self._asked.unsure is OrderDoubt.PRICE else self._row.quantity

    def refuse(self) -> None:
        """Said where somebody posts before it is answered."""
        self._row.show_error(self.cell(), self._said())

    def accept(self) -> bool:
        """Enter in the quantity or price that is asked: what stands there is meant. False where it is no number."""
        cell = self.cell()
        if not self.is_open or cell is self._row.goods or not cell.hasFocus():
            return False
        if self._row.quantity.problem() is not None or self._row.price.problem() is not None:
            return False
        self._close()
        return True

    def took(self, pick: Pick | None, had_quantity: bool) -> None:
        """Goods were chosen: of a choice its quantity and price come along; a quantity nobody said is typed."""
        choice = next((choice for one, choice in self._choices if one is pick), None)
        if choice is not None:
            self._row.quantity.set_quantity(choice.quantity)
        self._answer(had_quantity or choice is not None)

    def made(self, had_quantity: bool) -> None:
        """New goods, of which the order may say the unit and how many."""
        assert self._asked is not None
        new = next((choice for choice in self._asked.choices if not choice.goods.id), None)
        if new is not None:
            self._row.unit.set_text(new.goods.unit)
            self._row.quantity.set_quantity(new.quantity)
        self._answer(had_quantity or new is not None)
        self.goes_on = False

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _answer(self, has_quantity: bool) -> None:
        if not has_quantity:
            self._row.quantity.clear()
        if self._asked is not None and self._asked.price is not None:
            self._price_said(self._asked.price)
        self._close()

    def _close(self) -> None:
        assert self._asked is not None
        words, self._asked, self._choices = self._asked.words, None, []
        self.goes_on = self._row.quantity.quantity() is not None
        self._row.goods.propose(())
        self._row.note(self._row.say("Ordered: {words}", words=words))

    def _is_about_goods(self) -> bool:
        return self._asked is not None and (self._asked.known is None or len(self._choices) > 1)

    def _said(self) -> str:
        return told(self._row.say, self._asked.asked) if self._asked and self._asked.asked else ""


def _offered(pick: Pick, choice: OrderChoice) -> Pick:
    """An article as it is offered: with how many of it are meant."""
    said = "" if choice.quantity is None else f"{format_quantity(choice.quantity)} {choice.goods.unit}".strip()
    return Pick(pick.id, pick.title, "   ".join(filter(None, [said, pick.hint])), pick.keys, pick.extra)
