"""Releases in the book: each a sealed row; slips of before there were any say theirs themselves."""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.objections import Code
from desktop_app.domain.releases import GivenRelease
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

RELEASE = "release"
"""What is taken back."""


def add_release(ledger: Ledger, given: GivenRelease, moment: Moment) -> int:
    """Keep a release and journal it; returns its id."""
    row = (
        given.customer_id, given.slip, given.dated, given.reason, given.expires or given.dated, given.most_fen,
        " ".join(given.rules), given.given_by,
    )  # fmt: skip
    return notes.add(ledger, "releases", row, moment, "release_slip", str(given.customer_id))


def release_of(ledger: Ledger, slip: str, today: date) -> GivenRelease | None:
    """The release that stands of a slip that is not posted yet."""
    found = _read(ledger, _GIVEN + " AND r.slip = ?3", (today.isoformat(), 0, slip)) if slip else []
    return found[-1] if found else None


def load_releases(ledger: Ledger, today: date, customer_id: int = 0) -> list[GivenRelease]:
    """Every slip that was ever let go, of one customer or all, the oldest first."""
    known = (today.isoformat(), customer_id)
    found = [*_read(ledger, _GIVEN, known), *_read(ledger, _ON_SLIPS, known)]
    return sorted(found, key=lambda one: (one.dated, one.number))


def _read(ledger: Ledger, query: str, known: tuple[object, ...]) -> list[GivenRelease]:
    return [_given(row) for row in ledger.rows(query, known)]


_GIVEN = f"""
    SELECT {head_of("r.posted_for")}, r.slip, r.dated, r.reason, r.expires, r.most_fen, r.rules, r.given_by, r.id,
        coalesce(n.number, s.number, ''), EXISTS (SELECT 1 FROM documents v WHERE v.reverses = coalesce(n.id, s.id))
    FROM releases r LEFT JOIN documents n ON n.number = r.slip LEFT JOIN documents s ON s.submission = r.slip
    WHERE r.dated <= ?1 AND (?2 = 0 OR {head_of("r.posted_for")} = ?2) AND {standing(RELEASE, "r.id", "?1")}"""

_ON_SLIPS = """
    SELECT d.customer_id, d.number, d.dated, h.release_reason, h.release_expires, d.amount_fen, '', j.user, 0, d.number,
        EXISTS (SELECT 1 FROM documents v WHERE v.reverses = d.id)
    FROM shipments h JOIN documents d ON d.id = h.document_id JOIN journal j ON j.seq = d.seq
    WHERE h.release_reason <> '' AND d.dated <= ?1 AND (?2 = 0 OR d.customer_id = ?2)
        AND NOT EXISTS (SELECT 1 FROM releases r WHERE r.slip IN (d.number, d.submission))"""
"""Let go before releases were kept apart."""


def _given(row: Row) -> GivenRelease:
    customer_id, slip, dated, reason, expires, most, rules, by, row_id, number, is_void = row
    return GivenRelease(
        customer_id, slip, date.fromisoformat(dated), reason, date.fromisoformat(expires) if expires else None, most,
        tuple(map(Code, rules.split())), by, row_id, number, bool(is_void),
    )  # fmt: skip
