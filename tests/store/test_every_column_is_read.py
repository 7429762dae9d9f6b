"""What is stored is shown or read by a rule: each column of the book names its reader, and that reader does read it."""

import ast
import os
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from desktop_app.domain.shipments import SLIP_TEXTS
from desktop_app.store import migrations
from desktop_app.store.database import create_ledger

PACKAGE = Path(__file__).parents[2] / "desktop_app"
Column = tuple[str, str]

STRUCTURE = re.compile(
    r"id|\w+_id|seq|row_id|submission|previous|hash|sha256|direction|sign|undoes|posted_for|\w+_item|part|line"
)
"""What only binds rows together or proves them; every such column must be asked for in SQL or by a proof."""

PROOF_ONLY = {("shipments", "terms_kind")}
"""What the frozen paper says too: it is compared with it, and shown from there."""

READERS: dict[str, tuple[str, ...]] = {
    "settings": ("store/settings.py", "store/records.py"),
    "journal": ("operations/exporting.py", "store/journal.py"),
    "counters": ("store/numbering.py",),
    "submissions": ("store/submissions.py",),
    "customers": (
        "operations/lists/customers.py", "ui/customers/customers.py", "ui/customers/customer_head.py",
        "ui/customers/customer_lists.py",
        "ui/customers/terms_editor.py", "operations/vouchers.py", "store/customers.py",
    ),
    "aliases": ("store/customers.py",),
    "shop_pictures": ("store/shop_pictures.py", "store/papers.py"),
    "sites": ("ui/customers/site_forms.py", "operations/lists/sites.py", "operations/sites.py", "domain/sites.py"),
    "contacts": ("ui/customers/customer_details.py", "ui/customers/contact_rows.py"),
    "goods": ("operations/lists/goods.py", "store/goods.py"),
    "goods_units": ("operations/lists/goods.py", "cli/goods.py"),
    "terms_prices": ("domain/prices.py", "store/goods.py"),
    "agreed_prices": ("cli/prices.py",),
    "goods_merges": ("store/goods_merging.py",),
    "agreed_dues": ("store/agreed_dues.py",),
    "last_prices": ("store/goods.py",),
    "documents": ("operations/slips.py", "store/slips.py", "store/accounts.py", "store/documents.py"),
    "items": ("operations/lists/items.py", "operations/lists/account.py", "store/projection.py"),
    "allocations": ("store/projection.py",),
    "shipments": ("store/slips.py", "documents/voucher.py", "documents/voucher_foot.py", "ui/slips/shipments.py"),
    "returns": ("store/accounts.py", "ui/slips/shipments.py", "store/slips.py"),
    "lines": (
        "store/traded.py", "documents/voucher.py", "documents/voucher_sums.py", "documents/voucher_lines.py",
        "store/slips.py", "domain/typed_discounts.py", "ui/slips/price_cells.py", "ui/slips/typed_line.py",
    ),
    "slip_deliveries": ("documents/voucher_foot.py", "operations/vouchers.py"),
    "slip_charges": ("documents/voucher_sums.py", "store/traded.py"),
    "receipts": ("operations/lists/receipts.py", "ui/receipts/receipt_facts.py"),
    "refunds": ("store/refunds.py", "store/takings.py"),
    "side_entries": ("operations/lists/beside.py", "domain/side_accounts.py"),
    "receipt_parts": ("store/receipt_parts.py", "store/takings.py"),
    "receipt_accounts": ("operations/lists/receipts.py", "store/takings.py"),
    "receipt_hands": ("operations/lists/receipts.py", "store/takings.py"),
    "acceptances": ("ui/receipts/receipt_facts.py", "store/receipt_parts.py", "operations/reporting/acceptances.py"),
    "acceptance_events": ("operations/reporting/acceptances.py", "store/acceptances.py"),
    "bounces": ("store/acceptances.py",),
    "adjustments": ("store/documents.py", "operations/lists/account.py"),
    "papers": ("store/snapshots.py", "operations/paper_check.py"),
    "prints": ("operations/mending.py",),
    "paper_events": ("store/papers.py",),
    "statements": ("store/statements.py", "ui/trade/words.py"),
    "statement_events": ("store/papers.py", "store/statements.py"),
    "statement_replacements": ("store/papers.py", "store/statements.py"),
    "promises": ("operations/lists/promises.py", "store/promises.py"),
    "plans": ("ui/plans/plans.py", "store/plans.py"),
    "plan_items": ("store/plans.py",),
    "terms_to_confirm": ("store/terms_to_confirm.py",),
    "plan_signatures": ("store/plans.py",),
    "instalments": ("domain/plans.py", "ui/plans/plans.py"),
    "plan_ends": ("store/plans.py",),
    "disputes": ("operations/lists/account.py", "store/disputes.py"),
    "dispute_events": ("store/disputes.py",),
    "contact_log": ("domain/contacts.py", "store/contacts.py", "operations/lists/contacts.py", "cli/contacts.py"),
    "imports": ("store/imports.py", "ui/importing/import_sheet.py"),
    "imported": ("store/imports.py",),
    "import_undone": ("store/imports.py",),
    "header_mappings": ("store/imports.py",),
    "open_items": ("store/accounts.py",),
    "balances": ("store/accounts.py",),
    "months": ("store/accounts.py",),
    "paid_items": ("store/chasing.py",),
    "bill_lines": ("store/bills.py",),
    "bill_strangers": ("store/bills.py",),
    "drafts": ("store/drafts.py",),
    "withdrawals": ("store/withdrawals.py",),
    "releases": ("operations/reporting/exceptions.py", "store/releases.py"),
    "claim_facts": ("store/contacts.py", "operations/lists/contacts.py"),
    "promise_ties": ("store/promises.py", "domain/promises.py"),
    "open_points": ("domain/open_points.py", "operations/lists/points.py", "store/open_points.py"),
    "point_ends": ("operations/lists/points.py", "store/open_points.py"),
    "dispute_lines": ("operations/lists/account.py", "store/disputes.py"),
    "dispute_kinds": ("operations/reporting/disputed.py", "store/disputes.py"),
    "debt_views": ("domain/debt_classes.py", "operations/reporting/classes.py", "store/debt_views.py"),
    "limit_decisions": ("operations/lists/credit.py", "operations/credit_reviews.py", "store/limits.py"),
    "group_decisions": ("operations/lists/credit.py", "store/limits.py"),
    "consigned": ("cli/consignment.py", "store/consignment.py"),
    "attachments": ("operations/lists/attachments.py", "store/attachments.py"),
    "tasks": ("operations/lists/tasks.py", "store/tasks.py"),
    "task_steps": ("store/tasks.py",),
    "credit_papers": ("store/credit_papers.py",),
    "grounds": ("store/grounds.py",),
    "merges": ("store/kin.py",),
    "former_names": ("store/customers.py",),
}  # fmt: skip
"""By table: the page, paper or rule that its columns are kept for, or the query that hands them to it."""


