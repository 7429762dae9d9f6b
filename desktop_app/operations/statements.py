"""Issue monthly statements and follow them until the customer has answered (N03, R066)."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.accounts import Entry, Kind, age, days_overdue
from desktop_app.domain.customers import Customer, clean_note, clean_text, spoken_to
from desktop_app.domain.dates import month_end, month_start
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.statements import Statement, StatementItem, StatementRow, StatementState
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import accounts, customers, journal, settings, statements
from desktop_app.store.database import Ledger
from desktop_app.store.numbering import next_number

REPLY_DAYS = 7
PAY_DAYS = 15


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer said: AGREED or DIFFERS, by whom, on which channel, and the sum they confirm (case 10)."""

    state: StatementState
    dated: date
    agreed_fen: int | None = None
    said_by: str = ""
    channel: str = ""
    note: str = ""


def issue_statement(ledger: Ledger, customer_id: int, month: date, moment: Moment) -> Done[statements.Issued]:
    """Freeze a customer's statement for a month, or up to today within the running one.

    Issued once; asked again, the statement that already covers the period comes back unchanged (case 7).
    """
    last = min(month_end(month), moment.today)
    if month_start(month) > moment.today:
        raise Refused("{month} has not begun yet. Choose a month up to now.", month=month.strftime("%Y-%m"))
    with ledger.writing():
        before = statements.last_issued(ledger, customer_id, moment.today)
        if before and before.period_to >= last:
            return done(_covering(ledger, customer_id, last, moment.today))
        customer = customers.load_customer(ledger, customer_id)
        number = next_number(ledger, "statement", moment.today)
        statement = draft_statement(ledger, customer, month, last, number, moment)
        statements.keep_statement(ledger, statement, customer_id, moment)
    return done(statements.load_issued(ledger, number), Changed.STATEMENTS)


def customers_to_state(ledger: Ledger, month: date, today: date) -> list[Customer]:
    """Customers worth a statement for the month: something moved in it, or something is open at its end (R066)."""
    ids = statements.with_movement(ledger, month_start(month), min(month_end(month), today))
    return [customer for customer in customers.load_customers(ledger) if customer.id in ids]


def draft_statement(
    ledger: Ledger, customer: Customer, month: date, last: date, number: str, moment: Moment
) -> Statement:
    """What the statement from the day after the last one (or the month's first day) to `last` says; nothing is written.

    So no day is left out between two statements, and what came too late for the last one stands on this one (case 7).
    """
    follows = statements.last_issued(ledger, customer.id, moment.today)
    first = follows.period_to + timedelta(days=1) if follows else month_start(month)
    opening = follows.closing_fen if follows else accounts.balance_before(ledger, customer.id, first)
    late = accounts.late_entries(ledger, customer.id, first, follows.seq) if follows else []
    regular = accounts.entries(ledger, customer.id, first, last)
    rows = _rows(opening, late, regular)
    account = accounts.account(ledger, customer.id, last)
    aged = age(account.items, account.on_account_fen, last)
    contact, phone = spoken_to(customer)
    return Statement(
        shop=settings.load_shop(ledger),
        number=number,
        customer=customer.name,
        customer_code=customer.code,
        contact=contact,
        phone=phone,
        address=customer.address,
        period_from=first,
        period_to=last,
        issued_on=moment.today,
        opening_fen=opening,
        rows=rows,
        shipped_fen=sum(row.debit_fen for row in rows if _is_sale(row)),
        returned_fen=sum(row.credit_fen for row in rows if not row.late and row.kind is Kind.RETURN),
        received_fen=sum(row.credit_fen for row in rows if not row.late and row.kind is Kind.RECEIPT),
        adjusted_fen=sum(row.debit_fen - row.credit_fen for row in rows if _is_adjustment(row)),
        closing_fen=rows[-1].balance_fen if rows else opening,
        overdue_fen=sum(item.open_fen for item in account.items if days_overdue(item.due, last)),
        not_due_fen=aged.not_due_fen,
        on_account_fen=account.on_account_fen,
        open_items=tuple(
            StatementItem(item.number, item.dated, item.due, item.amount_fen, item.open_fen) for item in account.items
        ),
        reply_by=moment.today + timedelta(days=REPLY_DAYS),
        pay_by=moment.today + timedelta(days=PAY_DAYS),
        sequence=journal.head(ledger).seq + 1,
    )


