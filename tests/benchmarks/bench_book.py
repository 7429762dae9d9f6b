"""How fast is the book beside the same work in raw SQL, on the same encrypted file and the same connection?

    python -m tests.benchmarks.bench_book [--customers 500 --shipments-target 50000] [--rounds 60] [--profile NAME]

The shop is made once and kept in the temporary folder; each run works on a copy. Reading is timed in CPU seconds of
this thread, warm, ours and raw in turns, medians. Posting is timed on the clock too, since both wait for the disk.
The raw side fetches and sums what the report shows and nothing else: it makes no values, checks and refuses nothing.
"""

import argparse
import cProfile
import hashlib
import pstats
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import msgspec

from desktop_app import sample
from desktop_app.domain.dates import month_end
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.books import begin_ledger
from desktop_app.operations.chasing import this_week
from desktop_app.operations.remembering import Memory, end_of, require_nothing_missing
from desktop_app.operations.reports import ageing, balances
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.statement_drafts import Frame, draw_up
from desktop_app.sample.clients import ORDERS_A_YEAR
from desktop_app.store import schema
from desktop_app.store.checking import PROOFS
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger, create_ledger, open_ledger
from desktop_app.store.goods import load_goods
from desktop_app.store.projection import OPEN_ITEMS
from desktop_app.system.keys import DataKey

NOW = Moment(date(2026, 3, 16), datetime(2026, 3, 16, 4, tzinfo=UTC), "老板")
TODAY = NOW.today
MONTH = date(2026, 2, 1)
EDGES = (30, 60, 90, 120)
KEY = bytes(range(32))
SEED = 1
LINES = 6
SHARE_OF_LIFE = 0.67
"""Customers join over the years, so that a shop has so many of the customer years it could have."""
BOUNDS = {"balances": 3, "ageing": 3, "statement": 3, "posting": 4}


@dataclass(frozen=True, slots=True)
class Pair:
    """The same work twice; both get the round's number, so that every round does something else."""

    name: str
    ours: Callable[[int], object]
    raw: Callable[[int], object]


def main() -> None:
    arguments = _arguments()
    years = max(round(arguments.shipments_target / arguments.customers / ORDERS_A_YEAR / SHARE_OF_LIFE), 1)
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(_made(arguments.customers, years), Path(name) / "ledger.db"))
        started = time.perf_counter()
        ledger = open_ledger(path, KEY)
        opened = time.perf_counter() - started
        print(f"{_size(ledger)}, {path.stat().st_size / 1e6:.0f} MB; opened in {opened * 1000:.1f} ms")
        _remember(ledger, Memory(path.parent, "BENCHMARK", DataKey(KEY)))
        if arguments.profile:
            _profile(ledger, arguments.profile, arguments.rounds)
        else:
            _report(ledger, arguments.rounds)
        ledger.close()


def _remember(ledger: Ledger, memory: Memory) -> None:
    """As every open book is: its end is compared with what was seen, and kept with each entry."""
    memory.write(end_of(ledger))
    asked = [_time(lambda _: require_nothing_missing(ledger, memory), index, time.perf_counter) for index in range(20)]
    print(f"end of the book compared with what was seen in {median(asked) * 1000:.2f} ms")
    ledger.committing = lambda: memory.keeping(ledger)


def _report(ledger: Ledger, rounds: int) -> None:
    print(f"{'':<10} {'ours ms':>9} {'raw ms':>9} {'ratio':>7} {'bound':>6}")
    for pair in _pairs(ledger):
        ours, raw = _timed(pair, rounds, time.thread_time)
        print(f"{pair.name:<10} {ours * 1000:9.3f} {raw * 1000:9.3f} {ours / raw:6.2f}× {BOUNDS[pair.name]:5d}×  CPU")
        if pair.name == "posting":
            ours, raw = _timed(pair, rounds, time.perf_counter)
            print(f"{'':<10} {ours * 1000:9.3f} {raw * 1000:9.3f} {ours / raw:6.2f}× {BOUNDS[pair.name]:5d}×  clock")
    draft = _draft(ledger, 0)
    _once("weigh a slip", lambda: weigh_shipment(ledger, draft, TODAY), rounds)
    _once("this week", lambda: this_week(ledger, TODAY), 5)
    _once("ageing of a year ago", lambda: ageing(ledger, TODAY - timedelta(days=365), EDGES), 5)
    for name, proof in PROOFS.items():
        _once(f"check: {name}", lambda proof=proof: list(proof(ledger)), 1)  # type: ignore[misc]


