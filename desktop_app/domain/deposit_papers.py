"""What the paper of a deposit says, frozen as it is entered (定金收据, 押金收据): it is the customer's money."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.customer_papers import CustomerPaper, entered_late
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.shop import Shop
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry


@dataclass(frozen=True, slots=True)
class DepositPaper(CustomerPaper):
    """Taken, or given back: `held_fen` is what of this kind is held after it."""

    account: SideAccount
    act: SideAct
    total_fen: int
    held_fen: int
    sequence: int
    method: str = ""
    taken_by: str = ""
    contact: str = ""
    phone: str = ""
    remark: str = ""
    prepared_by: str = ""
    entered_on: date | None = None

    @property
    def is_taken(self) -> bool:
        return self.act is SideAct.TAKEN


def deposit_paper(
    shop: Shop, customer: Customer, entry: SideEntry, held_fen: int, entered: date, sequence: int
) -> DepositPaper:
    """Of an entry that has its number."""
    return DepositPaper(
        shop=shop, number=entry.number, dated=entry.dated, **addressed(customer), account=entry.account, act=entry.act,
        total_fen=entry.amount_fen, held_fen=held_fen, sequence=sequence, method=entry.method, taken_by=entry.hands,
        remark=entry.note, prepared_by=shop.prepared_by, entered_on=entered_late(entered, entry.dated),
    )  # fmt: skip
