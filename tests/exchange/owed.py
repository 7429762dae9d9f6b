"""What made-up sheets of debts come to, customer by customer."""

from collections import Counter
from collections.abc import Mapping, Sequence

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.rows import booked_fen, name_of
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import TODAY, csv

OPEN = ImportKind.OPEN_ITEMS


def seen(
    rows: Sequence[Sequence[object]], kind: ImportKind = OPEN, accepted: Mapping[str, str] | None = None
) -> Preview:
    """The preview of a sheet written as csv."""
    found = preview(read(csv(rows)), Wanted(kind, accepted=accepted or {}), TODAY)
    assert isinstance(found, Preview), found
    return found


def owed(found: Preview) -> dict[str, int]:
    """What each customer would owe in fen; money received and goods returned taken off."""
    sums: Counter[str] = Counter()
    for entry in found.good:
        sums[name_of(entry.value)] += booked_fen(entry.value)
    return dict(sums)


def settled(found: Preview) -> dict[str, int]:
    """`owed` of a sheet that leaves nothing to ask."""
    assert not found.bad, [str(bad.reason) for bad in found.bad]
    assert not found.doubts, [(doubt.key, str(doubt.said)) for doubt in found.doubts]
    return owed(found)


def asked(found: Preview) -> list[str]:
    """The words of the open doubts, without their places."""
    return [doubt.which for doubt in found.doubts]
