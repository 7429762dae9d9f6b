"""A full, failing or write-protected disk: no false "saved", plain words, and the book works on (F2, F3)."""

import os
import random
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import READY, Shop, calls_in, traced

ERRORS = ("ENOSPC", "EDQUOT", "EIO")
FAILING = ("pwrite64", "fsync", "fdatasync", "ftruncate")
POINTS = 12
"""Calls of one posting at which each error comes."""


def test_an_error_at_any_call_of_a_posting_is_told_and_the_next_try_succeeds(
    shop: Shop, folder: Path, disk: Path, chance: random.Random
) -> None:
    """T04: each error once, and from that call on for ever until the disk is well again; then the oracle."""
    told = 0
    for error in ERRORS:
        for name, place in points(shop, folder, disk, chance):
            for when in (f"{place}", f"{place}+"):
                told += fails_once(shop, folder, disk, f"{name}:error={error}:when={when}")
    print(f"{told} of {len(ERRORS) * POINTS * 2} errors kept the entry back and were told")
    assert told > len(ERRORS) * POINTS


def fails_once(shop: Shop, folder: Path, disk: Path, injection: str) -> bool:
    """One posting with that error, then the same again on a disk that is well; was the first told as failed?"""
    book = Path(shutil.copytree(folder, disk / "book-on-bad-disk"))
    worker = shop.order(do="trade", folder=str(book), first=READY, count=1, tries=2, wait=["post", "retry"])
    shop.until("waiting")
    with traced(worker, injection):
        shop.go()
        answer = next(line for line in iter(shop.hear, None) if line[0] in ("done", "failed"))
    if answer[0] == "failed":
        told_in_plain_words(answer[2], answer[3], injection)
        shop.until("waiting")
        shop.go()
        assert shop.until("done")
    assert shop.until("ended")[-1] == ["ended", 0], injection
    shop.prove(book, READY + 1)
    shutil.rmtree(book)
    return bool(answer[0] == "failed")


def told_in_plain_words(kind: str, sentence: str, injection: str) -> None:
    assert kind == "Unavailable", f"{injection}: {kind} {sentence}"
    assert "The disk that holds the book is full" in sentence or "could not be written" in sentence, injection
    assert ("full" in sentence) or "ENOSPC" not in injection or "fsync" in injection or "ftruncate" in injection


def points(shop: Shop, folder: Path, disk: Path, chance: random.Random) -> list[tuple[str, int]]:
    """The first and last call of each kind in one posting, and some between them."""
    copied = Path(shutil.copytree(folder, disk / "counted"))
    worker = shop.order(do="trade", folder=str(copied), first=READY, count=1, wait=["post"], vanish=True)
    shop.until("waiting")
    with traced(worker, log=disk / "calls", calls=FAILING):
        shop.go()
        shop.until("ended")
    shutil.rmtree(copied)
    counted = calls_in(disk / "calls")
    edges = [(name, place) for name, count in counted.items() for place in sorted({1, count})]
    return edges + [("pwrite64", chance.randint(2, counted["pwrite64"] - 1)) for _ in range(POINTS - len(edges))]


@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS", "EACCES"])
def test_a_file_of_the_book_that_cannot_be_opened_is_told(error: str, shop: Shop, folder: Path, disk: Path) -> None:
    """F2, F9: key file, lock, ledger and log in turn; afterwards the book opens, with all that was in its log."""
    for place in range(1, 5):
        assert told_at_opening(shop, folder, disk, f"openat:error={error}:when={place}+")


@pytest.mark.parametrize("fault", ["pread64:error=EIO", "flock:error=ENOLCK", "fcntl:error=EIO"])
def test_a_disk_that_cannot_be_read_or_locked_is_told(
    fault: str, shop: Shop, folder: Path, disk: Path, chance: random.Random
) -> None:
    """F9: at the first call of its kind and at later ones, from then on for ever."""
    assert told_at_opening(shop, folder, disk, f"{fault}:when=1+")
    for place in chance.sample(range(2, 30), 4):
        told_at_opening(shop, folder, disk, f"{fault}:when={place}+")


def told_at_opening(shop: Shop, folder: Path, disk: Path, injection: str) -> bool:
    """Open a book whose program was killed, with that error; was it told? Nothing of the log may be lost by it."""
    book = Path(shutil.copytree(folder, disk / "book-on-bad-disk"))
    shop.ask("done", do="trade", folder=str(book), first=READY, count=1, vanish=True)
    worker = shop.order(do="trade", folder=str(book), count=0, wait=["open"], vanish=True)
    shop.until("waiting")
    with traced(worker, injection, calls=("openat", "pread64", "flock", "fcntl"), within=book):
        shop.go()
        heard = shop.until("ended")
    assert heard[-1] == ["ended", 0], (injection, heard)
    told = [line for line in heard if line[0] == "refused"]
    assert {line[1] for line in told} <= {"Unavailable"}, (injection, told)
    assert all(str(book) in line[2] for line in told), (injection, told)
    shop.prove(book, READY + 1)
    shutil.rmtree(book)
    return bool(told)


