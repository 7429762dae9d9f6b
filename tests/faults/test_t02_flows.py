"""Ten flows killed at every system call that may write, then done again: all is there once or not at all (T02)."""

import json
import random
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from desktop_app.operations.books import LEDGER, open_book
from tests.faults import day, flows, oracle
from tests.faults.conftest import Shop, calls_in, traced
from tests.faults.flows import FLOWS, Flow
from tests.store import old_books

POINTS = 5
"""Calls of each flow at which it is killed unless all are tried: the first, the last and some between."""

State = dict[str, Any]


@pytest.fixture
def place(master: Path, disk: Path) -> Path:
    """A folder with the book and what lies beside it."""
    (disk / "place").mkdir()
    shutil.copytree(master, disk / "place" / "book")
    return disk / "place"


@pytest.mark.parametrize("name", FLOWS)
def test_a_flow_killed_at_any_call_is_done_once_when_it_is_done_again(
    name: str, shop: Shop, place: Path, disk: Path, chance: random.Random, full: bool, request: pytest.FixtureRequest
) -> None:
    """T02: after each kill the oracle and the check; what stands is the state before or the state after, and doing
    it again gives the state after."""
    flow = FLOWS[name]
    begin(flow, place)
    before, after, calls = tried_out(flow, shop, place, disk)
    allowed = (after,) if name == "close" else (before, after)  # what is to be closed was acknowledged before
    kills = (
        chosen(calls, request.config.getoption("part"), request.config.getoption("points"))
        if full
        else some_of(calls, chance)
    )
    stood = 0
    for call, number in kills:
        there = Path(shutil.copytree(place, disk / f"{call}-{number}"))  # where a book ended is remembered by its place
        worker = shop.order(do="flow", flow=name, folder=str(there / "book"), wait=["flow"])
        shop.until("waiting")
        with traced(worker, f"{call}:signal=SIGKILL:when={number}"):
            shop.go()
            heard = shop.until("ended")
        assert heard[-1] == ["ended", -signal.SIGKILL], f"{call} {number} never came"
        now = standing(shop, there)
        assert now in allowed, f"{call} {number}: {differing(now, after)}"
        if any(line[0] == "acted" for line in heard):
            assert now == after, f"{call} {number}: done, and not there"
        stood += now == after
        whole_backups(shop, there)
        shop.ask("ended", do="flow", flow=name, folder=str(there / "book"))
        assert standing(shop, there) == after, f"{call} {number}: done again, and not as when done once"
        assert name != "backup" or whole_backups(shop, there), f"{call} {number}: done again, and there is no backup"
        shutil.rmtree(there)
    print(f"{name}: {len(kills)} of {len(calls)} calls, {stood} with the whole flow there")


def begin(flow: Flow, place: Path) -> None:
    """The book the flow begins with; an old one where it is brought to today's format."""
    if flow.name == "migrate":
        shutil.rmtree(place / "book")
        old_books.copy_of(old_books.FORMATS[0], place / "book")
    flows.prepare(flow, place / "book")


def tried_out(flow: Flow, shop: Shop, place: Path, disk: Path) -> tuple[State, State, list[tuple[str, int]]]:
    """The state before, the state after, and the calls between that may write, without a kill."""
    untouched = Path(shutil.copytree(place, disk / "untouched"))
    before = standing(shop, untouched)
    there = Path(shutil.copytree(place, disk / "counted"))
    worker = shop.order(do="flow", flow=flow.name, folder=str(there / "book"), wait=["flow"])
    shop.until("waiting")
    with traced(worker, log=disk / "calls"):
        shop.go()
        assert shop.until("ended")[-1] == ["ended", 0]
    after = standing(shop, there)
    counted = sorted(calls_in(disk / "calls").items())
    assert flow.name in ("backup", "close", "migrate") or before != after
    return before, after, [(name, number) for name, count in counted for number in range(1, count + 1)]


def chosen(calls: list[tuple[str, int]], part: tuple[int, int], points: int) -> list[tuple[str, int]]:
    """All of them, or the part and the evenly spread sample that were asked for."""
    which, of = part
    mine = calls[which - 1 :: of]
    step = (len(mine) - 1) / max(points - 1, 1)
    return [mine[round(at * step)] for at in range(points)] if 0 < points < len(mine) else mine


def some_of(calls: list[tuple[str, int]], chance: random.Random) -> list[tuple[str, int]]:
    return [calls[0], *chance.sample(calls[1:-1], POINTS - 2), calls[-1]]


def standing(shop: Shop, place: Path) -> State:
    """What the book says now; the check and the oracle find nothing."""
    answer = shop.ask("state", do="state", folder=str(place / "book"))
    _, told, key, state = answer
    assert told == []
    assert oracle.faults(place / "book" / LEDGER, bytes.fromhex(key)) == []
    return dict(state)


def whole_backups(shop: Shop, place: Path) -> int:
    """T14: what is listed as a backup is one; how many there are."""
    target = place / flows.TARGET
    listed = [copy for copy in target.iterdir() if not copy.name.startswith(".")] if target.is_dir() else []
    for copy in listed:
        assert json.loads((copy / "backup.json").read_bytes())
        assert oracle.faults(copy / LEDGER, key_of(shop, place)) == []
    return len(listed)


def key_of(shop: Shop, place: Path) -> bytes:
    return bytes.fromhex(shop.ask("state", do="state", folder=str(place / "book"))[2])


def differing(now: State, after: State) -> dict[str, Any]:
    names = (name for name in now.keys() | after.keys() if now.get(name) != after.get(name))
    return {name: (now.get(name), after.get(name)) for name in names}


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_the_parts_of_a_full_run_leave_no_call_out(of: int) -> None:
    """T02: run beside each other, each call in one of them; a sample goes from the first call to the last."""
    calls = [("write", number) for number in range(1, 101)]
    parts = [chosen(calls, (which, of), 0) for which in range(1, of + 1)]
    assert sorted(one for part in parts for one in part) == calls
    sample = chosen(calls, (1, 1), 60)
    assert (len(set(sample)), sample[0], sample[-1]) == (60, calls[0], calls[-1])
    assert chosen(calls, (1, 1), 1) == calls[:1]


def test_a_flow_that_is_no_flow_is_found_out(shop: Shop, place: Path) -> None:
    """T00: a receipt entered twice is another state than one entered once."""
    flow = FLOWS["payment"]
    begin(flow, place)
    with flows.readied(flow, place / "book") as act:
        act()
    once = standing(shop, place)
    with open_book(place / "book", flows.PASSPHRASE) as book:
        day.enter(book.ledger, 911)
    assert differing(standing(shop, place), once).keys() >= {"documents", "journal", "owed"}
