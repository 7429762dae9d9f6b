"""A ledger: lines that raise and lower what is owed, with a balance that runs along."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.row_sums import nature_by_text
from desktop_app.exchange.rows import SheetOpenItem, SheetReceipt
from desktop_app.exchange.states import Nature
from desktop_app.exchange.sums import Reckoned, RowSums

_OPENING = (
    DoubtChoice("book", Said("It was unpaid before and is brought in too.")),
    DoubtChoice("leave", Said("Only the lines of the sheet count.")),
)
_RUNNING = r"余额|结余|累计|balance|running"
BALANCE = (
    DoubtChoice("row", Said("Of each row.")),
    DoubtChoice("account", Said("Of the account, after each row.")),
)
_LINES = (DoubtChoice("lines", Said("The lines count as they are.")),)
_LOWERS = (Nature.RETURN, Nature.ALLOWANCE, Nature.CANCELLED)
_GOES_OUT = (Nature.DEBT, Nature.OPENING, Nature.REFUND)


@dataclass(frozen=True, slots=True)
class Move:
    """One line: what it adds and takes off, in fen, and the balance behind it."""

    reading: RowReading
    debit: int
    credit: int
    balance: int | None
    nature: Nature = Nature.DEBT

    @property
    def opening(self) -> bool:
        return self.nature is Nature.OPENING or nature_by_text(self.reading) is Nature.OPENING

    @property
    def change(self) -> int:
        return self.debit - self.credit

    @property
    def customer(self) -> str:
        return same_name(self.reading.shown(Meaning.CUSTOMER))


@dataclass(frozen=True, slots=True)
class Run:
    """The lines in the order in which their balance runs: `gaps` are those where it does not."""

    starts: tuple[tuple[Move, int], ...]
    gaps: tuple[tuple[Move, int], ...]
    followed: int
    """How many balances follow from the one before."""


_Line = tuple[RowReading, Nature, RowSums, Reckoned]


def moves_in(lines: Sequence[_Line]) -> list[Move] | None:
    """The movements of a ledger; None where each row is a document with its own rest."""
    if not lines or not lines[0][0].has(Meaning.DATE) or lines[0][0].has(Meaning.OPENING):
        return None
    apart = sum(reckoned.unsure is not None for *_, reckoned in lines)
    if not apart and all(nature in _GOES_OUT and _added(sums) for _, nature, sums, _ in lines):
        return None
    moves = _moves(lines)
    if _two_sided(lines) and any(move.credit > 0 and move.debit == 0 for move in moves):
        return moves
    lowers = any(move.credit and not move.debit for move in moves) and lines[0][0].has(Meaning.OPEN)
    run = best_run(moves) if apart or lowers else None
    if run is None or not run.followed:
        return None
    if apart:
        return moves if len(run.gaps) < apart else None
    return moves if not run.gaps and (not run.starts or _runs_along(run)) else None


def _moves(lines: Sequence[_Line]) -> list[Move]:
    """Freight and fees go on the account where the balance then runs."""
    bare = [_move(*line[:3]) for line in lines]
    if not any(sums.charges for _, _, sums, _ in lines):
        return bare
    added = [replace(move, debit=move.debit + line[2].charges) for move, line in zip(bare, lines, strict=True)]
    return min((added, bare), key=lambda moves: len(best_run(moves).gaps) + len(best_run(moves).starts))


def _runs_along(run: Run) -> bool:
    """What a balance means that may be of each row as well as of the account is asked."""
    move, _ = run.starts[0]
    header = move.reading.table.header
    if not re.search(_RUNNING, header.name_of(header.columns[Meaning.OPEN]), re.IGNORECASE):
        return False
    said = Said("Is this what is unpaid of each row, or the balance that runs along?")
    return move.reading.ask("balance", Meaning.OPEN, said, *BALANCE) == "account"


def read_ledger(moves: Sequence[Move]) -> list[ReadRow]:
    """An entry for each line that moves something: debts, money received, goods that came back."""
    before = dict(_openings(moves))
    entries: list[ReadRow] = []
    for move in moves:
        move.reading.need(Meaning.CUSTOMER, *(() if move.opening else (Meaning.DATE,)))
        values = [*_opening_item(move, before.get(move.reading.row, 0)), *_entries(move)]
        if not values and not move.reading.bad:
            move.reading.leave_out(Leftover.FLAT)
        entries += [ReadRow((move.reading.number,), value) for value in values if not move.reading.bad]
    spoilt = {move.reading.number for move in moves if move.reading.bad}
    return [entry for entry in entries if entry.row not in spoilt]


def _two_sided(lines: Sequence[_Line]) -> bool:
    reading = lines[0][0]
    return reading.has(Meaning.CREDIT) or (reading.has(Meaning.PAID) and not reading.has(Meaning.SIDE))


def _added(sums: RowSums) -> int:
    """What a row says goes on the account."""
    for one in (sums.debit, sums.after, sums.with_tax, sums.amount, sums.net):
        if one is not None:
            return one
    return 0


def _move(reading: RowReading, nature: Nature, sums: RowSums) -> Move:
    added = _added(sums)
    taken = (sums.credit or 0) + (sums.paid or 0) + (sums.discount or 0) + (sums.returned or 0)
    if nature not in _GOES_OUT and not taken:
        added, taken = 0, abs(added)
    move = Move(reading, added, taken, sums.open, nature)
    return replace(move, debit=sums.open or 0) if not added and not taken and move.opening else move


def best_run(moves: Sequence[Move]) -> Run:
    """A balance may run by customer or through the sheet, downwards or upwards: whichever fits best."""
    together: list[Callable[[Move], str]] = [lambda move: move.customer, lambda _: ""]
    runs = [_run(order, key) for key in together for order in (list(moves), list(reversed(moves)))]
    return min(runs, key=lambda run: (len(run.gaps), len(run.starts)))


def _run(moves: Sequence[Move], key: Callable[[Move], str]) -> Run:
    last: dict[str, int] = {}
    starts, gaps, followed = [], [], 0
    for move in moves:
        whose, before = key(move), last.get(key(move))
        if move.balance is None:
            if before is not None:
                last[whose] = before + move.change
            continue
        start = move.balance - move.change
        if before is None and start:
            starts.append((move, start))
        elif before is not None and start != before:
            gaps.append((move, before))
        followed += before == start
        last[whose] = move.balance
    return Run(tuple(starts), tuple(gaps), followed)


def _openings(moves: Sequence[Move]) -> Iterator[tuple[int, int]]:
    """What was unpaid before the first line of a balance, where it is to be booked; what does not run on is told."""
    if not moves[0].reading.has(Meaning.OPEN):
        return
    run = best_run(moves)
    for move, before in run.gaps:
        assert move.balance is not None
        said = Said(
            "{before} before and this line make {rest}, but the sheet says {open}: {gap} apart.",
            before=format_yuan(before),
            rest=format_yuan(before + move.change),
            open=format_yuan(move.balance),
            gap=format_yuan(abs(move.balance - before - move.change)),
        )
        move.reading.ask("sums", Meaning.OPEN, said, *_LINES)
    for move, start in run.starts:
        said = Said(
            "The balance begins with {open}: {start} was unpaid before the first line.",
            open=format_yuan(move.balance or 0),
            start=format_yuan(start),
        )
        if move.reading.ask("opening", Meaning.OPEN, said, *_OPENING) == "book":
            yield move.reading.row, start


def _opening_item(move: Move, start: int) -> Iterator[SheetOpenItem]:
    if start:
        yield SheetOpenItem(
            customer=move.reading.text(Meaning.CUSTOMER),
            dated=move.reading.past_day(Meaning.DATE),
            due=None,
            open_fen=start,
            amount_fen=start,
        )


def _entries(move: Move) -> Iterator[SheetOpenItem | SheetReceipt]:
    """What went out, then what came in."""
    reading = move.reading
    if move.debit:
        yield _item(reading, move.debit)
    if move.credit > 0 and nature_by_text(reading) not in _LOWERS:
        receipt = _receipt(reading, move.credit)
        if receipt is not None:
            yield receipt
    elif move.credit:
        yield _item(reading, -move.credit)


def _item(reading: RowReading, fen: int) -> SheetOpenItem:
    dated = reading.past_day(Meaning.DATE)
    return SheetOpenItem(
        customer=reading.text(Meaning.CUSTOMER),
        dated=dated,
        due=due_of(reading, dated) if fen > 0 else None,
        open_fen=fen,
        amount_fen=fen,
        number=reading.text(Meaning.NUMBER),
        remark=reading.remark(),
        phone=reading.phone(),
    )


def _receipt(reading: RowReading, fen: int) -> SheetReceipt | None:
    dated = reading.past_day(Meaning.DATE)
    customer, number = reading.text(Meaning.CUSTOMER), reading.text(Meaning.NUMBER)
    remark = reading.remark()
    if dated is None:
        return None
    return SheetReceipt(customer, dated, fen, "", number, remark, phone=reading.phone())
