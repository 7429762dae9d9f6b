"""Pictures and papers are kept with any record byte for byte, and found again at the customer (R031)."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.operations.attachments import attach, attached, attachment_bytes, attachment_named
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import SCANS, Book
from desktop_app.operations.checking import missing_papers
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.paper_files import read_scan
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import Withdrawable, withdraw
from tests.exchange.test_hostile_scans import picture
from tests.operations.builders import a_customer, a_receipt, a_slip, at, item_of, on
from tests.operations.whole_books import a_whole_book

NOW = at("03-10")
TODAY = NOW.today


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with a_whole_book(tmp_path) as whole:
        yield whole


def draft(about: AttachedTo, key: object, name: str = "照片.jpg", **facts: str) -> AttachmentDraft:
    return AttachmentDraft(about, str(key), AttachmentKind.DELIVERY, TODAY, name, **facts)


def keep(book: Book, about: AttachedTo, key: object, content: bytes, name: str = "照片.jpg") -> int:
    return attach(book, draft(about, key, name), content, NOW).result


def test_every_record_of_a_customer_keeps_its_own_and_the_customer_sees_them_all(book: Book) -> None:
    """Customer, slip, receipt, statement, dispute and talk; another customer's stay theirs."""
    wang, other = a_customer(book.ledger), a_customer(book.ledger, "宏达建材")
    slip, money = a_slip(book.ledger, wang, "03-01"), a_receipt(book.ledger, wang, "03-02", "10")
    stated = issue_statement(book.ledger, wang.id, on("03-09"), NOW).result.number
    dispute = raise_dispute(book.ledger, Dispute(item_of(book.ledger, slip), wang.id, 100, "少货", TODAY), NOW).result
    talk = log_contact(book.ledger, Contacted(wang.id, TODAY, Channel.WECHAT, Outcome.WECHAT), NOW).result
    records = [
        (AttachedTo.CUSTOMER, wang.id), (AttachedTo.DOCUMENT, slip), (AttachedTo.DOCUMENT, money),
        (AttachedTo.STATEMENT, stated), (AttachedTo.DISPUTE, dispute.id), (AttachedTo.TALK, talk.id),
    ]  # fmt: skip
    for at_, (about, key) in enumerate(records):
        keep(book, about, key, b"%d" % at_)
    keep(book, AttachedTo.CUSTOMER, other.id, b"theirs")
    found = attached(book.ledger, TODAY, wang.id)
    assert [(one.about, one.number) for one in reversed(found)] == [
        (AttachedTo.CUSTOMER, ""), (AttachedTo.DOCUMENT, slip), (AttachedTo.DOCUMENT, money),
        (AttachedTo.STATEMENT, stated), (AttachedTo.DISPUTE, slip), (AttachedTo.TALK, "2026-03-10"),
    ]  # fmt: skip
    assert [one.customer for one in attached(book.ledger, TODAY, other.id)] == ["宏达建材"]
    assert len(attached(book.ledger, TODAY)) == 7


def test_the_bytes_come_back_as_they_were_and_lie_encrypted_until_then(book: Book, tmp_path: Path) -> None:
    """A photograph with all its hidden facts is given back whole; on the disk nobody can read it (D10)."""
    file = tmp_path / "转账.jpg"
    file.write_bytes(picture("JPEG"))
    content = read_scan(file)
    one = attachment_named(book.ledger, keep(book, AttachedTo.CUSTOMER, a_customer(book.ledger).id, content), TODAY)
    assert attachment_bytes(book, one) == file.read_bytes()
    assert one.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert content[:200] not in (book.scans.folder / one.blob).read_bytes()


def test_a_file_that_is_neither_picture_nor_pdf_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """T37: through the limited child; a broken picture too."""
    for content, said in ((b"MZ program", "neither a picture nor a PDF"), (picture("JPEG")[:300], "damaged")):
        (tmp_path / "x.jpg").write_bytes(content)
        with pytest.raises(Refused, match=said):
            read_scan(tmp_path / "x.jpg")


def test_the_same_file_twice_is_kept_once_and_one_taken_back_may_come_again(book: Book) -> None:
    """U23: its bytes stay for those who have to prove what was there; the list shows it no more."""
    wang = a_customer(book.ledger)
    made = keep(book, AttachedTo.CUSTOMER, wang.id, b"one")
    assert keep(book, AttachedTo.CUSTOMER, wang.id, b"one") == made
    withdraw(book.ledger, Withdrawable.ATTACHMENT, made, NOW)
    assert attached(book.ledger, TODAY) == []
    again = note_again(book.ledger, Withdrawable.ATTACHMENT, made, NOW).result
    assert [one.id for one in attached(book.ledger, TODAY, wang.id)] == [again]
    with pytest.raises(Refused, match="nothing to undo"):
        withdraw(book.ledger, Withdrawable.ATTACHMENT, 999, NOW)


def test_what_belonged_to_a_customer_who_is_one_with_another_stands_with_that_one(book: Book) -> None:
    """Case 19: no sealed row is touched for it."""
    wang, twice = a_customer(book.ledger), a_customer(book.ledger, "老王建材行")
    keep(book, AttachedTo.CUSTOMER, twice.id, b"contract")
    merge_customers(book.ledger, twice.id, wang.id, NOW)
    assert [one.customer for one in attached(book.ledger, TODAY, wang.id)] == ["老王建材"]


def test_what_cannot_be_is_refused_at_its_field(book: Book) -> None:
    wang = a_customer(book.ledger)
    for about, key, said in (
        (AttachedTo.DOCUMENT, "SHD-2026-09999", "SHD-2026-09999"), (AttachedTo.DISPUTE, 77, "no such record"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            keep(book, about, key, b"x")
    with pytest.raises(Refused) as refused:
        attach(book, draft(AttachedTo.CUSTOMER, wang.id, place="柜\x00"), b"x", NOW)
    assert refused.value.field == "place"
    with pytest.raises(Refused, match="Look it up"):
        attachment_named(book.ledger, 5, TODAY)


def test_a_backup_carries_it_and_the_check_misses_a_lost_one(book: Book, tmp_path: Path) -> None:
    """F14: a file that is gone is named by the check; one whose bytes changed is never given out as what it was."""
    one = keep(book, AttachedTo.CUSTOMER, a_customer(book.ledger).id, b"contract", "合同.pdf")
    kept = attachment_named(book.ledger, one, TODAY)
    copy = back_up(book, tmp_path / "copies", NOW).folder
    assert (copy / SCANS / kept.blob).is_file()
    assert list(missing_papers(book)) == []
    (book.scans.folder / kept.blob).unlink()
    assert [found.what for found in missing_papers(book)] == ["合同.pdf"]
    with pytest.raises(Unavailable):
        attachment_bytes(book, kept)
