"""The one window: the pages at the left, the open page in the middle, the state of the book below."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from desktop_app.domain.errors import Said
from desktop_app.domain.typed_dates import weekday_said
from desktop_app.language import N_
from desktop_app.resources import resource
from desktop_app.ui.base.actions import Command, Where, command, commands_of
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk, Undoable
from desktop_app.ui.base.navigation import LISTED, PLACES, listed_at, page_class, rail_entry
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.top_row import TopRow
from desktop_app.ui.base.work_bar import WorkBar
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notice_history import NoticeHistory
from desktop_app.ui.widgets.notice_line import NoticeLine
from desktop_app.ui.widgets.notices import Notice, error, warning, well_done
from desktop_app.ui.widgets.rail import Rail
from desktop_app.ui.widgets.table_view import TableView

SMALLEST = QSize(1024, 640)
HISTORY = 50
_READ_ONLY = QAbstractItemView.EditTrigger.NoEditTriggers


class MainWindow(QMainWindow):
    """Opens pages and goes back; covers everything with one widget while no book is open or the window is locked."""

    closing = Signal()
    """The window is about to close."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.pages: dict[PageName, Page] = {}
        self.route = Route(PageName.THIS_WEEK)
        self._past: list[Route] = []
        self._undoable: list[Undoable] = []
        self.setMinimumSize(SMALLEST)
        self.setWindowIcon(QIcon(str(resource("icons", "qingzhang.svg"))))
        self.covers = QStackedWidget()
        self.frame = QWidget()
        self._build_frame()
        self.covers.addWidget(self.frame)
        self.setCentralWidget(self.covers)
        self._connect()
        self._add_commands()

    # ── pages ────────────────────────────────────────────────────────────────────────────────────

    def go(self, route: Route) -> None:
        """Open a page; the page before keeps what was typed and can be gone back to."""
        before = self.current_page()
        if before is not None and route != self.route and before.stays_behind():
            self._past = [*self._past, self.route][-HISTORY:]
        self._show(route)

    def page(self, name: PageName) -> Page:
        """The page of this name, made when it is first needed."""
        if name not in self.pages:
            self.pages[name] = page_class(name)(self.desk)
            self.pages[name].heading_changed.connect(self._write_title)
            self.stack.addWidget(self.pages[name])
        return self.pages[name]

    def current_page(self) -> Page | None:
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

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
        """Another book, or none: nothing of the old one stays in the window."""
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages, self._past, self._undoable = {}, [], []

    def renew(self, route: Route) -> None:
        """Say and measure everything anew in the language and size chosen, and show this page (U55, U62)."""
        page = self.current_page()
        if page is not None:
            page.leave()
        past = self._past
        self.forget_pages()
        self._past = past
        self.desk.speak(self.desk.preferences.language or self.desk.language)
        self._name_frame()
        self.show_state(self._shop)
        self._show(route)

    def _show(self, route: Route, again: bool = False) -> None:
        before, page = self.current_page(), self.page(route.page)
        if before is not None and before is not page:
            before.leave()
        self.route = route
        self.bar.dismiss()
        self.stack.setCurrentWidget(page)
        if again and page.route == route:
            page.come_back()
        else:
            page.route = route
            page.open(route)
        self.navigation.choose(listed_at(route.page))
        self._write_title()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # ── covers ───────────────────────────────────────────────────────────────────────────────────

    def cover(self, widget: QWidget, over: bool = False) -> None:
        """Show nothing but this: the start, the unlock page, the lock. What covered before has done its work, unless
        this stands only `over` it.
        """
        before = self.covers.currentWidget()
        if self.covers.indexOf(widget) < 0:
            self.covers.addWidget(widget)
        self._turn_to(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if not over:
            self._let_go(before)

    def uncover(self) -> None:
        """Show the pages again; typing goes on where it was."""
        before = self.covers.currentWidget()
        self._turn_to(self.frame)
        self._let_go(before)

    def _turn_to(self, widget: QWidget) -> None:
        self.covers.setCurrentWidget(widget)
        self.statusBar().setVisible(not self.covered)
        for action in self.own_actions:
            action.setEnabled(not self.covered)
        self._write_title()

    def _let_go(self, cover: QWidget | None) -> None:
        """Of what covered before, unless it comes back."""
        kept = cover in (self.frame, self.covers.currentWidget()) or (isinstance(cover, Cover) and cover.comes_back)
        if cover is not None and not kept:
            self.covers.removeWidget(cover)
            cover.deleteLater()

    @property
    def covered(self) -> bool:
        return self.covers.currentWidget() is not self.frame

    # ── what the commands do ─────────────────────────────────────────────────────────────────────

    @command("go.shipment", N_("New shipment"), "F7", Where.EVERYWHERE)
    def new_shipment(self) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=self._customer()))

    @command("go.receipt", N_("Take a payment"), "F9", Where.EVERYWHERE)
    def new_receipt(self) -> None:
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self._customer()))

    @command("go.customer", N_("New customer"), "Ctrl+Shift+N", Where.EVERYWHERE)
    def new_customer(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM))

    @command("go.import", N_("Import from Excel"), "Ctrl+Shift+I", Where.EVERYWHERE)
    def bring_in(self) -> None:
        """At any time, not into an empty book alone."""
        self.go(Route(PageName.IMPORT))

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
        if not self._undoable:
            return
        last, say = self._undoable.pop(), self.desk.say
        if last.verb is None:
            text = say("Ctrl+Z does not take this back: {done} Once more takes back what was before.", done=last.words)
            self.desk.notice(warning(text))
            return
        words = say("Taken back: {done}", done=last.words)
        self.desk.jobs.do(last.verb, lambda _: self.desk.notice(well_done(words)), self)

    def tell(self, notice: Notice) -> None:
        self.bar.show_notice(notice)

    def tell_failure(self, said: Said) -> None:
        self.bar.show_notice(error(self.desk.tell(said)))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _build_frame(self) -> None:
        self.navigation = Rail()
        self.top = TopRow()
        self.search = self.top.search
        self.bar = Messages(self.frame)
        self.steady_bar = Messages(self.frame, steady=True)
        self.line = NoticeLine(self.desk.say, self)
        self.stack = QStackedWidget()
        self.work_bar = WorkBar(self.desk, self.stack)
        beside(self.navigation, (stacked(self.top, (self.stack, 1), gap=0), 1), gap=0, within=self.frame)
        self._build_foot()

    def _build_foot(self) -> None:
        """The line at the foot: the last backup, and at the right the shop and the day."""
        self.backup_label = PlainLabel("", "muted")
        self.day_label = PlainLabel("", "muted")
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self.backup_label)
        status.addPermanentWidget(self.work_bar.panel)
        status.addPermanentWidget(self.day_label)
        self.line.beside += [self.work_bar.panel, self.day_label]
        self._name_frame()

    def _name_frame(self) -> None:
        """Every word of the frame, and the measures that grow with the text."""
        say, translate = self.desk.say, self.desk.translate
        spots = [PLACES[name] for name, _ in LISTED]
        self.navigation.show_entries([rail_entry(spot, translate) for spot in spots])
        self.navigation.setAccessibleName(say("Pages"))
        keys = {one.key: one.shortcut for one in commands_of(type(self))}
        self.top.speak(say, keys["go.search"], keys["go.shipment"], keys["go.receipt"])
        self.line.speak(say)
        self.work_bar.stop.setText(say("Stop"))
        status = self.statusBar()
        status.setContentsMargins(px(8), 0, px(8), 0)
        status.setFixedHeight(px(32))

    def _connect(self) -> None:
        desk = self.desk
        desk.went.connect(self.go)
        desk.went_back.connect(self.go_back)
        desk.noticed.connect(self.tell)
        desk.undo_offered.connect(self._remember_undo)
        desk.undone.connect(self.undo)
        desk.renewed.connect(self.renew)
        desk.jobs.failed.connect(self.tell_failure)
        self.navigation.opened.connect(lambda at: self.go(Route(LISTED[at][0])))
        self.top.back.clicked.connect(self.go_back)
        self.top.ship.clicked.connect(self.new_shipment)
        self.top.pay.clicked.connect(self.new_receipt)
        self.top.menu.clicked.connect(self._open_menu)
        self.top.bell.clicked.connect(self.open_messages)
        self._midnight = QTimer(self)
        self._midnight.setInterval(60_000)
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

    def _open_menu(self) -> None:
        """What belongs to the program; the commands of a page stand on the page (U52)."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.desk.actions.of(self):
            menu.addAction(one.action)
        button = self.top.menu
        menu.adjustSize()
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + px(4))))

    def _remember_undo(self, done: Undoable) -> None:
        self._undoable = [*self._undoable, done][-HISTORY:]

    def show_state(self, shop: str) -> None:
        """The shop and the day at the right of the status bar."""
        self._shop = shop
        today: date = self.desk.today()
        self.day_label.setText(
            self.desk.say(
                "{shop}  {day} {weekday}  week {week}",
                shop=shop,
                day=today.isoformat(),
                weekday=self.desk.tell(weekday_said(today)),
                week=today.isocalendar().week,
            ).strip()
        )
        self._write_title()

    def _write_title(self) -> None:
        page = None if self.covered else self.current_page()
        if page is not None:
            self.top.show_place(page.heading(), page.context(), goes_back=not PLACES[page.name].listed)
        parts = [page.heading() if page else "", getattr(self, "_shop", ""), self.desk.say("Qingzhang")]
        self.setWindowTitle(" · ".join(part.replace("[*]", "[ *]") for part in parts if part))

    def _look_at_the_clock(self) -> None:
        """At midnight the list is another one."""
        if self.desk.today() != self._day:
            self._day = self.desk.today()
            self.show_state(self._shop)
            self.reload_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page()
        if page is not None:
            page.leave()
        self.closing.emit()
        super().closeEvent(event)
