"""Slips with their lines: rows of one number, or of one customer and day, form one slip."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from msgspec import structs

from desktop_app.domain.customers import NAME_LENGTH
from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.shipments import Line, ShipmentDraft, total_fen
from desktop_app.domain.slip_rules import problems
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, charges_kept
from desktop_app.exchange.charge_lines import charge_in
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.entries import entry_of, first_said
from desktop_app.exchange.goods import price_of
from desktop_app.exchange.layouts import CHARGED, Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.line_discounts import taken_off
from desktop_app.exchange.line_prices import line_price
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.remarks import NoteSays, asked_of_note
from desktop_app.exchange.row_sums import nature_in
from desktop_app.exchange.rows import SheetReturn, SheetShipment
from desktop_app.exchange.slip_charges import SlipLine, charged
from desktop_app.exchange.slip_rests import RestOf, ask_about_rest, balance_in
from desktop_app.exchange.states import Nature, nature_of, out_of_use
from desktop_app.exchange.tax_rates import tax_on_top

_FIELDS = {
    "name": Meaning.GOODS, "quantity": Meaning.QUANTITY, "price": Meaning.PRICE, "paid": Meaning.PAID,
    "off": Meaning.DISCOUNT, "discount": Meaning.WHOLE_DISCOUNT, "freight": Meaning.FREIGHT,
    "rounding": Meaning.ROUNDING,
}  # fmt: skip
_BELOW = (*CHARGED, Meaning.WHOLE_DISCOUNT, Meaning.ROUNDING)
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


@dataclass(frozen=True, slots=True)
class _Slips:
    """The lines of every slip; whether the balances beside them run along."""

    lines: Mapping[tuple[object, ...], Sequence[SlipLine]]
    runs: RestOf

    def entry(self, key: tuple[object, ...]) -> ReadRow | None:
        """The slip, where all its lines are good; the good lines of a bad slip are left out with it."""
        lines = self.lines[key]
        readings = [reading for reading, _ in lines]
        slip = None if any(reading.bad for reading in readings) else self._made(lines, key)
        if slip is not None and not any(reading.bad for reading in readings):
            return entry_of(lines, slip)
        for reading in readings:
            if not reading.bad:
                reading.leave_out(Leftover.BAD_SLIP)
        return None

    def _made(self, lines: Sequence[SlipLine], key: tuple[object, ...]) -> SheetShipment | SheetReturn:
        back = self.lines.get((*key[:-1], True), ())
        slip = _slip(lines)
        if key[-1]:
            alone = (*key[:-1], False) not in self.lines
            _judge(lines, slip)
            return _returned(lines, slip, alone)
        slip = charged(lines, slip, sum(total_fen(one.lines) for _, one in back), self.runs)
        _judge(lines, slip)
        bad = any(reading.bad for reading, _ in lines)
        return (
            slip
            if bad or self.runs is not RestOf.OF_SLIPS
            else structs.replace(slip, paid_fen=ask_about_rest(lines, slip))
        )


def read_shipments(readings: Sequence[RowReading]) -> list[ReadRow]:
    """One entry for each slip whose lines are all good; the others are left out with the slip."""
    slips: dict[tuple[object, ...], list[SlipLine]] = {}
    above: _Head | None = None
    for reading in readings:
        above = head = _head(reading, above)
        if head.leftover:
            reading.leave_out(head.leftover)
        else:
            slips.setdefault(head.key, []).append((reading, _slip_line(reading, head)))
    good = [line for lines in slips.values() if not any(one.bad for one, _ in lines) for line in lines]
    found = _Slips(slips, balance_in(good, readings))
    entries = (found.entry(key) for key in slips)
    return [entry for entry in entries if entry is not None]


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
    if charge_in(reading) is not None:
        return out_of_use(reading, settled=False)
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
    if charge_in(reading) is not None:
        return False
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
    below = charge_in(reading)
    reading.need(*(() if below else (Meaning.GOODS, Meaning.QUANTITY)))
    due, paid_fen = due_of(reading, head.dated), reading.fen(Meaning.PAID) or 0
    return SheetShipment(
        head.customer,
        head.dated or reading.today,
        () if below else (_line(reading, head.back),),
        head.number,
        due,
        paid_fen,
        charges=below or NO_CHARGES,
        phone=reading.phone(),
    )


def _line(reading: RowReading, back: bool) -> Line:
    quantity = reading.quantity(Meaning.QUANTITY) or 0
    off = None if back else taken_off(reading, quantity)
    if off is not None:
        return replace(_plain_line(reading, quantity, price_of(reading) or 0), gift=off.gift, off_fen=off.fen)
    return _plain_line(reading, quantity, round(line_price(reading, quantity, back) * (1 + tax_on_top(reading))))


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


def _judge(lines: Sequence[SlipLine], slip: SheetShipment) -> None:
    """What the shop's own rules say of such a slip."""
    paid = {one.paid_fen for _, one in lines if one.paid_fen}
    if len(paid) > 1:
        lines[-1][0].refuse(
            Meaning.PAID, Said("The lines of this slip name different payments. Write the payment once.")
        )
    of_goods = [reading for reading, one in lines if one.lines] or [lines[0][0]]
    for problem in problems(ShipmentDraft(0, slip.dated, slip.lines, slip.paid_fen, charges=slip.charges)):
        where = of_goods[max(problem.line, 1) - 1]
        where.refuse(_FIELDS.get(problem.field, Meaning.PRICE), problem.said)


def _returned(lines: Sequence[SlipLine], slip: SheetShipment, alone: bool) -> SheetReturn:
    """Of goods that came back; what stands below them belongs to the slip with which others left, if there is one."""
    for reading, one in lines if alone else ():
        field = next((field for field in _BELOW if reading.fen(field)), None)
        if field is not None or one.charges != NO_CHARGES:
            said = Said("A return has no freight or discount of its own here. Leave the row out and enter it by hand.")
            reading.refuse(field or Meaning.GOODS, said)
    return SheetReturn(slip.customer, slip.dated, slip.lines, slip.number, phone=slip.phone)


def _slip(lines: Sequence[SlipLine]) -> SheetShipment:
    told = [one for _, one in lines]
    return structs.replace(
        told[0],
        lines=tuple(line for one in told for line in one.lines),
        due=first_said(one.due for one in told),
        paid_fen=max(one.paid_fen for one in told),
        charges=_together(one.charges for one in told),
        phone=first_said(one.phone for one in told) or "",
    )


def _together(charges: Iterable[Charges]) -> Charges:
    """What several lines put below the goods."""
    found = [one for one in charges if one != NO_CHARGES]
    if not found:
        return NO_CHARGES
    return Charges(*(sum(parts) for parts in zip(*map(charges_kept, found), strict=True)))
