"""A repayment plan over open slips, agreed part by part or by a number of months."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.documents import (
    DAY,
    NO,
    NO_FEN,
    NOTE,
    PART,
    TEXT,
    TEXTS,
    WORDS,
    JsonDocument,
    count,
    every,
    if_any,
    inside,
    today_or,
)
from desktop_app.cli.fields import JsonFields
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Cell, Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.agreement_words import agreement_said
from desktop_app.domain.customers import clean_text
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.plan_agreements import WHOLE, AgreementDraft, AgreementTerms
from desktop_app.domain.plans import FIFTH, Instalment, Plan, monthly_plan
from desktop_app.language import N_
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.plans import EndedRow, PlanRow, agreed
from desktop_app.operations.paper_kinds import frozen_paper
from desktop_app.operations.payments import open_items
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.plan_changes import change_plan, undo_change
from desktop_app.operations.plans import (
    accelerate_plan,
    accelerations,
    agree_plan,
    end_plan,
    plan_agreed,
    planned_slips,
)

Listed = tuple[list[PlanRow], list[EndedRow]]
"""Those in force, and those that have ended."""

LONGEST = 120
"""Months; nobody agrees to more than ten years."""

Parts = Callable[[int], tuple[Instalment, ...]]
"""The parts of a plan over so many open fen."""


def plan(session: Session) -> None:
    """Agree a plan over the slips named, else over every open slip that is in no plan yet (N11, case 16)."""
    said = PLAN.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        before = plan_agreed(book.ledger, said.submission)
        if before:
            item_ids, open_fen = _named_again(before, planned_slips(book.ledger, before), said.items), before.total_fen
        else:
            items = list(_chosen(open_items(book.ledger, customer.id, session.moment.today), said.items))
            item_ids, open_fen = tuple(item.item_id for item in items), sum(item.open_fen for item in items)
        drawn_up = Plan(customer.id, said.date, item_ids, said.instalments(open_fen), said.note)
        made = agree_plan(book.ledger, drawn_up, session.moment, said.submission)
        kept, slips = made.result, planned_slips(book.ledger, made.result)
    parts = [told(part, "due", "amount_fen") for part in kept.instalments]
    about = {"number": kept.number, "customer": customer.name, "total": yuan(kept.total_fen)}
    session.posted(made, {**about, "instalments": parts, "items": list(slips)})


def paper(session: Session) -> None:
    """Put a plan in force on paper; answers the number of the paper and what it says."""
    said = PAPER.read(session)
    terms = AgreementTerms(0 if said.no_clause else said.calls_at, said.guarantor, said.guarantor_phone, said.note)
    with opened(session) as book:
        made = make_plan_agreement(
            book.ledger, AgreementDraft(said.plan, said.date, terms, said.submission), session.moment
        )
        _, (agreement, _) = frozen_paper(book.ledger, made.result)
    clauses = [
        {"about": about.text(session.translate), "text": text.text(session.translate)}
        for about, text in agreement_said(agreement)
    ]
    about = told(agreement, "customer", "plan", "owed=open_fen", "total_fen")
    session.posted(made, {"number": made.result, **about, "clauses": clauses})


def plans(session: Session) -> None:
    """Every plan in force and those that have ended, of one customer or of all."""
    options, today = session.options, session.moment.today
    with opened(session) as book:
        whose = find_customer(book.ledger, options.name).id if options.name else 0
        found = agreed(book, today)
    running = [row for row in found.plans if whose in (0, row.customer_id)]
    ended = [row for row in found.ended if whose in (0, row.customer_id)]
    session.present((running, ended), _plans_answer, _show_plans)


def _plans_answer(found: Listed) -> Mapping[str, object]:
    running, over = found
    return {
        "plans": [_plan_answer(row) for row in running],
        "ended": [
            {
                "number": row.one.plan.number, "customer": row.customer, "total": yuan(row.one.plan.total_fen),
                **told(row.one, "ended=on", "reason"),
            }
            for row in over
        ],
    }  # fmt: skip


def _plan_answer(row: PlanRow) -> Mapping[str, object]:
    plan, paper = row.standing.plan, row.paper
    return {
        "number": plan.number, "customer": row.customer, "total": yuan(plan.total_fen), "left": yuan(row.left_fen),
        "changed": row.changed,
        **told(plan, "agreed=agreed_on", "signed=signed_on", "note"),
        "agreement": paper.paper.number if paper else None,
        "calls_at": paper.calls_at if paper else 0,
        "whole_rest": yuan(row.whole.rest_fen) if row.whole else None,
        "parts": [
            {**told(part.instalment, "due", "amount_fen"), **told(part, "paid_fen", "missing_fen"), "state": part.state}
            for part in row.standing.parts
        ],
    }  # fmt: skip


def _show_plans(found: Listed, screen: Screen) -> None:
    running, over = found
    if not running and not over:
        screen.say(Said("No repayment plan was agreed yet."))
    if running:
        columns = (
            Heading(N_("Number"), firm=True), Heading(N_("Customer")), Heading(N_("Parts paid")),
            Heading(N_("Next part"), firm=True), Heading(N_("Left"), figures=True), Heading(N_("Agreement"), firm=True),
            Heading(N_("Signed on"), firm=True),
        )  # fmt: skip
        screen.cells(columns, [_plan_cells(row) for row in running])
    for row in over:
        screen.say(Said("{number} of {name} ended on {day}: {reason}", number=row.one.plan.number, name=row.customer,
                        day=row.one.on, reason=row.one.reason))  # fmt: skip


def _plan_cells(row: PlanRow) -> tuple[Cell, ...]:
    part, signed = row.next_part, row.standing.plan.signed_on
    return (
        row.number, row.customer, f"{row.paid_parts}/{row.owed_parts}", str(part.instalment.due) if part else "",
        row.left_fen, row.paper.paper.number if row.paper else "", str(signed) if signed else "",
    )  # fmt: skip


def change(session: Session) -> None:
    """Another plan takes the place of one; with --undo the one before is in force again."""
    if session.options.undo:
        with opened(session) as book:
            why = session.translate("Undone right after it was entered")
            back = undo_change(book.ledger, session.options.undo.strip(), why, session.moment)
        session.answer({"number": back.result})
        return
    said = CHANGE.read(session)
    with opened(session) as book:
        made = change_plan(
            book.ledger, said.plan, said.instalments, said.date, said.reason, session.moment, said.submission
        )
    parts = [told(part, "due", "amount_fen") for part in made.result.instalments]
    about = {"number": made.result.number, "before": said.plan, "total": yuan(made.result.total_fen)}
    session.posted(made, {**about, "instalments": parts})


def _named_again(before: Plan, slips: Sequence[str], numbers: list[str] | None) -> tuple[int, ...]:
    """The items of a plan that was agreed already, if the slips named now are its own; else none of them."""
    return before.item_ids if numbers is None or set(numbers) == set(slips) else ()


def end(session: Session) -> None:
    """The plan holds no more from today on; with --whole because its whole rest is asked for (case 16)."""
    options, moment = session.options, session.moment
    number, reason = clean_text(options.number, N_("The number")), clean_text(options.reason, N_("The reason"))
    with opened(session) as book:
        offered = accelerations(book.ledger, moment.today).get(number)
        if options.whole:
            accelerate_plan(book.ledger, number, reason, moment)
        else:
            end_plan(book.ledger, number, moment.today, reason, moment)
    whole = yuan(offered.rest_fen) if options.whole and offered else None
    session.answer({"number": number, "ended": day(moment.today), "reason": reason, "whole_rest": whole})


def _parts(given: JsonFields, name: str, today: date) -> Parts:
    """Parts one by one, or `{"count", "first", "total"?}` for equal parts a month apart."""
    if given.is_list(name):
        listed = tuple(Instalment(part.due, part.amount) for part in every(PART)(given, name, today))
        return lambda _: listed
    monthly = inside(MONTHLY)(given, name, today)
    if monthly is None:
        raise Refused("The field “{field}” is missing.", field=name)
    return lambda open_fen: monthly_plan(monthly.total or open_fen, monthly.count, monthly.first)


def _chosen(items: Sequence[OpenItem], numbers: list[str] | None) -> Iterator[OpenItem]:
    """The open items of the slips named; refuses a number that is not open."""
    if numbers is None:
        yield from (item for item in items if not item.in_plan)
        return
    for number in dict.fromkeys(numbers):
        parts = [item for item in items if item.number == number]
        if not parts:
            raise Refused("{number} is not an unpaid slip of this customer. Check the number.", number=number[:40])
        yield from parts


MONTHLY = JsonDocument(total=NO_FEN, count=count(LONGEST), first=DAY)
PLAN = JsonDocument(
    customer=TEXT, date=today_or, instalments=_parts, items=if_any(TEXTS), note=NOTE, submission=WORDS
)  # fmt: skip
PAPER = JsonDocument(
    plan=TEXT, date=today_or, calls_at=if_any(count(WHOLE), FIFTH), no_clause=NO, guarantor=WORDS,
    guarantor_phone=WORDS, note=NOTE, submission=WORDS,
)  # fmt: skip
CHANGE = JsonDocument(plan=TEXT, instalments=_parts, date=today_or, reason=WORDS, submission=WORDS)
