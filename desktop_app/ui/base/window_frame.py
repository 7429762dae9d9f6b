"""What stands around the pages: their list at the left, the row above, the state of the book below; and covers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop_app.domain.typed_dates import weekday_said
from desktop_app.resources import resource
from desktop_app.ui.base.actions import commands_of
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.navigation import LISTED, PLACES, rail_entry, why_not
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.base.top_row import TopRow
from desktop_app.ui.base.work_bar import WorkBar
from desktop_app.ui.look.dressing import wear
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notice_line import NoticeLine
from desktop_app.ui.widgets.rail import Rail

SMALLEST = QSize(1024, 640)


class WindowFrame(QMainWindow):
    """It covers everything with one widget while no book is open or the window is locked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        wear(self)
        self.desk = desk
        self.shop = ""
        self.own_actions: list[QAction] = []
        """What the commands of the window run; none of it while something covers the pages."""
        self.setMinimumSize(SMALLEST)
        self.setWindowIcon(QIcon(str(resource("icons", "qingzhang.svg"))))
        self.covers, self.frame = QStackedWidget(), QWidget()
        self._build_frame()
        self.covers.addWidget(self.frame)
        self.setCentralWidget(self.covers)

    def current_page(self) -> Page | None:
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

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
        self.write_title()

    def _let_go(self, cover: QWidget | None) -> None:
        """Of what covered before, unless it comes back."""
        kept = cover in (self.frame, self.covers.currentWidget()) or (isinstance(cover, Cover) and cover.comes_back)
        if cover is not None and not kept:
            self.covers.removeWidget(cover)
            cover.deleteLater()

    @property
    def covered(self) -> bool:
        return self.covers.currentWidget() is not self.frame

    def show_state(self, shop: str) -> None:
        """The shop and the day at the right of the status bar."""
        self.shop = shop
        today = self.desk.today()
        self.day_label.setText(
            self.desk.say(
                "{shop} · {day} {weekday} · week {week}",
                shop=shop,
                day=today.isoformat(),
                weekday=self.desk.tell(weekday_said(today)),
                week=today.isocalendar().week,
            ).strip(" ·")
        )
        self.write_title()

    def write_title(self) -> None:
        page = None if self.covered else self.current_page()
        if page is not None:
            self.top.show_place(page.heading(), page.context(), goes_back=not PLACES[page.name].listed)
        parts = [page.heading() if page else "", self.shop, self.desk.say("Qingzhang")]
        self.setWindowTitle(" · ".join(part.replace("[*]", "[ *]") for part in parts if part))

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
        self.line.told.connect(self._make_room_for_notice)
        self.name_frame()

    def name_frame(self) -> None:
        """Every word of the frame, and the measures that grow with the text."""
        say, translate = self.desk.say, self.desk.translate
        self.navigation.show_entries([rail_entry(PLACES[name], translate, self._why_not(name)) for name, _ in LISTED])
        self.navigation.setAccessibleName(say("Pages"))
        keys = {one.key: one.shortcut for one in commands_of(type(self))}
        self.top.speak(say, keys["go.search"], keys["go.shipment"], keys["go.receipt"])
        self.line.speak(say)
        self.work_bar.stop.setText(say("Stop"))
        status = self.statusBar()
        status.setContentsMargins(px(14), 0, px(14), 0)
        status.setFixedHeight(px(32))

    def _why_not(self, page: PageName) -> str:
        """In the language of the window; empty where whoever is at the counter is shown the page."""
        why = why_not(page, self.desk.counter)
        return "" if why is None else self.desk.tell(why)

    def _make_room_for_notice(self) -> None:
        """A notice takes the place of the backup's age: nothing of it looks out behind the end of the words."""
        self.backup_label.setVisible(not self.line.isVisible())
