"""Make papers once, keep their bytes for ever, reprint from the store; tell whether a paper is ours (D9, N13)."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from desktop_app.documents.pages import PageImage, page_count, page_images
from desktop_app.documents.recovery import draw_recovery_page
from desktop_app.documents.statement import draw_loose_statement as unkept_pdf
from desktop_app.documents.statement import draw_statements
from desktop_app.documents.trial_sheet import draw_trial_sheet
from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.customers import clean_note
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.statements import Statement
from desktop_app.operations.books import Book
from desktop_app.operations.composing import refuse_future_date
from desktop_app.operations.credit_papers import refuse_void_paper
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.mending import draw_again
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.shop_pictures import drawn_with
from desktop_app.operations.side_accounts import refuse_undone
from desktop_app.operations.statements import refuse_replaced
from desktop_app.store import documents, papers, snapshots, statements
from desktop_app.store.credit_papers import customer_of
from desktop_app.store.database import Ledger
from desktop_app.store.papers import Print

__all__ = [
    "PageImage", "VoucherPaper", "draw_recovery_page", "draw_trial_sheet", "page_count", "page_images", "unkept_pdf",
]  # fmt: skip


def voucher_pdf(book: Book, number: str, paper: VoucherPaper, language: str, moment: Moment) -> bytes:
    """The paper of a document. Drawn once for each sheet and language; later calls give the stored bytes."""
    layout = f"{paper}-{language}"
    kept = _kept(book, number, layout)
    if kept is not None:
        return kept
    _refuse_void(book.ledger, number)
    form, frozen = frozen_paper(book.ledger, number)
    (drawn,) = form.draw([(drawn_with(book, frozen[0]), frozen[1])], paper, language)
    _keep(book, [(number, layout, drawn)], moment)
    return drawn


def statement_pdfs(book: Book, numbers: Iterable[str], language: str, moment: Moment) -> Iterator[tuple[str, bytes]]:
    """(number, PDF) of issued statements, in order; those not drawn before are drawn together and kept."""
    layout = f"a4-{language}"
    wanted = list(numbers)
    kept = {number: made for number in wanted if (made := papers.load_print(book.ledger, number, layout)) is not None}
    new = [number for number in wanted if number not in kept]
    drawn = dict(zip(new, draw_statements([_statement(book, number) for number in new], language), strict=True))
    _keep(book, [(number, layout, pdf) for number, pdf in drawn.items()], moment)
    for number in wanted:
        yield number, drawn[number] if number in drawn else _bytes(book, kept[number])


def mark_printed(book: Book, number: str, dated: date, moment: Moment) -> Done[str]:
    """The sheet lies on the counter: from now on its signed copy is awaited (R030). Refuses a replaced statement."""
    refuse_replaced(book.ledger, number)
    return _event(book, number, "printed", dated, moment)


def mark_signed(book: Book, number: str, dated: date, moment: Moment, scan: bytes = b"", note: str = "") -> Done[str]:
    """The signed copy is back; a scan of it is kept encrypted beside the book, before the row that names it (D10).

    Refuses a statement that was replaced: what is signed there proves nothing of the one that stands (case 21).
    """
    newer = statements.replacement_of(book.ledger, number)
    if newer:
        raise Refused(
            "{number} was replaced by {newer}. Have {newer} signed and record that copy.", number=number, newer=newer
        )
    blob = book.scans.put(scan) if scan else ""
    return _event(book, number, "signed", dated, moment, note, blob)


def _event(
    book: Book, number: str, event: str, dated: date, moment: Moment, note: str = "", blob: str = ""
) -> Done[str]:
    refuse_future_date(dated, moment.today)
    with book.ledger.writing():
        if dated < papers.day_of(book.ledger, number):
            raise Refused("{number} did not exist yet on {date}. Choose a later day.", number=number, date=dated)
        papers.add_event(book.ledger, number, event, dated, moment, clean_note(note, "The note"), blob)
    return done(number, Changed.PAPERS)


def _refuse_void(ledger: Ledger, number: str) -> None:
    """No new sheet is made of what was voided."""
    if papers.kind_named(ledger, number) is PaperKind.DEPOSIT:
        refuse_undone(ledger, number)
        return
    if customer_of(ledger, number) is not None:
        refuse_void_paper(ledger, number)
        return
    document = documents.load_document(ledger, number)
    if document.reversed_by:
        raise Refused(
            "{number} was voided by {reversal}, so no new paper is made of it.",
            number=number,
            reversal=document.reversed_by,
        )


def _statement(book: Book, number: str) -> tuple[Statement, str]:
    frozen = snapshots.load(book.ledger, number, Statement)
    if frozen is None:
        raise Refused("The book has no statement {number}. Check the number.", number=number)
    return drawn_with(book, frozen[0]), frozen[1]


def _kept(book: Book, number: str, layout: str) -> bytes | None:
    made = papers.load_print(book.ledger, number, layout)
    return _bytes(book, made) if made else None


def _bytes(book: Book, made: Print) -> bytes:
    """The stored bytes, proven to be those that were printed; drawn again where their file is lost."""
    stored = book.scans.find(made.blob) or draw_again(book, made)
    if stored is None:
        raise Unavailable(
            "The file of the printed paper {number} is lost, and it cannot be drawn again as it was. Back up into the "
            "folder with the earlier backups: the file is put back from there.",
            number=made.number,
        )
    if hashlib.sha256(stored).hexdigest() != made.sha256:
        raise Unavailable(
            "The stored paper {number} is not the one that was printed. Check the book: it says what was altered.",
            number=made.number,
        )
    return stored


def _keep(book: Book, drawn: list[tuple[str, str, bytes]], moment: Moment) -> None:
    """Keep the bytes first and the rows that name them after (D10); of a book that is only looked at, nothing."""
    if book.looked_at is not None:
        return
    made = [
        Print(number, layout, book.scans.put(pdf), hashlib.sha256(pdf).hexdigest()) for number, layout, pdf in drawn
    ]
    if made:
        with book.ledger.writing():
            for one in made:
                papers.add_print(book.ledger, one, moment)
