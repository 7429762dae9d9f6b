"""The encrypted file: settings proven, damage told, nothing in plain text, one connection alone (D1, D2, F9, F11)."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import peewee
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.money import parse_fen
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.customers import add_customer
from desktop_app.store import database
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger, create_ledger, open_ledger
from desktop_app.store.ledger_copy import copy_ledger, full_check, quick_check
from tests.operations.builders import SHOP, THIRTY_DAYS, a_customer, a_slip, at
from tests.store.conftest import Closed

PROMISED = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "busy_timeout": 0,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "temp_store": 2,
}
"""What D2 promises; 2 of `synchronous` is FULL. Deletes hidden in REPLACE need recursive triggers to be seen."""
PAGE = 4096


@contextmanager
def raw(path: Path, key: bytes, wait: float = 0) -> Iterator[Any]:
    """Somebody else's connection with the right key, without any of our settings."""
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=wait)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        yield connection
    finally:
        connection.close()


def settings_of(ledger: Ledger) -> dict[str, object]:
    return {name: ledger.value(f"PRAGMA {name}") for name in PROMISED}


# ── settings ─────────────────────────────────────────────────────────────────────────────────────
def test_a_new_and_a_reopened_ledger_have_every_promised_setting(closed: Closed, tmp_path: Path) -> None:
    """D2: read back from the open connection, not from what was asked for."""
    new, reopened = create_ledger(tmp_path / "new.db", b"k" * 32), open_ledger(closed.path, closed.key)
    try:
        assert settings_of(new) == settings_of(reopened) == PROMISED
    finally:
        new.close()
        reopened.close()


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_setting_that_the_disk_does_not_grant_keeps_the_ledger_shut(
    name: str, closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D2: refuse to write if one value differs; here each setting in turn reads back as something else."""
    odd = [(n, value, "something else" if n == name else back) for n, value, back in database.PRAGMAS]
    assert name in {n for n, _, _ in database.PRAGMAS}
    monkeypatch.setattr(database, "PRAGMAS", tuple(odd))
    before = closed.path.read_bytes()
    with pytest.raises(Unavailable, match=rf"cannot be written safely \({name} is .*Use a local disk"):
        open_ledger(closed.path, closed.key)
    assert closed.path.read_bytes() == before


def test_an_old_database_library_is_not_used(closed: Closed, monkeypatch: pytest.MonkeyPatch) -> None:
    """M12: SQLite before 3.51.3 can lose a log."""
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", (3, 51, 1))
    with pytest.raises(Unavailable, match="too old to be safe"):
        open_ledger(closed.path, closed.key)


def test_every_table_is_strict_and_no_column_holds_fractions(book: Ledger) -> None:
    """D5: money is INTEGER; a text or a fraction cannot get in."""
    tables = book.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    assert {name for name, strict in tables if not strict} == {"sqlite_schema"}
    for name, _ in tables:
        assert {kind for (kind,) in book.rows(f"SELECT type FROM pragma_table_info('{name}')")} <= {
            "INTEGER", "TEXT", "BLOB", "INT",
        }  # fmt: skip


@pytest.mark.parametrize("amount", ["12.5元", 12.5, 0, -1, 10**13 + 1, None])
def test_an_amount_that_is_no_positive_number_of_fen_cannot_be_stored(amount: object, book: Ledger) -> None:
    """D5, M13, T27."""
    customer = a_customer(book)
    values = (1, "SHD-2026-00001", "shipment", customer.id, "2026-01-01", "debit", amount, "2026-01-01", "", "")
    with pytest.raises((sqlcipher.IntegrityError, peewee.IntegrityError)), book.writing():
        book.write("INSERT INTO documents VALUES (?, ?, ?, ?4, ?, ?, ?, ?, ?, ?, NULL, NULL, 1, ?4)", values)
    assert book.value("SELECT count(*) FROM documents") == 0


# ── keys and files ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("key", [b"wrong" * 6 + b"ab", bytes(32), b"\xff" * 32])
def test_a_wrong_key_opens_nothing_and_changes_nothing(key: bytes, closed: Closed) -> None:
    """F11, T23: the key file tells a wrong key before it comes to this; the ledger itself stays untouched."""
    before = closed.path.read_bytes()
    with pytest.raises(Unavailable, match=r"damaged. Nothing was changed"):
        open_ledger(closed.path, key)
    assert closed.path.read_bytes() == before
    assert [file.name for file in closed.path.parent.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("key", [b"", b"short", b"k" * 31, b"k" * 33, b"k" * 48])
def test_without_a_whole_key_no_file_is_made(key: bytes, tmp_path: Path) -> None:
    """M11, T23: the library would make a plain file of no key, and one that anybody can open of a short one."""
    with pytest.raises(ValueError, match="key"):
        create_ledger(tmp_path / "ledger.db", key)
    assert list(tmp_path.iterdir()) == []


def test_a_closed_ledger_stays_closed(closed: Closed) -> None:
    """D2: whoever still holds it cannot open the file again behind the lock's back."""
    ledger = open_ledger(closed.path, closed.key)
    ledger.close()
    with pytest.raises(peewee.InterfaceError):
        ledger.rows("SELECT 1")
    with pytest.raises(peewee.InterfaceError):
        a_customer(ledger, "新来的")


def test_an_existing_file_is_never_overwritten_by_a_new_ledger(closed: Closed) -> None:
    """F23, T23."""
    before = closed.path.read_bytes()
    with pytest.raises(Refused, match="already a book"):
        create_ledger(closed.path, b"k" * 32)
    assert closed.path.read_bytes() == before


def test_opening_creates_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no book in"):
        open_ledger(tmp_path / "ledger.db", b"k" * 32)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_the_owners_alone(tmp_path: Path) -> None:
    """T41."""
    ledger = create_ledger(tmp_path / "ledger.db", b"k" * 32)
    ledger.close()
    assert (tmp_path / "ledger.db").stat().st_mode & 0o777 == 0o600


def test_no_folder_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"No book can be made in .*gone"):
        create_ledger(tmp_path / "gone" / "ledger.db", b"k" * 32)


