"""Reading accounts: balances, open items and entries, for today or any past day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.domain.accounts import Direction, Entry, Kind, OpenItem
from desktop_app.store.agreed_dues import AGREED_ROW
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import standing_head
from desktop_app.store.open_items import ITEMS_KNOWN, ITEMS_NOW, called_in, items_of, open_on
from desktop_app.store.withdrawals import not_withdrawn, standing

_LATER = """
    SELECT customer_id FROM documents WHERE dated > :today
    UNION ALL SELECT x.customer_id FROM allocations l JOIN items x ON x.id = l.debit_item WHERE l.dated > :today"""
"""Customers whose balance the projection shows as it is after :today (UNION would walk through every document)."""

_DISPUTED = f"""coalesce((SELECT sum(p.amount_fen) FROM disputes p WHERE p.item_id = o.id AND p.raised_on <= :today
    AND NOT EXISTS (SELECT 1 FROM dispute_events e WHERE e.dispute_id = p.id AND e.event = 'settled'
        AND e.dated <= :today AND {standing("dispute_event", "e.id", ":today")})
    AND {not_withdrawn("dispute", "p.id", ":today")}), 0)"""
_KEPT_APART = """EXISTS (SELECT 1 FROM items k JOIN returns t ON t.document_id = k.document_id AND t.kept_apart
    WHERE k.id = o.id)"""
_BY_BATCH = f"(i.open_batches IS NOT NULL OR {AGREED_ROW.format(what='a.open_batches', item='i.id')} IS NOT NULL)"
_AGREED_SINCE = AGREED_ROW.format(what="a.dated", item="i.id")
_UNDATED = f"NOT EXISTS (SELECT 1 FROM items i WHERE i.id = o.id AND {_BY_BATCH})"
_PLAN = f"""coalesce((SELECT n.id FROM plan_items m JOIN plans n ON n.id = m.plan_id WHERE m.item_id = o.id
    AND n.agreed_on <= :today
    AND NOT EXISTS (SELECT 1 FROM plan_ends f WHERE f.plan_id = n.id AND f.dated <= :today
        AND {standing("plan_end", "f.seq", ":today")})), 0)"""

_SPECIAL = f"""
    SELECT customer_id FROM plans p WHERE agreed_on <= :today AND :customer IN (0, customer_id)
    AND NOT EXISTS (SELECT 1 FROM plan_ends e WHERE e.plan_id = p.id AND e.dated <= :today
        AND {standing("plan_end", "e.seq", ":today")})
    UNION SELECT customer_id FROM disputes p WHERE raised_on <= :today AND :customer IN (0, customer_id)
    AND NOT EXISTS (SELECT 1 FROM dispute_events e WHERE e.dispute_id = p.id AND e.event = 'settled'
        AND e.dated <= :today AND {standing("dispute_event", "e.id", ":today")})"""


@dataclass(frozen=True, slots=True)
class Account:
    """One customer's open debit items and the money on account not yet set against them.

    `kept_apart_fen` of it comes from returns the customer wants kept apart: it lowers the balance, but ends no
    reminder until it is allocated (case 2).
    """

    customer_id: int
    items: tuple[OpenItem, ...]
    on_account_fen: int
    kept_apart_fen: int = 0

    @property
    def owed_fen(self) -> int:
        """What is owed in all, after the money on account; below 0 where the shop owes the customer."""
        return sum(item.open_fen for item in self.items) - self.on_account_fen

    @property
    def free_fen(self) -> int:
        """Money on account that counts at once against what is overdue."""
        return self.on_account_fen - self.kept_apart_fen


class Total(NamedTuple):
    """One customer's figures for a list: money in fen.

    `due_today_fen` and `undated_fen`, for which no day was agreed, are parts of `not_due_fen`.
    """

    customer_id: int
    not_due_fen: int
    buckets_fen: tuple[int, ...]
    on_account_fen: int
    kept_apart_fen: int
    due_today_fen: int
    undated_fen: int

    @property
    def free_fen(self) -> int:
        """As of `Account`."""
        return self.on_account_fen - self.kept_apart_fen


def account(ledger: Ledger, customer_id: int, today: date) -> Account:
    """One customer's account as of `today`."""
    found = accounts(ledger, today, customer_id)
    return found[0] if found else Account(customer_id, (), 0)


def account_now(ledger: Ledger, customer_id: int, today: date) -> Account:
    """One customer's account with everything posted, whatever its date: what the gate must look at (case 8)."""
    found = _accounts(ledger, called_in(f"{ITEMS_NOW} WHERE customer_id = :customer"), today, customer_id)
    return found[0] if found else Account(customer_id, (), 0)


def accounts(ledger: Ledger, today: date, customer_id: int = 0) -> list[Account]:
    """Every account with anything open as of `today`, in order of customer id."""
    return _accounts(ledger, open_on(ledger, today, customer_id), today, customer_id)


def ageing_totals(ledger: Ledger, today: date, edges: Iterable[int], customer_id: int = 0) -> list[Total]:
    """Not due, buckets and money on account of who has anything open, one or all, in one pass (case 6)."""
    return totals_of(ledger, open_on(ledger, today, customer_id), today, edges, customer_id)


