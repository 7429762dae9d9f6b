"""Printed papers: which bytes were made of a frozen paper, and what became of the sheet."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import OF_DOCUMENT, STAY, PaperKind, PaperRow, PaperState, statement_state, voucher_state
from desktop_app.domain.sendings import SentBy, SentPaper
from desktop_app.domain.statements import Statement, StatementState
from desktop_app.store import notes, snapshots
from desktop_app.store.credit_papers import ISSUED
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import standing


@dataclass(frozen=True, slots=True)
class Print:
    """Bytes made of a paper in one layout: name of the stored file and the SHA-256 of the bytes."""

    number: str
    layout: str
    blob: str
    sha256: str


def load_print(ledger: Ledger, number: str, layout: str) -> Print | None:
    found = ledger.row(
        "SELECT number, layout, blob, sha256 FROM prints WHERE number = ? AND layout = ?", (number, layout)
    )
    return Print(*found) if found else None


def all_prints(ledger: Ledger) -> list[Print]:
    return [Print(*row) for row in ledger.rows("SELECT number, layout, blob, sha256 FROM prints")]


def all_scans(ledger: Ledger) -> list[tuple[str, str]]:
    """(number of the paper, name of the stored file) of every scan."""
    return [(number, blob) for number, blob in ledger.rows("SELECT number, blob FROM paper_events WHERE blob <> ''")]


def stored_files(ledger: Ledger) -> list[str]:
    """The name of every stored file that any record names, in order: each table keeps them in a column `blob`."""
    tables = ledger.rows(
        """SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
           WHERE m.type = 'table' AND c.name = 'blob' AND c.type = 'TEXT'"""
    )
    named = " UNION ".join(f"SELECT blob FROM {table} WHERE blob <> ''" for (table,) in tables)
    return [name for (name,) in ledger.rows(f"{named} ORDER BY blob")]


def kind_named(ledger: Ledger, number: str) -> PaperKind | None:
    """What kind of paper was frozen under this number; None where none was, or it is a plan's."""
    found = ledger.value(
        """SELECT coalesce(d.kind, c.kind, iif(s.number IS NULL, '', 'statement')) FROM papers p
           LEFT JOIN documents d ON d.number = p.number LEFT JOIN statements s ON s.number = p.number
           LEFT JOIN credit_papers c ON c.number = p.number WHERE p.number = ?""",
        (number,),
    )
    return OF_DOCUMENT.get(str(found)) if found else None


def is_statement(ledger: Ledger, number: str) -> bool:
    return kind_named(ledger, number) is PaperKind.STATEMENT


def day_of(ledger: Ledger, number: str) -> date:
    """The first day of a frozen paper: its own, or the day it was posted ahead of that; refuses an unknown number."""
    found = ledger.value(
        """SELECT coalesce(min(d.dated, d.entered), s.issued_on, c.dated) FROM papers p
           LEFT JOIN documents d ON d.number = p.number LEFT JOIN statements s ON s.number = p.number
           LEFT JOIN credit_papers c ON c.number = p.number WHERE p.number = ?""",
        (number,),
    )
    if found is None:
        raise Refused("There is no paper {number}. Check the number.", number=number)
    return date.fromisoformat(found)


def add_print(ledger: Ledger, made: Print, moment: Moment) -> None:
    notes.add(ledger, "prints", (made.number, made.layout, made.blob, made.sha256), moment, "make_print", made.number)


def add_event(
    ledger: Ledger, number: str, event: str, dated: date, moment: Moment, note: str = "", blob: str = ""
) -> None:
    """`event` is `printed`, `signed` or `card`; `blob` names the scan."""
    notes.add(ledger, "paper_events", (number, event, dated, note, blob), moment, f"paper_{event}", number)


def unsigned(ledger: Ledger, today: date) -> list[tuple[int, int, date]]:
    """(customer id, count, oldest date) of slips printed but not signed as of `today` (R030)."""
    found: dict[int, list[date]] = {}
    for customer, _, dated in unsigned_slips(ledger, today):
        found.setdefault(customer, []).append(dated)
    return [(customer, len(days), min(days)) for customer, days in found.items()]