def _once(name: str, work: Callable[[], object], rounds: int) -> None:
    taken = [_time(lambda _: work(), index, time.thread_time) for index in range(rounds)]
    print(f"{name:<24} {median(taken) * 1000:10.2f} ms CPU")


def _timed(pair: Pair, rounds: int, clock: Callable[[], float]) -> tuple[float, float]:
    """Medians of both sides, taken in turns after warming up."""
    ours, raw = [], []
    for index in range(rounds + 5):
        ours.append(_time(pair.ours, index, clock))
        raw.append(_time(pair.raw, index, clock))
    return median(ours[5:]), median(raw[5:])


def _time(work: Callable[[int], object], index: int, clock: Callable[[], float]) -> float:
    started = clock()
    work(index)
    return clock() - started


def _profile(ledger: Ledger, name: str, rounds: int) -> None:
    pair = next(one for one in _pairs(ledger) if one.name == name)
    profile = cProfile.Profile()
    profile.enable()
    for index in range(rounds):
        pair.ours(index)
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


# ── the work ─────────────────────────────────────────────────────────────────────────────────────


def _pairs(ledger: Ledger) -> list[Pair]:
    cursor = ledger.connection()
    stated = [row[0] for row in cursor.execute(_WITH_SLIPS, (MONTH.isoformat(), month_end(MONTH).isoformat()))]
    customers = [load_customer(ledger, one) for one in stated]
    drafts = [_draft(ledger, seed) for seed in range(40)]
    ids = {customer.id: customer for customer in customers}
    last = month_end(MONTH)
    return [
        Pair("balances", lambda _: balances(ledger, TODAY), lambda _: cursor.execute(_BALANCES).fetchall()),
        Pair("ageing", lambda _: ageing(ledger, TODAY, EDGES), lambda _: _raw_ageing(cursor)),
        Pair(
            "statement",
            lambda index: draw_up(ledger, ids[stated[index % len(stated)]], Frame(MONTH, last), NOW),
            lambda index: _raw_statement(cursor, stated[index % len(stated)]),
        ),
        Pair(
            "posting",
            lambda index: record_shipment(ledger, replace(drafts[index % 40], submission=_unique()), NOW),
            lambda index: _raw_posting(cursor, drafts[index % 40]),
        ),
    ]


_WITH_SLIPS = """SELECT customer_id FROM documents WHERE kind = 'shipment' AND dated BETWEEN ? AND ?
    GROUP BY 1 ORDER BY count(*) DESC LIMIT 100"""
_BALANCES = """SELECT c.id, c.code, c.name, coalesce(b.balance_fen, 0) FROM customers c
    LEFT JOIN balances b ON b.customer_id = c.id ORDER BY c.name"""


def _raw_ageing(cursor: Any) -> list[Any]:
    days = [(TODAY - timedelta(days=edge)).isoformat() for edge in (0, *EDGES)]
    bounds = [*pairwise(days), (days[-1], "0000")]
    sums = ", ".join(
        f"sum(CASE WHEN direction = 'debit' AND due < '{a}' AND due >= '{b}' THEN open_fen ELSE 0 END)"
        for a, b in bounds
    )
    found: list[Any] = cursor.execute(
        f"""SELECT c.name, t.* FROM (SELECT customer_id, sum(CASE direction WHEN 'debit' THEN open_fen ELSE -open_fen
                END) AS balance, sum(CASE WHEN direction = 'debit' AND (due IS NULL OR due >= '{days[0]}')
                THEN open_fen ELSE 0 END), sum(CASE direction WHEN 'credit' THEN open_fen ELSE 0 END), {sums}
            FROM open_items GROUP BY customer_id) t JOIN customers c ON c.id = t.customer_id
            ORDER BY t.balance DESC, c.name"""
    ).fetchall()
    return [found, [sum(column) for column in zip(*(row[2:] for row in found), strict=True)]]


