"""A paper is asked for by a name the printer knows, or by its exact size (U41)."""

import pytest

from desktop_app.system.print_media import media_for

LASER = ("Letter", "A4", "A5")
PINS = ("Custom.WIDTHxHEIGHT", "A4", "A5")
FORMS = ("A4", "w684h396", "241x93mm", "fanfold")


@pytest.mark.parametrize(
    ("size", "papers", "asked"),
    [
        ((210, 297), LASER, "A4"),
        ((297, 210), LASER, "A4"),
        ((210, 148), PINS, "A5"),
        ((210, 140), PINS, "Custom.210x140mm"),
        ((241, 139.7), PINS, "Custom.241x139.7mm"),
        ((241, 139.7), FORMS, "w684h396"),
        ((241, 93.1), FORMS, "241x93mm"),
        ((139.7, 241), FORMS, None),
        ((241, 139.7), LASER, None),
        ((241, 139.7), (), "Custom.241x139.7mm"),
        ((210, 297), (), "Custom.210x297mm"),
    ],
)
def test_a_paper_is_asked_for_by_the_name_that_fits(
    size: tuple[float, float], papers: tuple[str, ...], asked: str | None
) -> None:
    assert media_for(*size, papers) == asked
