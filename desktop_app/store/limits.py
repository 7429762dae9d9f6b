"""Decisions about limits and groups in the book: each a sealed row; one that was taken back counts no more."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.action_groups import ActionGroup, GroupDecision
from desktop_app.domain.customers import Grade
from desktop_app.domain.limits import LimitDecision, passing_limit
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.releases import RELEASE
from desktop_app.store.withdrawals import standing

LIMIT, GROUP = "limit", "group"
"""What is taken back."""


def add_limit(ledger: Ledger, one: LimitDecision, moment: Moment) -> int:
    """Keep a decision and journal it; returns its id."""
    row = (
        one.customer_id, one.dated, one.limit_fen, one.grade, one.until, one.review_on, one.reason, one.limit_before,
        one.grade_before,
    )  # fmt: skip
    return notes.add(ledger, "limit_decisions", row, moment, "decide_limit", str(one.customer_id))


def load_limits(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, list[LimitDecision]]:
    """By customer, of one or all: what was decided up to the day, the oldest first."""
    found: defaultdict[int, list[LimitDecision]] = defaultdict(list)
    rows = ledger.rows(
        f"""SELECT d.id, {head_of("d.posted_for")} AS whom, d.dated, d.limit_fen, d.grade, d.until, d.review_on,
                d.reason, d.limit_before, d.grade_before, (SELECT j.user FROM journal j WHERE j.seq = d.seq)
            FROM limit_decisions d
            WHERE d.dated <= ?1 AND ?2 IN (0, whom) AND {standing(LIMIT, "d.id", "?1")} ORDER BY d.id""",
        (today.isoformat(), customer_id),
    )
    for row_id, whom, dated, limit, grade, until, review, reason, *before in rows:
        what = (whom, date.fromisoformat(dated), limit, Grade(grade), _day(until), _day(review), reason)
        found[whom].append(LimitDecision(*what, before[0], Grade(before[1]), row_id, before[2]))
    return found


@dataclass(frozen=True, slots=True)
class LimitOfForm:
    """A limit that was set or changed with the customer's data, on no occasion of its own; `seq` is its journal row."""

    seq: int
    dated: date
    given_by: str
    limit_fen: int | None


def limits_of_form(ledger: Ledger, today: date, customer_id: int) -> list[LimitOfForm]:
    """Each change of the limit up to the day that no decision and no taking back of one made, the oldest first."""
    rows = ledger.rows(
        """WITH said AS (
                SELECT seq, dated, user, content ->> 'limit_fen' AS fen,
                    lag(content ->> 'limit_fen') OVER (ORDER BY seq) AS was
                FROM journal WHERE subject = ?1 AND subject LIKE 'customer %' AND content LIKE '{%'),
            decided AS (
                SELECT seq FROM limit_decisions WHERE until IS NULL
                UNION ALL SELECT w.seq FROM withdrawals w JOIN limit_decisions d ON d.id = w.row_id
                    WHERE w.what = 'limit' AND d.until IS NULL)
            SELECT seq, dated, user, fen FROM said
            WHERE fen IS NOT was AND dated <= ?2 AND seq + 1 NOT IN (SELECT seq FROM decided) ORDER BY seq""",
        (f"customer {customer_id}", today.isoformat()),
    )
    return [LimitOfForm(seq, date.fromisoformat(dated), user, fen) for seq, dated, user, fen in rows]


def limits_of_seasons(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, LimitDecision]:
    """By customer: the limit that holds on the day in place of their own."""
    decided = load_limits(ledger, today, customer_id)
    found = {whom: passing_limit(every, today) for whom, every in decided.items()}
    return {whom: one for whom, one in found.items() if one is not None}


def add_group(ledger: Ledger, one: GroupDecision, moment: Moment) -> int:
    """Keep a decision and journal it; returns its id."""
    row = (one.customer_id, one.dated, one.group, one.reason, one.given_by)
    return notes.add(ledger, "group_decisions", row, moment, "decide_group", str(one.customer_id))


def load_groups(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, list[GroupDecision]]:
    """By customer, of one or all: what was decided up to the day, the oldest first."""
    found: defaultdict[int, list[GroupDecision]] = defaultdict(list)
    rows = ledger.rows(
        f"""SELECT d.id, {head_of("d.posted_for")} AS whom, d.dated, d.action, d.reason, d.given_by
            FROM group_decisions d
            WHERE d.dated <= ?1 AND ?2 IN (0, whom) AND {standing(GROUP, "d.id", "?1")} ORDER BY d.id""",
        (today.isoformat(), customer_id),
    )
    for row_id, whom, dated, action, reason, by in rows:
        found[whom].append(GroupDecision(whom, ActionGroup(action), date.fromisoformat(dated), reason, by, row_id))
    return found


def groups_now(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, GroupDecision]:
    """By customer: the group they are in; who was taken out of every group is in none."""
    last = {whom: every[-1] for whom, every in load_groups(ledger, today, customer_id).items()}
    return {whom: one for whom, one in last.items() if one.group is not ActionGroup.NONE}


def places_of_decisions(ledger: Ledger, customer_id: int) -> dict[tuple[str, int], int]:
    """The journal rows of limits, groups and releases by kind and id: in this order they were decided."""
    rows = ledger.rows(
        f"""SELECT '{LIMIT}', id, seq FROM limit_decisions WHERE {head_of("posted_for")} = ?1
            UNION ALL SELECT '{GROUP}', id, seq FROM group_decisions WHERE {head_of("posted_for")} = ?1
            UNION ALL SELECT '{RELEASE}', id, seq FROM releases WHERE {head_of("posted_for")} = ?1""",
        (customer_id,),
    )
    return {(kind, row_id): seq for kind, row_id, seq in rows}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
