"""A foreign sheet while the user works on it: what the file says, what was mended, how it is to be read (U48)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.domain.errors import Said
from desktop_app.operations.import_templates import columns_of, field_said, lacking
from desktop_app.operations.importing import ImportKind, Table, Workbook, repaired
from desktop_app.operations.outlook import Candidate, Looked, Meaning, Wanted
from desktop_app.ui.importing.sheet_verdict import SheetVerdict

UNREAD = SheetVerdict(Looked(ImportKind.OPEN_ITEMS, None))
"""Of a sheet that was not looked at yet."""


@dataclass(slots=True)
class SheetDraft:
    """`original` is the file as it was read; `workbook` is what it says after the repairs.

    `chosen` is a sheet's name or a table's key.
    """

    name: str
    original: Workbook
    workbook: Workbook
    wanted: Wanted
    """How it is to be read; where the kind is not certain, the sheet's headings go before it."""

    is_certain: bool = False
    chosen: str = ""
    is_part: bool = False
    """Whether it is one of several that come in together, and no other table may be chosen in its place."""

    candidates: tuple[Candidate, ...] = ()
    verdict: SheetVerdict = UNREAD
    """Where every row stands, by what was last looked at, with the rows left out since."""

    decided: dict[tuple[int, str], Said] = field(default_factory=dict)
    """What was said of doubts, by row and column."""

    table: Table | None = None
    """What the grid shows: the table that was found, as it is repaired and named by hand since."""

    @property
    def is_mended(self) -> bool:
        """Whether something was typed or left out that would be lost."""
        return self.workbook is not self.original or bool(self.verdict.dropped)

    @property
    def sheet_name(self) -> str:
        """The sheet that is read."""
        return self.table.sheet.key if self.table else ""

    @property
    def names_nobody(self) -> bool:
        """Whether the sheet itself does not say whose rows these are."""
        if self.table is None or Meaning.CUSTOMER not in columns_of(self.wanted.kind):
            return False
        title = self.table.customer
        return Meaning.CUSTOMER not in self.table.header.columns and (title is None or title.row < 0)

    @property
    def names_no_day(self) -> bool:
        """Whether the sheet is a list of debts that does not say of which day they are."""
        debts = self.wanted.kind is ImportKind.OPEN_ITEMS and self.table is not None
        return debts and self.table is not None and Meaning.DATE not in self.table.header.columns

    def missing(self) -> list[tuple[Meaning, ...]]:
        """What a table of this kind needs and the sheet does not name; of each group one is enough."""
        return lacking(self.wanted.kind, self.table) if self.table else []

    def trouble(self, tell: Callable[[Said], str]) -> Said | None:
        """Why nothing can be read: columns that are missing, of two that do both; else what the reader said."""
        trouble, kind = self.verdict.looked.trouble, self.wanted.kind
        missing = self.missing() if trouble else []
        if not missing:
            return trouble
        columns = ", ".join(" / ".join(tell(field_said(kind, one)) for one in group[:2]) for group in missing)
        if self.names_nobody:
            return Said(
                "Still missing: {columns}. Choose above the columns what each one is, or name the customer of all rows "
                "at the top.",
                columns=columns,
            )
        return Said("Still missing: {columns}. Choose above the columns what each one is.", columns=columns)

    def cautions(self) -> list[Said]:
        """What to think about, said of the table as a whole."""
        count = len(self.candidates)
        several = [Said("{count} tables fit. Each is imported by itself.", count=count)] if count > 1 else []
        return self.verdict.of_table() + several

    def take(self, verdict: SheetVerdict) -> None:
        """What was found. A mapping by hand that is not whole yet stays above the columns."""
        if verdict.looked.trouble is not None and self.wanted.mapping and self.table is not None:
            verdict = SheetVerdict(replace(verdict.looked, table=self._present(self.table)))
        looked = verdict.looked
        self.verdict = verdict.again(self.verdict.dropped, self.verdict.refused)
        self.table, self.candidates = looked.table, looked.choices or self.candidates
        self._want(kind=looked.kind, only=looked.table.key if looked.table else "")
        self.is_certain = True

    def repair(self, row: int, column: int, text: str) -> None:
        """Another text in one cell, both counted from 0; what the book said of the row is asked again."""
        if self.table is None:
            return
        self.workbook = repaired(self.workbook, self.table.sheet.key, row, column, text)
        self.table = self._present(self.table)
        self.verdict = self.verdict.again(
            refused={line: said for line, said in self.verdict.refused.items() if line != row + 1}
        )

    def refuse(self, said: Said) -> None:
        """What the book said of the row that is the refusal's `line`."""
        self.verdict = self.verdict.again(refused={**self.verdict.refused, said.line: said})

    def leave_out(self, row: int) -> None:
        """Leave the entry of this row out; once more takes it in again."""
        self.verdict = self.verdict.again(dropped=self.verdict.dropped ^ {*self.verdict.entry_of(row)})

    def read_column_as(self, column: int, field: Meaning | None) -> None:
        """Say by hand what a column is; every other column stays what it was."""
        if self.table is None:
            return
        header = self.table.header.with_field(column, field)
        self.table = replace(self.table, header=header)
        self._want(mapping=header.mapping)

    def accept(self, which: str, choice: str) -> None:
        """Settle a doubt, or all of its kind, by the key of a choice; what was said stays at its cell."""
        for doubt in self.verdict.doubts:
            if which in (doubt.key, doubt.which):
                said = {one.key: one.said for one in doubt.choices}
                self.decided |= {(doubt.row, doubt.column): said[choice]} if choice in said else {}
        self._want(accepted={**self.wanted.accepted, which: choice})

    def ask_again(self) -> None:
        """Nothing is settled any more."""
        self.decided = {}
        self._want(accepted={})

    def read_as(self, kind: ImportKind) -> None:
        """Another kind of table: the headings tell again, in the sheet that was chosen."""
        self._want(kind=kind, mapping={}, only=self.chosen, accepted={})
        self.is_certain, self.candidates = True, ()
        self.verdict = self.verdict.again(refused={})

    def choose(self, chosen: str) -> None:
        """Another sheet, or another table of it."""
        self.chosen = chosen
        self._want(mapping={}, only=chosen)
        self.verdict = self.verdict.again(frozenset(), {})

    def name_everybody(self, name: str) -> None:
        """The customer of all rows, where neither a column nor a line above the table names one."""
        self._want(everybody=name)

    def date_everything(self, day: date | None) -> None:
        """The day of all debts of a list without days."""
        self._want(dated=day)

    def choices(self) -> Iterator[tuple[str, Candidate | None, str]]:
        """(what chooses it, the table if its sheet has several that fit, the sheet's name) of all there is to read."""
        for sheet in () if self.is_part else self.workbook.sheets:
            tables = [one for one in self.candidates if one.sheet == sheet.name]
            if sheet.hidden or not any(sheet.rows):
                continue
            if len(tables) < 2:
                yield sheet.key, None, sheet.name
            for one in tables if len(tables) > 1 else ():
                yield one.key, one, sheet.name

    def _want(self, **changes: Any) -> None:
        self.wanted = replace(self.wanted, **changes)

    def _present(self, table: Table) -> Table:
        """The table on the sheet as it is repaired by now."""
        sheet = next(one for one in self.workbook.sheets if one.key == table.sheet.key)
        return replace(table, sheet=sheet)


def no_sheet() -> SheetDraft:
    """What there is to work on before a sheet is read."""
    nothing = Workbook([])
    return SheetDraft("", nothing, nothing, Wanted(ImportKind.OPEN_ITEMS))
