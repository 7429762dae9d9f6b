"""What is posted is final: a retry adds nothing, nothing can be changed, and a change by force is seen (D4, D6–D8)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.disputes import Dispute, DisputeKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.statements import StatementState
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, replace_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import checking, notes, papers, plans
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger, open_ledger
from desktop_app.store.schema import SEALED
from desktop_app.store.schema_merging import HELD
from tests.operations.builders import (
    MEANT,
    a_book,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    item_of,
    on,
)
from tests.operations.one_table import import_preview
from tests.store.everything import live_through, stand_on_papers


@pytest.fixture(scope="module")
def busy_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A book in which every kind of event happened at least once, closed: its file and its key."""
    folder = tmp_path_factory.mktemp("busy")
    with a_book(folder) as book:
        a_busy_quarter(book, folder)
        return book.path, book.key


@pytest.fixture
def busy(busy_file: tuple[Path, bytes], tmp_path: Path) -> Iterator[Ledger]:
    """The busy book, copied, so that a test may ruin it."""
    source, key = busy_file
    book = open_ledger(Path(shutil.copy(source, tmp_path)), key)
    yield book
    book.close()


def a_busy_quarter(book: Ledger, folder: Path) -> None:
    wang, li = a_customer(book, limit="100000"), a_customer(book, "李记五金")
    an_opening(book, wang, "01-02", "5000", due="02-01")
    slip = a_slip(book, wang, "03-02", "100", paid="20", parts=(("03-20", "60"), ("04-20", "40")))
    back, receipt = a_return(book, wang, "03-03", "30", slip), a_receipt(book, wang, "03-04", "500")
    wrong = a_slip(book, li, "03-05", "77.70", release="老板同意")
    void_document(book, wrong, on("03-06"), "开错单", at("03-06"))
    record_adjustment(book, AdjustmentDraft(wang.id, on("03-07"), 100, about_number=slip), at("03-07"))
    item = item_of(book, "QCD-2026-00001")
    make_promise(book, Promise(wang.id, 20_000, on("03-20"), on("03-08"), "王总"), at("03-08"), "p-1")
    plan = agree_plan(
        book, Plan(wang.id, on("03-09"), (item,), monthly_plan(450_000, 3, on("04-01"))), at("03-09")
    ).result
    with book.writing():
        (kept,) = plans.load_plans(book, on("03-09"))
        plans.sign_plan(book, kept, on("03-10"), "王总", "", at("03-10"))
    end_plan(book, plan.number, on("05-01"), "没有履行", at("05-01"))
    raised = raise_dispute(
        book,
        Dispute(
            item, wang.id, 1000, "破损", on("03-09"), kind=DisputeKind.SHORT, told_by="老王", channel=Channel.PHONE
        ),
        at("03-09"),
    ).result
    answer_dispute(book, raised.id, on("03-10"), "已核实", at("03-10"))
    settle_dispute(book, raised.id, on("03-11"), 500, "补差价", at("03-11"))
    log_contact(book, Contacted(wang.id, on("03-12"), Channel.PHONE, Outcome.REACHED, "下周付"), at("03-12"))
    issue_statement(book, wang.id, on("03-01"), at("04-01"))
    a_receipt(book, wang, "03-30", "1", entered="04-01")
    live_through(book, wang)
    stand_on_papers(book)
    statement = replace_statement(book, wang.id, on("03-01"), at("04-01")).result
    answer_statement(book, statement.number, Answer(StatementState.DIFFERS, on("04-02"), 5, "会计"), at("04-02"))
    with book.writing():
        papers.add_print(book, papers.Print(slip, "a5-zh_CN", "blob", "00" * 32), at("04-02"))
        papers.add_event(book, slip, "signed", on("04-03"), at("04-03"))
        notes.add(book, "withdrawals", ("contact", 1, on("04-03")), at("04-03"), "withdraw", "contact 1")
    assert (back, receipt) == ("XTD-2026-00001", "SKD-2026-00002")
    sheet = folder / "旧账.csv"
    sheet.write_text("客户,单号,日期,到期日,金额\n海天装饰,A1,2026-01-05,2026-02-04,1000\n", encoding="utf-8")
    preview = preview_file(book, sheet, ImportKind.OPEN_ITEMS, on("04-03"))
    assert isinstance(preview, Preview)
    import_preview(book, preview, "旧账.csv", at("04-03"))
    undo_import(book, at("04-04"))


# ── a retry adds nothing ─────────────────────────────────────────────────────────────────────────
def everything(book: Ledger) -> list[Any]:
    return [book.rows(f"SELECT * FROM {table}") for table in (*SEALED, "counters", "balances", "open_items", "goods")]


