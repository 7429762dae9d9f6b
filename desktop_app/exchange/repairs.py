"""A foreign sheet repaired in memory, cell by cell; the file itself is never touched (U48)."""

from msgspec.structs import replace

from desktop_app.exchange.grid import BLANK, GridCell, Sheet, Workbook


def repaired(workbook: Workbook, name: str, row: int, column: int, text: str) -> Workbook:
    """The workbook with another text in one cell of the sheet with the key `name`; row and column count from 0.

    A cell under a merged block speaks through the block's first cell, so that one is written.
    """
    sheets = [_written(sheet, row, column, text) if sheet.key == name else sheet for sheet in workbook.sheets]
    return replace(workbook, sheets=sheets)


def _written(sheet: Sheet, row: int, column: int, text: str) -> Sheet:
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= column <= right:
            row, column = top, left
    rows = list(sheet.rows)
    rows += [[] for _ in range(len(rows), row + 1)]
    cells = list(rows[row])
    cells += [BLANK] * (column + 1 - len(cells))
    cells[column] = GridCell(text) if text else BLANK
    rows[row] = cells
    return replace(sheet, rows=rows)
