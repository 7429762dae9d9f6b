"""One repayment plan beside the list: its parts with what reached each, and what can be done about it (R127)."""

from collections.abc import Sequence

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import PARTS, part_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import PartProgress, Plan
from desktop_app.operations.lists.plans import PlanRow
from desktop_app.operations.plans import Acceleration
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact, FactsCard, Offer
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.speech import Reader

COLUMNS: tuple[Column[PartProgress], ...] = (
    Column("due", Said("Due"), lambda part: part.instalment.due, Look.DATE, 100),
    Column("state", Said("Missing"), lambda part: part.missing_fen, Look.CHIP, 140, stretch=True,
           text=lambda part, _: PARTS[part.state].with_facts(sum=format_yuan(part.missing_fen)),
           mark=lambda part, today: part_mark(part.state, part.instalment.due, today)),
)  # fmt: skip


GAP = 4
"""So that the parts keep their room in the lowest window."""


class PlanFacts(FactsCard[PlanRow]):
    """The parts are a list of their own, with the cursor on the next one."""

    def __init__(self, desk: Desk, offers: Sequence[Offer[PlanRow]]) -> None:
        self.parts: EditGrid[PartProgress] = EditGrid(
            desk, COLUMNS, {}, lambda part: part.instalment.due, desk.say("Parts")
        )
        super().__init__(desk, desk.say("No plan chosen"), _facts, offers, self.parts, GAP)

    def show_subject(self, subject: PlanRow | None) -> None:
        super().show_subject(subject)
        if subject is not None:
            self.parts.show_records(subject.standing.parts)
            self.parts.go_to(subject.paid_parts)


def _facts(row: PlanRow, desk: Desk) -> Sequence[Fact]:
    plan, say = row.standing.plan, desk.say
    agreed = say("Agreed on {day}", day=day_text(plan.agreed_on, desk))
    return (
        Fact(plan.number, "title"),
        Fact(row.customer),
        Fact(
            say("{left} of {total} is left", left=format_yuan(row.left_fen), total=format_yuan(plan.total_fen)),
            "strong",
        ),
        Fact("\n".join(part for part in (agreed, _signed_text(plan, desk), plan.note) if part), "muted"),
        Fact(_offer_text(row.whole, desk) if row.whole else "", "strong"),
    )


def _signed_text(plan: Plan, desk: Reader) -> str:
    """Only a signed copy proves that the customer agreed (case 28)."""
    if plan.signed_on is None:
        return desk.say("Not signed: agreed by word of mouth only, which proves nothing in court")
    return desk.say("Came back signed on {day}", day=day_text(plan.signed_on, desk))


def _offer_text(whole: Acceleration, desk: Reader) -> str:
    return desk.say(
        "Missed parts reach a fifth of the plan and were asked for on {day}: the whole rest of {sum} may be asked for "
        "(Civil Code 634).",
        day=day_text(whole.demanded_on, desk),
        sum=format_yuan(whole.rest_fen),
    )
