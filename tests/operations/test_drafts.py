"""What is being typed is kept beside the book's truth, and is there again after a crash (U21)."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import ReturnDraft
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.drafts import Draft, drafts, drop_draft, keep_draft
from desktop_app.operations.payments import take_payment
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment
from desktop_app.store import journal
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger
from tests.operations.builders import MEANT, SHOP, a_customer, a_draft, at, goods, on

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
PASSPHRASE = "四川 建材 2026"
TYPING = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_app.operations.books import open_book
from desktop_app.operations.drafts import Draft, keep_draft

with open_book(Path(sys.argv[1]), sys.argv[2]) as book:
    for words in itertools.count(1):
        keep_draft(book.ledger, Draft("shipment", "new", str(words), datetime(2026, 3, 1, tzinfo=UTC)))
        print(words, flush=True)
"""


def a_form(key: str = "new", form: str = "shipment", minutes: int = 0, **fields: object) -> Draft:
    return Draft(form, key, json.dumps(fields, ensure_ascii=False), NOON + timedelta(minutes=minutes))


def test_a_draft_is_what_was_typed_last(book: Ledger) -> None:
    first, later = a_form(customer="老王"), a_form(customer="老王建材", lines=[["水泥", "12*36"]], minutes=1)
    for draft in (first, first, later):
        keep_draft(book, draft)
    assert drafts(book) == [later]


def test_drafts_of_one_form_are_found_among_all_and_the_last_typed_comes_first(book: Ledger) -> None:
    one, other, receipt = a_form("1"), a_form("2", minutes=5), a_form("1", form="receipt", minutes=2)
    for draft in (one, other, receipt):
        keep_draft(book, draft)
    assert drafts(book, "shipment") == [other, one]
    assert drafts(book) == [other, receipt, one]
    assert drafts(book, "return") == []


def test_a_draft_that_was_posted_is_gone_and_the_others_stay(book: Ledger) -> None:
    for draft in (a_form("1"), a_form("2"), a_form("1", form="receipt")):
        keep_draft(book, draft)
    for _ in range(2):
        drop_draft(book, "shipment", "1")
    assert {(one.form, one.key) for one in drafts(book)} == {("shipment", "2"), ("receipt", "1")}


def test_drafts_are_in_the_order_of_time_whatever_clock_the_shop_has(book: Ledger) -> None:
    in_china = a_form("1", minutes=1)
    in_china = Draft("shipment", "1", "{}", in_china.saved.astimezone(timezone(timedelta(hours=8))))
    keep_draft(book, a_form("2"))
    keep_draft(book, in_china)
    assert [one.key for one in drafts(book)] == ["1", "2"]
    assert drafts(book)[0].saved == in_china.saved


def test_a_draft_is_no_part_of_the_truth(book: Ledger) -> None:
    """Nothing is journalled, and the proof of the book does not look at it (D7)."""
    before = journal.head(book)
    keep_draft(book, a_form(customer="老王"))
    drop_draft(book, "shipment", "new")
    keep_draft(book, a_form(customer="老李"))
    assert journal.head(book) == before
    assert check(book) == []


def post_slip(book: Ledger, customer: Customer, submission: str) -> None:
    record_shipment(book, a_draft(customer, "03-01", submission=submission), at("03-01"))


def post_return(book: Ledger, customer: Customer, submission: str) -> None:
    record_return(
        book, ReturnDraft(customer.id, on("03-01"), (goods("5"),), submission=submission, accepted=MEANT), at("03-01")
    )


def post_receipt(book: Ledger, customer: Customer, submission: str) -> None:
    take_payment(book, ReceiptDraft(customer.id, on("03-01"), 500, submission=submission), at("03-01"))


POSTED = pytest.mark.parametrize(
    ("form", "post"), [("shipment", post_slip), ("return", post_return), ("receipt", post_receipt)]
)


@POSTED
def test_posting_takes_its_own_draft_away_and_no_other(
    book: Ledger, form: str, post: Callable[[Ledger, Customer, str], None]
) -> None:
    """D4, U21: in the posting itself, so that a program killed right after it does not offer the slip again."""
    customer = a_customer(book)
    for draft in (a_form("1", form), a_form("2", form, minutes=1), a_form("1", "customer", minutes=2)):
        keep_draft(book, draft)
    post(book, customer, "1")
    assert [(one.form, one.key) for one in drafts(book)] == [("customer", "1"), (form, "2")]


@POSTED
def test_a_draft_that_comes_after_its_posting_is_not_kept(
    book: Ledger, form: str, post: Callable[[Ledger, Customer, str], None]
) -> None:
    """D4, U21: a window that closes right after Ctrl+Enter still keeps what its form shows."""
    customer = a_customer(book)
    post(book, customer, "1")
    keep_draft(book, a_form("1", form))
    assert drafts(book) == []
    keep_draft(book, a_form("1", "customer"))
    assert [one.form for one in drafts(book)] == ["customer"]


def test_a_slip_that_is_refused_keeps_its_draft(book: Ledger) -> None:
    customer = a_customer(book, stopped=True)
    keep_draft(book, a_form("1"))
    with pytest.raises(SlipStopped):
        post_slip(book, customer, "1")
    assert [one.key for one in drafts(book)] == ["1"]


def test_what_was_typed_survives_kill_9(tmp_path: Path) -> None:
    """U21: killed while it keeps a draft over and over; the last one kept, or its successor, is there."""
    create_book(tmp_path / "book", SHOP, at("2026-01-01"), PASSPHRASE)
    command = [sys.executable, "-c", TYPING, str(tmp_path / "book"), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        kept = [int(line) for line in (typing.stdout.readline() for _ in range(25))][-1]
        typing.send_signal(signal.SIGKILL)
        kept = max([kept, *map(int, typing.stdout.read().split())])
    with open_book(tmp_path / "book", PASSPHRASE) as book:
        (found,) = drafts(book.ledger)
        assert int(found.content) in (kept, kept + 1)
        assert check(book.ledger) == []
