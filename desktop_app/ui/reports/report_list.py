"""The table of a report as a list of its page."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.domain.columns import Column, Look
from desktop_app.operations.reporting.kinds import Report, Reported
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import Empty, ListKind


def report_list(
    desk: Desk,
    report: Report,
    columns: tuple[Column[Any], ...],
    found: Reported[Any],
    told: Callable[[Sequence[Any]], str],
) -> ListKind[Any]:
    """The list of a report; other columns are another list, remembered by itself."""
    keys = "-".join(one.key for one in columns)
    nothing = desk.tell(report.nothing) if report.nothing else desk.say("Nothing in these days.")
    return ListKind(
        f"report-{report.name}-{keys}",
        report.title.template,
        columns or (Column("row", report.title, str, Look.NAME, stretch=True),),
        found.identity,
        empty=Empty(nothing, quiet=True),
        told=told,
        filters_on_demand=True,
        sums_below=True,
    )


def nothing_yet() -> Reported[Any]:
    """Before the book has answered."""
    return Reported((), (), lambda row: row)
