"""Text that others typed, made harmless for a terminal: no control characters, no direction marks (F16)."""

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def one_line(text: str) -> str:
    """The text on one line; what would steer a terminal is shown as its code, `\\x1b`."""
    return "".join(
        character if _is_harmless(character) else _code(character) for character in " ".join(text.split("\n"))
    )


def _is_harmless(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character) not in _HIDDEN  # U+200D joins emoji


def _code(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