def unsigned_slips(ledger: Ledger, today: date) -> list[tuple[int, str, date]]:
    """(customer id, number, day) of each of them."""
    rows = ledger.rows(
        f"""SELECT d.customer_id, d.number, d.dated FROM
               (SELECT DISTINCT number FROM paper_events WHERE event = 'printed' AND dated <= ?1
                AND {standing("paper_event", "id", "?1")}) p
           JOIN documents d ON d.number = p.number AND d.kind = 'shipment' AND d.dated <= ?1
           WHERE NOT EXISTS (SELECT 1 FROM paper_events s WHERE s.number = d.number AND s.event = 'signed'
               AND s.dated <= ?1 AND {standing("paper_event", "s.id", "?1")})
           AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)
           ORDER BY d.customer_id""",
        (today.isoformat(),),
    )
    return [(customer, number, date.fromisoformat(dated)) for customer, number, dated in rows]


def load_papers(
    ledger: Ledger, today: date, customer_id: int = 0, since: date | None = None, asked: str = ""
) -> list[PaperRow]:
    """Vouchers and statements with what had become of them up to `today`, newest first.

    Those dated after today too: what lies in the book is seen, whatever the clock said when it was entered (case 29).
    A paper that is made only when it is asked for is listed once it was made, or is the one that is `asked` for.
    """
    read = partial(_paper, today=today)
    rows = ledger.connection().execute(
        _PAPERS.format(of_customer="AND x.customer_id = :customer" if customer_id else ""),
        {
            "today": today.isoformat(),
            "since": since.isoformat() if since else "",
            "customer": customer_id,
            "asked": asked,
        },
    )
    return [_of_site(ledger, row) if row.kind is PaperKind.SITE_STATEMENT else row for row in map(read, rows)]


def _of_site(ledger: Ledger, row: PaperRow) -> PaperRow:
    """With the days, the sum and the site that its frozen paper tells."""
    found = snapshots.load(ledger, row.number, Statement)
    if found is None:
        return row
    told = found[0]
    return replace(
        row, period_from=told.period_from, period_to=told.period_to, amount_fen=told.closing_fen, site=told.site
    )


