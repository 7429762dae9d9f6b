"""Until when debts can be claimed in court, on the command line: each with its chain and what is missing (N05)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.claim_acts import enforcement_ends
from desktop_app.domain.claim_words import ChainStep, chain_of, missing_of
from desktop_app.domain.errors import Said
from desktop_app.domain.holidays import known_years
from desktop_app.domain.limitation import days_left, warning
from desktop_app.operations.customers import all_customers, find_customer
from desktop_app.operations.grounds import acts
from desktop_app.operations.limitation import shop_clocks
from desktop_app.operations.lists.claims import CHAIN, CLAIMS, ClaimRow, steps_of
from desktop_app.operations.settings import calendar_of


@dataclass(frozen=True, slots=True)
class LastDays:
    """The debts of one customer or all; of one also until when a judgment can be enforced."""

    rows: tuple[ClaimRow, ...]
    enforcement: date | None = None
    of_one: bool = False
    years: tuple[int, ...] = ()


def limitation(session: Session) -> None:
    """One customer with every step of each chain, or the list of the shop (R081)."""
    today = session.moment.today
    with opened(session) as book:
        whose = find_customer(book.ledger, session.options.name).id if session.options.name else 0
        names = {one.id: one.name for one in all_customers(book.ledger)}
        rows = tuple(
            ClaimRow(one.item, one.clock, names[one.item.customer_id])
            for one in shop_clocks(book.ledger, today, whose)
        )  # fmt: skip
        ends = enforcement_ends(acts(book.ledger, today, whose)) if whose else None
        years = known_years(calendar_of(book.ledger))
    session.present(LastDays(rows, ends, bool(whose), years), partial(_answer, session), partial(_show, session))


def _answer(session: Session, found: LastDays) -> Mapping[str, object]:
    debts = [_debt(session, row) for row in found.rows]
    enforcement = {"enforcement_ends": day(found.enforcement)} if found.of_one else {}
    return {
        "as_of": day(session.moment.today), "debts": debts, **enforcement, "holidays_known": list(found.years),
    }  # fmt: skip


def _debt(session: Session, row: ClaimRow) -> Mapping[str, object]:
    today, clock = session.moment.today, row.clock
    return {
        "customer": row.customer,
        **told(row.item, "number", "due"),
        "open": yuan(row.item.open_fen),
        "last_day": day(row.ends),
        "days_left": days_left(clock, today),
        "warning": warning(clock, today),
        "claimed_last_day": day(clock.claimed_last_day),
        "missing": [one.text(session.translate) for one in missing_of(clock)],
        "chain": [_step(one) for one in chain_of(row.item.number, clock)],
    }


def _step(one: ChainStep) -> Mapping[str, object]:
    return {**told(one.event, "date=dated", "what=kind", "until", "proof", "about=told"), "state": one.state.value}


def _show(session: Session, found: LastDays, screen: Screen) -> None:
    today = session.moment.today
    if not found.rows:
        screen.say(Said("Nothing is unpaid, so no time runs."))
    elif found.of_one:
        clocks = {row.item.item_id: row.clock for row in found.rows}
        screen.table(CHAIN, steps_of([row.item for row in found.rows], clocks), today)
    else:
        screen.table(CLAIMS, found.rows, today)
    if found.enforcement:
        screen.say(Said("The judgment can be enforced until {day} (民诉法 250).", day=found.enforcement.isoformat()))
