"""Goods that words may mean although they name none: misspelt, in pinyin, a part of a name. They are only proposed."""

from collections.abc import Sequence

from desktop_app.domain.orders.readings import Reading
from desktop_app.domain.orders.shelf import Shelf

ENOUGH = 50
SOUNDS, HOLDS, PER_SPEC, PER_COUNT = 100, 70, 15, 5


def alike(found: Sequence[Reading], shelf: Shelf) -> list[Reading]:
    """Readings of goods whose names are like the words that are left, the likest first, one an article."""
    spelled: dict[str, frozenset[str]] = {}
    best: dict[int, tuple[int, Reading]] = {}
    for reading in found:
        typed = "".join(reading.rest.words)
        if typed not in spelled:
            spelled[typed] = frozenset((*shelf.sounds(typed), typed) if len(typed) > 1 else ())
        likeness = _likeness(typed, reading, spelled[typed], shelf)
        kept = best.get(reading.sold.goods.id)
        if likeness >= ENOUGH and (kept is None or likeness > kept[0]):
            best[reading.sold.goods.id] = likeness, reading
    return [reading for _, reading in sorted(best.values(), key=lambda one: -one[0])]


def _likeness(typed: str, reading: Reading, spelled: frozenset[str], shelf: Shelf) -> int:
    name, extra = reading.sold.name, PER_SPEC if reading.spec and not reading.weak else 0
    extra += PER_COUNT if reading.count and typed else 0
    if not typed:
        return ENOUGH + extra if extra else 0
    common = 200 * len(set(typed) & set(name)) // (len(set(typed)) + len(set(name)))
    if shelf.sounds_like(reading.sold.goods, spelled):
        return SOUNDS + common + extra
    if typed in name or name in typed:
        return HOLDS + common // 4 + extra
    return common + extra if common else 0
