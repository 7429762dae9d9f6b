"""Who types a command: in a book with named users every entry is signed by one of them, and shows what they may see."""

from collections.abc import Mapping

from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Needs, Refused
from desktop_app.domain.owner import OwnerAct
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.owner import let_owner_in, require_sight
from desktop_app.operations.pins import has_pin
from desktop_app.operations.users import come_to_counter, owner_to_counter, users_of

UNATTENDED = frozenset({"backup", "check", "users"})
"""What nobody needs to be named for: it runs by night, or tells who there is."""

SEES: Mapping[str, OwnerAct] = {
    **dict.fromkeys(
        (
            "customers", "customer", "balance", "history", "ageing", "chase", "contacts", "statement", "alike",
            "due-days", "bills", "cards", "attachments",
        ),
        OwnerAct.SEE_DEBTS,
    ),
    **dict.fromkeys(("goods", "prices", "order"), OwnerAct.SEE_PRICES),
}  # fmt: skip
"""What must be seen to read the answer of a command, by its name. The others show what they write, or no figure; a
report knows it itself.
"""


def come(session: Session, book: Book) -> None:
    """Let in whoever types, and ask whether they may see what the command shows."""
    ledger, options = book.ledger, session.options
    owner_pin = None if options.pin_file is None else secret_line(options.pin_file, N_("The PIN file"))
    if not users_of(ledger).here:
        if options.user is not None:
            raise Refused("This book has no named users. Leave --user out.")
        if owner_pin is not None and has_pin(ledger):
            let_owner_in(ledger, owner_pin, session.moment)
        return
    if options.user is not None:
        come_to_counter(ledger, options.user, session.pin, session.moment)
        if owner_pin is not None:
            let_owner_in(ledger, owner_pin, session.moment)
    elif owner_pin is not None:
        owner_to_counter(ledger, owner_pin, session.moment)
    elif session.options.command not in UNATTENDED:
        raise Refused("This book has named users. Say who you are.").for_want_of(Needs.USER)
    if session.options.command in SEES:
        require_sight(ledger, SEES[session.options.command])
