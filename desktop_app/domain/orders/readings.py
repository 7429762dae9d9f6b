"""What a piece of an order may mean for one article: name, specification, quantity and price, and what is left over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop_app.domain.orders.counts import GAP, CountSaid, counts_in, without
from desktop_app.domain.orders.noise import without_courtesy
from desktop_app.domain.orders.prices import PriceSaid, prices_in
from desktop_app.domain.orders.shelf import Shelf, Sold, squeezed
from desktop_app.domain.orders.specs import places_of
from desktop_app.domain.units import same_unit

SIGNS = " \t\n*:=~,/·&>#_" + GAP
_FIGURES = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_APART = re.compile("[" + re.escape(SIGNS) + "]+")


class Named(IntEnum):
    """How well the words name the goods."""

    EXACTLY = 0
    BY_ITS_END = 1
    """The kind without the make: 啤酒 for 青岛啤酒."""
    NOT = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the goods in a piece: how many, at which price, and the words that are neither."""

    counts: tuple[CountSaid, ...]
    prices: tuple[PriceSaid, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, as a piece of an order may name it."""

    sold: Sold
    named: Named
    rest: Beside
    spec: str = ""
    """How its specification stands there."""
    weak: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it explains every word and every number."""
        rest, said = self.rest, self.spec or not self.sold.must_spec
        prices_fit = all(same_unit(price.unit) in ("", self.counted_in) for price in rest.prices)
        words = () if self.named is Named.BY_ITS_END else rest.words
        return bool(said) and not words and len(rest.counts) <= 1 and len(rest.prices) <= 1 and prices_fit

    @property
    def is_guessed(self) -> bool:
        """Whether a price is told by its place alone."""
        return any(price.guessed for price in self.rest.prices)

    @property
    def count(self) -> CountSaid | None:
        return self.rest.counts[0] if len(self.rest.counts) == 1 else None

    @property
    def unit_fits(self) -> bool:
        """Whether it is counted as the goods are; a bare number is."""
        return self.count is None or not self.sold.unit or same_unit(self.count.unit) in ("", *self.sold.units)

    @property
    def counted_in(self) -> str:
        """The unit in which it is counted here: the one that is said, where it is sold in that; else its smallest."""
        said = same_unit(self.count.unit) if self.count else ""
        return said if said in self.sold.units else self.sold.unit


def rest_of(text: str, shelf: Shelf) -> Beside:
    """What a text without goods says."""
    prices = prices_in(text, shelf.units)
    bare = without(text, [(price.start, price.end) for price in prices])
    counts = counts_in(bare, shelf.units)
    if not prices and (last := _price_at_the_end(bare, counts)) is not None:
        prices, counts = [last], counts[:-1]
        bare = without(bare, [(last.start, last.end)])
    bare = without(bare, [(count.start, count.end) for count in counts])
    words = (without_courtesy(word) for word in _APART.split(bare))
    return Beside(tuple(counts), tuple(prices), tuple(filter(None, words)))


def _price_at_the_end(text: str, counts: Sequence[CountSaid]) -> PriceSaid | None:
    """“10包 25”: a figure without a unit behind the quantity is most likely the price."""
    if len(counts) < 2 or counts[-1].unit or not counts[-2].unit or counts[-1].value is None:
        return None
    last = counts[-1]
    between, behind = text[counts[-2].end : last.start].strip(SIGNS), text[last.end :].strip(SIGNS)
    if between or without_courtesy(behind) or not _FIGURES.fullmatch(text[last.start : last.end]):
        return None
    return PriceSaid(last.start, last.end, (last.value or 0) * 10, guessed=True)


def readings(piece: str, solds: Sequence[Sold], shelf: Shelf) -> list[Reading]:
    """Every way in which the piece names one of these by its full name."""
    return [reading for sold in solds for reading in _exact(piece, sold, shelf)]


def loose_readings(piece: str, shelf: Shelf) -> list[Reading]:
    """Every way in which it could name an article by something else than its full name."""
    bare, found = squeezed(piece), []
    whole = rest_of(piece, shelf)
    for sold in shelf.sold:
        found.append(Reading(sold, _named("".join(whole.words), sold), whole))
        for way in sold.specs:
            for place in places_of(way.text, piece) if way.text in bare else ():
                rest = rest_of(without(piece, [place]), shelf)
                found.append(Reading(sold, _named("".join(rest.words), sold), rest, way.text, way.weak))
    return found


def names_in(text: str, shelf: Shelf) -> list[tuple[int, int, str]]:
    """The names that stand in a text, the longest where several overlap."""
    found: list[tuple[int, int, str]] = []
    bare = squeezed(text)
    for name in shelf.by_name:
        for start, end in places_of(name, text) if name in bare else ():
            if not any(start < other_end and other < end for other, other_end, _ in found):
                found.append((start, end, name))
    return sorted(found)


def _named(typed: str, sold: Sold) -> Named:
    return Named.BY_ITS_END if len(typed) > 1 and sold.name.endswith(typed) else Named.NOT


def _exact(piece: str, sold: Sold, shelf: Shelf) -> Iterator[Reading]:
    for start, end, name in names_in(piece, shelf):
        if name == sold.name:
            for spec, weak, text in _with_spec(without(piece, [(start, end)]), sold):
                yield Reading(sold, Named.EXACTLY, rest_of(text, shelf), spec, weak)


def _with_spec(text: str, sold: Sold) -> Iterator[tuple[str, bool, str]]:
    """The text as it is, and with the specification taken out wherever it stands."""
    yield "", False, text
    for way in sold.specs:
        for place in places_of(way.text, text):
            yield way.text, way.weak, without(text, [place])
