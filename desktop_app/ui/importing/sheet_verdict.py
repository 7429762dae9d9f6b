"""Where every row and cell of a foreign sheet stands, before and after it is repaired (U48)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Self

from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.language import N_
from desktop_app.operations.importing import ReadRow, SheetDoubt
from desktop_app.operations.outlook import BadCell, Looked, RowFate


class RowStanding(Enum):
    """What becomes of a row: in words, by a glyph, and in which colour where it has one.

    UNREAD: no table was found; TITLE: a line above the table that names the customer.
    """

    FINE = (Said("ready"), "✓", Mark.FINE)
    NEW_CUSTOMER = (Said("new customer"), "＋")
    CHANGED = (Said("is filled in"), "＋")
    OPEN = (Said("choose what is meant"), "?", Mark.SOON)
    CAUTION = (Said("please check"), "!", Mark.SOON)
    KNOWN = (Said("already in the book"), "＝")
    BAD = (Said("has a problem"), "✕", Mark.LATER)
    NOT_READ = (Said("no entry"), "–")
    DROPPED = (Said("left out by you"), "–")
    TITLE = (Said("above the table"),)
    UNREAD = (Said("not read"),)

    def __init__(self, said: Said, glyph: str = "", mark: Mark | None = None) -> None:
        self.said, self.glyph, self.mark = said, glyph, mark


FATES = {
    RowFate.NEW: RowStanding.FINE,
    RowFate.NEW_CUSTOMER: RowStanding.NEW_CUSTOMER,
    RowFate.KNOWN: RowStanding.KNOWN,
    RowFate.CHANGED: RowStanding.CHANGED,
    RowFate.OPEN: RowStanding.OPEN,
}

_OF_THE_SHEET = {"rows", "columns", "_entries", "_cautions", "_reasons"}


@dataclass(frozen=True, eq=False)
class SheetVerdict:
    """Judges by what was read, by what the book said (`refused`), and by the rows the user left out (`dropped`).

    Rows count from 1, as the sheet shows them; `column` is a letter, as in a `BadCell`.
    """

    looked: Looked
    dropped: frozenset[int] = frozenset()
    refused: Mapping[int, Said] = field(default_factory=dict)

    def prepare(self) -> Self:
        """Judge everything now, so that whoever shows it does not wait."""
        for part in ("rows", "columns", "coming", "money", "counts", "problem_rows", "doubtful", "_entries"):
            getattr(self, part)
        return self

    def again(self, dropped: frozenset[int] | None = None, refused: Mapping[int, Said] | None = None) -> "SheetVerdict":
        """The same sheet with other rows left out or refused; what does not depend on them is not judged twice."""
        dropped = self.dropped if dropped is None else dropped
        refused = self.refused if refused is None else refused
        if (dropped, refused) == (self.dropped, self.refused):
            return self
        other = SheetVerdict(self.looked, dropped, refused)
        vars(other).update({part: known for part, known in vars(self).items() if part in _OF_THE_SHEET})
        if "counts" in vars(self):
            vars(other)["counts"] = self._counted_on(other)
        return other

    def _counted_on(self, other: "SheetVerdict") -> Counter[RowStanding]:
        """How the rows stand then: only those that were left out or refused since are looked at again."""
        counts = self.counts.copy()
        for row in (self.dropped ^ other.dropped) | (self.refused.keys() ^ other.refused.keys()):
            counts[self.standing(row)] -= 1
            counts[other.standing(row)] += 1
        return counts

    @property
    def _fates(self) -> Mapping[int, RowFate]:
        return self.looked.ahead.fates if self.looked.ahead else {}

    @property
    def is_read(self) -> bool:
        """Whether a table was found and read."""
        return self.looked.seen is not None

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that show something: the line that names the customer, then the table without its blank lines."""
        table = self.looked.table
        if table is None:
            return ()
        titles = (table.customer.row + 1,) if table.customer and table.customer.row >= 0 else ()
        return (*titles, *(row + 1 for row in table.rows() if table.filled(row)))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """From the first to the last column, counted from 0, with a name or a value, or the name of the customer."""
        table = self.looked.table
        if table is None:
            return ()
        header = table.header
        named = [header.left + at for at, name in enumerate(header.names) if name]
        filled = [min(len(table.sheet.rows[row - 1]) - 1, header.right) for row in self.rows]
        first = min(header.left, table.customer.column) if table.customer else header.left
        return tuple(range(first, max([*named, *filled, header.left]) + 1))

    @cached_property
    def bad(self) -> Mapping[tuple[int, str], BadCell]:
        """Every bad cell that still matters, by row and column, in the order of the sheet."""
        cells = sorted(
            self.looked.seen.bad if self.looked.seen else (), key=lambda bad: (bad.row, len(bad.column), bad.column)
        )
        first: dict[tuple[int, str], BadCell] = {}
        for bad in cells:
            if bad.row not in self.dropped:
                first.setdefault((bad.row, bad.column), bad)
        return first

    @cached_property
    def doubts(self) -> tuple[SheetDoubt, ...]:
        """What must be said before anything comes in: what the file leaves open, and what only the book can ask."""
        seen, ahead = self.looked.seen, self.looked.ahead
        asked = (*(seen.doubts if seen else ()), *(ahead.doubts if ahead else ()))
        still = (one for one in asked if one.row not in self.dropped)
        return tuple(sorted(still, key=lambda one: (one.row, len(one.column), one.column)))

    @cached_property
    def doubtful(self) -> frozenset[tuple[int, str]]:
        """Row and column of every cell that is in doubt."""
        return frozenset((one.row, one.column) for one in self.doubts if one.row)

    @cached_property
    def problem_rows(self) -> frozenset[int]:
        """Rows that keep the sheet from being imported whole."""
        return frozenset(row for row, _ in self.bad) | (self.refused.keys() - self.dropped)

    @property
    def left_out(self) -> frozenset[int]:
        """First rows of the good entries that are not to be imported: by hand, or because the book refuses them."""
        return self.dropped | self.problem_rows

    @cached_property
    def coming(self) -> tuple[ReadRow, ...]:
        """The entries that an import would add to the book."""
        fates, out, none = self._fates, self.left_out, (None, RowFate.KNOWN)
        return tuple(one for one in self._good if one.rows[0] not in out and fates.get(one.rows[0]) not in none)

    @cached_property
    def money(self) -> tuple[int, int]:
        """(owed, received) in fen: by how much what comes in raises what is owed, and the money it brings."""
        moves = self.looked.ahead.moves if self.looked.ahead else {}
        moved = [moves[one.rows[0]] for one in self.coming]
        return sum(owed for owed, _ in moved), sum(received for _, received in moved)

    @cached_property
    def counts(self) -> Counter[RowStanding]:
        return Counter(map(self.standing, self.rows))

    def standing(self, row: int) -> RowStanding:
        ahead, table = self.looked.ahead, self.looked.table
        if ahead is None:
            return RowStanding.UNREAD
        if row in self.dropped:
            return RowStanding.DROPPED
        if row in self.problem_rows:
            return RowStanding.BAD
        if table is not None and table.customer is not None and row == table.customer.row + 1:
            return RowStanding.TITLE
        if row not in ahead.fates:
            return RowStanding.NOT_READ
        if row in self._doubtful_rows:
            return RowStanding.OPEN
        return RowStanding.CAUTION if row in self._cautions else FATES[ahead.fates[row]]

    def notes(self, row: int) -> list[Said]:
        """What is to be said of a whole row, apart from its bad cells."""
        told = [*([self.refused[row]] if row in self.refused else ()), *self._cautions.get(row, ())]
        told += [one.said for one in self.doubts if one.row == row]
        if row in self._reasons:
            told.append(self._reasons[row])
        elif self.standing(row) is RowStanding.NOT_READ:
            told.append(Said("The customer named above the table must be fixed first."))
        return told

    def of_table(self) -> list[Said]:
        """What is to be said of the table as a whole."""
        return self._cautions.get(0, [])

    @property
    def agreed(self) -> list[Said]:
        """Of these what only says that all is well."""
        return [one.said for one in self.looked.seen.cautions if one.agrees] if self.looked.seen else []

    def entry_of(self, row: int) -> tuple[int, ...]:
        """All rows of the entry that a row belongs to; the row alone where it belongs to none."""
        return self._entries.get(row, (row,))

    @property
    def _good(self) -> Sequence[ReadRow]:
        return self.looked.seen.good if self.looked.seen else ()

    @cached_property
    def _entries(self) -> Mapping[int, tuple[int, ...]]:
        return {row: one.rows for one in self._good for row in one.rows}

    @cached_property
    def _doubtful_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.doubtful)

    @cached_property
    def _cautions(self) -> Mapping[int, list[Said]]:
        told: dict[int, list[Said]] = {}
        for caution in self.looked.seen.cautions if self.looked.seen else ():
            told.setdefault(caution.row, []).append(caution.said)
        return told

    @cached_property
    def _reasons(self) -> Mapping[int, Said]:
        return {out.row: out.reason.said for out in (self.looked.seen.left_out if self.looked.seen else ())}


class ShowRows(Enum):
    """Which rows the grid shows: an English source text, and how they stand; all, where nothing is named."""

    ALL = (N_("All"),)
    BAD = (N_("Problems"), RowStanding.BAD)
    OPEN = (N_("To be answered"), RowStanding.OPEN)
    CAUTION = (N_("Please check"), RowStanding.CAUTION)
    NEW_CUSTOMER = (N_("New customers"), RowStanding.NEW_CUSTOMER)
    CHANGED = (N_("Filled in"), RowStanding.CHANGED)
    KNOWN = (N_("Already in the book"), RowStanding.KNOWN)
    OUT = (N_("Not imported"), RowStanding.NOT_READ, RowStanding.DROPPED)

    def __init__(self, words: str, *standings: RowStanding) -> None:
        self.words, self.standings = words, standings

    def count(self, verdict: SheetVerdict) -> int:
        return sum(verdict.counts[one] for one in self.standings) if self.standings else len(verdict.rows)
