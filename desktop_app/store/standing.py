"""Does the open ledger still stand in its place? A file that was removed or exchanged keeps nothing that is said."""

from pathlib import Path

from desktop_app.domain.errors import Unavailable

LOG = "-wal"
"""What the database adds to the ledger's name for its write-ahead log."""

Identity = tuple[int, int]
"""Device and number of a file: another file of the same name has another."""


class OpenFiles:
    """Which files an open ledger writes into, looked for again before anything is called saved."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger
        self._log = ledger.with_name(ledger.name + LOG)
        self._known = {ledger: identity(ledger)}

    def require(self) -> None:
        """Unavailable when the ledger or its log is gone from its place, or is another file by now."""
        if self._log not in self._known and (begun := identity(self._log)) is not None:
            self._known[self._log] = begun  # the database begins it with the first page it writes
        for file, known in self._known.items():
            if known is None or identity(file) != known:
                raise Unavailable(
                    "The book in {folder} was moved, removed or exchanged while it was open ({file}). "
                    "Nothing was entered. Put it back where it was and try again, or close the book and "
                    "open it again.",
                    folder=self._ledger.parent,
                    file=file.name,
                )


def identity(file: Path) -> Identity | None:
    """Which file has this name now; None when none has, or nobody can tell."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