def _raw_statement(cursor: Any, customer_id: int) -> list[Any]:
    """Head, opening, rows with their goods and running balance, sums, and what is open at the month's end."""
    first, last = MONTH.isoformat(), month_end(MONTH).isoformat()
    head = cursor.execute("SELECT name, code, phone, address FROM customers WHERE id = ?", (customer_id,)).fetchone()
    contact = cursor.execute(
        "SELECT name, phone FROM contacts WHERE customer_id = ? LIMIT 1", (customer_id,)
    ).fetchone()
    shop = cursor.execute("SELECT value FROM settings WHERE name = 'shop'").fetchone()
    before = cursor.execute(
        "SELECT closing_fen, seq FROM statements WHERE customer_id = ? AND period_to = date(?, '-1 day')",
        (customer_id, first),
    ).fetchone()
    opening = before[0] if before else _raw_opening(cursor, customer_id, first)
    late = cursor.execute(_ROWS.format("d.dated < ? AND d.seq > ?"), (customer_id, first, before[1])) if before else ()
    rows, balance, sums = [], opening, {"debit": 0, "credit": 0}
    for row in [*late, *cursor.execute(_ROWS.format("d.dated BETWEEN ? AND ?"), (customer_id, first, last))]:
        balance += row[3] if row[4] == "debit" else -row[3]
        sums[row[4]] += row[3]
        rows.append((*row, balance))
    items = cursor.execute(
        f"""SELECT d.number, o.dated, o.due, i.amount_fen, o.open_fen
            FROM ({OPEN_ITEMS} AND i.customer_id = :customer) o JOIN items i ON i.id = o.id
            JOIN documents d ON d.id = i.document_id WHERE o.open_fen > 0 ORDER BY o.due, o.id""",
        {"today": last, "customer": customer_id},
    ).fetchall()
    return [head, contact, shop, opening, rows, sums, items]


_ROWS = """SELECT d.number, d.kind, d.dated, d.amount_fen, d.direction, (SELECT group_concat(name, '、') FROM
        (SELECT DISTINCT name FROM lines l WHERE l.document_id = d.id LIMIT 3)), d.remark
    FROM documents d WHERE d.customer_id = ? AND {} ORDER BY d.dated, d.id"""


def _raw_opening(cursor: Any, customer_id: int, first: str) -> int:
    (fen,) = cursor.execute(
        "SELECT coalesce(sum(moved_fen), 0) FROM months WHERE customer_id = ? AND month < ?", (customer_id, first[:7])
    ).fetchone()
    return int(fen)


