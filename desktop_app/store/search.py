"""What a name can be typed as: itself, and the pinyin of every reading of its characters (U15)."""

import os
from collections.abc import Iterable
from functools import cache
from itertools import product
from math import prod

from desktop_app.domain.picks import OR, PLACE

READINGS = 16
"""At most so many combinations of readings are written out of one name; of a longer one the readings themselves."""


def search_text(names: Iterable[str]) -> str:
    """Everything a record is found by, lower case, one key a line; no reading of a name is left out."""
    keys = {
        key for name in names if name for key in (name.lower(), *initials(name), *spellings(name), *readings_of(name))
    }
    return "\n".join(sorted(keys))


def readings_of(name: str) -> list[str]:
    """The readings of each character as `domain.picks` reads them; none where all combinations are written out."""
    found = _readings(name)
    return [PLACE.join(OR.join(place) for place in found)] if prod(map(len, found)) > READINGS else []


def initials(name: str) -> set[str]:
    """First letters of every reading: 曾国强 gives `zgq` and `cgq`."""
    return _combined([{reading[0] for reading in readings} for readings in _readings(name)])


def spellings(name: str) -> set[str]:
    """Full pinyin of every reading, without tones."""
    return _combined([set(readings) for readings in _readings(name)])


def _readings(name: str) -> list[tuple[str, ...]]:
    """Readings of each character; digits and letters read as themselves, signs as nothing."""
    found = (_readings_of(character) for character in name)
    return [readings for readings in found if readings]


@cache
def _readings_of(character: str) -> tuple[str, ...]:
    """Each character is looked up once: names of one trade have few of them."""
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # of single characters only: a fifth of the time and the memory
    from pypinyin import Style, pinyin  # loaded late: most commands never index

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(sorted({reading.lower().replace("ü", "v") for readings in found for reading in readings if reading}))


def _combined(choices: list[set[str]]) -> set[str]:
    """Every combination while they stay few; beyond that the first reading of the later characters."""
    kept: list[list[str]] = []
    count = 1
    for options in choices:
        ordered = sorted(options)
        count *= len(ordered)
        kept.append(ordered if count <= READINGS else ordered[:1])
    return {"".join(parts) for parts in product(*kept)} if kept else set()
