"""What opens the book and the owner's acts: PIN, recovery key, passphrase (D14, D16)."""

from desktop_app.cli.files import write_recovery_page
from desktop_app.cli.opening import opened, passphrase_of, pin_of
from desktop_app.cli.screen import Screen
from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.owner import OwnerAct
from desktop_app.language import N_
from desktop_app.operations.book_keys import change_passphrase, confirm_whole_key, new_recovery_key
from desktop_app.operations.owner import require_owner
from desktop_app.operations.pins import set_pin
from desktop_app.operations.settings import shop_of


def pin(session: Session) -> None:
    """Set the owner's PIN, change it or take it away; where there is one, `--pin-file` holds it (D16)."""
    options = session.options
    if (options.new_pin_file is None) is not options.none:
        raise Refused("Give either --new-pin-file FILE, or --none to remove the PIN.")
    new = "" if options.none else secret_line(options.new_pin_file, N_("The PIN file"))
    with opened(session) as book:
        require_owner(book.ledger, OwnerAct.SETTINGS, session.moment)
        has = set_pin(book.ledger, new, session.moment, pin_of(session) or "").result
    asked = Said("The lock and the acts of the owner ask for the PIN from now on.")
    session.tell({"pin": has}, asked if has else Said("The lock asks for no PIN any more."))


def confirm(session: Session) -> None:
    """Prove that the recovery key on paper opens the book; the window asks for it no more."""
    key = secret_line(session.options.recovery_key_file, N_("The recovery key file"))
    with opened(session) as book:
        confirm_whole_key(book, key, session.moment)
    said = Said("The recovery key on the paper opens the book in {folder}.", folder=session.folder)
    session.tell({"book": str(session.folder)}, said)


def renew(session: Session) -> None:
    """Make another recovery key and show it, the only time it is ever shown; the old one opens the book no more."""
    options = session.options
    with opened(session) as book:
        key = new_recovery_key(book, session.moment, passphrase_of(session)).result
        shop = shop_of(book.ledger).name
    session.present({"book": str(session.folder), "recovery_key": key}, dict, _show_renewed)
    if options.recovery_page:
        write_recovery_page(session, options.recovery_page, shop, key)


def change(session: Session) -> None:
    """Another passphrase for the book, or its first one; the old one opens the book no more."""
    new = secret_line(session.options.new_passphrase_file, N_("The passphrase file"))
    with opened(session) as book:
        change_passphrase(book, passphrase_of(session), new, session.moment)
    session.tell(
        {"book": str(session.folder)},
        Said("The book in {folder} opens with the new passphrase from now on.", folder=session.folder),
        Said("Backups made until now keep the passphrase they had."),
    )


def _show_renewed(answer: dict[str, str], screen: Screen) -> None:
    screen.say(Said("The old recovery key opens the book no more. The new one is shown only now:"))
    screen.gap()
    screen.exactly(answer["recovery_key"])
    screen.gap()
    screen.say(Said("Backups made until now keep the old key: keep its paper as long as you keep them."))