@pytest.mark.parametrize(
    "post",
    [
        lambda book, who: a_slip(book, who, "03-02", "100", paid="40", submission="form 7"),
        lambda book, who: a_return(book, who, "03-02", "100", submission="form 7"),
        lambda book, who: a_receipt(book, who, "03-02", "100", submission="form 7"),
        lambda book, who: (
            record_opening(book, OpeningDraft(who.id, on("03-02"), None, 5, submission="form 7"), at("03-02")).result
        ),
        lambda book, who: (
            record_adjustment(
                book, AdjustmentDraft(who.id, on("03-02"), 5, submission="form 7", accepted=MEANT), at("03-02")
            ).result
        ),
    ],
    ids=["slip", "return", "receipt", "opening", "adjustment"],
)
def test_a_form_sent_twice_is_posted_once(book: Ledger, post: Callable[..., str]) -> None:
    """D4, F21."""
    wang = a_customer(book)
    first = post(book, wang)
    before = everything(book)
    assert post(book, wang) == first
    assert everything(book) == before


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────
def test_a_slip_that_fails_half_way_gives_its_number_back(book: Ledger) -> None:
    """D8: the number was taken, an article made and money booked when the driver's name is refused."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02")
    before = everything(book)
    with pytest.raises(Refused, match="driver"):
        record_shipment(book, a_draft(wang, "03-02", paid_fen=100, carrier="老\x00李"), at("03-02"))
    assert everything(book) == before
    assert a_slip(book, wang, "03-02") == "SHD-2026-00002"


def test_a_crash_inside_the_posting_leaves_no_trace(book: Ledger) -> None:
    """D8, F1: the last statement of the posting fails, and nothing of it stays."""
    wang = a_customer(book)
    before = everything(book)
    book.write("CREATE TRIGGER fails BEFORE INSERT ON papers BEGIN SELECT RAISE(ABORT, 'disk gone'); END")
    with pytest.raises(sqlcipher.IntegrityError, match="disk gone"):
        a_slip(book, wang, "03-02")
    book.write("DROP TRIGGER fails")
    assert everything(book) == before
    assert a_slip(book, wang, "03-02") == "SHD-2026-00001"


def test_each_series_counts_on_its_own_in_each_year_of_business(book: Ledger) -> None:
    """D8: by the date of the document, whenever it is entered; a reversal takes a number of its own."""
    wang = a_customer(book)
    numbers = [
        a_slip(book, wang, "2025-12-31"),
        a_slip(book, wang, "2026-01-01"),
        a_slip(book, wang, "2025-12-30", entered="2026-01-02"),
        a_receipt(book, wang, "2026-01-02", "10"),
        a_return(book, wang, "2026-01-02", "10"),
    ]
    assert numbers == ["SHD-2025-00001", "SHD-2026-00001", "SHD-2025-00002", "SKD-2026-00001", "XTD-2026-00001"]
    assert void_document(book, numbers[1], on("01-03"), "开错单", at("01-03")).result == "HCD-2026-00001"
    assert check(book) == []


# ── nothing can be changed ───────────────────────────────────────────────────────────────────────
WAYS = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    "UPDATE OR REPLACE {table} SET {column} = {column}",
)


@pytest.mark.parametrize("way", WAYS)
def test_no_sealed_row_can_be_changed_replaced_or_deleted(busy: Ledger, way: str) -> None:
    """D6, T18."""
    before = everything(busy)
    for table in SEALED:
        column = HELD.get(table, columns(busy, table))[-1]  # in whose account a row counts is proven, not sealed
        with pytest.raises(sqlcipher.IntegrityError, match=r"final|UNIQUE|FOREIGN KEY"):
            busy.write(way.format(table=table, column=column))
    assert everything(busy) == before


def test_the_busy_book_is_whole_and_has_rows_in_every_sealed_table(busy: Ledger) -> None:
    """So that the tests here reach every table, and raise no false alarm (T20)."""
    assert [table for table in SEALED if not busy.value(f"SELECT count(*) FROM {table}")] == []
    assert check(busy) == []


# ── what is changed by force is seen ─────────────────────────────────────────────────────────────
def break_the_seals(book: Ledger) -> None:
    """What somebody with the key and a database program can do."""
    for (trigger,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        book.write(f"DROP TRIGGER {trigger}")
    book.write("PRAGMA foreign_keys = OFF")
    book.write("PRAGMA ignore_check_constraints = ON")


def columns(book: Ledger, table: str) -> list[str]:
    return [row[1] for row in book.rows(f"PRAGMA table_info({table})")]


def proofs(book: Ledger) -> set[str]:
    """What does not hold, but for the seals, which are broken before anything can be forged."""
    return {finding.proof for finding in check(book)} - {"seals"}


def test_broken_seals_are_seen(busy: Ledger) -> None:
    """D6: also when nothing else was changed."""
    busy.write("DROP TRIGGER documents_update_sealed")
    assert [finding.proof for finding in check(busy)] == ["seals"]


@pytest.mark.parametrize(
    ("forged", "proof"),
    [
        ("UPDATE journal SET user = '别人' WHERE seq = 5", "chain"),
        ("UPDATE journal SET recorded = '2020-01-01T00:00:00+00:00' WHERE seq = 5", "chain"),
        ("DELETE FROM journal WHERE seq = 5", "chain"),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "records"),
        ("UPDATE documents SET amount_fen = amount_fen - 1 WHERE id = 2", "postings"),
        ("UPDATE documents SET posted_for = 2 WHERE id = 1", "postings"),
        ("UPDATE documents SET customer_id = 2 WHERE id = 1", "accounts"),
        ("DELETE FROM allocations WHERE id = 1", "postings"),
        ("DELETE FROM documents WHERE kind = 'receipt'", "numbers"),
        ("UPDATE balances SET balance_fen = 0", "projection"),
        ("DELETE FROM open_items", "projection"),
        ("UPDATE counters SET last = last + 1", "numbers"),
        ("UPDATE papers SET fingerprint = 'AAAAAAAAAAAAAAAA'", "papers"),
        ("UPDATE lines SET price = price - 1", "papers"),
        ("UPDATE promises SET amount_fen = 1", "notes"),
        ("UPDATE instalments SET due = '2030-01-01' WHERE part = 1", "plans"),
    ],
)
def test_a_forged_row_is_named_by_its_proof(busy: Ledger, forged: str, proof: str) -> None:
    """D7, T12."""
    break_the_seals(busy)
    busy.write(forged)
    assert proof in proofs(busy)


def test_two_journal_rows_that_change_places_are_seen(busy: Ledger) -> None:
    """D7: swapped with all their content."""
    break_the_seals(busy)
    busy.write("UPDATE journal SET seq = CASE seq WHEN 5 THEN -6 WHEN 6 THEN -5 END WHERE seq IN (5, 6)")
    busy.write("UPDATE journal SET seq = -seq WHERE seq < 0")
    assert "chain" in proofs(busy)


def test_two_documents_that_change_amounts_are_seen(busy: Ledger) -> None:
    """D7: the customers' balances stay right, the documents do not."""
    break_the_seals(busy)
    (first, small), (second, large) = busy.rows(
        "SELECT id, amount_fen FROM documents WHERE kind = 'receipt' AND customer_id = 1 ORDER BY id LIMIT 2"
    )
    for document, amount in ((first, large), (second, small)):
        busy.write("UPDATE documents SET amount_fen = ? WHERE id = ?", (amount, document))
        busy.write("UPDATE items SET amount_fen = ? WHERE document_id = ?", (amount, document))
    assert "postings" in proofs(busy)


