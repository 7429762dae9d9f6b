"""A plan is changed: another takes its place over what is still unpaid, with the reason; that is undone too (R126)."""

from collections.abc import Callable
from datetime import date

from desktop_app.domain.customers import required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner_to_undo
from desktop_app.operations.plans import agree_plan, end_plan, plan_agreed, running_plan
from desktop_app.store import accounts, marks, plans, withdrawals
from desktop_app.store.database import Ledger

NewParts = Callable[[int], tuple[Instalment, ...]]
"""The parts of a plan over so many open fen."""


def change_plan(
    ledger: Ledger, number: str, parts: NewParts, dated: date, reason: str, moment: Moment, submission: str = ""
) -> Done[Plan]:
    """The old plan ends with the reason; `parts` makes the instalments of what is left of its slips.

    More time is the owner's to give (D16). A second call with the same submission id changes nothing (D4).
    """
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        before = plan_agreed(ledger, submission)
        if before:
            return done(before)
        old = running_plan(ledger, number)
        items = accounts.account_now(ledger, old.customer_id, moment.today).items
        left = [item for item in items if item.item_id in old.item_ids]
        if not left:
            raise Refused("Plan {number} is paid. There is nothing left to agree on.", number=number)
        made = parts(sum(item.open_fen for item in left))
        end_plan(ledger, number, dated, why, moment)
        plan = Plan(old.customer_id, dated, tuple(item.item_id for item in left), made, old.note)
        return agree_plan(ledger, plan, moment, submission)


def undo_change(ledger: Ledger, number: str, reason: str, moment: Moment) -> Done[str]:
    """The plan that took the place of another ends, and that other one is in force again."""
    with ledger.writing():
        old = plans.plan_before(ledger, running_plan(ledger, number))
        found = marks.last_end(ledger, old.number) if old else None
        if old is None or found is None:
            raise Refused("Plan {number} took the place of no other.", number=number)
        require_owner_to_undo(ledger, found.seq, moment)
        end_plan(ledger, number, moment.today, reason, moment)
        withdrawals.add(ledger, found.what, found.row_id, moment, old.number)
    return done(old.number, Changed.PLANS)
