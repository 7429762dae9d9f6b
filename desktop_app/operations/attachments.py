"""Pictures and papers are kept with a record byte for byte, listed, and given out again as they came (R031)."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.attachments import AttachedTo, Attachment, AttachmentDraft
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import Book
from desktop_app.operations.composing import refuse_future_date
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import attachments, papers
from desktop_app.store.database import Ledger

LONGEST_NAME = 200


def attach(book: Book, draft: AttachmentDraft, content: bytes, moment: Moment) -> Done[int]:
    """Keep a file that was read by `read_scan` with a record; its bytes first, then the row that names them (D10).

    The same file with the same record once more is the one that is kept already.
    """
    refuse_future_date(draft.dated, moment.today)
    clean = replace(
        draft,
        name=clean_text(draft.name, "The file's name", LONGEST_NAME),
        place=clean_text(draft.place, "The place of the original", field="place"),
        note=clean_note(draft.note, "The note", field="note"),
    )
    about_id = _record(book.ledger, clean)
    blob = book.scans.put(content)
    with book.ledger.writing():
        before = attachments.kept_already(book.ledger, clean.about, about_id, blob)
        if before:
            return done(before)
        made = attachments.add(book.ledger, clean, about_id, blob, hashlib.sha256(content).hexdigest(), moment)
    return done(made, Changed.ATTACHMENTS)


def attached(ledger: Ledger, today: date, customer_id: int = 0) -> list[Attachment]:
    """Everything that is kept with the records of a customer, or of all customers: the newest first."""
    return attachments.load_attachments(ledger, today, customer_id)


def attached_to(ledger: Ledger, number: str, customer_id: int, today: date) -> list[Attachment]:
    """What is kept with one document of a customer."""
    found = attachments.load_attachments(ledger, today, customer_id)
    return [one for one in found if one.about is AttachedTo.DOCUMENT and one.number == number]


def attachment_named(ledger: Ledger, attachment_id: int, today: date) -> Attachment:
    """One that stands, by its id."""
    found = next((one for one in attachments.load_attachments(ledger, today) if one.id == attachment_id), None)
    if found is None:
        raise Refused("There is no picture or paper {number}. Look it up in the list.", number=attachment_id)
    return found


def attachment_bytes(book: Book, one: Attachment) -> bytes:
    """The bytes as they were brought in, proven by the check sum that was kept of them."""
    content = book.scans.get(one.blob)
    if hashlib.sha256(content).hexdigest() != one.sha256:
        raise Unavailable("“{name}” is not as it was brought in. Check the book.", name=one.name)
    return content


def paper_kept_as(ledger: Ledger, number: str) -> AttachedTo:
    """What a paper is by its number: a statement, or else a document."""
    return AttachedTo.STATEMENT if papers.is_statement(ledger, number) else AttachedTo.DOCUMENT


def file_name_of(one: Attachment) -> str:
    """A name for the file when it is saved: the one it had, without a folder."""
    return Path(one.name).name or f"{one.id}"


def _record(ledger: Ledger, draft: AttachmentDraft) -> int:
    found = attachments.record_named(ledger, draft.about, draft.key)
    if found is not None:
        return found
    if draft.about in (AttachedTo.DOCUMENT, AttachedTo.STATEMENT):
        raise Refused("The book has no paper {number}. Check the number.", number=draft.key)
    raise Refused("The book has no such record any more. Reload the page.")