def totals_of(ledger: Ledger, open_items: str, today: date, edges: Iterable[int], customer_id: int = 0) -> list[Total]:
    """The totals of what an SQL like `items_as_of` finds open."""
    bounds = _bucket_bounds(today, edges)
    sums = ", ".join(
        f"sum(CASE WHEN direction = 'debit' AND due < '{newest}' AND due >= '{oldest}' THEN open_fen ELSE 0 END)"
        for newest, oldest in bounds
    )
    rows = ledger.connection().execute(
        f"""SELECT customer_id, sum(CASE WHEN direction = 'debit' AND (due IS NULL OR due >= :today)
                THEN open_fen ELSE 0 END), sum(CASE direction WHEN 'credit' THEN open_fen ELSE 0 END),
                sum(CASE WHEN direction = 'credit' AND {_KEPT_APART} THEN open_fen ELSE 0 END),
                sum(CASE WHEN direction = 'debit' AND due = :today THEN open_fen ELSE 0 END),
                sum(CASE WHEN direction = 'debit' AND due IS NULL AND {_UNDATED} THEN open_fen ELSE 0 END), {sums}
            FROM ({open_items}) o GROUP BY customer_id""",
        {"today": today.isoformat(), "customer": customer_id},
    )
    return [
        Total(customer, not_due, tuple(buckets), credit, apart, due_today, undated)
        for customer, not_due, credit, apart, due_today, undated, *buckets in rows
    ]


def special_accounts(ledger: Ledger, today: date, customer_id: int = 0, also: Collection[int] = ()) -> list[Account]:
    """Accounts with a plan in force or a dispute not settled on `today`, of one customer or all, and of `also`."""
    found = ledger.connection().execute(_SPECIAL, {"today": today.isoformat(), "customer": customer_id})
    whose = f"customer_id IN ({', '.join(map(str, sorted({*also, *(one for (one,) in found)})))})"
    return _accounts(ledger, called_in(items_of(whose)), today, customer_id)


def balances(ledger: Ledger, today: date) -> list[tuple[int, int]]:
    """(customer id, balance in fen) of every customer with documents dated up to `today`."""
    found = ledger.connection().execute(
        f"""SELECT customer_id, balance_fen FROM balances WHERE customer_id NOT IN ({_LATER})
            UNION ALL SELECT customer_id, sum(CASE direction WHEN 'debit' THEN amount_fen ELSE -amount_fen END)
            FROM documents WHERE dated <= :today AND customer_id IN ({_LATER}) GROUP BY customer_id""",
        {"today": today.isoformat()},
    )
    return list(found)


def balance_before(ledger: Ledger, customer_id: int, day: date) -> int:
    """Balance in fen at the start of `day`: whole months from the projection, the rest from documents."""
    month = day.isoformat()[:7]
    whole = ledger.value(
        "SELECT coalesce(sum(moved_fen), 0) FROM months WHERE customer_id = ? AND month < ?", (customer_id, month)
    )
    rest = ledger.value(
        """SELECT coalesce(sum(CASE direction WHEN 'debit' THEN amount_fen ELSE -amount_fen END), 0)
           FROM documents WHERE customer_id = ? AND dated >= ? AND dated < ?""",
        (customer_id, f"{month}-01", day.isoformat()),
    )
    return int(whole + rest)


def balance_on(ledger: Ledger, customer_id: int, day: date) -> int:
    """Balance in fen of everything posted that is dated up to `day`; what was voided on a later day does not count.

    So a back-dated slip that is voided and entered again prints what was owed before it, not the voided one with it
    (case 26).
    """
    undone = reversed_after(ledger, customer_id, day, date.max)
    return balance_before(ledger, customer_id, day + timedelta(days=1)) + sum(entry.amount_fen for entry in undone)


def entries(ledger: Ledger, customer_id: int, first: date, last: date) -> list[Entry]:
    """Documents dated from `first` to `last`, in order of date and posting."""
    return _entries(ledger, "d.customer_id = ? AND d.dated BETWEEN ? AND ?", customer_id, first, last)


def late_entries(
    ledger: Ledger, customer_id: int, before: date, after_sequence: int, written_for: Collection[int] = ()
) -> list[Entry]:
    """Documents dated before `before` but posted after that journal sequence (case 7)."""
    condition = f"d.customer_id = ? AND d.dated < ? AND d.seq > ?{_written_for(written_for)}"
    return _entries(ledger, condition, customer_id, before, after_sequence)


def reversed_after(
    ledger: Ledger, customer_id: int, day: date, known: date, written_for: Collection[int] = ()
) -> list[Entry]:
    """Reversals dated after `day` and up to `known` of documents dated up to `day` (case 21)."""
    condition = f"d.customer_id = ? AND d.dated > ? AND d.dated <= ? AND o.dated <= ?{_written_for(written_for)}"
    return _entries(ledger, condition, customer_id, day, known, day)