def mark_sent(ledger: Ledger, number: str, dated: date, moment: Moment) -> Done[statements.Issued]:
    """The statement was printed or sent; an answer is awaited."""
    with ledger.writing():
        issued = statements.load_issued(ledger, number)
        _refuse_day(issued, dated, moment)
        if issued.state is StatementState.ISSUED:
            statements.add_state(ledger, issued, StatementState.SENT, dated, moment)
    return done(statements.load_issued(ledger, number), Changed.STATEMENTS)


def answer_statement(ledger: Ledger, number: str, answer: Answer, moment: Moment) -> Done[statements.Issued]:
    """Record the customer's answer; a smaller agreed sum leaves the difference open (case 10)."""
    if answer.state not in (StatementState.AGREED, StatementState.DIFFERS):
        raise Refused("An answer either agrees or differs.")
    with ledger.writing():
        issued = statements.load_issued(ledger, number)
        _refuse_day(issued, answer.dated, moment)
        if answer.state is StatementState.AGREED and answer.agreed_fen not in (None, issued.closing_fen):
            raise Refused(
                "Statement {number} closes at {closing}. Who confirms another sum does not agree: record that it "
                "differs.",
                number=issued.number,
                closing=format_yuan(issued.closing_fen),
            ).at("agreed")
        agreed = issued.closing_fen if answer.state is StatementState.AGREED else answer.agreed_fen
        statements.add_state(
            ledger,
            issued,
            answer.state,
            answer.dated,
            moment,
            agreed,
            clean_text(answer.said_by, "The person's name", field="said_by"),
            clean_text(answer.channel, "The channel", field="channel"),
            clean_note(answer.note, "The note", field="note"),
        )
    return done(statements.load_issued(ledger, number), Changed.STATEMENTS)


def _covering(ledger: Ledger, customer_id: int, last: date, today: date) -> statements.Issued:
    """The statement whose period holds that day; months are stated in order, so none may be put in between."""
    found = statements.covering(ledger, customer_id, last, today)
    if found is None:
        raise Refused(
            "A later statement of this customer was issued already, so {date} can no longer be stated on its own.",
            date=last,
        )
    return found


def _refuse_day(issued: statements.Issued, dated: date, moment: Moment) -> None:
    if not issued.issued_on <= dated <= moment.today:
        raise Refused(
            "Statement {number} was issued on {date}; choose a day from then to today.",
            number=issued.number,
            date=issued.issued_on,
        ).at("dated")


def _rows(opening_fen: int, late: list[Entry], regular: list[Entry]) -> tuple[StatementRow, ...]:
    rows, balance = [], opening_fen
    for entry, is_late in [*((entry, True) for entry in late), *((entry, False) for entry in regular)]:
        balance += entry.amount_fen
        rows.append(
            StatementRow(
                dated=entry.dated,
                kind=entry.kind,
                number=entry.number,
                summary=entry.summary,
                debit_fen=max(entry.amount_fen, 0),
                credit_fen=max(-entry.amount_fen, 0),
                balance_fen=balance,
                late=is_late,
                reverses=entry.reverses,
            )
        )
    return tuple(rows)


def _is_sale(row: StatementRow) -> bool:
    return not row.late and row.kind in (Kind.SHIPMENT, Kind.OPENING)


def _is_adjustment(row: StatementRow) -> bool:
    return row.late or row.kind in (Kind.ADJUSTMENT, Kind.REVERSAL)
