"""What only the look of a sheet says: rows hidden, filtered out or struck through, and decimals that are not shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop_app.domain.errors import Said
from desktop_app.exchange.cautions import Caution
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.figures import look_aside
from desktop_app.exchange.grid import Aside, GridCell, letter, place
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.tables import Table

LEAVE, TAKE = "leave", "take"

_WHICH = {Aside.HIDDEN: "hidden", Aside.STRUCK: "struck"}
_LEFTOVERS = {Aside.HIDDEN: Leftover.HIDDEN, Aside.STRUCK: Leftover.STRUCK}
_SAID = {
    Aside.HIDDEN: Said("Hidden or filtered out in the sheet: row {rows} ({count} in all). Do they count?"),
    Aside.STRUCK: Said("Struck through in the sheet: row {rows} ({count} in all). Do they count?"),
}
_CHOICES = (DoubtChoice(LEAVE, Said("Leave them out.")), DoubtChoice(TAKE, Said("Import them like the others.")))
_NAMED = 8
"""Rows that are named one by one; of more only the first are."""

_BLIND = Said("A file of this kind does not tell which rows were hidden, filtered out or struck through.")

_WITH_ALL_DECIMALS = {Meaning.PRICE, Meaning.QUANTITY}


def rows_set_aside(table: Table, rows: Sequence[int], answers: Answers) -> dict[int, Leftover]:
    """Which of these rows are left out because their writer has set them aside; that is asked for each way once."""
    marked = table.sheet.set_aside or {}
    found: dict[int, Leftover] = {}
    for aside in Aside:
        chosen = [row for row in rows if marked.get(row) is aside]
        if chosen and answers.ask(_doubt(aside, chosen)) == LEAVE:
            found |= dict.fromkeys(chosen, _LEFTOVERS[aside])
    return found


def looks_told(table: Table, rows: Sequence[int]) -> Iterator[Caution]:
    """What was decided by the look of the sheet, or could not be."""
    coloured = _coloured(table, rows)
    if coloured:
        yield Caution(0, Said("Rows marked with a colour: {count}. Colours are not read.", count=len(coloured)))
    if table.sheet.set_aside is None:
        yield Caution(0, _BLIND)
        return  # where it tells no rows, it tells no formats of numbers either
    for field, column in table.header.columns.items():
        if field not in _WITH_ALL_DECIMALS:
            hiding = [(row, cell) for row in rows if _hides_decimals(cell := table.sheet.cell(row, column))]
            yield from [_hidden_decimals(hiding, column)] if hiding else []


def _coloured(table: Table, rows: Sequence[int]) -> list[int]:
    """Rows of another ground than most, unless that is the look of the table: stripes, or the whole of it."""
    grounds = [table.sheet.coloured.get(row, "") for row in rows] if table.sheet.coloured else []
    if not grounds:
        return []
    counts = Counter(grounds)
    usual = counts.most_common(1)[0][0]
    marks = {ground for ground in counts if ground != usual and not _is_stripe(grounds, ground)}
    return [row for row, ground in zip(rows, grounds, strict=True) if ground in marks]


def _is_stripe(grounds: Sequence[str], ground: str) -> bool:
    """Whether rows of that ground come again and again at the same distance, as far as the table goes."""
    at = [place for place, one in enumerate(grounds) if one == ground]
    steps = Counter(after - before for before, after in pairwise(at))
    step, often = steps.most_common(1)[0] if steps else (0, 0)
    return step > 1 and often * 2 > len(at) - 1 and len(at) * (step + 1) >= len(grounds)


def _hides_decimals(cell: GridCell) -> bool:
    return bool(cell.shown) and look_aside(cell) is None


def _hidden_decimals(hiding: Sequence[tuple[int, GridCell]], column: int) -> Caution:
    row, cell = hiding[0]
    said = Said(
        "Column {column} hides decimals (cells: {count}). What is shown is read: {cell} as {shown}, not as {held}.",
        column=letter(column),
        count=len(hiding),
        cell=place(row, column),
        shown=cell.shown,
        held=f"{float(cell.text):.15g}",
    )
    return Caution(row + 1, said)


def _doubt(aside: Aside, rows: Sequence[int]) -> SheetDoubt:
    named = ", ".join(str(row + 1) for row in rows[:_NAMED]) + (" …" if len(rows) > _NAMED else "")
    said = Said(_SAID[aside].template, count=len(rows), rows=named)
    return SheetDoubt(_WHICH[aside], said, _CHOICES, rows[0] + 1 if len(rows) == 1 else 0)
