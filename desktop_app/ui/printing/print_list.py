"""The papers of a print run in a list, each with what became of it (U7)."""

from datetime import date

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.ui.printing.sheets import Fate, PaperSheet
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.speech import Reader

FATES = {
    Fate.WAITING: (Said("to print"), Mark.PLAIN),
    Fate.SENT: (Said("printing"), Mark.SOON),
    Fate.PRINTED: (Said("printed"), Mark.FINE),
    Fate.REFUSED: (Said("no paper"), Mark.LATER),
}
"""The words and the mark of each fate."""


def _name(sheet: PaperSheet, _: date) -> Words:
    if sheet.row is None:
        return sheet.said or sheet.key
    return sheet.row.customer


COLUMNS: tuple[Column[PaperSheet], ...] = (
    Column(
        "fate",
        Said("Printing"),
        lambda one: one.fate.value,
        Look.CHIP,
        124,
        text=lambda one, _: FATES[one.fate][0],
        mark=lambda one, _: FATES[one.fate][1],
        tip=lambda one, _: one.said if one.said else "",
    ),
    Column(
        "customer",
        Said("Customer"),
        lambda one: one.row.customer if one.row else "",
        width=96,
        stretch=True,
        text=_name,
        tip=lambda one, today: one.row.number if one.row else _name(one, today),
    ),
)


def print_list(desk: Reader) -> RecordTable[PaperSheet]:
    """The list at the left of the preview."""
    table: RecordTable[PaperSheet] = RecordTable(
        desk, "print_run", COLUMNS, lambda one: one.key, filters_on_demand=True
    )
    table.view.setAccessibleName(desk.say("Papers to print"))
    return table
