"""Everything behind the first picture: the window's parts, made and joined, and taken apart at the end."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_app.domain.moment import Moment
from desktop_app.language import nearest_language
from desktop_app.operations.book_thread import BookThread
from desktop_app.ui.backups.auto_backup import AutoBackup
from desktop_app.ui.base.collector import Collector
from desktop_app.ui.base.crash import CrashWatch
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Jobs
from desktop_app.ui.base.loading import Loading
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.owner_prompt import OwnerAsker
from desktop_app.ui.base.proof_round import ProofRound
from desktop_app.ui.base.search_box import SearchBox
from desktop_app.ui.base.shell import Shell
from desktop_app.ui.base.single import AT_ONCE_MS, Single
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.preferences import Preferences
from desktop_app.ui.look.qt_words import QtWords
from desktop_app.ui.look.theme import Scheme, load_fonts
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.start.start import Start
from desktop_app.ui.start.window_commands import WindowCommands
from desktop_app.ui.widgets.soon import Soon

QUIET_MS = 300
"""From the first page's rows until something else is loaded: they are drawn by then."""


class Program(QObject):
    """One for a running window."""

    def __init__(
        self,
        shell: Shell,
        single: Single,
        preferences: Preferences,
        own: Path,
        logs: Path,
        clock: Callable[[], Moment],
        language: str,
        restart: Callable[[], None] = lambda: None,
        day_is_said: bool = False,
    ) -> None:
        """`day_is_said`: the clock shows the day that was given at the start."""
        super().__init__(shell)
        self.shell, self.single, self.preferences = shell, single, preferences
        self._begin_application(language)
        self.jobs = Jobs(BookThread(), clock)
        self.desk = Desk(language, self.jobs, preferences, clock)
        self.window = MainWindow(self.desk)
        self.owner = OwnerAsker(self.window)
        self.start = Start(self.window, own, self._claim, day_is_said)
        self.lock, self.keys = self.start.entering.lock, self.start.entering.keys
        self.crash = CrashWatch(self.window, logs, restart)
        self._add_what_serves()
        shell.fill(self.window)

    def _begin_application(self, language: str) -> None:
        """Fonts and colours, and Qt's own words."""
        self._words = QtWords(self)
        load_fonts()
        self._dress()
        _application().styleHints().colorSchemeChanged.connect(self._follow_system)
        self._speak(language)

    def _add_what_serves(self) -> None:
        """What works beside the pages, from when a book is open."""
        start = self.start
        self.collector, self.loading = Collector(self), Loading()
        self._quiet = Soon(self, self.loading.begin, QUIET_MS)
        self.search = SearchBox(self.window)
        self.backup = AutoBackup(self.window)
        self.proving = ProofRound(self.desk, start.look_bar.tell_findings, self.lock.idle, parent=self)
        self.commands = WindowCommands(self.window, start)
        start.opened.connect(self.search.forget)
        start.opened.connect(lambda _: self._load_soon())
        start.opened.connect(self.backup.book_opened)
        start.opened.connect(lambda _: self.proving.begin())
        self.desk.renewed.connect(lambda: self._speak(self.desk.language))

    def _load_soon(self) -> None:
        """The other pages, after the first has what it asked for: what is not shown yet takes no time from it."""
        self.desk.jobs.ask(lambda _: None, lambda _: self._quiet.start(), self, lambda _: None)

    def begin(self, folder: Path) -> None:
        """Open the book; from now on hear of failures, and of a second start."""
        self.crash.install()
        self.collector.start()
        self.single.listen()
        self.start.open(folder)

    def end(self) -> None:
        """Finish what is on its way, close the book, keep the layout."""
        self.jobs.end()
        self.loading.wait()
        self.preferences.keep_layout("window", self.shell.saveGeometry())
        self.preferences.keep_text("ground", tokens().window)
        self.preferences.save()
        self.crash.uninstall()
        self.collector.stop()

    def _claim(self, folder: Path) -> bool:
        """Take another book for this window, or bring the window that has it to the front."""
        if not self.single.hold(folder):
            self.single.call(folder, AT_ONCE_MS)
            return False
        self.single.listen()
        return True

    def _speak(self, language: str) -> None:
        """Qt's own words (OK, Cancel, the calendar) in the language of the window."""
        self._words.speak(_application(), language)

    def _follow_system(self) -> None:
        if self.preferences.scheme is Scheme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        dress(_application(), self.preferences.scheme, self.preferences.text_size, self.preferences.row_height)


def language_of(asked: str, preferences: Preferences, locale_name: str | None) -> str:
    """The language asked for, else the one chosen last, else the system's."""
    return asked or preferences.language or nearest_language(locale_name)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
