"""Above the lines: what the bills bring, what of it is claimed, and what was left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.bills import PASSED, PassedLine, passed_counts
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.money import format_yuan
from desktop_app.operations.bills import BillRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.equation import Equation, SumTerm
from desktop_app.ui.widgets.labels import Card, ElidedLabel
from desktop_app.ui.widgets.layouts import beside


class BillCard(Card):
    """Income = claimed + no customer's + still open; at the right what nobody has to look at."""

    def __init__(self, desk: Desk, another: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        self.sums = Equation()
        self.left_out = ElidedLabel("", "muted")
        self.left_out.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        beside(self.sums, (self.left_out, 1), another, within=self, gap=16, margins=(14, 8, 14, 8))

    def tell(self, rows: Sequence[BillRow], passed: Sequence[PassedLine]) -> None:
        """Sums in yuan, each with how many lines it is."""
        say = self.desk.say
        claimed = [row for row in rows if row.state is ClaimState.TAKEN]
        strangers = [row for row in rows if row.state is ClaimState.STRANGER]
        still = [row for row in rows if row.state.is_open]
        self.sums.tell(
            (
                self._term(say("Came in"), rows),
                self._term(say("Customers'"), claimed, "="),
                self._term(say("Not a customer's"), strangers, "+"),
                self._term(say("Still open"), still, "+"),
            )
        )
        counts = passed_counts(passed)
        told = [f"{self.desk.tell(PASSED[reason])} {count}" for reason, count in counts.items()]
        self.left_out.setText(say("Left out: {what}", what=" · ".join(told)) if told else "")

    def _term(self, words: str, rows: Sequence[BillRow], sign: str = "") -> SumTerm:
        named = self.desk.say("{words}, {count} lines", words=words, count=len(rows))
        return SumTerm(named, format_yuan(sum(row.line.amount_fen for row in rows)), sign)
