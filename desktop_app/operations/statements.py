"""Issue statements, replace one that no longer holds, and follow them until the customer has answered (N03, R066)."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.customers import Customer, clean_note, clean_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import replaced
from desktop_app.domain.sendings import SentBy, SentPaper, cleaned_note
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statement_periods import closes, closing_day, opens
from desktop_app.domain.statements import Statement, StatementState
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.statement_shown import Becomes, ShownStatement, show_again, show_month
from desktop_app.store import customers, records, statements, submissions
from desktop_app.store.database import Ledger
from desktop_app.store.numbering import next_number
from desktop_app.store.statements import Issued

__all__ = ["Issued"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the customer said: AGREED or DIFFERS, by whom, on which channel, and the sum they confirm (case 10)."""

    state: StatementState
    dated: date
    agreed_fen: int | None = None
    said_by: str = ""
    channel: str = ""
    note: str = ""


def issue_statement(
    ledger: Ledger, customer_id: int, month: date, moment: Moment, detail: StatementDetail | None = None
) -> Done[Issued]:
    """Freeze a customer's statement for a month, or up to today within the running one.

    Issued once; asked again, the statement that already covers the period comes back unchanged (case 7).
    """
    with ledger.writing():
        shown = show_month(ledger, customer_id, month, moment, detail)
        if shown.issued is not None:
            return done(shown.issued)
        if shown.becomes is Becomes.APART:
            raise Refused(
                "A later statement of this customer was already issued; what was owed on {date} is in "
                "its opening figure. A statement up to that day can be had without a number.",
                date=shown.statement.period_to,
            )
        return _issue(ledger, shown, moment)


def replace_statement(
    ledger: Ledger, customer_id: int, month: date, moment: Moment, detail: StatementDetail | None = None
) -> Done[Issued]:
    """Issue a paper in place of one that no longer holds; the old one is kept and marked (case 21).

    Only the newest of the chain, neither signed nor agreed; one that holds comes back as it is.
    """
    with ledger.writing():
        shown = show_month(ledger, customer_id, month, moment, detail)
        if shown.becomes is Becomes.ISSUED and shown.issued is not None:
            return done(shown.issued)
        if shown.issued is None:
            raise Refused("No statement was issued for these days, so there is none to replace.")
        if shown.becomes is not Becomes.REPLACEMENT:
            raise Refused(
                "{number} cannot be replaced: it was signed or agreed, or a later one was issued. The next statement "
                "carries the adjustment.",
                number=shown.issued.number,
            )
        return _issue(ledger, shown, moment)


def issue_shown(ledger: Ledger, seen: ShownStatement, moment: Moment) -> Done[Issued]:
    """Number and freeze the draft that was looked at; refuses when the account changed since."""
    with ledger.writing():
        return _issue(ledger, show_again(ledger, seen, moment), moment)


def _issue(ledger: Ledger, shown: ShownStatement, moment: Moment) -> Done[Issued]:
    """Number and freeze what was drawn up in this very transaction."""
    number = next_number(ledger, "statement", moment.today, moment)
    statement = replace(shown.statement, number=number)
    if shown.becomes is Becomes.REPLACEMENT and shown.issued is not None:
        statements.replace_statement(ledger, shown.issued, statement, moment)
    else:
        statements.keep_statement(ledger, statement, shown.customer_id, moment)
    _remember_detail(ledger, shown.customer_id, statement, moment)
    return done(statements.load_issued(ledger, number), Changed.STATEMENTS)


def _remember_detail(ledger: Ledger, customer_id: int, told: Statement, moment: Moment) -> None:
    """The next statement of this customer tells as much of each slip as the one that was just issued."""
    customer = customers.load_customer(ledger, customer_id)
    if customer.statement_detail is not told.detail:
        records.keep_customer(ledger, replace(customer, statement_detail=told.detail), moment, "edit_customer")


