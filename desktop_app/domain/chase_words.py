"""This week's list in plain words: why a customer is on it, and the one next step."""

from datetime import date

from desktop_app.domain.chasing import Row
from desktop_app.domain.columns import short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.reasons import NO_STEP, REASONS, Action, Finding


def reason_said(row: Row) -> Said:
    """The strongest reason with its figures (N06, U2)."""
    finding = row.findings[0]
    if finding.theirs_fen is not None:
        return _two_figures_said(finding)
    because = REASONS[finding.reason]
    words = because.said if finding.amount_fen else because.without_sum or because.said
    amount = format_yuan(finding.amount_fen)
    return Said(words.template, amount=amount, day=finding.on, count=finding.count, who=finding.who, **words.facts)


def _two_figures_said(finding: Finding) -> Said:
    """Theirs beside ours, and whose word it is (R067)."""
    theirs, ours = format_yuan(finding.theirs_fen or 0), format_yuan(finding.amount_fen)
    if finding.who:
        return Said("Statement up to {day}: they say {theirs} ({who}), we {ours}.", day=finding.on, theirs=theirs,
                    who=finding.who, ours=ours)  # fmt: skip
    return Said("Statement up to {day}: they say {theirs}, we {ours}.", day=finding.on, theirs=theirs, ours=ours)


def figures_apart_said(theirs_fen: int, ours_fen: int) -> Said:
    """The customer's figure beside ours, and by how much they differ (R067)."""
    theirs, ours, apart = (format_yuan(fen) for fen in (theirs_fen, ours_fen, abs(theirs_fen - ours_fen)))
    return Said("they say {theirs}, we {ours}, {apart} apart", theirs=theirs, ours=ours, apart=apart)


def action_said(row: Row) -> Said:
    """The next step, with the money to ask for now where any is due, and the customer's day to pay (U2, R045)."""
    words = _ACTIONS[row.action]
    if not row.ask_fen:
        words = _ACTIONS_WITHOUT_SUM.get(row.action, words)
    step = Said(words.template, amount=format_yuan(row.ask_fen))
    if row.step_on is None or row.action in NO_STEP:
        return step
    return Said("From {day}, when they pay: {step}", day=row.step_on, step=step)


def step_said(row: Row, today: date) -> Said:
    """The next step in a few words, for a list."""
    words = _STEPS[row.action]
    if not row.ask_fen:
        words = _STEPS_WITHOUT_SUM.get(row.action, words)
    step = Said(words.template, amount=format_yuan(row.ask_fen))
    if row.step_on is None or row.action in NO_STEP:
        return step
    return Said("{day} {step}", day=short_day(row.step_on, today), step=step)


_ACTIONS = {
    Action.CALL: Said("Call and ask for {amount}."),
    Action.REMIND: Said("Send a reminder of {amount}."),
    Action.CONFIRM_ARRIVAL: Said("Check whether the money has come."),
    Action.SEND_STATEMENT: Said("Send the statement first."),
    Action.COLLECT_SIGNATURE: Said("Get the signature."),
    Action.ANSWER_DISPUTE: Said("Answer the dispute first."),
    Action.PUT_RIGHT: Said("Put our own fault right first."),
    Action.HAND_OVER_INVOICE: Said("Hand over the invoice first."),
    Action.AGREE_FIGURE: Said("Settle the figure first, then ask for {amount}."),
    Action.VISIT: Said("Visit and ask for {amount}."),
    Action.OFFER_PLAN: Said("Agree on parts: {amount}."),
    Action.STOP_SUPPLY: Said("First {amount}, then goods."),
    Action.ESCALATE: Said("Hand {amount} to a mediator, lawyer or court, or agree on a plan."),
    Action.AGREE_TERMS: Said("Agree when they pay: F2, then the older papers too."),
    Action.SPREAD_CREDIT: Said("Spread the credit over the slips: M on the customer's page."),
    Action.WAIT: Said("Wait."),
    Action.NOTHING: Said("Nothing to do."),
}

_ACTIONS_WITHOUT_SUM = {
    Action.CALL: Said("Call."),
    Action.REMIND: Said("Send a friendly reminder."),
    Action.VISIT: Said("Visit."),
    Action.OFFER_PLAN: Said("Agree on parts."),
    Action.AGREE_FIGURE: Said("Settle the figure first."),
    Action.STOP_SUPPLY: Said("No more goods on credit."),
    Action.ESCALATE: Said("Hand it to a mediator, lawyer or court, or agree on a plan."),
}

_STEPS = {
    Action.CALL: Said("Ask for {amount}"),
    Action.REMIND: Said("Remind them"),
    Action.CONFIRM_ARRIVAL: Said("Check the money"),
    Action.SEND_STATEMENT: Said("Send a statement"),
    Action.COLLECT_SIGNATURE: Said("Get a signature"),
    Action.ANSWER_DISPUTE: Said("Answer first"),
    Action.PUT_RIGHT: Said("Put right first"),
    Action.HAND_OVER_INVOICE: Said("Invoice first"),
    Action.AGREE_FIGURE: Said("Settle the figure"),
    Action.VISIT: Said("Visit: {amount}"),
    Action.OFFER_PLAN: Said("Agree on parts"),
    Action.STOP_SUPPLY: Said("First pay {amount}"),
    Action.ESCALATE: Said("Hand it over"),
    Action.AGREE_TERMS: Said("Set the terms"),
    Action.SPREAD_CREDIT: Said("Spread credit"),
    Action.WAIT: Said("Just wait"),
    Action.NOTHING: Said("No step"),
}

_STEPS_WITHOUT_SUM = {
    Action.CALL: Said("Phone them"),
    Action.VISIT: Said("Go and see them"),
    Action.STOP_SUPPLY: Said("Only paid goods"),
}
