"""Of the list of slips only those that hold one goods, with how much of it left at the foot."""

from collections.abc import Callable, Mapping, Sequence

from desktop_app.domain.accounts import Kind
from desktop_app.domain.money import format_quantity
from desktop_app.operations.lists.slips import stands
from desktop_app.operations.picking import Pick, goods_to_pick
from desktop_app.operations.slips import SlipRow, slips_with
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import ListView
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.pick_field import PickField

WIDE = 168

Held = Mapping[str, tuple[int, str]]
"""By number: how much, in thousandths, and in which unit."""


class GoodsFilter(PickField):
    """Empty it leaves nothing out. `shown` is the list it narrows."""

    def __init__(self, desk: Desk, shown: Callable[[], ListView[SlipRow]]) -> None:
        super().__init__(desk.say)
        self.desk, self._shown = desk, shown
        self.setPlaceholderText(desk.say("All goods"))
        self.setAccessibleName(desk.say("Goods"))
        self.setFixedWidth(px(WIDE))
        self.picked.connect(self._narrow)
        self.textChanged.connect(lambda text: None if text.strip() else self._widen())

    def reread(self) -> None:
        """What can be picked, and once more what is."""
        self.desk.jobs.ask(
            lambda book: goods_to_pick(book.ledger, with_inactive=True), self.set_picks, self, lane="goods"
        )
        if (pick := self.pick()) is not None:
            self._narrow(pick)

    def _narrow(self, pick: Pick) -> None:
        self.desk.jobs.ask(lambda book: slips_with(book.ledger, pick.id), self._keep, self, lane="slips with goods")

    def _keep(self, held: Held) -> None:
        if self.pick() is None:
            return

        def told(rows: Sequence[SlipRow]) -> str:
            return self.desk.say("Quantity {quantity}", quantity=quantity_of(rows, held))

        self._shown().keep_only(lambda row: row.number in held, None, told)

    def _widen(self) -> None:
        self._shown().keep_only(None)


def quantity_of(rows: Sequence[SlipRow], held: Held) -> str:
    """What left less what came back; what was voided counts for nothing."""
    standing = [(row, *held[row.number]) for row in rows if stands(row) and row.number in held]
    total = sum(-quantity if row.kind is Kind.RETURN else quantity for row, quantity, _ in standing)
    unit = next((unit for _, _, unit in standing), "")
    return f"{format_quantity(total)} {unit}".strip()
