"""How figures are written in JSON: money as yuan with two decimals, dates as 2026-03-01, nothing as null."""

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.debt import Debt
from desktop_app.domain.money import format_fen


def yuan(fen: int) -> str:
    return format_fen(fen)


def yuan_or_null(fen: int | None) -> str | None:
    return None if fen is None else format_fen(fen)


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def debt_answer(debt: Debt) -> Mapping[str, object]:
    """The figures every face shows of a customer, beside what is owed (case 22)."""
    part = debt.next_part
    return {
        "overdue": yuan(debt.overdue_fen),
        "ask": yuan(debt.ask_fen),
        "in_plan": yuan(debt.in_plan_fen),
        "next_part": {"due": day(part.due), "amount": yuan(part.fen)} if part else None,
        "in_dispute": yuan(debt.in_dispute_fen),
        "on_account": yuan(debt.on_account_fen),
    }
