"""The rules of this week's list that send us to our own work first: what we owe them comes before what they owe us."""

from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.disputes import chaseable
from desktop_app.domain.reasons import Finding, Reason
from desktop_app.domain.standing import Case


def dispute_late(case: Case) -> Finding | None:
    """The customer waits for our answer: first our own fault, then the money (R064, R121, case 15)."""
    if not case.standing.late_disputes:
        return None
    return Finding(Reason.DISPUTE_LATE, case.debt.in_dispute_fen, count=case.standing.late_disputes)


def our_fault(case: Case) -> Finding | None:
    """What we did not keep is put right before money is asked for (R064)."""
    faults = case.standing.faults
    if not faults:
        return None
    return Finding(Reason.OUR_FAULT, case.debt.ask_fen, faults[0].until, len(faults), who=faults[0].owner)


def invoice_missing(case: Case) -> Finding | None:
    """Who waits for our invoice has a reason not to pay; it is ours to take away before the call (R037, R064)."""
    if not case.standing.invoices or not case.debt.is_worth(case.debt.ask_fen):
        return None
    return Finding(Reason.INVOICE_MISSING, case.debt.ask_fen, case.standing.invoice_since, case.standing.invoices)


def unproved(case: Case) -> Finding | None:
    """Overdue slips that nobody signed and no statement was sent for: first their account agrees, then the call (R068).

    Once a statement covers them the call comes.
    """
    covered = case.standing.statement
    items = [
        item
        for item in case.debt.outside
        if item.number in case.standing.unproved
        and chaseable(item)
        and days_overdue(item.due, case.today) > 0
        and (covered is None or item.dated > covered.period_to)
    ]
    amount = sum(chaseable(item) for item in items)
    if not case.debt.is_worth(amount):
        return None
    return Finding(Reason.UNPROVED, amount, count=len({item.number for item in items}))
