"""A report on the page of reports: its list, what can be chosen for it, and how it is read again."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.record_table import RecordTable


class ReportView(QWidget):
    """`options` stands in the head of the page while this report is shown."""

    title: ClassVar[str]
    """English source text, marked with `N_`."""

    def __init__(self, desk: Desk, exporting: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        self._exporting = exporting
        self.options = QWidget()
        self.told = PlainLabel("", "muted", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))
        self.table: RecordTable[Any]

    def reload(self) -> None:
        """Ask the book again."""
        raise NotImplementedError

    def export(self) -> None:
        """Write what the list shows to a file (U34)."""
        export_table(self, self.desk, self.table, self.export_title())

    def export_title(self) -> str:
        """What the file and its sheet are called."""
        return self.desk.translate(self.title)

    def _take_table(self, table: RecordTable[Any], name: str) -> None:
        """Put the list in, with the page's one primary button above it."""
        self.table = table
        table.view.setAccessibleName(name)
        table.bar.addWidget(self._exporting)
        self.column.addWidget(table, 1)

    def _open_customer(self, customer_id: int) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=customer_id))
