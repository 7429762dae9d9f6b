"""The ageing in parts: one bar and one column each for what is not due, every bucket, and money on account (U10)."""

from desktop_app.domain.labels import buckets_said
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.operations.reports import AgeingReport
from desktop_app.ui.reports.ageing_chart import Bar
from desktop_app.ui.widgets.speech import Reader


def bars_of(report: AgeingReport, desk: Reader) -> list[Bar]:
    """Not due, one bar a bucket, and what lies on account; together they are the balance."""
    titles = [desk.say("Not yet due"), *map(desk.tell, buckets_said(report.edges)), desk.say("On account")]
    marks = [Mark.PLAIN, *(late_mark(edge) for edge in report.edges), late_mark(report.edges[-1] + 1), Mark.PLAIN]
    counts = [sum(row.ageing.parts_fen[at] != 0 for row in report.rows) for at in range(len(titles))]
    return [
        Bar(title, fen, desk.say("{count} customers", count=count), mark)
        for title, fen, count, mark in zip(titles, report.total.parts_fen, counts, marks, strict=True)
    ]
