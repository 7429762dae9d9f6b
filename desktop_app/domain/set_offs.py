"""Two debts set off against each other (抵账): slips against what we owe them, or their deposit (case 20)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.customer_papers import CustomerPaper, entered_late
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan
from desktop_app.domain.payments import Allocation
from desktop_app.domain.receipt_paper import PaidSlip
from desktop_app.domain.shop import Shop
from desktop_app.domain.side_accounts import DEPOSITS, OF_CUSTOMER, SideAccount, at_most


@dataclass(frozen=True, slots=True)
class SetOffDraft:
    """So much of `account` pays slips; without allocations in the legal order."""

    customer_id: int
    dated: date
    amount_fen: int
    account: SideAccount = SideAccount.SUPPLY
    allocations: tuple[Allocation, ...] | None = None
    remark: str = ""
    submission: str = ""


@dataclass(frozen=True, slots=True)
class SetOffPaper(CustomerPaper):
    """What both sides sign: what each owed the other before, what is set off, and what is left on both sides."""

    account: SideAccount
    total_fen: int
    paid: tuple[PaidSlip, ...]
    owed_before_fen: int
    beside_before_fen: int
    sequence: int
    contact: str = ""
    phone: str = ""
    remark: str = ""
    prepared_by: str = ""
    entered_on: date | None = None

    @property
    def owed_after_fen(self) -> int:
        return self.owed_before_fen - self.total_fen

    @property
    def beside_after_fen(self) -> int:
        return self.beside_before_fen - self.total_fen

    @property
    def is_deposit(self) -> bool:
        return self.account in DEPOSITS


def set_off_problems(draft: SetOffDraft, held_fen: int, owed_fen: int) -> list[Problem]:
    """No more than either side owes is set off."""
    if draft.account not in OF_CUSTOMER:
        return [Problem("account", Said("Choose against what it is set off."))]
    if not 0 < draft.amount_fen <= LARGEST_FEN:
        return [Problem("amount", Said("Type a sum of more than 0.00."))]
    if draft.amount_fen > held_fen:
        return [Problem("amount", at_most(draft.account, held_fen))]
    if draft.amount_fen > owed_fen:
        return [Problem("amount", Said("{sum} of slips is unpaid. Type at most {sum}.", sum=format_yuan(owed_fen)))]
    return []


def set_off_paper(
    shop: Shop,
    customer: Customer,
    draft: SetOffDraft,
    number: str,
    entered: date,
    paid: tuple[PaidSlip, ...],
    owed_before_fen: int,
    beside_before_fen: int,
    sequence: int,
) -> SetOffPaper:
    return SetOffPaper(
        shop=shop, number=number, dated=draft.dated, **addressed(customer), account=draft.account,
        total_fen=draft.amount_fen, paid=paid, owed_before_fen=owed_before_fen, beside_before_fen=beside_before_fen,
        sequence=sequence, remark=draft.remark, prepared_by=shop.prepared_by,
        entered_on=entered_late(entered, draft.dated),
    )  # fmt: skip
