"""Pictures and papers of any record: kept, listed, and written out again byte for byte."""

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.cli.answers import told
from desktop_app.cli.files import write_file
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.attachments import USUAL_KIND, AttachedTo, Attachment, AttachmentDraft, AttachmentKind
from desktop_app.domain.errors import Refused, Said
from desktop_app.operations.attachments import attach as keep
from desktop_app.operations.attachments import attached, attachment_bytes, attachment_named, paper_kept_as
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.attachments import ATTACHMENTS, WHOSE
from desktop_app.operations.paper_files import read_scan

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


def attach(session: Session) -> None:
    """Keep a file with a customer, a paper, a dispute or a talk (R031)."""
    options = session.options
    content = read_scan(options.file)
    with opened(session) as book:
        about, key = _record(book, session)
        kind = AttachmentKind(options.kind) if options.kind else USUAL_KIND[about]
        dated = options.on or session.moment.today
        draft = AttachmentDraft(about, key, kind, dated, options.file.name, options.place, options.note)
        made = keep(book, draft, content, session.moment)
        one = attachment_named(book.ledger, made.result, session.moment.today)
    answer = _answer(one)
    said = Said(
        "“{name}” is kept with {customer} as no. {number}.", name=one.name, customer=one.customer, number=one.id
    )
    session.tell(answer if made.changes else {**answer, "repeated": True}, said)


def attachments(session: Session) -> None:
    """What is kept, of a customer or of all, of one type or of every."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, options.customer) if options.customer else None
        found = attached(book.ledger, today, customer.id if customer else 0)
        if options.save is not None:
            _save(session, attachment_bytes(book, attachment_named(book.ledger, options.save, today)))
    if options.save is not None:
        return
    chosen = [one for one in found if not options.kind or one.kind == options.kind]
    session.present(chosen, lambda rows: [_answer(one) for one in rows], partial(_show, session))


def _save(session: Session, content: bytes) -> None:
    out = session.options.out
    if out is None:
        raise Refused("Name the file to write with --out.")
    write_file(out, content)
    session.tell({"number": session.options.save, "file": str(out)}, Said("It is saved in {file}.", file=out))


def _record(book: "Book", session: Session) -> tuple[AttachedTo, str]:
    """The one record that is named."""
    options = session.options
    named = [one for one in (options.customer, options.number, options.dispute, options.talk) if one is not None]
    if len(named) != 1:
        raise Refused("Name one record: a customer, a paper, a dispute or a talk.")
    if options.customer is not None:
        return AttachedTo.CUSTOMER, str(find_customer(book.ledger, options.customer).id)
    if options.number is not None:
        number = options.number.strip()
        return paper_kept_as(book.ledger, number), number
    about = AttachedTo.DISPUTE if options.dispute is not None else AttachedTo.TALK
    return about, str(named[0])


def _answer(one: Attachment) -> dict[str, object]:
    names = ("customer", "about", "record=number", "kind", "date=dated", "name", "place", "note", "sha256")
    return {"number": one.id, **told(one, *names)}


def _show(session: Session, found: list[Attachment], screen: Screen) -> None:
    if not found:
        screen.say(Said("No picture or paper is kept yet."))
        return
    columns = ATTACHMENTS if session.options.customer else (WHOSE, *ATTACHMENTS)
    screen.table(columns, found, session.moment.today, Said("{count} files", count=len(found)))
