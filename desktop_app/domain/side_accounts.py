"""What stands beside the account of goods and money: deposits held, what we owe a supplier, the drawer (case 20).

None of it lowers what is owed, nor counts as money on account, until it is set off against slips and signed for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan


class SideAccount(StrEnum):
    """EARNEST: 定金, which binds the deal (民法典 586). SECURITY: 押金 for what was lent.

    SUPPLY: what we owe who supplies us. DRAWER: the cash drawer, which is nobody's account.
    """

    EARNEST = "earnest"
    SECURITY = "security"
    SUPPLY = "supply"
    DRAWER = "drawer"


class SideAct(StrEnum):
    """What happened. SET_OFF is posted with the document that settles slips; all others are entered by themselves."""

    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    BILL = "bill"
    PAID = "paid"
    FLOAT = "float"
    PUT_IN = "put_in"
    TAKEN_OUT = "taken_out"
    SET_OFF = "set_off"


DEPOSITS = (SideAccount.EARNEST, SideAccount.SECURITY)
OF_CUSTOMER = (*DEPOSITS, SideAccount.SUPPLY)

ACTS = {
    SideAccount.EARNEST: (SideAct.TAKEN, SideAct.GIVEN_BACK),
    SideAccount.SECURITY: (SideAct.TAKEN, SideAct.GIVEN_BACK),
    SideAccount.SUPPLY: (SideAct.BILL, SideAct.PAID),
    SideAccount.DRAWER: (SideAct.FLOAT, SideAct.PUT_IN, SideAct.TAKEN_OUT),
}
"""What can be entered by itself."""

ACCOUNTS = {
    SideAccount.EARNEST: Said("Earnest deposit"),
    SideAccount.SECURITY: Said("Security deposit"),
    SideAccount.SUPPLY: Said("What we owe them"),
    SideAccount.DRAWER: Said("Cash drawer"),
}

ACT_WORDS = {
    SideAct.TAKEN: Said("Taken in"),
    SideAct.GIVEN_BACK: Said("Given back"),
    SideAct.BILL: Said("Goods from them"),
    SideAct.PAID: Said("Paid by us"),
    SideAct.FLOAT: Said("Drawer counted"),
    SideAct.PUT_IN: Said("Put in"),
    SideAct.TAKEN_OUT: Said("Taken out"),
    SideAct.SET_OFF: Said("Set off"),
}

ADDS = frozenset({SideAct.TAKEN, SideAct.BILL})
"""What raises the balance beside the account; all else of a customer lowers it."""

CASH_IN, CASH_OUT = (
    frozenset({SideAct.TAKEN, SideAct.PUT_IN}),
    frozenset({SideAct.GIVEN_BACK, SideAct.PAID, SideAct.TAKEN_OUT}),
)
"""What moves money, where the money is cash; what goes out is the owner's to let go, whatever way it goes."""


@dataclass(frozen=True, slots=True)
class SideEntry:
    """One dated entry; `number` is empty where it has none of its own, `document` is what set it off."""

    account: SideAccount
    act: SideAct
    dated: date
    amount_fen: int
    customer_id: int = 0
    method: str = ""
    hands: str = ""
    reference: str = ""
    note: str = ""
    number: str = ""
    document: str = ""
    id: int = 0
    seq: int = 0

    @property
    def signed_fen(self) -> int:
        """What it does to the balance beside the account."""
        return self.amount_fen if self.act in ADDS else -self.amount_fen


@dataclass(frozen=True, slots=True)
class SideBalances:
    """What stands beside one customer's account: deposits of theirs, and what we owe them; in fen."""

    earnest_fen: int = 0
    security_fen: int = 0
    supply_fen: int = 0

    @property
    def deposits_fen(self) -> int:
        return self.earnest_fen + self.security_fen

    def of(self, account: SideAccount) -> int:
        by = {SideAccount.EARNEST: self.earnest_fen, SideAccount.SECURITY: self.security_fen}
        return by.get(account, self.supply_fen)


def beside(entries: Iterable[SideEntry]) -> SideBalances:
    """The balances of one customer's entries."""
    sums = dict.fromkeys(SideAccount, 0)
    for one in entries:
        sums[one.account] += one.signed_fen
    return SideBalances(*(sums[account] for account in OF_CUSTOMER))


def side_problems(entry: SideEntry, held_fen: int) -> list[Problem]:
    """`held_fen` stands on that account: no more of a deposit is given back, or of a debt paid by us."""
    least = 0 if entry.act is SideAct.FLOAT else 1
    if entry.act not in ACTS[entry.account]:
        return [Problem("act", Said("Choose what happened."))]
    if not least <= entry.amount_fen <= LARGEST_FEN:
        return [Problem("amount", Said("Type a sum of more than 0.00."))]
    lowers = entry.account is not SideAccount.DRAWER and entry.act not in ADDS
    if lowers and entry.amount_fen > held_fen:
        return [Problem("amount", at_most(entry.account, held_fen))]
    return []


def at_most(account: SideAccount, held_fen: int) -> Said:
    """Why no more is paid back, paid or set off than there is."""
    held = format_yuan(max(held_fen, 0))
    if account is SideAccount.SUPPLY:
        return Said("We owe them {sum}. Type at most {sum}.", sum=held)
    return Said("Of this deposit {sum} is held. Type at most {sum}.", sum=held)


def drawer_fen(float_fen: int, moves: Iterable[int]) -> int:
    """The cash that should lie in the drawer: what was counted in it, and all that came and went since."""
    return float_fen + sum(moves)