@cache
def columns() -> tuple[Column, ...]:
    return tuple(_columns())


def _columns() -> Iterator[Column]:
    with tempfile.TemporaryDirectory() as folder:
        ledger = create_ledger(Path(folder) / "ledger.db", os.urandom(32))
        try:
            migrations.climb(ledger)
            names = ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            for (table,) in names:
                yield from ((table, row[1]) for row in ledger.rows(f"PRAGMA table_info({table})"))
        finally:
            ledger.close()


@cache
def words_of(path: str) -> frozenset[str]:
    """The attributes a file reads, and the words of the texts in it: its SQL.

    Who asks the table of a slip's texts how the paper says them (`signed`) reads those that it does say.
    """
    tree = ast.parse((PACKAGE / path).read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    told = {name for name, text in SLIP_TEXTS.items() if text.signed} if "signed" in attributes else set()
    return frozenset(attributes | told | {word for text in texts for word in re.findall(r"\w+", text)})


@cache
def words_of_the_store() -> frozenset[str]:
    files = (f"store/{path.name}" for path in (PACKAGE / "store").glob("*.py") if path.name != "schema.py")
    return frozenset(word for path in files for word in words_of(path))


def test_every_table_names_its_readers() -> None:
    assert {table for table, _ in columns()} == READERS.keys()


@pytest.mark.parametrize("column", columns(), ids=".".join)
def test_every_column_is_read(column: Column) -> None:
    """A figure, a name or a reason that is entered and never shown is work for nothing, and a promise not kept."""
    table, name = column
    if STRUCTURE.fullmatch(name) or column in PROOF_ONLY:
        assert name in words_of_the_store()
    else:
        assert any(name in words_of(path) for path in READERS[table]), READERS[table]
