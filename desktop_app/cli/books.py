"""The book itself: made, recovered, proven."""

from datetime import date

from desktop_app.cli.files import write_recovery_page
from desktop_app.cli.opening import opened, passphrase_of
from desktop_app.cli.outlet import CannotAnswer
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said, Unavailable
from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.backup_copies import backups_beside, entries_since, last_backup, loss_said
from desktop_app.operations.books import create_book, discard_book, numbers_left_out, recover_book
from desktop_app.operations.books import go_on as go_on_with_book
from desktop_app.operations.checking import Disproof, advice, is_serious, prove_book
from desktop_app.operations.lists.findings import FINDINGS

Checked = tuple[list[Disproof], Said | None]
"""What does not hold, and what restoring the newest backup would lose."""


def new(session: Session) -> None:
    """Create the book and show its recovery key, the only time it is ever shown (D14)."""
    options = session.options
    shop = Shop(options.shop, options.address, options.phone, options.wechat, options.business, options.bank_account)
    key = create_book(session.folder, shop, session.moment, passphrase_of(session))
    session.entered.anything = True
    try:
        answer = {"book": str(session.folder), "recovery_key": key}
        session.present(answer, dict, show_new_book)
        session.around.stdout.flush()
    except CannotAnswer as unheard:
        if options.recovery_page:
            write_recovery_page(session, options.recovery_page, options.shop, key)
            raise
        discard_book(session.folder)
        raise Unavailable(
            "The recovery key could not be shown ({problem}), so no book was made: it is kept nowhere else. Create the "
            "book again where the answer can be read.",
            problem=unheard.problem.strerror,
        ) from None
    if options.recovery_page:
        write_recovery_page(session, options.recovery_page, options.shop, key)


def recover(session: Session) -> None:
    """Open the book with the key from its paper, and entrust it anew to the keyring or the passphrase (F12)."""
    key = secret_line(session.options.recovery_key_file, N_("The recovery key file"))
    recover_book(session.folder, key, passphrase_of(session))
    said = Said("The book in {folder} opens again on this computer.", folder=session.folder)
    session.tell({"book": str(session.folder)}, said)


def go_on(session: Session) -> None:
    """Go on with what is there of a book that lacks entries (F9, F10)."""
    ranges = numbers_left_out(go_on_with_book(session.folder, session.moment, passphrase_of(session)))
    session.present(ranges, _gone_on_answer, _show_gone_on)


def check(session: Session) -> None:
    """Prove the book and remember how that ended; Unavailable, with what a restore would lose, when it is not whole."""
    with opened(session, or_look=False) as book:
        findings = prove_book(book, session.moment)
        target = session.options.backups or backups_beside(book.folder)
        newest = last_backup(target, book.header.book_id) if findings else None
        loss = None if newest is None else loss_said(newest, entries_since(book.ledger, newest))
    session.present((findings, loss), _check_answer, _show_findings)
    if findings:
        raise advice(findings)


def show_new_book(answer: dict[str, str], screen: Screen) -> None:
    screen.say(Said("The book is in {folder}. Its recovery key is shown only now:", folder=answer["book"]))
    screen.gap()
    screen.exactly(answer["recovery_key"])
    screen.gap()
    screen.say(
        Said(
            "Write it down or print it and keep it away from this computer: with it the book opens when keyring or "
            "passphrase are lost. Nobody can make it again."
        )
    )


def _gone_on_answer(ranges: list[tuple[str, str]]) -> object:
    return {"numbers_left_out": [{"first": first, "last": last} for first, last in ranges]}


def _show_gone_on(ranges: list[tuple[str, str]], screen: Screen) -> None:
    screen.say(Said("The book goes on with what is there; the journal says so."))
    if ranges:
        columns = (Heading(N_("First number left out"), firm=True), Heading(N_("Last number left out"), firm=True))
        screen.cells(columns, ranges)


def _check_answer(found: Checked) -> object:
    findings, _ = found
    return {
        "proven": not findings,
        "findings": [{"proof": finding.proof, "what": finding.what} for finding in findings],
    }


def _show_findings(found: Checked, screen: Screen) -> None:
    findings, loss = found
    if not findings:
        screen.say(Said("The book is proven: everything in it fits together."))
        return
    screen.table(FINDINGS, findings, date.min)
    if loss is not None and is_serious(findings):
        screen.say(loss)
