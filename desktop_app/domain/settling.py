"""What is let go as a customer settles: 1,239.00 is owed, 1,230.00 is paid, and 9.00 is given up with it."""

from collections.abc import Sequence

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation


def let_go_problems(let_go_fen: int, amount_fen: int, chosen: Sequence[Allocation]) -> list[Problem]:
    """Only what the money leaves unpaid of the chosen slips can be let go."""
    left = max(sum(one.amount_fen for one in chosen) - amount_fen, 0)
    if 0 <= let_go_fen <= left:
        return []
    said = Said(
        "After {amount} only {left} is still owed. Let go of no more than that.",
        amount=format_yuan(amount_fen), left=format_yuan(left),
    )  # fmt: skip
    return [Problem("let_go", said)]


def shared(chosen: Sequence[Allocation], amount_fen: int) -> tuple[tuple[Allocation, ...], tuple[Allocation, ...]]:
    """What the money settles, in the order of the slips, and what is let go of the last of them."""
    paid, given, left = [], [], amount_fen
    for one in chosen:
        money = min(one.amount_fen, left)
        left -= money
        if money:
            paid.append(Allocation(one.item_id, money))
        if one.amount_fen - money:
            given.append(Allocation(one.item_id, one.amount_fen - money))
    return tuple(paid), tuple(given)
