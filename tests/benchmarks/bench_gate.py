"""How fast is a slip judged for a customer with many unpaid slips, beside reading those in raw SQL?

    python -m tests.benchmarks.bench_gate [--items 3000] [--rounds 40]

Both on one encrypted file and connection, in CPU seconds of this thread, warm, medians. The raw side fetches what the
gate must know of each open item: number, days, sum, what of it is in dispute, which plan covers it; ours weighs the
slip as the form does while it is typed.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import Line, Part, ShipmentDraft
from desktop_app.domain.shop import Shop
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.composing import Composition
from desktop_app.operations.customers import add_customer
from desktop_app.operations.shipments import weigh_shipment
from desktop_app.store.database import Ledger, create_ledger

NOW = Moment(date(2026, 3, 16), datetime(2026, 3, 16, 4, tzinfo=UTC), "老板")
BOUND = 3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=40)
    typed = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ledger = create_ledger(Path(name) / "ledger.db", bytes(range(32)))
        begin_ledger(ledger, Shop(name="顺达建材批发部"), "BENCHMARK", NOW)
        customer = owing(ledger, typed.items)
        draft = ShipmentDraft(customer.id, NOW.today, (Line("水泥", 1000, 100_0000),))
        ours = timed(lambda: weigh_shipment(ledger, draft, NOW.today), typed.rounds)
        raw = timed(lambda: raw_sum(ledger, customer.id), typed.rounds)
        print(f"judge {ours * 1000:.2f} ms, raw {raw * 1000:.2f} ms, {ours / raw:.2f} × (at most {BOUND})")
        ledger.close()


def owing(ledger: Ledger, items: int) -> Customer:
    """A customer with so many unpaid opening debts."""
    terms = Terms(TermsKind.DAYS, days=30)
    customer = add_customer(ledger, Customer("老王建材", terms=terms, limit_fen=10**10), NOW).result
    with ledger.writing():
        for at in range(items):
            composition = Composition(ledger, NOW)
            day = date(2026, 1 + at % 2, 1 + at % 28)
            composition.document(Kind.OPENING, customer.id, day, Direction.DEBIT, (Part(day, 100_00 + at),))
            composition.post("record_opening", f"{at}")
    return customer


def raw_sum(ledger: Ledger, customer_id: int) -> int:
    rows = ledger.rows(
        """SELECT o.item_id, d.number, d.kind, o.dated, o.due, o.direction, i.part, i.open_batches,
            coalesce((SELECT sum(e.amount_fen) FROM disputes e WHERE e.item_id = o.item_id AND NOT EXISTS
                (SELECT 1 FROM dispute_events s WHERE s.dispute_id = e.id AND s.event = 'settled')), 0),
            (SELECT max(p.plan_id) FROM plan_items p WHERE p.item_id = o.item_id AND NOT EXISTS
                (SELECT 1 FROM plan_ends e WHERE e.plan_id = p.plan_id)), o.open_fen
        FROM open_items o JOIN items i ON i.id = o.item_id JOIN documents d ON d.id = i.document_id
        WHERE o.customer_id = ? ORDER BY o.due, o.item_id""",
        (customer_id,),
    )
    return sum(row[-1] for row in rows)


def timed(work: Callable[[], object], rounds: int) -> float:
    """The median of so many rounds."""
    found = []
    for _ in range(rounds):
        started = time.thread_time()
        work()
        found.append(time.thread_time() - started)
    return median(found[len(found) // 4 :])


if __name__ == "__main__":
    main()
