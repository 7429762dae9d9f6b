"""The chain of hashes shows every change to what was written (D7)."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop_app.domain.moment import Moment
from desktop_app.store import journal
from desktop_app.store.database import Ledger
from tests.operations.builders import at, on


@pytest.fixture
def written(book: Ledger) -> Ledger:
    """A journal of ten rows without its seals, as for somebody who has the key."""
    with book.writing():
        while journal.head(book).seq < 10:
            journal.record(book, at("2026-01-02"), "note", "客户", f"内容 {journal.head(book).seq}")
    for action in ("update", "delete"):
        book.write(f"DROP TRIGGER journal_{action}_sealed")
    assert list(journal.broken_links(book)) == []
    return book


@pytest.mark.parametrize("column", ["recorded", "user", "dated", "verb", "subject", "content"])
def test_a_changed_field_breaks_the_chain_at_its_row(column: str, written: Ledger) -> None:
    written.write(f"UPDATE journal SET {column} = {column} || ' ' WHERE seq = 5")
    assert list(journal.broken_links(written)) == [5]


def test_text_moved_from_one_field_to_the_next_breaks_it(written: Ledger) -> None:
    """Lengths are hashed, so that `ab` + `c` is not `a` + `bc`."""
    written.write("UPDATE journal SET verb = 'not', subject = 'e' || subject WHERE seq = 5")
    assert list(journal.broken_links(written)) == [5]


def test_a_deleted_row_breaks_it(written: Ledger) -> None:
    written.write("DELETE FROM journal WHERE seq = 5")
    assert list(journal.broken_links(written)) == [6]


def test_rows_that_changed_places_break_it(written: Ledger) -> None:
    written.write("UPDATE journal SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE seq IN (5, 6)")
    written.write("UPDATE journal SET seq = -seq WHERE seq < 0")
    assert list(journal.broken_links(written))[:2] == [5, 6]


def test_a_row_put_in_with_a_hash_of_its_own_breaks_it_at_the_next(written: Ledger) -> None:
    """A forger who computes the right hash for his row must compute all that follow: those are on papers outside."""
    row = dict(
        zip(("seq", "previous"), written.row("SELECT seq, previous FROM journal WHERE seq = 5") or (), strict=True)
    )
    forged = journal.chained(journal.Head(row["seq"] - 1, row["previous"]), at("2026-01-02"), "note", "客户", "假")
    written.write("DELETE FROM journal WHERE seq = 5")
    journal.insert_rows(written, [forged])
    assert list(journal.broken_links(written)) == [6]


def test_a_row_hung_on_behind_the_wrong_head_breaks_it(written: Ledger) -> None:
    journal.insert_rows(written, [journal.chained(journal.Head(10, bytes(32)), at("2026-01-02"), "note", "x", "y")])
    assert list(journal.broken_links(written)) == [11]


def test_the_time_of_recording_is_utc_whatever_the_clock_of_the_shop_shows(book: Ledger) -> None:
    shanghai = timezone(timedelta(hours=8))
    moment = Moment(on("2026-01-02"), datetime(2026, 1, 2, 7, 30, tzinfo=shanghai), "老板")
    with book.writing():
        seq = journal.record(book, moment, "note", "x", "y")
    written = datetime.fromisoformat(book.value("SELECT recorded FROM journal WHERE seq = ?", (seq,)))
    assert written == datetime(2026, 1, 1, 23, 30, tzinfo=UTC)
    assert [row.seq for row in journal.rows_until(book, on("2026-01-02"))][-1] == seq
    assert seq not in [row.seq for row in journal.rows_until(book, on("2026-01-01"))]


def test_a_rollback_takes_the_row_back(book: Ledger) -> None:
    before = journal.head(book)
    with suppress(ZeroDivisionError), book.writing():
        journal.record(book, at("2026-01-02"), "note", "x", "y")
        print(1 / 0)
    assert journal.head(book) == before
