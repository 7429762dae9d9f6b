"""What keeps a slip or a return from being posted, each said at its field."""

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan
from desktop_app.domain.shipments import LARGEST_PRICE, LARGEST_QUANTITY, Line, ReturnDraft, ShipmentDraft
from desktop_app.domain.slip_sums import WHOLE, SlipSums

MOST_ROUNDED_UP = 10_00
"""Fen: who rounds up by more has mistyped the total."""


def problems(draft: ShipmentDraft | ReturnDraft) -> list[Problem]:
    """Everything that keeps the draft from being posted; empty when it may."""
    least = -LARGEST_QUANTITY if isinstance(draft, ShipmentDraft) else 1
    found = [problem for index, line in enumerate(draft.lines, 1) for problem in _line_problems(line, index, least)]
    if not draft.lines:
        found.append(Problem("lines", Said("The slip has no goods. Add at least one line.")))
    elif not found:
        found += _return_problems(draft) or sum_problems(draft.sums)
    if isinstance(draft, ShipmentDraft):
        found += _money_problems(draft)
    return found


def is_even(draft: ShipmentDraft) -> bool:
    """Whether as much comes back as leaves: goods for goods, and nothing is owed for them."""
    signs = {line.quantity > 0 for line in draft.lines}
    return len(signs) == 2 and draft.sums.goods_fen == 0


def _return_problems(draft: ShipmentDraft | ReturnDraft) -> list[Problem]:
    """A slip on which not less comes back than leaves is no debt."""
    goods = draft.sums.goods_fen
    if goods > 0 or all(line.quantity > 0 for line in draft.lines):
        return []
    said = Said(
        "{sum} more comes back than leaves: this is a return. Enter it with “Return goods”.", sum=format_yuan(-goods)
    )
    if not goods:
        said = Said("As much comes back as leaves: nothing would be owed. Enter what comes back with “Return goods”.")
    return [Problem("lines", said)]


def sum_problems(sums: SlipSums) -> list[Problem]:
    """What stands below the goods, each at its field; else the total."""
    found, charges = [], sums.charges
    if not 0 <= charges.discount_rate <= WHOLE:
        found.append(Problem("discount", Said("A discount is between 0 % and 100 %.")))
    elif not 0 <= charges.discount_fen <= sums.goods_fen:
        said = Said(
            "The discount must be between 0.00 and {sum}, what the goods come to.", sum=format_yuan(sums.goods_fen)
        )
        found.append(Problem("discount", said))
    if not 0 <= charges.freight_fen <= LARGEST_FEN:
        found.append(Problem("freight", Said("The freight must be between 0.00 and 100,000,000,000.00.")))
    found += [] if found else _rounding_problems(sums)
    if not found and not 0 < sums.total_fen <= LARGEST_FEN:
        said = Said("The slip's total must be between 0.01 and 100,000,000,000.00. Check quantities and prices.")
        found.append(Problem("lines", said))
    return found


def _rounding_problems(sums: SlipSums) -> list[Problem]:
    fen = sums.charges.rounding_fen
    if fen > MOST_ROUNDED_UP:
        said = Said("Rounding adds {sum} to the slip. Check what it is rounded to.", sum=format_yuan(fen))
    elif fen and sums.total_fen <= 0:
        said = Said(
            "Rounding may not take off all of the {sum} of the slip. Type less.", sum=format_yuan(sums.unrounded_fen)
        )
    else:
        return []
    return [Problem("rounding", said)]


def _line_problems(line: Line, index: int, least: int) -> list[Problem]:
    found = []
    if not line.name:
        found.append(Problem("name", Said("Line {line} names no goods. Type their name.", line=index), index))
    if not line.quantity or not least <= line.quantity <= LARGEST_QUANTITY:
        found.append(
            Problem("quantity", Said("The quantity in line {line} must be more than 0.", line=index), index),
        )
    if not 0 <= line.price <= LARGEST_PRICE:
        found.append(Problem("price", Said("The price in line {line} cannot be below 0.", line=index), index))
    if not found and abs(line.gross_fen) > LARGEST_FEN:
        found.append(Problem("price", Said("Line {line} is too large. Check quantity and price.", line=index), index))
    return found or _discount_problems(line, index)


def _discount_problems(line: Line, index: int) -> list[Problem]:
    if not 0 <= line.off_rate <= WHOLE:
        return [Problem("off", Said("The discount in line {line} is between 0 % and 100 %.", line=index), index)]
    if min(line.gross_fen, 0) <= line.off_fen <= max(line.gross_fen, 0):
        return []
    said = Said(
        "The discount in line {line} must be between 0.00 and {sum}, what the line comes to.",
        line=index,
        sum=format_yuan(line.gross_fen),
    )
    return [Problem("off", said, index)]


def _money_problems(draft: ShipmentDraft) -> list[Problem]:
    total, found = draft.sums.total_fen, []
    if not 0 <= draft.paid_fen <= LARGEST_FEN:
        found.append(Problem("paid", Said("The money paid with the slip must be between 0.00 and 100,000,000,000.00.")))
    if draft.parts and sum(part.amount_fen for part in draft.parts) != total:
        found.append(Problem("parts", Said("The parts do not sum to the slip's total. Change one of them.")))
    if any(due and due < draft.dated for due in (draft.fixed_due, *(part.due for part in draft.parts))):
        found.append(Problem("due", Said("The due date is before the date of the document. Correct one of them.")))
    if any(part.due is None for part in draft.parts):
        found.append(Problem("parts", Said("Each part needs the day it is due.")))
    if any(part.amount_fen <= 0 for part in draft.parts):
        found.append(Problem("parts", Said("Each part must be more than 0.00.")))
    return found
