"""What the list of open slips shows."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.columns import LAST, Column, Look, Words, joined, worded
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import DOCUMENT_KINDS, LIMITATION_EVENTS, NO_DAY, NOT_AGREED, no_due_said
from desktop_app.domain.limitation import Clock
from desktop_app.domain.marks import late_mark
from desktop_app.domain.money import format_yuan


@dataclass(frozen=True, slots=True)
class AgedItem:
    """An open item, how many whole days it is past due, until when it can be claimed, and the customer's terms."""

    item: OpenItem
    days: int
    clock: Clock | None = None
    terms: Terms | None = None


def aged(item: OpenItem, today: date, clock: Clock | None = None, terms: Terms | None = None) -> AgedItem:
    return AgedItem(item, days_overdue(item.due, today), clock, terms)


def _late(one: AgedItem, _: date) -> Said:
    if one.days:
        return Said("{days} d late", days=one.days)
    if one.item.due:
        return Said("not yet due")
    return Said("waits for the next batch") if one.item.by_batch else NO_DAY


def _claim_tip(one: AgedItem, _: date) -> Words:
    """What the safe last day runs from, and the later day that nothing on file proves (N05, case 28)."""
    clock = one.clock
    if clock is None:
        return ""
    since = Said(
        "Three years from {what} ({date}). Article 188 of the Civil Code.",
        what=LIMITATION_EVENTS[clock.proof.kind],
        date=clock.proof.dated.isoformat(),
    )
    if clock.claimed_last_day <= clock.safe_last_day or not clock.without_proof:
        return since
    said = Said(
        "By what was only said ({what}, {date}) it would be {last}; nothing on file proves that.",
        what=joined(LIMITATION_EVENTS[clock.started_by.kind], clock.started_by.told, between=" "),
        date=clock.started_by.dated.isoformat(),
        last=clock.claimed_last_day.isoformat(),
    )
    return joined(since, said, between="\n")


def item_note(item: OpenItem) -> Words:
    """What keeps an item from being an ordinary debt."""
    disputed = Said("in dispute {sum}", sum=format_yuan(item.disputed_fen)) if item.disputed_fen else ""
    return joined(_note(item), disputed)


def _note(item: OpenItem) -> Words:
    """The number the customer knows it by, what was noted; in a plan, or paid by a day that was agreed afterwards."""
    agreed = Said("day agreed {day}", day=f"{item.agreed_on:%m-%d}") if item.agreed_on else ""
    secured, fee = Said("secured") if item.secured else "", Said("with a late fee") if item.penalised else ""
    return joined(item.reference, item.remark, Said("in plan") if item.in_plan else "", agreed, secured, fee)


ITEMS: tuple[Column[AgedItem], ...] = (
    Column("status", Said("Status"), lambda one: one.days, Look.CHIP, 140, text=_late,
           mark=lambda one, _: late_mark(one.days)),
    Column("number", Said("Number"), lambda one: one.item.number, Look.CODE, 172),
    worded("kind", Said("Kind"), lambda one: one.item.kind, DOCUMENT_KINDS, 104, fades=1),
    Column("dated", Said("Date"), lambda one: one.item.dated, Look.DATE, 100, fades=4),
    Column("due", Said("Due date"), lambda one: one.item.due, Look.DATE, 100, fades=LAST),
    Column("amount", Said("Amount"), lambda one: one.item.amount_fen, Look.MONEY, 116, fades=2),
    Column("open", Said("To pay"), lambda one: one.item.open_fen, Look.MONEY, 116, total=True),
    Column("disputed", Said("In dispute"), lambda one: one.item.disputed_fen or None, Look.MONEY, 128, fades=3),
    Column("claim", Said("Claim ends"), lambda one: one.clock.safe_last_day if one.clock else None, Look.DATE, 108,
           fades=5, tip=_claim_tip),
    Column("plan", Said("Note"), lambda one: one.item.in_plan, width=64, stretch=True,
           text=lambda one, _: _note(one.item)),
)  # fmt: skip


def _due(one: AgedItem, _: date) -> Words:
    if one.item.due:
        return str(one.item.due)
    if not one.item.by_batch:
        return NOT_AGREED
    return no_due_said(one.terms) if one.terms else ""


TOLD: tuple[Column[AgedItem], ...] = (
    *ITEMS,
    Column("days", Said("Days overdue"), lambda one: one.days or None, Look.COUNT),
    Column("falls_due", Said("Due date"), lambda one: str(one.item.due or ""), Look.CODE, text=_due),
    Column("note", Said("Note"), lambda _: "", text=lambda one, _: item_note(one.item)),
)
"""Without chips: days past due as a number, and what is unusual in words."""
