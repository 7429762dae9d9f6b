"""A program killed at any moment loses nothing it acknowledged (T01, T02, F1, F21)."""

import os
import random
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import READY, Shop, calls_in, traced
from tests.faults.states import state_of
from tests.sizes import SIZES

LATER = 4
"""Times as long a busy machine is waited for, as long as not half of the kills came between or in postings."""


def test_a_hundred_kills_lose_no_acknowledged_entry(shop: Shop, folder: Path, chance: random.Random) -> None:
    """T01: kill -9 at random moments on one growing book; after each the oracle, and the same entry made again."""
    acknowledged, killed_while_posting, found_unacknowledged = READY, 0, 0
    for kill in range(SIZES.kills):
        worker = shop.order(do="trade", folder=str(folder), first=acknowledged)
        if chance.random() < 0.8:
            shop.until("open")
        late = LATER if killed_while_posting * 2 <= kill else 1
        time.sleep(chance.uniform(0, 0.15) * late)
        os.kill(worker, signal.SIGKILL)
        heard = shop.until("ended")
        assert heard[-1] == ["ended", -signal.SIGKILL]
        done = [line[1] for line in heard if line[0] == "done"]
        assert done == list(range(acknowledged, acknowledged + len(done)))
        acknowledged += len(done)
        killed_while_posting += bool(done)
        found_unacknowledged += shop.prove(folder, acknowledged)
    print(f"{acknowledged - READY} entries, {killed_while_posting} kills between or in postings, "
          f"{found_unacknowledged} entries committed but not acknowledged")  # fmt: skip
    assert killed_while_posting > SIZES.kills // 2
    shop.ask("closed", do="trade", folder=str(folder), first=READY, count=acknowledged - READY + 1)
    assert not shop.prove(folder, acknowledged + 1)


@pytest.mark.parametrize("stage", ["open", "post", "close"])
def test_a_kill_at_any_system_call_leaves_the_entry_whole_or_absent(
    stage: str, shop: Shop, folder: Path, disk: Path, full: bool
) -> None:
    """T02: killed before each call that may write; opening starts from the log a killed program left behind.

    After each kill the oracle; then the same entry is made again, and is in the book once. What a kill leaves bit for
    bit as another did is proven only with `--full`.
    """
    entry = READY
    if stage == "open":
        shop.ask("done", do="trade", folder=str(folder), first=entry, count=1, vanish=True)
        assert (folder / "ledger.db-wal").stat().st_size > 0
        entry += 1
    calls = calls_of(shop, folder, disk, stage, entry)
    assert len(calls) > 20
    proven: dict[tuple[str, int], bool] = {}
    already_there = 0
    for name, place in calls:
        book = Path(shutil.copytree(folder, disk / "book-at-call"))
        worker = shop.order(**one_entry(book, stage, entry))
        shop.until("waiting")
        with traced(worker, f"{name}:signal=SIGKILL:when={place}"):
            shop.go()
            heard = shop.until("ended")
        assert heard[-1] == ["ended", -signal.SIGKILL], f"{name} {place} never came"
        acknowledged = entry + (stage == "close" or "done" in {line[0] for line in heard})
        left = state_of(book), acknowledged
        if full or left not in proven:
            proven[left] = shop.prove(book, acknowledged)
            shop.ask("closed", do="trade", folder=str(book), first=entry, count=1)
            shop.prove(book, entry + 1)
        already_there += proven[left]
        shutil.rmtree(book)
    print(f"{stage}: {len(calls)} kills, {len(proven)} states of the disk, "
          f"{already_there} with the entry committed but not acknowledged")  # fmt: skip
    assert already_there or stage != "post", "no kill came between commit and acknowledgement"


def calls_of(shop: Shop, folder: Path, disk: Path, stage: str, entry: int) -> list[tuple[str, int]]:
    """Every system call that may write, from this stage to the end, as (name, how many-th of that name)."""
    copied = Path(shutil.copytree(folder, disk / "counted"))
    worker = shop.order(**one_entry(copied, stage, entry))
    shop.until("waiting")
    with traced(worker, log=disk / "calls"):
        shop.go()
        shop.until("ended")
    return [(name, place) for name, count in sorted(calls_in(disk / "calls").items()) for place in range(1, count + 1)]


def one_entry(folder: Path, stage: str, entry: int) -> dict[str, Any]:
    """Make one entry, waiting at this stage. After a posting the program is gone, so that closing is no part of it."""
    return {
        "do": "trade", "folder": str(folder), "first": entry, "count": 1, "wait": [stage], "vanish": stage == "post",
    }  # fmt: skip
