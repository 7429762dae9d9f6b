"""The power is lost between any two system calls: every acknowledged entry is there, and the oracle holds (T03, F1)."""

import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.operations.books import LEDGER, SCANS, open_book
from desktop_app.operations.checking import check_book
from desktop_app.store import checking
from desktop_app.store.database import open_ledger
from desktop_app.system.paths import MANIFEST
from tests.faults import oracle
from tests.faults.conftest import READY, Shop, traced
from tests.faults.flows import PASSPHRASE
from tests.faults.power import CALLS, Call, Disk, File, read_calls
from tests.sizes import SIZES

ENTRIES = 20
"""Enough for every kind of entry twice, and for the log to be folded in when the book is closed."""


def recorded(shop: Shop, folder: Path, log: Path) -> list[Call]:
    """The calls of a whole session: open, entries, close."""
    worker = shop.order(do="trade", folder=str(folder), first=READY, count=ENTRIES, wait=["open"])
    shop.until("waiting")
    with traced(worker, log=log, calls=CALLS, more=("-xx", "-y", "-s", "1000000")):
        shop.go()
        assert shop.until("ended")[-1] == ["ended", 0]
    return list(read_calls(log))


def acknowledged_by(call: Call) -> bool:
    """Whether the call told the user that an entry is saved."""
    return call.name == "write" and call.content.startswith(b'["done"')


