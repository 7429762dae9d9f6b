"""What is shown of the time to go to court: the last day of each debt, and the chain of what moved it (N05, R081)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.claim_words import STEP_STATES, ChainStep, chain_of, left_mark, left_said, missing_of
from desktop_app.domain.columns import LAST, Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import LIMITATION_EVENTS
from desktop_app.domain.limitation import Clock, Event

NO_DUE = Said("no due date: counts from the delivery")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A debt, whose it is, and until when it can be claimed."""

    item: OpenItem
    clock: Clock
    customer: str = ""

    @property
    def customer_id(self) -> int:
        return self.item.customer_id

    @property
    def ends(self) -> date:
        return self.clock.safe_last_day

    @property
    def later(self) -> date | None:
        """The day it would be by what was only said or sent, where that is later."""
        return (
            self.clock.claimed_last_day
            if self.clock.without_proof and self.clock.claimed_last_day > self.ends
            else None
        )


def event_said(event: Event) -> Words:
    """`a signed statement DZD-2026-00012`."""
    return joined(LIMITATION_EVENTS[event.kind], event.proof or event.told, between=" ")


def _missing(row: ClaimRow, _: date) -> Words:
    no_day = [NO_DUE] if row.item.due is None or row.item.agreed_on else []
    return joined(*missing_of(row.clock), *no_day, between="; ")


def _chain(row: ClaimRow, _: date) -> Words:
    """The whole chain, a line for each step."""
    return joined(*(_line(one) for one in chain_of(row.item.number, row.clock)), between="\n")


def _line(step: ChainStep) -> Words:
    return joined(step.event.dated.isoformat(), event_said(step.event), STEP_STATES[step.state][0], between=" ")


CLAIMS: tuple[Column[ClaimRow], ...] = (
    Column("left", Said("Left"), lambda row: row.ends, Look.CHIP, 148,
           text=lambda row, today: left_said(row.ends, today), mark=lambda row, today: left_mark(row.ends, today)),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 150, stretch=True),
    Column("number", Said("Slip"), lambda row: row.item.number, Look.CODE, 132),
    Column("open", Said("To pay"), lambda row: row.item.open_fen, Look.MONEY, 104, total=True),
    Column("due", Said("Due date"), lambda row: row.item.due, Look.DATE, 80, fades=2),
    Column("last_day", Said("Last day"), lambda row: row.ends, Look.DATE, 80),
    Column("since", Said("Counts from"), lambda row: row.clock.proof.dated, width=190, fades=LAST, tip=_chain,
           text=lambda row, _: joined(row.clock.proof.runs_from.isoformat(), event_said(row.clock.proof), between=" ")),
    Column("missing", Said("What is missing"), lambda row: len(missing_of(row.clock)), width=180, fades=3,
           text=_missing, tip=_missing),
    Column("later", Said("By what was only said"), lambda row: row.later, Look.DATE, 112, fades=1),
)  # fmt: skip
"""Debt by debt; the chain stands in the tip of what it counts from."""


@dataclass(frozen=True, slots=True)
class DebtStep:
    """A step of one debt's chain, with the debt it is of."""

    row: ClaimRow
    step: ChainStep
    place: int


def steps_of(items: Sequence[OpenItem], clocks: Mapping[int, Clock]) -> list[DebtStep]:
    """The chains of a customer's debts one after another, the one that ends first leading."""
    rows = [ClaimRow(item, clocks[item.item_id]) for item in items]
    rows.sort(key=lambda row: (row.ends, row.item.item_id))
    return [
        DebtStep(row, step, place)
        for row in rows
        for place, step in enumerate(chain_of(row.item.number, row.clock))
    ]  # fmt: skip


CHAIN: tuple[Column[DebtStep], ...] = (
    Column("number", Said("Slip"), lambda one: one.row.item.number, Look.CODE, 148),
    Column("left", Said("Left"), lambda one: one.row.ends, Look.CHIP, 148,
           text=lambda one, today: left_said(one.row.ends, today) if one.place == 0 else "",
           mark=lambda one, today: left_mark(one.row.ends, today)),
    Column("last_day", Said("Last day"), lambda one: one.row.ends, Look.DATE, 96,
           text=lambda one, _: one.row.ends.isoformat() if one.place == 0 else ""),
    Column("dated", Said("Date"), lambda one: one.step.event.dated, Look.DATE, 96),
    Column("what", Said("What happened"), lambda one: one.step.event.kind.value, width=220, stretch=True,
           text=lambda one, _: event_said(one.step.event)),
    Column("until", Said("Until when"), lambda one: one.step.event.until, Look.DATE, 96, fades=1),
    Column("state", Said("Proof"), lambda one: one.step.state.value, Look.CHIP, 164,
           text=lambda one, _: STEP_STATES[one.step.state][0], mark=lambda one, _: STEP_STATES[one.step.state][1]),
    Column("missing", Said("What is missing"), lambda one: one.step.missing is not None, width=240, fades=LAST,
           text=lambda one, _: one.step.missing or ""),
)  # fmt: skip
"""Step by step; the last day stands at the first step of each debt."""
