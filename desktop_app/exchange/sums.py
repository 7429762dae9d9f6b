"""The sums of one row as a set: what is owed follows from them, and they must add up."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.layouts import Meaning

CHARGES, WITHIN = "charges", "within"
"""What is asked of freight and fees beside an amount, and that they are in it."""


class RowSums(msgspec.Struct, frozen=True, gc=False):
    """What a row says in fen; None where it says nothing. A struct, as cells are: a large table makes as many."""

    amount: int | None = None
    net: int | None = None
    tax: int | None = None
    with_tax: int | None = None
    discount: int | None = None
    returned: int | None = None
    after: int | None = None
    paid: int | None = None
    open: int | None = None
    opening: int | None = None
    debit: int | None = None
    credit: int | None = None
    freight: int | None = None
    fee: int | None = None

    @property
    def charges(self) -> int:
        """What is charged beside the goods."""
        return (self.freight or 0) + (self.fee or 0)


@dataclass(frozen=True, slots=True)
class Unsure:
    """A question the sums of a row leave open: of which column, and the figures that are possible with their words."""

    which: str
    field: Meaning
    said: Said
    choices: tuple[tuple[str, Said, int], ...]
    """Key, words, and what is owed then; the likeliest first."""


class Reckoned(msgspec.Struct, frozen=True, gc=False):
    """What follows from the sums: the document's total, what is still owed of it, and what is in doubt."""

    total: int
    owed: int
    unsure: Unsure | None = None


def reckon(sums: RowSums) -> Reckoned:
    """What a row owes. A closing balance goes before an opening one, a total with tax before one without."""
    if sums.amount is not None and sums == RowSums(sums.amount):
        return Reckoned(sums.amount, sums.amount)  # most rows of most sheets
    if sums.opening is not None or (sums.amount is None and (sums.debit is not None or sums.credit is not None)):
        return _period(sums)
    totals = list(dict.fromkeys(_totals(sums)))
    if not totals:
        return Reckoned(sums.open or 0, sums.open or 0)
    if not _explained(sums):
        return _two_totals(sums)
    return _stated(sums, totals) if sums.open is not None else _derived(sums, totals)


def _period(sums: RowSums) -> Reckoned:
    """Opening, what came on it, what went off it, closing."""
    moved = (sums.opening or 0) + (sums.debit or 0) - (sums.credit or 0) - (sums.paid or 0)
    ends = {moved - (sums.discount or 0) - (sums.returned or 0), moved}
    if sums.debit is None:
        ends |= {end + (sums.amount or 0) for end in ends}
    rest = moved - (sums.discount or 0) - (sums.returned or 0) + ((sums.amount or 0) if sums.debit is None else 0)
    if sums.open is None:
        return Reckoned(rest, rest)
    bare = sums.debit is None and sums.credit is None and sums.paid is None and sums.amount is None
    if sums.open in ends or bare:
        return Reckoned(sums.open, sums.open)
    said = Said(
        "{opening} before, {debit} added and {credit} taken off make {rest}, but the sheet says {open}: {gap} apart.",
        opening=format_yuan(sums.opening or 0),
        debit=format_yuan(sums.debit or sums.amount or 0),
        credit=format_yuan(sums.credit or sums.paid or 0),
        rest=format_yuan(rest),
        open=format_yuan(sums.open),
        gap=format_yuan(abs(sums.open - rest)),
    )
    return Reckoned(sums.open, sums.open, _gap(said, sums.open, rest))


def _stated(sums: RowSums, totals: list[int]) -> Reckoned:
    """The sheet says what is open: it must be what the rest leaves."""
    assert sums.open is not None
    for total in totals:
        if sums.open in _rests(sums, total):
            return Reckoned(total, sums.open)
    if sums.paid is None and not sums.discount and not sums.returned and 0 <= sums.open <= totals[0]:
        return Reckoned(totals[0], sums.open)
    black = _black(sums)
    if black != sums:
        return _stated(black, totals)
    rest = _rests(sums, totals[0])[0]
    said = Said(
        "{amount} less {paid} received is {rest}, but the sheet says {open}: {gap} apart.",
        amount=format_yuan(totals[0]),
        paid=format_yuan((sums.paid or 0) + (sums.discount or 0) + (sums.returned or 0)),
        rest=format_yuan(rest),
        open=format_yuan(sums.open),
        gap=format_yuan(abs(sums.open - rest)),
    )
    return Reckoned(totals[0], sums.open, _gap(said, sums.open, rest))


