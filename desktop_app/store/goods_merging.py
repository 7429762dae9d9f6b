"""Two goods become one, and two again: a sealed row says so, what is remembered of prices follows."""

from datetime import date

from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.store import goods, notes, withdrawals
from desktop_app.store.database import Ledger

WITHDRAWN = "goods_merge"


def standing_goods(ledger: Ledger, article: Goods) -> Goods:
    """The article that this one has become, or itself."""
    if not ledger.value("SELECT EXISTS (SELECT 1 FROM goods_merges WHERE merged_id = ?)", (article.id,)):
        return article  # asked of every line of every sheet, so it must cost nothing
    head = ledger.value("SELECT max(head) FROM goods_heads WHERE member = ?", (article.id,))
    return goods.load_article(ledger, int(head)) or article if head else article


def merged_into(ledger: Ledger, goods_id: int) -> dict[int, int]:
    """By id of each article that has become this one: how many of its smallest unit theirs holds, in thousandths."""
    return dict(ledger.rows("SELECT member, holds FROM goods_kin WHERE head = ?", (goods_id,)))


def standing_merge(ledger: Ledger, merged_id: int) -> tuple[int, int, date] | None:
    """(id of the merge, what it became, since when) of an article that is one with another."""
    row = ledger.row(
        """SELECT id, into_id, dated FROM goods_merges WHERE merged_id = ?
           AND id NOT IN (SELECT row_id FROM withdrawals WHERE what = 'goods_merge')""",
        (merged_id,),
    )
    return (row[0], row[1], date.fromisoformat(row[2])) if row else None


def join(ledger: Ledger, merged_id: int, into_id: int, holds: int, moment: Moment) -> int:
    """From now on both are the second one; inside a transaction. Returns the id of the merge."""
    row = (merged_id, into_id, holds, moment.today)
    made = notes.add(ledger, "goods_merges", row, moment, "merge_goods", f"goods {merged_id}")
    _settle(ledger, merged_id, into_id)
    return made


def part(ledger: Ledger, merge_id: int, merged_id: int, into_id: int, moment: Moment) -> None:
    """The merge counts no more; inside a transaction."""
    withdrawals.add(ledger, WITHDRAWN, merge_id, moment, f"goods {merged_id}")
    _settle(ledger, merged_id, into_id)


def _settle(ledger: Ledger, merged_id: int, into_id: int) -> None:
    """What was paid last, under the goods that each is now."""
    ids = {merged_id, into_id, *merged_into(ledger, merged_id), *merged_into(ledger, into_id)}
    heads = ledger.rows(f"SELECT head FROM goods_heads WHERE member IN ({_marks(ids)})")
    ids |= {head for (head,) in heads}
    ids |= {one for head in ids for one in merged_into(ledger, head)}
    ledger.write(f"DELETE FROM last_prices WHERE goods_id IN ({_marks(ids)})")
    goods.write_last_prices(ledger, f"l.goods_id IN ({_marks(ids)})")


def _marks(ids: set[int]) -> str:
    return ", ".join(map(str, sorted(ids)))
