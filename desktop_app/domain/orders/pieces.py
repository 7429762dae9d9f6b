"""Where one line of goods ends and the next begins, in words without commas: 河沙3方红砖500块, 20斤鸡蛋10斤五花肉."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.domain.orders.counts import GAP, counts_in
from desktop_app.domain.orders.noise import without_courtesy
from desktop_app.domain.orders.prices import prices_in
from desktop_app.domain.orders.readings import SIGNS, names_in, readings
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.specs import places_of

MOST = 16
"""No line of goods has more parts than that."""


class Stuff(Enum):
    """What a stretch of the text is."""

    NAME = auto()
    SPEC = auto()
    COUNT = auto()
    NUMBER = auto()
    PRICE = auto()
    WORDS = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Where it stands."""

    start: int
    end: int
    part: Stuff
    name: str = ""


def pieces_of(text: str, shelf: Shelf) -> list[str]:
    """The text cut so that as much as possible of every piece is understood."""
    stretches = list(_stretches(text, shelf))
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(stretches) + 1):
        starts = (start for start in range(max(0, end - MOST), end) if _may_cut(stretches, start))
        best.append(min((best[start][0] + _cost(text, stretches[start:end], shelf), start) for start in starts))
    return [text[stretches[start].start : stretches[end - 1].end] for start, end in _cuts(best)]


def _may_cut(stretches: list[Span], at: int) -> bool:
    """Words that touch a name belong to it: 水泥钉 is not 水泥 and 钉."""
    glued = {Stuff.NAME, Stuff.WORDS, Stuff.SPEC}
    return at == 0 or not {stretches[at - 1].part, stretches[at].part} <= glued


def _cuts(best: list[tuple[int, int]]) -> list[tuple[int, int]]:
    cuts, end = [], len(best) - 1
    while end:
        cuts.append((best[end][1], end))
        end = best[end][1]
    return cuts[::-1]


def _cost(text: str, stretches: list[Span], shelf: Shelf) -> int:
    """How badly these stretches make one line of goods."""
    parts = [one.part for one in stretches]
    counts = parts.count(Stuff.COUNT)
    if set(parts) == {Stuff.NOTHING}:
        return 0
    if Stuff.NAME in parts:
        return _cost_of_named(text[stretches[0].start : stretches[-1].end], stretches, counts, shelf)
    if counts > 1:
        return 12 + 10 * (counts - 1)
    if Stuff.WORDS in parts:
        return 10 if counts else 11 if Stuff.NUMBER in parts else 13
    return 40


def _cost_of_named(piece: str, stretches: list[Span], counts: int, shelf: Shelf) -> int:
    solds = [sold for one in stretches for sold in shelf.by_name.get(one.name, ())]
    found = [reading for reading in readings(piece, solds, shelf) if reading.is_whole]
    sure = {reading.sold.goods.id for reading in found if reading.count and reading.unit_fits}
    if any(reading.count for reading in found):
        return 1 if len(sure) == 1 else 4
    return 8 if found else 16 if counts == 1 else 20 + 10 * max(counts - 1, 0)


def _stretches(text: str, shelf: Shelf) -> Iterator[Span]:
    """The text in order, without a gap."""
    at = 0
    for known in sorted(_known(text, shelf), key=lambda one: one.start):
        yield from _words(text, at, known.start)
        yield known
        at = known.end
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """Words apart from one another are stretches of their own; courtesy is nothing."""
    at = start
    while at < end:
        is_sign = text[at] in SIGNS
        upto = next((place for place in range(at, end) if (text[place] in SIGNS) != is_sign), end)
        nothing = is_sign or not without_courtesy(text[at:upto])
        yield Span(at, upto, Stuff.NOTHING if nothing else Stuff.WORDS)
        at = upto


def _known(text: str, shelf: Shelf) -> list[Span]:
    """Names first, then specifications, prices and numbers in what is left."""
    found = [Span(start, end, Stuff.NAME, name) for start, end, name in names_in(text, shelf)]
    for word in sorted(shelf.spec_words, key=len, reverse=True):
        if word[0] in text:
            found += [Span(*place, Stuff.SPEC) for place in places_of(word, _blanked(text, found))]
    found += [Span(one.start, one.end, Stuff.PRICE) for one in prices_in(_blanked(text, found), shelf.units)]
    kinds = {True: Stuff.COUNT, False: Stuff.NUMBER}
    counts = counts_in(_blanked(text, found), shelf.units)
    return found + [Span(one.start, one.end, kinds[bool(one.unit)]) for one in counts]


def _blanked(text: str, found: list[Span]) -> str:
    """The text with gaps as long as what was found."""
    for one in found:
        text = text[: one.start] + GAP * (one.end - one.start) + text[one.end :]
    return text
