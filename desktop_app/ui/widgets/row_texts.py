"""What the rows of a list are found by when somebody types into its filter: made while nobody types (U32, U38)."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from desktop_app.domain.columns import Column
from desktop_app.domain.picks import holds
from desktop_app.ui.widgets.columns import cell_text
from desktop_app.ui.widgets.speech import Reader

Record = TypeVar("Record")


class RowTexts(Generic[Record]):
    """Words of every cell and of what more a row is found by, in lower case.

    Twenty thousand rows take most of a second. It is spent in small parts, and a row that comes again as it was keeps
    its words.
    """

    def __init__(self, columns: Sequence[Column[Record]], desk: Reader, identity: Callable[[Record], Hashable]) -> None:
        self._columns = tuple(columns)
        self._desk = desk
        self._identity = identity
        self._rows: list[Record] = []
        self._known: dict[int, str] = {}
        self._made_for: object = None
        self._waiting: list[Record] = []

    @property
    def whole(self) -> bool:
        """Whether every row can be found."""
        return not self._waiting

    def follow(self, records: Sequence[Record]) -> None:
        """These are the rows from now on."""
        kept = self._kept(records)
        self._rows, self._known = list(records), kept
        self._waiting = [one for one in reversed(self._rows) if id(one) not in kept]

    def prepare(self, count: int) -> None:
        """Make the next rows ready to be found."""
        today = self._desk.today()
        for _ in range(min(count, len(self._waiting))):
            one = self._waiting.pop()
            shown = [cell_text(column, one, self._desk, today) for column in self._columns]
            more = [column.found_by(one) for column in self._columns if column.found_by]
            self._known[id(one)] = "\n".join([*shown, *more]).lower()

    def found(self, record: Record, words: Sequence[str]) -> bool:
        """Whether the row holds every word; one that is not ready is not found yet."""
        text = self._known.get(id(record))
        return text is not None and all(holds(text, word) for word in words)

    def _kept(self, records: Sequence[Record]) -> dict[int, str]:
        """The words of rows that say what they said, to the same reader on the same day."""
        reader = self._desk.today(), self._desk.preferences.mask_phones
        same, self._made_for = reader == self._made_for, reader
        if not same or not self._known:
            return {}
        before = {self._identity(one): one for one in self._rows if id(one) in self._known}
        pairs = ((one, before.get(self._identity(one))) for one in records)
        return {id(one): self._known[id(old)] for one, old in pairs if old is not None and old == one}
