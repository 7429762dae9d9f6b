"""Who is left in peace for now: a customer put off until a later day, or spoken to a moment ago (U4, U6)."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.excuses import WEEK, beyond_excuse, put_off_since
from desktop_app.domain.limitation import warned_since
from desktop_app.domain.reasons import REASONS, Finding, Reason
from desktop_app.domain.standing import Case


def rests(case: Case, findings: Iterable[Finding]) -> bool:
    """Put off until a later day (U4), or spoken to lately (U6), and nothing is due since (U3)."""
    standing = case.standing
    noted = max((day for day in (standing.rest.spoken_on, standing.rest.noted_on) if day), default=None)
    if noted is None or not (_put_off(case) or _spoken_to_lately(case)):
        return False
    return may_hide(case, _resting_since(case) or noted) and not any(
        _is_news(finding, noted, case.today) for finding in findings
    )


def _put_off(case: Case) -> bool:
    return case.standing.rest.off_until is not None and case.standing.rest.off_until > case.today


def _resting_since(case: Case) -> date | None:
    """Putting off again begins no new week; a talk with somebody does (R077)."""
    standing = case.standing
    if not _put_off(case):
        return standing.rest.spoken_on
    return put_off_since(standing.rest.since, standing.rest.spoken_on, case.promises)


def _spoken_to_lately(case: Case) -> bool:
    """Inside the contact gap; what was agreed for today or earlier, such as the day after a letter, is due (U6)."""
    spoken, agreed_on = case.standing.rest.spoken_on, case.standing.rest.agreed_on
    agreed = agreed_on is not None and agreed_on <= case.today
    return spoken is not None and not agreed and case.today < spoken + timedelta(days=case.rules.contact_gap_days)


def may_hide(case: Case, since: date) -> bool:
    """Whether what was said or put off on that day still holds; beyond excuse it does for a week (R077)."""
    return not beyond_excuse(case.debt, case.standing.spoken_plans, case.today) or case.today < since + WEEK


def _is_news(finding: Finding, noted_on: date, today: date) -> bool:
    """A promise or a part whose day came after the last talk or putting off; what was noted today stands for today.

    So is the time to go to court that has come nearer since (180, 90, 30 days), and every day of its last week (N05).
    """
    if finding.reason is Reason.LIMITATION_NEAR and finding.on is not None:
        return noted_on < today and warned_since(finding.on, noted_on, today)
    happened = finding.on is not None and finding.on >= noted_on
    return REASONS[finding.reason].is_news and happened and noted_on < today
