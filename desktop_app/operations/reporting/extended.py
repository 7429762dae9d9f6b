"""The register of extensions: what was put off, how often, by how much, why and by whom (R126, R131)."""

from collections import Counter
from dataclasses import dataclass

from desktop_app.domain.columns import LAST, Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.extensions import EXTENDED, Extended, Extension, plan_extensions, promise_extensions
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers, plans
from desktop_app.store.database import Ledger

EVERY, AGAIN = "all", "again"
VIEWS = (
    (EVERY, Said("All")), (Extended.PLAN.value, Said("Plans")), (Extended.PROMISE.value, Said("Promises")),
    (AGAIN, Said("Again and again")),
)  # fmt: skip
OFTEN = 2
"""From so many times on it has become a habit."""
MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """An extension with the customer's name."""

    key: str
    one: Extension
    customer: str

    @property
    def customer_id(self) -> int:
        return self.one.customer_id


def extended(ledger: Ledger, asked: Inquiry) -> Reported[ExtensionRow]:
    """Those of these days, the newest first; the bars are who put off most often."""
    by, period = asked.by or EVERY, asked.period.up_to(asked.today)
    names = {one: name for one, _, name in customers.names(ledger)}
    found = [one for one in all_extensions(ledger, asked) if period.first <= one.dated <= period.last]
    wanted = [one for one in found if by in (EVERY, one.kind.value) or (by == AGAIN and one.count >= OFTEN)]
    wanted.sort(key=lambda one: (one.dated, one.number), reverse=True)
    rows = [ExtensionRow(f"{at}", one, names[one.customer_id]) for at, one in enumerate(wanted)]
    often = Counter(row.customer for row in rows)
    picture = longest_first([Pile(name, (count,)) for name, count in often.items()], MOST_BARS) if rows else None
    keys = (HeadFigure(Said("Extensions"), Said("{count} ×", count=len(found)), strong=True),)
    return Reported(_COLUMNS, rows, lambda row: row.key, picture if by == AGAIN else None, keys if found else ())


def all_extensions(ledger: Ledger, asked: Inquiry) -> list[Extension]:
    """Of one customer or of all, up to today."""
    today, whose = asked.today, asked.customer_id
    every = plans.load_plans(ledger, today, whose, ended=True)
    ends = {one.plan.number: one.reason for one in plans.ended_plans(ledger, today, whose)}
    found = [*plan_extensions(every, ends, plans.agreed_by(ledger))]
    for judged in judged_promises(ledger, today, whose).values():
        found += promise_extensions(judged)
    return found


_COLUMNS: tuple[Column[ExtensionRow], ...] = (
    Column("dated", Said("Date"), lambda row: row.one.dated, Look.DATE, 84),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 140, stretch=True),
    Column("kind", Said("What was put off"), lambda row: row.one.kind.value, width=96,
           text=lambda row, _: EXTENDED[row.one.kind]),
    Column("number", Said("Number"), lambda row: row.one.number, Look.CODE, 128, fades=3),
    Column("sum", Said("Amount"), lambda row: row.one.fen, Look.MONEY, 104),
    Column("before", Said("Paid by, before"), lambda row: row.one.before, Look.DATE, 96, fades=2),
    Column("after", Said("Paid by, now"), lambda row: row.one.after, Look.DATE, 96),
    Column("days", Said("Days later"), lambda row: row.one.days, Look.COUNT, 72, fades=4),
    Column("count", Said("How often"), lambda row: row.one.count, Look.COUNT, 72),
    Column("reason", Said("Reason"), lambda row: row.one.reason, width=150, fades=LAST),
    Column("by", Said("Who agreed"), lambda row: row.one.by, width=80, fades=1),
)  # fmt: skip