def entries_written_for(ledger: Ledger, written_for: int, before: date, until_sequence: int) -> list[Entry]:
    """Documents written for this very customer, dated before `before`, up to that journal sequence (case 19)."""
    account = standing_head(ledger, written_for)
    condition = f"d.customer_id = ? AND d.dated < ? AND d.seq <= ?{_written_for([written_for])}"
    return _entries(ledger, condition, account, before, until_sequence)


def _written_for(customers: Collection[int]) -> str:
    """SQL: only what was written for these, of an account in which several are one; nothing for all."""
    return f" AND d.posted_for IN ({', '.join(map(str, customers))})" if customers else ""


def account_known(ledger: Ledger, customer_id: int, day: date, known: date) -> Account:
    """The account as of `day` without the documents that were reversed after it, up to `known` (case 21).

    What such a document had settled is open, what had settled it lies on account.
    """
    source = called_in(f"SELECT * FROM ({ITEMS_KNOWN}) WHERE open_fen > 0")
    found = _accounts(ledger, source, day, customer_id, known)
    return found[0] if found else Account(customer_id, (), 0)


def _accounts(ledger: Ledger, source: str, today: date, customer_id: int, known: date | None = None) -> list[Account]:
    rows = ledger.connection().execute(
        f"""SELECT o.customer_id, o.id, o.direction, d.number, o.dated, o.due, o.open_fen, i.amount_fen, i.part, d.kind,
                {_DISPUTED}, {_PLAN},
                EXISTS (SELECT 1 FROM returns t WHERE t.document_id = d.id AND t.kept_apart),
                d.seq, {_BY_BATCH} AS by_batch, i.posted_for, {_AGREED_SINCE}, d.reference, d.remark
            FROM ({source}) o JOIN items i ON i.id = o.id JOIN documents d ON d.id = i.document_id
            ORDER BY o.customer_id, o.due IS NULL AND by_batch, coalesce(o.due, o.dated), o.id""",
        {"today": today.isoformat(), "customer": customer_id, "known": (known or today).isoformat()},
    )
    items: dict[int, list[OpenItem]] = {}
    credit: dict[int, int] = {}
    apart: dict[int, int] = {}
    for row in rows:
        if row[2] == Direction.DEBIT:
            items.setdefault(row[0], []).append(_open_item(row))
        else:
            credit[row[0]] = credit.get(row[0], 0) + row[6]
            apart[row[0]] = apart.get(row[0], 0) + row[6] * row[12]
    return [
        Account(one, tuple(items.get(one, ())), credit.get(one, 0), apart.get(one, 0))
        for one in sorted(items.keys() | credit.keys())
    ]


_KINDS = {one.value: one for one in Kind}
"""Thousands are read at once: looked up, not made."""


def _open_item(row: Row) -> OpenItem:
    """By place and not by name, which is a third quicker: in the order of the value's fields."""
    customer, item, _, number, dated, due, open_fen, amount, part, kind, disputed, plan_id, _, seq, *rest = row
    by_batch, posted_for, agreed_on, reference, remark = rest
    day, secured, penalised = date.fromisoformat, False, False
    return OpenItem(
        item, customer, number, day(dated), day(due) if due else None, open_fen, amount, part, _KINDS[kind],
        disputed if disputed < open_fen else open_fen, plan_id, secured, penalised, seq, bool(by_batch),
        posted_for, day(agreed_on) if agreed_on else None, reference, remark,
    )  # fmt: skip


def _entries(ledger: Ledger, condition: str, *parameters: object) -> list[Entry]:
    rows = ledger.rows(
        f"""SELECT d.number, d.kind, d.dated, CASE d.direction WHEN 'debit' THEN d.amount_fen ELSE -d.amount_fen END,
                d.seq, coalesce((SELECT group_concat(name, '、')
                    || iif((SELECT count(DISTINCT name) FROM lines l WHERE l.document_id = d.id) > 3, '等', '') FROM
                    (SELECT DISTINCT name FROM lines l WHERE l.document_id = d.id ORDER BY line LIMIT 3)),
                    CASE d.kind WHEN 'opening' THEN trim(d.reference || ' ' || d.remark) END,
                    nullif(d.remark, ''), d.reference), coalesce(o.number, '')
            FROM documents d LEFT JOIN documents o ON o.id = d.reverses
            WHERE {condition} ORDER BY d.dated, d.id""",
        [p.isoformat() if isinstance(p, date) else p for p in parameters],
    )
    return [
        Entry(number, Kind(kind), date.fromisoformat(dated), fen, seq, summary, original)
        for number, kind, dated, fen, seq, summary, original in rows
    ]


def _bucket_bounds(today: date, edges: Iterable[int]) -> list[tuple[str, str]]:
    """For each bucket: due before the first day and not before the second, as ISO text."""
    newest, bounds = today, []
    for edge in edges:
        oldest = today - timedelta(days=edge)
        bounds.append((newest.isoformat(), oldest.isoformat()))
        newest = oldest
    return [*bounds, (newest.isoformat(), "0000")]
