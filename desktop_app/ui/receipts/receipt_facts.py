"""What the card beside the list says of a receipt, and the slips it settles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.acceptances import BILL_STATES, BillState, HeldBill
from desktop_app.domain.ahead import AHEAD_MEANS
from desktop_app.domain.columns import Column, Look, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.own_reasons import read_reason
from desktop_app.domain.paid_parts import ACCEPTED_BY, NO_DETAIL, ReceiptDetail
from desktop_app.language import N_
from desktop_app.operations.lists.receipts import is_ahead
from desktop_app.operations.receipts import ReceiptRow, SettledSlip
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact, FactsCard, Offer
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.edit_grid import EditGrid

SETTLED: tuple[Column[SettledSlip], ...] = (
    Column(
        "number", Said("Settles"), lambda one: one.number, width=128, stretch=True,
        tip=lambda one, today: Said(
            "Slip of {day}, settled on {settled}", day=short_day(one.dated, today),
            settled=short_day(one.settled_on, today),
        ),
    ),
    Column("amount", Said("Amount"), lambda one: one.amount_fen, Look.MONEY, 88),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeenReceipt:
    """A receipt, the slips it settles, and what its customer owes in fen; None until the book has answered."""

    row: ReceiptRow
    slips: tuple[SettledSlip, ...] = ()
    owed_fen: int | None = None
    detail: ReceiptDetail = NO_DETAIL
    bill: HeldBill | None = None


class ReceiptFacts(FactsCard[SeenReceipt]):
    """The settled slips are a list with a cursor: undoing takes the one under it."""

    def __init__(self, desk: Desk, offers: Sequence[Offer[SeenReceipt]]) -> None:
        self.slips: EditGrid[SettledSlip] = EditGrid(
            desk, SETTLED, {}, lambda one: (one.number, one.part), desk.say("Slips this receipt settles")
        )
        super().__init__(desk, desk.say("No receipt chosen"), receipt_facts, offers, self.slips)

    def show_subject(self, subject: SeenReceipt | None) -> None:
        super().show_subject(subject)
        slips = subject.slips if subject else ()
        self.slips.show_records(slips)
        self.slips.setVisible(bool(slips))

    def chosen_slip(self) -> SettledSlip | None:
        """The slip under the cursor."""
        row, slips = self.slips.view.currentIndex().row(), self.slips.records()
        return slips[row] if 0 <= row < len(slips) else None


def receipt_facts(seen: SeenReceipt, desk: Desk) -> Sequence[Fact]:
    """The money, and what was said about it."""
    row = seen.row
    settles_nothing = seen.owed_fen is not None and not seen.slips and not row.reversed_by
    return (
        Fact(row.number, "name"),
        Fact(row.customer),
        Fact(" · ".join(part for part in (row.method, day_text(row.dated, desk)) if part), "muted"),
        Fact(desk.tell(AHEAD_MEANS) if is_ahead(row, desk.today()) else "", "strong"),
        RULE,
        *_money(row, desk),
        *_details(seen, desk),
        Fact(desk.say("It settles no slip; all of it is on account.") if settles_nothing else "", "muted"),
        Fact(desk.say("The customer: “{words}”", words=row.instruction) if row.instruction else "", "muted"),
        Fact(row.remark, "muted"),
    )


def _money(row: ReceiptRow, desk: Desk) -> Iterator[Fact]:
    say = desk.say
    if row.reversed_by:
        void = N_("Bounced; see {reversal}") if row.bounced else N_("Void; see {reversal}")
        yield Fact(say(void, reversal=row.reversed_by), "strong")
        yield Fact(desk.words(read_reason(row.reversed_why)), "muted")
        yield Fact(say("Amount"), "", format_yuan(row.amount_fen))
        return
    yield Fact(say("Amount"), "strong", format_yuan(row.amount_fen))
    yield Fact(say("Spread"), "", format_yuan(row.allocated_fen))
    if row.on_account_fen:
        yield Fact(say("On account"), "", format_yuan(row.on_account_fen))
    if row.paid_back_fen:
        yield Fact(say("Went back"), "", format_yuan(row.paid_back_fen))


def _details(seen: SeenReceipt, desk: Desk) -> Iterator[Fact]:
    """In which ways it came, what was let go with it, what stands on a bill of exchange, and who took it."""
    say, detail = desk.say, seen.detail
    for part in detail.parts:
        yield Fact(part.method, "", format_yuan(part.amount_fen))
    yield Fact(say("Into {account}", account=detail.account) if detail.account else "", "muted")
    if detail.let_go_fen:
        yield Fact(say("Let go at settlement"), "", format_yuan(detail.let_go_fen))
    if (bill := detail.acceptance) is not None:
        due = say("due {day}", day=day_text(bill.due, desk)) if bill.due else ""
        yield Fact(" · ".join(filter(None, (desk.words(ACCEPTED_BY[bill.accepted_by]), bill.number, due))), "muted")
    if seen.bill is not None:
        yield from _became(seen.bill, desk)
    if seen.row.taken_by:
        yield Fact(say("Taken by {name}", name=seen.row.taken_by), "muted")


def _became(bill: HeldBill, desk: Desk) -> Iterator[Fact]:
    """What became of a bill, on which day, and what was noted of it: to whom it went."""
    if bill.state is BillState.HELD or bill.since is None:
        return
    yield Fact(desk.words(BILL_STATES[bill.state]), "strong", day_text(bill.since, desk))
    yield Fact(bill.note, "muted")
