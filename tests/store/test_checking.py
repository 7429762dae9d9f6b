"""The check names what was altered by somebody who has the key, and is silent otherwise (T20, T12, D6)."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.customers import Contact, Role
from desktop_app.domain.sites import Site
from desktop_app.operations.customers import edit_customer
from desktop_app.store.checking import Disproof, check
from desktop_app.store.database import Ledger
from desktop_app.store.schema import SEALED
from tests.operations.builders import a_customer, at
from tests.store.everything import random_trade

DRAWS = 300
NO_TRUTH = {"last_prices", "header_mappings", "drafts", "sqlite_sequence", "bill_strangers"}
"""What a form remembers for convenience; nothing is claimed of it."""
DERIVED = {("customers", "search"), ("goods", "search")}
ORDER_ONLY = {("contacts", "id"), ("sites", "id")}
"""Nothing names these rows by it, and they get another one each time their customer is kept: it only says in which
order they stand, and another order is named.
"""


def unsealed(book: Ledger) -> Ledger:
    """As for somebody with the key and a database program."""
    for (trigger,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        book.write(f"DROP TRIGGER {trigger}")
    book.write("PRAGMA foreign_keys = OFF")
    book.write("PRAGMA ignore_check_constraints = ON")
    return book


def found(book: Ledger) -> list[Disproof]:
    return [finding for finding in check(book) if finding.proof != "seals"]


def test_an_untouched_book_raises_no_alarm(full: Ledger) -> None:
    """T20: zero false alarms, also after long random trade."""
    assert check(full) == []
    for seed in range(3):
        random_trade(full, seed, 60)
        assert check(full) == [], f"seed {seed}"


def test_any_altered_field_is_named(full: Ledger) -> None:
    """T20: one field of a row drawn by chance, altered to a fitting and to a strange value, put back each time."""
    random_trade(full, 20, 80)
    book = unsealed(full)
    assert found(book) == []
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    tables = [
        name for (name,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'") if name not in NO_TRUTH
    ]
    missed, drawn = [], 0
    while drawn < DRAWS:
        table = chance.choice(tables)
        columns = [row[1] for row in book.rows(f"PRAGMA table_info({table})")]
        rows = book.rows(f"SELECT * FROM {table}")
        place = chance.randrange(len(columns))
        if not rows or (table, columns[place]) in DERIVED | ORDER_ONLY:
            continue
        row = chance.choice(rows)
        forged = (*row[:place], another(row[place], chance), *row[place + 1 :])
        if not exchanged(book, table, columns, row, forged):
            continue
        drawn += 1
        if not named(book, table, columns, row, forged):
            missed.append((table, columns[place], row[place], forged[place], found(book)[:3]))
        assert exchanged(book, table, columns, forged, row)
    assert missed == [], f"seed {seed}"
    assert found(book) == []


@pytest.mark.parametrize(("table", "column"), sorted(ORDER_ONLY))
def test_people_and_sites_in_another_order_are_named(table: str, column: str, book: Ledger) -> None:
    """The first of them is the one a form offers first; an id that leaves them in their order changes nothing."""
    people = (Contact("王总", Role.OWNER), Contact("刘会计", Role.PAYER))
    wang = edit_customer(
        book, replace(a_customer(book), contacts=people, sites=(Site("云城"), Site("固戍"))), at("02-02")
    )
    for moved, named in (("+ 10", []), ("* -1", [Disproof("records", f"customer {wang.result.id}")])):
        book.write(f"UPDATE {table} SET {column} = {column} {moved}")
        assert check(book) == named
    tables = book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    pointed_at = {row[2] for (name,) in tables for row in book.rows(f"PRAGMA foreign_key_list({name})")}
    assert table not in pointed_at, "another row names it by this id"


def exchanged(book: Ledger, table: str, columns: list[str], row: tuple[Any, ...], forged: tuple[Any, ...]) -> bool:
    """Put the forged row in the place of the row; False if the table itself will not have it (type, unique key)."""
    setting = ", ".join(f"{column} = ?" for column in columns)
    where = " AND ".join(f"{column} IS ?" for column in columns)
    try:
        book.write(f"UPDATE {table} SET {setting} WHERE {where}", [*forged, *row])
    except sqlcipher.IntegrityError:
        return False
    return True


def another(value: Any, chance: random.Random) -> Any:
    """Something else of the same type: the next day, one fen, another letter."""
    if value is None:
        return chance.choice(("2026-02-03", 1))
    if value in (0, 1):
        return 1 - value  # a flag means the same whatever it holds but 0
    if isinstance(value, int):
        return value + chance.choice((1, -1, 1000))
    if isinstance(value, bytes):
        place = chance.randrange(len(value))
        return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return chance.choice(((date.fromisoformat(value) + timedelta(days=1)).isoformat(), "someday", ""))
    return chance.choice((value + " ", value[:-1] if value else "x", "x" + value))


def named(book: Ledger, table: str, columns: list[str], *rows: tuple[Any, ...]) -> bool:
    """Does a finding name the row as it was or as it is: by its number, its journal row, its customer or its id?"""
    said = " ".join(f"{finding.proof} {finding.what}" for finding in found(book))
    return any(name in said for row in rows for name in names(book, table, dict(zip(columns, row, strict=True))))


def names(book: Ledger, table: str, row: dict[str, Any]) -> set[str]:
    """What a finding may call a row of this table."""
    called = {str(row[key]) for key in ("number", "series", "subject", "file_name") if row.get(key)}
    called |= {f"journal {row['seq']}"} if "seq" in row else set()
    called |= {f"{word} {next(iter(row.values()))}" for word in (table, table.rstrip("s"))}
    called |= {f"item {row['id']}"} if table == "items" else set()
    called |= {f"{table} ({row[columns]}" for columns in ("item_id", "customer_id") if columns in row}
    called |= {f"customer {row['customer_id']}"} if table in ("aliases", "contacts", "sites") else set()
    called |= {f"goods {row['goods_id']}"} if table in ("goods_units", "terms_prices") else set()
    called |= {f"setting {row['name']}"} if table == "settings" else set()
    called |= {f"import {row['import_id']}", f"imports {row['import_id']}"} if "import_id" in row else set()
    items = [row[key] for key in ("item_id", "credit_item", "debit_item") if key in row]
    documents = [row["document_id"]] if "document_id" in row else []
    documents += [one for item in items for (one,) in book.rows("SELECT document_id FROM items WHERE id = ?", (item,))]
    for document in documents:
        for number, seq in book.rows("SELECT number, seq FROM documents WHERE id = ?", (document,)):
            called |= {number, f"journal {seq}"}
    for number, _ in book.rows("SELECT number, seq FROM plans WHERE id = ?", (row.get("plan_id"),)):
        called.add(number)
    return called | {"cannot be read"}


@pytest.mark.parametrize("table", SEALED)
def test_every_final_table_refuses_change_removal_and_replacement(table: str, full: Ledger) -> None:
    """T18, D6: with the message that the row is final."""
    column = full.rows(f"PRAGMA table_info({table})")[0][1]
    before = full.rows(f"SELECT * FROM {table}")
    assert before, "the test needs a row"
    marks = ", ".join("?" * len(before[0]))
    for way in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ):
        with pytest.raises(sqlcipher.IntegrityError, match=f"{table} is final"), full.writing():
            full.write(way)
    with pytest.raises(sqlcipher.IntegrityError), full.writing():
        full.write(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO UPDATE SET {column} = {column}", before[0])
    assert full.rows(f"SELECT * FROM {table}") == before


def test_a_missing_seal_is_named(full: Ledger) -> None:
    full.write("DROP TRIGGER documents_update_sealed")
    assert Disproof("seals", "documents_update_sealed") in check(full)


@pytest.mark.parametrize(
    ("added", "named"),
    [
        ("CREATE TRIGGER quiet AFTER INSERT ON receipts BEGIN DELETE FROM drafts; END", "trigger quiet"),
        ("CREATE VIEW owed AS SELECT 0 AS balance_fen", "view owed"),
        ("CREATE TABLE second_book (what TEXT)", "table second_book"),
        ("CREATE INDEX slow ON documents (remark)", "index slow"),
        ("DROP INDEX documents_by_date", "index documents_by_date"),
    ],
)
def test_what_the_book_does_not_know_is_named(added: str, named: str, full: Ledger) -> None:
    """T20, D6: a trigger that was added could change what is entered after it, a view what is shown."""
    full.write(added)
    assert check(full) == [Disproof("schema", named)]


def test_a_paper_that_nobody_issued_is_named(full: Ledger) -> None:
    """T22: a whole frozen paper, right in itself, under a number that no slip and no statement has."""
    full.write(
        "INSERT INTO papers SELECT 'SHD-2026-00999', fingerprint, sha256, snapshot FROM papers "
        "WHERE number LIKE 'SHD%' LIMIT 1"
    )
    assert check(full) == [Disproof("papers added", "SHD-2026-00999")]
