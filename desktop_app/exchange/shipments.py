"""Slips with their lines: rows of one number, or of one customer and day, form one slip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.customers import NAME_LENGTH
from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.money import format_price, format_quantity, format_yuan, line_amount, parse_price
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.slip_rules import problems
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.entries import entry_of, first_said
from desktop_app.exchange.goods import price_of
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.line_discounts import taken_off
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.remarks import NoteSays, asked_of_note
from desktop_app.exchange.row_sums import nature_in
from desktop_app.exchange.rows import SheetReturn, SheetShipment
from desktop_app.exchange.slip_rests import ask_about_rest, is_running
from desktop_app.exchange.states import Nature, nature_of, out_of_use
from desktop_app.exchange.tax_rates import tax_on_top

_ONE_FEN = Decimal("0.01")
_FIELDS = {"name": Meaning.GOODS, "quantity": Meaning.QUANTITY, "price": Meaning.PRICE, "paid": Meaning.PAID}
_CAME_BACK = (
    DoubtChoice("back", Said("They came back.")),
    DoubtChoice("out", Said("They went out.")),
)


@dataclass(frozen=True, slots=True)
class _Head:
    """Whose slip a line belongs to, and why that slip is left out, if it is."""

    customer: str
    number: str
    dated: date | None
    leftover: Leftover | None = None
    back: bool = False
    """Whether the goods came back; such lines make a paper of their own."""

    @property
    def key(self) -> tuple[object, ...]:
        return same_name(self.customer), self.number, self.dated, self.back


_SlipLine = tuple[RowReading, SheetShipment]
"""A row, and the slip with the one line that it tells."""


def read_shipments(readings: Sequence[RowReading]) -> list[ReadRow]:
    """One entry for each slip whose lines are all good; the others are left out with the slip."""
    slips: dict[tuple[object, ...], list[_SlipLine]] = {}
    above: _Head | None = None
    for reading in readings:
        above = head = _head(reading, above)
        if head.leftover:
            reading.leave_out(head.leftover)
        else:
            slips.setdefault(head.key, []).append((reading, _slip_line(reading, head)))
    good = {key: lines for key, lines in slips.items() if _all_good(lines)}
    runs = is_running([line for lines in good.values() for line in lines], readings)
    return [entry_of(lines, _returned(_slip(lines)) if key[-1] else _sold(lines, runs)) for key, lines in good.items()]


def _head(reading: RowReading, above: _Head | None) -> _Head:
    """The slip a row names; what it leaves blank it takes from the row above, when the rest agrees."""
    own = _Head(
        reading.text(Meaning.CUSTOMER),
        reading.text(Meaning.NUMBER),
        reading.day(Meaning.DATE),
        _no_delivery(reading),
        _comes_back(reading),
    )
    if above is None or not _continues(reading, own, above):
        return own
    told = above.leftover is None or not reading.is_blank(Meaning.STATUS) or above.leftover is Leftover.MONEY_IN
    back = own.back or (above.back and reading.is_blank(Meaning.SIDE) and not reading.is_blank(Meaning.NUMBER))
    return _Head(above.customer, above.number, above.dated, own.leftover or (None if told else above.leftover), back)


def _no_delivery(reading: RowReading) -> Leftover | None:
    """Money among the goods, a payable, or a slip that does not count."""
    nature = nature_in(reading)
    if nature is Nature.PAYABLE:
        return Leftover.PAYABLE
    blank = all(map(reading.is_blank, (Meaning.QUANTITY, Meaning.PRICE, Meaning.AMOUNT)))
    says_money = nature is Nature.RECEIPT or nature_of(reading.shown(Meaning.GOODS)) is Nature.RECEIPT
    if says_money and (blank or reading.is_blank(Meaning.QUANTITY)):
        return Leftover.MONEY_IN
    if blank and not reading.is_blank(Meaning.PAID) and reading.is_blank(Meaning.GOODS):
        return Leftover.MONEY_IN
    return out_of_use(reading, settled=False) or (Leftover.NOTED if _note(reading) is NoteSays.OUT else None)


def _note(reading: RowReading) -> NoteSays:
    """What a note such as 退回来的 means for its line; beside money received it is about that."""
    went_out = nature_in(reading) is Nature.DEBT and reading.is_blank(Meaning.PAID)
    return asked_of_note(reading, may_come_back=True) if went_out else NoteSays.COUNTS


def _comes_back(reading: RowReading) -> bool:
    """Goods that came back, told by the kind of row or by a quantity below 0."""
    nature, quantity = nature_in(reading), reading.decimal(Meaning.QUANTITY)
    if nature in (Nature.ALLOWANCE, Nature.REFUND, Nature.OPENING):
        reading.refuse(
            Meaning.SIDE, Said("No goods went out or came back here. Leave the row out and enter it by hand.")
        )
    if nature is Nature.CANCELLED and quantity is not None and quantity > 0:
        word = reading.shown(Meaning.SIDE).strip()
        said = Said("“{word}” over goods that went out: did they come back?", word=word[:40])
        return reading.ask("sign", Meaning.SIDE, said, *_CAME_BACK) == "back"
    told = nature in (Nature.RETURN, Nature.CANCELLED) or (quantity is not None and quantity < 0)
    return told or _note(reading) is NoteSays.BACK


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
        (_line(reading, head.back),),
        head.number,
        due,
        paid_fen,
        reading.phone(),
    )


def _line(reading: RowReading, back: bool) -> Line:
    quantity = reading.quantity(Meaning.QUANTITY) or 0
    off = None if back else taken_off(reading, quantity)
    if off is not None:
        return replace(_plain_line(reading, quantity, price_of(reading) or 0), gift=off.gift, off_fen=off.fen)
    return _plain_line(reading, quantity, round(_price(reading, quantity, back) * (1 + tax_on_top(reading))))


def _plain_line(reading: RowReading, quantity: int, price: int) -> Line:
    return Line(
        name=reading.text(Meaning.GOODS),
        quantity=abs(quantity),
        price=price,
        spec=reading.text(Meaning.SPEC),
        unit=reading.text(Meaning.UNIT),
        code=reading.text(Meaning.CODE),
        remark=_remark(reading),
    )


def _remark(reading: RowReading) -> str:
    """The note of a line is one line."""
    note, told = reading.text(Meaning.REMARK), reading.text(Meaning.TEXT)
    both = note if told in note else told if note in told else f"{told}；{note}"
    return both if len(both) <= NAME_LENGTH else note


def _price(reading: RowReading, quantity: int, back: bool) -> int:
    """The unit price; a sheet that gives only the amount must divide without rest."""
    price, amount = price_of(reading), reading.decimal(Meaning.AMOUNT)
    if amount is not None and back:
        amount, quantity = abs(amount), abs(quantity)
    if price is None and amount is None:
        reading.need(Meaning.PRICE if reading.has(Meaning.PRICE) else Meaning.AMOUNT)
    elif price is None and amount is not None and quantity > 0 and reading.is_blank(Meaning.PRICE):
        return _price_from(reading, amount, quantity)
    elif price is not None and amount is not None:
        return _compared(reading, quantity, price, amount)
    elif (
        price is not None
        and reading.units.above > 1
        and reading.table.header.columns.get(Meaning.PRICE) not in reading.units.columns
    ):
        return _asked_unit(reading, price)
    return price or 0


def _asked_unit(reading: RowReading, price: int) -> int:
    """A unit over the table is meant for sums; whether it is for prices too is asked."""
    said = Said(
        "The unit over the table may be meant for the prices too. Is {price} in yuan?", price=format_price(price)
    )
    other = price * reading.units.above
    choices = (
        DoubtChoice("yuan", Said("{price} yuan.", price=format_price(price))),
        DoubtChoice("unit", Said("{price} yuan.", price=format_price(other))),
    )
    return other if reading.ask("unit", Meaning.PRICE, said, *choices) == "unit" else price


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


def _compared(reading: RowReading, quantity: int, price: int, amount: Decimal) -> int:
    """The price, when the amount of the line bears it out; unrounded sheets differ by less than a fen.

    Where the sheet was rounded otherwise than this book would, it is asked which figure counts.
    """
    product, ours = Decimal(quantity * price).scaleb(-7), line_amount(quantity, price)
    if abs(product - amount) >= _ONE_FEN:
        _refuse_amount(reading, quantity, price, amount)
    elif amount == round(amount, 2) and ours != int(amount * 100):
        return _asked_price(reading, quantity, price, int(amount * 100))
    return price


def _asked_price(reading: RowReading, quantity: int, price: int, fen: int) -> int:
    """The price that is kept when somebody says which amount counts: of a line it is always quantity × price."""
    ours, nearest = line_amount(quantity, price), round(Decimal(fen) * 100_000 / quantity)
    said = Said(
        "{quantity} × {price} is {ours}, but the sheet says {amount}.",
        quantity=format_quantity(quantity),
        price=format_price(price),
        ours=format_yuan(ours),
        amount=format_yuan(fen),
    )
    product = DoubtChoice("product", Said("{ours} counts.", ours=format_yuan(ours)))
    kept = Said("{amount} counts; the price becomes {price}.", amount=format_yuan(fen), price=format_price(nearest))
    fits = line_amount(quantity, nearest) == fen
    choices = (DoubtChoice("amount", kept), product) if fits else (product,)
    return nearest if reading.ask("line", Meaning.AMOUNT, said, *choices) == "amount" else price


def _refuse_amount(reading: RowReading, quantity: int, price: int, amount: Decimal) -> None:
    reading.refuse(
        Meaning.AMOUNT,
        Said(
            "{quantity} × {price} is {product}, but the sheet says {amount}. Correct the row.",
            quantity=format_quantity(quantity),
            price=format_price(price),
            product=f"{Decimal(quantity * price).scaleb(-7).normalize():f}",
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


def _sold(lines: Sequence[_SlipLine], runs: bool) -> SheetShipment:
    """The slip, with what was paid when the sheet's own rest says it."""
    slip = _slip(lines)
    return slip if runs else replace(slip, paid_fen=ask_about_rest(lines, slip))


def _returned(slip: SheetShipment) -> SheetReturn:
    return SheetReturn(slip.customer, slip.dated, slip.lines, slip.number, phone=slip.phone)


def _slip(lines: Sequence[_SlipLine]) -> SheetShipment:
    told = [one for _, one in lines]
    return replace(
        told[0],
        lines=tuple(line for one in told for line in one.lines),
        due=first_said(one.due for one in told),
        paid_fen=max(one.paid_fen for one in told),
        phone=first_said(one.phone for one in told) or "",
    )
