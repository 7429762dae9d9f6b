"""The commands of the window as a whole: lock, help, menu, panes, and which book is open."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.language import N_
from desktop_app.ui.base.actions import Where, command, commands_of
from desktop_app.ui.base.keyboard_sheet import KeyboardSheet
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.start.start import Start
from desktop_app.ui.widgets.keys import with_key
from desktop_app.ui.widgets.labels import caption


class WindowCommands(QObject):
    """Registers them with the window, with those of the lock and of the start; they rest while it is covered."""

    def __init__(self, window: MainWindow, start: Start) -> None:
        super().__init__(window)
        self.window = window
        desk = window.desk
        for each in (start.entering.lock, self, start):
            for one in commands_of(type(each)):
                window.own_actions.append(desk.actions.add(window, one, getattr(each, one.does)))
        self.sheet: KeyboardSheet | None = None
        self.way_back = QPushButton()
        self.way_back.setProperty("compact", True)
        self.way_back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.way_back.clicked.connect(start.open_own)
        self.way_back.hide()
        window.statusBar().insertPermanentWidget(1, self.way_back)
        window.line.beside.append(self.way_back)
        self.who = QPushButton()
        self.who.setProperty("compact", True)
        self.who.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.who.clicked.connect(start.entering.lock.switch)
        self.who.hide()
        window.statusBar().insertPermanentWidget(1, self.who)
        window.line.beside.append(self.who)
        desk.counter_changed.connect(self._name_who)
        start.sample_opened.connect(self._in_sample)
        desk.renewed.connect(self._speak)
        self._speak()
        self._in_sample(False)

    @command("window.sheet", N_("All keys"), "Ctrl+/", Where.EVERYWHERE)
    def show_sheet(self) -> None:
        """Every key of every page."""
        self._open_sheet(KeyboardSheet(self.window))

    @command("go.history", N_("History of changes"), "Ctrl+H", Where.EVERYWHERE)
    def show_history(self) -> None:
        """Of what the open page is about, or of the whole shop."""
        page = self.window.current_page()
        self.window.go(Route(PageName.HISTORY) if page is None else page.history())

    @command("go.tasks", N_("Tasks"), "Ctrl+T", Where.EVERYWHERE)
    def show_tasks(self) -> None:
        """What is to be done, by when and by whom."""
        self.window.go(Route(PageName.TASKS))

    @command("window.help", N_("Help for this page"), "F1", Where.EVERYWHERE)
    def show_help(self) -> None:
        """What this page is for, and its keys."""
        self._open_sheet(KeyboardSheet(self.window, self.window.current_page()))

    @command("window.menu", N_("Menu"), "F10", Where.EVERYWHERE)
    def open_menu(self) -> None:
        self.window.top.menu.click()

    @command("window.pane", N_("Next area"), "F6", Where.EVERYWHERE)
    def next_pane(self) -> None:
        """The pages at the left, the search, then the page, and round again."""
        page = self.window.current_page()
        if page is None:
            return
        panes = [self.window.navigation, self.window.search, page.first_focus()]
        focus = QApplication.focusWidget()
        at = next((at for at, pane in enumerate(panes) if focus in (pane, pane.focusProxy())), len(panes) - 1)
        panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_sheet(self, sheet: KeyboardSheet) -> None:
        if self.sheet is not None:
            self.sheet.close()
        self.sheet = sheet
        sheet.finished.connect(self._sheet_closed)
        sheet.open()

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _speak(self) -> None:
        """Say it in the language of the window, which may have changed."""
        self.way_back.setText(caption(self.window.desk.say("Sample shop · back to my own book")))

    def _name_who(self) -> None:
        """Who is at the counter, with the key by which another one comes."""
        name = self.window.desk.counter.name
        self.who.setVisible(bool(name))
        self.who.setText(caption(with_key(name, "F12")))
        self.who.setAccessibleName(self.window.desk.say("At the counter: {name}", name=name))

    def _in_sample(self, is_sample: bool) -> None:
        self.way_back.setVisible(is_sample)
        actions = self.window.desk.actions
        actions.action(self.window, "book.own").setVisible(is_sample)
        actions.action(self.window, "book.sample").setVisible(not is_sample)
