"""The reports by their groups, as they stand at the left of their page."""

from desktop_app.operations.reporting.kinds import KINDS
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.section_index import IndexEntry


def report_index(desk: Desk) -> list[IndexEntry]:
    """In the order of their table; a group begins above its first report."""
    entries, group = [], ""
    for one in KINDS:
        said = desk.tell(one.group)
        entries.append(IndexEntry(one.name, desk.tell(one.title), said if said != group else None))
        group = said
    return entries