@pytest.fixture(scope="session")
def key(master: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with open_book(Path(shutil.copytree(master, tmp_path_factory.mktemp("key") / "book")), PASSPHRASE) as book:
        return book.ledger.key


@contextmanager
def never_seen() -> Iterator[None]:
    """A user who knows the book by what lies beside it alone: the states are of one book, and each ends elsewhere."""
    with tempfile.TemporaryDirectory() as state, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", state)
        yield


def proven(folder: Path, key: bytes, acknowledged: int) -> bool:
    """Every fault the oracle and the check find is a failure; is the entry after the acknowledged ones there?

    It opens as always: where it was seen to end is never ahead of what is on the disk (T11).
    """
    with never_seen(), open_book(folder, PASSPHRASE):
        pass
    ledger = open_ledger(folder / LEDGER, key)
    try:
        assert [f"{finding.proof} {finding.what}" for finding in checking.check(ledger)] == []
    finally:
        ledger.close()
    assert oracle.faults(folder / LEDGER, key) == []
    lost, next_is_there = oracle.lost_or_doubled(folder / LEDGER, key, acknowledged)
    assert lost == []
    return next_is_there


def test_after_a_power_cut_at_any_moment_every_acknowledged_entry_is_there(
    shop: Shop, folder: Path, disk: Path, key: bytes, chance: random.Random
) -> None:
    """T03: lost, torn and reordered writes, missing names; states spread over all moments of a session."""
    before = Path(shutil.copytree(folder, disk / "before"))
    calls = recorded(shop, folder, disk / "calls")
    assert sum(map(acknowledged_by, calls)) == ENTRIES
    moments = sorted(chance.choices(range(1, len(calls) + 1), k=SIZES.power_cuts))
    the_next = states = 0
    for seen, acknowledged in replayed(calls, moments, folder, before):
        place = disk / f"state-{states}"  # where a book ended is remembered by its place
        seen.after_the_cut(place, chance)
        the_next += proven(place, key, READY + acknowledged)
        shutil.rmtree(place)
        states += 1
    print(f"{states} states of {len(calls)} calls, {the_next} with the entry there that was not acknowledged yet")
    assert states == len(moments)
    assert the_next


def replayed(calls: list[Call], moments: list[int], folder: Path, before: Path) -> Iterator[tuple[Disk, int]]:
    """(the disk then, entries acknowledged by then), for each of the moments, in order."""
    seen, acknowledged, reached = Disk(before, folder), 0, 0
    for moment in moments:
        for call in calls[reached:moment]:
            seen.see(call)
            acknowledged += acknowledged_by(call)
        reached = moment
        yield seen, acknowledged


def test_the_scans_an_entry_names_are_there_when_it_is(shop: Shop, folder: Path, disk: Path) -> None:
    """D10, T03: a paper is kept durably before the row that names it; a row without its paper is told by the check."""
    before = Path(shutil.copytree(folder, disk / "before"))
    worker = shop.order(do="attach", folder=str(folder), first=READY, count=4, wait=["open"])
    shop.until("waiting")
    with traced(worker, log=disk / "calls", calls=CALLS, more=("-xx", "-y", "-s", "1000000")):
        shop.go()
        assert shop.until("ended")[-1] == ["ended", 0]
    calls, chance = list(read_calls(disk / "calls")), random.Random(3)
    moments = sorted(chance.choices(range(1, len(calls) + 1), k=SIZES.cuts_while_scanning))
    for at, (seen, acknowledged) in enumerate(replayed(calls, moments, folder, before)):
        place = disk / f"state-{at}"  # where a book ended is remembered by its place
        seen.after_the_cut(place, chance)
        with never_seen(), open_book(place, PASSPHRASE) as book:
            assert check_book(book) == []
            assert len(list(book.scans.names())) >= acknowledged
        shutil.rmtree(place)
    assert (folder / SCANS).is_dir()


def test_what_is_listed_as_a_backup_after_a_power_cut_is_one(
    shop: Shop, folder: Path, disk: Path, key: bytes, chance: random.Random
) -> None:
    """D11, T03, T14: a copy gets its name only when its ledger and its manifest are on the disk."""
    place = disk / "place"
    place.mkdir()
    (place / "backups").mkdir()
    book = folder.rename(place / "book")
    before = Path(shutil.copytree(place, disk / "before"))
    worker = shop.order(do="trade", folder=str(book), count=0, backup=str(place / "backups"), wait=["open"])
    shop.until("waiting")
    with traced(worker, log=disk / "calls", calls=CALLS, more=("-xx", "-y", "-s", "1000000")):
        shop.go()
        assert shop.until("ended")[-1] == ["ended", 0]
    calls, listed = list(read_calls(disk / "calls")), 0
    first = next(at for at, call in enumerate(calls) if call.name.startswith("rename"))
    moments = [*range(1, first, max(first // SIZES.cuts_while_backing_up, 1)), *range(first, len(calls) + 1)]
    for seen, _ in replayed(calls, moments, place, before):
        state = disk / "state"
        seen.after_the_cut(state, chance)
        for copy in (state / "backups").glob("qingzhang-*"):
            assert json.loads((copy / MANIFEST).read_bytes())
            assert oracle.faults(copy / LEDGER, key) == []
            listed += 1
        shutil.rmtree(state)
    assert listed


# ── the harness ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("forgotten", ["fsync", "fdatasync"])
def test_a_program_that_does_not_sync_is_found_out(
    forgotten: str, shop: Shop, folder: Path, disk: Path, key: bytes
) -> None:
    """T00: the same session as if the ledger's syncs had never been; entries are lost, and the test above sees it."""
    before = Path(shutil.copytree(folder, disk / "before"))
    calls = [call for call in recorded(shop, folder, disk / "calls") if call.name not in ("fsync", "fdatasync")]
    chance, caught = random.Random(7), 0
    moments = list(range(len(calls) // 2, len(calls), 40))
    for at, (seen, acknowledged) in enumerate(replayed(calls, moments, folder, before)):
        place = disk / f"state-{at}"
        seen.after_the_cut(place, chance)
        try:
            proven(place, key, READY + acknowledged)
        except Exception:  # whatever it is that a lost write does
            caught += 1
        shutil.rmtree(place)
    assert caught > 5, forgotten


def test_what_was_synced_is_certain_and_what_was_not_may_be_anything() -> None:
    """The model of the disk itself."""
    chance, file = random.Random(1), File(b"old")
    file.since.append((0, b"NEW and longer"))
    seen = {file.after_the_cut(chance) for _ in range(200)}
    assert {b"old", b"NEW and longer"} <= seen
    file.sync()
    assert {file.after_the_cut(chance) for _ in range(50)} == {b"NEW and longer"}
    file.since += [(512 * part, b"%d" % part * 512) for part in range(1, 5)]
    assert len({file.after_the_cut(chance) for _ in range(300)}) > 10


def test_a_session_is_read_back_as_it_was_written(shop: Shop, folder: Path, disk: Path) -> None:
    """The record is whole: played to its end, it gives every file of the book byte for byte."""
    before = Path(shutil.copytree(folder, disk / "before"))
    calls = recorded(shop, folder, disk / "calls")
    ((seen, _),) = replayed(calls, [len(calls)], folder, before)
    now = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for file in seen.files.values():
        file.sync()
    assert {path: file.certain for path, file in seen.files.items()} == now
