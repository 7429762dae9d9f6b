"""Where an import begins: a file chosen or dropped, cells pasted, or an empty sheet to fill in (U48)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.operations.import_templates import KINDS
from desktop_app.operations.importing import Import, ImportKind
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.labels import Card, PlainLabel


class SheetStart(QWidget):
    """Only asks; the page does."""

    template_wanted = Signal(object)
    """The `ImportKind` of the empty sheet."""

    undo_wanted = Signal()

    def __init__(self, desk: Desk, choosing: QPushButton, pasting: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        self.choosing, self.pasting = choosing, pasting
        self.kinds = ChoiceField([(kind, desk.tell(words)) for kind, words in KINDS.items()])
        self.kinds.setAccessibleName(say("Kind of the empty sheet"))
        self.saving = QPushButton(say("Save an empty sheet…"))
        self.undoing = QPushButton(say("Take it back"))
        self.last = PlainLabel("", "muted")
        self._lay_out()
        self.show_last(None)
        self.saving.clicked.connect(lambda: self.template_wanted.emit(self.kinds.value()))
        self.undoing.clicked.connect(self.undo_wanted)

    def propose(self, kind: ImportKind) -> None:
        self.kinds.set_value(kind)

    def show_last(self, last: Import | None) -> None:
        """What was imported last and can still be taken back."""
        for widget in (self.last, self.undoing):
            widget.setVisible(last is not None)
        if last is not None:
            self.last.setText(self.desk.say("Last import: {file}, {day}", file=last.file_name, day=last.dated))
            self.undoing.setAccessibleName(self.desk.say("Take the import of {file} back", file=last.file_name))

    def _lay_out(self) -> None:
        say = self.desk.say
        drop = Card()
        drop.setProperty("drop", True)
        inside = QVBoxLayout(drop)
        inside.setContentsMargins(px(32), px(32), px(32), px(32))
        inside.setSpacing(px(12))
        inside.addStretch(2)
        inside.addWidget(_centred(PlainLabel(say("Drop a sheet here"), "title")))
        explained = say(
            "Excel (xlsx, xls), ods or csv: customers, unpaid items, shipments, receipts, goods. The headings may be "
            "called as they are in your sheet; you see every row before anything is imported."
        )
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(_centred(PlainLabel(explained, "muted", wraps=True)), 2)
        middle.addStretch(1)
        inside.addLayout(middle)
        inside.addSpacing(px(8))
        inside.addLayout(_row(self.choosing, self.pasting))
        inside.addStretch(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(drop, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(PlainLabel(say("No sheet yet? An empty one with the right headings:"), "muted"))
        foot.addWidget(self.kinds)
        foot.addWidget(self.saving)
        foot.addStretch()
        layout.addLayout(foot)
        last = QHBoxLayout()
        last.setSpacing(px(8))
        last.addWidget(self.last)
        last.addWidget(self.undoing)
        last.addStretch()
        layout.addLayout(last)


def _centred(label: PlainLabel) -> PlainLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
