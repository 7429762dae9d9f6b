"""How phone numbers are read out and hidden."""

import pytest

from desktop_app.domain.phones import shown_phone, unbroken


@pytest.mark.parametrize("typed", ["13800138022", "138 0013 8022", "138-0013-8022"])
def test_a_mobile_is_read_in_three_parts_however_it_was_typed(typed: str) -> None:
    assert shown_phone(typed) == "138 0013 8022"
    assert shown_phone(typed, is_masked=True) == "138****8022"


@pytest.mark.parametrize(
    "typed", ["0571-8888123", "05718888123", "0571 88881234", "400-820-8820", "8022", "老王 8022", ""]
)
def test_any_other_number_stands_as_it_was_typed(typed: str) -> None:
    """0571-8888123 has eleven figures and is no mobile: 057 1888 8123 is nobody's number."""
    assert shown_phone(typed) == typed


@pytest.mark.parametrize(
    ("typed", "hidden"),
    [("0571-8888123", "0571****123"), ("0571 88881234", "05718****234"), ("8888123", "****123"), ("8022", "8022"),
     ("老王 8022", "老王 8022")],
)  # fmt: skip
def test_at_a_public_counter_the_middle_of_a_landline_is_hidden_too(typed: str, hidden: str) -> None:
    """U11."""
    assert shown_phone(typed, is_masked=True) == hidden


def test_in_running_text_a_number_has_no_place_to_break() -> None:
    assert unbroken("138 0013 8022") == "138\u00a00013\u00a08022"
    assert unbroken("0571-8888123") == "0571\u20118888123"