def customers_to_state(ledger: Ledger, month: date, today: date) -> list[Customer]:
    """Customers worth a statement for the month: something moved in it, or something is open at its end (R066).

    Each by the day on which their month closes.
    """
    everybody = customers.load_customers(ledger)
    moved = {
        day: statements.with_movement(ledger, opens(month, day), min(closes(month, day), today))
        for day in {closing_day(one.terms) for one in everybody}
    }
    return [one for one in everybody if one.id in moved[closing_day(one.terms)]]


def mark_sent(
    ledger: Ledger, number: str, dated: date, moment: Moment, by: SentBy | None = None, note: str = ""
) -> Done[Issued]:
    """The statement was printed or sent; an answer is awaited. Refuses one that was replaced (case 21).

    Known how it went, each sending is a demand on record (民法典 195), also after an answer, which stands; told twice,
    it is kept once.
    """
    kept = SentPaper(number, dated, by, cleaned_note(by, note)) if by else None
    with ledger.writing():
        refuse_replaced(ledger, number)
        issued = statements.load_issued(ledger, number)
        _refuse_day(issued, dated, moment)
        if kept is None and issued.state is StatementState.ISSUED:
            statements.add_state(ledger, issued, StatementState.SENT, dated, moment)
        elif kept is not None and kept not in statements.sendings(ledger, moment.today, number):
            statements.add_state(ledger, issued, StatementState.SENT, dated, moment, None, "", kept.by, kept.note)
        else:
            return done(issued)
    return done(statements.load_issued(ledger, number), Changed.STATEMENTS)


def sendings(ledger: Ledger, number: str, today: date) -> list[SentPaper]:
    """How and when a statement went out, as far as it was recorded (民法典 195)."""
    return statements.sendings(ledger, today, number)


def refuse_replaced(ledger: Ledger, number: str) -> None:
    """Whoever holds the old paper in hand is told which one to give out instead."""
    newer = statements.replacement_of(ledger, number)
    if newer:
        raise replaced(number, newer)


def answer_statement(ledger: Ledger, number: str, answer: Answer, moment: Moment, submission: str = "") -> Done[Issued]:
    """Record the customer's answer, once for a submission id (D4); a smaller agreed sum leaves the difference open
    (case 10).
    """
    if answer.state not in (StatementState.AGREED, StatementState.DIFFERS):
        raise Refused("An answer either agrees or differs.")
    with ledger.writing():
        issued = statements.load_issued(ledger, number)
        newer = statements.replacement_of(ledger, number)
        if newer:
            raise Refused("{number} was replaced by {newer}. Record the answer there.", number=number, newer=newer)
        _refuse_day(issued, answer.dated, moment)
        _refuse_another_sum(issued, answer)
        agreed = issued.closing_fen if answer.state is StatementState.AGREED else answer.agreed_fen
        said = (
            agreed,
            clean_text(answer.said_by, "The person's name", field="said_by"),
            clean_text(answer.channel, "How they answered", field="channel"),
            clean_note(answer.note, "The note", field="note"),
        )
        values = (issued.id, answer.state, answer.dated, *said)
        if submissions.repeated(ledger, submission, "statement_events", values):
            return done(issued)
        made = statements.add_state(ledger, issued, answer.state, answer.dated, moment, *said)
        submissions.remember(ledger, submission, "statement_events", made, moment)
    return done(statements.load_issued(ledger, number), Changed.STATEMENTS)


def _refuse_another_sum(issued: Issued, answer: Answer) -> None:
    if answer.state is StatementState.AGREED and answer.agreed_fen not in (None, issued.closing_fen):
        raise Refused(
            "Statement {number} closes at {closing}. If they confirm another sum, choose “Has another figure”.",
            number=issued.number,
            closing=format_yuan(issued.closing_fen),
        ).at("agreed")


def _refuse_day(issued: Issued, dated: date, moment: Moment) -> None:
    if not issued.issued_on <= dated <= moment.today:
        raise Refused(
            "Statement {number} was issued on {date}; choose a day from then to today.",
            number=issued.number,
            date=issued.issued_on,
        ).at("dated")
