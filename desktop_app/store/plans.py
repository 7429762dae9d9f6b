"""Repayment plans in the book."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from desktop_app.domain.moment import Moment
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.store import journal, notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import head_of
from desktop_app.store.numbering import next_number
from desktop_app.store.posting import next_id
from desktop_app.store.snapshots import canonical
from desktop_app.store.withdrawals import standing


@dataclass(frozen=True, slots=True)
class EndedPlan:
    """A plan that no longer holds, from which day on, and the reason that was given."""

    plan: Plan
    on: date
    reason: str


def add_plan(ledger: Ledger, plan: Plan, moment: Moment) -> Plan:
    """Keep an agreed plan; returns it with its number and id."""
    number = next_number(ledger, "plan", plan.agreed_on, moment)
    plan_id = next_id(ledger, "plans")
    seq = journal.record(ledger, moment, "agree_plan", number, plan_content(plan, plan_id, number))
    ledger.write(
        f"INSERT INTO plans VALUES (?, ?, ?3, ?, ?, ?, {head_of('?3')})",
        (plan_id, number, plan.customer_id, plan.agreed_on.isoformat(), plan.note, seq),
    )
    ledger.write_many(
        "INSERT INTO instalments VALUES (?, ?, ?, ?)",
        [(plan_id, part, one.due.isoformat(), one.amount_fen) for part, one in enumerate(plan.instalments, 1)],
    )
    ledger.write_many("INSERT INTO plan_items VALUES (?, ?)", [(plan_id, item) for item in sorted(plan.item_ids)])
    return replace(plan, number=number, id=plan_id)


def load_plan(ledger: Ledger, plan_id: int) -> Plan:
    """One plan, in force or ended."""
    return next(plan for plan in load_plans(ledger, date.max, ended=True) if plan.id == plan_id)


def end_plan(ledger: Ledger, plan: Plan, dated: date, reason: str, moment: Moment, verb: str = "end_plan") -> None:
    """The plan no longer holds from `dated` on: replaced, broken, done, or its whole rest is asked for."""
    notes.add_row(ledger, "plan_ends", (plan.id, dated, reason), moment, verb, plan.number)


def load_plans(ledger: Ledger, today: date, customer_id: int = 0, ended: bool = False) -> list[Plan]:
    """Plans in force on `today`, or `ended` ones too, of one customer or all."""
    known = (today.isoformat(), customer_id, int(ended))
    plans = ledger.rows(
        f"""SELECT id, number, customer_id, agreed_on, note,
               (SELECT min(s.dated) FROM plan_signatures s WHERE s.plan_id = p.id AND s.dated <= ?1
                AND {_SIGNED}),
               (SELECT group_concat(nullif(s.blob, ''), ' ' ORDER BY s.id) FROM plan_signatures s
                WHERE s.plan_id = p.id AND s.dated <= ?1 AND {_SIGNED})
            {_IN_FORCE} ORDER BY id""",
        known,
    )
    parts = _grouped(ledger, f"SELECT plan_id, due, amount_fen FROM instalments {_OF_THEM} ORDER BY part", known)
    items = _grouped(ledger, f"SELECT plan_id, item_id FROM plan_items {_OF_THEM} ORDER BY item_id", known)
    return [
        Plan(
            customer_id=customer,
            agreed_on=date.fromisoformat(agreed_on),
            item_ids=tuple(item for (item,) in items[plan_id]),
            instalments=tuple(Instalment(date.fromisoformat(due), fen) for due, fen in parts[plan_id]),
            note=note,
            number=number,
            id=plan_id,
            signed_on=date.fromisoformat(signed_on) if signed_on else None,
            scans=tuple((scans or "").split()),
        )
        for plan_id, number, customer, agreed_on, note, signed_on, scans in plans
    ]


class SettledOnPlan(NamedTuple):
    """What happened to a plan's items since it was agreed: fen paid, and fen owed no more without a payment."""

    paid_fen: int = 0
    dropped_fen: int = 0


def settled_on_plans(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, SettledOnPlan]:
    """By id of the plans in force on `today`: what was settled up to that day; what was undone counts no more.

    Receipts pay; returns, price differences and reversals only lower what is owed (case 16). What was settled before
    the plan is none of its business, also when its end is moved later on (case 23).
    """
    rows = ledger.rows(
        f"""SELECT m.plan_id, sum(CASE k.kind WHEN 'receipt' THEN a.sign * a.amount_fen ELSE 0 END),
                sum(CASE k.kind WHEN 'receipt' THEN 0 ELSE a.sign * a.amount_fen END)
            FROM plan_items m JOIN plans p ON p.id = m.plan_id JOIN allocations a ON a.debit_item = m.item_id
            JOIN items c ON c.id = a.credit_item JOIN documents k ON k.id = c.document_id
            WHERE m.plan_id IN (SELECT id {_IN_FORCE}) AND a.dated <= ?1 AND a.seq > p.seq
            AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.id = a.undoes AND u.seq <= p.seq)
            AND NOT EXISTS (SELECT 1 FROM allocations x JOIN allocations y ON y.undoes = x.id AND y.dated < x.dated
                JOIN allocations o ON o.credit_item = x.credit_item AND o.debit_item = x.debit_item AND o.seq <= p.seq
                JOIN allocations v ON v.undoes = o.id AND v.dated = x.dated WHERE x.id = coalesce(a.undoes, a.id))
            GROUP BY m.plan_id""",
        (today.isoformat(), customer_id, 0),
    )
    return {plan_id: SettledOnPlan(paid, max(dropped, 0)) for plan_id, paid, dropped in rows}


