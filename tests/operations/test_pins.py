"""The owner's PIN, kept in the encrypted book, and its wrong tries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.pins import PinTries, WrongPin, rest_after
from desktop_app.operations.pins import has_pin, rest_of_pin, set_pin, try_pin
from desktop_app.store import checking, journal, settings
from desktop_app.store.database import Ledger, open_ledger
from tests.operations.builders import a_book, at

NOON = at("03-01")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as opened:
        yield opened


def later(seconds: float) -> Moment:
    return replace(NOON, now=NOON.now + timedelta(seconds=seconds))


def is_pin(ledger: Ledger, typed: str) -> bool:
    """Whether the digits are taken; a wrong try is forgotten, so that a test may try many."""
    try:
        try_pin(ledger, typed, NOON)
    except WrongPin:
        with ledger.writing():
            settings.save(ledger, "pin_tries", PinTries())
        return False
    return True


def test_a_new_book_has_no_pin_and_no_digits_are_right(ledger: Ledger) -> None:
    assert not has_pin(ledger)
    assert not is_pin(ledger, "")
    assert not is_pin(ledger, "0000")


def test_only_the_right_digits_are_the_pin(ledger: Ledger) -> None:
    """T21: full-width ones count; what is no PIN at all is simply wrong."""
    assert set_pin(ledger, "2468", NOON).result
    assert has_pin(ledger)
    assert is_pin(ledger, "２４６８")
    assert not any(is_pin(ledger, typed) for typed in ("2469", "", "abcd", "24680"))


def test_the_pin_opens_the_way_to_another_pin_and_to_none(ledger: Ledger) -> None:
    """D16: also within the ten minutes for which a PIN that was typed counts."""
    set_pin(ledger, "2468", NOON)
    for new in ("1357", " "):
        with pytest.raises(WrongPin) as wrong:
            set_pin(ledger, new, later(1), "1357")
        assert wrong.value.field == "old"
        with pytest.raises(Refused, match="holds until now") as missing:
            set_pin(ledger, new, later(1))
        assert missing.value.field == "old"
    assert rest_of_pin(ledger, later(1)) == (2, 0)
    assert set_pin(ledger, "1357", later(2), "2468").result
    assert not set_pin(ledger, " ", later(3), "1357").result
    assert not has_pin(ledger)


def test_the_same_pin_is_never_kept_the_same_way_and_never_in_the_open(ledger: Ledger) -> None:
    """D14, T40: neither in the settings nor in the journal."""
    set_pin(ledger, "24682468", NOON)
    first = ledger.value("SELECT value FROM settings WHERE name = 'pin'")
    set_pin(ledger, "24682468", NOON, "24682468")
    assert ledger.value("SELECT value FROM settings WHERE name = 'pin'") != first
    written = "".join(str(row) for row in ledger.rows("SELECT content FROM journal"))
    assert "24682468" not in written + str(first)
    assert checking.check(ledger) == []


def five_wrong(ledger: Ledger, at_second: float = 0) -> int:
    """Five wrong tries; the rest after them."""
    for _ in range(4):
        with pytest.raises(WrongPin) as wrong:
            try_pin(ledger, "1111", later(at_second))
        assert wrong.value.rest == 0
    with pytest.raises(WrongPin) as wrong:
        try_pin(ledger, "1111", later(at_second))
    return wrong.value.rest


def test_after_five_wrong_pins_not_even_the_right_one_is_taken_for_a_while(ledger: Ledger) -> None:
    """T21: half a minute, then twice as long each time; nothing is ever wiped."""
    set_pin(ledger, "2468", NOON)
    assert five_wrong(ledger) == 30
    with pytest.raises(WrongPin, match="next try is taken in 1 seconds"):
        try_pin(ledger, "2468", later(29))
    assert five_wrong(ledger, 30) == 60
    with pytest.raises(WrongPin):
        try_pin(ledger, "2468", later(89))
    try_pin(ledger, "2468", later(90))
    assert rest_of_pin(ledger, later(90)) == (0, 0)
    assert five_wrong(ledger, 91) == 30


def test_the_rest_doubles_up_to_an_hour() -> None:
    """T21: 10,000 PINs take longer than anybody sits at a counter, and no owner waits a day."""
    assert [rest_after(count) for count in (4, 5, 6, 10, 15, 20)] == [0, 30, 0, 60, 120, 240]
    assert rest_after(5 * 8) == rest_after(5000) == 3600


def test_wrong_tries_survive_a_restart(tmp_path: Path) -> None:
    """T21: they are in the book, and each is a line of the journal."""
    with a_book(tmp_path) as ledger:
        set_pin(ledger, "2468", NOON)
        five_wrong(ledger)
        key = ledger.key
    again = open_ledger(tmp_path / "ledger.db", key)
    try:
        assert rest_of_pin(again, later(10)) == (5, 20)
        with pytest.raises(WrongPin):
            try_pin(again, "2468", later(10))
        verbs = [row.verb for row in journal.rows_until(again, NOON.today)]
        assert verbs[-5:] == ["wrong_pin"] * 5
        assert checking.check(again) == []
    finally:
        again.close()


def test_a_clock_set_back_neither_shortens_the_rest_nor_makes_it_endless(ledger: Ledger) -> None:
    """T21, T30: the rest begins anew once and then ends."""
    set_pin(ledger, "2468", NOON)
    five_wrong(ledger)
    years_back = -5 * 365 * 86400.0
    with pytest.raises(WrongPin, match="30 seconds"):
        try_pin(ledger, "2468", later(years_back))
    try_pin(ledger, "2468", later(years_back + 30))


def test_in_a_book_that_is_only_looked_at_the_tries_are_counted_all_the_same(ledger: Ledger) -> None:
    """T21, 5.11: nothing may be written, and nobody may guess."""
    set_pin(ledger, "2468", NOON)
    before = journal.head(ledger)
    ledger.looked_at = Refused("Only to look at.")
    assert five_wrong(ledger) == 30
    with pytest.raises(WrongPin):
        try_pin(ledger, "2468", later(29))
    try_pin(ledger, "2468", later(30))
    assert rest_of_pin(ledger, later(30)) == (0, 0)
    assert journal.head(ledger) == before
