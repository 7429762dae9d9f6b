"""Money on account that is paid back to the customer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan
from desktop_app.domain.payments import Allocation


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """So much of what lies on account goes back, by which way, and who handed it over."""

    customer_id: int
    dated: date
    amount_fen: int
    method: str = ""
    paid_by: str = ""
    remark: str = ""
    submission: str = ""


def refund_problems(draft: RefundDraft, on_account_fen: int) -> list[Problem]:
    """Only what lies on account on that day can be paid back."""
    if 0 < draft.amount_fen <= min(on_account_fen, LARGEST_FEN):
        return []
    said = Said("On {day} {sum} is on account. Type at most {sum}.", day=draft.dated, sum=format_yuan(on_account_fen))
    return [Problem("amount", said)]


def paid_back_from(amount_fen: int, credits: Iterable[tuple[int, int]]) -> list[Allocation]:
    """Of which credits, oldest first, the money is paid back: (credit item, what is free of it)."""
    chosen, left = [], amount_fen
    for item_id, free in credits:
        used = min(left, free)
        left -= used
        if used:
            chosen.append(Allocation(item_id, used))
    return chosen