def _black(sums: RowSums) -> RowSums:
    """What is taken off, without the minus sign that some programs write before it."""
    return replace(
        sums,
        paid=abs(sums.paid or 0) if sums.paid is not None else None,
        discount=abs(sums.discount or 0) if sums.discount is not None else None,
        returned=abs(sums.returned or 0) if sums.returned is not None else None,
    )


def _derived(sums: RowSums, totals: list[int]) -> Reckoned:
    """The sheet does not say what is open: where the totals leave two answers, it is asked."""
    if len(totals) > 1:
        asked = _charged(sums, totals[0]) if sums.charges else _tax(sums, totals)
        return Reckoned(totals[0], _rests(sums, totals[0])[0], asked)
    if (sums.paid or 0) < 0 < totals[0]:
        return Reckoned(totals[0], totals[0] + (sums.paid or 0), _red(sums, totals[0]))
    total = totals[0]
    rests = _rests(sums, total)
    if total == sums.net and sums.tax is None and sums.after is None and sums.amount is None:
        return Reckoned(total, rests[0], _without_tax(total, rests[0]))
    if len(rests) == 1 or _says_how(sums, total):
        return Reckoned(total, rests[0])
    said = Said(
        "{discount} is taken off beside {amount}. The sheet does not say whether {amount} is before or after it.",
        discount=format_yuan((sums.discount or 0) + (sums.returned or 0)),
        amount=format_yuan(total),
    )
    field = Meaning.DISCOUNT if sums.discount else Meaning.RETURNED
    choices = (
        ("before", Said("Before it: {open} is unpaid.", open=format_yuan(rests[0])), rests[0]),
        ("after", Said("After it: {open} is unpaid.", open=format_yuan(rests[-1])), rests[-1]),
    )
    return Reckoned(total, rests[0], Unsure("discount", field, said, choices))


def _says_how(sums: RowSums, total: int) -> bool:
    """Whether a column of what is to be paid tells that the discount is off already, or still to come off."""
    return sums.after is not None and sums.amount is not None and total == sums.after


def _rests(sums: RowSums, total: int) -> list[int]:
    """What may be left of a total, the likeliest first: its discount comes off, or came off already."""
    left = total - (sums.paid or 0)
    off = left - (sums.discount or 0) - (sums.returned or 0)
    took_off = sums.after is not None and sums.amount is not None and total == sums.after < sums.amount
    ways = [left, off] if took_off else [off, left]
    ways += [left - (sums.discount or 0), left - (sums.returned or 0)]
    return list(dict.fromkeys(ways))


def _totals(sums: RowSums) -> Iterator[int]:
    """What the document may come to, the likeliest first; several where it is not said what is in it."""
    for total in _of_goods(sums):
        yield from (total + sums.charges, total) if sums.charges and sums.after is None else (total,)


def _of_goods(sums: RowSums) -> Iterator[int]:
    """Several where it is not said whether tax is in it."""
    if sums.after is not None:
        yield sums.after
    elif sums.with_tax is not None:
        yield sums.with_tax
    elif sums.net is not None:
        yield sums.net + (sums.tax or 0)
    elif sums.amount is not None and sums.tax:
        yield sums.amount + sums.tax
        yield sums.amount
    elif sums.amount is not None:
        yield sums.amount
    elif sums.debit is not None:
        yield sums.debit


def _explained(sums: RowSums) -> bool:
    """Whether two totals of a row go together: what is to be paid is the amount less a discount, or with tax."""
    if sums.after is None or sums.open is not None:
        return True
    before = [one for one in (sums.amount, sums.with_tax) if one is not None]
    off = (sums.discount or 0, (sums.discount or 0) + (sums.returned or 0), 0)
    tax, charges = sums.tax or 0, sums.charges
    ways = {one - less + more for one in before for less in off for more in (0, tax, charges, tax + charges)}
    return not before or sums.after in ways


