"""Documents, statements and plans found by a part of their number or by their amount."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.store import snapshots
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import not_withdrawn


@dataclass(frozen=True, slots=True)
class Found:
    """One numbered paper of a customer; statements and plans have no kind."""

    number: str
    kind: Kind | None
    customer_id: int
    customer: str
    dated: date
    amount_fen: int


def by_number(ledger: Ledger, part: str, limit: int) -> list[Found]:
    """Papers of any date whose number, own reference or number on paper holds `part`: whole ones first, newest."""
    escaped = "".join(f"!{character}" if character in "!%_" else character for character in part)
    facts = {"whole": part, "part": f"%{escaped}%", "limit": limit}
    hits = [hit for sql in _NUMBERED for hit in ledger.connection().execute(sql, facts)]
    return list(dict.fromkeys(_found(hit) for hit in sorted(hits, key=_whole_and_newest_first)))[:limit]


def by_fingerprint(ledger: Ledger, printed: str) -> list[Found]:
    """The paper whose check code was typed, if it is one of this book's (N13)."""
    number = snapshots.number_of(ledger, printed)
    return [one for one in by_number(ledger, number, 2) if one.number == number] if number else []


def by_transaction(ledger: Ledger, part: str, limit: int) -> list[Found]:
    """Receipts that stand and were booked from a line whose transaction number holds `part`, newest first."""
    if not part.isalnum():
        return []
    facts = {"part": f"% %{part}%", "limit": limit, "ever": date.max.isoformat()}
    return [_found(hit) for hit in ledger.connection().execute(_BY_LINE, facts)]


def by_amount(ledger: Ledger, amount_fen: int, limit: int) -> list[Found]:
    """Papers of exactly this amount, newest first."""
    facts = {"fen": amount_fen, "limit": limit}
    hits = [hit for sql in _OF_AMOUNT for hit in ledger.connection().execute(sql, facts)]
    return [_found(hit) for hit in sorted(hits, key=_whole_and_newest_first)][:limit]


def _found(hit: Row) -> Found:
    number, kind, customer_id, customer, dated, fen, _, _ = hit
    return Found(number, Kind(kind) if kind else None, customer_id, customer, date.fromisoformat(dated), fen)


def _whole_and_newest_first(hit: Row) -> tuple[bool, int, int]:
    *_, dated, _, row_id, in_part = hit
    return in_part, -date.fromisoformat(dated).toordinal(), -row_id


_DOCUMENTS = (
    """(SELECT d.number, d.kind, d.customer_id, d.dated, d.amount_fen AS fen, d.id, d.reference FROM documents d)"""
)
_SHIPMENTS = """(SELECT d.number, d.kind, d.customer_id, d.dated, d.amount_fen AS fen, d.id, s.paper_number
    FROM shipments s JOIN documents d ON d.id = s.document_id WHERE s.paper_number <> '')"""
_STATEMENTS = """(SELECT number, '' AS kind, customer_id, issued_on AS dated, closing_fen AS fen, id FROM statements)"""
_PLANS = """(SELECT p.number, '' AS kind, p.customer_id, p.agreed_on AS dated, sum(i.amount_fen) AS fen, p.id
    FROM plans p JOIN instalments i ON i.plan_id = p.id GROUP BY p.id)"""


def _best(papers: str, condition: str, in_part: str) -> str:
    """The `:limit` best of `papers` that meet the condition, each with its customer."""
    return f"""
        SELECT f.number, f.kind, f.customer_id, c.name, f.dated, f.fen, f.id, f.in_part FROM
            (SELECT *, {in_part} AS in_part FROM {papers} WHERE {condition} ORDER BY in_part, dated DESC, id DESC
             LIMIT :limit) f
        JOIN customers c ON c.id = f.customer_id"""


def _numbered(papers: str, column: str) -> str:
    return _best(papers, f"{column} LIKE :part ESCAPE '!'", f"{column} <> :whole COLLATE NOCASE")


_NUMBERED = (
    _numbered(_DOCUMENTS, "number"),
    _numbered(_DOCUMENTS, "reference"),
    _numbered(_SHIPMENTS, "paper_number"),
    _numbered(_STATEMENTS, "number"),
    _numbered(_PLANS, "number"),
)
_BY_LINE = f"""
    SELECT d.number, d.kind, d.customer_id, c.name, d.dated, d.amount_fen, d.id, 0 FROM bill_lines b
    JOIN documents d ON d.id = b.document_id JOIN customers c ON c.id = d.customer_id
    WHERE b.line LIKE :part AND {not_withdrawn("bill_line", "b.id", ":ever")}
    AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) ORDER BY d.id DESC LIMIT :limit"""

_OF_AMOUNT = tuple(_best(papers, "fen = :fen", "0") for papers in (_DOCUMENTS, _STATEMENTS, _PLANS))
