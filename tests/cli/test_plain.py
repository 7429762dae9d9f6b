"""Text from others is harmless in a terminal."""

import pytest

from desktop_app.cli.plain import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("老王建材 𠅤😀 [bold] <b>", "老王建材 𠅤😀 [bold] <b>"),
        ("two\nlines", "two lines"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x07bell\x00\r", "\\x07bell\\x00\\r"),
        ("\u202eabc", "\\u202eabc"),
        ("\udce9", "\\udce9"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_nothing_steers_the_terminal_or_turns_the_text_around(text: str, shown: str) -> None:
    """F16"""
    assert one_line(text) == shown
