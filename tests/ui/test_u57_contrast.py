"""Every pair of colours that is drawn can be read, in both themes."""

import pytest

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.tokens import DARK, LIGHT, Tokens, contrast

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
TEXT, CONTROL = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""


@THEMES
def test_text_stands_out_from_every_ground(theme: Tokens) -> None:
    """U57: body and muted text on the page, on cards, on zebra rows, on the selected row."""
    for ground in (theme.window, theme.base, theme.alternate, theme.selection, theme.block, theme.track):
        for text in (theme.text, theme.muted):
            assert contrast(text, ground) >= TEXT, (text, ground)


@THEMES
def test_chips_can_be_read(theme: Tokens) -> None:
    """U57, U58."""
    for mark, pair in theme.marks.items():
        assert contrast(pair.text, pair.ground) >= TEXT, mark
        assert mark is Mark.PLAIN or mark.value


@THEMES
def test_controls_and_focus_stand_out(theme: Tokens) -> None:
    """U57: borders of controls, the focus ring, errors, the primary button in all its states."""
    for ground in (theme.window, theme.base):
        assert contrast(theme.border, ground) >= CONTROL
        assert contrast(theme.accent, ground) >= CONTROL
        assert contrast(theme.marks[Mark.LATER].text, ground) >= TEXT
    assert contrast(theme.on_accent, theme.accent) >= TEXT
    assert contrast(theme.on_accent, theme.primary_hover) >= TEXT
    assert contrast(theme.accent, theme.selection) >= CONTROL


@THEMES
def test_blocks_tracks_and_thumbs_can_be_told_from_what_they_stand_on(theme: Tokens) -> None:
    """U57: words on buttons, also under the pointer; the chosen word of a switch; the thumb of a scroll bar."""
    for ground in (theme.block, theme.block_hover):
        assert contrast(theme.text, ground) >= TEXT
    assert contrast(theme.muted, theme.block) >= TEXT
    for ground in (theme.base, theme.selection):
        assert contrast(theme.accent, ground) >= TEXT
    for ground in (theme.base, theme.window):
        assert contrast(theme.thumb, ground) >= CONTROL
    for mark in (Mark.FINE, Mark.SOON, Mark.LATER):
        assert contrast(theme.text, theme.marks[mark].ground) >= TEXT, "a notice is read on the ground of its kind"


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
