"""What is worth knowing before the call (U1, U11)."""

from collections.abc import Sequence

from desktop_app.domain.chase_words import action_said, reason_said
from desktop_app.domain.labels import in_plan_said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.reasons import Reason
from desktop_app.domain.statements import StatementState
from desktop_app.operations.lists.week import contact_said
from desktop_app.operations.week import WeekRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact
from desktop_app.ui.widgets.columns import day_text, masked, read


def chase_facts(one: WeekRow, desk: Desk) -> Sequence[Fact]:
    """Whom to call, about how much, why, and what they will ask about."""
    reason = f"{desk.tell(reason_said(one.row))}\n{desk.tell(action_said(one.row))}"
    return (
        Fact(one.row.name, "title"),
        Fact(" · ".join(part for part in (one.contact, masked(one.phone, desk)) if part), "muted"),
        Fact(_money(one, desk), "strong"),
        Fact(reason),
        Fact("\n".join([*_debt(one, desk), *_said_against(one, desk), *_talks(one, desk)]), "muted"),
    )


def _money(row: WeekRow, desk: Desk) -> str:
    parts = [desk.say("Owes {sum}", sum=format_yuan(row.row.owed_fen))]
    if row.row.ask_fen:
        parts.append(desk.say("ask for {sum}", sum=format_yuan(row.row.ask_fen)))
    if row.limit_fen is not None:
        parts.append(desk.say("limit {sum}", sum=format_yuan(row.limit_fen)))
        if row.exposure_fen > row.limit_fen:
            parts.append(desk.say("over by {sum}", sum=format_yuan(row.exposure_fen - row.limit_fen)))
    return " · ".join(parts)


def _debt(one: WeekRow, desk: Desk) -> list[str]:
    """How old the debt is, and what of it is not simply late."""
    say, debt, facts = desk.say, one.row.debt, []
    if one.row.oldest_due:
        facts.append(say("Oldest due {day}", day=one.row.oldest_due.isoformat()))
    if debt.overdue_fen:
        facts.append(say("Overdue {sum}", sum=format_yuan(debt.overdue_fen)))
    if said := in_plan_said(debt):
        facts.append(desk.tell(said))
    if debt.in_dispute_fen:
        facts.append(say("In dispute {sum}", sum=format_yuan(debt.in_dispute_fen)))
    if debt.on_account_fen:
        facts.append(say("On account {sum}", sum=format_yuan(debt.on_account_fen)))
    return facts


def _talks(one: WeekRow, desk: Desk) -> list[str]:
    """Last talk, last money, promise."""
    say, facts = desk.say, []
    if one.last is not None:
        facts.append(say("Last contact: {contact}", contact=read(contact_said(one, desk.today()), desk)))
        if one.last.note:
            facts.append(say("“{note}”", note=one.last.note))
    if one.last_paid is not None:
        day, fen = one.last_paid
        facts.append(say("Last paid {sum} on {day}", sum=format_yuan(fen), day=day_text(day, desk)))
    if one.promise is not None:
        promise = one.promise.promise
        facts.append(
            say("Promised {sum} by {day}", sum=format_yuan(promise.amount_fen), day=day_text(promise.by, desk))
        )
    return facts


def _said_against(row: WeekRow, desk: Desk) -> list[str]:
    """What the customer objects to and what we answered; their own figure of the statement and their words."""
    say, facts, last = desk.say, [], row.statement
    for one in row.disputes:
        facts.append(say("{number}: “{reason}”", number=one.number, reason=one.reason))
        if one.answer:
            facts.append(say("We answered: “{answer}”", answer=one.answer))
    if last is not None and last.state is StatementState.DIFFERS:
        if last.theirs_fen is not None and row.row.reason is not Reason.STATEMENT_DIFFERS:
            theirs, ours = format_yuan(last.theirs_fen), format_yuan(last.closing_fen)
            facts.append(say("they say {theirs}, we {ours}", theirs=theirs, ours=ours))
        if words := " · ".join(part for part in (last.said_by, last.note) if part):
            facts.append(say("“{note}”", note=words))
    return facts
