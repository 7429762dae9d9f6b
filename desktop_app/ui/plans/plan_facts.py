"""What the card beside the list says of a plan, and its parts."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import PARTS, part_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import PartProgress
from desktop_app.operations.lists.plans import PlanRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact, FactsCard, Offer
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.edit_grid import EditGrid

PART_COLUMNS: tuple[Column[PartProgress], ...] = (
    Column("due", Said("Due date"), lambda part: part.instalment.due, Look.DATE, 84),
    Column("state", Said("Missing"), lambda part: part.missing_fen, Look.CHIP, 156, stretch=True,
           text=lambda part, _: PARTS[part.state].with_facts(sum=format_yuan(part.missing_fen)),
           mark=lambda part, today: part_mark(part.state, part.instalment.due, today)),
)  # fmt: skip


class PlanFacts(FactsCard[PlanRow]):
    """The parts are a list of their own, with the cursor on the next one."""

    def __init__(self, desk: Desk, offers: Sequence[Offer[PlanRow]]) -> None:
        self.parts: EditGrid[PartProgress] = EditGrid(
            desk, PART_COLUMNS, {}, lambda part: part.instalment.due, desk.say("Parts")
        )
        super().__init__(desk, desk.say("No plan chosen"), plan_facts, offers, self.parts)

    def show_subject(self, subject: PlanRow | None) -> None:
        super().show_subject(subject)
        if subject is not None:
            self.parts.show_records(subject.standing.parts)
            self.parts.go_to(subject.paid_parts)


def plan_facts(row: PlanRow, desk: Desk) -> Sequence[Fact]:
    """What is left of it, whether all of it may be asked for, and what proves it."""
    plan, say = row.standing.plan, desk.say
    whole = row.whole
    may_ask = (
        say(
            "{percent} % was missed and asked for on {day}: all that is left may be asked for (Civil Code 634).",
            day=day_text(whole.demanded_on, desk), percent=whole.calls_at,
        )
        if whole
        else _may_not(row, desk)
    )  # fmt: skip
    return (
        Fact(plan.number, "name"),
        Fact(row.customer),
        Fact(say("Left"), "strong", format_yuan(row.left_fen), say("of {sum}", sum=format_yuan(plan.total_fen))),
        Fact(may_ask),
        RULE,
        *_signed(row, desk),
        Fact(say("Changed {count} times", count=row.changed) if row.changed else ""),
        Fact(plan.note, "muted"),
    )


def _may_not(row: PlanRow, desk: Desk) -> str:
    """What is lacking to ask for all of a plan of which parts were missed."""
    if not row.missed or (row.paper is not None and row.paper.calls_at):
        return ""
    if row.paper is not None and row.paper.signed_on is None and row.paper.paper.terms.calls_at:
        return desk.say("Once the agreement is signed, all that is left may be asked for after a notice or a talk.")
    return desk.say("Only the missed parts may be asked for: no signed agreement says otherwise.")


def _signed(row: PlanRow, desk: Desk) -> Iterator[Fact]:
    """Only a signed copy proves that the customer agreed (case 28)."""
    plan, say = row.standing.plan, desk.say
    yield Fact(say("Agreed on"), "", day_text(plan.agreed_on, desk))
    if plan.signed_on is None:
        yield Fact(say("Not signed: word of mouth proves nothing."), "muted")
    else:
        yield Fact(say("Signed on"), "", day_text(plan.signed_on, desk))
    if row.paper is not None:
        yield Fact(say("Agreement"), "", row.paper.paper.number)
