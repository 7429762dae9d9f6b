"""Back up a book: a copy is a backup only once it was opened and proven equal (D11, N14)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import LEDGER, SCANS, Book
from desktop_app.operations.checking import missing_papers
from desktop_app.store import accounts, checking, journal
from desktop_app.store.database import Ledger, copy_ledger, open_ledger
from desktop_app.system.files import read, write_new
from desktop_app.system.folders import make_private, new_folder
from desktop_app.system.key_file import write_header

MANIFEST = "backup.json"


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: its folder, the last journal sequence in it, and how many papers and scans came along."""

    folder: Path
    sequence: int
    scans: int


def back_up(book: Book, target: Path, moment: Moment) -> Backup:
    """Copy the book into a new folder inside `target`, open the copy, prove it, and only then give it its name.

    The copy is a book of its own, opened by the same passphrase, keyring or recovery key. Earlier backups are
    never touched; a failure leaves nothing that looks like a backup (F4).
    """
    if target.resolve().is_relative_to(book.folder.resolve()):
        raise Refused("The backup may not lie inside the book. Choose another folder, best on another disk.")
    lost = next(missing_papers(book), None)
    if lost:
        raise Unavailable(
            "A paper of the book is gone or altered ({what}), so this would be no backup. Keep the earlier backups, "
            "and put the file back from the newest of them.",
            what=lost.what,
        )
    head = journal.head(book.ledger)
    name = f"qingzhang-{moment.now.astimezone(UTC):%Y%m%d-%H%M%S-%f}-{head.seq}"
    with new_folder(target / name) as draft:
        copy_ledger(book.ledger, draft / LEDGER)
        write_header(draft, book.header)
        copied = _copy_scans(book, draft / SCANS)
        _prove(book, draft / LEDGER)
        write_new(draft / MANIFEST, _manifest(book, head, draft / LEDGER, copied, moment))
    return Backup(target / name, head.seq, copied)


def _copy_scans(book: Book, target: Path) -> int:
    make_private(target)
    names = list(book.scans.names())
    for name in names:
        book.scans.get(name)  # a damaged scan is told here, not found missing after a fire
        write_new(target / name, read(book.scans.folder / name))
    return len(names)


def _prove(book: Book, copy: Path) -> None:
    """Open the copy and compare: chain head, balances, and what `check` finds in both."""
    opened = open_ledger(copy, book.ledger.key)
    try:
        same = journal.head(opened) == journal.head(book.ledger) and _balances(opened) == _balances(book.ledger)
        findings = checking.check(opened)
    finally:
        opened.close()
    if same and findings and findings == checking.check(book.ledger):
        raise Unavailable(
            "The book itself does not pass its check ({proof}: {what}), so this copy is no backup. Keep the earlier "
            "backups and run the check.",
            proof=findings[0].proof,
            what=findings[0].what,
        )
    if not same or findings:
        raise Unavailable(
            "The backup in {folder} was not equal to the book and was thrown away. Check the disk and try again; "
            "earlier backups are untouched.",
            folder=copy.parent.parent,
        )


def _balances(ledger: Ledger) -> list[tuple[int, int]]:
    return sorted(accounts.balances(ledger, date.max))


def _manifest(book: Book, head: journal.Head, copy: Path, scans: int, moment: Moment) -> bytes:
    """What lies beside the copy, without a name or an amount: where the chain ended when it was made (D7)."""
    content = {
        "book": book.header.book_id,
        "sequence": head.seq,
        "head": head.hash.hex()[:16],
        "ledger_sha256": hashlib.sha256(read(copy)).hexdigest(),
        "scans": scans,
        "made": moment.now.astimezone(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(content, indent=1).encode()
