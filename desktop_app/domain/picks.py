"""What can be picked by typing a part of it: names, their pinyin, codes, the end of a phone number (U15)."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

LIMIT = 20
"""So many are offered at once."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick: what is shown, and what it is found by.

    `keys` is lower case, one key a line: names, the first letters and the full pinyin of every reading, code, phone.
    `extra` is what the picker wants back, such as the record itself.
    """

    id: int
    title: str
    hint: str = ""
    keys: str = ""
    extra: object = None


def matches(picks: Sequence[Pick], text: str, limit: int = LIMIT) -> list[Pick]:
    """The picks that hold every word of `text`, best first: a whole key, the start of one, first letters, any part.

    Equals stay in their order; without a text the first ones are given. Case, full-width letters and the marks an
    input method writes between syllables do not matter.
    """
    words = typed_words(text)
    ranked = [(rank, place) for place, pick in enumerate(picks) if (rank := _rank(pick, words)) is not None]
    return [picks[place] for _, place in sorted(ranked)[:limit]]


def typed_words(text: str) -> list[str]:
    """The words somebody typed, as keys are written."""
    return as_key(text).replace("'", "").split()


def as_key(text: str) -> str:
    """A text as it is compared: （ is ( and Ａ is a."""
    return unicodedata.normalize("NFKC", text).lower()


def with_phones(pick: Pick, phones: Iterable[str]) -> Pick:
    """The pick, found by these phone numbers too, however they were written: a tail of four digits is enough."""
    digits = ["".join(filter(str.isdigit, phone)) for phone in phones]
    return replace(pick, keys="\n".join([pick.keys, *filter(None, digits)]))


def _rank(pick: Pick, words: Iterable[str]) -> int | None:
    """How badly the worst word fits, 0 to 3; None when one does not fit at all."""
    worst = 0
    for word in words:
        if word not in pick.keys:
            return None
        worst = max(worst, _badness(pick, word))
    return worst


def _badness(pick: Pick, word: str) -> int:
    lines = f"\n{pick.keys}\n"
    if f"\n{word}\n" in lines:
        return 0
    if f"\n{word}" in lines:
        return 1
    short = (key for key in pick.keys.split("\n") if key.isascii() and len(key) <= len(pick.title))
    return 2 if any(word in key for key in short) else 3
