"""The ladder of formats: a newer file stays untouched, an older one climbs after a proven copy, or not at all (D17)."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.store import migrations
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger, open_ledger
from desktop_app.store.schema import SEALED, STEPS
from tests.operations.builders import SHOP, a_customer, a_slip, at
from tests.store import old_books
from tests.store.test_database import raw

FILES, PASSPHRASE = old_books.FILES, old_books.PASSPHRASE
NEW_STEP = (
    "CREATE TABLE branches (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT",
    "INSERT INTO branches VALUES (1, '总店')",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed book with one slip, whose passphrase is stretched as little as a key file may say."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        a_slip(book.ledger, a_customer(book.ledger), "03-01")
    return tmp_path / "book"


def key_of(folder: Path) -> bytes:
    with open_book(folder, PASSPHRASE) as book:
        return book.ledger.key


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def tables(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    names = ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name: ledger.rows(f"SELECT * FROM {name}") for (name,) in names}


def one_step_up(patch: pytest.MonkeyPatch, step: tuple[str, ...]) -> None:
    """The program of tomorrow."""
    patch.setattr(migrations, "STEPS", (*STEPS, step))
    patch.setattr(migrations, "FORMAT", migrations.FORMAT + 1)


@pytest.mark.parametrize("journal_mode", ["wal", "delete"])
def test_a_newer_file_is_refused_and_every_byte_of_the_folder_stays(journal_mode: str, folder: Path) -> None:
    """T17: as it is after work, and as a backup is."""
    with raw(folder / "ledger.db", key_of(folder)) as newer:
        newer.execute(f"PRAGMA user_version = {migrations.FORMAT + 1}")
        newer.execute(f"PRAGMA journal_mode = {journal_mode}")
    before = bytes_of(folder)
    with (
        pytest.raises(Refused, match=r"written by a newer version.*Install the newer version"),
        open_book(folder, PASSPHRASE),
    ):
        pytest.fail("a newer file was opened")
    assert bytes_of(folder) == before


def test_an_older_file_climbs_after_a_proven_copy_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_book(folder, PASSPHRASE) as book:
        before = tables(book.ledger)
    one_step_up(monkeypatch, NEW_STEP)
    with open_book(folder, PASSPHRASE) as book:
        after, key = tables(book.ledger), book.ledger.key
        assert migrations.format_of(book.ledger) == migrations.FORMAT
        assert check(book.ledger) == []
    assert after == {**before, "branches": [(1, "总店")]}
    copy = open_ledger(folder / f"before-format-{migrations.FORMAT}.db", key)
    try:
        assert tables(copy) == before
        assert migrations.format_of(copy) == migrations.FORMAT - 1
    finally:
        copy.close()


@pytest.mark.parametrize("kept", old_books.FORMATS, ids=lambda kept: str(kept.name))
def test_a_book_of_every_released_format_opens_with_the_figures_of_its_day(kept: Path, tmp_path: Path) -> None:
    """D17, T16: a real file of each format is kept for ever, and what it showed is what the program of today shows."""
    folder = old_books.copy_of(kept, tmp_path / "book")
    with open_book(folder, PASSPHRASE) as book:
        assert migrations.format_of(book.ledger) == migrations.FORMAT
        assert old_books.figures(book.ledger) == old_books.expected(kept)
        assert check_book(book) == []
        assert not voided_last_prices(book.ledger)
        a_slip(book.ledger, a_customer(book.ledger, "新来的"), "04-10")
        assert check_book(book) == []


@pytest.mark.parametrize("kept", old_books.FORMATS, ids=lambda kept: str(kept.name))
def test_no_row_of_an_old_book_is_changed_by_the_climb(kept: Path, tmp_path: Path) -> None:
    """D17: what was written stays as it was, column by column; a new format may only add to it."""
    with open_book(old_books.copy_of(kept, tmp_path / "book"), PASSPHRASE) as book:
        key, after = book.ledger.key, {name: rows_of(book.ledger, name) for name in SEALED}
    copy = open_ledger(old_books.copy_of(kept, tmp_path / "old") / "ledger.db", key)
    try:
        there = {name for (name,) in copy.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name in sorted(there.intersection(SEALED)):
            old = rows_of(copy, name)
            assert [{column: row[column] for column in was} for was, row in zip(old, after[name], strict=True)] == old
        assert migrations.format_of(copy) == int(kept.name.removeprefix("format-"))
    finally:
        copy.close()


def test_the_book_of_the_second_format_holds_every_kind_of_record(tmp_path: Path) -> None:
    """T16: a climb over an empty table proves nothing."""
    kept = FILES / "format-2"
    ledger = open_ledger(
        old_books.copy_of(kept, tmp_path / "old") / "ledger.db", key_of(old_books.copy_of(kept, tmp_path / "new"))
    )
    try:
        assert [name for name, rows in tables(ledger).items() if not rows] == []
    finally:
        ledger.close()


def voided_last_prices(ledger: Ledger) -> list[tuple[object, ...]]:
    """Last prices that no slip that stands says for that unit: earlier formats kept those of voided slips, too."""
    return ledger.rows(
        """SELECT customer_id, goods_id, unit, price FROM last_prices EXCEPT
           SELECT d.customer_id, l.goods_id, l.unit, l.price FROM documents d JOIN lines l ON l.document_id = d.id
           WHERE NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)"""
    )


def rows_of(ledger: Ledger, table: str) -> list[dict[str, object]]:
    cursor = ledger.connection().execute(f"SELECT * FROM {table} ORDER BY 1")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def test_the_book_of_the_first_version_holds_its_signed_scan(tmp_path: Path) -> None:
    """D17: a slip, a receipt, a promise, a photo; the copy made before the climb stays in its format."""
    folder = old_books.copy_of(FILES / "format-1", tmp_path / "book")
    with open_book(folder, PASSPHRASE) as book:
        (scan,) = book.scans.names()
        assert book.scans.get(scan) == b"\xff\xd8 a photo of the signed slip"
        key = book.ledger.key
    copy = open_ledger(folder / f"before-format-{migrations.FORMAT}.db", key)
    try:
        assert migrations.format_of(copy) == 1
    finally:
        copy.close()


def test_a_climb_is_made_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_step_up(monkeypatch, NEW_STEP)
    for _ in range(2):
        with open_book(folder, PASSPHRASE) as book:
            assert book.ledger.rows("SELECT * FROM branches") == [(1, "总店")]


@pytest.mark.parametrize(
    "step",
    [
        (*NEW_STEP, "INSERT INTO no_such_table VALUES (1)"),
        (*NEW_STEP, "INSERT INTO branches VALUES (1, '分店')"),
        (*NEW_STEP, "PRAGMA defer_foreign_keys = ON", "INSERT INTO aliases VALUES (99, '无此客户')"),
    ],
    ids=["no such table", "same key twice", "reference to nothing"],
)
def test_a_step_that_fails_leaves_data_and_format_as_they_were(
    step: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T16: data and version roll back together, and the program of today works on."""
    with open_book(folder, PASSPHRASE) as book:
        before = tables(book.ledger)
    with monkeypatch.context() as tomorrow:
        one_step_up(tomorrow, step)
        with pytest.raises((Unavailable, sqlcipher.Error)), open_book(folder, PASSPHRASE):
            pytest.fail("a failed climb was opened")
    with open_book(folder, PASSPHRASE) as book:
        assert migrations.format_of(book.ledger) == migrations.FORMAT
        assert tables(book.ledger) == before
        assert check(book.ledger) == []


def test_without_a_proven_copy_there_is_no_climb(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk has no room for the copy: the book stays in its format."""
    one_step_up(monkeypatch, NEW_STEP)
    (folder / f"before-format-{migrations.FORMAT}.db").mkdir()
    with pytest.raises((Unavailable, Refused, OSError)), open_book(folder, PASSPHRASE):
        pytest.fail("climbed without a copy")
    monkeypatch.undo()
    with open_book(folder, PASSPHRASE) as book:
        assert migrations.format_of(book.ledger) == migrations.FORMAT
