"""A shop in a process of its own, to be killed, starved and traced: `python -m tests.faults.shop`.

The process loads everything once and then forks a worker for every order it reads (one JSON object a line), so that a
hundred workers cost little. A worker answers in lines of JSON: `started`, `waiting`, `done`, `failed`, `closed` …, and
the process adds `ended` with the worker's exit code, negative for a signal.
"""

import ctypes
import gc
import json
import os
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from desktop_app.domain.errors import Said, Unavailable
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import LEDGER, Book, create_book, look_at_book, open_book
from desktop_app.operations.checking import check_book
from desktop_app.operations.doors import is_backup
from desktop_app.operations.papers import mark_signed
from desktop_app.store.migrations import known_objects
from desktop_app.store.schema import STEPS
from desktop_app.store.search import search_text
from desktop_app.system.key_file import read_header
from tests.faults import day, flows, oracle
from tests.operations.builders import SHOP, at
from tests.stretching import known_stretches, lightly_stretched

PASSPHRASE = "四川 建材 2026"
STATE = ".state"
"""The user's own folder of a shop, inside the book unless an order says otherwise: it is copied and gone with it."""
A_BACKUP = Unavailable("This is a backup.")
PR_SET_PTRACER, ANYBODY = 0x59616D61, ctypes.c_ulong(-1)


def say(word: str, *facts: object) -> None:
    os.write(1, json.dumps([word, *facts], ensure_ascii=False).encode() + b"\n")


def wait(order: dict[str, Any], stage: str) -> None:
    """Stop before a stage the order names, until a line comes in."""
    if stage in order.get("wait", ()):
        say("waiting", stage)
        sys.stdin.readline()


def trade(order: dict[str, Any]) -> None:
    """Make entries from `first` on; say `done` after each commit. `tries` times each, when it fails."""
    folder, first, count = Path(order["folder"]), order.get("first", 0), order.get("count", 10**9)
    wait(order, "open")
    with open_book(folder, PASSPHRASE) as book:
        say("open")
        wait(order, "post")
        for entry in range(first, first + count):
            if not tried(book, entry, order):
                break
        if order.get("vanish"):
            os._exit(0)
        if "backup" in order:
            wait(order, "backup")
            say("backup", str(back_up(book, Path(order["backup"]), at(day.FIRST_DAY)).folder))
        wait(order, "close")
    say("closed")


def attach(order: dict[str, Any]) -> None:
    """Make entries and keep the paper and a photograph of each; say `done` after each."""
    wait(order, "open")
    with open_book(Path(order["folder"]), PASSPHRASE) as book:
        for entry in range(order["first"], order["first"] + order["count"]):
            number, today = day.enter(book.ledger, 9 * entry), at(day.day_of(9 * entry))
            mark_signed(book, number, today.today, today, b"a photograph of " + number.encode())
            say("done", entry, number)
    say("closed")


def flow(order: dict[str, Any]) -> None:
    """Do one of the flows; say `acted` once it is done. A flow in an open book ends by closing it."""
    wanted, folder = flows.FLOWS[order["flow"]], Path(order["folder"])
    with flows.readied(wanted, folder) as act:
        wait(order, "flow")
        act()
        say("acted")


def state(order: dict[str, Any]) -> None:
    """What the product's check finds, the ledger's key, and what the book says."""
    folder = Path(order["folder"])
    flows.end_what_was_broken_off(folder)
    with open_book(folder, PASSPHRASE) as book:
        told = [f"check: {finding.proof} {finding.what}" for finding in check_book(book)]
        key, said = book.ledger.key.hex(), flows.state(book)
    say("state", told, key, said)


def tried(book: Book, entry: int, order: dict[str, Any]) -> bool:
    """Was the entry made, at the first or a later try?"""
    for attempt in range(order.get("tries", 1)):
        if attempt:
            wait(order, "retry")
        try:
            say("done", entry, day.enter(book.ledger, entry))
            return True
        except Said as failure:
            say("failed", entry, type(failure).__name__, str(failure))
    return False


def prove(order: dict[str, Any]) -> None:
    """The product's own check and the oracle, in a fresh process: every fault, and whether the next entry is there.

    A backup is looked at, as nobody opens one as the book.
    """
    folder, began = Path(order["folder"]), time.monotonic()
    opening = look_at_book(folder, A_BACKUP, PASSPHRASE) if is_backup(folder) else open_book(folder, PASSPHRASE)
    with opening as book:
        seconds = time.monotonic() - began
        told = [f"check: {finding.proof} {finding.what}" for finding in check_book(book)]
        key = book.ledger.key
    told += oracle.faults(folder / LEDGER, key)
    lost, next_is_there = oracle.lost_or_doubled(folder / LEDGER, key, order["acknowledged"])
    say("proven", told + lost, next_is_there, seconds)


def work(order: dict[str, Any]) -> None:
    say("started", os.getpid())
    os.environ["XDG_STATE_HOME"] = order.get("state") or str(Path(order["folder"]) / STATE)
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY)  # some systems let only a parent trace
    if "largest" in order:
        sys.dont_write_bytecode = True  # a module cut short would stay for every later start
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest"], order["largest"]))
    try:
        ORDERS[order["do"]](order)
    except Said as failure:
        say("refused", type(failure).__name__, str(failure))


def make_ready() -> None:
    """What the product loads and works out only when it is first needed, so that not every worker does.

    A book is lived in and proven once; it is gone when the first order comes.
    """
    search_text(["王"])
    known_objects(STEPS)
    with TemporaryDirectory() as home, patch.dict(os.environ, {"XDG_STATE_HOME": str(Path(home) / STATE)}):
        folder = Path(home) / "book"
        create_book(folder, SHOP, at(day.FIRST_DAY), PASSPHRASE)
        with open_book(folder, PASSPHRASE) as book:
            day.add_customers(book.ledger)
            for entry in range(len(day.KINDS)):
                day.enter(book.ledger, entry)
            assert check_book(book) == []
            key = book.ledger.key
        assert oracle.faults(folder / LEDGER, key) == []
    gc.collect()
    gc.freeze()


def recall_key(order: dict[str, Any]) -> None:
    """The key of a book, of which hundreds of workers open copies; a broken key file is left to the worker."""
    with suppress(Said, OSError):
        wrap = read_header(Path(order["folder"])).passphrase
        if wrap:
            known_stretches(PASSPHRASE, wrap.stretch)


ORDERS = {"trade": trade, "prove": prove, "attach": attach, "flow": flow, "state": state}


def main() -> None:
    make_ready()
    while line := sys.stdin.readline():
        order = json.loads(line)
        recall_key(order)
        worker = os.fork()
        if not worker:
            code = 1
            try:
                work(order)
                code = 0
            finally:
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(worker, 0)
        say("ended", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    with lightly_stretched():
        main()
