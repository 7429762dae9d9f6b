"""Any report as a table for other programs."""

from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.operations.exporting import export_report


def export(session: Session) -> None:
    """Write a report as of the day; numbers are numbers there (U34)."""
    options = session.options
    with opened(session) as book:
        rows = export_report(book.ledger, options.report, options.out, session.moment, session.translate)
    said = Said("{file} holds the report, {rows} rows.", file=options.out, rows=rows)
    session.tell({"report": options.report, "rows": rows, "file": str(options.out)}, said)
