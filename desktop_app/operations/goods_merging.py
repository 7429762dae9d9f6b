"""Two goods are one: what was entered twice finds the one that is kept; papers keep the names they were printed with.

Nothing sealed is touched: a merge is a row that says which became which, undoing it a withdrawal; see
`store.schema_goods`.
"""

from dataclasses import dataclass, replace

from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import ONE, Goods
from desktop_app.domain.moment import Moment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import goods, goods_merging, records
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class MergedGoods:
    """The goods that are kept, and those that became one with them."""

    kept: Goods
    merged: Goods


def merge_goods(ledger: Ledger, merged_id: int, kept_id: int, moment: Moment) -> Done[MergedGoods]:
    """Both are one from now on; slips, prices and figures of the first count as those of the second.

    Each unit of the first must be one of the second and hold as much, else figures could not be added up.
    """
    with ledger.writing():
        merged, kept = _article(ledger, merged_id, "other"), _article(ledger, kept_id, "name")
        if merged_id == kept_id:
            raise Refused("{name} is one article already. Choose another one.", name=kept.name).at("other")
        for one in (merged, kept):
            if goods_merging.standing_merge(ledger, one.id):
                raise Refused("{name} was merged into other goods. Choose those.", name=one.name).at("other")
        holds = _common_unit(ledger, merged, kept)
        goods_merging.join(ledger, merged.id, kept.id, holds, moment)
        away = replace(merged, active=False)
        records.keep_goods(ledger, away, moment, "put_goods_away")
        records.keep_goods(ledger, kept, moment, "merge_goods")  # found by both names from now on
        return done(MergedGoods(kept, away), Changed.GOODS, Changed.DOCUMENTS)


def merged_goods(ledger: Ledger, goods_id: int) -> list[Goods]:
    """What was merged into an article itself, and is put away for that."""
    found = (goods.load_article(ledger, one) for one in goods_merging.merged_into(ledger, goods_id))
    own = (one for one in found if one is not None)
    return [one for one in own if (goods_merging.standing_merge(ledger, one.id) or (0, 0, 0))[1] == goods_id]


def split_goods(ledger: Ledger, merged_id: int, moment: Moment) -> Done[MergedGoods]:
    """The merge counts no more: two again, each with what was sold of it."""
    with ledger.writing():
        merged = _article(ledger, merged_id, "other")
        merge = goods_merging.standing_merge(ledger, merged_id)
        if merge is None:
            raise Refused("{name} was not merged into other goods.", name=merged.name).at("other")
        merge_id, kept_id, _ = merge
        goods_merging.part(ledger, merge_id, merged_id, kept_id, moment)
        kept, back = _article(ledger, kept_id, "name"), replace(merged, active=True)
        records.keep_goods(ledger, back, moment, "split_goods")
        records.keep_goods(ledger, kept, moment, "split_goods")
        return done(MergedGoods(kept, back), Changed.GOODS, Changed.DOCUMENTS)


def _article(ledger: Ledger, goods_id: int, field: str) -> Goods:
    found = goods.load_article(ledger, goods_id)
    if found is None:
        raise Refused("The book has no goods with the id {id}.", id=goods_id).at(field)
    return found


def _common_unit(ledger: Ledger, merged: Goods, kept: Goods) -> int:
    """How many of the smallest unit of the one that is kept one of the other's holds."""
    same = kept.unit_called(merged.unit) if merged.unit or not kept.unit else None
    if same is None:
        raise _not_counted(kept, merged.unit)
    for one in merged.larger:
        theirs = kept.unit_called(one.unit)
        if theirs is None or theirs.holds * ONE != one.holds * same.holds:
            raise _not_counted(kept, one.unit)
    if any(holds * same.holds % ONE for holds in goods_merging.merged_into(ledger, merged.id).values()):
        raise _not_counted(kept, merged.unit)
    return same.holds


def _not_counted(kept: Goods, unit: str) -> Refused:
    return Refused(
        "{name} is not sold by {unit}, or one holds another number there. Enter that unit at {name} first, then merge.",
        name=kept.name,
        unit=unit,
    ).at("other")
