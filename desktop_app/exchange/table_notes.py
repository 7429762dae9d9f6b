"""Lines above and below a table that say its figures are not all: 以上未扣除退货30元, 已收款：50 – asked about."""

import re
from collections.abc import Iterator

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import letter
from desktop_app.exchange.labels import folded, simple
from desktop_app.exchange.leftovers import Leftover, leftover
from desktop_app.exchange.tables import Table
from desktop_app.exchange.units import lines_above

_NOT_ALL = re.compile(
    r"[未没不](扣|减|含|包括?|计)(?!税)|(扣除|减去|退货|优惠|抹零|抵扣|折让|返利)\D{0,6}\d|另(有|加|外)\D{0,8}\d"
    r"|(已|预|先)(收|付|还|交)\D{0,6}\d|(上期|上月|前期|期初|原)(结?欠|余额|结余|未付)\D{0,6}\d"
    r"|(not|without) (deducted|included|including)|less .{0,12}\d|(paid|received|brought forward)\D{0,6}\d",
    re.IGNORECASE,
)
_LONGEST = 120
_COUNT = DoubtChoice("rows", Said("The rows count as they are."))


def ask_about_notes(table: Table, answers: Answers) -> None:
    """Leave in doubt what a title or a note says against the figures of the rows."""
    for row in (*lines_above(table), *_notes(table)):
        for column, cell in enumerate(table.sheet.rows[row]):
            text = cell.text.strip()
            beside = table.sheet.cell(row, column + 1).text if text.endswith((":", "：")) else ""
            if 0 < len(text) <= _LONGEST and _NOT_ALL.search(simple(folded(text + beside))):
                said = Said("The sheet says “{note}”. Do its rows count as they are?", note=(text + beside)[:60])
                answers.ask(SheetDoubt("note", said, (_COUNT,), row + 1, letter(column)))


def _notes(table: Table) -> Iterator[int]:
    in_notes = False
    for row in range(max(table.header.row + 1, table.end - 12), table.end):
        reason = leftover(table, row, in_notes)
        in_notes = reason is Leftover.NOTE or (in_notes and reason is Leftover.BLANK)
        if reason is Leftover.NOTE:
            yield row
