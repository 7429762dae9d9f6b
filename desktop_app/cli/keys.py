"""The owner's PIN, on the command line."""

from desktop_app.cli.opening import opened, pin_of, secret_line
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.owner import OwnerAct
from desktop_app.language import N_
from desktop_app.operations.owner import require_owner
from desktop_app.operations.pins import set_pin


def pin(session: Session) -> None:
    """Set the owner's PIN, change it or take it away; where there is one, `--pin-file` holds it (D16)."""
    options = session.options
    if (options.new_pin_file is None) is not options.none:
        raise Refused("Give either --new-pin-file FILE, or --none to take the PIN away.")
    new = "" if options.none else secret_line(options.new_pin_file, N_("The PIN file"))
    with opened(session) as book:
        require_owner(book.ledger, OwnerAct.SETTINGS, session.moment)
        has = set_pin(book.ledger, new, session.moment, pin_of(session) or "").result
    session.present({"pin": has}, dict, _show_pin)


def _show_pin(answer: dict[str, bool], screen: Screen) -> None:
    screen.say(
        Said("The lock and the acts of the owner ask for the PIN from now on.")
        if answer["pin"]
        else Said("Nothing asks for a PIN any more.")
    )
