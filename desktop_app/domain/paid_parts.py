"""Money that came in several ways at once, and what is noted of a bill of exchange among them (R046)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.methods import MAY_BOUNCE, PayMethod, method_of
from desktop_app.domain.money import format_yuan


@dataclass(frozen=True, slots=True)
class PaidPart:
    """So much of a receipt came this way, in the words of whoever entered it."""

    method: str
    amount_fen: int


class AcceptedBy(StrEnum):
    """Who has to pay a bill of exchange: a bank (银行承兑) or a firm (商业承兑)."""

    BANK = "bank"
    FIRM = "firm"


ACCEPTED_BY = {AcceptedBy.BANK: Said("Bank acceptance"), AcceptedBy.FIRM: Said("Commercial acceptance")}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What stands on a bill of exchange that was taken: who accepted it, its number, and the day it is paid."""

    accepted_by: AcceptedBy = AcceptedBy.BANK
    number: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptDetail:
    """What is kept of a receipt beside its sum: `parts` is empty where all of it came in one way, `let_go_fen` is what
    stands of what was let go with it, `account` is that of the shop it came into.
    """

    parts: tuple[PaidPart, ...] = ()
    taken_by: str = ""
    acceptance: Acceptance | None = None
    let_go_fen: int = 0
    account: str = ""


NO_DETAIL = ReceiptDetail()


def ways(parts: Iterable[PaidPart]) -> str:
    """All the ways in one text, as the list of receipts shows them."""
    return " + ".join(part.method for part in parts)


def bill_part(method: str, amount_fen: int, parts: Sequence[PaidPart]) -> int:
    """What of a receipt came as a bill of exchange."""
    whole = parts or (PaidPart(method, amount_fen),)
    return sum(part.amount_fen for part in whole if method_of(part.method) is PayMethod.PAPER)


def usual_way(parts: Iterable[PaidPart]) -> str:
    """What is proposed after a receipt in several ways: the largest of those that cannot bounce (case 27)."""
    safe = [part for part in parts if method_of(part.method) not in MAY_BOUNCE]
    return max(safe, key=lambda part: part.amount_fen).method if safe else ""


def part_problems(
    amount_fen: int, dated: date, parts: Sequence[PaidPart], acceptance: Acceptance | None
) -> list[Problem]:
    """Parts that do not add up to what came, and a bill of exchange that fell due before it was taken."""
    found = []
    total = sum(part.amount_fen for part in parts)
    if any(part.amount_fen <= 0 or not part.method.strip() for part in parts):
        found.append(Problem("parts", Said("Each part needs a payment method and more than 0.00.")))
    elif parts and total != amount_fen:
        said = Said(
            "The parts come to {total}, but {amount} was received. Correct one of them.",
            total=format_yuan(total), amount=format_yuan(amount_fen),
        )  # fmt: skip
        found.append(Problem("parts", said))
    if acceptance and acceptance.due and acceptance.due < dated:
        said = Said(
            "It fell due on {due}, before it was taken on {dated}. Check the day.", due=acceptance.due, dated=dated
        )
        found.append(Problem("acceptance_due", said))
    return found