def _two_totals(sums: RowSums) -> Reckoned:
    """An amount and another sum to be paid: perhaps one of them is what the shop owes."""
    assert sums.after is not None
    amount = sums.amount if sums.amount is not None else sums.with_tax or 0
    left = {key: total - (sums.paid or 0) for key, total in (("amount", amount), ("after", sums.after))}
    said = Said(
        "{amount} and {after}: which of them is the customer's debt?",
        amount=format_yuan(amount),
        after=format_yuan(sums.after),
    )
    choices = tuple((key, Said("{open} is unpaid.", open=format_yuan(fen)), fen) for key, fen in left.items())
    return Reckoned(amount, left["amount"], Unsure("sums", Meaning.AFTER, said, choices))


def _tax(sums: RowSums, totals: list[int]) -> Unsure:
    owed = [_rests(sums, total)[0] for total in totals]
    said = Said(
        "{tax} of tax is beside {amount}. The sheet does not say whether {amount} is with or without it.",
        tax=format_yuan(sums.tax or 0),
        amount=format_yuan(sums.amount or 0),
    )
    choices = (
        ("added", Said("Without it: {open} is unpaid.", open=format_yuan(owed[0])), owed[0]),
        ("within", Said("With it: {open} is unpaid.", open=format_yuan(owed[1])), owed[1]),
    )
    return Unsure("tax", Meaning.TAX, said, choices)


def _charged(sums: RowSums, total: int) -> Unsure:
    """Freight and fees beside an amount that may be with or without them."""
    owed = [_rests(sums, one)[0] for one in (total, total - sums.charges)]
    said = Said(
        "{charges} of freight and fees is beside {amount}. Is it owed on top?",
        charges=format_yuan(sums.charges),
        amount=format_yuan(total - sums.charges),
    )
    choices = (
        ("added", Said("On top: {open} is unpaid.", open=format_yuan(owed[0])), owed[0]),
        (WITHIN, Said("It is in it, or not theirs: {open} is unpaid.", open=format_yuan(owed[1])), owed[1]),
    )
    field = Meaning.FREIGHT if sums.freight else Meaning.FEE
    return Unsure(CHARGES, field, said, choices)


def _without_tax(total: int, owed: int) -> Unsure:
    """An amount without tax alone: what the customer owes may be more."""
    said = Said(
        "{amount} is without tax, and the sheet does not say how much tax comes on it.", amount=format_yuan(total)
    )
    return Unsure("tax", Meaning.NET, said, (("none", Said("{open} is unpaid.", open=format_yuan(owed)), owed),))


def _red(sums: RowSums, total: int) -> Unsure:
    """Money received with a minus sign: the habit of a program, or money given back."""
    off, on = total - abs(sums.paid or 0), total + abs(sums.paid or 0)
    said = Said("{paid} is written as received. Was it received, or given back?", paid=format_yuan(sums.paid or 0))
    choices = (
        ("received", Said("Received: {open} is unpaid.", open=format_yuan(off)), off),
        ("back", Said("Given back: {open} is unpaid.", open=format_yuan(on)), on),
    )
    return Unsure("sign", Meaning.PAID, said, choices)


def _gap(said: Said, stated: int, rest: int) -> Unsure:
    choices = (
        ("sheet", Said("{open} is unpaid, as the sheet says.", open=format_yuan(stated)), stated),
        ("rest", Said("{open} is unpaid, as the other columns say.", open=format_yuan(rest)), rest),
    )
    return Unsure("sums", Meaning.OPEN, said, choices)


def tax_gap(sums: RowSums) -> int:
    """By how much a total with tax differs from the amount and the tax beside it; 0 where they agree."""
    if sums.with_tax is None or sums.tax is None:
        return 0
    without = [one for one in (sums.net, sums.amount) if one is not None]
    gaps = [sums.with_tax - one - sums.tax for one in without]
    if not gaps or sums.amount == sums.with_tax or 0 in gaps:
        return 0
    return gaps[0]
