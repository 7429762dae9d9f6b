"""The harness itself: a fault planted in the product is caught by the test that should catch it (T00).

Each test here plants one fault and shows that the named helper of another test no longer says "all is well".
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.doubts import Doubt
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.operations.payments import take_payment
from desktop_app.store import database, documents, journal, migrations, numbering, posting, projection
from desktop_app.store.database import Ledger, open_ledger
from desktop_app.store.rows import PostedRows
from tests.faults import day, oracle
from tests.operations.builders import a_book, a_book_made_anew, a_customer, a_receipt, a_slip, at
from tests.store.test_database import PROMISED, readable, settings_of


@contextmanager
def a_day(folder: Path) -> Iterator[Ledger]:
    """A ledger with the day's customers and its first round of entries."""
    with a_book(folder) as ledger:
        day.add_customers(ledger)
        for entry in range(len(day.KINDS)):
            day.enter(ledger, entry)
        yield ledger


def faults_of(folder: Path, entries: int) -> list[str]:
    """What the oracle finds in the ledger of a day once it is closed."""
    with a_day(folder) as ledger:
        for entry in range(len(day.KINDS), entries):
            day.enter(ledger, entry)
        path, key = ledger.path, ledger.key
    return oracle.faults(path, key) + oracle.lost_or_doubled(path, key, entries)[0]


def test_without_a_planted_fault_nothing_is_caught(tmp_path: Path) -> None:
    assert faults_of(tmp_path, 3 * len(day.KINDS)) == []


