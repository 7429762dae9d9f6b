"""Ctrl+K: customers, documents, goods, commands and pages by any part of them, with the keyboard alone (U39)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from desktop_app.domain.accounts import Kind
from desktop_app.domain.money import format_yuan
from desktop_app.ui.base.actions import Where
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.pick_popup import PickPopup

if TYPE_CHECKING:
    from desktop_app.operations.finding import Hit

KEPT = 8
"""How many of the last opened are offered before anything is typed."""

COMMANDS_SHOWN = 6
PLAN_SERIES = "HKJ"
PAGES_OF_KIND = {
    Kind.SHIPMENT: PageName.SHIPMENTS,
    Kind.RETURN: PageName.SHIPMENTS,
    Kind.RECEIPT: PageName.RECEIPTS,
}


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One line of the list. `does` opens it; `customer_id` is whom Ctrl+Enter ships to, 0 for nobody.
    One that `makes` something is about what is not there yet.
    """

    title: str
    hint: str
    does: Callable[[], None]
    customer_id: int = 0
    kept: bool = True
    makes: bool = False


class SearchBox(QObject):
    """Works in the search field of the window: the list opens below it, the field keeps the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.desk, self.field = window, window.desk, window.search
        self.entries: list[SearchEntry] = []
        self._past: list[SearchEntry] = []
        self._typed = ""
        self.popup = PickPopup(self.field, self.desk.say("What was found"))
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.search)
        self.popup.clicked.connect(self.open)
        self.field.textChanged.connect(self._changed)
        window.stack.currentChanged.connect(self._put_down)
        self.field.installEventFilter(self)

    def search(self) -> None:
        """Look for what is typed; an older question that is still under way is dropped."""
        if not self.field.hasFocus():
            return
        self._typed = text = self.field.text().strip()
        if not text:
            self._offer(self._past)
            return
        from desktop_app.operations.finding import find

        self.desk.jobs.ask(
            lambda book: find(book.ledger, text),
            lambda hits: self._found(text, hits),
            self,
            lambda _: self._found(text, []),
            lane="search",
        )

    def open(self, row: int) -> None:
        """Open what stands in this line, and remember it."""
        entry = self.entries[row]
        self._leave()
        if entry.kept:
            self._past = [entry, *(one for one in self._past if one.title != entry.title)][:KEPT]
        entry.does()

    def ship_to(self, row: int) -> None:
        """Begin a shipment for the customer in this line."""
        entry = self.entries[row]
        if entry.customer_id:
            self._leave()
            self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=entry.customer_id))

    def forget(self) -> None:
        """Another book is open: nothing of the old one is offered."""
        self._past, self.entries = [], []
        self.field.clear()
        self.popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._soon.start(0)
        elif event.type() is QEvent.Type.FocusOut:
            self._put_down()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, is_open = event.key(), self.popup.isVisible()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif is_open and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.go(1 if key == Qt.Key.Key_Down else -1)
        elif is_open and key in ENTER:
            ship = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.ship_to if ship else self.open)(self.popup.row())
        else:
            return False
        return True

    def _changed(self) -> None:
        self.search()

    def _found(self, text: str, hits: "list[Hit]") -> None:
        if text == self.field.text().strip() and self.field.hasFocus():
            self._offer([*map(self._entry, hits), *self._commands(text)])

    def _offer(self, entries: list[SearchEntry]) -> None:
        self.entries = list(entries)
        if self._typed and not self.entries:
            nothing = self.desk.say("Nothing found. Search by name, first letters, number, phone tail or amount.")
            self.entries = [SearchEntry(nothing, "", lambda: None, kept=False), *self._to_make(self._typed)]
        if self.entries:
            rows = [(entry.title, entry.hint) for entry in self.entries]
            self.popup.offer(rows, makes=self.entries[-1].makes)
        else:
            self.popup.hide()

    def _to_make(self, typed: str) -> list[SearchEntry]:
        """Who is not there yet, where what is typed can be a name."""
        if not any(letter.isalpha() for letter in typed):
            return []
        title = self.desk.say("New customer “{name}”", name=typed)
        route = Route(PageName.CUSTOMER_FORM, words=typed)
        keys = self.desk.say("Enter takes, Esc closes")
        return [SearchEntry(title, keys, lambda: self.desk.go(route), kept=False, makes=True)]

    def _entry(self, hit: "Hit") -> SearchEntry:
        from desktop_app.operations.finding import Group

        say, facts = self.desk.say, hit.hint
        match hit.group:
            case Group.CUSTOMER:
                kind, route = say("customer"), Route(PageName.CUSTOMER, customer_id=hit.customer_id)
                facts = f"{say('formerly {name}', name=hit.once)}  {facts}" if hit.once else facts
            case Group.GOODS:
                kind, route = say("goods"), Route(PageName.GOODS, goods_id=hit.goods_id)
            case _:
                kind, route = say("document"), Route(_page_of(hit), hit.customer_id, hit.number)
                facts = f"{facts}  {format_yuan(hit.amount_fen)}" if hit.amount_fen else facts
                if hit.dated and hit.dated > self.desk.today():
                    facts += "  " + say("dated after today")
        return SearchEntry(hit.title, _hint(facts, kind), lambda: self.desk.go(route), hit.customer_id)

    def _commands(self, text: str) -> list[SearchEntry]:
        """Commands of the window and of the open page, and the pages, whose name holds what is typed."""
        page, found = self.window.current_page(), []
        for one in self.desk.actions.registered:
            here = one.owner is self.window or (one.owner is page and one.command.where is not Where.LIST)
            name = one.action.text().replace("&", "")
            if here and one.action.isVisible() and text.lower() in name.lower():
                is_page = one.command.key.startswith("go.") and not one.command.does
                kind = self.desk.say("page") if is_page else self.desk.say("action")
                found.append(SearchEntry(name, _hint(one.command.shortcut, kind), one.action.trigger))
        return found[:COMMANDS_SHOWN]

    def _put_down(self) -> None:
        """The keyboard is elsewhere, or another page is there: no list hangs over it. As a page goes, the keyboard may
        pass through the field for a moment.
        """
        self._soon.stop()
        self.popup.hide()

    def _leave(self) -> None:
        """Close the list and give the keyboard back to the page."""
        page = self.window.current_page()
        if page is not None:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.clear()
        self._put_down()


def _page_of(hit: "Hit") -> PageName:
    if hit.kind is None:
        return PageName.PLANS if hit.number.startswith(PLAN_SERIES) else PageName.PAPERS
    return PAGES_OF_KIND.get(hit.kind, PageName.CUSTOMER)


def _hint(facts: str, kind: str) -> str:
    return "  ·  ".join(part for part in (facts, kind) if part)
