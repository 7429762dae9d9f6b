"""How a foreign workbook is to be read: as which kind, and what is said or remembered of its columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.layouts import ImportKind, Layout, Meaning

Remembered = Callable[[str], Mapping[str, str]]
"""The mapping kept for the `signature` of a header: field → column name, empty for a field read from no column."""


def nothing_remembered(_signature: str) -> Mapping[str, str]:
    return {}


def signature(kind: ImportKind, header: str) -> str:
    """The same header means other columns in another kind: an amount owed, an amount received."""
    return f"{kind.value}:{header}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`mapping`, by hand: field → column name or letter, empty for none; it goes before what is remembered of a header,
    and that before the built-in names.

    `only`: a sheet's name, or the key of a table. `everybody`: the customer of all rows where no column and no title
    says it. `dated`: the day of all debts of a list without days. `accepted`: the doubts that are settled, by their
    word (see `doubts`).
    """

    kind: ImportKind
    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: Remembered = nothing_remembered
    only: str = ""
    everybody: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict)
    dated: date | None = None

    @property
    def layout(self) -> Layout:
        return LAYOUTS[self.kind]

    def chosen(self) -> dict[Meaning, str]:
        """The mapping by hand; refuses a field that the kind does not have."""
        for name in self.mapping:
            if self.layout.knows(name) is None:
                raise Refused(
                    "“{field}” is not a field of such a table. Its fields are {fields}.",
                    field=name,
                    fields=", ".join(column.field for column in self.layout.columns),
                )
        return self._by_field(self.mapping)

    def known(self, header: str) -> dict[Meaning, str]:
        """What is remembered of a header, by its own signature."""
        return self._by_field(self.remembered(signature(self.kind, header)))

    def _by_field(self, mapping: Mapping[str, str]) -> dict[Meaning, str]:
        fields = {self.layout.knows(name): column for name, column in mapping.items()}
        return {field: column for field, column in fields.items() if field is not None}
