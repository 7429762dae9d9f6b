"""The sample shop: to try everything on, to be shown around in, and to measure with."""

import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from desktop_app.cli import chasing
from desktop_app.cli.chasing import ChaseWeek
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.domain.forecast import HORIZON_DAYS
from desktop_app.language import N_, Translate
from desktop_app.sample.tour import Tour, run_tour

SHOWN = 15
"""Customers of the sample shop's list that fit on a screen."""

TOUR_FOLDER = Path("qingzhang-tour")
"""Where the tour's papers go when nobody says where, in the folder the user stands in."""


def sample(session: Session) -> None:
    """Make the sample shop; the same numbers and the same day make the same shop."""
    from desktop_app.cli.books import show_new_book
    from desktop_app.cli.opening import passphrase_of
    from desktop_app.sample import create_sample

    options = session.options
    asked = {"customers": options.customers, "years": options.years, "seed": options.seed}
    wanted = {name: number for name, number in asked.items() if number is not None}
    key = create_sample(session.folder, session.moment, **wanted, passphrase=passphrase_of(session))
    session.present({"book": str(session.folder), "recovery_key": key}, dict, show_new_book)


def tour(session: Session) -> None:
    """Show a sample shop: this week's list, and a voucher, a statement and a table to look at."""
    _guide(session, session.options.out)


def start(session: Session) -> None:
    """What happens without a command where there is no screen: the tour, and pictures of the window."""
    if session.around.has_screen:
        raise Refused(
            "No command was named. Name one (qingzhang --help shows them all), or open the window with no other option "
            "than --book, --lang, --today and --safe."
        )
    if not session.options.json:
        session.screen().say(Said("There is no screen to open the window on; here is a tour in the terminal."))
        session.screen().gap()
    try:
        out = TOUR_FOLDER.absolute()
        _guide(session, out)
    except Unavailable:  # the user stands in a folder that takes no files
        out = Path(tempfile.mkdtemp(prefix=f"{TOUR_FOLDER.name}-"))
        _guide(session, out)
    if session.around.picture_window and not session.options.json:
        _show_pictures(session, out)


def _show_pictures(session: Session, out: Path) -> None:
    assert session.around.picture_window is not None
    taken = list(session.around.picture_window(out / "window", session.language, session.moment))
    if taken:
        session.screen().gap()
        session.screen().say(
            Said("{count} pictures of the window are in {folder}.", count=len(taken), folder=taken[0].parent)
        )


def _guide(session: Session, out: Path) -> None:
    shown = run_tour(out, session.paper_language, session.translate, session.moment)
    session.present(shown, partial(_answer, session.translate), _show)


def _week(shown: Tour, rows: int | None = None) -> ChaseWeek:
    return ChaseWeek(shown.as_of, HORIZON_DAYS, shown.rows[:rows], len(shown.rows))


def _answer(translate: Translate, shown: Tour) -> Mapping[str, object]:
    return {
        "shop": shown.shop,
        **chasing.answer(_week(shown), translate),
        "voucher": str(shown.voucher),
        "statement": str(shown.statement),
        "table": str(shown.table),
    }


def _show(shown: Tour, screen: Screen) -> None:
    screen.heading(Said("{shop} (a made-up shop)", shop=shown.shop))
    chasing.show(_week(shown, SHOWN), screen)
    screen.gap()
    screen.say(Said("Three papers to look at are in {folder}:", folder=shown.voucher.parent))
    papers = (
        (Said("delivery slip"), shown.voucher.name),
        (Said("monthly statement, to be signed"), shown.statement.name),
        (Said("ageing as a table"), shown.table.name),
    )
    screen.cells((Heading(N_("Paper")), Heading(N_("File"))), papers)
    screen.gap()
    screen.hint(Said("Your own book begins with: qingzhang new --shop NAME. All commands: qingzhang --help"))
