"""How the days of a table's columns are read: each column as a whole decides the order, or it is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange.day_orders import DayColumn, DayOrder, day_column, months_first
from desktop_app.exchange.days import DayRules, run_on
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import CellKind, letter
from desktop_app.exchange.tables import Table

_YEARS = (
    DoubtChoice("nearest", Said("Yes, each is the nearest past day.")),
    DoubtChoice("other", Said("No: I write the years into the sheet.")),
)

_WHOLE = re.compile(r"\d{1,2}\.(\d0|0\d)", re.ASCII)
_CUT = (
    DoubtChoice("ones", Said("All are the 1st, 2nd or 3rd.")),
    DoubtChoice("tens", Said("All are the 10th, 20th or 30th.")),
    DoubtChoice("other", Said("Some of both: I write the days into the sheet.")),
)


@dataclass(slots=True)
class TableDays:
    """The columns of one table that hold days, each looked through once."""

    table: Table
    today: date
    answers: Answers
    _rules: dict[int, DayRules] = field(default_factory=dict)
    _runs: dict[int, bool] = field(default_factory=dict)
    _found: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def rules(self, column: int, on_or_after: date | None = None) -> DayRules:
        """How a day of this column is read; `on_or_after` goes with one row only."""
        found = self._rules.get(column)
        if found is None:
            found = self._rules[column] = self._looked_through(column)
        if on_or_after is None:
            return found
        return replace(found, on_or_after=on_or_after)

    def texts(self, column: int) -> tuple[str, ...]:
        """Each text and number of a column once."""
        if column not in self._found:
            self._found[column] = tuple(dict.fromkeys(self._texts(column)))
        return self._found[column]

    def _looked_through(self, column: int) -> DayRules:
        texts = self.texts(column)
        whole = day_column(texts, self.today)
        return DayRules(
            self.today,
            since_1904=self.table.sheet.since_1904,
            months_first=months_first(texts),
            order=lambda: self._order(whole, column),
            far=lambda text, day: self._is_far(column, text, day),
            cut=lambda text: self._is_cut(column, texts, text),
        )

    def _texts(self, column: int) -> Iterator[str]:
        for row in self.table.rows():
            cell = self.table.sheet.cell(row, column)
            if cell.kind in (CellKind.TEXT, CellKind.NUMBER):
                yield cell.text

    def _order(self, whole: DayColumn, column: int) -> DayOrder:
        if not whole.is_open:
            return whole.orders[0]
        return DayOrder(self.answers.ask(SheetDoubt("days", whole.said, whole.choices, 0, letter(column))))

    def _is_cut(self, column: int, texts: tuple[str, ...], text: str) -> bool:
        """Whether `11.3` is the 30th: where another day of the column ends in 0 or has a 0 in front, none was cut."""
        if any(_WHOLE.fullmatch(one.strip()) for one in texts):
            return False
        said = Said("“{text}” may be {one} or {other}: a spreadsheet program cuts the last 0. Which is it?",
                    text=text, one=f"{text.replace('.', '-0')}", other=f"{text.replace('.', '-')}0")  # fmt: skip
        doubt = SheetDoubt("cut", said, _CUT, 0, letter(column))
        chosen = self.answers.ask_of_word(str(column), doubt)
        if chosen == "other":
            raise Refused("“{text}” may be either day. Write the days with two digits.", text=text)
        return chosen == "tens"

    def _is_far(self, column: int, text: str, day: date) -> bool:
        """Whether days of this column without a year lie long ago, each on its nearest past day; asked once for all."""
        if column not in self._runs:
            self._runs[column] = run_on(self._texts(column), self._rules[column])
        if self._runs[column]:
            return True
        said = Said(
            "The days of column {column} have no year, and some are long past: “{text}” would be {day}. Is every one "
            "the nearest past day?",
            column=letter(column),
            text=text[:20],
            day=day,
        )
        return self.answers.ask_of_word(str(column), SheetDoubt("years", said, _YEARS, 0, letter(column))) == "nearest"
