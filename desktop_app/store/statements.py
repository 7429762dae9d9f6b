"""Issued statements: kept for ever, followed from issue to signature."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.sendings import SentBy, SentPaper
from desktop_app.domain.statements import Statement, StatementState, answered
from desktop_app.store import notes, snapshots
from desktop_app.store.database import Ledger, Row
from desktop_app.store.posting import next_id
from desktop_app.store.withdrawals import standing


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued statement and where it stands. `agreed_fen` is what the customer confirmed, if anything.

    `state_on` is the day of the last answer, or of the signed copy. `said_by`, `channel` and `note` tell who answered,
    how, and in which words. `signed`: its signed copy is back. `replaced_by` is the number of the paper that stands in
    for it, empty while it stands itself. `posted_for` is whom it was issued to: somebody who is one with the customer
    by now (case 19).
    """

    id: int
    number: str
    customer_id: int
    period_from: date
    period_to: date
    closing_fen: int
    issued_on: date
    reply_by: date
    seq: int
    state: StatementState
    state_on: date
    agreed_fen: int | None
    said_by: str = ""
    channel: str = ""
    note: str = ""
    signed: bool = False
    replaced_by: str = ""
    posted_for: int = 0

    @property
    def can_be_replaced(self) -> bool:
        """Nobody has put his name to it, and no other paper stands in for it (case 21)."""
        return not (self.signed or self.replaced_by) and self.state is not StatementState.AGREED


_ISSUED = f"""
    SELECT s.id, s.number, s.customer_id, s.period_from, s.period_to, s.closing_fen, s.issued_on, s.reply_by, s.seq,
        coalesce(e.state, 'issued'), coalesce(e.dated, s.issued_on), e.agreed_fen,
        coalesce((SELECT n.number FROM statement_replacements r JOIN statements n ON n.id = r.id
            WHERE r.replaced_id = s.id AND n.issued_on <= :today), ''),
        coalesce(e.said_by, ''), coalesce(e.channel, ''), coalesce(e.note, ''),
        (SELECT min(p.dated) FROM paper_events p WHERE p.number = s.number AND p.event = 'signed' AND p.dated <= :today
            AND {standing("paper_event", "p.id", ":today")}),
        s.posted_for
    FROM statements s LEFT JOIN statement_events e ON e.id =
        (SELECT x.id FROM statement_events x WHERE x.statement_id = s.id AND x.dated <= :today
         AND {standing("statement_event", "x.id", ":today")} ORDER BY x.state = 'sent', x.dated DESC, x.id DESC LIMIT 1)
    WHERE s.issued_on <= :today"""


def keep_statement(ledger: Ledger, statement: Statement, customer_id: int, moment: Moment) -> None:
    """Freeze an issued statement; its sequence must be the journal's next."""
    text = snapshots.canonical(statement)
    row = (
        next_id(ledger, "statements"), statement.number, customer_id, statement.period_from, statement.period_to,
        statement.closing_fen, statement.issued_on, statement.reply_by, snapshots.digest(text),
    )  # fmt: skip
    snapshots.keep(ledger, [(statement.number, text)])
    notes.add_row(ledger, "statements", row, moment, "issue_statement", statement.number)


def add_state(
    ledger: Ledger,
    issued: Issued,
    state: StatementState,
    dated: date,
    moment: Moment,
    agreed_fen: int | None = None,
    said_by: str = "",
    channel: str = "",
    note: str = "",
) -> int:
    """The next step in a statement's life (N03); the id of its row."""
    values = (issued.id, state, dated, agreed_fen, said_by, channel, note)
    return notes.add(ledger, "statement_events", values, moment, "answer_statement", issued.number)


def replace_statement(ledger: Ledger, old: Issued, statement: Statement, moment: Moment) -> None:
    """Freeze a statement that stands in for an older one; the older one is kept and marked (case 21)."""
    keep_statement(ledger, statement, old.customer_id, moment)
    row = (load_issued(ledger, statement.number).id, old.id)
    notes.add_row(ledger, "statement_replacements", row, moment, "replace_statement", old.number)


def chain(ledger: Ledger, customer_id: int, today: date) -> list[Issued]:
    """The statements of a customer that stand today, oldest first: no day lies in two, none between two is left out.

    One that bears a later day than today was issued under a wrong clock and holds no place in the chain (case 29). Nor
    do those of somebody who is one with the customer by now: theirs ended with the merge (case 19).
    """
    return [one for one in issued_statements(ledger, today, customer_id) if one.posted_for == customer_id]


def frozen(ledger: Ledger, number: str) -> Statement:
    """What an issued statement says."""
    found = snapshots.load(ledger, number, Statement)
    if found is None:
        raise Refused("The book has no statement {number}. Check the number.", number=number)
    return found[0]


def issued_statements(ledger: Ledger, today: date, customer_id: int = 0, replaced: bool = False) -> list[Issued]:
    """Statements issued up to `today` as they stood then, oldest first; of one customer or all.

    Those that were replaced by then are left out unless they are wanted.
    """
    whose = "AND s.customer_id = :customer" if customer_id else ""
    rows = ledger.connection().execute(
        f"{_ISSUED} {whose} ORDER BY s.period_to, s.id", {"today": today.isoformat(), "customer": customer_id}
    )
    return [issued for issued in map(_issued, rows) if replaced or not issued.replaced_by]


