"""This week's list in plain words: why a customer is on it, and the one next step."""

from desktop_app.domain.chasing import KEY_DAYS, Row
from desktop_app.domain.errors import Said
from desktop_app.domain.excuses import NO_EXCUSE_DAYS
from desktop_app.domain.money import format_yuan
from desktop_app.domain.reasons import NO_STEP, Action, Finding, Reason


def reason_said(row: Row) -> Said:
    """The strongest reason with its figures (N06, U2)."""
    finding = row.findings[0]
    if finding.theirs_fen is not None:
        return _two_figures_said(finding)
    words = _REASONS[finding.reason]
    if not finding.amount_fen:
        words = _REASONS_WITHOUT_SUM.get(finding.reason, words)
    amount = format_yuan(finding.amount_fen)
    return Said(words.template, amount=amount, day=finding.on, count=finding.count, **words.facts)


def _two_figures_said(finding: Finding) -> Said:
    """Theirs beside ours, and whose word it is (R067)."""
    theirs, ours = format_yuan(finding.theirs_fen or 0), format_yuan(finding.amount_fen)
    if finding.who:
        return Said("Statement up to {day}: they say {theirs} ({who}), we {ours}.", day=finding.on, theirs=theirs,
                    who=finding.who, ours=ours)  # fmt: skip
    return Said("Statement up to {day}: they say {theirs}, we {ours}.", day=finding.on, theirs=theirs, ours=ours)


def action_said(row: Row) -> Said:
    """The next step, with the money to ask for now where any is due, and the customer's day to pay (U2, R045)."""
    words = _ACTIONS[row.action]
    if not row.ask_fen:
        words = _ACTIONS_WITHOUT_SUM.get(row.action, words)
    step = Said(words.template, amount=format_yuan(row.ask_fen))
    if row.step_on is None or row.action in NO_STEP:
        return step
    return Said("From {day}, when they pay: {step}", day=row.step_on, step=step)


_REASONS = {
    Reason.PROMISE_BROKEN: Said("Promise for {day} broken: {amount} is missing."),
    Reason.PROMISE_BROKEN_AGAIN: Said("{count} promises broken: {amount} of {day} is missing."),
    Reason.PROMISE_PART_KEPT: Said("Promise for {day} kept in part: {amount} is missing."),
    Reason.PROMISE_DUE: Said("{amount} is promised for today."),
    Reason.PROMISE_WAITING: Said("{amount} is promised by {day}."),
    Reason.INSTALMENT_MISSED: Said("{amount} of the plan is missing since {day}."),
    Reason.INSTALMENT_DUE: Said("{amount} of the plan is due today."),
    Reason.CLAIMED_NOT_ARRIVED: Said("Says {amount} was paid on {day}; it has not arrived."),
    Reason.CLAIM_WAITING: Said("Says {amount} was paid on {day}; it may still arrive."),
    Reason.LIMITATION_NEAR: Said("The time to go to court ends on {day}."),
    Reason.DISPUTE_LATE: Said("Complaints waiting for our answer: {count}, {amount} held back."),
    Reason.STATEMENT_FIRST: Said("Pays only against a statement; none covers {amount} yet."),
    Reason.STATEMENT_DIFFERS: Said("Disagrees with the statement up to {day}: our figure is {amount}."),
    Reason.PLAN_UNSIGNED: Said("The plan of {day} is not signed; {amount} in it is more than 60 days overdue."),
    Reason.CREDIT_COVERS: Said("{amount} kept as credit covers what is due."),
    Reason.STATEMENT_UNANSWERED: Said("The statement was to be answered by {day}."),
    Reason.OVER_60_DAYS: Said(
        "{amount} is more than {limit} days overdue, the oldest since {day}.", limit=NO_EXCUSE_DAYS
    ),
    Reason.OVER_45_DAYS: Said("{amount} is more than {limit} days overdue, the oldest since {day}.", limit=KEY_DAYS),
    Reason.OVER_LIMIT: Said("{amount} above the credit limit."),
    Reason.NEAR_LIMIT: Said("Only {amount} of the credit limit is left."),
    Reason.OVERDUE: Said("{amount} is overdue, the oldest since {day}."),
    Reason.UNSIGNED_PAPER: Said("Signed slips not back: {count}, the oldest of {day}."),
    Reason.DUE_SOON: Said("{amount} falls due soon, the first on {day}."),
    Reason.NOTHING_DUE: Said("Nothing is due."),
}

_REASONS_WITHOUT_SUM = {
    Reason.CLAIMED_NOT_ARRIVED: Said("Says it was paid on {day}; nothing has arrived."),
    Reason.CLAIM_WAITING: Said("Says it was paid on {day}; it may still arrive."),
    Reason.DISPUTE_LATE: Said("Complaints waiting for our answer: {count}."),
    Reason.NEAR_LIMIT: Said("The credit limit is used up."),
}

_ACTIONS = {
    Action.CALL: Said("Call and ask for {amount}."),
    Action.REMIND: Said("Send a reminder of {amount}."),
    Action.CONFIRM_ARRIVAL: Said("Check whether the money has come."),
    Action.SEND_STATEMENT: Said("Send the statement first."),
    Action.COLLECT_SIGNATURE: Said("Get the signature."),
    Action.ANSWER_DISPUTE: Said("Answer the complaint first."),
    Action.AGREE_FIGURE: Said("Settle the figure first, then ask for {amount}."),
    Action.VISIT: Said("Visit and ask for {amount}."),
    Action.OFFER_PLAN: Said("Offer a repayment plan for {amount}."),
    Action.STOP_SUPPLY: Said("No more goods before {amount} is paid."),
    Action.SPREAD_CREDIT: Said("Spread the credit over the slips: A on the customer's page."),
    Action.WAIT: Said("Wait."),
    Action.NOTHING: Said("Nothing to do."),
}

_ACTIONS_WITHOUT_SUM = {
    Action.CALL: Said("Call."),
    Action.REMIND: Said("Send a friendly reminder."),
    Action.VISIT: Said("Visit."),
    Action.OFFER_PLAN: Said("Offer a repayment plan."),
    Action.AGREE_FIGURE: Said("Settle the figure first."),
    Action.STOP_SUPPLY: Said("No more goods on credit."),
}