@pytest.mark.parametrize("room", [0, 1, 4096, 10_000, 40_000, 80_000, 160_000, 320_000])
def test_a_disk_that_fills_up_is_told_and_after_space_is_freed_the_book_works(
    room: int, shop: Shop, folder: Path
) -> None:
    """T06: no file may grow beyond a size, for a whole session from opening on; then the limit is gone."""
    largest = max((folder / "ledger.db").stat().st_size if room else 0, room)
    heard = worked(shop, do="trade", folder=str(folder), first=READY, count=200, largest=largest)
    done = [line[1] for line in heard if line[0] == "done"]
    failed = [line for line in heard if line[0] in ("failed", "refused")]
    assert failed, "the disk never filled up"
    assert {line[-2] for line in failed} == {"Unavailable"}, failed[0]
    assert done == list(range(READY, READY + len(done))), "an entry was kept after one before it was lost"
    acknowledged = READY + len(done)
    assert not shop.prove(folder, acknowledged)
    shop.ask("closed", do="trade", folder=str(folder), first=acknowledged, count=5)
    shop.prove(folder, acknowledged + 5)


def worked(shop: Shop, **order: Any) -> list[list[Any]]:
    shop.order(**order)
    heard = shop.until("ended")
    assert heard[-1] == ["ended", 0], heard
    return heard


def test_a_write_protected_book_says_so_and_stays_as_it_is(shop: Shop, folder: Path) -> None:
    """F2: on a disk mounted for reading alone, or if this machine does not allow that, with the same error from
    every call that would write."""
    before = bytes_of(folder)
    with write_protected(folder) as injections:
        worker = shop.order(do="trade", folder=str(folder), first=READY, count=1, wait=["open"])
        shop.until("waiting")
        with traced(worker, *injections):
            shop.go()
            heard = shop.until("ended")
    assert heard[-1] == ["ended", 0], heard
    kind, sentence = heard[-2][1:]
    assert kind == "Unavailable"
    assert "can only be read. Remove its write protection" in sentence
    assert bytes_of(folder) == before
    assert not shop.prove(folder, READY)


@contextmanager
def write_protected(folder: Path) -> Iterator[list[str]]:
    """What strace must inject beside it: nothing where the folder could be mounted for reading alone."""
    mounted = os.geteuid() == 0 and not subprocess.call(["mount", "--bind", folder, folder], stderr=subprocess.DEVNULL)
    if not mounted:
        yield ["openat:error=EROFS:when=1+"]
        return
    try:
        subprocess.check_call(["mount", "-o", "remount,ro,bind", folder])
        yield []
    finally:
        subprocess.check_call(["umount", folder])


def test_a_book_that_may_not_be_written_by_this_user_says_so(shop: Shop, folder: Path) -> None:
    """F2: EACCES from every call that opens a file for the ledger."""
    worker = shop.order(do="trade", folder=str(folder), first=READY, count=1, wait=["post"])
    shop.until("waiting")
    with traced(worker, "pwrite64:error=EACCES:when=1+"):
        shop.go()
        heard = shop.until("ended")
    answer = next(line for line in heard if line[0] in ("done", "failed"))
    assert answer[0] == "failed"
    assert answer[2] == "Unavailable", answer
    assert not shop.prove(folder, READY)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# ── backup ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("fault", ["error=ENOSPC", "error=EIO", "signal=SIGKILL"])
def test_a_backup_whose_disk_fails_leaves_nothing_that_looks_like_one(
    fault: str, shop: Shop, folder: Path, disk: Path, chance: random.Random
) -> None:
    """T14, F4: at the first, the last and random calls of each kind; the backup before it stays as it was."""
    target = disk / "backups"
    first = shop.ask("backup", **backup_to(target, folder))[1]
    shop.ask("done", do="trade", folder=str(folder), first=READY, count=1)
    before = bytes_of(target)
    counted = backup_calls(shop, folder, target, disk / "calls")
    answers = {"write"} if "error" in fault else set()  # the worker's own words go out by `write` too
    told = 0
    for name, count in sorted((name, count) for name, count in counted.items() if name not in answers):
        for place in sorted({1, count, chance.randint(1, count)}):
            worker = shop.order(**backup_to(target, folder), wait=["backup"])
            shop.until("waiting")
            with traced(worker, f"{name}:{fault}:when={place}{'+' if 'error' in fault else ''}"):
                shop.go()
                heard = shop.until("ended")
            assert heard[-1] == ["ended", -signal.SIGKILL if "SIGKILL" in fault else 0], (name, place, heard)
            assert {line[1] for line in heard if line[0] == "refused"} <= {"Unavailable"}, (name, place, heard)
            made = {line[1] for line in heard if line[0] == "backup"}
            shown = {str(one) for one in target.iterdir() if not one.name.startswith(".")}
            for one in shown - {first}:  # it may have its name and the last step fail: then it is whole
                shop.prove(Path(one), READY + 1)
                shutil.rmtree(one)
            assert made <= shown
            assert len(shown) <= 2
            assert {file: content for file, content in bytes_of(target).items() if file in before} == before
            shop.prove(folder, READY + 1)
            told += not made
    assert told > 5
    for left in target.glob(".*"):
        os.utime(left, (0, 0))  # a minute has passed since
    shop.ask("backup", **backup_to(target, folder))
    assert list(target.glob(".*")) == [], "what was broken off is cleared"


def backup_to(target: Path, folder: Path) -> dict[str, Any]:
    return {"do": "trade", "folder": str(folder), "count": 0, "backup": str(target)}


def backup_calls(shop: Shop, folder: Path, target: Path, log: Path) -> Counter[str]:
    """How often each call is made for one more backup, which is removed again."""
    worker = shop.order(**backup_to(target, folder), wait=["backup"])
    shop.until("waiting")
    with traced(worker, log=log):
        shop.go()
        (made,) = (line[1] for line in shop.until("ended") if line[0] == "backup")
    shutil.rmtree(made)
    return calls_in(log)
