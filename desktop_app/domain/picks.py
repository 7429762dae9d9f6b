"""What can be picked by typing a part of it: names, their pinyin, codes, the end of a phone number (U15)."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

LIMIT = 20
"""So many are offered at once."""

PLACE, OR = "\t", "|"
"""In the readings of a long name: between characters, and between the readings of one."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to pick: what is shown, and what it is found by.

    `keys` is lower case, one key a line: names, the first letters and the full pinyin of every reading, code, phone.
    A line with tabs holds the readings of a name that has too many to write them out: a place for each character,
    its readings divided by `OR`. `extra` is what the picker wants back, such as the record itself.
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


def holds(keys: str, word: str) -> bool:
    """Whether a word of `typed_words` is part of any key, or a reading of some characters of a long name (U15)."""
    return word in keys or (PLACE in keys and any(_reading(word, places) is not None for places in _readings(keys)))


def _rank(pick: Pick, words: Iterable[str]) -> int | None:
    """How badly the worst word fits, 0 to 3; None when one does not fit at all."""
    worst = 0
    for word in words:
        if not holds(pick.keys, word):
            return None
        worst = max(worst, _badness(pick, word))
    return worst


def _badness(pick: Pick, word: str) -> int:
    lines = f"\n{pick.keys}\n"
    if f"\n{word}\n" in lines:
        return 0
    if f"\n{word}" in lines:
        return 1
    short = (key for key in pick.keys.split("\n") if key.isascii() and PLACE not in key and len(key) <= len(pick.title))
    if any(word in key for key in short):
        return 2
    return min((fit for places in _readings(pick.keys) if (fit := _reading(word, places)) is not None), default=3)


def _readings(keys: str) -> Iterator[list[list[str]]]:
    """The long names among the keys: for each character what it may be typed as, first letters too."""
    return (_places(line) for line in keys.split("\n") if PLACE in line)


@cache
def _places(line: str) -> list[list[str]]:
    return [_typed_as(place.split(OR)) for place in line.split(PLACE)]


def _typed_as(readings: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key for reading in readings for key in (reading, reading[0])))


def _reading(word: str, places: Sequence[Sequence[str]]) -> int | None:
    """0 when the word spells the whole name, 1 its beginning, 2 something inside; None when it spells none of it."""
    if not word.isascii():
        return None
    ends = [(start, end) for start in range(len(places)) for end in _ends(word, places, start)]
    if not ends:
        return None
    first = min(start for start, _ in ends)
    return 0 if (0, len(places)) in ends else min(first, 1) + 1


def _ends(word: str, places: Sequence[Sequence[str]], place: int) -> Iterator[int]:
    """After which places a word that begins at `place` may end; the last syllable may be typed in part."""
    if not word:
        yield place
    elif place < len(places):
        for typed in places[place]:
            if word.startswith(typed):
                yield from _ends(word[len(typed) :], places, place + 1)
            elif typed.startswith(word):
                yield place + 1
