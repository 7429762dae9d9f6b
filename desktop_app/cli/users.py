"""Who works at the counter: listed, named, given rights (R092)."""

from collections.abc import Mapping

from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.columns import joined
from desktop_app.domain.errors import Refused
from desktop_app.domain.owner import NAMES
from desktop_app.domain.users import RANKS, USUAL, Rank, User, Users
from desktop_app.language import N_
from desktop_app.operations.users import UserDraft, keep_user, put_user_away, users_of


def users(session: Session) -> None:
    """Name somebody or change what they may, where a name is given; answers everybody."""
    options = session.options
    with opened(session) as book:
        if options.name and options.gone:
            put_user_away(book.ledger, options.name, session.moment)
        elif options.name:
            keep_user(book.ledger, _draft(session, users_of(book.ledger)), session.moment)
        elif options.rank or options.allow or options.deny or options.gone or options.new_pin_file:
            raise Refused("Say whose rights these are: give a name.")
        found = users_of(book.ledger)
    session.present(found, lambda every: {"users": [_told(one) for one in every.every]}, _show)


def _draft(session: Session, known: Users) -> UserDraft:
    options = session.options
    before = known.named(options.name)
    rank = options.rank or (before.rank if before else Rank.CLERK)
    may = {*(before.may if before else USUAL), *options.allow} - {*options.deny}
    file = options.new_pin_file
    return UserDraft(options.name, rank, frozenset(may), secret_line(file, N_("The PIN file")) if file else "")


def _told(user: User) -> Mapping[str, object]:
    return {"name": user.name, "rank": user.rank, "may": [*user.may], "active": user.active}


def _show(every: Users, screen: Screen) -> None:
    rows = [(one.name, RANKS[one.rank], joined(*(NAMES[act] for act in one.may))) for one in every.here]
    screen.cells((Heading(N_("Person's name")), Heading(N_("Role")), Heading(N_("May without the owner"))), rows)
