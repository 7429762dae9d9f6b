"""A report as a paper to print (U45): what the window shows of it, in the reader's language."""

from collections.abc import Callable
from datetime import date
from typing import Any

from desktop_app.domain.columns import RIGHT, Column, Look, Words, credit_said
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.periods import period_said
from desktop_app.operations.reporting.frame import Inquiry, Report, Reported, Takes
from desktop_app.store import settings
from desktop_app.store.database import Ledger

Translate = Callable[[str], str]


def report_pdf(
    ledger: Ledger, report: Report, asked: Inquiry, found: Reported[Any], translate: Translate, language: str
) -> bytes:
    """The paper of what a report answered; every row of it, and the sums of its columns."""
    from desktop_app.documents.report import PaperColumn, ReportPaper, draw_report

    def read(words: Words) -> str:
        return words.text(translate) if isinstance(words, Said) else words

    columns = tuple(PaperColumn(read(one.title), one.width, one.look in (*RIGHT, Look.BAR)) for one in found.columns)
    rows = [tuple(read(one.shown(row, asked.today)) for one in found.columns) for row in found.rows]
    figures = tuple(
        (read(one.name), format_yuan(one.figure) if isinstance(one.figure, int) else read(one.figure))
        for one in found.keys
    )
    paper = ReportPaper(
        settings.load_shop(ledger).name, read(report.title), read(_days(report, asked)), asked.today, columns, rows,
        tuple(read(one) for one in _sums(found, len(rows))), figures, read(found.told) if found.told else "",
    )  # fmt: skip
    return draw_report(paper, language)


def _days(report: Report, asked: Inquiry) -> Words:
    if report.takes is Takes.DAYS:
        return period_said(asked.period, asked.today)
    return _as_of(asked.period.last)


def _as_of(day: date) -> Said:
    return Said("as of {day}", day=day)


def _sums(found: Reported[Any], count: int) -> list[Words]:
    """Below each column its sum; how many rows stands below the first."""
    if not count or not any(column.total for column in found.columns):
        return []
    return [Said("{count} rows", count=count), *(_sum(column, found) for column in found.columns[1:])]


def _sum(column: Column[Any], found: Reported[Any]) -> Words:
    if not column.total:
        return ""
    total, credit = column.total_of(found.rows)
    return format_yuan(total) if total or not credit else credit_said(credit)
