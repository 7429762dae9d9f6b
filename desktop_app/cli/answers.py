"""How figures are written in JSON: money as yuan with two decimals, dates as 2026-03-01, nothing as null."""

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from pathlib import Path

from desktop_app.domain.debt import Debt
from desktop_app.domain.money import format_fen


def yuan(fen: int) -> str:
    return format_fen(fen)


def yuan_or_null(fen: int | None) -> str | None:
    return None if fen is None else format_fen(fen)


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def told(record: object, *names: str) -> dict[str, object]:
    """What a record says of itself, by these names; `raised=raised_on` is told as `raised`.

    Money is an attribute in fen, such as `amount_fen`, and told without that ending.
    """
    answer: dict[str, object] = {}
    for name in names:
        key, _, source = name.rpartition("=")
        value = attrgetter(source)(record)
        is_money = source.endswith("_fen")
        answer[key or source.removesuffix("_fen")] = yuan_or_null(value) if is_money else _written(value)
    return answer


def debt_answer(debt: Debt) -> Mapping[str, object]:
    """The figures every face shows of a customer, beside what is owed (case 22)."""
    part = debt.next_part
    return {
        **told(debt, "overdue_fen", "ask_fen", "in_plan_fen"),
        "next_part": {"due": day(part.due), "amount": yuan(part.fen)} if part else None,
        **told(debt, "in_dispute_fen", "on_account_fen"),
    }


def _written(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case tuple():
            return list(value)
        case _:
            return value
