"""Which items are open on a day, and when each is due, as SQL for every reader of accounts.

The projection knows it while nothing is dated later; else what is open now and what was settled since, so that a
settled past costs nothing.
"""

from datetime import date

from desktop_app.store.agreed_dues import AGREED
from desktop_app.store.database import Ledger
from desktop_app.store.projection import BATCH_DUE, OPEN_ITEMS
from desktop_app.store.withdrawals import standing

ITEMS_NOW = "SELECT item_id AS id, customer_id, direction, dated, due, open_fen FROM open_items"
_DUE = f"CASE WHEN i.open_batches IS NULL THEN i.due ELSE {BATCH_DUE} END"

_LATER_OF_ONE = """
    SELECT customer_id FROM documents WHERE customer_id = :customer AND dated > :today
    UNION ALL SELECT x.customer_id FROM items x JOIN allocations l ON l.debit_item = x.id
    WHERE x.customer_id = :customer AND l.dated > :today"""
_ITEMS_OF_ONE = f"""
    {ITEMS_NOW} WHERE customer_id = :customer AND customer_id NOT IN ({_LATER_OF_ONE})
    UNION ALL SELECT * FROM ({OPEN_ITEMS} AND i.customer_id = :customer AND i.customer_id IN ({_LATER_OF_ONE}))
    WHERE open_fen > 0"""

_ANY_LATER = """EXISTS (SELECT 1 FROM documents WHERE dated > :today
    UNION ALL SELECT 1 FROM allocations WHERE dated > :today)"""
"""Whether the projection shows anything as it is after :today."""

_SETTLED_SINCE = """
    SELECT i.id, a.sign * a.amount_fen FROM allocations a CROSS JOIN items i ON i.id = a.{side}
    WHERE a.dated > :today AND i.dated <= :today AND {whose}"""
"""From the few allocations to their items: CROSS JOIN keeps SQLite from walking through every item instead."""

_ITEMS_AS_OF = f"""
    {ITEMS_NOW} WHERE {{whose}} AND NOT {_ANY_LATER}
    UNION ALL SELECT i.id, i.customer_id, i.direction, i.dated, {_DUE}, x.open_fen
    FROM (SELECT id, sum(fen) AS open_fen FROM (
            SELECT item_id AS id, open_fen AS fen FROM open_items WHERE dated <= :today AND {{whose}} AND {_ANY_LATER}
            UNION ALL {_SETTLED_SINCE.replace("{side}", "debit_item")}
            UNION ALL {_SETTLED_SINCE.replace("{side}", "credit_item")})
        GROUP BY id HAVING open_fen > 0) x
    CROSS JOIN items i ON i.id = x.id"""

_REVERSED_SINCE = """(SELECT r.reverses FROM documents r JOIN documents o ON o.id = r.reverses
    WHERE r.customer_id = :customer AND o.dated <= :today AND r.dated > :today AND r.dated <= :known)"""
_SETTLED_KNOWN = f"""coalesce((SELECT sum(a.sign * a.amount_fen) FROM allocations a
    JOIN items e ON e.id = a.{{other}} WHERE a.{{own}} = i.id AND a.dated <= :today
        AND e.document_id NOT IN {_REVERSED_SINCE}), 0)"""
ITEMS_KNOWN = f"""
    SELECT i.id, i.customer_id, i.direction, i.dated,
        CASE WHEN i.open_batches IS NULL THEN i.due ELSE {BATCH_DUE.replace("r.dated <= :today", "r.dated <= :known")}
        END AS due,
        i.amount_fen - {_SETTLED_KNOWN.format(own="debit_item", other="credit_item")}
        - {_SETTLED_KNOWN.format(own="credit_item", other="debit_item")} AS open_fen
    FROM items i WHERE i.dated <= :today AND i.customer_id = :customer AND i.document_id NOT IN {_REVERSED_SINCE}"""
"""What was open on :today, leaving out documents that are known on :known to be reversed."""

CALLED = f"""
    SELECT m.item_id, min(e.dated) AS called_on FROM plan_ends e
    CROSS JOIN journal j ON j.seq = e.seq AND j.verb = 'accelerate_plan' JOIN plan_items m ON m.plan_id = e.plan_id
    WHERE e.dated <= :today AND {standing("plan_end", "e.seq", ":today")} GROUP BY m.item_id"""
"""Items of plans whose whole rest was asked for, and since when (民法典 634)."""

_ANY_CALLED = f"""EXISTS (SELECT 1 FROM plan_ends e CROSS JOIN journal j ON j.seq = e.seq AND j.verb = 'accelerate_plan'
    WHERE e.dated <= :today AND {standing("plan_end", "e.seq", ":today")}
    UNION ALL SELECT 1 FROM agreed_dues)"""
"""Most books never asked for a whole rest, nor agreed on a day later: then no due date has to be looked up for it."""


def items_as_of(customer_id: int = 0) -> str:
    """SQL of (id, customer_id, direction, dated, due, open_fen) of what is open on :today, of one :customer or all."""
    return called_in(_ITEMS_OF_ONE if customer_id else items_of("1"))


def open_on(ledger: Ledger, today: date, customer_id: int = 0) -> str:
    """`items_as_of`, for everybody without looking for what this book has none of."""
    if customer_id:
        return items_as_of(customer_id)
    asked = f"SELECT {_ANY_CALLED}, {_ANY_LATER}"
    called, later = ledger.connection().execute(asked, {"today": today.isoformat()}).fetchone()
    found = items_of("1") if later else ITEMS_NOW
    return called_in(found) if called else found


def items_of(whose: str) -> str:
    """As `items_as_of`, without what was asked for before its day; `whose` is a condition on `customer_id`.

    It is narrowed inside, so that a past day is not computed for everybody.
    """
    return _ITEMS_AS_OF.format(whose=whose)


def called_in(open_items: str) -> str:
    """The same SQL with the due dates as they are on :today: what a plan's whole rest was asked for is due (case 16).

    An earlier due date of its own stands, so an old slip keeps its age (case 22). What had none is due as was agreed
    since.
    """
    return f"""SELECT x.id, x.customer_id, x.direction, x.dated,
            coalesce(min(coalesce(x.due, g.due, k.called_on), k.called_on), x.due, g.due) AS due, x.open_fen
        FROM ({open_items}) x LEFT JOIN ({CALLED}) k ON k.item_id = x.id LEFT JOIN ({AGREED}) g ON g.item_id = x.id"""


def unsettled(direction: str) -> str:
    """SQL: document `d` has an item of this direction of which something is open now."""
    return f"""d.id IN (SELECT i.document_id FROM open_items o JOIN items i ON i.id = o.item_id
        WHERE o.direction = '{direction}')"""
