"""The tables of master data, as the query builder sees them; the ledger itself is written in SQL."""

from typing import Any

from peewee import Table

from desktop_app.store.database import Ledger

CUSTOMER_COLUMNS = (
    "id", "code", "name", "segment", "terms_kind", "terms_days", "pay_day", "cut_off", "open_batches", "fixed_due",
    "limit_fen", "grade", "area", "address", "phone", "tax_number", "operator", "payment_days", "must_reconcile",
    "hide_balance", "stopped", "stop_reason", "notes", "since", "active", "search", "pay_month", "grace_days",
    "credit_hold", "statement_detail", "round_to_fen",
)  # fmt: skip
SITE_COLUMNS = ("id", "customer_id", "name", "address", "contact", "phone", "limit_fen", "active", "also")
CONTACT_COLUMNS = ("id", "customer_id", "name", "role", "phone", "wechat", "note", "email")
GOODS_COLUMNS = (
    "id", "code", "name", "spec", "unit", "price", "active", "search", "lowest", "goods_group", "barcode", "priced_on",
    "held_back",
)  # fmt: skip


def customers(ledger: Ledger) -> Any:
    return Table("customers", CUSTOMER_COLUMNS, _database=ledger)


def aliases(ledger: Ledger) -> Any:
    return Table("aliases", ("customer_id", "alias"), primary_key=False, _database=ledger)


def contacts(ledger: Ledger) -> Any:
    return Table("contacts", CONTACT_COLUMNS, _database=ledger)


def sites(ledger: Ledger) -> Any:
    return Table("sites", SITE_COLUMNS, _database=ledger)


def goods(ledger: Ledger) -> Any:
    return Table("goods", GOODS_COLUMNS, _database=ledger)


def settings(ledger: Ledger) -> Any:
    return Table("settings", ("name", "value"), primary_key=False, _database=ledger)