_PAPERS = f"""
    WITH paper AS MATERIALIZED (
        SELECT x.kind, x.number, x.customer_id, x.dated, '' AS period_from, '' AS period_to, x.amount_fen,
            '' AS reply_by, NULL AS theirs_fen, '' AS said_by, '' AS answer, '[]' AS sent,
            coalesce((SELECT 'reversed' FROM documents r WHERE r.reverses = x.id AND r.dated <= max(:today, x.dated)),
                '') AS said, '' AS replaced_by, x.seq
        FROM documents x
        WHERE (x.kind IN ('shipment', 'return', 'set_off') OR EXISTS (SELECT 1 FROM prints f WHERE f.number = x.number)
            OR x.number = :asked AND EXISTS (SELECT 1 FROM papers f WHERE f.number = x.number))
        AND x.dated >= :since
        {{of_customer}}
        UNION ALL SELECT 'statement', x.number, x.customer_id, x.issued_on, x.period_from, x.period_to, x.closing_fen,
            x.reply_by, v.agreed_fen, coalesce(v.said_by, ''), iif(v.state <> 'sent', v.note, ''),
            (SELECT json_group_array(json_array(e.dated, e.channel, e.note) ORDER BY e.dated, e.id)
                FROM statement_events e WHERE e.statement_id = x.id AND e.dated <= :today
                    AND e.state = 'sent' AND e.channel <> '' AND {standing("statement_event", "e.id", ":today")}),
            coalesce(v.state, 'issued'),
            coalesce((SELECT n.number FROM statement_replacements r JOIN statements n ON n.id = r.id
                WHERE r.replaced_id = x.id AND n.issued_on <= :today), ''), x.seq
        FROM statements x LEFT JOIN statement_events v ON v.id = (SELECT e.id FROM statement_events e
            WHERE e.statement_id = x.id AND e.dated <= :today AND {standing("statement_event", "e.id", ":today")}
            ORDER BY e.state = 'sent', e.dated DESC, e.id DESC LIMIT 1)
        WHERE x.issued_on >= :since {{of_customer}}
        UNION ALL SELECT x.kind, x.number, x.customer_id, x.dated, '', '', 0, '', NULL, '', '', x.sent, x.withdrawn,
            x.replaced_by, x.seq FROM ({ISSUED}) x WHERE x.kind <> 'deposit' AND x.dated >= :since {{of_customer}}
        UNION ALL SELECT 'deposit', x.number, x.customer_id, x.dated, '', '', x.amount_fen, '', NULL, '', '', '[]',
            iif(max({standing("side_entry", "x.id", ":today")}), '', 'reversed'), '', min(x.seq)
        FROM side_entries x WHERE x.number <> '' AND x.dated >= :since {{of_customer}}
        AND (EXISTS (SELECT 1 FROM prints f WHERE f.number = x.number)
            OR x.number = :asked AND EXISTS (SELECT 1 FROM papers f WHERE f.number = x.number)) GROUP BY x.number),
    sheet AS MATERIALIZED (
        SELECT p.number, sum(e.event = 'printed') AS printed, max(CASE e.event WHEN 'printed' THEN e.dated END)
            AS printed_on, min(CASE e.event WHEN 'signed' THEN e.dated END) AS signed_on,
            group_concat(nullif(e.blob, ''), ' ' ORDER BY e.id) AS scans,
            group_concat(CASE e.event WHEN 'signed' THEN nullif(e.note, '') END, ' · ' ORDER BY e.id) AS signed_note,
            max(CASE e.event WHEN 'card' THEN e.dated END) AS card_on
        FROM paper p JOIN paper_events e ON e.number = p.number AND e.dated <= :today
        AND {standing("paper_event", "e.id", ":today")} GROUP BY p.number)
    SELECT p.kind, p.number, p.customer_id, c.name, p.dated, p.period_from, p.period_to, p.amount_fen, p.reply_by,
        p.said, p.replaced_by, coalesce(s.printed, 0), s.printed_on, s.signed_on, coalesce(s.scans, ''),
        p.theirs_fen, p.said_by, p.answer, coalesce(s.signed_note, ''), p.sent,
        s.card_on
    FROM paper p JOIN customers c ON c.id = p.customer_id LEFT JOIN sheet s ON s.number = p.number
    ORDER BY p.dated DESC, p.seq DESC"""


def _paper(row: Row, today: date) -> PaperRow:
    kind, number, customer_id, name, dated, first, last, fen, reply_by, said, by, *sheet = row
    printed, printed_on, signed_on, scans, theirs_fen, said_by, answer, signed_note, sent, card_on = sheet
    return PaperRow(
        number=number,
        kind=OF_DOCUMENT[kind],
        customer_id=customer_id,
        customer=name,
        dated=date.fromisoformat(dated),
        period_from=_date(first),
        period_to=_date(last),
        amount_fen=fen,
        printed=printed,
        printed_on=_date(printed_on),
        signed_on=_date(signed_on),
        state=PaperState.REPLACED
        if by
        else _state(OF_DOCUMENT[kind], said, reply_by, printed > 0, bool(signed_on), today, was_sent=sent != "[]"),
        scans=tuple(scans.split()),
        replaced_by=by,
        theirs_fen=theirs_fen,
        said_by=said_by,
        answer=answer,
        signed_note=signed_note,
        sent=tuple(SentPaper(number, date.fromisoformat(day), SentBy(by), note) for day, by, note in json.loads(sent)),
        card_on=_date(card_on),
    )


def _state(
    kind: PaperKind, said: str, reply_by: str, printed: bool, signed: bool, today: date, was_sent: bool
) -> PaperState:
    if not reply_by:
        served = kind is PaperKind.LETTER and was_sent
        return voucher_state(printed or served, signed, reversed_=said != "", stays=served or kind in STAY)
    return statement_state(StatementState(said), printed, signed, date.fromisoformat(reply_by), today)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
