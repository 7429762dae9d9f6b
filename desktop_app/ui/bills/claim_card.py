"""The line under the cursor: what the bill tells of it, whose it may be and why, and which slips it would pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import short_day
from desktop_app.domain.matching import MOST_SHOWN, Claimant
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.money import format_yuan
from desktop_app.operations.bills import BillRow, HandTyped, Spread
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact, FactsCard, Offer
from desktop_app.ui.widgets.digit_choice import DigitRow
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import scrolled, stacked


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line, who is chosen for it (-1: nobody yet), and what would be paid; None until the book has answered."""

    row: BillRow
    chosen: int = -1
    spread: Spread | None = None

    @property
    def choices(self) -> "Sequence[HandTyped | Claimant]":
        """Receipts typed by hand that may be this money, then the customers it may be from."""
        return (*self.row.twins, *self.row.match.claimants)

    @property
    def choice(self) -> "HandTyped | Claimant | None":
        return self.choices[self.chosen] if 0 <= self.chosen < len(self.choices) else None


class ClaimChoices(QWidget):
    """Who it may be, each with its figure key; of the one that is chosen the reasons stand below, and the slips."""

    picked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows = [DigitRow(at + 1, yields=True) for at in range(MOST_SHOWN)]
        self.reasons = [PlainLabel("", "muted", wraps=True) for _ in self.rows]
        self.slips = PlainLabel("", wraps=True)
        inside = QWidget()
        column = stacked(within=inside, gap=0)
        for at, (row, reason) in enumerate(zip(self.rows, self.reasons, strict=True)):
            reason.setContentsMargins(42, 0, 8, 6)
            row.clicked.connect(lambda _=False, at=at: self.picked.emit(at))
            column.addWidget(row)
            column.addWidget(reason)
        column.addSpacing(8)
        column.addWidget(self.slips)
        column.addStretch()
        stacked((scrolled(inside), 1), within=self)

    def tell(self, seen: SeenLine) -> None:
        for at, (row, reason) in enumerate(zip(self.rows, self.reasons, strict=True)):
            there = at < len(seen.choices)
            chosen = there and at == seen.chosen
            if there:
                self._tell_row(row, seen.choices[at])
                reason.setText("\n".join(f"✓ {one}" for one in self._why(seen.choices[at])))
            row.setChecked(chosen)
            row.setVisible(there)
            reason.setVisible(chosen and bool(reason.text()))
        self.slips.setText("\n".join(self._paid(seen)))

    def _tell_row(self, row: DigitRow, choice: HandTyped | Claimant) -> None:
        say = self.desk.say
        if isinstance(choice, Claimant):
            row.say(choice.name, say("owes {sum}", sum=format_yuan(choice.owed_fen)))
        else:
            row.say(say("The same as {number}", number=choice.number), choice.customer)

    def _why(self, choice: HandTyped | Claimant) -> Iterator[str]:
        if isinstance(choice, Claimant):
            yield from (self.desk.tell(clue.said) for clue in choice.clues)
        else:
            day = short_day(choice.dated, self.desk.today())
            yield self.desk.say("Typed by hand on {day}: {sum}, {method}", day=day,
                                sum=format_yuan(choice.amount_fen), method=choice.method or "—")  # fmt: skip

    def _paid(self, seen: SeenLine) -> Iterator[str]:
        say = self.desk.say
        if seen.spread is None or not isinstance(seen.choice, Claimant):
            return
        if seen.spread.shares:
            named = say("The payer named what is paid first:")
            yield named if seen.spread.named else say("Nothing was named; what is due first is paid first:")
        for share in seen.spread.shares:
            rest = say("{sum} of it stays open", sum=format_yuan(share.left_fen)) if share.left_fen else say("paid")
            yield f"{share.number}   {format_yuan(share.fen)}   {rest}"
        if seen.spread.on_account_fen:
            yield say("{sum} goes on account.", sum=format_yuan(seen.spread.on_account_fen))


class ClaimCard(FactsCard[SeenLine]):
    """Facts of the line, the choices, and the keys that decide."""

    def __init__(self, desk: Desk, offers: Sequence[Offer[SeenLine]]) -> None:
        self.choices = ClaimChoices(desk)
        super().__init__(desk, desk.say("No line chosen"), line_facts, offers, self.choices)

    def show_subject(self, subject: SeenLine | None) -> None:
        super().show_subject(subject)
        if subject is not None:
            self.choices.tell(subject)
            self.choices.setVisible(subject.row.state.is_open and bool(subject.choices))


def line_facts(seen: SeenLine, desk: Desk) -> Sequence[Fact]:
    """The money, who sent it, and what became of it."""
    row, line, say = seen.row, seen.row.line, desk.say
    back = format_yuan(line.returned_fen)
    day = line_day(line.day, desk.today())
    when = " ".join(part for part in (desk.translate(line.way.value), day, line.clock) if part)
    transaction = say("Transaction {number}", number=f"…{line.number[-8:]}") if line.number else ""
    return (
        Fact(format_yuan(line.amount_fen), "name"),
        Fact(line.payer or say("The bill does not say who paid."), "strong"),
        Fact(line.remark),
        Fact(" · ".join(part for part in (when, transaction) if part), "muted"),
        Fact(say("{sum} of it was given back.", sum=back) if line.returned_fen else "", "muted"),
        Fact(desk.tell(line.unclear) if line.unclear else "", "strong"),
        RULE,
        *_became(row, desk),
    )


def line_day(day: date, today: date) -> str:
    """With its year where that is not this one: bills of years ago are opened too."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def _became(row: BillRow, desk: Desk) -> Iterator[Fact]:
    say = desk.say
    match row.state:
        case ClaimState.TAKEN:
            yield Fact(say("Booked as {number} for {customer}", number=row.number, customer=row.customer))
        case ClaimState.STRANGER:
            yield Fact(say("Not a customer's money. The book keeps nothing of it."), "muted")
        case ClaimState.NOBODY:
            yield Fact(say("The last time this payer was no customer. N says so again."), "muted")
        case ClaimState.ASK if not row.match.claimants:
            yield Fact(say("Nobody is known by this name or sum. Press / to look for the customer."), "muted")
        case ClaimState.TWIN:
            yield Fact(say("This may have been typed by hand already: the same money, or new?"), "strong")
        case _:
            yield Fact("")


def is_open(seen: SeenLine) -> bool:
    """Whether it is still to be said whose it is."""
    return seen.row.state.is_open


def may_be_spread(seen: SeenLine) -> bool:
    """Whether a customer is chosen, whose slips it can pay."""
    return is_open(seen) and isinstance(seen.choice, Claimant)
