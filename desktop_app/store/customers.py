"""Customers in the book: kept, found by any of their names, changed."""

import difflib
from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import date
from itertools import count
from typing import Any

from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role, names_of
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.picks import Pick, as_key, matches, typed_words
from desktop_app.store import tables
from desktop_app.store.database import Ledger, Row
from desktop_app.store.search import search_text

_READ = ", ".join(tables.CUSTOMER_COLUMNS)


def insert_customer(ledger: Ledger, customer: Customer) -> Customer:
    """Keep a new customer; it takes an id and a code such as C0001."""
    new_id = int(ledger.value("SELECT coalesce(max(id), 0) + 1 FROM customers"))
    kept = replace(customer, id=new_id, code=customer.code or _free_code(ledger, new_id))
    tables.customers(ledger).insert(_columns(kept)).execute()
    _write_names_and_contacts(ledger, kept)
    return kept


def update_customer(ledger: Ledger, customer: Customer) -> None:
    table = tables.customers(ledger)
    changes = {getattr(table, name): value for name, value in _columns(customer).items() if name != "id"}
    table.update(changes).where(table.id == customer.id).execute()
    for child in (tables.aliases(ledger), tables.contacts(ledger)):
        child.delete().where(child.customer_id == customer.id).execute()
    _write_names_and_contacts(ledger, customer)


def load_customer(ledger: Ledger, customer_id: int) -> Customer:
    """One customer with names and contacts; refuses an id the book does not know."""
    found = ledger.row(f"SELECT {_READ} FROM customers WHERE id = ?", (customer_id,))
    if found is None:
        raise Refused("The book has no customer with the id {id}.", id=customer_id)
    return _complete(ledger, found)


def load_customers(ledger: Ledger) -> list[Customer]:
    """All customers with names and contacts, in order of name."""
    names = _grouped(ledger.rows("SELECT customer_id, alias FROM aliases ORDER BY alias"))
    people = _grouped(ledger.rows("SELECT customer_id, name, role, phone, wechat, note FROM contacts ORDER BY id"))
    rows = ledger.rows(f"SELECT {_READ} FROM customers")
    return sorted(
        (_customer(row, names.get(row[0], []), people.get(row[0], [])) for row in rows), key=lambda one: one.name
    )


def names(ledger: Ledger) -> list[tuple[int, str, str]]:
    """(id, code, name) of all customers, in order of name."""
    return ledger.rows("SELECT id, code, name FROM customers ORDER BY name")


def findable(ledger: Ledger) -> list[tuple[int, str, str, str, str]]:
    """(id, code, name, phone numbers, keys) of all customers, in order of name; numbers and keys one a line."""
    return ledger.rows(
        """SELECT c.id, c.code, c.name, c.phone || char(10) || coalesce((SELECT group_concat(phone, char(10)) FROM
               (SELECT phone FROM contacts p WHERE p.customer_id = c.id ORDER BY p.id)), ''), c.search
           FROM customers c ORDER BY c.name"""
    )


def owner_of_code(ledger: Ledger, code: str) -> tuple[int, str] | None:
    """(id, name) of the customer with this code."""
    found = ledger.row("SELECT id, name FROM customers WHERE code = ?", (code,))
    return (found[0], found[1]) if found else None


def customers_named(ledger: Ledger, name: str) -> list[Customer]:
    """Those whose printed name, alias or code is exactly this."""
    ids = ledger.rows(
        "SELECT id FROM customers WHERE name = ?1 OR code = ?1 UNION SELECT customer_id FROM aliases WHERE alias = ?1",
        (name,),
    )
    return [load_customer(ledger, customer_id) for (customer_id,) in ids]


def nearest_names(ledger: Ledger, name: str, count: int = 3) -> list[str]:
    """Names that resemble what was typed, pinyin included, best first."""
    rows = ledger.rows("SELECT id, name, search FROM customers WHERE active")
    picks = [Pick(customer_id, found, keys=as_key(search)) for customer_id, found, search in rows]
    exact = [pick.title for pick in matches(picks, name, count)] if typed_words(name) else []
    names = [pick.title for pick in picks] + [alias for (alias,) in ledger.rows("SELECT alias FROM aliases")]
    alike = difflib.get_close_matches(name, names, n=count, cutoff=0.3)
    return list(dict.fromkeys([*exact, *alike]))[:count]


