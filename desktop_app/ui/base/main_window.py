"""The one window: the pages at the left, the open page in the middle, the state of the book below."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import Said
from desktop_app.domain.typed_dates import weekday_said
from desktop_app.language import N_
from desktop_app.resources import resource
from desktop_app.ui.base.actions import Command, Where, command, commands_of
from desktop_app.ui.base.desk import Desk, Undoable
from desktop_app.ui.base.navigation import LISTED, PLACES, listed_at, page_class
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.work_bar import WorkBar
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import with_key
from desktop_app.ui.widgets.labels import PlainLabel, plain_tip
from desktop_app.ui.widgets.message_bar import MessageBar, SteadyBar
from desktop_app.ui.widgets.navigation_list import NavigationList
from desktop_app.ui.widgets.notices import Notice, error, warning, well_done
from desktop_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    pass

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

    def cover(self, widget: QWidget) -> None:
        """Show nothing but this: the start, the unlock page, the lock."""
        if self.covers.indexOf(widget) < 0:
            self.covers.addWidget(widget)
        self.covers.setCurrentWidget(widget)
        self.statusBar().hide()
        for action in self.own_actions:
            action.setEnabled(False)
        self._write_title()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the pages again; typing goes on where it was."""
        self.covers.setCurrentWidget(self.frame)
        self.statusBar().show()
        for action in self.own_actions:
            action.setEnabled(True)
        self._write_title()

    def drop_cover(self, widget: QWidget) -> None:
        """A cover that has done its work."""
        self.covers.removeWidget(widget)
        widget.deleteLater()

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

    @command("go.goods", N_("Goods"), "Ctrl+G", Where.EVERYWHERE)
    def open_goods(self) -> None:
        self.go(Route(PageName.GOODS))

    @command("go.import", N_("Import from Excel"), "Ctrl+Shift+I", Where.EVERYWHERE)
    def bring_in(self) -> None:
        """At any time, not into an empty book alone."""
        self.go(Route(PageName.IMPORT))

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

    @command("go.settings", N_("Settings"), "Ctrl+,", Where.EVERYWHERE)
    def open_settings(self) -> None:
        self.desk.go(Route(PageName.SETTINGS))

    def tell(self, notice: Notice) -> None:
        self.bar.show_notice(notice)

    def tell_failure(self, said: Said) -> None:
        self.bar.show_notice(error(self.desk.tell(said)))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _build_frame(self) -> None:
        self.navigation = NavigationList([])
        self.search = QLineEdit()
        self.bar = MessageBar(self.desk.translate)
        self.steady_bar = SteadyBar(self.desk.translate)
        self.work_bar = WorkBar(self.desk)
        self.stack = QStackedWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._top_bar())
        right.addWidget(self.steady_bar)
        right.addWidget(self.bar)
        right.addWidget(self.work_bar)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self.frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addLayout(right, 1)
        self._build_status_bar()

    def _top_bar(self) -> QHBoxLayout:
        self.ship_button = QPushButton()
        self.pay_button = QPushButton()
        self.menu_button = QPushButton("☰")
        for button in (self.ship_button, self.pay_button, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar = QHBoxLayout()
        bar.setContentsMargins(px(16), px(12), px(16), px(12))
        bar.setSpacing(px(8))
        bar.addWidget(self.search, 1)
        for button in (self.ship_button, self.pay_button, self.menu_button):
            bar.addWidget(button)
        return bar

    def _build_status_bar(self) -> None:
        self.backup_label = PlainLabel("", "muted")
        self.day_label = PlainLabel("")
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(px(8), 0, px(8), 0)
        status.addWidget(self.backup_label)
        status.addPermanentWidget(self.day_label)
        self._name_frame()

    def _name_frame(self) -> None:
        """Every word of the frame, and the measures that grow with the text."""
        say = self.desk.say
        self.navigation.rename([self.desk.translate(title) for _, title in LISTED])
        self.navigation.setAccessibleName(say("Pages"))
        keys = {one.key: one.shortcut for one in commands_of(type(self))}
        sought = say("Search customers, numbers, phones, amounts")
        self.search.setPlaceholderText(with_key(sought, keys["go.search"]))
        self.search.setAccessibleName(say("Search everything"))
        self.ship_button.setText(with_key(say("New shipment"), keys["go.shipment"]))
        self.pay_button.setText(with_key(say("Payment"), keys["go.receipt"]))
        self.menu_button.setAccessibleName(say("Menu"))
        self.menu_button.setToolTip(plain_tip(with_key(say("Menu"), "F10")))
        self.menu_button.setFixedWidth(px(40))
        self.work_bar.stop.setText(say("Stop"))
        self.statusBar().setMinimumHeight(px(26))

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
        self.ship_button.clicked.connect(self.new_shipment)
        self.pay_button.clicked.connect(self.new_receipt)
        self.menu_button.clicked.connect(self._open_menu)
        self._midnight = QTimer(self)
        self._midnight.setInterval(60_000)
        self._midnight.timeout.connect(self._look_at_the_clock)
        self._midnight.start()
        self._day = desk.today()
        self.show_state("")

    def _add_commands(self) -> None:
        add = self.desk.actions.add
        self.own_actions = [add(self, one, getattr(self, one.does)) for one in commands_of(type(self))]
        for at, (name, title) in enumerate(LISTED, 1):
            to_page = Command(f"go.{name}", title, "", f"Ctrl+{at}", Where.EVERYWHERE)
            self.own_actions.append(add(self, to_page, partial(self.go, Route(name))))

    def _open_menu(self) -> None:
        """Every command of this page and of the window (U52)."""
        menu, page = QMenu(self), self.current_page()
        for owner in (page, self):
            if owner is not None:
                for one in self.desk.actions.of(owner):
                    menu.addAction(one.action)
                menu.addSeparator()
        menu.exec(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

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
