"""What the list of decisions about a customer's credit shows."""

from datetime import date

from desktop_app.domain.action_groups import GROUPS
from desktop_app.domain.columns import Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.credit_reviews import OF_FORM, CreditStep

_LIMITS = ("limit", OF_FORM)


def _decided(one: CreditStep, _: date) -> Words:
    """The limit with its grade, the group, or the sum that was let go."""
    if one.group is not None:
        return GROUPS[one.group]
    limit: Words = Said("no limit") if one.fen is None and one.kind in _LIMITS else format_yuan(one.fen or 0)
    return joined(limit, Said("grade {grade}", grade=one.grade) if one.grade else "")


CREDIT_STEPS: tuple[Column[CreditStep], ...] = (
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 80),
    Column("what", Said("What was decided"), lambda one: one.what.template, width=140, text=lambda one, _: one.what),
    Column("decided", Said("What it says"), lambda one: one.fen, width=160, text=_decided),
    Column("until", Said("Until when"), lambda one: one.until, Look.DATE, 88),
    Column("review", Said("Review on"), lambda one: one.review_on, Look.DATE, 88, fades=2),
    Column("reason", Said("Reason"), lambda one: one.reason, width=240, stretch=True),
    Column("by", Said("By whom"), lambda one: one.given_by, width=80, fades=1),
)  # fmt: skip
