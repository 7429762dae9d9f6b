"""How the shop's papers are numbered, on the command line."""

from dataclasses import replace

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.number_shapes import NUMBER_RESETS, NumberReset, NumberShapes
from desktop_app.language import N_
from desktop_app.operations.settings import edit_numbers, numbers_of

LINES = {
    "shipment": N_("Letters of slips"),
    "goods_return": N_("Letters of returns"),
    "receipt": N_("Letters of payments"),
    "statement": N_("Letters of statements"),
    "reset": N_("Begin again at 1"),
    "digits": N_("Digits"),
}
"""By the field of the shapes."""


def numbers(session: Session) -> None:
    """Change what is given, for papers from now on; answers all of it."""
    given = {name: getattr(session.options, name) for name in LINES}
    typed = {name: value for name, value in given.items() if value is not None}
    if "reset" in typed:
        typed["reset"] = NumberReset(typed["reset"])
    with opened(session) as book:
        kept = numbers_of(book.ledger)
        if typed:
            kept = edit_numbers(book.ledger, replace(kept, **typed), session.moment).result
    session.present(kept, lambda shapes: told(shapes, *LINES), _show)


def _show(kept: NumberShapes, screen: Screen) -> None:
    values = {name: str(getattr(kept, name)) for name in LINES}
    values["reset"] = NUMBER_RESETS[kept.reset].text(screen.translate)
    screen.cells((Heading(""), Heading("")), [(screen.translate(label), values[name]) for name, label in LINES.items()])
