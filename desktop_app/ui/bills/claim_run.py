"""Lines are booked, told, and may be taken back; what the book asks about first is asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.bills import BillLine
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Said
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.money import format_yuan
from desktop_app.operations.bills import (
    BillRow,
    Claimed,
    Taking,
    customers_after_all,
    no_customers,
    take_lines,
    untake,
)
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Then
from desktop_app.ui.widgets.notices import Way, error, warning


class ClaimRun:
    """`numbers` are the receipts taken since the week was last told of them; `stands_at` puts the cursor back."""

    def __init__(self, desk: Desk, owner: QWidget, stands_at: Callable[[BillLine], None]) -> None:
        self.desk = desk
        self.numbers: list[str] = []
        self._owner, self._stands_at = owner, stands_at

    def take(self, takings: Sequence[Taking], then: Then[Claimed] | None = None) -> None:
        """Book them, all or none."""
        self.desk.jobs.do(
            lambda book, moment: take_lines(book.ledger, takings, moment),
            partial(self._taken, takings, then),
            self._owner,
            partial(self._ask, takings, then),
        )

    def give_up(self, lines: Sequence[BillLine]) -> None:
        """They are no customers' money."""
        text = self.desk.say("{count} lines are not customers' money.", count=len(lines))
        self.desk.jobs.do(
            lambda book, moment: no_customers(book.ledger, lines, moment),
            lambda _: self.desk.done(text, lambda book, moment: customers_after_all(book.ledger, lines, moment)),
            self._owner,
        )

    def take_back(self, row: BillRow) -> None:
        """The receipt is voided and the line is open again, or a payer may be a customer after all."""
        say, line, reason = self.desk.say, row.line, self.desk.say("Entered by mistake")
        told = say("The line is open again.")
        if row.state is ClaimState.STRANGER:
            self.desk.jobs.do(
                lambda book, moment: customers_after_all(book.ledger, [line], moment),
                lambda _: self.desk.done(told, lambda book, moment: no_customers(book.ledger, [line], moment)),
                self._owner,
            )
        else:
            self.desk.jobs.do(
                lambda book, moment: untake(book.ledger, [line.key], reason, moment),
                lambda _: self.desk.final(told, say("Take the line once more to book it again.")),
                self._owner,
            )

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _taken(self, takings: Sequence[Taking], then: Then[Claimed] | None, made: Sequence[Claimed]) -> None:
        self.numbers += [one.number for one in made if not one.again]
        say, keys, reason = self.desk.say, [one.line.key for one in takings], self.desk.say("Entered by mistake")
        total = format_yuan(sum(one.amount_fen for one in made))
        text = say("{count} receipts are booked, {sum}.", count=len(made), sum=total)
        if len(made) == 1:
            text = say(
                "{customer}: {sum} is booked as {number}.",
                customer=made[0].customer, sum=total, number=made[0].number,
            )  # fmt: skip
        self.desk.done(text, lambda book, moment: untake(book.ledger, keys, reason, moment), asks_elsewhere=True)
        if then is not None:
            then(made[0])

    def _ask(self, takings: Sequence[Taking], then: Then[Claimed] | None, said: Said) -> None:
        """Far more than is owed is asked about first."""
        text = self.desk.tell(said)
        if isinstance(said, Doubted):
            meant = [replace(one, accepted=frozenset(said.doubts)) for one in takings]
            way = Way(self.desk.say("It is right, book it"), lambda: self.take(meant, then))
            self.desk.notice(warning(text, way))
        else:
            self.desk.notice(error(text))
        self._stands_at(takings[0].line)
