"""How figures are written in JSON: money as yuan with two decimals, dates as 2026-03-01, nothing as null."""

from datetime import date

from desktop_app.domain.money import format_fen


def yuan(fen: int) -> str:
    return format_fen(fen)


def yuan_or_null(fen: int | None) -> str | None:
    return None if fen is None else format_fen(fen)


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None
