"""Everything the book knows of one customer, for one page (U12)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import Kind, OpenItem, running_balance
from desktop_app.domain.ahead import NO_AHEAD, Ahead
from desktop_app.domain.attachments import Attachment
from desktop_app.domain.consignment import ConsignedGoods
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.customers import Customer
from desktop_app.domain.debt import Debt
from desktop_app.domain.disputes import Dispute, answered_late
from desktop_app.domain.known import Known, asked_for
from desktop_app.domain.limitation import Clock
from desktop_app.domain.lookalikes import Lookalikes
from desktop_app.domain.open_points import OpenPoint
from desktop_app.domain.papers import PaperRow
from desktop_app.domain.promises import Judged, kept_rate
from desktop_app.domain.side_accounts import SideAccount, SideBalances, SideEntry, beside
from desktop_app.domain.terms_sheets import NO_SHEET, SheetOnFile
from desktop_app.operations.adjustments import Grounds
from desktop_app.operations.alike import pair_of
from desktop_app.operations.credit_reviews import CreditStep, credit_steps
from desktop_app.operations.customer_rows import CustomerRow, customer_row
from desktop_app.operations.debts import debt_of_account
from desktop_app.operations.limitation import limitation_clocks
from desktop_app.operations.merging import merged_with
from desktop_app.operations.open_points import points_of
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.plans import PlanStanding, plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.side_accounts import side_entries
from desktop_app.operations.sites import SiteRow, rows_of
from desktop_app.operations.tasks import ALL_DAYS, TaskRow, open_tasks
from desktop_app.operations.terms_sheets import sheet_on_file
from desktop_app.store import accounts, chasing, consignment, customers, documents, kin, settings
from desktop_app.store.ahead import dated_ahead
from desktop_app.store.attachments import load_attachments
from desktop_app.store.contacts import load_contacts
from desktop_app.store.database import Ledger
from desktop_app.store.disputes import load_disputes
from desktop_app.store.grounds import Ground, load_grounds
from desktop_app.store.plans import EndedPlan, ended_plans

__all__ = ["CustomerView", "EndedPlan", "HistoryRow", "customer_view"]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One document in the account: owed more, owed less, and the balance after it, in fen.

    With `is_ahead` it is dated after today, so what is owed does not count it yet. What stands `beside` the account, a
    deposit or goods they supplied, moves no balance and is told among the documents of its day.
    """

    dated: date
    number: str
    kind: Kind | SideAccount
    debit_fen: int
    credit_fen: int
    balance_fen: int
    summary: str
    remark: str
    reversed_by: str
    reason: Grounds | None = None
    about: str = ""
    is_ahead: bool = False
    beside: SideEntry | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """Who else they are: `merged` are one with them by now, `alike` is whom they may be one with (case 19)."""

    merged: tuple[Customer, ...] = ()
    former_names: tuple[str, ...] = ()
    alike: Lookalikes | None = None


NO_KIN = Kin()


@dataclass(frozen=True, slots=True)
class CreditFile:
    """On what their credit rests: what was decided about it, how it is with the terms sheet (R001), what else."""

    steps: tuple[CreditStep, ...] = ()
    sheet: SheetOnFile = NO_SHEET
    grounds: tuple[Ground, ...] = ()


