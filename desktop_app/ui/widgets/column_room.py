"""How the room of a table is shared among its columns: what goes first, what is squeezed, what takes the rest (U35)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.columns import LAST

Widths = dict[int, int]


@dataclass(frozen=True, slots=True)
class ColumnWish:
    """What a column wants, in pixels: with less than `least` something in it is cut off, `usual` is comfortable, more
    than `most` it has no use for. `fades` 1 goes first, 0 never; what `yields` is squeezed last, as only names are cut.
    """

    least: int
    usual: int
    most: int
    fades: int = 0
    takes_rest: bool = False
    yields: bool = False


def kept(wishes: Mapping[int, ColumnWish], room: int) -> set[int]:
    """The columns that have room; the others fade in their order, before a name is cut, and the `LAST` ones after."""
    there = set(wishes)
    for at in sorted((one for one in wishes if wishes[one].fades), key=lambda one: (wishes[one].fades, one)):
        if _fit([wishes[one] for one in there], wishes[at].fades >= LAST, room):
            break
        there.discard(at)
    return there


def _fit(wishes: Sequence[ColumnWish], squeezed: bool, room: int) -> bool:
    """Whether they have room: with whole names, or with names `squeezed` as far as they go."""
    return sum(one.usual if one.yields and not squeezed else one.least for one in wishes) <= room


def shared(wishes: Mapping[int, ColumnWish], room: int) -> Widths:
    """A width for each of these columns; together they fill the room, unless even the least of all has none."""
    widths = {at: wish.usual for at, wish in wishes.items()}
    for yields in (False, True):
        slack = {at: widths[at] - wish.least for at, wish in wishes.items() if wish.yields is yields}
        _add(widths, _split(slack, sum(widths.values()) - room), -1)
    growth = {at: wish.most - wish.usual for at, wish in wishes.items()}
    _add(widths, _split(growth, room - sum(widths.values())), 1)
    _spread_rest(widths, wishes, room - sum(widths.values()))
    return widths


def _split(most: Mapping[int, int], sought: int) -> Widths:
    """The sought pixels, in shares as large as what each column can give or take."""
    whole = sum(one for one in most.values() if one > 0)
    if sought <= 0 or whole <= 0:
        return {}
    part = min(sought, whole)
    found = {at: one * part // whole for at, one in most.items() if one > 0}
    for at in found:  # what rounding left over, pixel by pixel
        if sum(found.values()) < part and found[at] < most[at]:
            found[at] += 1
    return found


def _spread_rest(widths: Widths, wishes: Mapping[int, ColumnWish], rest: int) -> None:
    """What nobody wanted: to the column that takes it, else in equal parts to all that are no names."""
    takers = (
        [at for at, wish in wishes.items() if wish.takes_rest]
        or [at for at, wish in wishes.items() if not wish.yields]
        or list(wishes)
    )
    if rest <= 0 or not takers:
        return
    for place, at in enumerate(takers):
        widths[at] += rest // len(takers) + (place < rest % len(takers))


def _add(widths: Widths, more: Widths, sign: int) -> None:
    for at, one in more.items():
        widths[at] += sign * one
