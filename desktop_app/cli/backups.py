"""Backups of the book: made, listed, put in its place; a restore that was broken off is ended."""

from pathlib import Path

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened, passphrase_of, pin_of
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.backup import back_up
from desktop_app.operations.backup_copies import BackupCopy, backups_in, lost_papers
from desktop_app.operations.broken_restores import finish_restore, put_back
from desktop_app.operations.restoring import restore_backup

COLUMNS = (
    Heading(N_("Folder"), firm=True), Heading(N_("Made"), firm=True), Heading(N_("Entries"), figures=True),
    Heading(N_("Customers"), figures=True), Heading(N_("Documents"), figures=True), Heading(N_("Missing papers")),
)  # fmt: skip

HELD, COUNTED = ("folder", "book=book_id"), ("sequence", "customers", "documents", "papers=scans", "missing")
"""What is told of a backup, before and behind the moment it was made."""

ASKS_FOR_NO_PIN = Said(
    "It asks for no PIN, as on the day of the backup. If you have set one since, set it again (pin "
    "--new-pin-file FILE)."
)


def backup(session: Session) -> None:
    """Copy the book, open the copy and prove it."""
    with opened(session, or_look=False) as book:
        made = back_up(book, session.options.target, session.moment)
    said = Said(
        "The backup is in {folder}. It was opened and proven equal to the book, up to entry {sequence}.",
        folder=made.folder,
        sequence=made.sequence,
    )
    lost = lost_papers(made.missing) if made.missing else None
    session.tell(told(made, "folder", "sequence", "papers=scans", "missing"), said, lost)


def backups(session: Session) -> None:
    """The finished backups in a folder, newest first; no book is opened for it."""
    session.present(backups_in(session.options.target), _copies_answer, _show_copies)


def restore(session: Session) -> None:
    """Put a backup in the place of the book, which is set aside."""
    path = session.options.recovery_key_file
    key = None if path is None else secret_line(path, N_("The recovery key file"))
    done = restore_backup(
        session.folder, session.options.copy, session.moment, passphrase_of(session), key, pin_of(session)
    )
    said = Said(
        "The book in {folder} is the backup, up to entry {sequence}.", folder=done.folder, sequence=done.sequence
    )
    paper = done.said_of_paper() if done.is_older_paper else None
    no_pin = ASKS_FOR_NO_PIN if done.may_lack_pin else None
    answer = told(done, "book=folder", "sequence", "set_aside", "may_lack_pin", "older_recovery_key=is_older_paper")
    session.tell(answer, said, _aside(done.set_aside), paper, no_pin)


def finish(session: Session) -> None:
    """End a restore that was broken off: with the backup, or with the book that was here."""
    end = put_back if session.options.put_back else finish_restore
    left = end(session.folder, session.moment)
    said = Said("The restore is ended; the book is in {folder}.", folder=session.folder)
    session.tell({"book": str(session.folder), "set_aside": str(left) if left else None}, said, _aside(left))


def _copies_answer(copies: list[BackupCopy]) -> object:
    return {"backups": [{**told(one, *HELD), "made": one.made.isoformat(), **told(one, *COUNTED)} for one in copies]}


def _show_copies(copies: list[BackupCopy], screen: Screen) -> None:
    if not copies:
        screen.say(Said("There is no finished backup."))
        return
    screen.cells(COLUMNS, [_line(copy) for copy in copies])


def _line(copy: BackupCopy) -> tuple[str, ...]:
    counts = ("" if one is None else str(one) for one in (copy.sequence, copy.customers, copy.documents))
    return copy.folder.name, f"{copy.made.astimezone():%Y-%m-%d %H:%M}", *counts, ", ".join(copy.missing)


def _aside(aside: Path | None) -> Said | None:
    if aside is None:
        return None
    return Said("What does not take its place was set aside, not deleted: {folder}.", folder=aside)