def consented_statements(ledger: Ledger, today: date, customer_id: int = 0) -> list[Issued]:
    """Of `issued_statements` those whose signed copy is back or that were agreed to."""
    found = ledger.connection().execute(
        f"""{_ISSUED} AND :customer IN (0, s.customer_id) AND s.number IN (
                SELECT number FROM paper_events WHERE event = 'signed'
                UNION ALL SELECT n.number FROM statement_events a JOIN statements n ON n.id = a.statement_id
                WHERE a.state = 'agreed') ORDER BY s.period_to, s.id""",
        {"today": today.isoformat(), "customer": customer_id},
    )
    every = [one for one in map(_issued, found) if not one.replaced_by]
    return [one for one in every if one.state in (StatementState.SIGNED, StatementState.AGREED)]


def last_statements(ledger: Ledger, today: date) -> dict[int, Issued]:
    """By customer: of the statements that stand today the one that covers the latest day."""
    rows = ledger.connection().execute(
        f"{_ISSUED} AND s.id IN (SELECT ({_LAST}) FROM customers c)", {"today": today.isoformat()}
    )
    return {issued.customer_id: issued for issued in map(_issued, rows)}


def confirmed_to(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, date]:
    """By customer, one or all: up to which day they confirmed their account last, by a signature or in words."""
    rows = ledger.connection().execute(
        f"{_ISSUED} AND {_MAY_BE_CONFIRMED} AND :customer IN (0, s.customer_id)",
        {"today": today.isoformat(), "customer": customer_id},
    )
    found: dict[int, date] = {}
    for one in map(_issued, rows):
        if one.state in (StatementState.AGREED, StatementState.SIGNED) and not one.replaced_by:
            found[one.customer_id] = max(one.period_to, found.get(one.customer_id, one.period_to))
    return found


_MAY_BE_CONFIRMED = """(s.id IN (SELECT statement_id FROM statement_events WHERE state = 'agreed')
    OR s.number IN (SELECT number FROM paper_events WHERE event = 'signed'))"""
"""Few of all statements; how they stand is told by their own row."""

_LAST = """SELECT l.id FROM statements l WHERE l.customer_id = c.id AND l.issued_on <= :today
    AND NOT EXISTS (SELECT 1 FROM statement_replacements r JOIN statements n ON n.id = r.id
        WHERE r.replaced_id = l.id AND n.issued_on <= :today)
    ORDER BY l.period_to DESC, l.id LIMIT 1"""


def load_issued(ledger: Ledger, number: str) -> Issued:
    found = ledger.connection().execute(
        f"{_ISSUED} AND s.number = :number", {"today": date.max.isoformat(), "number": number}
    ).fetchone()  # fmt: skip
    if found is None:
        raise Refused("The book has no statement {number}. Check the number.", number=number)
    return _issued(found)


def sendings(ledger: Ledger, today: date, number: str = "", customer_id: int = 0) -> list[SentPaper]:
    """Of which it is known how they went, up to `today`, earliest first: of one statement, or of a customer's.

    A paper that was replaced since had been sent all the same.
    """
    rows = ledger.connection().execute(
        f"""SELECT s.number, e.dated, e.channel, e.note
           FROM statement_events e JOIN statements s ON s.id = e.statement_id
           WHERE e.state = 'sent' AND e.channel <> '' AND e.dated <= :today
               AND {standing("statement_event", "e.id", ":today")}
               AND (s.number = :number OR s.customer_id = :customer) ORDER BY e.dated, e.id""",
        {"today": today.isoformat(), "number": number, "customer": customer_id},
    )
    return [SentPaper(number, date.fromisoformat(day), SentBy(by), note) for number, day, by, note in rows]


def replacement_of(ledger: Ledger, number: str) -> str:
    """The statement that stands in for this one by now, the last of several; empty where it stands itself."""
    found = ledger.value(
        """WITH RECURSIVE newer(id) AS (
               SELECT r.id FROM statement_replacements r JOIN statements s ON s.id = r.replaced_id WHERE s.number = ?
               UNION ALL SELECT r.id FROM statement_replacements r JOIN newer n ON r.replaced_id = n.id)
           SELECT s.number FROM statements s JOIN newer n ON n.id = s.id ORDER BY s.id DESC LIMIT 1""",
        (number,),
    )
    return str(found or "")


def with_movement(ledger: Ledger, first: date, last: date) -> set[int]:
    """Ids of customers with a document in the period, a balance at its end, or an entry too late for their last paper.

    The last have nothing but an adjustment on their statement (case 25).
    """
    rows = ledger.rows(
        """SELECT customer_id FROM documents WHERE dated <= ?2 GROUP BY customer_id HAVING max(dated) >= ?1
               OR sum(CASE direction WHEN 'debit' THEN amount_fen ELSE -amount_fen END) <> 0
           UNION SELECT d.customer_id FROM documents d JOIN (
               SELECT posted_for AS customer_id, max(period_to) AS period_to, max(seq) AS seq FROM statements
               GROUP BY posted_for) s
               ON s.customer_id = d.customer_id AND d.dated <= s.period_to AND d.seq > s.seq
           WHERE s.period_to < ?2""",
        (first.isoformat(), last.isoformat()),
    )
    return {customer for (customer,) in rows}


def _issued(row: Row) -> Issued:
    row_id, number, customer, first, last, closing, issued_on, reply_by, seq, said, said_on, agreed, by, *rest = row
    said_by, channel, note, signed_on, posted_for = rest
    state = answered(StatementState(said), bool(signed_on))
    signed = state is StatementState.SIGNED
    days = [date.fromisoformat(text) for text in (first, last, issued_on, reply_by, signed_on if signed else said_on)]
    return Issued(
        row_id, number, customer, days[0], days[1], closing, days[2], days[3], seq, state, days[4],
        closing if signed else agreed, said_by, channel, note, bool(signed_on), by, posted_for,
    )  # fmt: skip