@pytest.fixture
def by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the proofs of pages and triggers, which say nothing about a field; so a change needs no disk."""
    monkeypatch.delitem(checking.PROOFS, "structure")
    monkeypatch.delitem(checking.PROOFS, "seals")


@pytest.mark.usefixtures("by_content")
def test_any_changed_field_is_found(busy: Ledger) -> None:
    """T20: every field of every row of every sealed table, one at a time."""
    break_the_seals(busy)
    unseen = {
        f"{table}.{column}"
        for table, row in rows(busy)
        for place, column in enumerate(columns(busy, table))
        if not is_seen(busy, table, row, [*row[:place], another(busy, table, place, row[place]), *row[place + 1 :]])
    }
    assert unseen == set()
    assert check(busy) == []


@pytest.mark.usefixtures("by_content")
def test_any_missing_row_is_found(busy: Ledger) -> None:
    """T20: every row of every sealed table, one at a time."""
    break_the_seals(busy)
    unseen = {table for table, row in rows(busy) if not is_seen(busy, table, row, None)}
    assert unseen == set()
    assert check(busy) == []


def rows(book: Ledger) -> list[tuple[str, list[Any]]]:
    return [(table, list(row)) for table in SEALED for row in book.rows(f"SELECT * FROM {table}")]


def is_seen(book: Ledger, table: str, row: list[Any], forged: list[Any] | None) -> bool:
    """Is the change found, or the missing row? Taken back at once."""
    with book.atomic() as change:
        book.write(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} IS ?' for name in columns(book, table))}", row)
        if forged:
            book.write(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", forged)
        found = first_proof(book, table)
        change.rollback()
    return found != ""


def first_proof(book: Ledger, table: str) -> str:
    """One of the proofs that fails, asked first which of them did for this table before; empty where all hold."""
    turn = sorted(checking.PROOFS, key=lambda proof: proof != FAILED.get(table))
    found = next((proof for proof in turn if checking.prove(book, proof)), "")
    FAILED[table] = found or FAILED.get(table, "")
    return found


FAILED: dict[str, str] = {}


def another(book: Ledger, table: str, place: int, value: Any) -> Any:
    """A different value that fits the column."""
    kind = book.rows(f"PRAGMA table_info({table})")[place][2]
    if kind == "INTEGER":
        return (value or 0) + 1_000_000
    if kind == "BLOB":
        return value[:-1] + bytes([value[-1] ^ 1])
    return "2031-07-08" if value is None else f"{value}x"
