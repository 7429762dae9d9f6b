"""Whatever became of the log of a killed program, what was acknowledged is there, or its loss is told (T11, F9)."""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.domain.errors import Said, Unavailable
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.checking import check_book
from tests.faults import day, oracle
from tests.faults.conftest import READY, Shop
from tests.faults.shop import PASSPHRASE, STATE
from tests.operations.builders import SHOP, at

IN_LOG = 6
"""Entries that are in the log alone."""
FRAME, HEADER, FRAME_HEADER, PAGE = 4120, 32, 24, 4096
"""Bytes of a page with its frame in the log, and of what stands before them."""


@dataclass(frozen=True)
class Left:
    """What a killed program left, with logs that do not belong to it."""

    folder: Path
    stale: bytes
    foreign: bytes
    older: bytes
    mixed: bytes


@pytest.fixture(scope="module")
def left(master: Path, tmp_path_factory: pytest.TempPathFactory, shop: Shop) -> Left:
    """A book killed with six entries in its log; the log of the session before, and that of another shop's book."""
    place = tmp_path_factory.mktemp("logs")
    folder = Path(shutil.copytree(master, place / "book"))
    older = (folder / "ledger.db").read_bytes()
    shop.ask("done", do="trade", folder=str(folder), first=READY, count=1, vanish=True)
    stale = (folder / "ledger.db-wal").read_bytes()
    shop.ask("closed", do="trade", folder=str(folder), first=READY + 1, count=1)
    shop.ask("done", do="trade", folder=str(folder), first=READY + 2, count=IN_LOG, vanish=True)
    other = Path(place / "other")
    create_book(other, SHOP, at(day.FIRST_DAY), PASSPHRASE)
    shop.ask("open", do="trade", folder=str(other), count=0, vanish=True)
    with open_book(other, PASSPHRASE) as book:
        day.add_customers(book.ledger)
        foreign = (other / "ledger.db-wal").read_bytes()
    assert len(stale) > FRAME < len(foreign)
    return Left(folder, stale, foreign, older, half_folded_in(folder, older))


def half_folded_in(folder: Path, older: bytes) -> bytes:
    """The ledger with every page that is in its log as it was yesterday; there are also others that changed since."""
    today, logged = bytearray((folder / "ledger.db").read_bytes()), pages_in(log(folder).read_bytes())
    changed = {
        start for start in range(0, len(today), PAGE) if today[start : start + PAGE] != older[start : start + PAGE]
    }
    assert changed & logged, "the log holds a page that changed"
    assert changed - logged, "another page changed before the log began"
    for start in changed & logged:
        today[start : start + PAGE] = older[start : start + PAGE].ljust(PAGE, b"\0")
    return bytes(today)


def pages_in(content: bytes) -> set[int]:
    """Where the pages of a log lie in the ledger."""
    numbers = (int.from_bytes(content[one : one + 4], "big") for one in range(HEADER, len(content), FRAME))
    return {(number - 1) * PAGE for number in numbers}


