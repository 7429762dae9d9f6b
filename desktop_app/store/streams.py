"""Long tables side by side: rows in the order of a key, given out group by group, so that few are held at once."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from desktop_app.store.database import Row


class Ascending:
    """Groups of rows in ascending order of their key; keys nobody asked for are kept in `passed`."""

    def __init__(self, rows: Iterable[Row], key: Callable[[Row], Any]) -> None:
        self._groups = groupby(rows, key)
        self.passed: list[Any] = []
        self._key: Any = None
        self._advance()

    def take(self, key: Any) -> list[Row]:
        """The rows of this key; to be asked in ascending order."""
        while self._rows and self._key < key:
            self.passed.append(self._key)
            self._advance()
        if not self._rows or self._key != key:
            return []
        found = self._rows
        self._advance()
        return found

    def finish(self) -> list[Any]:
        """Every key that was never taken."""
        while self._rows:
            self.passed.append(self._key)
            self._advance()
        return self.passed

    def _advance(self) -> None:
        self._key, group = next(self._groups, (None, iter(())))
        self._rows = list(group)
