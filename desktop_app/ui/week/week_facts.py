"""What is worth knowing before the call, of the row under the cursor (U1, U11)."""

from collections.abc import Sequence

from desktop_app.domain.action_groups import GROUPS, ActionGroup
from desktop_app.domain.chase_words import action_said, figures_apart_said, reason_said
from desktop_app.domain.labels import in_plan_said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.promises import Judged
from desktop_app.domain.reasons import Reason
from desktop_app.domain.statements import StatementState
from desktop_app.operations.lists.week import contact_said
from desktop_app.operations.week import WeekRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact, figure
from desktop_app.ui.base.owed_facts import owed_facts
from desktop_app.ui.widgets.columns import day_text, masked, read


def chase_facts(one: WeekRow, desk: Desk) -> Sequence[Fact]:
    """Whom to call, about how much, why, and what they will ask about."""
    plan = in_plan_said(one.row.debt)
    return (
        Fact(one.row.name, "name"),
        Fact(" · ".join(filter(None, (one.contact, masked(one.phone, desk)))), "muted"),
        RULE,
        *_money(one, desk),
        Fact(desk.tell(plan) if plan else "", "muted"),
        RULE,
        Fact(desk.tell(action_said(one.row)), "strong"),
        Fact(desk.tell(reason_said(one.row))),
        RULE,
        *_habit(one, desk),
        Fact("\n".join(filter(None, (*_said_against(one, desk), *_talk(one, desk)))), "muted"),
    )


def _money(one: WeekRow, desk: Desk) -> tuple[Fact, ...]:
    """What is owed, how late, what may be asked for, and how the limit stands."""
    say, row, debt, limit = desk.say, one.row, one.row.debt, one.limit_fen
    over = 0 if limit is None else max(one.exposure_fen - limit, 0)
    beyond = say("over by {sum}", sum=format_yuan(over)) if over else ""
    days = say("{days} days", days=row.days) if row.days else ""
    return (
        *owed_facts(row.owed_fen, debt.on_account_fen, desk),
        figure(say("Overdue"), debt.overdue_fen, days),
        figure(say("Ask for"), row.ask_fen),
        figure(say("In dispute"), debt.in_dispute_fen),
        Fact("") if limit is None else Fact(say("Credit limit"), "", format_yuan(limit), beyond),
        Fact("") if one.group is ActionGroup.NONE else Fact(say("Group"), "", desk.tell(GROUPS[one.group])),
    )


def _habit(one: WeekRow, desk: Desk) -> tuple[Fact, ...]:
    """Since when something is due, when money came last, and what was promised."""
    say, oldest, paid = desk.say, one.row.oldest_due, one.last_paid
    return (
        Fact(say("Oldest due"), "", day_text(oldest, desk)) if oldest else Fact(""),
        figure(say("Last paid"), paid[1], day_text(paid[0], desk)) if paid else Fact(""),
        _promised(one.promise, desk) if one.promise else Fact(""),
    )


def _promised(one: Judged, desk: Desk) -> Fact:
    """What is still to come of it (N01)."""
    name = desk.say("Still missing of the promise") if one.arrived_fen else desk.say("Sum promised")
    return figure(name, one.missing_fen, day_text(one.promise.by, desk))


def _talk(one: WeekRow, desk: Desk) -> tuple[str, ...]:
    """The last talk."""
    say, last = desk.say, one.last
    return (
        say("Last contact: {contact}", contact=read(contact_said(one, desk.today()), desk)) if last else "",
        say("“{note}”", note=last.note) if last and last.note else "",
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
            facts.append(desk.tell(figures_apart_said(last.theirs_fen, last.closing_fen)))
        if words := " · ".join(filter(None, (last.said_by, last.note))):
            facts.append(say("“{note}”", note=words))
    return facts
