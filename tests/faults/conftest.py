"""A book that grows, a shop in processes of its own, and strace to stop it at any system call."""

import json
import os
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop_app.operations.books import create_book, open_book
from tests.faults import day
from tests.faults.shop import PASSPHRASE
from tests.operations.builders import SHOP, at
from tests.stretching import light_passphrases, lightly_stretched

__all__ = ("light_passphrases",)

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which a silent shop is a failure."""

Line = list[Any]


@dataclass
class Shop:
    """The shop's process: give it an order, hear what its worker says."""

    process: "subprocess.Popen[str]"
    lines: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()

    def order(self, **what: Any) -> int:
        """Begin; the worker's process id."""
        self._write(json.dumps(what))
        return int(self.until("started")[-1][1])

    def go(self) -> None:
        """On, from where the order said to wait."""
        self._write("on")

    def until(self, word: str) -> list[Line]:
        """Everything said up to and including that word."""
        heard = [self.hear()]
        while heard[-1][0] != word:
            assert heard[-1][0] != "ended" or word == "ended", f"the worker ended before it said {word}: {heard}"
            heard.append(self.hear())
        return heard

    def ask(self, word: str, **what: Any) -> Line:
        """An order carried out to its end; the line of this word in its answer."""
        self.order(**what)
        heard = self.until("ended")
        assert heard[-1][1] == 0, f"the worker failed: {heard}"
        return next(line for line in heard if line[0] == word)

    def prove(self, folder: Path, acknowledged: int) -> bool:
        """Every fault the oracle finds is a failure; is the entry after the acknowledged ones in the book?"""
        _, faults, next_is_there, seconds = self.ask(
            "proven", do="prove", folder=str(folder), acknowledged=acknowledged
        )
        assert faults == []
        assert seconds < 3, f"the book opened in {seconds:.1f} s"
        return bool(next_is_there)

    def _write(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def hear(self) -> Line:
        return list(json.loads(self.lines.get(timeout=PATIENCE)))


@contextmanager
def a_shop() -> Iterator[Shop]:
    command = [sys.executable, "-m", "tests.faults.shop"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, "PYTHONUTF8": "1"}, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield Shop(process)
        finally:
            process.kill()


@pytest.fixture(scope="session")
def shop() -> Iterator[Shop]:
    with a_shop() as one:
        yield one


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real book with four customers and the first two rounds of entries, which the tests copy.

    Its passphrase is stretched as little as a key file may say, so that it opens at once; the rest is as ever.
    """
    folder = tmp_path_factory.mktemp("faults") / "book"
    with lightly_stretched():
        create_book(folder, SHOP, at(day.FIRST_DAY), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        day.add_customers(book.ledger)
        for entry in range(READY):
            day.enter(book.ledger, entry)
    return folder


READY = 2 * len(day.KINDS) + 1
"""Entries already in the copied book; the next is a slip of which part is paid at once: two documents."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: what a killed program wrote is kept by the system, not by the disk."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def folder(master: Path, disk: Path) -> Path:
    return Path(shutil.copytree(master, disk / "book"))


@pytest.fixture
def chance() -> random.Random:
    """Chance whose seed a failing test shows; QINGZHANG_SEED takes it back."""
    seed = int(os.environ.get("QINGZHANG_SEED", random.SystemRandom().randrange(2**32)))
    print(f"QINGZHANG_SEED={seed}")
    return random.Random(seed)


# ── strace ───────────────────────────────────────────────────────────────────────────────────────
WRITING = (
    "openat", "write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "sync_file_range", "ftruncate",
    "fallocate", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat",
    "rmdir", "chmod", "fchmod", "fchmodat",
)  # fmt: skip
"""System calls that change files, and the opening of files."""
BOOK_FILES = ("ledger.db", "ledger.db-wal", "ledger.db-journal", "in-use", "key.json", "scans", "last-seen")


@contextmanager
def traced(
    worker: int,
    *injections: str,
    log: Path | None = None,
    calls: tuple[str, ...] = WRITING,
    within: Path | None = None,
    more: tuple[str, ...] = (),
) -> Iterator[None]:
    """strace on a waiting worker for as long as the block lasts, or until the worker dies.

    `within` leaves alone whatever does not concern a file of the book in this folder; `more` are options of strace's.
    """
    program = shutil.which("strace")
    if program is None:
        pytest.fail("strace is not installed: these tests stop the program at every system call")
    known = [f"?{call}" for call in calls]  # not every machine has every call
    command = [program, "-p", str(worker), "-e", f"trace={','.join(known)}", "-o", str(log or os.devnull)]
    files = [str(within / name) for name in BOOK_FILES] if within else []
    command += [*more, *(part for file in files for part in ("-P", file))]
    command += [part for injection in injections for part in ("-e", f"inject={injection}")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        try:
            assert strace.stderr is not None
            said = strace.stderr.readline()
            assert "attached" in said, f"strace cannot trace: {said}"
            yield
        finally:
            strace.send_signal(signal.SIGINT)  # lets go of the worker, which lives on
            strace.communicate()


def calls_in(log: Path) -> Counter[str]:
    """How often each system call was made, by strace's own log."""
    names = (re.match(r"(\w+)\(", line) for line in log.read_text().splitlines())
    return Counter(name[1] for name in names if name)
