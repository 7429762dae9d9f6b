"""The PIN of the lock, kept in the encrypted book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.operations.pins import has_pin, is_pin, set_pin
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from tests.operations.builders import a_book, at


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as opened:
        yield opened


def test_a_new_book_has_no_pin_and_no_digits_are_right(ledger: Ledger) -> None:
    assert not has_pin(ledger)
    assert not is_pin(ledger, "")
    assert not is_pin(ledger, "0000")


def test_only_the_right_digits_are_the_pin(ledger: Ledger) -> None:
    """T21: full-width ones count; what is no PIN at all is simply wrong."""
    assert set_pin(ledger, "2468", at("03-01")).result
    assert has_pin(ledger)
    assert is_pin(ledger, "２４６８")
    assert not any(is_pin(ledger, typed) for typed in ("2469", "", "abcd", "24680"))


def test_an_empty_text_takes_the_pin_away(ledger: Ledger) -> None:
    set_pin(ledger, "2468", at("03-01"))
    assert not set_pin(ledger, " ", at("03-02")).result
    assert not has_pin(ledger)
    assert not is_pin(ledger, "2468")


def test_the_same_pin_is_never_kept_the_same_way_and_never_in_the_open(ledger: Ledger) -> None:
    """D14, T40: neither in the settings nor in the journal."""
    set_pin(ledger, "24682468", at("03-01"))
    first = ledger.value("SELECT value FROM settings WHERE name = 'pin'")
    set_pin(ledger, "24682468", at("03-01"))
    assert ledger.value("SELECT value FROM settings WHERE name = 'pin'") != first
    written = "".join(str(row) for row in ledger.rows("SELECT content FROM journal"))
    assert "24682468" not in written + str(first)
    assert checking.check(ledger) == []
