"""Credit as the gate sees it: what is owed figure by figure, slips let go, and a slip released before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from desktop_app.cli.answers import day, told, yuan, yuan_or_null
from desktop_app.cli.limit_verbs import NO_GROUP_NAME
from desktop_app.cli.opening import opened
from desktop_app.cli.reports import report_of
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.cli.shipments import slip_typed
from desktop_app.domain.action_groups import GROUPS, ActionGroup
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.customers import Grade
from desktop_app.domain.errors import Said
from desktop_app.domain.exposure import FIGURES, Exposure, ExposureFigure, ProposedSlip
from desktop_app.domain.limits import LimitDecision
from desktop_app.domain.money import format_yuan
from desktop_app.operations.credit_reviews import ReviewRow, review_of
from desktop_app.operations.customers import find_customer
from desktop_app.operations.limits import decide_group, decide_limit, take_group_back, take_limit_back
from desktop_app.operations.releasing import release_slip
from desktop_app.operations.reporting.limits import COLUMNS as REVIEW_COLUMNS
from desktop_app.operations.weighing import exposure_of


@dataclass(frozen=True, slots=True)
class Exposed:
    """What one customer would owe, and how much they may."""

    customer: str
    exposure: Exposure
    limit_fen: int | None


FIGURE_COLUMNS: tuple[Column[ExposureFigure], ...] = (
    Column("what", Said("Item"), lambda one: one.kind.value, text=lambda one, _: FIGURES[one.kind]),
    Column("amount", Said("Amount"), lambda one: one.fen, Look.MONEY),
)


def exceptions(session: Session) -> None:
    """Counted per customer, person and rule by --by (R126)."""
    report_of(session, "exceptions")


def exposure(session: Session) -> None:
    """What counts against the limit, and what stands beside it (R019)."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        slip = ProposedSlip(today, options.slip, options.paid)
        made_of = exposure_of(book.ledger, customer.id, slip, today)
    session.present(Exposed(customer.name, made_of, customer.limit_fen), _answer, partial(_show, session))


def _answer(found: Exposed) -> Mapping[str, object]:
    limit = found.limit_fen
    return {
        "customer": found.customer,
        **{one.kind.value: yuan(one.fen) for one in found.exposure.figures},
        "total": yuan(found.exposure.total_fen),
        "limit": None if limit is None else yuan(limit),
        "free": None if limit is None else yuan(limit - found.exposure.total_fen),
    }


def _show(session: Session, found: Exposed, screen: Screen) -> None:
    screen.heading(Said("{customer}", customer=found.customer))
    screen.table(FIGURE_COLUMNS, found.exposure.figures, session.moment.today)
    screen.say(Said("In all: {sum}", sum=format_yuan(found.exposure.total_fen)))
    if found.limit_fen is not None:
        limit, free = format_yuan(found.limit_fen), format_yuan(found.limit_fen - found.exposure.total_fen)
        screen.say(Said("Limit {limit}, free of it {free}.", limit=limit, free=free))


def release(session: Session) -> None:
    """The owner lets a slip go once before it is saved: the same document as for `ship`, with its submission."""
    with opened(session) as book:
        draft = slip_typed(session, book)
        given = release_slip(book.ledger, draft, session.moment)
    answer = told(given.result, "slip", "reason", "expires", "most_fen", "given_by")
    session.posted(given, {"release": str(given.result.id), **answer, "rules": list(given.result.rules)})


def limits(session: Session) -> None:
    """The worksheet of a review, by --by (R014–R018)."""
    report_of(session, "limits")


def limit(session: Session) -> None:
    """Decide it, or take a decision back; without either show how the customer stands."""
    options, moment = session.options, session.moment
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        number = 0
        if options.undo:
            number = take_limit_back(book.ledger, options.undo, moment).result
        elif options.set is not None:
            decision = LimitDecision(
                customer.id, moment.today, None if options.set == "" else options.set,
                Grade(options.grade or customer.grade), options.until, options.review, options.reason,
            )  # fmt: skip
            number = decide_limit(book.ledger, decision, moment).result.id
        found = review_of(book.ledger, customer.id, moment.today)
    session.present(found, partial(_limit_answer, session, number), partial(_show_limit, session))


def group(session: Session) -> None:
    """Set it, or take a decision back; without either show which is set and which is proposed."""
    options, moment = session.options, session.moment
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        number = 0
        if options.undo:
            number = take_group_back(book.ledger, options.undo, moment).result
        elif options.set:
            wanted = ActionGroup.NONE if options.set == NO_GROUP_NAME else ActionGroup(options.set)
            number = decide_group(book.ledger, customer.id, wanted, options.reason, moment).result.id
        found = review_of(book.ledger, customer.id, moment.today)
    session.present(found, partial(_limit_answer, session, number), partial(_show_limit, session))


def _limit_answer(session: Session, number: int, found: ReviewRow) -> Mapping[str, object]:
    row, season, translate = found.row, found.row.season, session.translate
    return {
        "customer": row.customer.name,
        "decision": str(number) if number else None,
        "limit": yuan_or_null(row.limit_fen),
        "until": day(season.until) if season else None,
        "grade": row.customer.grade.value or None,
        "used": yuan(row.exposure_fen),
        "review": day(found.decided.review_on) if found.decided else None,
        "suggested": {
            "limit": yuan(found.suggestion.limit_fen),
            "grade": found.suggestion.grade.value or None,
            "why": [one.text(translate) for one in found.suggestion.why],
        },
        "group": found.group.group.value or NO_GROUP_NAME,
        "group_since": None if found.group.group is ActionGroup.NONE else day(found.group.dated),
        "proposed_group": found.proposed.group.value or NO_GROUP_NAME,
        "proposed_why": found.proposed.why.text(translate),
    }


def _show_limit(session: Session, found: ReviewRow, screen: Screen) -> None:
    screen.heading(Said("{customer}", customer=found.row.customer.name))
    screen.table(REVIEW_COLUMNS, [found], session.moment.today)
    for one in found.suggestion.why:
        screen.say(one)
    screen.say(Said("Proposed: {group} ({why}).", group=GROUPS[found.proposed.group], why=found.proposed.why))
