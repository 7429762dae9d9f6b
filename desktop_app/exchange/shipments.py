"""Slips with their lines: rows of one number, or of one customer and day, form one slip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.money import format_price, format_quantity, parse_price
from desktop_app.domain.shipments import Line, ShipmentDraft, problems
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.goods import price_of
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, RowReading, entry_of, first_said
from desktop_app.exchange.rows import SheetShipment
from desktop_app.exchange.states import no_debt

_ONE_FEN = Decimal("0.01")
_FIELDS = {"name": Meaning.GOODS, "quantity": Meaning.QUANTITY, "price": Meaning.PRICE, "paid": Meaning.PAID}


@dataclass(frozen=True, slots=True)
class _Head:
    """Whose slip a line belongs to, and why that slip is left out, if it is."""

    customer: str
    number: str
    dated: date | None
    leftover: Leftover | None = None

    @property
    def key(self) -> tuple[str, str, date | None]:
        return same_name(self.customer), self.number, self.dated


_SlipLine = tuple[RowReading, SheetShipment]
"""A row, and the slip with the one line that it tells."""


def read_shipments(readings: Sequence[RowReading]) -> list[ReadRow]:
    """One entry for each slip whose lines are all good; the others are left out with the slip."""
    slips: dict[tuple[str, str, date | None], list[_SlipLine]] = {}
    above: _Head | None = None
    for reading in readings:
        above = head = _head(reading, above)
        if head.leftover:
            reading.leave_out(head.leftover)
        else:
            slips.setdefault(head.key, []).append((reading, _slip_line(reading, head)))
    return [entry_of(lines, _slip(lines)) for lines in slips.values() if _all_good(lines)]


def _head(reading: RowReading, above: _Head | None) -> _Head:
    """The slip a row names; what it leaves blank it takes from the row above, when the rest agrees."""
    own = _Head(
        reading.text(Meaning.CUSTOMER),
        reading.text(Meaning.NUMBER),
        reading.day(Meaning.DATE),
        no_debt(reading),
    )
    if above is None or not _continues(reading, own, above):
        return own
    inherited = above.leftover if reading.is_blank(Meaning.STATUS) else None
    return _Head(above.customer, above.number, above.dated, own.leftover or inherited)


def _continues(reading: RowReading, own: _Head, above: _Head) -> bool:
    return (
        (reading.is_blank(Meaning.CUSTOMER) or same_name(own.customer) == same_name(above.customer))
        and (reading.is_blank(Meaning.NUMBER) or own.number == above.number)
        and (reading.is_blank(Meaning.DATE) or own.dated == above.dated)
    )


def _slip_line(reading: RowReading, head: _Head) -> SheetShipment:
    if not head.customer:
        reading.need(Meaning.CUSTOMER)
    if not head.dated:
        reading.need(Meaning.DATE)
    reading.need(Meaning.GOODS, Meaning.QUANTITY)
    due, paid_fen = due_of(reading, head.dated), reading.fen(Meaning.PAID) or 0
    return SheetShipment(
        head.customer,
        head.dated or reading.today,
        (_line(reading),),
        head.number,
        due,
        paid_fen,
        reading.text(Meaning.PHONE),
    )


def _line(reading: RowReading) -> Line:
    quantity = reading.quantity(Meaning.QUANTITY)
    if quantity is not None and quantity < 0:
        reading.refuse(
            Meaning.QUANTITY, Said("A quantity below 0 is a return. Leave the row out and enter the return.")
        )
    return Line(
        name=reading.text(Meaning.GOODS),
        quantity=quantity or 0,
        price=_price(reading, quantity or 0),
        spec=reading.text(Meaning.SPEC),
        unit=reading.text(Meaning.UNIT),
        code=reading.text(Meaning.CODE),
        remark=reading.text(Meaning.REMARK),
    )


def _price(reading: RowReading, quantity: int) -> int:
    """The unit price; a sheet that gives only the amount must divide without rest."""
    price, amount = price_of(reading), reading.decimal(Meaning.AMOUNT)
    if price is None and amount is None:
        reading.need(Meaning.PRICE if reading.has(Meaning.PRICE) else Meaning.AMOUNT)
    elif price is None and amount is not None and quantity > 0 and reading.is_blank(Meaning.PRICE):
        return _price_from(reading, amount, quantity)
    elif price is not None and amount is not None:
        _compare(reading, quantity, price, amount)
    return price or 0


def _price_from(reading: RowReading, amount: Decimal, quantity: int) -> int:
    price = amount * 1_000 / quantity
    if price != round(price, 4):
        reading.refuse(
            Meaning.AMOUNT,
            Said(
                "{amount} divided by {quantity} gives no exact unit price. Add a column with the unit price.",
                amount=amount,
                quantity=format_quantity(quantity),
            ),
        )
        return 0
    return parse_price(f"{round(price, 4):f}")


def _compare(reading: RowReading, quantity: int, price: int, amount: Decimal) -> None:
    """The amount of a line only checks it; unrounded sheets differ by less than a fen."""
    product = Decimal(quantity * price).scaleb(-7)
    if abs(product - amount) >= _ONE_FEN:
        reading.refuse(
            Meaning.AMOUNT,
            Said(
                "{quantity} × {price} is {product}, but the sheet says {amount}. Correct the row.",
                quantity=format_quantity(quantity),
                price=format_price(price),
                product=f"{product.normalize():f}",
                amount=f"{amount:f}",
            ),
        )


def _all_good(lines: Sequence[_SlipLine]) -> bool:
    """Whether the slip may be imported; the good lines of a bad slip are left out with it."""
    readings = [reading for reading, _ in lines]
    if not any(reading.bad for reading in readings):
        _judge(lines)
    good = not any(reading.bad for reading in readings)
    for reading in readings:
        if not good and not reading.bad:
            reading.leave_out(Leftover.BAD_SLIP)
    return good


def _judge(lines: Sequence[_SlipLine]) -> None:
    """What the shop's own rules say of such a slip."""
    paid = {one.paid_fen for _, one in lines if one.paid_fen}
    if len(paid) > 1:
        lines[-1][0].refuse(
            Meaning.PAID, Said("The lines of this slip name different payments. Write the payment once.")
        )
    slip = _slip(lines)
    for problem in problems(ShipmentDraft(0, slip.dated, slip.lines, slip.paid_fen)):
        where, _ = lines[max(problem.line, 1) - 1]
        where.refuse(_FIELDS.get(problem.field, Meaning.PRICE), problem.said)


def _slip(lines: Sequence[_SlipLine]) -> SheetShipment:
    told = [one for _, one in lines]
    return replace(
        told[0],
        lines=tuple(line for one in told for line in one.lines),
        due=first_said(one.due for one in told),
        paid_fen=max(one.paid_fen for one in told),
        phone=first_said(one.phone for one in told) or "",
    )
