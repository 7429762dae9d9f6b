"""Debts by class: judged by rule and by the owner, written off with reason and PIN, and money that comes after all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import Direction, OpenItem, days_overdue
from desktop_app.domain.customers import clean_note, required_text
from desktop_app.domain.debt_classes import DebtView, JudgedDebt, refuse_unfit_view
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, post_adjustment
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.operations.payments import take_payment
from desktop_app.store import accounts, chasing, customers, debt_views, documents, settings, withdrawals
from desktop_app.store.contacts import load_contacts
from desktop_app.store.customer_rows import last_deals
from desktop_app.store.database import Ledger


def judged_debts(ledger: Ledger, today: date, customer_id: int = 0) -> list[JudgedDebt]:
    """Every unpaid paper on the day, of one customer or all, the largest first."""
    moved, views = _last_moves(ledger, today, customer_id), debt_views.load_views(ledger, today, customer_id)
    names = {one: name for one, _, name in customers.names(ledger)}
    found = [
        _judged(number, items, names, moved, views, today)
        for account in accounts.accounts(ledger, today, customer_id)
        for number, items in _by_number(account.items).items()
    ]
    return sorted(found, key=lambda one: (-one.open_fen, one.number))


def debt_of_paper(ledger: Ledger, number: str, today: date) -> JudgedDebt:
    """One of them; refuses a paper of which nothing is open."""
    customer_id = documents.load_document(ledger, number).customer_id
    found = next((one for one in judged_debts(ledger, today, customer_id) if one.number == number), None)
    if found is None:
        raise Refused("Nothing of {number} is unpaid.", number=number).at("number")
    return found


def judge_debt(ledger: Ledger, view: DebtView, moment: Moment) -> Done[DebtView]:
    """What the owner thinks of a debt: class, cause, nature, when how much may come (R070–R072, R079)."""
    clean = replace(view, reason=clean_note(view.reason, "The reason", field="reason"), dated=moment.today)
    with ledger.writing():
        debt = debt_of_paper(ledger, view.number, moment.today)
        refuse_unfit_view(clean, debt, settings.load_rules(ledger).cause_from_fen, moment.today)
        by = ledger.presence.name or moment.user
        made = replace(clean, customer_id=debt.customer_id, given_by=by)
        return done(replace(made, id=debt_views.add_view(ledger, made, moment)), Changed.DOCUMENTS)


def take_view_back(ledger: Ledger, row_id: int, moment: Moment) -> Done[int]:
    """What was thought of the debt before counts again."""
    with ledger.writing():
        withdrawals.add(ledger, debt_views.VIEW, row_id, moment)
    return done(row_id, Changed.DOCUMENTS)


def write_off(ledger: Ledger, number: str, fen: int, reason: str, moment: Moment, submission: str = "") -> Done[str]:
    """Give a debt up as lost: with a reason and the owner's PIN; it stays to be seen. Returns the number (坏账)."""
    why = required_text(reason, "The reason", 500, "reason")
    with ledger.writing():
        debt = debt_of_paper(ledger, number, moment.today)
        if not 0 < fen <= debt.open_fen:
            said = Refused("{open} of slip {number} is unpaid. Type at most {open}.", number=number,
                           open=format_yuan(debt.open_fen))  # fmt: skip
            raise said.at("amount")
        require_owner(ledger, OwnerAct.CREDIT, moment)
        draft = AdjustmentDraft(
            debt.customer_id, moment.today, fen, reason=Grounds.WRITE_OFF, about_number=number, remark=why,
            submission=submission,
        )  # fmt: skip
        return done(post_adjustment(ledger, draft, moment), Changed.DOCUMENTS)


@dataclass(frozen=True, slots=True)
class WrittenOff:
    """What was given up of a paper and has not come since."""

    number: str
    customer_id: int
    dated: date
    fen: int
    reason: str


def lost_debts(ledger: Ledger, today: date, customer_id: int = 0) -> list[WrittenOff]:
    """By paper: what was written off less what was recovered, the newest first; nothing of it disappears."""
    found: dict[str, WrittenOff] = {}
    for _, whom, dated, about, fen, reason, _ in debt_views.written_off(ledger, today, customer_id):
        before = found.get(about)
        left = fen + (before.fen if before else 0)
        why = reason if fen > 0 else (before.reason if before else reason)
        found[about] = WrittenOff(about, whom, date.fromisoformat(dated), left, why)
    return sorted(found.values(), key=lambda one: one.dated, reverse=True)


def recover_debt(ledger: Ledger, number: str, fen: int, method: str, moment: Moment, submission: str = "") -> Done[str]:
    """Money came for what was written off: so much is owed again, and paid at once. Returns the receipt's number."""
    with ledger.writing():
        lost = next((one for one in lost_debts(ledger, moment.today) if one.number == number), None)
        if lost is None or not 0 < fen <= lost.fen:
            said = Refused("{sum} of {number} was written off and has not come. Type at most that.", number=number,
                           sum=format_yuan(lost.fen if lost else 0))  # fmt: skip
            raise said.at("amount")
        again = AdjustmentDraft(
            lost.customer_id, moment.today, fen, Direction.DEBIT, Grounds.WRITE_OFF, number, lost.reason
        )
        made = post_adjustment(ledger, again, moment)
        (item,) = documents.item_ids(ledger, documents.load_document(ledger, made).id)
        money = ReceiptDraft(
            lost.customer_id, moment.today, fen, method, allocations=(Allocation(item, fen),), submission=submission,
            accepted=frozenset(Doubt),
        )  # fmt: skip
        return done(take_payment(ledger, money, moment).result.number, Changed.DOCUMENTS)


def _by_number(items: Iterable[OpenItem]) -> dict[str, list[OpenItem]]:
    groups: dict[str, list[OpenItem]] = {}
    for item in items:
        groups.setdefault(item.number, []).append(item)
    return groups


def _judged(
    number: str, items: list[OpenItem], names: dict[int, str], moved: dict[int, date], views: dict[str, DebtView],
    today: date,
) -> JudgedDebt:  # fmt: skip
    first = items[0]
    due = min((item.due for item in items if item.due), default=None)
    silent = (today - moved.get(first.customer_id, first.dated)).days
    return JudgedDebt(
        first.customer_id, names.get(first.customer_id, ""), number, first.dated, due,
        sum(item.open_fen for item in items), days_overdue(due, today), all(item.in_plan for item in items), silent,
        views.get(number),
    )  # fmt: skip


def _last_moves(ledger: Ledger, today: date, customer_id: int) -> dict[int, date]:
    """By customer: the last day they took goods, paid or were spoken to."""
    moved = dict(last_deals(ledger, today, customer_id))
    for customer, (day, _) in chasing.last_paid(ledger, today, customer_id).items():
        moved[customer] = max(moved.get(customer, day), day)
    for one in load_contacts(ledger, today, customer_id):
        moved[one.customer_id] = max(moved.get(one.customer_id, one.at), one.at)
    return moved
