"""Two customers become one, and two again (case 19).

A customer is entered twice: once by its short name, once by the name on its invoices. The shop says that they are one.

What is posted is final, so a merge rewrites nothing that is sealed. It is a row of its own in `merges`, in the journal
as everything else, and undoing it is a row in `withdrawals`. What a merge changes is read off these rows:

* Every sealed row keeps whom it was written for (`posted_for`), which the journal says and the proof of postings
  compares. In whose account it counts now (`customer_id`) follows from the merges that stand. That column and the
  projection tables are written anew at a merge and at its undoing, and `check` recomputes both. Readers group and
  select by `customer_id` as before, so there is none that knows nothing of merges, and no list becomes slower.
* The two stand together on every day, also on those before the merge: a figure of a past day is one line, the sum of
  the two, and no sum of the shop moves by a merge. Undone, they stand apart on every day, as if it had never been.
* A slip that waits for the next batch waits for those of its own name, and from the merge on for those of the one
  customer: nothing becomes due by the merge itself.
* The one that is merged keeps its record and its code, is put away and stands in no list any more; its names, code and
  numbers find the other one. Nothing can be entered for it. A chain of merges leads to the last one.
* Papers keep the name they were printed with. Statements go on in the chain of the one that is kept; those of the other
  stay as issued. The first statement after a merge carries what the other one owed before its first day as a line of
  its own; the first after an undoing takes it off again (`operations.statement_drafts`). A paper from before a merge is
  looked at as it was issued, since the account it told of is no longer an account by itself.
* A paper that the one signed restarts no limitation of what the other owed then (`operations.limitation`).
* Undoing gives back every row by whom it was written for; what was entered since stays with the one that was kept, but
  what reverses or is about a document is written for whom that one was. Money of one that settled slips of the other
  goes back to lie on account, on every day: on none does either show the other's money. A plan in force over slips of
  both is to be ended first.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from desktop_app.domain.merging import Merge
from desktop_app.domain.moment import Moment
from desktop_app.store import notes, projection, withdrawals
from desktop_app.store.database import Ledger
from desktop_app.store.goods import write_last_prices
from desktop_app.store.kin import head_of, heads, load_merges, standing_head
from desktop_app.store.schema_merging import HELD
from desktop_app.store.withdrawals import standing


def join(ledger: Ledger, merged_id: int, into_id: int, moment: Moment) -> Merge:
    """From now on both are the second one; inside a transaction, for two that stand in nobody else's account."""
    notes.add(ledger, "merges", (merged_id, into_id, moment.today), moment, "merge_customers", str(merged_id))
    _settle_accounts(ledger, (merged_id, into_id))
    return load_merges(ledger)[-1]


def part(ledger: Ledger, merge: Merge, moment: Moment) -> None:
    """The merge counts no more: every row goes back to whom it was written for, inside a transaction."""
    held_by = standing_head(ledger, merge.merged_id)
    withdrawals.add(ledger, "merge", merge.id, moment, str(merge.merged_id))
    _settle_accounts(ledger, (held_by, standing_head(ledger, merge.merged_id)))


def _settle_accounts(ledger: Ledger, accounts: Collection[int]) -> None:
    """Every row of these accounts counts where the merges that stand say, and so do the lists made of them."""
    whose = f"IN ({', '.join(map(str, accounts))})"
    become = heads(ledger)
    written_for = [*accounts, *(one for one, head in become.items() if head in accounts)]
    moves = [(become.get(one, one), one) for one in dict.fromkeys(written_for)]
    for table in HELD:
        ledger.write_many(
            f"UPDATE {table} SET customer_id = ?1 WHERE customer_id {whose} AND posted_for = ?2 AND customer_id <> ?1",
            moves,
        )
    projection.renew(ledger, accounts)
    _renew_last_prices(ledger, whose)


def _renew_last_prices(ledger: Ledger, whose: str) -> None:
    """What each paid last, read off the slips as they were written down one by one."""
    ledger.write(f"DELETE FROM last_prices WHERE customer_id {whose}")
    write_last_prices(ledger, f"d.customer_id {whose}")


def crossing(ledger: Ledger, merge: Merge) -> dict[int, set[tuple[int, int]]]:
    """By credit document of one side of a merge: (credit item, debit item) wherever it settles slips of the other."""
    rows = ledger.connection().execute(_CROSSING, {"merged": merge.merged_id})
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for document_id, credit_item, debit_item in rows:
        found[document_id].add((credit_item, debit_item))
    return found


def planned_together(ledger: Ledger, merge: Merge, today: date) -> str:
    """The number of a plan in force of one side of a merge that covers a slip of the other; empty where none does."""
    found = ledger.connection().execute(_PLANNED, {"merged": merge.merged_id, "today": today.isoformat()}).fetchone()
    return str(found[0]) if found else ""


_SIDE = "(SELECT :merged UNION SELECT member FROM kin WHERE head = :merged)"
_CROSSING = f"""SELECT x.document_id, x.id, y.id FROM items x
    JOIN allocations a ON a.credit_item = x.id AND a.sign = 1 JOIN items y ON y.id = a.debit_item
    WHERE x.customer_id = {head_of(":merged")} AND (x.posted_for IN {_SIDE}) <> (y.posted_for IN {_SIDE})"""
_PLANNED = f"""SELECT p.number FROM plans p JOIN plan_items t ON t.plan_id = p.id JOIN items i ON i.id = t.item_id
    WHERE p.customer_id = {head_of(":merged")} AND (p.posted_for IN {_SIDE}) <> (i.posted_for IN {_SIDE})
    AND NOT EXISTS (SELECT 1 FROM plan_ends e WHERE e.plan_id = p.id AND e.dated <= :today
        AND {standing("plan_end", "e.seq", ":today")})"""
