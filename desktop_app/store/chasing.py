"""The facts behind this week's list, gathered for all customers at once."""

import json
from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.domain.customers import Contact, Role
from desktop_app.domain.forecast import PaidItem
from desktop_app.store.customers import pay_days
from desktop_app.store.database import Ledger
from desktop_app.store.projection import BATCH_DUE

HISTORY_DAYS = 3 * 365
"""Payments of slips delivered longer ago say nothing about how a customer pays now."""


class Debtor(NamedTuple):
    """What the list says of a customer, as `Customer` means it; stopped also where nothing more leaves on credit."""

    id: int
    name: str
    limit_fen: int | None
    must_reconcile: bool
    stopped: bool
    payment_days: tuple[int, ...]


class OnThePhone(NamedTuple):
    """How a customer is reached: by the people, in the order they were written down, or by its own number."""

    phone: str
    contacts: tuple[Contact, ...]


def debtors(ledger: Ledger, customers: Container[int]) -> dict[int, Debtor]:
    """Those of these ids."""
    return {
        customer: Debtor(customer, name, limit, bool(reconcile), bool(stopped), pay_days(days))
        for customer, name, limit, reconcile, stopped, days in ledger.rows(_DEBTORS)
        if customer in customers
    }


def phones(ledger: Ledger, customers: Container[int]) -> dict[int, OnThePhone]:
    """Of those of these ids."""
    people: dict[int, tuple[Contact, ...]] = {}
    for customer, name, role, phone in ledger.rows("SELECT customer_id, name, role, phone FROM contacts ORDER BY id"):
        if customer in customers:
            people[customer] = (*people.get(customer, ()), Contact(name, Role(role), phone))
    return {
        customer: OnThePhone(phone, people.get(customer, ()))
        for customer, phone in ledger.rows("SELECT id, phone FROM customers")
        if customer in customers
    }


def settled_items(ledger: Ledger, today: date) -> Iterator[PaidItem]:
    """Items of the last three years that were paid in full by `today`: how late the last fen came (N07).

    Reversed documents are no payments; neither is a slip that goods coming back settled alone. SQLite hands them over
    in two lists: a hundred thousand rows one by one take as long again.
    """
    earliest = (today - timedelta(days=HISTORY_DAYS)).isoformat()
    found = _PAST if _settled_later(ledger, today) else _NOW
    customers, late = ledger.connection().execute(
        f"""SELECT json_group_array(customer_id),
            json_group_array(CAST(julianday(paid_on) - julianday(due_on) AS INTEGER)) FROM ({found})""",
        {"today": today.isoformat(), "earliest": earliest},
    ).fetchone()  # fmt: skip
    return zip(json.loads(customers), json.loads(late), strict=True)


def _settled_later(ledger: Ledger, today: date) -> bool:
    newest = ledger.value("SELECT max(dated) FROM allocations")
    return newest is not None and newest > today.isoformat()


def last_paid(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, tuple[date, int]]:
    """By customer, of one or all: the last day up to `today` on which money came, and how much; reversed receipts
    never came.
    """
    rows = ledger.rows(_LAST_PAID, (today.isoformat(), customer_id))
    return {customer: (date.fromisoformat(dated), fen) for customer, dated, fen in rows}


_DEBTORS = """SELECT id, name, limit_fen, must_reconcile, stopped OR coalesce(credit_hold, 0), payment_days
    FROM customers"""
_DUE = f"CASE WHEN i.open_batches IS NULL THEN i.due ELSE {BATCH_DUE} END"
_IS_NO_MIRROR = """i.document_id NOT IN (SELECT id FROM documents WHERE reverses IS NOT NULL)
    AND i.document_id NOT IN (SELECT document_id FROM refunds)"""
"""What reverses a receipt, or pays it back, is no slip that was paid."""

_NOW = """SELECT customer_id, due AS due_on, paid_on FROM paid_items
    WHERE dated >= :earliest AND due IS NOT NULL AND (by_batch = 0 OR due <= :today)"""
"""Kept with each payment; a slip that is posted ahead makes no earlier batch due before it leaves."""

_STOOD = "a.sign = 1 AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id AND u.dated <= :today)"
_PAST = f"""
    SELECT i.customer_id, {_DUE} AS due_on, max(CASE WHEN {_STOOD} THEN a.dated END) AS paid_on FROM items i
    JOIN allocations a ON a.debit_item = i.id AND a.dated <= :today
    JOIN items c ON c.id = a.credit_item JOIN documents p ON p.id = c.document_id AND p.kind <> 'reversal'
    WHERE i.direction = 'debit' AND i.dated >= :earliest AND i.dated <= :today
      AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = i.document_id AND r.dated <= :today)
      AND {_IS_NO_MIRROR}
    GROUP BY i.id
    HAVING sum(a.sign * a.amount_fen) = i.amount_fen AND sum(p.kind = 'receipt' AND {_STOOD}) > 0
      AND due_on IS NOT NULL"""
_STANDS = "NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)"
_CAME = f"FROM documents d WHERE d.customer_id = c.id AND d.dated <= ?1 AND d.kind = 'receipt' AND {_STANDS}"
_LAST_PAID = f"""
    SELECT c.id, c.last, (SELECT sum(d.amount_fen) {_CAME} AND d.dated = c.last) FROM
        (SELECT c.id, (SELECT d.dated {_CAME} ORDER BY d.dated DESC LIMIT 1) AS last FROM customers c
         WHERE ?2 IN (0, c.id)) c
    WHERE c.last IS NOT NULL"""
