"""The lines of a voucher as a table: what was delivered, how much of it, at which price."""

from collections.abc import Sequence
from typing import TypeVar

from desktop_app.documents.phrases import joined
from desktop_app.documents.sheet import Align
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable
from desktop_app.documents.typeface import Weight
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.language import Translate

Cell = TypeVar("Cell")

_TITLES, _SIZE = 6.2, 9.0
_DISCOUNT = 18.0
_OWN, _LEAST_REMARK = 13.0, 12.0


class Lines:
    """The table of one voucher. A slip without article codes has no column for them, and so for discounts."""

    def __init__(self, voucher: Voucher, widths: Sequence[float], left: float, pitch: float, _: Translate) -> None:
        """`widths` in mm: number, code, name, unit, quantity, price, amount, remark."""
        lines, captions = voucher.lines, voucher.shop.captions
        self.own = [at for at, _caption in enumerate(captions) if any(_own(line, at) for line in lines)]
        self.has_codes = any(line.code for line in lines)
        self.has_discounts = any(line.off_fen and not line.gift for line in lines)
        self._ = _
        self.table = DrawnTable(
            self._shown(self._columns(widths, _), self._own_columns(captions)), left, pitch, _TITLES, _SIZE
        )
        self.rows = [self._row(number, line) for number, line in enumerate(lines, 1)]

    def sum_row(self, lines: Sequence[Line], title: str) -> DrawnRow:
        """The sum of some lines; quantities are added only where all are counted in one unit."""
        units = {line.unit for line in lines}
        quantity = format_quantity(sum(line.quantity for line in lines)) if len(units) == 1 else ""
        amount = format_yuan(sum(line.amount_fen for line in lines))
        off = format_yuan(sum(line.off_fen for line in lines if not line.gift))
        cells = ("", "", title, units.pop() if quantity else "", quantity, "", off, amount, "")
        return self.table.row(*self._shown(cells, [""] * len(self.own)), weight=Weight.BOLD)

    def _columns(self, widths: Sequence[float], _: Translate) -> tuple[DrawnColumn, ...]:
        serial, code, name, unit, quantity, price, amount, remark = widths
        if self.has_discounts:
            name, remark = name - _DISCOUNT / 3, remark - _DISCOUNT * 2 / 3
        if self.own:  # the figures give up what they can spare
            code, quantity, price, amount, name = code - 3, quantity - 3, price - 3, amount - 3, name + 12
        given = min(len(self.own) * _OWN, max(remark - _LEAST_REMARK, 0))
        name, remark = name - (len(self.own) * _OWN - given), remark - given
        return (
            DrawnColumn(_("No."), serial, Align.CENTRE),
            DrawnColumn(_("Item code"), code, lines=4),
            DrawnColumn(_("Item and specification"), name if self.has_codes else name + code, lines=6),
            DrawnColumn(_("Unit"), unit, Align.CENTRE, lines=2),
            DrawnColumn(_("Quantity"), quantity, Align.RIGHT),
            DrawnColumn(_("Unit price"), price, Align.RIGHT),
            DrawnColumn(_("Discount"), _DISCOUNT, Align.RIGHT),
            DrawnColumn(_("Amount"), amount, Align.RIGHT),
            DrawnColumn(_("Note"), remark, lines=6),
        )

    def _row(self, number: int, line: Line) -> DrawnRow:
        cells = (
            str(number),
            line.code,
            f"{line.name}　{line.spec}" if line.spec else line.name,
            line.unit,
            format_quantity(line.quantity),
            format_price(line.price),
            "" if line.gift or not line.off_fen else format_yuan(line.off_fen),
            format_yuan(line.amount_fen),
            joined(self._("gift") if line.gift else "", self._back(line), line.remark),
        )
        return self.table.row(*self._shown(cells, [_own(line, at) for at in self.own]))

    def _back(self, line: Line) -> str:
        """Goods that come back on the same slip, and of which."""
        if line.quantity > 0:
            return ""
        return self._("back, of {number}").format(number=line.origin) if line.origin else self._("comes back")

    def _own_columns(self, captions: Sequence[str]) -> list[DrawnColumn]:
        return [DrawnColumn(captions[at], _OWN, lines=4) for at in self.own]

    def _shown(self, cells: tuple[Cell, ...], own: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells of the columns there are, those of the shop's own behind the name."""
        kept = (*cells[:3], *own, *cells[3:6], *(cells[6:] if self.has_discounts else cells[7:]))
        return kept if self.has_codes else (*kept[:1], *kept[2:])


def _own(line: Line, at: int) -> str:
    return line.more[at] if at < len(line.more) else ""
