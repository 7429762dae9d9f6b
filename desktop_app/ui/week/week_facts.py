"""What is worth knowing before the call, of the row under the cursor (U1, U11)."""

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
        Fact(one.row.name, "name"),
        Fact(" · ".join(filter(None, (one.contact, masked(one.phone, desk)))), "muted"),
        Fact(_money(one, desk), "strong"),
        Fact(reason),
        Fact("\n".join(filter(None, (*_debt(one, desk), *_said_against(one, desk), *_talks(one, desk)))), "muted"),
    )


def _money(row: WeekRow, desk: Desk) -> str:
    say, ask, limit = desk.say, row.row.ask_fen, row.limit_fen
    over = 0 if limit is None else row.exposure_fen - limit
    parts = (
        say("Owes {sum}", sum=format_yuan(row.row.owed_fen)),
        say("ask for {sum}", sum=format_yuan(ask)) if ask else "",
        "" if limit is None else say("limit {sum}", sum=format_yuan(limit)),
        say("over by {sum}", sum=format_yuan(over)) if over > 0 else "",
    )
    return " · ".join(filter(None, parts))


def _debt(one: WeekRow, desk: Desk) -> tuple[str, ...]:
    """How old the debt is, and what of it is not simply late."""
    say, debt, oldest, plan = desk.say, one.row.debt, one.row.oldest_due, in_plan_said(one.row.debt)
    return (
        say("Oldest due {day}", day=oldest.isoformat()) if oldest else "",
        say("Overdue {sum}", sum=format_yuan(debt.overdue_fen)) if debt.overdue_fen else "",
        desk.tell(plan) if plan else "",
        say("In dispute {sum}", sum=format_yuan(debt.in_dispute_fen)) if debt.in_dispute_fen else "",
        say("On account {sum}", sum=format_yuan(debt.on_account_fen)) if debt.on_account_fen else "",
    )


def _talks(one: WeekRow, desk: Desk) -> tuple[str, ...]:
    """Last talk, last money, promise."""
    say, last, paid, promise = desk.say, one.last, one.last_paid, one.promise.promise if one.promise else None
    return (
        say("Last contact: {contact}", contact=read(contact_said(one, desk.today()), desk)) if last else "",
        say("“{note}”", note=last.note) if last and last.note else "",
        say("Last paid {sum} on {day}", sum=format_yuan(paid[1]), day=day_text(paid[0], desk)) if paid else "",
        say("Promised {sum} by {day}", sum=format_yuan(promise.amount_fen), day=day_text(promise.by, desk))
        if promise
        else "",
    )


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
        if words := " · ".join(filter(None, (last.said_by, last.note))):
            facts.append(say("“{note}”", note=words))
    return facts
