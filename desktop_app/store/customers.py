"""Customers in the book: kept, found by any of their names, changed."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import astuple, replace
from datetime import date
from itertools import count
from typing import Any

from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role, names_of
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.picks import Pick, as_key, matches, typed_words
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.store import tables
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import head_of
from desktop_app.store.search import search_text
from desktop_app.store.sites import SITES, site_of_row, write_sites

_READ = ", ".join(tables.CUSTOMER_COLUMNS)
_IS_ITSELF = "c.id NOT IN (SELECT member FROM heads)"
_NAMED = "SELECT id FROM customers WHERE name = ?1 OR code = ?1 UNION SELECT customer_id FROM aliases WHERE alias = ?1"
_ALSO = """WITH one (id) AS (SELECT ?1 UNION ALL SELECT member FROM kin WHERE head = ?1)
    SELECT name FROM former_names WHERE customer_id IN one
    UNION SELECT name FROM customers WHERE id IN one AND id <> ?1
    UNION SELECT code FROM customers WHERE id IN one AND id <> ?1
    UNION SELECT alias FROM aliases WHERE customer_id IN one AND customer_id <> ?1"""


def insert_customer(ledger: Ledger, customer: Customer) -> Customer:
    """Keep a new customer; it takes an id and a code such as C0001."""
    new_id = int(ledger.value("SELECT coalesce(max(id), 0) + 1 FROM customers"))
    kept = replace(customer, id=new_id, code=customer.code or _free_code(ledger, new_id))
    tables.customers(ledger).insert({**_columns(kept), "search": _search(ledger, kept)}).execute()
    _write_names_and_contacts(ledger, kept)
    return kept


def update_customer(ledger: Ledger, customer: Customer) -> None:
    _keep_former_name(ledger, customer)
    table, columns = tables.customers(ledger), {**_columns(customer), "search": _search(ledger, customer)}
    changes = {getattr(table, name): value for name, value in columns.items() if name != "id"}
    table.update(changes).where(table.id == customer.id).execute()
    for child in (tables.aliases(ledger), tables.contacts(ledger), tables.sites(ledger)):
        child.delete().where(child.customer_id == customer.id).execute()
    _write_names_and_contacts(ledger, customer)


def load_customer(ledger: Ledger, customer_id: int) -> Customer:
    """One customer with names and contacts; refuses an id the book does not know."""
    found = ledger.row(f"SELECT {_READ} FROM customers WHERE id = ?", (customer_id,))
    if found is None:
        raise Refused("The book has no customer with the id {id}.", id=customer_id)
    return _complete(ledger, found)


def load_customers(ledger: Ledger) -> list[Customer]:
    """All customers with names and contacts, in order of name; of those who became one, the one they are (case 19)."""
    merged = {one for (one,) in ledger.rows("SELECT member FROM heads")}
    return [one for one in load_records(ledger) if one.id not in merged]


def load_records(ledger: Ledger) -> list[Customer]:
    """`load_customers`, and the records of those who are one with another customer by now."""
    names = _grouped(ledger.rows("SELECT customer_id, alias FROM aliases ORDER BY alias"))
    people = _grouped(
        ledger.rows("SELECT customer_id, name, role, phone, wechat, note, email FROM contacts ORDER BY id")
    )
    sites = _grouped(ledger.rows(f"{SITES} ORDER BY id"))
    rows = ledger.rows(f"SELECT {_READ} FROM customers")
    found = (_customer(row, *(rest.get(row[0], []) for rest in (names, people, sites))) for row in rows)
    return sorted(found, key=lambda one: one.name)


def load_merged(ledger: Ledger) -> list[Customer]:
    """The records of those who are one with another customer by now, in the order they were entered."""
    return [load_customer(ledger, one) for (one,) in ledger.rows("SELECT member FROM heads ORDER BY member")]


def names(ledger: Ledger) -> list[tuple[int, str, str]]:
    """(id, code, name) of all customers, in order of name."""
    return ledger.rows(f"SELECT id, code, name FROM customers c WHERE {_IS_ITSELF} ORDER BY name")


def every_name(ledger: Ledger) -> list[tuple[int, str]]:
    """(id, name) of all that customers in use are called: printed names, other names, people; also of whoever became
    one with them.
    """
    return ledger.rows(
        f"""SELECT {head_of("n.id")} AS whom, n.name FROM (SELECT id, name FROM customers UNION
                SELECT customer_id, alias FROM aliases UNION SELECT customer_id, name FROM contacts) n
            JOIN customers c ON c.id = whom WHERE c.active"""
    )


def findable(ledger: Ledger) -> list[tuple[int, str, str, str, str]]:
    """(id, code, name, phone numbers, keys) of all customers, in order of name; numbers and keys one a line."""
    return ledger.rows(
        """SELECT c.id, c.code, c.name, c.phone || char(10) || coalesce((SELECT group_concat(phone, char(10)) FROM
               (SELECT phone FROM contacts p WHERE p.customer_id = c.id ORDER BY p.id)), ''), c.search
           FROM customers c WHERE """
        + f"{_IS_ITSELF} ORDER BY c.name"
    )


def search_keys(ledger: Ledger) -> dict[int, str]:
    """By id: everything a customer is found by, one key a line."""
    return dict(ledger.rows("SELECT id, search FROM customers"))


def owner_of_code(ledger: Ledger, code: str) -> tuple[int, str] | None:
    """(id, name) of the record with this code."""
    found = ledger.row("SELECT id, name FROM customers WHERE code = ?", (code,))
    return (found[0], found[1]) if found else None


def customers_named(ledger: Ledger, name: str) -> list[Customer]:
    """Those whose printed name, alias or code is exactly this, also if it was that of one merged with them."""
    return _loaded(ledger, _NAMED, name)


def customers_once_named(ledger: Ledger, name: str) -> list[Customer]:
    """Those whose printed name was exactly this before."""
    return _loaded(ledger, "SELECT customer_id AS id FROM former_names WHERE name = ?1", name)


def former_names(ledger: Ledger) -> dict[int, tuple[str, ...]]:
    """By customer: the printed names they, and whoever became one with them, had before and have no more."""
    rows = ledger.rows(f"SELECT DISTINCT {head_of('f.customer_id')}, f.name FROM former_names f ORDER BY f.name")
    return {customer: tuple(name for (name,) in names) for customer, names in _grouped(rows).items()}


def once_called(ledger: Ledger) -> dict[int, tuple[str, ...]]:
    """By customer: former names, and the codes of whoever became one with them: each means them, unless somebody is
    called so today.
    """
    rows = ledger.rows(
        f"""SELECT {head_of("f.customer_id")}, f.name FROM former_names f
            UNION SELECT k.head, c.code FROM heads k JOIN customers c ON c.id = k.member"""
    )
    return {customer: tuple(name for (name,) in names) for customer, names in _grouped(rows).items()}


def former_names_of(ledger: Ledger, customer_id: int) -> tuple[str, ...]:
    """`former_names` of one, without what an other name of theirs says too."""
    rows = ledger.rows(
        """SELECT f.name FROM former_names f WHERE f.customer_id = ?1
               OR f.customer_id IN (SELECT member FROM kin WHERE head = ?1)
           EXCEPT SELECT alias FROM aliases WHERE customer_id = ?1 EXCEPT SELECT name FROM customers WHERE id = ?1""",
        (customer_id,),
    )
    return tuple(name for (name,) in rows)


def nearest_names(ledger: Ledger, name: str, count: int = 3) -> list[str]:
    """Names that resemble what was typed, pinyin included, best first."""
    rows = ledger.rows(f"SELECT id, name, search FROM customers c WHERE active AND {_IS_ITSELF}")
    picks = [Pick(customer_id, found, keys=as_key(search)) for customer_id, found, search in rows]
    exact = [pick.title for pick in matches(picks, name, count)] if typed_words(name) else []
    names = [pick.title for pick in picks] + [alias for (alias,) in ledger.rows("SELECT alias FROM aliases")]
    alike = difflib.get_close_matches(name, names, n=count, cutoff=0.3)
    return list(dict.fromkeys([*exact, *alike]))[:count]


def renew_search(ledger: Ledger) -> None:
    """Write anew what every customer is found by, as this program indexes names."""
    ledger.write_many(
        "UPDATE customers SET search = ? WHERE id = ?", [(_search(ledger, one), one.id) for one in load_records(ledger)]
    )


def _free_code(ledger: Ledger, number: int) -> str:
    """`C0012`, or the next one after it that nobody typed for a customer."""
    codes = (f"C{candidate:04d}" for candidate in count(number))
    return next(code for code in codes if owner_of_code(ledger, code) is None)


def _columns(customer: Customer) -> dict[str, Any]:
    terms = customer.terms
    return {
        **{name: writing(getattr(customer, name)) for name, (writing, _) in _KEPT.items()},
        **{column: getattr(terms, name) for column, name in _TERMS.items()},
        "fixed_due": _iso(terms.fixed),
    }


def _search(ledger: Ledger, customer: Customer) -> str:
    """Also former names, and names and codes of those who are one with this customer by now."""
    found = ledger.rows(_ALSO, (customer.id,))
    return search_text([*names_of(customer), customer.code, *sorted(name for (name,) in found)])


def _keep_former_name(ledger: Ledger, customer: Customer) -> None:
    """The name a customer had until now goes on finding them; one they take up again is no former one."""
    known = (customer.id, customer.name)
    ledger.write(
        "INSERT OR IGNORE INTO former_names SELECT id, name FROM customers WHERE id = ?1 AND name <> ?2", known
    )
    ledger.write("DELETE FROM former_names WHERE customer_id = ?1 AND name = ?2", known)


def _loaded(ledger: Ledger, ids: str, name: str) -> list[Customer]:
    """The customers that the records found by this SQL have become."""
    found = ledger.rows(f"SELECT DISTINCT {head_of('f.id')} FROM ({ids}) f", (name,))
    return [load_customer(ledger, customer_id) for (customer_id,) in found]


def _write_names_and_contacts(ledger: Ledger, customer: Customer) -> None:
    ledger.write_many("INSERT INTO aliases VALUES (?, ?)", [(customer.id, alias) for alias in customer.aliases])
    ledger.write_many(
        "INSERT INTO contacts (customer_id, name, role, phone, wechat, note, email) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(customer.id, *astuple(contact)) for contact in customer.contacts],
    )
    write_sites(ledger, customer.id, customer.sites)


def _complete(ledger: Ledger, row: Row) -> Customer:
    names = ledger.rows("SELECT alias FROM aliases WHERE customer_id = ? ORDER BY alias", (row[0],))
    people = ledger.rows(
        "SELECT name, role, phone, wechat, note, email FROM contacts WHERE customer_id = ? ORDER BY id", (row[0],)
    )
    sites = [row[1:] for row in ledger.rows(f"{SITES} WHERE customer_id = ? ORDER BY id", (row[0],))]
    return _customer(row, names, people, sites)


def _customer(row: Row, names: list[Row], people: list[Row], sites: list[Row]) -> Customer:
    value = dict(zip(tables.CUSTOMER_COLUMNS, row, strict=True))
    terms = {name: value[column] for column, name in _TERMS.items()} | {
        "kind": TermsKind(value["terms_kind"]),
        "pay_month": PayMonth(value["pay_month"]) if value["pay_month"] else None,
        "grace_days": value["grace_days"] or 0,
    }
    return Customer(
        **{name: reading(value[name]) for name, (_, reading) in _KEPT.items()},
        aliases=tuple(alias for (alias,) in names),
        contacts=tuple(Contact(name, Role(role), *rest) for name, role, *rest in people),
        sites=tuple(map(site_of_row, sites)),
        terms=Terms(**terms, fixed=_date(value["fixed_due"])),
    )


def pay_days(text: str) -> tuple[int, ...]:
    """The days of a month as they are written."""
    return tuple(map(int, text.split(","))) if text else ()


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_it_is(value: Any) -> Any:
    return value


_KEPT: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    **dict.fromkeys(("id", "code", "name", "limit_fen", "area", "address", "phone"), (_as_it_is, _as_it_is)),
    **dict.fromkeys(("tax_number", "operator", "stop_reason", "notes", "round_to_fen"), (_as_it_is, _as_it_is)),
    **dict.fromkeys(("must_reconcile", "hide_balance", "stopped", "credit_hold", "active"), (int, bool)),
    "segment": (_as_it_is, Buyer),
    "grade": (_as_it_is, Grade),
    "statement_detail": (_as_it_is, StatementDetail),
    "payment_days": (lambda days: ",".join(map(str, days)), pay_days),
    "since": (_iso, _date),
}
"""The columns that are named as what they hold: how each is written, and how it is read."""

_TERMS = {
    "terms_kind": "kind",
    "terms_days": "days",
    **{name: name for name in ("pay_day", "cut_off", "open_batches", "pay_month", "grace_days")},
}
"""The columns of the terms, and which of their numbers each holds."""


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for customer_id, *rest in rows:
        groups.setdefault(customer_id, []).append(tuple(rest))
    return groups
