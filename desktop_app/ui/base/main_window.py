"""The one window: it opens pages and goes back; what can be done everywhere are its commands."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.ui.base.actions import Command, Where, command, commands_of
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import dropped_bill, dropped_sheets
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.navigation import LISTED, PLACES, first_seen, listed_at, page_class
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PROPOSED, PageName, Route
from desktop_app.ui.base.undo_history import UndoHistory
from desktop_app.ui.base.window_frame import WindowFrame
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.menu import Menu
from desktop_app.ui.widgets.notice_history import NoticeHistory
from desktop_app.ui.widgets.notices import Notice, error, warning
from desktop_app.ui.widgets.table_view import TableView

HISTORY = 50
MENU = (
    (
        "go.import",
        "window.undo",
        "go.tasks",
        "go.history",
        "window.lock",
        "window.switch",
        "window.help",
        "window.sheet",
        "go.about",
    ),
    ("book.open", "book.restore", "book.sample", "book.own"),
)  # fmt: skip
"""What belongs to the program, by the keys of the commands, in the order of the menu; all else has its place in the
window, and the search finds it.
"""
_READ_ONLY = QAbstractItemView.EditTrigger.NoEditTriggers


class MainWindow(WindowFrame):
    """Opens pages and goes back, and carries the commands that are heard everywhere."""

    closing = Signal()
    """The window is about to close."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pages: dict[PageName, Page] = {}
        self.route = Route(PageName.THIS_WEEK)
        self._past: list[Route] = []
        self.undoing = UndoHistory(desk, lambda: self.route, self.reload_page)
        self.ring = FocusRing(self)
        self.setAcceptDrops(True)
        self._connect()
        self._add_commands()

    # ── pages ────────────────────────────────────────────────────────────────────────────────────

    def go(self, route: Route) -> None:
        """Open a page; the page before keeps what was typed and can be gone back to."""
        before, why = self.current_page(), self._why_not(route.page)
        if why and before is not None:
            self.bar.show_notice(warning(why))
            return
        route = Route(first_seen(self.desk.counter)) if why else route
        if before is not None and route != self.route and before.stays_behind():
            self._past = [*self._past, self.route][-HISTORY:]
        self._show(route)

    def page(self, name: PageName) -> Page:
        """The page of this name, made when it is first needed."""
        if name not in self.pages:
            self.pages[name] = page_class(name)(self.desk)
            self.pages[name].heading_changed.connect(self.write_title)
            self.stack.addWidget(self.pages[name])
        return self.pages[name]

    def _customer(self) -> int:
        """Whom the open page is about: a new slip or receipt starts with them.

        A list is about the row that somebody chose; that some row of it is always marked says nothing (case 27).
        """
        page = self.current_page()
        rows = page.list_widget() if page is not None else None
        if page is None or (isinstance(rows, TableView) and PLACES[page.name].listed and not rows.touched):
            return 0
        return page.about_customer()

    def forget_pages(self) -> None:
        """Another book, or none: nothing of the old one stays in the window, nor in what was told."""
        self.line.forget()
        self._drop_pages()
        self._past = []
        self.undoing.forget()

    def renew(self, route: Route) -> None:
        """Say and measure everything anew in the language and size chosen, and show this page (U55, U62)."""
        page = self.current_page()
        if page is not None:
            page.leave()
        self._drop_pages()
        self.desk.speak(self.desk.preferences.language or self.desk.language)
        self.name_frame()
        self.show_state(self.shop)
        self._show(route)

    def _show(self, route: Route, again: bool = False) -> None:
        before, page = self.current_page(), self.page(route.page)
        if before is not None and before is not page:
            before.leave()
        self.route = route
        self.undoing.ask_anew()
        self.bar.dismiss()
        self.stack.setCurrentWidget(page)
        if again and page.route == route:
            page.come_back()
        else:
            page.route = route
            page.open(route)
        self.navigation.choose(listed_at(route.page))
        self.write_title()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # ── what the commands do ─────────────────────────────────────────────────────────────────────

    @command("go.shipment", N_("New slip"), "F7", Where.EVERYWHERE)
    def new_shipment(self) -> None:
        """From a list, whose row may have been looked at for another reason, the customer is only proposed."""
        customer = self._customer()
        tab = PROPOSED if customer and PLACES[self.route.page].listed else ""
        self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=customer, tab=tab))

    @command("go.receipt", N_("Take a payment"), "F9", Where.EVERYWHERE)
    def new_receipt(self) -> None:
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self._customer()))

    @command("go.customer", N_("New customer"), "Ctrl+Shift+N", Where.EVERYWHERE)
    def new_customer(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM))

    @command("go.import", N_("Import from Excel"), "Ctrl+Shift+I", Where.EVERYWHERE)
    def bring_in(self) -> None:
        """At any time, not into an empty book alone; unless the sheet says what it is, it is what the page is about."""
        self.go(Route(PageName.IMPORT, tab=self._imported_here()))

    def _imported_here(self) -> str:
        page = self.current_page()
        return (page.imports or "") if isinstance(page, ListPage) else ""

    # ── a sheet is dropped on the window ─────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.covered and (dropped_sheets(event.mimeData()) or dropped_bill(event.mimeData(), False)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is opened on the import page, where every row is seen before anything comes in; a bill on its own."""
        page, sheets = self.current_page(), dropped_sheets(event.mimeData())
        bill = dropped_bill(event.mimeData(), page is not None and page.name is PageName.BILLS)
        if bill is not None and not self.covered:
            event.acceptProposedAction()
            self.go(Route(PageName.BILLS, words=str(bill)))
        elif sheets and not self.covered:
            event.acceptProposedAction()
            self.go(Route(PageName.IMPORT, tab=self._imported_here(), words="\n".join(map(str, sheets))))

    @command("go.about", N_("About Qingzhang"), "", Where.EVERYWHERE)
    def about(self) -> None:
        """Which version this is, and whose work is in it."""
        self.go(Route(PageName.SETTINGS, tab="about"))

    @command("window.messages", N_("Messages"), "", Where.EVERYWHERE)
    def open_messages(self) -> None:
        """What was told before, newest first."""
        NoticeHistory(self.line.history, self.desk.say, self).open_below(self.top.bell)

    @command("go.search", N_("Search everything"), "Ctrl+K", Where.EVERYWHERE)
    def search_everything(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @command("go.back", N_("Back"), "Alt+Left", Where.EVERYWHERE)
    def go_back(self) -> None:
        """The page before, as it was left."""
        if self._past:
            self._show(self._past.pop(), again=True)
        elif self.route.page is not PageName.THIS_WEEK:
            self._show(Route(PageName.THIS_WEEK), again=True)

    def leave(self) -> None:
        """The page before the form that was saved, but no paper that has nothing to do with it."""
        while self._past and self._past[-1].page is PageName.PREVIEW:
            self._past.pop()
        self.go_back()

    @command("window.reload", N_("Read again"), "F5", Where.EVERYWHERE)
    def reload_page(self) -> None:
        page = self.current_page()
        if page is not None:
            page.reload()

    @command("window.undo", N_("Undo"), "Ctrl+Z", Where.EVERYWHERE)
    def undo(self) -> None:
        """Take back what was done last, then what was done before that, up to fifty steps (U23).

        In a grid that is being typed into, Ctrl+Z means the cell and never a posted document.
        """
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractItemView) and focused.editTriggers() != _READ_ONLY:
            return
        self.undoing.undo()

    def tell(self, notice: Notice) -> None:
        self.bar.show_notice(notice)

    def tell_failure(self, said: Said) -> None:
        self.bar.show_notice(error(self.desk.tell(said)))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        desk = self.desk
        desk.went.connect(self.go)
        desk.went_back.connect(self.go_back)
        desk.left.connect(self.leave)
        desk.noticed.connect(self.tell)
        desk.undo_offered.connect(self.undoing.remember)
        desk.undone.connect(self.undo)
        desk.renewed.connect(self.renew)
        desk.counter_changed.connect(self._another_at_counter)
        desk.jobs.failed.connect(self.tell_failure)
        self.navigation.opened.connect(lambda at: self.go(Route(LISTED[at][0])))
        self.top.back.clicked.connect(self.go_back)
        self.top.ship.clicked.connect(self.new_shipment)
        self.top.pay.clicked.connect(self.new_receipt)
        self.top.menu.clicked.connect(self._open_menu)
        self.top.bell.clicked.connect(self.open_messages)
        self._midnight = QTimer(self, interval=60_000)
        self._midnight.timeout.connect(self._look_at_the_clock)
        self._midnight.start()
        self._day = desk.today()
        self.show_state("")

    def _add_commands(self) -> None:
        add = self.desk.actions.add
        self.own_actions = [add(self, one, getattr(self, one.does)) for one in commands_of(type(self))]
        for name, title in LISTED:
            to_page = Command(f"go.{name}", title, "", PLACES[name].key, Where.EVERYWHERE)
            self.own_actions.append(add(self, to_page, partial(self.go, Route(name))))

    def _another_at_counter(self) -> None:
        """Every page is made anew for whoever came: what is not theirs is not in it."""
        if self.current_page() is None:
            self.name_frame()
            return
        self._past = []
        self.renew(Route(first_seen(self.desk.counter)) if self._why_not(self.route.page) else self.route)

    def _open_menu(self) -> None:
        """What belongs to the program; the commands of a page stand on the page (U52)."""
        menu = Menu(self)
        actions = {one.command.key: one.action for one in self.desk.actions.of(self)}
        for group in MENU:
            menu.addActions([actions[key] for key in group if key in actions])
            menu.addSeparator()
        button = self.top.menu
        menu.adjustSize()
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + px(4))))

    def _drop_pages(self) -> None:
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages = {}

    def _look_at_the_clock(self) -> None:
        """At midnight the list is another one."""
        if self.desk.today() != self._day:
            self._day = self.desk.today()
            self.show_state(self.shop)
            self.reload_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page()
        if page is not None:
            page.leave()
        self.closing.emit()
        super().closeEvent(event)
