"""What a return brings about: how much is taken off, where it goes, and what the slip still owes (cases 1, 2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.money import format_yuan
from desktop_app.operations.slips import SlipRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact


@dataclass(frozen=True, slots=True)
class TypedReturn:
    """What is typed by now; `apply` takes the sum off the slip."""

    total_fen: int
    slip: SlipRow | None
    apply: bool


def return_facts(typed: TypedReturn, desk: Desk) -> Sequence[Fact]:
    """The sum, and where it goes; without a slip everything stays on account."""
    return (
        Fact(desk.say("Goods worth {sum} come back", sum=format_yuan(typed.total_fen)), "title"),
        Fact(_where_it_goes(typed, desk)),
    )


def _where_it_goes(typed: TypedReturn, desk: Desk) -> str:
    say, slip = desk.say, typed.slip
    if slip is None:
        return say("The sum stays on account until it is set against a slip.")
    if not typed.apply:
        return say("The sum is kept as credit. {number} stays unpaid as it is.", number=slip.number)
    rest = typed.total_fen - slip.open_fen
    if rest > 0:
        return say("{number} is paid with it, and {rest} stays on account.", number=slip.number, rest=format_yuan(rest))
    return say("{number} then has {open} open.", number=slip.number, open=format_yuan(-rest))
