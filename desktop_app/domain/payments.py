"""Money received: which debts it settles, in the order the law and the customer set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan, share_out
from desktop_app.domain.paid_parts import Acceptance, PaidPart, part_problems


class ReceiptState(Enum):
    """What is not as usual with a receipt: some of its money settles nothing yet, or it is void.

    BOUNCED: the cheque or bill came back (退票). SENT_BACK: the bank returned the money (被退回).
    """

    FREE = "free"
    VOID = "void"
    BOUNCED = "bounced"
    SENT_BACK = "sent_back"


@dataclass(frozen=True, slots=True)
class Allocation:
    """So many fen of a credit settle one open item."""

    item_id: int
    amount_fen: int


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """Money as received. `allocations` None asks for the legal order; an empty tuple leaves all on account.

    `instruction` keeps the customer's own words ("March goods") as evidence; `designated` are the items they name.
    `accepted` are the doubts somebody has said to be meant so. `parts` are the several ways it came in, `taken_by` is
    who took it; `let_go_fen` is given up with it, and settles slips as the money does.
    """

    customer_id: int
    dated: date
    amount_fen: int
    method: str = ""
    instruction: str = ""
    designated: tuple[int, ...] = ()
    allocations: tuple[Allocation, ...] | None = None
    remark: str = ""
    submission: str = ""
    accepted: frozenset[str] = frozenset()
    parts: tuple[PaidPart, ...] = ()
    taken_by: str = ""
    acceptance: Acceptance | None = None
    let_go_fen: int = 0
    let_go_why: str = ""
    account: str = ""
    """The shop's bank account a transfer came into."""

    @property
    def settles_fen(self) -> int:
        """What slips can be settled with: the money, and what is let go beside it."""
        return self.amount_fen + self.let_go_fen


def propose(
    amount_fen: int, items: Iterable[OpenItem], paid_on: date, designated: Sequence[int] = ()
) -> list[Allocation]:
    """Allocations of a payment in the legal order (民法典 560, N09, case 12).

    First the items the customer designated, in due order; then due before not due, unsecured before secured,
    penalised before plain, earliest due date, or the order agreed; items due the same day share pro rata, odd fen to
    the smaller number. A debt without an agreed day is due since its goods were received; goods that came after the
    money wait until all older debts are paid. What is left over stays on account (case 10).
    """
    allocations, left = [], amount_fen
    chosen = set(designated)
    ranked = sorted(items, key=lambda item: (_legal_rank(item, paid_on, chosen), item.number, item.part))
    for _, group in groupby(ranked, key=lambda item: _legal_rank(item, paid_on, chosen)):
        equals = list(group)
        weights = [item.open_fen for item in equals]
        shares = share_out(min(left, sum(weights)), weights)
        allocations += [Allocation(item.item_id, share) for item, share in zip(equals, shares, strict=True) if share]
        left -= sum(shares)
    return allocations


def settle_one(amount_fen: int, parts: Iterable[OpenItem]) -> list[Allocation]:
    """Allocations to the parts of one slip, earliest due first (case 1: 40 on 30/50/20 leaves 0/40/20)."""
    allocations, left = [], amount_fen
    for part in sorted(parts, key=lambda item: (item.payable, item.part)):
        used = min(left, part.open_fen)
        left -= used
        if used:
            allocations.append(Allocation(part.item_id, used))
    return allocations


def exact_matches(amount_fen: int, items: Iterable[OpenItem]) -> list[OpenItem]:
    """Items open by exactly this amount: offered as a hint, never applied silently (conventions 3.1)."""
    return [item for item in items if item.open_fen == amount_fen]


def problems(draft: ReceiptDraft, items: Iterable[OpenItem]) -> list[Problem]:
    """Everything that keeps the receipt from being posted."""
    found = []
    if not 0 < draft.amount_fen <= LARGEST_FEN:
        found.append(Problem("amount", Said("A receipt must be between 0.01 and 100,000,000,000.00.")))
    found += part_problems(draft.amount_fen, draft.dated, draft.parts, draft.acceptance)
    if draft.allocations is not None:
        found += allocation_problems(draft.settles_fen, draft.allocations, items)
    return found


def allocation_problems(free_fen: int, allocations: Iterable[Allocation], items: Iterable[OpenItem]) -> list[Problem]:
    """Over-allocation of the money or of an item, and items that are not open."""
    chosen, found = list(allocations), []
    open_items = {item.item_id: item for item in items}
    total = sum(allocation.amount_fen for allocation in chosen)
    if total > free_fen:
        found.append(_over_money(total, free_fen))
    if len({allocation.item_id for allocation in chosen}) != len(chosen):
        found.append(Problem("allocate", Said("The same slip is named twice. Put both amounts on one line.")))
    for index, allocation in enumerate(chosen, 1):
        item = open_items.get(allocation.item_id)
        if item is None:
            found.append(Problem("allocate", Said("Line {line} names a slip that is paid already.", line=index), index))
        elif not 0 < allocation.amount_fen <= item.open_fen:
            found.append(_beyond_item(item, index))
    return found


def _over_money(total: int, free_fen: int) -> Problem:
    return Problem(
        "allocate",
        Said(
            "{total} is spread over slips but only {amount} is there. Lower one of the lines.",
            total=format_yuan(total),
            amount=format_yuan(free_fen),
        ),
    )


def _beyond_item(item: OpenItem, index: int) -> Problem:
    said = Said(
        "{open} of slip {number} is unpaid. Type at most {open}.",
        number=item.number,
        open=format_yuan(item.open_fen),
    )
    return Problem("allocate", said, index)


def _legal_rank(item: OpenItem, paid_on: date, designated: set[int]) -> tuple[bool, bool, bool, bool, bool, date, date]:
    """What sorts an item; of batches that wait for a newer one, the oldest falls due first. What was agreed goes before
    the law.
    """
    named, later = item.item_id not in designated, item.dated > paid_on
    if item.agreed_place is not None:
        return (named, later, False, False, False, item.agreed_place, item.payable)
    return (
        named,
        later,
        item.payable > paid_on,
        item.secured,
        not item.penalised,
        item.payable,
        item.dated if item.payable == date.max else date.min,
    )
