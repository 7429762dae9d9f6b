"""What opens a book, changed while it is open: a new recovery key, another passphrase (D14)."""

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.operations.books import Book
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.operations.recovery_checks import ask_for_groups, ask_for_none
from desktop_app.store import journal
from desktop_app.store.snapshots import canonical
from desktop_app.system.key_file import replace_header
from desktop_app.system.keys import DataKey, rewrap, unlock, with_new_recovery_key


def confirm_whole_key(book: Book, typed: str, moment: Moment) -> Done[bool]:
    """The whole key, as typed from the paper. Refused where it is not the one that opens this book."""
    unlock(book.header, None, typed)
    with book.ledger.writing():
        ask_for_none(book.ledger, moment)
    return done(True, Changed.SHOP)


def new_recovery_key(book: Book, moment: Moment, passphrase: str | None = None) -> Done[str]:
    """Another recovery key in the place of the old one, which opens the book no more; shown once and kept nowhere.

    The new one is to be typed back before anything is replaced, so that no power cut leaves a key that nobody has
    seen for a proven one. Backups made until now keep the old key. The passphrase is asked for where no keyring
    opens the book.
    """
    require_owner(book.ledger, OwnerAct.SETTINGS, moment)
    header, key = with_new_recovery_key(book.header, _data_key(book, passphrase))
    with book.ledger.writing():
        ask_for_groups(book.ledger, key.text, moment, "new_recovery_key")
    replace_header(book.folder, header)
    book.header = header
    return done(key.text, Changed.SHOP)


def change_passphrase(book: Book, old: str | None, new: str, moment: Moment) -> Done[bool]:
    """Another passphrase in the place of the old one, or the first one beside the keyring.

    The old one opens the book no more, whenever the power goes one of the two does; backups made until now keep the
    old one. Refused at `old_passphrase` or `passphrase`.
    """
    require_owner(book.ledger, OwnerAct.SETTINGS, moment)
    try:
        data_key = _data_key(book, old, must_know=book.header.passphrase is not None)
    except Refused as refused:
        raise refused.at("old_passphrase") from None
    header = rewrap(book.header, data_key, passphrase=new)
    with book.ledger.writing():
        journal.record(book.ledger, moment, "change_passphrase", f"{journal.SETTING}passphrase", canonical("changed"))
    replace_header(book.folder, header)
    book.header = header
    return done(True, Changed.SHOP)


def _data_key(book: Book, passphrase: str | None, must_know: bool = False) -> DataKey:
    if not passphrase and (must_know or book.header.keyring is None):
        raise Refused("Type the passphrase of the book.").at("passphrase")
    return unlock(book.header, passphrase or None)
