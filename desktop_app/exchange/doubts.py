"""What a foreign file leaves in doubt: told at its cell with the choices, and settled before anything is booked.

How to raise one: a reader asks `RowReading.ask("sums", Meaning.OPEN, said, choices)`, anything else that reads a file
`Answers.ask(SheetDoubt(...))`. Both give the key of the choice that counts, the first one while nobody has chosen, so
that reading goes on and the preview can show what would come. What was not settled stands in `Preview.doubts`; as long
as one stands there nothing may be imported. Doubts that only the book can have (the same paper again) are the same
value, raised by whoever asks the book.

How one is settled: `Wanted.accepted` maps a word to the key of a choice, or to "" for the first. The word is `which`
for all doubts of that kind, or `which@place` for one (`sums@E7`, `column@F`, `row@7`). On the command line it is
`--accept sums`, `--accept sums@E7` or `--accept sums@E7=rest` (parted at `=`). A window puts `SheetDoubt.key` and
the `key` of the chosen `DoubtChoice` into it and reads again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.errors import Refused, Said


@dataclass(frozen=True, slots=True)
class DoubtChoice:
    """One way to settle a doubt: what to type, and what it means for people."""

    key: str
    said: Said


@dataclass(frozen=True, slots=True)
class SheetDoubt:
    """One question about a file. `which` is a short word that stays the same from file to file.

    `row` as the sheet shows it, 0 for the whole table; `column` its letter, empty for a whole row. The first of the
    choices is the likeliest; it is taken when the doubt is accepted without naming one.
    """

    which: str
    said: Said
    choices: tuple[DoubtChoice, ...]
    row: int = 0
    column: str = ""

    @property
    def place(self) -> str:
        """The cell, column or row: `E7`, `E`, `7`; empty for the whole table."""
        return f"{self.column}{self.row or ''}"

    @property
    def key(self) -> str:
        """What accepts this one and no other: `sums@E7`."""
        return f"{self.which}@{self.place}" if self.place else self.which

    def settled(self, accepted: Mapping[str, str]) -> str | None:
        """The key of the choice that was made; None when it is still open. Refuses a choice there is not."""
        chosen = accepted.get(self.key, accepted.get(self.which))
        if chosen is None or chosen in (choice.key for choice in self.choices):
            return chosen
        if chosen:
            raise Refused(
                "“{chosen}” does not answer {which}. It can be {choices}.",
                chosen=chosen,
                which=self.key,
                choices=", ".join(choice.key for choice in self.choices),
            )
        return self.choices[0].key


@dataclass(slots=True)
class Answers:
    """What was accepted, and what is still open while a file is read."""

    accepted: Mapping[str, str] = field(default_factory=dict)
    open: dict[str, SheetDoubt] = field(default_factory=dict)
    words: dict[tuple[str, str], SheetDoubt] = field(default_factory=dict)
    settled: dict[str, str] = field(default_factory=dict)
    """What was chosen, by the key of the doubt."""

    def ask_of_word(self, word: str, doubt: SheetDoubt) -> str:
        """As `ask`, once for all cells that say that word, at the first of them."""
        return self.ask(self.words.setdefault((doubt.which, word), doubt))

    def ask(self, doubt: SheetDoubt) -> str:
        """The choice that counts; the first one while nobody has chosen. The doubt stays open then."""
        chosen = doubt.settled(self.accepted)
        if chosen is None:
            self.open.setdefault(doubt.key, doubt)
            return doubt.choices[0].key
        self.settled[doubt.key] = chosen
        return chosen
