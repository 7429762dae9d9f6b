"""What a PIN may be."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.pins import clean_pin


@pytest.mark.parametrize(("typed", "pin"), [("2468", "2468"), (" 12345678 ", "12345678"), ("２４６８", "2468")])
def test_four_to_eight_digits_are_a_pin(typed: str, pin: str) -> None:
    assert clean_pin(typed) == pin


@pytest.mark.parametrize("typed", ["", "123", "123456789", "12a4", "12 34", "١٢٣٤"])
def test_anything_else_is_refused_at_its_field(typed: str) -> None:
    """Digits of other scripts are not on every keyboard of the counter."""
    with pytest.raises(Refused, match="4 to 8 digits") as refused:
        clean_pin(typed)
    assert refused.value.field == "pin"
