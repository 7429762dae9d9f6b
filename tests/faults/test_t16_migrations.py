"""A program killed at any statement of a climb leaves the old book or the new one, never one between (T16, F19)."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.errors import Said
from desktop_app.operations.books import LEDGER, open_book
from desktop_app.operations.checking import check_book
from desktop_app.store import migrations
from desktop_app.store.database import Ledger, open_ledger
from desktop_app.store.ledger_copy import full_check
from desktop_app.store.schema import STEPS
from tests.sizes import SIZES
from tests.store import old_books
from tests.store.old_books import PASSPHRASE

OLD = [kept for kept in old_books.FORMATS if int(kept.name.removeprefix("format-")) < migrations.FORMAT]
EDGE = 6
"""Statements at either end of a climb: begin, the copy's proof, the format's number, commit."""
each = pytest.mark.parametrize("kept", OLD, ids=lambda kept: str(kept.name))


def in_a_process(act: Callable[[], None]) -> int:
    """How a process of its own ended that did this; negative for a signal."""
    child = os.fork()
    if not child:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def climb_until(folder: Path, stop: int, told: Path) -> None:
    """Open an old book and die at that statement of its climb, the first being 1; write down how many there were."""
    climb, seen = migrations.climb, 0

    def step(_: str) -> None:
        nonlocal seen
        seen += 1
        told.write_text(str(seen), encoding="ascii")
        if seen == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(ledger: Ledger) -> None:
        ledger.connection().set_trace_callback(step)
        climb(ledger)
        ledger.connection().set_trace_callback(None)

    migrations.climb = traced
    with open_book(folder, PASSPHRASE):
        pass


def key_of(kept: Path, folder: Path) -> bytes:
    with open_book(old_books.copy_of(kept, folder), PASSPHRASE) as book:
        return book.ledger.key


def raw_format(folder: Path, key: bytes) -> int:
    """Which format the file is in after the kill, its log included."""
    ledger = open_ledger(folder / LEDGER, key)
    try:
        assert full_check(ledger) == []
        return migrations.format_of(ledger)
    finally:
        ledger.close()


@each
def test_a_kill_at_any_statement_of_a_climb_leaves_the_old_book_or_the_new_one(kept: Path, tmp_path: Path) -> None:
    """T16: at every statement, begin and commit included; then the book opens with the figures of its day.

    What the climb of the next younger book does as well is killed there, and here at every fifth; all with `--full`.
    """
    key = key_of(kept, tmp_path / "first")
    statements = statements_of(kept, tmp_path)
    assert statements > 8
    formats: list[int] = []
    for stop in stops(kept, statements, tmp_path):
        folder = old_books.copy_of(kept, tmp_path / f"at-{stop}")
        assert in_a_process(partial(climb_until, folder, stop, tmp_path / "told")) == -signal.SIGKILL
        formats.append(raw_format(folder, key))
        the_copy_is_whole(folder, key, kept)
        opens_as_it_was(folder, kept)
    assert set(formats) <= {int(kept.name.removeprefix("format-")), migrations.FORMAT}
    print(f"{kept.name}: {statements} kills, {formats.count(migrations.FORMAT)} of them in the new format")


def statements_of(kept: Path, tmp_path: Path) -> int:
    """How many there are in the whole climb of that book."""
    told = tmp_path / "told"
    folder = old_books.copy_of(kept, tmp_path / f"whole-{kept.name}")
    assert in_a_process(lambda: climb_until(folder, 0, told)) == 0
    return int(told.read_text(encoding="ascii"))


def stops(kept: Path, statements: int, tmp_path: Path) -> list[int]:
    """The climb's own statements, those around its begin and commit, and some of those it shares."""
    younger = OLD[OLD.index(kept) + 1 :]
    shared = statements_of(younger[0], tmp_path) if younger else 0
    own = statements - shared + EDGE
    return [
        at for at in range(1, statements + 1)
        if at <= own or at > statements - EDGE or at % (100 // SIZES.kills_in_a_hundred_shared_statements) == 0
    ]  # fmt: skip


def the_copy_is_whole(folder: Path, key: bytes, kept: Path) -> None:
    """D17: before the first statement of the climb there is a proven copy in the old format."""
    copy = open_ledger(folder / f"before-format-{migrations.FORMAT}.db", key)
    try:
        assert full_check(copy) == []
        assert migrations.format_of(copy) == int(kept.name.removeprefix("format-"))
    finally:
        copy.close()


def opens_as_it_was(folder: Path, kept: Path) -> None:
    with open_book(folder, PASSPHRASE) as book:
        assert migrations.format_of(book.ledger) == migrations.FORMAT
        assert old_books.figures(book.ledger) == old_books.expected(kept)
        assert check_book(book) == []


@each
@pytest.mark.parametrize("share", [0, 30, 60, 90])
def test_a_disk_that_fills_up_during_a_climb_leaves_the_old_book(kept: Path, share: int, tmp_path: Path) -> None:
    """T16: no file may grow beyond a size; with room again the book climbs."""
    import resource

    folder = old_books.copy_of(kept, tmp_path / "book")
    room = (kept / LEDGER).stat().st_size * (100 + share) // 100

    def climb_in_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        with open_book(folder, PASSPHRASE):
            pass

    in_a_process(climb_in_little_room)
    opens_as_it_was(folder, kept)


def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    """T00: a climb that commits half-way leaves a book between two formats, and the test above would see it."""
    kept, told = OLD[-1], tmp_path / "told"
    key = key_of(kept, tmp_path / "first")

    def half(folder: Path) -> None:
        """Every statement in a transaction of its own."""
        seal = Ledger.writing

        def climb(ledger: Ledger) -> None:
            for number in range(migrations.format_of(ledger), migrations.FORMAT):
                for statement in STEPS[number]:
                    with seal(ledger):
                        ledger.write(statement)
                        told.write_text(statement, encoding="utf-8")
                    os.kill(os.getpid(), signal.SIGKILL)

        migrations.climb = climb
        with open_book(folder, PASSPHRASE):
            pass

    folder = old_books.copy_of(kept, tmp_path / "book")
    assert in_a_process(lambda: half(folder)) == -signal.SIGKILL
    assert raw_format(folder, key) < migrations.FORMAT
    with pytest.raises((Said, sqlcipher.Error, AssertionError)), open_book(folder, PASSPHRASE) as book:
        assert check_book(book) == []
