"""The book itself: made, recovered, proven, backed up."""

from pathlib import Path

from desktop_app.cli.files import write_file
from desktop_app.cli.opening import opened, passphrase_of, secret_line
from desktop_app.cli.screen import Column, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said, Unavailable
from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.backup import Backup, back_up
from desktop_app.operations.books import create_book, recover_book
from desktop_app.operations.checking import check_book

Finding = tuple[str, str]
"""The proof that failed, and on what."""


def new(session: Session) -> None:
    """Create the book and show its recovery key, the only time it is ever shown (D14)."""
    options = session.options
    shop = Shop(options.shop, options.address, options.phone, options.wechat, options.business, options.bank_account)
    key = create_book(session.folder, shop, session.moment, passphrase_of(session))
    answer = {"book": str(session.folder), "recovery_key": key}
    session.present(answer, dict, show_new_book)
    if options.recovery_page:
        _write_recovery_page(session, options.recovery_page, key)


def recover(session: Session) -> None:
    """Open the book with the key from its paper, and entrust it anew to the keyring or the passphrase (F12)."""
    key = secret_line(session.options.recovery_key_file, N_("The recovery key file"))
    recover_book(session.folder, key, passphrase_of(session))
    session.present({"book": str(session.folder)}, dict, _show_recovered)


def check(session: Session) -> None:
    """Prove the book; Unavailable when something in it does not hold."""
    with opened(session) as book:
        findings = [(found.proof, found.what) for found in check_book(book)]
    session.present(findings, _check_answer, _show_findings)
    if findings:
        raise Unavailable(
            "The book does not hold together in {count} places. Enter nothing more and restore the newest backup.",
            count=len(findings),
        )


def backup(session: Session) -> None:
    """Copy the book, open the copy and prove it."""
    with opened(session) as book:
        made = back_up(book, session.options.target, session.moment)
    session.present(made, _backup_answer, _show_backup)


def show_new_book(answer: dict[str, str], screen: Screen) -> None:
    screen.say(Said("The book lies in {folder}. Its recovery key is shown only now:", folder=answer["book"]))
    screen.gap()
    screen.exactly(answer["recovery_key"])
    screen.gap()
    screen.say(
        Said(
            "Write it down or print it and keep it away from this computer: with it the book opens when keyring or "
            "passphrase are lost. Nobody can make it again."
        )
    )


def _write_recovery_page(session: Session, path: Path, key: str) -> None:
    from desktop_app.operations.papers import draw_recovery_page

    write_file(path, draw_recovery_page(session.options.shop, key, session.moment.today, session.language))


def _show_recovered(answer: dict[str, str], screen: Screen) -> None:
    screen.say(Said("The book in {folder} opens again on this computer.", folder=answer["book"]))


def _check_answer(findings: list[Finding]) -> object:
    return {
        "proven": not findings,
        "findings": [{"proof": proof, "what": what} for proof, what in findings],
    }


def _show_findings(findings: list[Finding], screen: Screen) -> None:
    if not findings:
        screen.say(Said("The book is proven: everything in it fits together."))
        return
    columns = (Column(N_("Proof"), firm=True), Column(N_("What does not hold")))
    screen.table(columns, findings)


def _backup_answer(made: Backup) -> object:
    return {"folder": str(made.folder), "sequence": made.sequence, "papers": made.scans}


def _show_backup(made: Backup, screen: Screen) -> None:
    screen.say(
        Said(
            "The backup lies in {folder}. It was opened and proven equal to the book, up to entry {sequence}.",
            folder=made.folder,
            sequence=made.sequence,
        )
    )
