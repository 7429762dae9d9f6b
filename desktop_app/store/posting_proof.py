"""The proof of postings: every journal row says what the tables hold, and the tables hold nothing else (T20)."""

from collections.abc import Iterator

from desktop_app.store.database import Ledger, Row
from desktop_app.store.posting import DETAILS
from desktop_app.store.snapshots import canonical
from desktop_app.store.streams import Ascending


def altered(ledger: Ledger) -> Iterator[str]:
    """Postings whose documents, items, allocations or papers are not those of their journal row."""
    tables = _Tables(ledger)
    rows = ledger.connection().execute(
        "SELECT seq, subject, content FROM journal WHERE content LIKE '[[%' ORDER BY seq"
    )
    for seq, subject, text in rows:
        if tables.posting(seq) != text:
            yield f"{subject} (journal {seq})"
    yield from tables.left_over()


class _Tables:
    """The tables read side by side in the order of the journal, as they grew."""

    def __init__(self, ledger: Ledger) -> None:
        self._documents = Ascending(
            ledger.connection().execute(
                """SELECT d.*, p.sha256 FROM documents d LEFT JOIN papers p ON p.number = d.number
                   ORDER BY d.seq, d.id"""
            ),
            lambda row: row[-3],
        )
        self._allocations = _stream(ledger, "SELECT seq, * FROM allocations ORDER BY seq, id")
        self._items = _stream(ledger, "SELECT document_id, * FROM items ORDER BY document_id, id")
        self._details = {
            table: _stream(ledger, f"SELECT document_id, * FROM {table} ORDER BY document_id") for table in DETAILS
        }

    def posting(self, seq: int) -> str:
        """The canonical text of one posting as the tables hold it."""
        documents = self._documents.take(seq)
        ids = [row[0] for row in documents]
        return canonical(
            [
                [row[:-3] for row in documents],
                [row[1:-1] for one in ids for row in self._items.take(one)],
                [row[1:-1] for row in self._allocations.take(seq)],
                [[table, *row[1:]] for one in ids for table in DETAILS for row in self._details[table].take(one)],
                [[row[1], row[-1]] for row in documents if row[-1]],
            ]
        )

    def left_over(self) -> Iterator[str]:
        """Rows no journal row speaks of."""
        for name, stream in {"documents": self._documents, "allocations": self._allocations}.items():
            yield from (f"{name} of journal {seq}" for seq in stream.finish())
        for name, stream in {"items": self._items, **self._details}.items():
            yield from (f"{name} of document {document}" for document in stream.finish())


def _stream(ledger: Ledger, sql: str) -> Ascending:
    return Ascending(ledger.connection().execute(sql), _first)


def _first(row: Row) -> object:
    return row[0]