def test_no_text_of_the_book_is_readable_in_any_file(tmp_path: Path) -> None:
    """T40: while the book is open, after a crash (files copied as they are), and when it is closed."""
    canaries = ("金丝雀五金店", "canary street 7", "13800138000", "鹦鹉牌水泥", "顺达建材批发部")
    ledger = create_ledger(tmp_path / "ledger.db", b"k" * 32)
    try:
        begin_ledger(ledger, SHOP, "CANARIES", at("2026-01-01"))
        people = (Contact("鹦鹉牌水泥", phone="13800138000"),)
        drawn = Customer("金丝雀五金店", address="canary street 7", contacts=people, terms=THIRTY_DAYS)
        a_slip(ledger, add_customer(ledger, drawn, at("2026-01-01")).result, "01-02", "98765.43")
        found = readable(tmp_path, canaries)
        assert (tmp_path / "ledger.db-wal").stat().st_size > 0, "the log was not looked at"
    finally:
        ledger.close()
    assert found + readable(tmp_path, canaries) == []
    assert not (tmp_path / "ledger.db").read_bytes().startswith(b"SQLite format 3")


def readable(folder: Path, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """(file, text) of every text found in a file as UTF-8 or UTF-16."""
    forms = [(text, text.encode(code)) for text in texts for code in ("utf-8", "utf-16-le")]
    return [(file.name, text) for file in folder.rglob("*") for text, form in forms if form in file.read_bytes()]


# ── one connection ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("sql", ["SELECT count(*) FROM journal", "BEGIN IMMEDIATE", "PRAGMA user_version = 9"])
def test_a_stray_second_connection_is_locked_out_at_once(sql: str, closed: Closed) -> None:
    """D2, M9: reading as well as writing, from the moment the ledger is open, and no shared index beside it."""
    ledger = open_ledger(closed.path, closed.key)
    try:
        with raw(closed.path, closed.key) as other, pytest.raises(sqlcipher.OperationalError, match="locked"):
            other.execute(sql).fetchall()
        assert not closed.path.with_name("ledger.db-shm").exists()
    finally:
        ledger.close()


def test_another_process_is_told_at_once_that_the_book_is_open(closed: Closed) -> None:
    """F7: also when the lock file is missing or another program than ours has the ledger open."""
    code = f"""
import sys
from pathlib import Path
from desktop_app.domain.errors import Said
from desktop_app.store.database import open_ledger
try:
    open_ledger(Path(sys.argv[1]), bytes.fromhex("{closed.key.hex()}"))
except Said as said:
    print(type(said).__name__, said)
"""
    ledger = open_ledger(closed.path, closed.key)
    try:
        assert ledger.value("PRAGMA busy_timeout") == 0, "nobody waits for the other to end"
        said = subprocess.run([sys.executable, "-c", code, closed.path], capture_output=True, text=True, check=True)
    finally:
        ledger.close()
    kind, sentence = said.stdout.split(" ", 1)
    assert kind == "Refused"
    assert "open in another program" in sentence


def test_a_thread_that_did_not_open_the_ledger_fails_at_once(book: Ledger) -> None:
    """D2: one thread from open to close."""
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            book.rows("SELECT 1")
        except BaseException as error:
            failures.append(error)

    asked: list[str] = []
    book.connection().set_trace_callback(asked.append)
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert [type(failure) for failure in failures] == [peewee.InterfaceError]
    assert asked == [], "before anything is read"


def test_a_connection_taken_to_another_thread_refuses_as_well(book: Ledger) -> None:
    connection = book.connection()
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            connection.execute("SELECT 1")
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert [type(failure) for failure in failures] == [sqlcipher.ProgrammingError]


# ── transactions and closing ─────────────────────────────────────────────────────────────────────
def test_a_failure_inside_a_transaction_leaves_nothing(book: Ledger) -> None:
    with suppress(ZeroDivisionError), book.writing():
        book.write("INSERT INTO counters VALUES ('XXX', 2026, 1)")
        print(1 / 0)
    assert book.value("SELECT count(*) FROM counters WHERE series = 'XXX'") == 0
    assert not book.connection().in_transaction


def test_a_transaction_holds_the_write_lock_from_its_first_statement(book: Ledger) -> None:
    """D8: no number is read before the lock is held."""
    seen: list[str] = []
    book.connection().set_trace_callback(seen.append)
    with book.writing():
        book.rows("SELECT 1")
    assert seen[0] == "BEGIN IMMEDIATE"
    assert seen[-1] == "COMMIT"


def test_when_nobody_works_one_file_is_whole(closed: Closed) -> None:
    """D3: the log is folded in at closing."""
    ledger = open_ledger(closed.path, closed.key)
    a_customer(ledger, "新来的")
    assert closed.path.with_name("ledger.db-wal").stat().st_size > 0
    ledger.close()
    assert [file.name for file in closed.path.parent.iterdir()] == ["ledger.db"]


def test_a_log_left_by_a_killed_program_is_read_at_the_next_opening(closed: Closed, tmp_path: Path) -> None:
    """What was committed but not yet folded in is there, proven and whole."""
    ledger = open_ledger(closed.path, closed.key)
    number = a_slip(ledger, a_customer(ledger, "新来的"), "03-01", "500")
    for file in (closed.path, closed.path.with_name("ledger.db-wal")):
        tmp_path.joinpath(file.name.replace("ledger", "killed")).write_bytes(file.read_bytes())
    ledger.close()
    killed = open_ledger(tmp_path / "killed.db", closed.key)
    try:
        assert killed.value("SELECT amount_fen FROM documents WHERE number = ?", (number,)) == parse_fen("500")
        assert check(killed) == []
    finally:
        killed.close()


def test_a_copy_is_a_ledger_of_its_own_under_the_same_key(full: Ledger, tmp_path: Path) -> None:
    """D11, M10: made while the ledger is open and its log is not folded in."""
    a_customer(full, "新来的")
    copy_ledger(full, tmp_path / "copy.db")
    with pytest.raises(Refused, match="already exists"):
        copy_ledger(full, tmp_path / "copy.db")
    copied = open_ledger(tmp_path / "copy.db", full.key)
    try:
        assert full_check(copied) == []
        for (table,) in full.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            assert copied.rows(f"SELECT * FROM {table}") == full.rows(f"SELECT * FROM {table}")
        assert copied.value("PRAGMA user_version") == full.value("PRAGMA user_version")
    finally:
        copied.close()


def test_a_copy_that_cannot_be_written_says_so_and_the_ledger_works_on(full: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="is gone: the stick was pulled out"):
        copy_ledger(full, tmp_path / "gone" / "copy.db")
    a_customer(full, "新来的")
    assert check(full) == []


# ── damage ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("length", [0, 1, 16, 100, PAGE - 1, PAGE, PAGE + 1, 20 * PAGE, -PAGE, -1])
def test_a_truncated_file_is_told_and_left_as_it_is(length: int, closed: Closed) -> None:
    """T10, F9: above all it is never taken for a new, empty book."""
    cut = closed.path.read_bytes()[:length]
    closed.path.write_bytes(cut)
    assert detected(closed)
    assert closed.path.read_bytes() == cut


def test_every_flipped_bit_is_detected_before_anything_is_written(closed: Closed) -> None:
    """T10: 300 random positions and the first and last byte of each part of a page, one bit each."""
    whole = closed.path.read_bytes()
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    spots = {chance.randrange(len(whole)) for _ in range(300)}
    edges = (0, 15, 16, PAGE - 81, PAGE - 80, PAGE - 65, PAGE - 64, PAGE - 1)
    spots |= {page * PAGE + edge for page in (0, 1, len(whole) // PAGE - 1) for edge in edges}
    for spot in sorted(spots):
        flipped = bytearray(whole)
        flipped[spot] ^= 1 << chance.randrange(8)
        closed.path.write_bytes(flipped)
        assert detected(closed), f"bit of byte {spot} (seed {seed})"
        assert closed.path.read_bytes() == flipped, f"written in spite of byte {spot} (seed {seed})"


@pytest.mark.parametrize("damage", ["zeroed", "swapped", "repeated"])
def test_a_page_zeroed_swapped_or_repeated_is_detected(damage: str, closed: Closed) -> None:
    """T10: each page in turn, with its neighbour."""
    whole = closed.path.read_bytes()
    for place in range(len(whole) // PAGE - 1):
        start, middle, end = place * PAGE, (place + 1) * PAGE, (place + 2) * PAGE
        one, two = whole[start:middle], whole[middle:end]
        pages = {"zeroed": bytes(PAGE) + two, "swapped": two + one, "repeated": one + one}[damage]
        closed.path.write_bytes(whole[:start] + pages + whole[end:])
        assert detected(closed), f"page {place}"


def test_a_page_of_an_older_copy_is_detected_by_the_proofs_of_the_book(closed: Closed, tmp_path: Path) -> None:
    """T12, M7: every page is genuine and passes both checks of the database; only the book's own proofs see it.

    Left out is the page of the last prices, a memory of the form that proves nothing, and a page that was only written
    anew: with the older one every row and index of the book is what it was, so there is nothing to detect.
    """
    old = closed.path.read_bytes()
    ledger = open_ledger(closed.path, closed.key)
    memory = {page for (page,) in ledger.rows("SELECT rootpage FROM sqlite_master WHERE name = 'last_prices'")}
    for day in range(1, 29):
        a_slip(ledger, a_customer(ledger, f"新客户{day}"), f"03-{day:02d}", "500", paid="200")
    ledger.close()
    new, now = closed.path.read_bytes(), rows_of(closed)
    pages = [n for n in range(len(old) // PAGE) if old[n * PAGE :][:PAGE] != new[n * PAGE :][:PAGE]]
    assert len(pages) > 20
    for place in pages:
        closed.path.write_bytes(new[: place * PAGE] + old[place * PAGE :][:PAGE] + new[(place + 1) * PAGE :])
        assert detected(closed) or place + 1 in memory or rows_of(closed) == now, f"page {place}"


def rows_of(closed: Closed) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the book, table by table; only asked of a book whose indexes and rows fit together."""
    ledger = open_ledger(closed.path, closed.key)
    try:
        names = ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name: ledger.rows(f"SELECT * FROM {name}") for (name,) in names}
    finally:
        ledger.close()


def test_a_damaged_page_met_in_the_middle_of_work_is_told_in_plain_words(closed: Closed) -> None:
    """F9: the posting that meets it says so and leaves nothing."""
    ledger = open_ledger(closed.path, closed.key)
    place = ledger.value("SELECT rootpage FROM sqlite_master WHERE name = 'balances'") - 1
    customer = a_customer(ledger, "新来的")
    ledger.close()
    whole = bytearray(closed.path.read_bytes())
    whole[place * PAGE + 100] ^= 1
    closed.path.write_bytes(whole)
    damaged = open_ledger(closed.path, closed.key)
    try:
        with pytest.raises(Unavailable, match=r"damaged.*Restore the newest backup"):
            a_slip(damaged, customer, "03-01")
    finally:
        damaged.close()
    again = open_ledger(closed.path, closed.key)
    try:
        assert again.value("SELECT count(*) FROM documents WHERE customer_id = ?", (customer.id,)) == 0
    finally:
        again.close()


def detected(closed: Closed) -> bool:
    """Is damage told at opening, by the check, or by the first page that cannot be read?"""
    try:
        ledger = open_ledger(closed.path, closed.key)
    except Unavailable as told:
        return "damaged" in str(told)
    try:
        return quick_check(ledger) != [] or check(ledger) != []
    except (sqlcipher.DatabaseError, peewee.DatabaseError) as told:
        return "malformed" in str(told) or "not a database" in str(told)
    finally:
        ledger.close()
