"""The running balance of an account proves which way the money of each line went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.bills import BillDoubt
from desktop_app.domain.errors import Said
from desktop_app.exchange.bills.lines import RawLine


@dataclass(frozen=True, slots=True)
class ProvenSides:
    """The lines with the directions the balance tells, and the rows where it says otherwise than the file."""

    lines: list[RawLine]
    against: list[int]

    def doubts(self) -> Iterator[BillDoubt]:
        if self.against:
            said = Said(
                "In {count} rows, the first is {row}, the balance moves the other way than the file says. Check which "
                "column is the money that came in.",
                count=len(self.against), row=self.against[0],
            )  # fmt: skip
            yield BillDoubt("direction", said, self.against[0])


def prove_sides(lines: Sequence[RawLine]) -> ProvenSides:
    """Where the balance moved by exactly the sum of a line, its direction is the line's; the order is found out."""
    upward, downward = list(_moves(lines)), list(_moves(lines[::-1]))[::-1]
    moves = max(upward, downward, key=lambda one: sum(move is not None for move in one))
    proven, against = [], []
    for line, move in zip(lines, moves, strict=True):
        if move is not None and line.side_unsaid:
            proven.append(replace(line, fen=move, side_unsaid=False))
            continue
        if move is not None and move == -line.fen and not line.neutral:
            against.append(line.row)
        proven.append(line)
    return ProvenSides(proven, against)


def _moves(lines: Sequence[RawLine]) -> Iterator[int | None]:
    """By how much each line moved the balance of the one before; None where that is not its sum, or nobody knows."""
    before: int | None = None
    for line in lines:
        now = line.balance_fen
        move = None if before is None or now is None else now - before
        yield move if move is not None and move and abs(move) == abs(line.fen) else None
        before = now
