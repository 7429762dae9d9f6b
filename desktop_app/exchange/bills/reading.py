"""A bill as it was downloaded becomes lines of money that came in, and what was left out of it, with reasons."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop_app.domain.bills import Bill, BillDoubt, BillLine, Passed, PassedLine
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_yuan, parse_fen
from desktop_app.exchange.bills.balances import prove_sides
from desktop_app.exchange.bills.columns import BillColumn, Columns, header_of, repeats_header
from desktop_app.exchange.bills.lines import RawLine, Unread, read_lines
from desktop_app.exchange.bills.sorting import sort_out
from desktop_app.exchange.bills.sources import BY_SHAPE, House, house_of, owners_of
from desktop_app.exchange.grid import Sheet, Workbook
from desktop_app.exchange.labels import folded

LONG_NUMBER = 16
"""Characters: a number as long is never given twice; a bank's shorter one may come again another day."""

_TOLD_SUM = re.compile(r"收入\s*[:：]\s*(\d+)\s*笔\s*([\d.,]+)\s*元")


@dataclass(frozen=True, slots=True)
class BillTable:
    """The table of one sheet, and the texts that stand around it."""

    sheet: Sheet
    first: int
    columns: Columns
    around: list[list[str]]
    captions: list[str]


def read_bill(workbook: Workbook, today: date, own_names: Iterable[str] = ()) -> Bill:
    """The bill of a workbook; Refused where no sheet of it is one. `own_names` are the shop's: its own money."""
    tables = [table for sheet in workbook.sheets if (table := _table(sheet)) is not None]
    if not tables:
        raise Refused(
            "This is not a bill: no table in it has a day, a sum and who paid. Download the bill again and choose that "
            "file."
        )
    around = [row for table in tables for row in table.around]
    house = house_of(around, tables[0].captions)
    lines, unread, doubts = _all_lines(tables, today)
    keys = _keys(lines, house)
    once, twice = _each_once(lines, keys)
    found = sort_out(once, owners_of(around) | set(own_names))
    passed = [*found.passed, *((line, Passed.TWICE) for line in twice)]
    return Bill(
        house.said,
        house.way,
        tuple(_bill_line(line, unclear, keys[line.row_key], house) for line, unclear in found.kept),
        tuple(PassedLine(line.row, line.day, line.fen, line.payer, reason) for line, reason in passed),
        (*map(_unread, unread), *doubts, *found.doubts),
        tuple(_notes(around, once)),
    )


def is_bill(workbook: Workbook) -> bool:
    """Whether a file is a bill and no sheet of the shop's own: a house names itself in it, or its table has what came
    in and went out beside who stands on the other side, in the words of a bank.
    """
    for sheet in workbook.sheets:
        table = _table(sheet)
        if table is not None:
            both_ways = {BillColumn.IN, BillColumn.OUT} <= set(table.columns)
            by_a_bank = both_ways and any(re.match("对方|对手", caption) for caption in table.captions)
            return by_a_bank or house_of(table.around, table.captions) is not BY_SHAPE
    return False


# ── inside ───────────────────────────────────────────────────────────────────────────────────────


def _table(sheet: Sheet) -> BillTable | None:
    found = header_of(sheet)
    if found is None:
        return None
    first, columns = found
    days = columns[BillColumn.DAY][0]
    texts = [[cell.text for cell in row] for row in sheet.rows]
    outside = [row for at, row in enumerate(texts) if at < first - 1 or not _has_digit(row, days)]
    return BillTable(sheet, first, columns, outside, texts[first - 1])


def _has_digit(row: Sequence[str], column: int) -> bool:
    return column < len(row) and any(character.isdigit() for character in row[column])


def _all_lines(tables: Sequence[BillTable], today: date) -> tuple[list[RawLine], list[Unread], list[BillDoubt]]:
    lines: list[RawLine] = []
    unread: list[Unread] = []
    doubts: list[BillDoubt] = []
    for table in tables:
        again = partial(repeats_header, columns=table.columns)
        found, bad = read_lines(table.sheet, table.first, table.columns, today, again)
        proven = prove_sides(found)
        lines += proven.lines
        unread += bad
        doubts += proven.doubts()
    return lines, unread, doubts


def _keys(lines: Sequence[RawLine], house: House) -> dict[tuple[str, int], str]:
    """By place: what tells a line from every other of every bill.

    A transaction number says it alone. Without one it is what the line says, balance included, and the how manieth of
    such lines it is, counted within its sheet from the oldest: files that overlap tell the same.
    """
    numbered = Counter((line.sheet, line.number) for line in lines if len(line.number) >= LONG_NUMBER)
    counted: Counter[tuple[str, str]] = Counter()
    keys = {}
    for line in _oldest_first(lines):
        said = f"{line.day} {line.fen + line.returned_fen} {line.balance_fen} {line.payer} {line.remark}"
        if line.number:
            said = f"{line.number} {line.day} {line.fen + line.returned_fen} {line.payer}"
        if numbered[line.sheet, line.number] == 1:
            keys[line.row_key] = f"{house.way.name.lower()} {line.number}"
            continue
        counted[line.sheet, said] += 1
        digest = hashlib.sha256(f"{said} {counted[line.sheet, said]}".encode()).hexdigest()[:32]
        keys[line.row_key] = f"{house.way.name.lower()} {digest}"
    return keys


def _oldest_first(lines: Sequence[RawLine]) -> Sequence[RawLine]:
    """In the order in which it happened; a file that begins with the newest is turned round."""
    turned = bool(lines) and (lines[0].day, lines[0].clock) > (lines[-1].day, lines[-1].clock)
    return lines[::-1] if turned else lines


def _each_once(lines: Iterable[RawLine], keys: Mapping[tuple[str, int], str]) -> tuple[list[RawLine], list[RawLine]]:
    """The lines, and those that stood on another sheet already."""
    seen: set[str] = set()
    once: list[RawLine] = []
    twice: list[RawLine] = []
    for line in lines:
        (twice if keys[line.row_key] in seen else once).append(line)
        seen.add(keys[line.row_key])
    return once, twice


def _bill_line(line: RawLine, unclear: Said | None, key: str, house: House) -> BillLine:
    return BillLine(
        key, line.row, line.day, line.fen, line.payer, line.remark, line.clock[:5], line.number, house.way,
        line.returned_fen, unclear, line.sheet,
    )  # fmt: skip


def _unread(one: Unread) -> BillDoubt:
    said = Said("Row {row} cannot be read and is left out: {reason}", row=one.row, reason=one.reason)
    return BillDoubt("unread", said, one.row)


def _notes(around: Iterable[Sequence[str]], lines: Sequence[RawLine]) -> list[Said]:
    """Where the sum the file itself tells is another than that of its lines, both are told."""
    incomes = [line.fen + line.returned_fen for line in lines if line.fen + line.returned_fen > 0 and not line.neutral]
    notes = []
    for text in dict.fromkeys(folded(cell) for row in around for cell in row):
        match = _TOLD_SUM.search(text)
        if match and (told := parse_fen(match[2])) != sum(incomes):
            notes.append(
                Said(
                    "The file tells of {told} in {count} incomes at its top; its lines are {found} incomes of {sum}.",
                    told=format_yuan(told), count=match[1], found=len(incomes), sum=format_yuan(sum(incomes)),
                )
            )  # fmt: skip
    return notes
