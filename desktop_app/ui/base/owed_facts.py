"""What is owed, as the lines of a card: beside money on account they add up (`domain.owed_words`)."""

from collections.abc import Iterator

from desktop_app.domain.money import format_yuan
from desktop_app.domain.owed_words import owed_terms
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact


def owed_facts(owed_fen: int, on_account_fen: int, desk: Desk, role: str = "strong") -> Iterator[Fact]:
    """What it comes to stands in `role`."""
    for one in owed_terms(owed_fen, on_account_fen):
        yield Fact(desk.tell(one.said), role if one.is_sum else "", format_yuan(one.fen))
