"""Whom an order is for, where its words say so by a name, a short name or a contact. It is proposed, never taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.orders.shelf import Shelf

_SHORTEST = 2
"""Signs of a name that is looked for."""
_BEFORE = re.compile(r"(?:^|[^\w]|_|送|给|帮|到|由|我是|这是)$")
_BEHIND = re.compile(r"$|[^\w]|_|[要订来送拿的明今后下上这那家处店急今]|需要|再|\d")


@dataclass(frozen=True, slots=True)
class OrderedBy:
    """`words` as they stand in the order, whose they may be, and the order without them."""

    words: str
    customers: tuple[int, ...]
    rest: str


def ordered_by(text: str, names: Iterable[tuple[int, str]], shelf: Shelf) -> OrderedBy | None:
    """The customers whose names stand apart in a text; of names that hold one another, the longest is meant."""
    places: dict[tuple[int, int], set[int]] = {}
    for customer, name in names:
        place = _place(text, name.strip(), shelf)
        if place is not None:
            places.setdefault(place, set()).add(customer)
    meant = [one for one in sorted(places) if not any(_holds(other, one) for other in places)]
    if not meant:
        return None
    rest = text
    for start, end in reversed(meant):
        rest = f"{rest[:start]} {rest[end:]}"
    whose = sorted({customer for place in meant for customer in places[place]})
    return OrderedBy("、".join(text[start:end] for start, end in meant), tuple(whose), rest)


def _holds(other: tuple[int, int], one: tuple[int, int]) -> bool:
    return other != one and other[0] <= one[0] and one[1] <= other[1]


def _place(text: str, name: str, shelf: Shelf) -> tuple[int, int] | None:
    """Where a name stands apart; what is the name of goods too, or a part of one, is none of a customer."""
    if len(name) < _SHORTEST or any(name.casefold() in sold for sold in shelf.by_name):
        return None
    for found in re.finditer(re.escape(name), text, re.IGNORECASE):
        before, behind = text[: found.start()].rpartition("\n")[2], text[found.end() :]
        apart = _BEHIND.match(behind) or any(behind.casefold().startswith(sold) for sold in shelf.by_name)
        if _BEFORE.search(before) and apart:
            return found.span()
    return None
