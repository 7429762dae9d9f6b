"""Limits under review: what holds, how far it is used, what the rules suggest, which group is set and proposed."""

from collections.abc import Callable, Sequence
from datetime import date

from desktop_app.domain.action_groups import GROUPS, MEANINGS, ActionGroup
from desktop_app.domain.columns import LAST, Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_percent, format_yuan
from desktop_app.domain.pictures import Pile, longest_first
from desktop_app.operations.credit_reviews import ReviewRow, review_rows
from desktop_app.operations.lists.customers import is_over_limit
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.operations.reporting.words import customers_said
from desktop_app.store import settings
from desktop_app.store.database import Ledger

ALL, NONE, REVIEW, OVER, GROUP = "all", "none", "review", "over", "group"
VIEWS = (
    (ALL, Said("All")), (NONE, Said("No limit")), (REVIEW, Said("To be reviewed")), (OVER, Said("Over limit")),
    (GROUP, Said("In a group")),
)  # fmt: skip
MOST_BARS = 10


def limits_reviewed(ledger: Ledger, asked: Inquiry) -> Reported[ReviewRow]:
    """The worksheet of a review; the figures at the head say how much of the shop's cap is given (R014–R018)."""
    today = asked.today
    every = [one for one in review_rows(ledger, today) if one.row.customer.active]
    keeps: dict[str, Callable[[ReviewRow], bool]] = {
        ALL: lambda _: True,
        NONE: lambda one: one.lacks_limit,
        REVIEW: lambda one: one.is_due(today),
        OVER: lambda one: is_over_limit(one.row),
        GROUP: lambda one: one.group.group is not ActionGroup.NONE or one.proposed.group is not ActionGroup.NONE,
    }
    rows = [one for one in every if keeps[asked.by or ALL](one)]
    rows.sort(key=lambda one: (-(one.row.limit_used or 0.0), one.row.customer.name))
    piles = [
        Pile(one.row.customer.name, (one.row.limit_fen,), key=one.row.customer.id) for one in every if one.row.limit_fen
    ]
    picture = longest_first(piles, MOST_BARS) if piles else None
    return Reported(
        COLUMNS, rows, lambda one: one.row.customer.id, picture, _figures(ledger, every), told=TOLD if rows else None
    )


TOLD = Said(
    "Suggested: what a customer buys in a month × how long it stays open × how they pay and keep promises. "
    "Limit and group are decided on the customer's page."
)


def _figures(ledger: Ledger, every: Sequence[ReviewRow]) -> tuple[HeadFigure, ...]:
    given = sum(one.row.limit_fen or 0 for one in every)
    used = sum(max(one.row.exposure_fen, 0) for one in every if one.row.limit_fen is not None)
    cap = settings.load_rules(ledger).cap_fen
    lacking = sum(one.lacks_limit for one in every)
    share = given / cap if cap else None
    beside = (
        Said("the shop has no cap") if share is None else Said("{percent} of the cap", percent=format_percent(share))
    )
    return (
        HeadFigure(Said("All limits together"), given, beside, strong=True, share=share),
        HeadFigure(Said("Used of them"), used),
        HeadFigure(Said("Left of the cap"), cap - given if cap else Said("no cap")),
        HeadFigure(Said("No limit"), customers_said(lacking)),
    )


def _limit(one: ReviewRow, _: date) -> Words:
    if one.row.limit_fen is None:
        return Said("no limit")
    return format_yuan(one.row.limit_fen) if one.row.limit_fen else Said("no credit")


def _suggested(one: ReviewRow, _: date) -> Words:
    return joined(format_yuan(one.suggestion.limit_fen) if one.habit.bought_fen else "–", one.suggestion.grade.value)


def _why(one: ReviewRow, _: date) -> Words:
    """The sentences behind the suggestion."""
    return joined(*one.suggestion.why, between=" ")


def _group(one: ReviewRow, _: date) -> Words:
    """What the owner set; else what the rules propose, said as that."""
    if one.group.group is not ActionGroup.NONE:
        return GROUPS[one.group.group]
    if one.proposed.group is ActionGroup.NONE:
        return ""
    return Said("{group}? {why}", group=GROUPS[one.proposed.group], why=one.proposed.why)


def _group_means(one: ReviewRow, _: date) -> Words:
    return joined(MEANINGS[one.group.group or one.proposed.group], one.group.reason)


COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column("customer", Said("Customer"), lambda one: one.row.customer.name, Look.NAME, 160, stretch=True),
    Column("grade", Said("Grade"), lambda one: one.row.customer.grade.value or None, width=56),
    Column("limit", Said("Credit limit"), lambda one: one.row.limit_fen, Look.MONEY, 104, total=True, text=_limit),
    Column("until", Said("Until when"), lambda one: one.row.season.until if one.row.season else None, Look.DATE, 72,
           fades=LAST),
    Column("used", Said("Limit used"), lambda one: one.row.limit_used, Look.BAR, 96,
           text=lambda one, _: format_percent(one.row.limit_used) if one.row.limit_used is not None else ""),
    Column("monthly", Said("Buys a month"), lambda one: one.habit.monthly_fen, Look.MONEY, 104, fades=3),
    Column("late", Said("Days late"), lambda one: None if one.habit.late_days is None else round(one.habit.late_days),
           Look.COUNT, 72, fades=4),
    Column("kept", Said("Promises kept"), lambda one: one.habit.kept, Look.BAR, 88, fades=2,
           text=lambda one, _: format_percent(one.habit.kept) if one.habit.kept is not None else ""),
    Column("suggested", Said("Suggested"), lambda one: one.suggestion.limit_fen, Look.MONEY, 120, fades=LAST + 2,
           text=_suggested, tip=_why),
    Column("group", Said("Group"), lambda one: (one.group.group or one.proposed.group).value, width=170, fades=LAST + 3,
           text=_group, tip=_group_means),
    Column("review", Said("Review on"), lambda one: one.decided.review_on if one.decided else None, Look.DATE, 80,
           fades=LAST + 1),
)  # fmt: skip