def _raw_posting(cursor: Any, draft: ShipmentDraft) -> None:
    """The rows of one slip, its frozen paper and its link in the chain, in one transaction on the same disk."""
    submission, dated, total = _unique(), draft.dated.isoformat(), sum(line.amount_fen for line in draft.lines)
    customer = draft.customer_id
    cursor.execute("BEGIN IMMEDIATE")
    name, limit = cursor.execute("SELECT name, limit_fen FROM customers WHERE id = ?", (customer,)).fetchone()
    found = cursor.execute("SELECT balance_fen FROM balances WHERE customer_id = ?", (customer,)).fetchone()
    previous = found[0] if found else 0
    if limit is not None and previous + total > limit:
        raise AssertionError(name)
    serial = cursor.execute(
        """INSERT INTO counters VALUES ('SHD', ?, 1) ON CONFLICT (series, year) DO UPDATE SET last = last + 1
           RETURNING last""",
        (draft.dated.year,),
    ).fetchone()[0]
    number = f"SHD-{draft.dated.year}-{serial:05d}"
    seq, link = cursor.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    document = cursor.execute("SELECT max(id) + 1 FROM documents").fetchone()[0]
    item = cursor.execute("SELECT max(id) + 1 FROM items").fetchone()[0]
    due = (draft.dated + timedelta(days=30)).isoformat()
    rows = [
        (document, index, line.goods_id, line.code, line.name, line.spec, line.unit, line.quantity, line.price,
         line.amount_fen, line.remark)
        for index, line in enumerate(draft.lines, 1)
    ]  # fmt: skip
    paper = msgspec.json.encode([number, dated, name, due, rows, total, previous, previous + total])
    head = (document, number, "shipment", customer, dated, "debit", total, dated, "", "", submission, None)
    text = msgspec.json.encode([head, [item, document, due, total], hashlib.sha256(paper).hexdigest()]).decode()
    row = (seq + 1, NOW.now.isoformat(), "老板", dated, "record_shipment", number, text, link)
    cursor.execute(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, hashlib.sha256(repr(row).encode()).digest())
    )
    cursor.execute("INSERT INTO documents VALUES (?, ?, ?, ?4, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?4)", (*head, seq + 1))
    cursor.execute(
        "INSERT INTO items VALUES (?, ?, ?3, 1, 'debit', ?, ?, NULL, ?, ?3)",
        (item, document, customer, dated, due, total),
    )
    cursor.execute("INSERT INTO shipments VALUES (?, 'days', '', '', '', '', '', NULL)", (document,))
    cursor.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1000, '')", rows)
    digest = hashlib.sha256(paper).hexdigest()
    cursor.execute("INSERT INTO papers VALUES (?, ?, ?, ?)", (number, digest[:16], digest, zlib.compress(paper)))
    cursor.execute("INSERT INTO open_items VALUES (?, ?, 'debit', ?, ?, ?)", (item, customer, dated, due, total))
    cursor.execute(
        "INSERT INTO balances VALUES (?, ?) ON CONFLICT DO UPDATE SET balance_fen = balance_fen + excluded.balance_fen",
        (customer, total),
    )
    cursor.execute(
        "INSERT INTO months VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET moved_fen = moved_fen + excluded.moved_fen",
        (customer, dated[:7], total),
    )
    cursor.executemany(
        """INSERT INTO last_prices VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET price = excluded.price,
           dated = excluded.dated WHERE excluded.dated >= last_prices.dated""",
        [(customer, line.goods_id, line.unit, line.price, dated) for line in draft.lines],
    )
    cursor.execute("COMMIT")


# ── the shop ─────────────────────────────────────────────────────────────────────────────────────


def _draft(ledger: Ledger, seed: int) -> ShipmentDraft:
    """A slip of six lines that the gate lets pass: for a customer on days, without a limit."""
    ids = [row[0] for row in ledger.rows(_FREE)]
    lines = tuple(
        Line(one.name, 5000, one.price or 1000, one.spec, one.unit, one.code, goods_id=one.id)
        for one in Random(seed).sample(load_goods(ledger), LINES)
    )
    return ShipmentDraft(ids[seed % len(ids)], TODAY, lines)


_FREE = "SELECT id FROM customers WHERE terms_kind = 'days' AND limit_fen IS NULL AND NOT stopped ORDER BY id"
_submissions = count()


def _unique() -> str:
    return f"bench-{next(_submissions)}"


def _made(customers: int, years: int) -> Path:
    """The shop's file, made unless an earlier run of the same code left it."""
    sources = sorted(Path(sample.__file__).parent.glob("*.py"))
    code = hashlib.sha256(repr(schema.STEPS).encode() + b"".join(file.read_bytes() for file in sources)).hexdigest()[
        :12
    ]
    path = Path(tempfile.gettempdir()) / f"qingzhang-bench-{customers}-{years}-{SEED}-{code}.db"
    if not path.exists():
        started = time.process_time()
        draft = path.with_suffix(".part")
        draft.unlink(missing_ok=True)
        ledger = create_ledger(draft, KEY)
        begin_ledger(ledger, sample.sample_shop(), "BENCH", sample.first_moment(NOW, years))
        sample.fill_sample(ledger, NOW, customers, years, SEED)
        ledger.close()
        draft.rename(path)
        print(f"made in {time.process_time() - started:.0f} s CPU: {path}")
    return path


def _size(ledger: Ledger) -> str:
    counts = [
        ledger.value(f"SELECT count(*) FROM {table}") for table in ("customers", "shipments", "lines", "receipts")
    ]
    return "{} customers, {} shipments, {} lines, {} receipts".format(*counts)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--customers", type=int, default=500)
    parser.add_argument("--shipments-target", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--profile", choices=BOUNDS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
