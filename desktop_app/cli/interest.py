"""Late interest and what credit costs, on the command line, and the rates by which they are estimated (R026, R027)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from desktop_app.cli.answers import day, told, yuan, yuan_or_null
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import Column
from desktop_app.domain.errors import Said
from desktop_app.domain.interest import LprRate, RateTable, earliest, percent
from desktop_app.domain.money import format_yuan
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.operations.customers import find_customer
from desktop_app.operations.interest import DebtInterest, add_rate, edit_rates, interest_of, rates_of, remove_rates
from desktop_app.operations.reporting.kinds import Inquiry, ask


@dataclass(frozen=True, slots=True)
class CustomerInterest:
    """The debts of one customer with their estimates."""

    customer_id: int
    customer: str
    debts: tuple[DebtInterest, ...]
    table: RateTable


def interest(session: Session) -> None:
    """Of one customer, debt by debt; nothing is booked."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        debts = tuple(interest_of(book.ledger, today, customer.id))
        found = CustomerInterest(customer.id, customer.name, debts, rates_of(book.ledger))
        shown = ask(book.ledger, "interest", Inquiry(period_of(PeriodName.TODAY, today), today, "", customer.id))
    session.present(found, partial(_answer, session), lambda _, screen: _show(session, found, shown, screen))


def _answer(session: Session, found: CustomerInterest) -> Mapping[str, object]:
    every = found.debts
    low = sum(one.late.low_fen or 0 for one in every if one.late)
    high = sum(one.late.high_fen or 0 for one in every if one.late)
    return {
        "customer": found.customer,
        "as_of": day(session.moment.today),
        "low": yuan(low),
        "high": yuan(high),
        "agreed": yuan(sum(one.late.agreed_fen or 0 for one in every if one.late)),
        "carrying_cost": yuan(sum(one.cost.fen for one in every)),
        "margin_gone_on": day(earliest(one.cost.gone_on for one in every)),
        "lpr_checked": day(found.table.checked),
        "debts": [_debt(one) for one in every],
    }


def _debt(one: DebtInterest) -> Mapping[str, object]:
    late = one.late
    return {
        **told(one.item, "number", "due"),
        "open": yuan(one.item.open_fen),
        "days_late": late.days if late else 0,
        "lpr": percent(late.lpr) if late and late.lpr is not None else None,
        "low": yuan_or_null(late.low_fen) if late else None,
        "high": yuan_or_null(late.high_fen) if late else None,
        "agreed": yuan_or_null(late.agreed_fen) if late else None,
        "above_usual": bool(late and late.is_above),
        "above_yardstick": bool(late and late.is_high),
        "carrying_cost": yuan(one.cost.fen),
        "margin_gone_on": day(one.cost.gone_on),
    }


def _show(session: Session, found: CustomerInterest, shown: object, screen: Screen) -> None:
    screen.heading(Said("{customer}", customer=found.customer))
    rows, columns, sentence = (getattr(shown, name) for name in ("rows", "columns", "told"))
    if not rows:
        screen.say(Said("Nothing is unpaid."))
        return
    screen.table(columns, rows, session.moment.today)
    cost = sum(one.cost.fen for one in found.debts)
    screen.say(sentence, Said("Credit has cost {sum}.", sum=format_yuan(cost)))


RATE_COLUMNS: tuple[Column[LprRate], ...] = (
    Column("day", Said("From"), lambda one: one.day.isoformat()),
    Column("rate", Said("LPR (%)"), lambda one: percent(one.rate)),
)


def rates(session: Session) -> None:
    """Show the table; add a rate, take one out, say what money costs and what is earned."""
    options, moment = session.options, session.moment
    with opened(session) as book:
        ledger = book.ledger
        if options.remove:
            remove_rates(ledger, {options.remove}, moment)
        if options.lpr is not None:
            add_rate(ledger, LprRate(options.day or moment.today, options.lpr), moment)
        shares = {name: value for name in ("funds", "margin") if (value := getattr(options, name)) is not None}
        if shares:
            edit_rates(ledger, replace(rates_of(ledger), **shares), moment)
        table = rates_of(ledger)
    session.present(table, _rates, lambda found, screen: _show_rates(session, found, screen))


def _rates(table: RateTable) -> Mapping[str, object]:
    return {
        "checked": day(table.checked), "funds": percent(table.funds) if table.funds else None,
        "margin": percent(table.margin) if table.margin else None,
        "rates": [{"day": day(one.day), "lpr": percent(one.rate)} for one in table.rates],
    }  # fmt: skip


def _show_rates(session: Session, table: RateTable, screen: Screen) -> None:
    screen.table(RATE_COLUMNS, table.rates, session.moment.today)
    screen.say(Said("Compared with what is published on {day}.", day=table.checked))
