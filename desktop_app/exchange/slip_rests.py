"""What a sheet of slips says is unpaid: of each slip, of each line, or as a balance that runs along."""

from collections.abc import Sequence
from enum import Enum, auto

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.shipments import total_fen
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import CHARGED, Meaning
from desktop_app.exchange.ledgers import Move, best_run
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.rows import SheetShipment
from desktop_app.exchange.slip_lines import EACH, ONCE


class RestOf(Enum):
    """What a column of what is unpaid is told of."""

    OF_SLIPS = auto()
    """Of each slip or line; or there is no such column."""
    RUNS = auto()
    WITH_CHARGES = auto()
    """It runs along where freight and fees are added."""


def balance_in(lines: Sequence[tuple[RowReading, SheetShipment]], others: Sequence[RowReading]) -> RestOf:
    """Whether the balances follow one from another, through goods and the money between them."""
    if not lines or not lines[0][0].has(Meaning.OPEN):
        return RestOf.OF_SLIPS
    if _runs(lines, others, ()):
        return RestOf.RUNS
    fields = [field for field in CHARGED if lines[0][0].has(field)]
    return RestOf.WITH_CHARGES if fields and _runs(lines, others, fields) else RestOf.OF_SLIPS


def _runs(
    lines: Sequence[tuple[RowReading, SheetShipment]], others: Sequence[RowReading], fields: Sequence[Meaning]
) -> bool:
    moves = [
        Move(reading, -added if back else added, one.paid_fen, reading.fen(Meaning.OPEN))
        for reading, one in lines
        for back in [(reading.quantity(Meaning.QUANTITY) or 0) < 0]
        for added in [total_fen(one.lines) + sum(reading.fen(field) or 0 for field in fields)]
    ]
    money = (reading for reading in others if reading.leftover is Leftover.MONEY_IN)
    moves += [Move(one, 0, one.fen(Meaning.PAID) or 0, one.fen(Meaning.OPEN)) for one in money]
    run = best_run(sorted(moves, key=lambda move: move.reading.row))
    return bool(run.followed) and not run.gaps and not run.starts


def ask_about_rest(lines: Sequence[tuple[RowReading, SheetShipment]], slip: SheetShipment) -> int:
    """What was paid with a slip, after asking about a rest that the slip and its payment do not leave."""
    stated = [reading.fen(Meaning.OPEN) for reading, _ in lines]
    told = [fen for fen in stated if fen is not None]
    if not told:
        return _paid_of(lines, slip)
    total = slip.total_fen
    rest = total - slip.paid_fen
    parts = [total_fen(one.lines) - one.paid_fen for _, one in lines]
    if rest in (sum(told), *(told if len(set(told)) == 1 else ())):
        return slip.paid_fen
    if stated == parts:
        return total - sum(told)  # what is received stands on each line and is of each line
    reading = next(reading for reading, fen in zip((one for one, _ in lines), stated, strict=True) if fen is not None)
    said = Said(
        "{rest} of this slip is unpaid, but the sheet says {open}: {gap} apart.",
        rest=format_yuan(rest),
        open=format_yuan(told[-1]),
        gap=format_yuan(abs(rest - told[-1])),
    )
    choices = [DoubtChoice("slip", Said("{open} is unpaid.", open=format_yuan(rest)))]
    if 0 <= told[-1] <= total:
        paid = Said("{open} is unpaid; the rest was paid with it.", open=format_yuan(told[-1]))
        choices.append(DoubtChoice("paid", paid))
    return total - told[-1] if reading.ask("rest", Meaning.OPEN, said, *choices) == "paid" else slip.paid_fen


def _paid_of(lines: Sequence[tuple[RowReading, SheetShipment]], slip: SheetShipment) -> int:
    """What was paid with a slip; an equal sum on each of its lines may be of the slip or of each line."""
    each = [one.paid_fen for _, one in lines]
    if len(lines) < 2 or len(set(each)) > 1 or not slip.paid_fen or sum(each) > slip.total_fen:
        return slip.paid_fen
    reading = lines[0][0]
    header = reading.table.header
    said = Said(
        "{amount} under “{name}” is on each of the {count} lines of {number}. Does it count once or {count} times?",
        amount=format_yuan(slip.paid_fen),
        name=header.name_of(header.columns[Meaning.PAID]),
        count=len(lines),
        number=slip.number[:40],
    )
    return slip.paid_fen if reading.ask("slip", Meaning.PAID, said, ONCE, EACH) == ONCE.key else sum(each)
