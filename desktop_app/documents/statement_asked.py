"""By when a statement asks for what is owed, in one sentence."""

from desktop_app.documents.phrases import long_date, yuan
from desktop_app.domain.statements import Statement
from desktop_app.language import Translate


def asked_for(statement: Statement, _: Translate) -> str:
    """What a plan covers is asked for by the plan alone, never by the old due dates of its slips (case 22)."""
    due = statement.asked_by_pay_day_fen
    by_plan = bool(statement.demand and statement.demand.planned_fen)
    if due <= 0:
        return _nothing_yet(by_plan, _)
    told = _by_due_days(statement, due, by_plan, _) if statement.by_due_days else _by_one_day(statement, due, _)
    return (told or _part(by_plan, _)).format(date=long_date(statement.asked_on, _), amount=yuan(due))


def _nothing_yet(by_plan: bool, _: Translate) -> str:
    if by_plan:
        return _("Please pay the plan's slips by the plan, and any other document when it falls due.")
    return _("Please pay each document when it falls due.")


def _part(by_plan: bool, _: Translate) -> str:
    if by_plan:
        return _(
            "Please pay by {date} what is due by then, {amount}; the plan's slips by the plan, others as they fall due."
        )
    return _("Please pay by {date} what is due by then, {amount}, and the rest as it falls due.")


def _by_one_day(statement: Statement, due: int, _: Translate) -> str:
    """As older papers asked for the whole."""
    if due < statement.closing_fen:
        return ""
    return _("Please pay each slip by its due date, and the whole by {date} at the latest.")


def _by_due_days(statement: Statement, due: int, by_plan: bool, _: Translate) -> str:
    """The day of payment is for what is late; nothing else is put off by it."""
    whole, days = due >= statement.closing_fen, statement.asked_days
    if not statement.asks_for_late:
        if whole:
            return _("Please pay each slip by its due date, the last of them on {date}.")
        return (
            "" if by_plan else _("Please pay each slip by its due date: by {date} {amount}; the rest as it falls due.")
        )
    if not whole:
        return ""
    if days[-1] < statement.issued_on:
        return _("All of it should have been paid by now. Please pay the whole by {date} at the latest.")
    return _("Please pay what is late by {date} at the latest, and every other slip by its own due date.")
