"""The sheets that come in together, each with its own draft, one of them shown; most often there is only one (c10b)."""

from collections.abc import Sequence, Set
from copy import copy
from dataclasses import dataclass, field

from desktop_app.domain.customers import Customer
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import Book
from desktop_app.operations.importing import ImportKind, Preview, Workbook
from desktop_app.operations.outlook import LookAt, Wanted, look_together
from desktop_app.operations.several_sheets import SheetPart, accounts_in
from desktop_app.ui.importing.sheet_draft import SheetDraft, no_sheet
from desktop_app.ui.importing.sheet_verdict import RowStanding, SheetVerdict


@dataclass(slots=True)
class SheetStack:
    """`at` is the draft that is shown; `left` are those that stay out. `parts`: what else the file would bring."""

    drafts: list[SheetDraft]
    names: list[str] = field(default_factory=list)
    at: int = 0
    left: set[int] = field(default_factory=set)
    parts: Sequence[SheetPart] = ()

    @property
    def draft(self) -> SheetDraft:
        return self.drafts[self.at]

    @property
    def is_several(self) -> bool:
        return len(self.drafts) > 1

    @property
    def taken(self) -> list[SheetDraft]:
        """Those that come in."""
        return [one for at, one in enumerate(self.drafts) if at not in self.left]

    # ── what is in them ──────────────────────────────────────────────────────────────────────────

    @property
    def coming(self) -> int:
        """How many entries an import would add to the book."""
        return sum(len(one.verdict.coming) for one in self.taken)

    @property
    def without_debt(self) -> int:
        """How many of them are customers who owe nothing, among debts."""
        kinds = ((one.verdict.looked.kind, one.verdict.coming) for one in self.taken)
        debts = (entry for kind, coming in kinds if kind is ImportKind.OPEN_ITEMS for entry in coming)
        return sum(isinstance(entry.value, Customer) for entry in debts)

    @property
    def no_entries(self) -> int:
        """Rows that bring nothing: totals, notes, what is settled."""
        return sum(one.verdict.counts[RowStanding.NOT_READ] for one in self.taken)

    @property
    def problems(self) -> int:
        return sum(len(one.verdict.problem_rows) for one in self.taken)

    @property
    def doubts(self) -> int:
        return sum(len(one.verdict.doubts) for one in self.taken)

    @property
    def money(self) -> tuple[int, int]:
        """(owed, received) in fen."""
        sums = [one.verdict.money for one in self.taken]
        return sum(owed for owed, _ in sums), sum(received for _, received in sums)

    @property
    def is_read(self) -> bool:
        """Whether each holds a table that can be read."""
        return bool(self.taken) and all(one.verdict.is_read for one in self.taken)

    @property
    def is_mended(self) -> bool:
        return any(one.is_mended for one in self.drafts)

    def strangers(self) -> tuple[str, ...]:
        """New customers of whom no sheet says how they pay."""
        ahead = [one.verdict.looked.ahead for one in self.taken]
        return tuple(dict.fromkeys(name for one in ahead if one is not None for name in one.without_terms))

    def tables(self) -> list[Preview]:
        """What comes in, as it was read."""
        return [one.verdict.looked.seen for one in self.taken if one.verdict.looked.seen is not None]

    def without(self) -> dict[str, Set[int]]:
        """First rows of the entries that stay out, by table."""
        return {
            one.verdict.looked.seen.table.key: one.verdict.left_out
            for one in self.taken
            if one.verdict.looked.seen is not None
        }

    # ── what is done with them ───────────────────────────────────────────────────────────────────

    def asked(self) -> "SheetStack":
        """As it is now: to be judged while the user goes on."""
        return SheetStack([copy(one) for one in self.drafts], self.names, self.at, set(self.left))

    def judged(self, book: Book, moment: Moment) -> list[SheetVerdict]:
        """Each as it is now, against this book and the others."""
        asked = [
            LookAt(one.workbook, one.wanted, one.is_certain, at not in self.left) for at, one in enumerate(self.drafts)
        ]
        looked = look_together(book.ledger, asked, moment)
        return [
            SheetVerdict(found, one.verdict.dropped, one.verdict.refused).prepare()
            for found, one in zip(looked, self.drafts, strict=True)
        ]

    def take(self, verdicts: Sequence[SheetVerdict]) -> None:
        for one, verdict in zip(self.drafts, verdicts, strict=True):
            one.take(verdict)

    def accept(self, which: str, choice: str) -> None:
        """Settle a doubt of the sheet that is shown, or all of its kind in every sheet."""
        for one in [self.draft] if "@" in which else self.drafts:
            one.accept(which, choice)

    def next_waiting(self) -> int | None:
        """The next sheet, after the one shown, in which something is wrong or open."""
        order = [*range(self.at + 1, len(self.drafts)), *range(self.at)]
        verdicts = ((at, self.drafts[at].verdict) for at in order if at not in self.left)
        return next((at for at, one in verdicts if one.doubts or one.problem_rows), None)

    def show_table(self, key: str) -> bool:
        """Turn to the sheet of that table; whether it is there."""
        keys = [one.verdict.looked.seen.table.key if one.verdict.looked.seen else "" for one in self.drafts]
        self.at = keys.index(key) if key in keys else self.at
        return key in keys


def stack_of(
    name: str, workbook: Workbook, otherwise: ImportKind, parts: Sequence[SheetPart], together: bool
) -> SheetStack:
    """All tables of several files, or of a file with a customer a sheet; else the one that fits best."""
    accounts = accounts_in(parts)
    if accounts or (together and len(parts) > 1):
        stack = every_sheet(name, workbook, parts)
        stack.left = set(range(len(parts))) - accounts if accounts and not together else set()
        stack.at = min(accounts, default=0)
        return stack
    return SheetStack([SheetDraft(name, workbook, workbook, Wanted(otherwise))], parts=parts)


def every_sheet(name: str, workbook: Workbook, parts: Sequence[SheetPart]) -> SheetStack:
    """Every table of a file, or of several."""
    drafts = [
        SheetDraft(
            name, workbook, workbook, Wanted(part.kind, only=part.key, everybody=part.everybody),
            is_certain=True, chosen=part.key, is_part=True,
        )
        for part in parts
    ]  # fmt: skip
    return SheetStack(drafts, [part.customer or part.sheet for part in parts], parts=parts)


def nothing() -> SheetStack:
    """What there is to work on before a file is read."""
    return SheetStack([no_sheet()])