@pytest.mark.parametrize(
    ("setting", "weaker", "back"),
    [
        ("synchronous", "NORMAL", 1), ("synchronous", "OFF", 0), ("journal_mode", "DELETE", "delete"),
        ("foreign_keys", "OFF", 0), ("locking_mode", "NORMAL", "normal"), ("recursive_triggers", "OFF", 0),
    ],
)  # fmt: skip
def test_a_weaker_setting_is_caught_by_reading_the_settings_back(
    setting: str, weaker: str, back: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Caught by test_database.settings_of; the faulty product even expects what it wrote."""
    planted = tuple((n, weaker, back) if n == setting else (n, value, b) for n, value, b in database.PRAGMAS)
    monkeypatch.setattr(database, "PRAGMAS", planted)
    with a_book(tmp_path) as ledger:
        assert settings_of(ledger) != PROMISED


def test_a_skipped_link_of_the_chain_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by oracle.chain."""
    real = journal.head
    monkeypatch.setattr(journal, "head", lambda ledger: journal.Head(real(ledger).seq, journal.FIRST_PREVIOUS))
    assert any(fault.startswith("chain: ") for fault in faults_of(tmp_path, len(day.KINDS)))


def test_a_lost_number_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by oracle.numbers: a number is taken and thrown away."""
    real = numbering.next_number

    def wasteful(ledger: Ledger, what: str, dated: date, moment: Moment) -> str:
        if what == "receipt":
            real(ledger, what, dated, moment)
        return real(ledger, what, dated, moment)

    monkeypatch.setattr("desktop_app.operations.composing.next_number", wasteful)
    assert any(fault.startswith("numbers: ") for fault in faults_of(tmp_path, len(day.KINDS)))


def test_a_number_used_twice_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by the table itself: the counter is put back, and the second receipt cannot be posted."""
    real = numbering.next_number

    def repeated(ledger: Ledger, what: str, dated: date, moment: Moment) -> str:
        ledger.write("UPDATE counters SET last = 0 WHERE series = 'SKD'")
        return real(ledger, what, dated, moment)

    monkeypatch.setattr("desktop_app.operations.composing.next_number", repeated)
    with pytest.raises(sqlcipher.IntegrityError, match=r"UNIQUE.*documents\.number"):
        faults_of(tmp_path, len(day.KINDS))


@pytest.mark.parametrize("part", ["_apply_documents", "_apply_allocations"])
def test_a_projection_left_behind_is_caught(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by oracle.balances, open_items and months."""
    monkeypatch.setattr(projection, part, lambda *rows: None)
    caught = {fault.split(":")[0] for fault in faults_of(tmp_path, len(day.KINDS))}
    assert caught & {"balances", "unpaid items", "months"}


def test_a_posting_in_two_halves_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by oracle.wholeness: the power fails once, between a slip and its details, and the day goes on.

    A slip without its paper could not be returned to; the one that is cut in two is none that comes back.
    """
    real, cut = posting._insert, "SHD-2025-00001"

    def half(ledger: Ledger, postings: Any) -> None:
        real(ledger, [(seq, bare(one) if one.documents[0].number == cut else one) for seq, one in postings])

    def bare(one: PostedRows) -> PostedRows:
        return PostedRows(one.documents, one.items, one.allocations)

    monkeypatch.setattr(posting, "_insert", half)
    assert f"wholeness: {cut}" in faults_of(tmp_path, 1)


def test_a_submission_that_is_not_looked_up_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by oracle.lost_or_doubled: the same receipt twice, under ids the product made up."""
    ids = iter(range(100, 200))
    monkeypatch.setattr(documents, "submitted", lambda *_given: None)
    with a_book(tmp_path) as ledger:
        day.add_customers(ledger)
        for _ in range(2):
            again = frozenset({Doubt.RECEIVED_BEFORE})
            draft = ReceiptDraft(1, day.day_of(0), 500, submission=f"entry {next(ids)}", accepted=again)
            take_payment(ledger, draft, at(day.day_of(0)))
        path, key = ledger.path, ledger.key
    assert any("beyond what was begun" in fault for fault in oracle.lost_or_doubled(path, key, 0)[0])


def test_a_missing_trigger_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caught by the statement that every final table refuses to be changed."""
    fewer = {name: sql for name, sql in migrations.SEALS.items() if name != "receipts_update_sealed"}
    monkeypatch.setattr(migrations, "SEALS", fewer)
    with a_book_made_anew(tmp_path) as ledger:
        a_receipt(ledger, a_customer(ledger), "03-01", "100")
        with ledger.writing():
            ledger.write("UPDATE receipts SET method = '现金'")  # the sealed table takes it: the test would fail


def test_a_plain_copy_beside_the_ledger_is_caught(tmp_path: Path) -> None:
    """Caught by test_database.readable: a log that names a customer."""
    with a_book(tmp_path) as ledger:
        a_slip(ledger, a_customer(ledger, "金丝雀五金店"), "03-01")
    assert readable(tmp_path, ("金丝雀五金店",)) == []
    (tmp_path / "debug.log").write_text("posted for 金丝雀五金店", encoding="utf-8")
    assert readable(tmp_path, ("金丝雀五金店",)) == [("debug.log", "金丝雀五金店")]


def test_an_acknowledgement_before_the_commit_is_caught_by_the_kills(tmp_path: Path) -> None:
    """Caught by oracle.lost_or_doubled after kills: the planted program says "done" inside its transaction."""
    with a_book(tmp_path) as ledger:
        day.add_customers(ledger)
        path, key = ledger.path, ledger.key
    chance, acknowledged, caught = random.Random(1), 0, False
    for _ in range(30):
        heard = killed_while(posts_too_early, path, key, acknowledged, chance)
        acknowledged = max([acknowledged, *(entry + 1 for entry in heard)])
        lost, next_is_there = oracle.lost_or_doubled(path, key, acknowledged)
        if lost:
            caught = True
            break
        acknowledged += next_is_there
    assert caught


def posts_too_early(path: Path, key: bytes, first: int, say: Callable[[int], None]) -> None:
    """The planted fault: the entry is acknowledged, and only then committed."""
    ledger = open_ledger(path, key)
    for entry in range(first, first + 10_000):
        with ledger.writing():
            day.enter(ledger, entry)
            say(entry)
            time.sleep(0.002)


def killed_while(
    work: Callable[[Path, bytes, int, Callable[[int], None]], None], path: Path, key: bytes, first: int,
    chance: random.Random,
) -> list[int]:  # fmt: skip
    """Entries that a forked program acknowledged before it was killed."""
    reading, writing = os.pipe()
    program = os.fork()
    if not program:
        answers = os.fdopen(writing, "w")
        try:
            work(path, key, first, lambda entry: print(entry, file=answers, flush=True))
        finally:
            sys.stderr.flush()
            os._exit(1)
    os.close(writing)
    time.sleep(chance.uniform(0.05, 0.2))
    os.kill(program, signal.SIGKILL)
    os.waitpid(program, 0)
    with os.fdopen(reading) as heard:
        return [int(line) for line in heard.read().splitlines()]
