"""A good row of a foreign table, and what the book asks about it: told at its cell, settled by the same words as what
the file itself leaves in doubt.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import letter
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.previews import Preview
from desktop_app.exchange.reading import ReadRow
from desktop_app.exchange.rows import Row


@dataclass(frozen=True, slots=True)
class Placed:
    """One good row, and the table it stands in."""

    seen: Preview
    read: ReadRow

    @property
    def value(self) -> Row:
        return self.read.value

    @property
    def identity(self) -> str:
        return self.read.identity

    @property
    def table(self) -> str:
        """What its table is chosen by."""
        return self.seen.table.key

    def column(self, meaning: Meaning) -> str:
        """The letter of a column; empty where the table has none."""
        found = self.seen.source.header.columns.get(meaning)
        return "" if found is None else letter(found)


_OPEN = Said("{count} doubts are open, the first is {which}: {said} Choose what is meant. Nothing was imported.")


class InDoubt(Refused):
    """Nothing is booked before somebody says what is meant; `doubts` by the key of their table."""

    def __init__(self, template: str, /, **facts: object) -> None:
        super().__init__(template, **facts)
        self.doubts: Mapping[str, tuple[SheetDoubt, ...]] = {}

    @classmethod
    def about(cls, doubts: Mapping[str, tuple[SheetDoubt, ...]]) -> "InDoubt":
        """Needs one doubt at least."""
        every = [doubt for found in doubts.values() for doubt in found]
        made = cls(
            _OPEN.template,
            count=len(every),
            which=every[0].key,
            said=every[0].said,
        )
        made.doubts = doubts
        return made


@dataclass(slots=True)
class BookAnswers:
    """What was accepted of each table, and what the book leaves open."""

    of_table: dict[str, Answers] = field(default_factory=dict)
    rows: dict[tuple[str, int], bool] = field(default_factory=lambda: defaultdict(bool))
    """Tables and rows with an open question."""

    def ask(self, placed: Placed, which: str, meaning: Meaning, said: Said, choices: Sequence[DoubtChoice]) -> str:
        """The key of the choice that counts; the first one while nobody has chosen, and the question stays open."""
        answers = self.of_table.setdefault(placed.table, Answers(placed.seen.accepted))
        doubt = SheetDoubt(which, said, tuple(choices), placed.read.row, placed.column(meaning))
        chosen = answers.ask(doubt)
        if doubt.key in answers.open:
            self.rows[placed.table, placed.read.row] = True
        return chosen

    @property
    def open(self) -> dict[str, tuple[SheetDoubt, ...]]:
        """By table, in the order of its cells."""
        return {
            table: tuple(sorted(one.open.values(), key=lambda doubt: (doubt.row, len(doubt.column), doubt.column)))
            for table, one in self.of_table.items()
            if one.open
        }