@pytest.fixture
def killed(left: Left, disk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that book."""
    folder = Path(shutil.copytree(left.folder, disk / "book"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / STATE))
    return folder


def log(folder: Path) -> Path:
    return folder / "ledger.db-wal"


def cut(length: int) -> Callable[[Path, Left], object]:
    """Below 0 from the end."""
    return lambda folder, _: log(folder).write_bytes(log(folder).read_bytes()[:length])


def zeroed(start: int, length: int) -> Callable[[Path, Left], object]:
    def zero(folder: Path, _: Left) -> None:
        content = bytearray(log(folder).read_bytes())
        begin = start % len(content)
        content[begin : begin + length] = bytes(len(content[begin : begin + length]))
        log(folder).write_bytes(content)

    return zero


def flipped(place: int) -> Callable[[Path, Left], object]:
    def flip(folder: Path, _: Left) -> None:
        content = bytearray(log(folder).read_bytes())
        content[place % len(content)] ^= 0x40
        log(folder).write_bytes(content)

    return flip


def replaced(file: Path) -> Path:
    """Nothing has this name any more."""
    file.unlink()
    return file


def middle(content: bytes) -> int:
    """The begin of the frame in the middle."""
    return HEADER + len(content) // FRAME // 2 * FRAME


STATES: dict[str, Callable[[Path, Left], object]] = {
    "as it was left": lambda *_: None,
    "missing": lambda folder, _: log(folder).unlink(),
    "empty": cut(0),
    "cut in its header": cut(16),
    "cut after its header": cut(HEADER),
    "cut in the first frame": cut(HEADER + 2000),
    "cut after the first frame": cut(HEADER + FRAME),
    "cut in the middle of a frame": lambda folder, left: cut(middle(log(folder).read_bytes()) + 999)(folder, left),
    "cut between two frames": lambda folder, left: cut(middle(log(folder).read_bytes()))(folder, left),
    "without its last frame": cut(-FRAME),
    "without its last byte": cut(-1),
    "zeroed as a whole": zeroed(0, 10**9),
    "zeroed header": zeroed(0, HEADER),
    "zeroed first frame": zeroed(HEADER, FRAME),
    "zeroed sector in the middle": lambda folder, left: zeroed(middle(log(folder).read_bytes()), 512)(folder, left),
    "zeroed last sector": zeroed(-512, 512),
    "zeroed second half": lambda folder, left: zeroed(middle(log(folder).read_bytes()), 10**9)(folder, left),
    "a bit in its header": flipped(17),
    "a bit in the first frame's header": flipped(HEADER + 9),
    "a bit in the first page": flipped(HEADER + FRAME_HEADER + 100),
    "a bit in the last page": flipped(-100),
    "of the session before": lambda folder, left: log(folder).write_bytes(left.stale),
    "of another shop": lambda folder, left: log(folder).write_bytes(left.foreign),
    "rubbish": lambda folder, _: log(folder).write_bytes(random.Random(1).randbytes(50_000)),
    "with rubbish behind it": lambda folder, _: log(folder).write_bytes(
        log(folder).read_bytes() + random.Random(2).randbytes(9000)
    ),
    "with the log of the session before behind it": lambda folder, left: log(folder).write_bytes(
        log(folder).read_bytes() + left.stale[HEADER:]
    ),
    "a folder": lambda folder, _: replaced(log(folder)).mkdir(),
    "a link to nowhere": lambda folder, _: replaced(log(folder)).symlink_to("nowhere"),
    "read-only": lambda folder, _: log(folder).chmod(0o400),
    "of today with the ledger of yesterday": lambda folder, left: (folder / "ledger.db").write_bytes(left.older),
    "of today with its pages of yesterday": lambda folder, left: (folder / "ledger.db").write_bytes(left.mixed),
    "with a foreign index": lambda folder, _: (folder / "ledger.db-shm").write_bytes(random.Random(3).randbytes(32768)),
    "with an empty index": lambda folder, _: (folder / "ledger.db-shm").touch(),
    "with a folder for an index": lambda folder, _: (folder / "ledger.db-shm").mkdir(),
    "with an old journal beside it": lambda folder, _: (folder / "ledger.db-journal").write_bytes(
        bytes.fromhex("d9d505f920a163d7") + random.Random(4).randbytes(9000)
    ),
}
"""By what became of the log: what happened to the book's files."""
HARMLESS = {
    "as it was left", "with rubbish behind it", "with the log of the session before behind it", "read-only",
    "with a foreign index", "with an empty index", "with a folder for an index", "with an old journal beside it",
    "of today with its pages of yesterday",
}  # fmt: skip
"""Nothing is lost by these, so nothing may be told: the last one's log holds every page that is older."""


@pytest.mark.parametrize("state", STATES)
def test_a_log_in_any_state_loses_nothing_in_silence(state: str, killed: Path, left: Left) -> None:
    """T11: told, and the ledger left as it was; or everything that was acknowledged is there and proven."""
    STATES[state](killed, left)
    before = (killed / "ledger.db").read_bytes()
    said = opened(killed)
    if said is None:
        assert state in HARMLESS
        return
    assert state not in HARMLESS, said
    assert isinstance(said, Unavailable), said
    assert str(killed) in str(said)
    assert (killed / "ledger.db").read_bytes() == before, "nothing was changed"
    assert str(opened(killed)) == str(said), "it stays told"


def opened(folder: Path) -> Said | None:
    """What is said when the book is opened; if nothing, every acknowledged entry is there and the book proven."""
    acknowledged = READY + 2 + IN_LOG
    try:
        with open_book(folder, PASSPHRASE) as book:
            assert check_book(book) == []
            key = book.ledger.key
    except Said as said:
        return said
    if (folder / "ledger.db-shm").is_dir():
        (folder / "ledger.db-shm").rmdir()  # the oracle opens the file as others do, with an index
    assert oracle.faults(folder / "ledger.db", key) == []
    assert oracle.lost_or_doubled(folder / "ledger.db", key, acknowledged) == ([], False)
    return None


def test_a_log_that_cannot_be_read_is_told(killed: Path) -> None:
    """T11: whose permissions were taken away; root reads it all the same, and loses nothing."""
    log(killed).chmod(0)
    said = opened(killed)
    assert (said is None) == (os.geteuid() == 0)
