"""How fast is each report beside its raw SQL, on the same encrypted file and the same connection, over all its days?

    python -m tests.benchmarks.bench_reports [--customers 560] [--shipments-target 56000] [--rounds 7]

The raw side fetches the sums a report shows and nothing else. Both in CPU seconds of this thread, in turns, medians.
Bound: 3 times the raw SQL.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from desktop_app.domain.periods import ALWAYS
from desktop_app.operations.reporting.kinds import KINDS, Inquiry, ask
from desktop_app.sample.clients import ORDERS_A_YEAR
from desktop_app.store.database import Ledger, open_ledger
from tests.benchmarks.bench_book import KEY, SHARE_OF_LIFE, TODAY, _made, _size

BOUND = 3
_SIGNED = "CASE d.direction WHEN 'debit' THEN d.amount_fen ELSE -d.amount_fen END"
_DOCUMENTS = "documents d LEFT JOIN documents o ON o.id = d.reverses"
_GOODS = "coalesce(o.kind, d.kind) IN ('shipment', 'return')"
_RECEIPTS = f"""SELECT {{}}, sum(-({_SIGNED})), count(*) FROM {_DOCUMENTS}
    LEFT JOIN receipts t ON t.document_id = coalesce(d.reverses, d.id) {{}}
    WHERE coalesce(o.kind, d.kind) = 'receipt' GROUP BY 1, 2"""
_LINES = f"""SELECT {{}}, l.unit, sum(l.quantity * CASE d.direction WHEN 'debit' THEN 1 ELSE -1 END), sum(l.amount_fen)
    FROM {_DOCUMENTS} JOIN lines l ON l.document_id = coalesce(d.reverses, d.id) WHERE {_GOODS} GROUP BY 1, 2"""
_MONEY = f"SELECT {{}}, sum({_SIGNED}), count(*), max(d.dated) FROM {_DOCUMENTS} WHERE {_GOODS} GROUP BY 1"
_JOURNAL = "JOIN journal j ON j.seq = d.seq"
_PROJECT = """(SELECT project FROM shipments h WHERE h.document_id = coalesce((SELECT b.shipment_id FROM returns b
    WHERE b.document_id = coalesce(d.reverses, d.id)), coalesce(d.reverses, d.id)))"""
_MONTHS = "substr(d.dated, 1, 7)"


def _came(key: str, joined: str = "") -> str:
    return _RECEIPTS.format(f"{key}, t.method", joined)


_PRICES = """SELECT d.customer_id, l.goods_id, l.unit, l.price, min(d.dated), max(d.dated), sum(l.quantity),
    sum(l.amount_fen) FROM documents d JOIN lines l ON l.document_id = d.id WHERE d.kind = 'shipment'
    AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) GROUP BY 1, 2, 3, 4"""
_VISITS = """SELECT customer_id, min(dated), max(dated), count(DISTINCT dated), sum(amount_fen) FROM documents
    WHERE kind = 'shipment' GROUP BY 1"""
_GIVEN = """SELECT d.number, d.dated, d.customer_id, a.reason, d.amount_fen FROM adjustments a
    JOIN documents d ON d.id = a.document_id OR d.reverses = a.document_id"""
_PAPERS = """SELECT d.number, d.dated, c.name, d.amount_fen, d.remark, h.project,
    (SELECT count(*) FROM paper_events e WHERE e.number = d.number AND e.event = 'printed'),
    (SELECT max(e.dated) FROM paper_events e WHERE e.number = d.number AND e.event = 'printed'),
    (SELECT min(e.dated) FROM paper_events e WHERE e.number = d.number AND e.event = 'signed'),
    (SELECT sum(o.open_fen) FROM items i JOIN open_items o ON o.item_id = i.id WHERE i.document_id = d.id),
    (SELECT max(s.period_to) FROM statements s WHERE s.customer_id = d.customer_id),
    (SELECT r.number FROM documents r WHERE r.reverses = d.id)
    FROM documents d JOIN customers c ON c.id = d.customer_id LEFT JOIN shipments h ON h.document_id = d.id
    WHERE d.kind IN ('shipment', 'return')"""

TAKEN = (_came(_MONTHS), _MONEY.format(_MONTHS))
"""Every report tells beside its rows what came in and what was sold."""

RAW: dict[tuple[str, str], tuple[str, ...]] = {
    ("takings", "day"): (_came(_MONTHS), *TAKEN),
    ("takings", "method"): (_came("1"), *TAKEN),
    ("takings", "person"): (_came("j.user", _JOURNAL), *TAKEN),
    ("takings", "customer"): (_came("d.customer_id"), *TAKEN),
    ("sales", "goods"): (_LINES.format("l.goods_id"), _MONEY.format(_MONTHS), *TAKEN),
    ("sales", "customer"): (_LINES.format("d.customer_id"), _MONEY.format("d.customer_id"), *TAKEN),
    ("sales", "month"): (_LINES.format(_MONTHS), _MONEY.format(_MONTHS), *TAKEN),
    ("prices", "goods"): (_PRICES,),
    ("prices", "customer"): (_PRICES,),
    ("given", "each"): (_GIVEN,),
    ("comings", "all"): (_VISITS,),
    ("papers", "unsigned"): (_PAPERS,),
    ("months", ""): (f"SELECT {_MONTHS}, coalesce(o.kind, d.kind), sum({_SIGNED}) FROM {_DOCUMENTS} GROUP BY 1, 2",),
    ("sales", "project"): (_LINES.format(_PROJECT), _MONEY.format(_PROJECT), *TAKEN),
}


def main() -> None:
    arguments = _arguments()
    years = max(round(arguments.shipments_target / arguments.customers / ORDERS_A_YEAR / SHARE_OF_LIFE), 1)
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(_made(arguments.customers, years), Path(name) / "ledger.db"))
        ledger = open_ledger(path, KEY)
        print(_size(ledger))
        for report in KINDS:
            for view in [key for key, _ in report.views] or [""]:
                if (report.name, view) in RAW:  # the others are the same rows told otherwise, or bench_book's
                    _compare(ledger, report.name, view, arguments.rounds)
        ledger.close()


def _compare(ledger: Ledger, report: str, view: str, rounds: int) -> None:
    queries = RAW[report, view]
    asked = Inquiry(ALWAYS, TODAY, view)
    ours, raw = [], []
    for _ in range(rounds + 1):
        ours.append(_time(lambda: ask(ledger, report, asked)))
        raw.append(_time(lambda: [ledger.rows(query) for query in queries]))
    mine, theirs = median(ours[1:]), median(raw[1:])
    told = "" if mine <= BOUND * theirs else "  too slow"
    print(f"{report:<16} {view:<10} {mine * 1000:9.1f} ms {theirs * 1000:9.1f} ms {mine / theirs:6.2f}×{told}")


def _time(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--customers", type=int, default=560)
    parser.add_argument("--shipments-target", type=int, default=56_000)
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
