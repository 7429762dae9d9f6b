"""Where an import begins and where it ends: a file, cells or an empty sheet; then what came in (U48)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.import_templates import save_template
from desktop_app.operations.importing import Import, Imported, ImportKind
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import SHEETS, file_asked, open_outside
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.empty_state import IconMark
from desktop_app.ui.widgets.figure_card import FigureCards
from desktop_app.ui.widgets.keys import ENTER, button
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked
from desktop_app.ui.widgets.notices import Way, well_done
from desktop_app.ui.widgets.switch import Switch


class SheetStart(QWidget):
    """`ways` are the buttons that bring a sheet."""

    def __init__(self, desk: Desk, undo: Callable[[], None], *ways: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        self.kinds = kind_field(desk, desk.say("Kind of the empty sheet"))
        self.undoing = button(desk.say("Undo"), undo)
        self.last, self.before = PlainLabel("", "strong"), Card()
        empty = PlainLabel(desk.say("No sheet yet? An empty one with the right headings:"), "strong")
        saving = button(desk.say("Save an empty sheet…"), self.save_template)
        beside(self.last, ROOM, self.undoing, margins=14, within=self.before)
        no_sheet, line = Card(), beside(self.kinds, ROOM, saving)
        stacked(empty, line, margins=14, within=no_sheet)
        stacked((_place_to_drop(desk, ways), 1), no_sheet, self.before, gap=12, within=self)
        self.show_last(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the way that has the cursor."""
        if not _clicked(self, event):
            super().keyPressEvent(event)

    def show_last(self, last: Import | None) -> None:
        """What was imported last and can still be taken back."""
        self.before.setVisible(last is not None)
        if last is not None:
            self.last.setText(self.desk.say("Last import: {file}, {day}", file=last.file_name, day=last.dated))
            self.undoing.setAccessibleName(self.desk.say("Undo the import of {file}", file=last.file_name))

    def save_template(self) -> None:
        """Ask for a place and write an empty sheet there."""
        kind, title = ImportKind(str(self.kinds.value())), self.desk.say("Save an empty sheet")
        chosen = file_asked(self, self.desk, title, SHEETS, new=f"{self.desk.tell(kind.said)}.xlsx")
        if chosen is not None:
            self.write_template(kind, chosen)

    def write_template(self, kind: ImportKind, path: Path) -> None:
        show = Way(self.desk.say("Open file"), lambda: open_outside(path))
        told = self.desk.say("{file} has the headings. Fill it in and drop it here.", file=path.name)
        self.desk.jobs.make(
            lambda _: save_template(path, kind, self.desk.translate),
            lambda _: self.desk.notice(well_done(told, show)),
            self,
        )


class SheetResult(QWidget):
    """Four figures and three ways."""

    def __init__(
        self, desk: Desk, show: Callable[[], None], go_on: Callable[[], None], undo: Callable[[], None]
    ) -> None:
        super().__init__()
        self.desk = desk
        say = desk.say
        titles = (say("New documents"), say("New customers"), say("New goods"), say("Not imported"))
        self.cards = FigureCards(titles)
        self.showing = button(say("Show the customers"), show, primary=True)
        others = button(say("Import another sheet"), go_on), button(say("Undo this import"), undo)
        together = say("Everything came in together, and is undone together. Goods that came back since must go first.")
        card, foot = Card(), beside(*others, ROOM, self.showing, margins=(14, 12, 14, 12))
        words = stacked(PlainLabel(say("The import is done"), "name"), PlainLabel(together, "muted", wraps=True))
        words.setContentsMargins(px(14), px(12), px(14), px(12))
        stacked(words, Rule(), foot, gap=0, margins=1, within=card)
        stacked(self.cards, card, ROOM, gap=12, within=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the way that has the cursor."""
        if not _clicked(self, event):
            super().keyPressEvent(event)

    def show_result(self, made: Imported, no_entries: int = 0) -> None:
        """`no_entries`: rows that brought nothing by themselves, as totals, notes, and what is settled."""
        say, known, dropped = self.desk.say, made.skipped, made.dropped
        out = say("{known} already in the book, {dropped} left out", known=known, dropped=dropped)
        if no_entries:
            out = say("{out}, {rows} totals, notes or settled", out=out, rows=no_entries)
        figures = (
            (made.documents, self._money(made)),
            (made.customers, self._filled(made)),
            (made.goods, say("with their list prices")),
            (known + dropped + no_entries, out),
        )
        self.cards.show_figures([(str(count), note) for count, note in figures])

    def _filled(self, made: Imported) -> str:
        say = self.desk.say
        return (
            say("{count} known ones filled in", count=made.changed)
            if made.changed
            else say("check their terms and limits")
        )

    def _money(self, made: Imported) -> str:
        owed, received = format_yuan(made.owed_fen), format_yuan(made.received_fen)
        return self.desk.say("{owed} owed, {received} received", owed=owed, received=received)


def _clicked(part: QWidget, event: QKeyEvent) -> bool:
    """Whether Enter went to a button of that part."""
    chosen = part.focusWidget()
    if event.key() not in ENTER or not isinstance(chosen, QPushButton):
        return False
    chosen.click()
    return True


def imported_said(made: Imported) -> Said:
    """What came in, in one sentence."""
    return Said(
        "Imported: {documents} documents, {customers} new customers, {goods} new goods; {owed} owed, {received} "
        "received.",
        documents=made.documents,
        customers=made.customers,
        goods=made.goods,
        owed=format_yuan(made.owed_fen),
        received=format_yuan(made.received_fen),
    )


def kind_field(desk: Desk, name: str) -> Switch:
    """A choice of what the rows of a sheet can be."""
    return Switch([(kind, desk.tell(kind.said)) for kind in ImportKind], name)


def _place_to_drop(desk: Desk, ways: tuple[QPushButton, ...]) -> Card:
    title = PlainLabel(desk.say("Drop a sheet here"), "title")
    explained = desk.say(
        "Excel (xlsx, xls), ods or csv: customers, unpaid slips, delivery slips, receipts, goods. The "
        "headings may be called as they are in your sheet; you see every row before anything is imported."
    )
    words = PlainLabel(explained, "muted", wraps=True)
    for label in (title, words):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    card = Card()
    middle = (beside(ROOM, (words, 2), ROOM), 8, beside(ROOM, *ways, ROOM))
    stacked(Room(2), IconMark(Icon.SHEET), title, *middle, Room(3), gap=12, margins=32, within=card)
    return card
