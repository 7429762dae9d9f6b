"""The owner decides how far a customer may go, and what is done about their credit; both can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.action_groups import ActionGroup, GroupDecision
from desktop_app.domain.customers import Customer, required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.limits import LimitDecision, LimitUse, refuse_above_cap, refuse_unfit
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.operations.customer_rows import customer_row, customer_rows
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import customers, limits, records, settings, withdrawals
from desktop_app.store.database import Ledger


def decide_limit(ledger: Ledger, decision: LimitDecision, moment: Moment) -> Done[LimitDecision]:
    """A limit and grade for good, or a limit until a day; with the reason and the day to look at it again (R016, R018).

    Refused where all limits together would go beyond the cap of the shop (R017).
    """
    refuse_unfit(decision, moment.today)
    reason = required_text(decision.reason, "The reason", 500, "reason")
    with ledger.writing():
        row = customer_row(ledger, decision.customer_id, moment.today)
        before, kept = row.customer, replace(decision, reason=reason, dated=moment.today)
        if _lends_more(decision.limit_fen, row.limit_fen):
            require_owner(ledger, OwnerAct.CREDIT, moment)
        others = [one for one in limit_uses(ledger, moment.today) if one.name != before.name]
        cap = settings.load_rules(ledger).cap_fen
        refuse_above_cap(cap, others, decision.limit_fen, row.limit_fen)
        kept = replace(kept, limit_before=before.limit_fen, grade_before=before.grade)
        if decision.until is None:
            _keep(ledger, replace(before, limit_fen=decision.limit_fen, grade=decision.grade), moment)
        return done(replace(kept, id=limits.add_limit(ledger, kept, moment)), Changed.CUSTOMERS)


def take_limit_back(ledger: Ledger, row_id: int, moment: Moment) -> Done[int]:
    """The last decision was a slip of the hand: what held before holds again."""
    with ledger.writing():
        one = _last(ledger, row_id, moment.today)
        require_owner(ledger, OwnerAct.CREDIT, moment)
        if one.until is None:
            now = customers.load_customer(ledger, one.customer_id)
            if now.limit_fen != one.limit_fen:
                raise Refused("The limit was changed since, in the customer's details. Change it there.")
            _keep(ledger, replace(now, limit_fen=one.limit_before, grade=one.grade_before), moment)
        withdrawals.add(ledger, limits.LIMIT, row_id, moment)
    return done(row_id, Changed.CUSTOMERS)


def decide_group(
    ledger: Ledger, customer_id: int, group: ActionGroup, reason: str, moment: Moment
) -> Done[GroupDecision]:
    """Into which group the owner puts a customer, and why; the gate and the week's list read it."""
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        row = customer_row(ledger, customer_id, moment.today)
        if row.group is group:
            raise Refused("{name} is in this group already.", name=row.customer.name).at("group")
        if group is ActionGroup.RESTRICT and row.limit_fen is None:
            raise Refused("Restricted means a share of the limit: set a limit first.").at("group")
        require_owner(ledger, OwnerAct.CREDIT, moment)
        made = GroupDecision(row.customer.id, group, moment.today, why, ledger.presence.name or moment.user)
        return done(replace(made, id=limits.add_group(ledger, made, moment)), Changed.CUSTOMERS)


def take_group_back(ledger: Ledger, row_id: int, moment: Moment) -> Done[int]:
    """The customer is in the group of before again."""
    with ledger.writing():
        require_owner(ledger, OwnerAct.CREDIT, moment)
        withdrawals.add(ledger, limits.GROUP, row_id, moment)
    return done(row_id, Changed.CUSTOMERS)


def limit_uses(ledger: Ledger, today: date) -> Sequence[LimitUse]:
    """Every limit that is given, and how far it is used."""
    rows = customer_rows(ledger, today)
    return [
        LimitUse(one.customer.name, one.limit_fen, one.exposure_fen)
        for one in rows
        if one.limit_fen is not None and one.customer.active
    ]


def _keep(ledger: Ledger, customer: Customer, moment: Moment) -> None:
    records.keep_customer(ledger, customer, moment, "edit_customer")


def _lends_more(after: int | None, before: int | None) -> bool:
    return before is not None and (after is None or after > before)


def _last(ledger: Ledger, row_id: int, today: date) -> LimitDecision:
    """The decision of this id; refused where a later one stands on it."""
    for decided in limits.load_limits(ledger, today).values():
        if any(one.id == row_id for one in decided):
            if decided[-1].id != row_id:
                raise Refused("A later limit was decided since. Undo that one first.")
            return decided[-1]
    raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")