NO_CREDIT = CreditFile()


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One customer as of a day. Open items stand earliest due first, promises by their day, all else newest first.

    `clocks` say by the item's id until when each can be claimed (N05). `last_paid` is the last day money came, and how
    much came that day.
    """

    row: CustomerRow
    debt: Debt
    items: tuple[OpenItem, ...]
    clocks: Mapping[int, Clock]
    history: tuple[HistoryRow, ...]
    promises: tuple[Judged, ...]
    plans: tuple[PlanStanding, ...]
    ended_plans: tuple[EndedPlan, ...]
    contacts: tuple[Contacted, ...]
    disputes: tuple[Dispute, ...]
    papers: tuple[PaperRow, ...]
    attached: tuple[Attachment, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    stock: tuple[ConsignedGoods, ...] = ()
    asked: tuple[Known, ...] = ()
    """What is to be asked for, as they owe so much (R054)."""
    ahead: Ahead = NO_AHEAD
    last_paid: tuple[date, int] | None = None
    kin: Kin = NO_KIN
    sites: tuple[SiteRow, ...] = ()
    credit: CreditFile = NO_CREDIT
    side: tuple[SideEntry, ...] = ()
    """What stands beside the account: deposits, and what we owe them (case 20)."""
    points: tuple[OpenPoint, ...] = ()
    """What is to be cleared with them."""

    @property
    def kept_rate(self) -> float | None:
        """How many of the promises that are over were kept."""
        return kept_rate(self.promises)

    @property
    def beside(self) -> SideBalances:
        return beside(self.side)

    @property
    def ids(self) -> frozenset[int]:
        """Theirs, and those of whoever is one with them by now."""
        return frozenset({self.row.customer.id, *(one.id for one in self.kin.merged)})


def customer_view(ledger: Ledger, customer_id: int, today: date) -> CustomerView:
    """Everything known of the customer as of `today`, or of the one they are by now (case 19); refuses a strange id."""
    customer_id = kin.standing_head(ledger, customer_id)
    row = customer_row(ledger, customer_id, today)
    account = accounts.account(ledger, customer_id, today)
    side = tuple(side_entries(ledger, customer_id, today))
    return CustomerView(
        row=row,
        debt=debt_of_account(ledger, account, today),
        items=account.items,
        clocks=limitation_clocks(ledger, customer_id, account.items, today),
        history=_history(ledger, customer_id, today, side),
        promises=tuple(judged_promises(ledger, today, customer_id).get(customer_id, ())),
        plans=tuple(plan_standings(ledger, today, customer_id)),
        ended_plans=tuple(ended_plans(ledger, today, customer_id)),
        contacts=tuple(reversed(load_contacts(ledger, today, customer_id))),
        disputes=_disputes(ledger, customer_id, today),
        papers=tuple(paper_rows(ledger, today, customer_id)),
        attached=tuple(load_attachments(ledger, today, customer_id)),
        tasks=tuple(open_tasks(ledger, today, customer_id, ALL_DAYS)),
        stock=tuple(consignment.load_stock(ledger, today, customer_id)),
        asked=asked_for(row.customer, row.balance_fen, settings.load_rules(ledger).person_from_fen),
        kin=_kin(ledger, customer_id),
        ahead=dated_ahead(ledger, today, customer_id),
        last_paid=chasing.last_paid(ledger, today, customer_id).get(customer_id),
        side=side,
        credit=_credit(ledger, row.customer, today),
        points=tuple(points_of(ledger, today, customer_id)),
        sites=tuple(rows_of(row.customer, account.items, ledger, today)),
    )  # fmt: skip


def _credit(ledger: Ledger, customer: Customer, today: date) -> CreditFile:
    return CreditFile(
        tuple(credit_steps(ledger, customer.id, today)), sheet_on_file(ledger, customer, today),
        tuple(load_grounds(ledger, today, customer.id)),
    )  # fmt: skip


def _kin(ledger: Ledger, customer_id: int) -> Kin:
    former = customers.former_names_of(ledger, customer_id)
    return Kin(tuple(merged_with(ledger, customer_id)), former, pair_of(ledger, customer_id))


def _disputes(ledger: Ledger, customer_id: int, today: date) -> tuple[Dispute, ...]:
    calendar = settings.load_calendar(ledger)
    found = reversed(load_disputes(ledger, today, customer_id))
    return tuple(replace(one, is_late=answered_late(one, today, calendar)) for one in found)


def _history(ledger: Ledger, customer_id: int, today: date, side: Sequence[SideEntry]) -> tuple[HistoryRow, ...]:
    """Every document, newest first, those dated ahead too (case 29); both reads go in order of date and posting."""
    entries = accounts.entries(ledger, customer_id, date.min, date.max)
    remarks = [one.remark for one in documents.load_documents(ledger, customer_id, date.max)]
    reasons = documents.adjustment_reasons(ledger, customer_id)
    days = {one.number: one.dated for one in entries}
    reversals = {
        one.reverses: one.number for one in entries if one.reverses and one.dated <= max(today, days[one.reverses])
    }
    rows = [
        HistoryRow(
            dated=entry.dated,
            number=entry.number,
            kind=entry.kind,
            debit_fen=max(entry.amount_fen, 0),
            credit_fen=max(-entry.amount_fen, 0),
            balance_fen=balance,
            summary=entry.summary,
            remark=remark,
            reversed_by=reversals.get(entry.number, ""),
            reason=Grounds(reasons[entry.number][0]) if entry.number in reasons else None,
            about=reasons.get(entry.number, ("", ""))[1],
            is_ahead=entry.dated > today,
        )
        for entry, remark, balance in zip(entries, remarks, running_balance(0, entries), strict=True)
    ]
    return tuple(reversed(_told_between(rows, [one for one in reversed(side) if not one.document])))


def _told_between(rows: Sequence[HistoryRow], entries: Sequence[SideEntry]) -> list[HistoryRow]:
    """Deposits and supplies after the documents of their day, with what was owed then; set-offs are documents."""
    days, told = [row.dated for row in rows], [*rows]
    for one in entries:
        before = bisect_right(days, one.dated)
        balance = rows[before - 1].balance_fen if before else 0
        told.append(HistoryRow(one.dated, one.number, one.account, 0, 0, balance, "", one.note, "", beside=one))
    return sorted(told, key=lambda row: row.dated)
