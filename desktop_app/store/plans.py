"""Repayment plans in the book."""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.store import journal
from desktop_app.store.database import Ledger
from desktop_app.store.numbering import next_number
from desktop_app.store.posting import next_id
from desktop_app.store.snapshots import canonical


def add_plan(ledger: Ledger, plan: Plan, moment: Moment) -> str:
    """Keep an agreed plan; returns its number."""
    number = next_number(ledger, "plan", plan.agreed_on)
    plan_id = next_id(ledger, "plans")
    seq = journal.record(ledger, moment, "agree_plan", number, plan_content(plan, plan_id, number))
    ledger.write(
        "INSERT INTO plans VALUES (?, ?, ?, ?, NULL, ?, ?)",
        (plan_id, number, plan.customer_id, plan.agreed_on.isoformat(), plan.note, seq),
    )
    ledger.write_many(
        "INSERT INTO instalments VALUES (?, ?, ?, ?)",
        [(plan_id, part, one.due.isoformat(), one.amount_fen) for part, one in enumerate(plan.instalments, 1)],
    )
    ledger.write_many("INSERT INTO plan_items VALUES (?, ?)", [(plan_id, item) for item in sorted(plan.item_ids)])
    return number


def end_plan(ledger: Ledger, plan: Plan, dated: date, reason: str, moment: Moment) -> None:
    """The plan no longer holds from `dated` on: replaced, broken or done."""
    seq = journal.record(ledger, moment, "end_plan", plan.number, canonical([plan.id, dated, reason]))
    ledger.write("INSERT INTO plan_ends VALUES (?, ?, ?, ?)", (plan.id, dated.isoformat(), reason, seq))


def load_plans(ledger: Ledger, today: date, customer_id: int = 0) -> list[Plan]:
    """Plans in force on `today`, of one customer or all."""
    rows = ledger.rows(
        """SELECT id, number, customer_id, agreed_on, note FROM plans p
           WHERE agreed_on <= ?1 AND (?2 = 0 OR customer_id = ?2)
           AND NOT EXISTS (SELECT 1 FROM plan_ends e WHERE e.plan_id = p.id AND e.dated <= ?1) ORDER BY id""",
        (today.isoformat(), customer_id),
    )
    return [_plan(ledger, *row) for row in rows]


def paid_on_plan(ledger: Ledger, plan: Plan, today: date) -> int:
    """Fen settled on the plan's items since it was agreed, dated up to `today`; what was undone counts no more."""
    return int(
        ledger.value(
            """SELECT coalesce(sum(a.sign * a.amount_fen), 0) FROM allocations a
               JOIN plan_items m ON m.item_id = a.debit_item
               JOIN plans p ON p.id = m.plan_id
               WHERE p.id = ? AND a.dated <= ? AND a.seq > p.seq AND NOT EXISTS
                   (SELECT 1 FROM allocations u WHERE u.id = a.undoes AND u.seq <= p.seq)""",
            (plan.id, today.isoformat()),
        )
    )


def altered(ledger: Ledger) -> list[str]:
    """Plans that no longer say what the journal says of them."""
    rows = ledger.rows(
        """SELECT p.id, p.number, p.customer_id, p.agreed_on, p.note, j.content
           FROM plans p LEFT JOIN journal j ON j.seq = p.seq"""
    )
    return [f"plan {row[1]}" for row in rows if plan_content(_plan(ledger, *row[:5]), row[0], row[1]) != row[5]]


def plan_content(plan: Plan, plan_id: int, number: str) -> str:
    """The canonical text of a plan as it stands in the journal."""
    parts = [[part.due, part.amount_fen] for part in plan.instalments]
    items = sorted(plan.item_ids)
    return canonical(["plans", plan_id, number, plan.customer_id, plan.agreed_on, plan.note, parts, items])


def _plan(ledger: Ledger, plan_id: int, number: str, customer_id: int, agreed_on: str, note: str) -> Plan:
    parts = ledger.rows("SELECT due, amount_fen FROM instalments WHERE plan_id = ? ORDER BY part", (plan_id,))
    items = ledger.rows("SELECT item_id FROM plan_items WHERE plan_id = ? ORDER BY item_id", (plan_id,))
    return Plan(
        customer_id=customer_id,
        agreed_on=date.fromisoformat(agreed_on),
        item_ids=tuple(item for (item,) in items),
        instalments=tuple(Instalment(date.fromisoformat(due), fen) for due, fen in parts),
        note=note,
        number=number,
        id=plan_id,
    )
