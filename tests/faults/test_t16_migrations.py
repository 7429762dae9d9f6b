"""A program killed at any statement of a climb leaves the old book or the new one, never one between (T16, F19)."""

import os
import random
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
from tests.faults.states import state_of
from tests.store import old_books
from tests.store.old_books import PASSPHRASE

OLD = [kept for kept in old_books.FORMATS if int(kept.name.removeprefix("format-")) < migrations.FORMAT]
EDGE = 2
"""Statements at either end of a climb at which a program is really killed: begin, the format's number, commit."""
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


@contextmanager
def in_a_process_beside(act: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """A process of its own that does this as often as it is called, and is waited for; begun once, as that is dear."""
    here, there = socket.socketpair()
    child = os.fork()
    if not child:
        here.close()
        with suppress(BaseException):
            while there.recv(1):
                act()
                there.sendall(b"+")
        os._exit(0)
    there.close()

    def again() -> None:
        here.sendall(b"?")
        assert here.recv(1) == b"+", "it failed beside"

    try:
        yield again
    finally:
        here.close()
        os.waitpid(child, 0)


def climb_watched(folder: Path, before: Callable[[int], None]) -> None:
    """Open an old book; `before` is told which statement of the climb comes next, and last that it is over."""
    climb, seen = migrations.climb, 0

    def step(_: str = "") -> None:
        nonlocal seen
        seen += 1
        before(seen)

    def traced(ledger: Ledger) -> None:
        ledger.connection().set_trace_callback(step)
        climb(ledger)
        ledger.connection().set_trace_callback(None)
        step()

    migrations.climb = traced
    with open_book(folder, PASSPHRASE):
        pass


def climb_until(folder: Path, stop: int) -> None:
    """Open an old book and die before that statement of its climb, the first being 1."""
    climb_watched(folder, lambda at: os.kill(os.getpid(), signal.SIGKILL) if at == stop else None)


def climb_seen(folder: Path, seen: Path) -> None:
    """Open an old book; before each statement what lies on the disk is kept, each state once, and its name told."""

    def keep() -> None:
        state = disk_of(folder)
        if not (seen / state).exists():
            shutil.copytree(folder, seen / state)
        with (seen / TOLD).open("a", encoding="ascii") as told:
            told.write(f"{state}\n")

    # who opens and closes the file of a ledger lets go of all locks of his process on it
    with in_a_process_beside(keep) as kept:
        climb_watched(folder, lambda _: kept())


def disk_of(folder: Path) -> str:
    """The copy made before a climb is another each time, and is proven by itself."""
    return state_of(folder, lambda file: file.name.startswith(LEDGER))


TOLD = "told"


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
def test_a_kill_at_any_statement_of_a_climb_leaves_the_old_book_or_the_new_one(
    kept: Path, disk: Path, tmp_path: Path, full: bool, chance: random.Random
) -> None:
    """T16: before every statement and after the last; then the book opens with the figures of its day.

    What would be left on the disk is kept at each of them and proven once, as most leave the same. At the edges, at
    one between by chance, and everywhere with `--full`, the program is really killed and leaves just that.
    """
    key, seen = key_of(kept, tmp_path / "first"), disk / "seen"
    seen.mkdir()
    assert in_a_process(lambda: climb_seen(old_books.copy_of(kept, disk / "watched"), seen)) == 0
    states = (seen / TOLD).read_text(encoding="ascii").split()
    assert len(states) > 9
    assert set(states) == {one.name for one in seen.iterdir()} - {TOLD}
    formats = {state: proven_format(seen / state, key, kept) for state in dict.fromkeys(states)}
    assert formats[states[0]] == int(kept.name.removeprefix("format-"))
    assert formats[states[-1]] == migrations.FORMAT
    assert set(formats.values()) <= {formats[states[0]], migrations.FORMAT}
    for stop in stops(len(states), full, chance):
        folder = old_books.copy_of(kept, disk / f"at-{stop}")
        assert in_a_process(partial(climb_until, folder, stop)) == -signal.SIGKILL
        alike = disk_of(folder) == states[stop - 1]
        assert alike or formats[states[stop - 1]] == migrations.FORMAT, "a kill leaves what was seen"
        assert proven_format(folder, key, kept) == formats[states[stop - 1]]
    print(f"{kept.name}: {len(states)} moments, {len(formats)} states of the disk")


def stops(moments: int, full: bool, chance: random.Random) -> list[int]:
    """Where the program is really killed: the begin and the end of the climb, and one between."""
    every = range(1, moments + 1)
    return list(every) if full else [*every[:EDGE], chance.choice(every[EDGE:-EDGE]), *every[-EDGE:]]


def proven_format(folder: Path, key: bytes, kept: Path) -> int:
    """Of what a killed program left, once all of it has been proven."""
    found = raw_format(folder, key)
    the_copy_is_whole(folder, key, kept)
    opens_as_it_was(folder, kept)
    return found


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


def test_a_planted_fault_is_found(disk: Path, tmp_path: Path) -> None:
    """T00: a climb that commits half-way leaves a book between two formats, and the test above sees it."""
    kept, seen = OLD[-1], disk / "seen"
    key = key_of(kept, tmp_path / "first")
    seen.mkdir()

    def half() -> None:
        migrations.climb = climb_by_halves
        climb_seen(old_books.copy_of(kept, disk / "watched"), seen)

    in_a_process(half)
    states = (seen / TOLD).read_text(encoding="ascii").split()
    between = seen / states[len(states) // 2]
    assert between.name not in (states[0], states[-1])
    assert raw_format(between, key) < migrations.FORMAT
    with pytest.raises((Said, sqlcipher.Error, AssertionError)):
        opens_as_it_was(between, kept)


def climb_by_halves(ledger: Ledger) -> None:
    """Every statement in a transaction of its own."""
    for number in range(migrations.format_of(ledger), migrations.FORMAT):
        for statement in STEPS[number]:
            with ledger.writing():
                ledger.write(statement)