def altered(ledger: Ledger) -> Iterator[str]:
    """Plans that no longer say what the journal says of them, and plans that are gone (T20)."""
    written: dict[int, str] = dict(ledger.rows("SELECT seq, content FROM journal WHERE content LIKE '[\"plans\",%'"))
    for *row, seq in ledger.rows("SELECT id, number, posted_for, agreed_on, note, seq FROM plans"):
        if written.pop(seq, None) != _content_of(ledger, row):
            yield f"plan {row[1]}"
    yield from (f"plan of journal {seq} is missing" for seq in written)


def plan_content(plan: Plan, plan_id: int, number: str) -> str:
    """The canonical text of a plan as it stands in the journal."""
    parts = [[part, one.due.isoformat(), one.amount_fen] for part, one in enumerate(plan.instalments, 1)]
    row = [plan_id, number, plan.customer_id, plan.agreed_on.isoformat(), plan.note]
    return canonical(["plans", row, parts, sorted(plan.item_ids)])


def _content_of(ledger: Ledger, row: list[object]) -> str:
    parts = ledger.rows("SELECT part, due, amount_fen FROM instalments WHERE plan_id = ? ORDER BY part", (row[0],))
    items = ledger.rows("SELECT item_id FROM plan_items WHERE plan_id = ? ORDER BY item_id", (row[0],))
    return canonical(["plans", row, parts, [item for (item,) in items]])


def ended_plans(ledger: Ledger, today: date, customer_id: int = 0) -> list[EndedPlan]:
    """Plans of one customer, or all, that no longer hold on `today`, and why."""
    plans = {plan.id: plan for plan in load_plans(ledger, today, customer_id, ended=True)}
    rows = ledger.rows(
        f"""SELECT e.plan_id, e.dated, e.reason, max(e.seq) FROM plan_ends e JOIN plans p ON p.id = e.plan_id
           WHERE ?1 IN (0, p.customer_id) AND e.dated <= ?2 AND {standing("plan_end", "e.seq", "?2")}
           GROUP BY e.plan_id ORDER BY e.plan_id""",
        (customer_id, today.isoformat()),
    )
    return [EndedPlan(plans[plan], date.fromisoformat(dated), reason) for plan, dated, reason, _ in rows]


def plan_before(ledger: Ledger, plan: Plan) -> Plan | None:
    """The last plan that was ended and whose debt is in this one, kept already or not."""
    ended = [one.plan for one in ended_plans(ledger, date.max, plan.customer_id)]
    before = [one for one in ended if (not plan.id or one.id < plan.id) and set(one.item_ids) & set(plan.item_ids)]
    return max(before, key=lambda one: one.id, default=None)


def agreed_by(ledger: Ledger) -> dict[str, str]:
    """By number of the plan: who entered it."""
    return dict(ledger.rows("SELECT p.number, j.user FROM plans p JOIN journal j ON j.seq = p.seq"))


def ends_of(ledger: Ledger, plan_id: int) -> list[tuple[date, str]]:
    """Day and reason of every end that was recorded of a plan, those taken back too."""
    rows = ledger.rows("SELECT dated, reason FROM plan_ends WHERE plan_id = ? ORDER BY seq", (plan_id,))
    return [(date.fromisoformat(dated), reason) for dated, reason in rows]


def sign_plan(ledger: Ledger, plan: Plan, dated: date, note: str, blob: str, moment: Moment) -> None:
    """The signed copy of the plan is back; `blob` names its scan, if there is one."""
    notes.add(ledger, "plan_signatures", (plan.id, dated, note, blob), moment, "sign_plan", plan.number)


def all_scans(ledger: Ledger) -> list[tuple[str, str]]:
    """(number of the plan, name of the stored file) of every scan of a signed plan."""
    return ledger.rows(
        "SELECT p.number, s.blob FROM plan_signatures s JOIN plans p ON p.id = s.plan_id WHERE s.blob <> ''"
    )


def _grouped(ledger: Ledger, query: str, known: tuple[object, ...]) -> defaultdict[int, list[Row]]:
    """Rows by their first column."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for plan_id, *row in ledger.rows(query, known):
        found[plan_id].append(tuple(row))
    return found


_SIGNED = standing("plan_signature", "s.id", "?1")
_IN_FORCE = f"""FROM plans p WHERE agreed_on <= ?1 AND ?2 IN (0, customer_id)
    AND (?3 OR NOT EXISTS (SELECT 1 FROM plan_ends e WHERE e.plan_id = p.id AND e.dated <= ?1
        AND {standing("plan_end", "e.seq", "?1")}))"""
_OF_THEM = f"WHERE plan_id IN (SELECT id {_IN_FORCE})"