def renew_search(ledger: Ledger) -> None:
    """Write anew what every customer is found by, as this program indexes names."""
    ledger.write_many(
        "UPDATE customers SET search = ? WHERE id = ?", [(_search(one), one.id) for one in load_customers(ledger)]
    )


def _free_code(ledger: Ledger, number: int) -> str:
    """`C0012`, or the next one after it that nobody typed for a customer."""
    codes = (f"C{candidate:04d}" for candidate in count(number))
    return next(code for code in codes if owner_of_code(ledger, code) is None)


def _columns(customer: Customer) -> dict[str, Any]:
    terms = customer.terms
    return {
        "id": customer.id,
        "code": customer.code,
        "name": customer.name,
        "segment": customer.segment,
        "terms_kind": terms.kind,
        "terms_days": terms.days,
        "pay_day": terms.pay_day,
        "cut_off": terms.cut_off,
        "open_batches": terms.open_batches,
        "fixed_due": terms.fixed and terms.fixed.isoformat(),
        "pay_month": terms.pay_month,
        "grace_days": terms.grace_days,
        "limit_fen": customer.limit_fen,
        "grade": customer.grade,
        "area": customer.area,
        "address": customer.address,
        "phone": customer.phone,
        "tax_number": customer.tax_number,
        "operator": customer.operator,
        "payment_days": ",".join(map(str, customer.payment_days)),
        "must_reconcile": int(customer.must_reconcile),
        "hide_balance": int(customer.hide_balance),
        "stopped": int(customer.stopped),
        "credit_hold": int(customer.credit_hold),
        "stop_reason": customer.stop_reason,
        "notes": customer.notes,
        "since": customer.since and customer.since.isoformat(),
        "active": int(customer.active),
        "search": _search(customer),
    }


def _search(customer: Customer) -> str:
    return search_text([*names_of(customer), customer.code])


def _write_names_and_contacts(ledger: Ledger, customer: Customer) -> None:
    ledger.write_many("INSERT INTO aliases VALUES (?, ?)", [(customer.id, alias) for alias in customer.aliases])
    ledger.write_many(
        "INSERT INTO contacts (customer_id, name, role, phone, wechat, note) VALUES (?, ?, ?, ?, ?, ?)",
        [(customer.id, *astuple(contact)) for contact in customer.contacts],
    )


def _complete(ledger: Ledger, row: Row) -> Customer:
    names = ledger.rows("SELECT alias FROM aliases WHERE customer_id = ? ORDER BY alias", (row[0],))
    people = ledger.rows(
        "SELECT name, role, phone, wechat, note FROM contacts WHERE customer_id = ? ORDER BY id", (row[0],)
    )
    return _customer(row, names, people)


def _customer(row: Row, names: list[Row], people: list[Row]) -> Customer:
    value = dict(zip(tables.CUSTOMER_COLUMNS, row, strict=True))
    return Customer(
        id=value["id"],
        code=value["code"],
        name=value["name"],
        aliases=tuple(alias for (alias,) in names),
        contacts=tuple(Contact(name, Role(role), *rest) for name, role, *rest in people),
        segment=Buyer(value["segment"]),
        terms=Terms(
            TermsKind(value["terms_kind"]),
            value["terms_days"],
            value["pay_day"],
            value["cut_off"],
            value["open_batches"],
            _date(value["fixed_due"]),
            PayMonth(value["pay_month"]) if value["pay_month"] else None,
            value["grace_days"] or 0,
        ),
        limit_fen=value["limit_fen"],
        grade=Grade(value["grade"]),
        area=value["area"],
        address=value["address"],
        phone=value["phone"],
        tax_number=value["tax_number"],
        operator=value["operator"],
        payment_days=tuple(int(day) for day in value["payment_days"].split(",") if day),
        must_reconcile=bool(value["must_reconcile"]),
        hide_balance=bool(value["hide_balance"]),
        stopped=bool(value["stopped"]),
        credit_hold=bool(value["credit_hold"]),
        stop_reason=value["stop_reason"],
        notes=value["notes"],
        since=_date(value["since"]),
        active=bool(value["active"]),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for customer_id, *rest in rows:
        groups.setdefault(customer_id, []).append(tuple(rest))
    return groups
