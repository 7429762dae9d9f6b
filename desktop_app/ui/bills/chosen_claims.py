"""Which of those proposed for the lines of bills was chosen, and what taking a line for that one books (N17)."""

from desktop_app.domain.matching import Claimant
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.money import format_yuan
from desktop_app.operations.bills import BillRow, Taking
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.bills.claim_card import SeenLine


class ChosenClaims:
    """By line: the first of those proposed, unless another was chosen or it has to be said who it is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._picked: dict[str, int] = {}

    def knows(self, row: BillRow) -> bool:
        """Whether somebody chose for this line."""
        return row.line.key in self._picked

    def choose(self, row: BillRow, at: int) -> SeenLine:
        self._picked[row.line.key] = at
        return SeenLine(row, at)

    def seen(self, row: BillRow) -> SeenLine:
        asked = row.state in (ClaimState.ASK, ClaimState.NOBODY)
        return SeenLine(row, self._picked.get(row.line.key, -1 if asked else 0))

    def taking(self, seen: SeenLine, on_account: bool = False) -> Taking | None:
        """What is booked for whom is chosen; None while nobody is."""
        line, choice = seen.row.line, seen.choice
        if isinstance(choice, Claimant):
            method, new = self._method(seen.row), bool(seen.row.twins)
            return Taking(line, choice.customer_id, method, choice.slips, on_account, new=new)
        return Taking(line, choice.customer_id, self._method(seen.row), same=choice.number) if choice else None

    def for_another(self, row: BillRow, customer_id: int) -> Taking:
        """What is booked for a customer that was not proposed."""
        return Taking(row.line, customer_id, self._method(row), new=bool(row.twins))

    def _method(self, row: BillRow) -> str:
        return self.desk.translate(row.line.way.value)


def about_line(row: BillRow) -> str:
    """The sum, the payer and the remark of a line, for a question about it."""
    return " · ".join(filter(None, (format_yuan(row.line.amount_fen), row.line.payer, row.line.remark)))
