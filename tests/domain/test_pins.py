"""What a PIN may be."""

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.pins import (
    PinTries,
    Unlocking,
    WrongPin,
    clean_pin,
    failed_again,
    is_set_back,
    rest_after,
    rest_left,
    rest_said,
)

NOW = datetime(2026, 3, 16, 4, tzinfo=UTC)


@pytest.mark.parametrize(("typed", "pin"), [("2468", "2468"), (" 12345678 ", "12345678"), ("２４６８", "2468")])
def test_four_to_eight_digits_are_a_pin(typed: str, pin: str) -> None:
    assert clean_pin(typed) == pin


@pytest.mark.parametrize("typed", ["", "123", "123456789", "12a4", "12 34", "١٢٣٤"])
def test_anything_else_is_refused_at_its_field(typed: str) -> None:
    """Digits of other scripts are not on every keyboard of the counter."""
    with pytest.raises(Refused, match="4 to 8 digits") as refused:
        clean_pin(typed)
    assert refused.value.field == "pin"


@pytest.mark.parametrize(
    ("wrong", "seconds"),
    [(0, 0), (4, 0), (5, 30), (6, 0), (9, 0), (10, 60), (15, 120), (35, 1920), (40, 3600), (5_000, 3600)],
)
def test_every_fifth_wrong_try_rests_twice_as_long_and_never_over_an_hour(wrong: int, seconds: int) -> None:
    """T21."""
    assert rest_after(wrong) == seconds


def test_a_rest_is_over_when_its_seconds_are_and_a_clock_set_back_waits_the_whole_of_it() -> None:
    """T21: whoever sets the clock back gains nothing, and waits no longer than the rest."""
    tries = failed_again(PinTries(4, ""), NOW)
    assert tries.wrong == 5
    waits = [rest_left(tries, NOW + timedelta(seconds=after)) for after in (0, 0.5, 29, 30, 99, -3_600)]
    assert waits == [30, 30, 1, 0, 0, 30]
    assert rest_left(PinTries(), NOW) == 0
    assert [is_set_back(tries, NOW + timedelta(seconds=after)) for after in (-1, 0)] == [True, False]
    assert not is_set_back(PinTries(), NOW)


def test_a_wrong_pin_says_when_the_next_try_is_taken_also_on_another_thread() -> None:
    rests = pickle.loads(pickle.dumps(WrongPin(5, 30)))
    assert (str(rests), rests.rest, rests.field) == (
        "5 wrong PINs. The next try is taken in 30 seconds.", 30, "pin",
    )  # fmt: skip
    assert str(WrongPin(1, 0)) == "Wrong PIN."
    assert str(rest_said(Unlocking.PASSPHRASE, 5, 30)).startswith("5 wrong passphrases.")
