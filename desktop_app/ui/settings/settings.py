"""Settings and backup: a list of sections at the left, cards of one group at the right (U27, U28, U55, U56, U62)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.navigation import named
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.settings.settings_board import GAP, SettingsBoard
from desktop_app.ui.settings.settings_search import SettingsSearch
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.section_index import IndexEntry, SectionIndex
from desktop_app.ui.widgets.soon import Soon

SECTIONS = {
    "shop": "settings.shop_settings:ShopSettings",
    "shop_papers": "settings.shop_papers_settings:ShopPapersSettings",
    "papers": "printing.paper_settings:PaperSettings",
    "rules": "settings.rules_settings:RulesSettings",
    "calendar": "settings.calendar_settings:CalendarSettings",
    "rates": "settings.rate_settings:RateSettings",
    "numbers": "settings.number_settings:NumberSettings",
    "look": "settings.look_settings:LookSettings",
    "lock": "settings.lock_settings:LockSettings",
    "keys": "settings.key_settings:KeySettings",
    "users": "settings.user_settings:UserSettings",
    "backup": "backups.backup_settings:BackupSettings",
    "check": "settings.check_settings:CheckSettings",
    "paper_check": "settings.paper_check:PaperCheck",
    "about": "settings.about_settings:AboutSettings",
}
"""By the `tab` of a route, in the order of the list: where each section is, below `desktop_app.ui`; each noun keeps its
own.
"""

GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("shop", "papers"), ("shop_papers",)),
    (("rules",), ("calendar", "rates", "numbers")),
    (("look", "lock"), ("keys",)),
    (("users",), ()),
    (("backup",), ("check", "paper_check")),
    (("about",), ()),
)
"""Which sections are seen together, and in which of the two columns each of them lies."""

TABS = tuple(SECTIONS)
WIDE = 208


class SettingsPage(Page):
    """`Route.tab` names the section; each is made when it is first wanted, so that the page itself opens at once."""

    name = PageName.SETTINGS
    title = N_("Settings")
    watches = frozenset({Changed.SHOP})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sections: dict[str, SettingsSection] = {}
        self.chosen = TABS[0]
        self.list = SectionIndex(_entries(desk), desk.say("Sections of the settings"), WIDE)
        self.search = SettingsSearch(desk, self.list)
        self.board = SettingsBoard(PlainLabel("", "muted"))
        self._making = Soon(self, self._make_next)
        card = Card()
        stacked(beside(self.search, margins=(8, 0, 8, 0)), (self.list, 1), margins=(1, 9, 1, 8), within=card)
        beside(card, (self.board, 1), gap=GAP, margins=(16, 0, 0, GAP), within=self)
        self.setTabOrder(self.search, self.list)
        self.list.changed.connect(self.show_section)
        self.search.textChanged.connect(lambda _: self._look())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self.register_commands()

    @property
    def section(self) -> SettingsSection:
        """The section that is chosen."""
        return self._made(self.chosen)

    def open(self, route: Route) -> None:
        self.show_section(route.tab or self.chosen)

    def reload(self) -> None:
        for column in self.board.columns:
            for section in column:
                section.reload()

    def leave(self) -> None:
        for section in self.sections.values():
            section.leave()

    def show_section(self, tab: str) -> None:
        """Show the group it is of, whole; its own button leads."""
        self._choose(tab)
        self.search.clear()
        self._show_group()
        self.reload()
        self.board.reveal(self.section)

    def history(self) -> Route:
        """Of what was set."""
        return Route(PageName.HISTORY, tab="settings")

    def first_focus(self) -> QWidget:
        return self.list

    @command("list.filter", N_("Find a setting"), "Ctrl+F")
    def find_setting(self) -> None:
        self.search.start()

    @command("settings.backup", N_("Back up now"))
    def back_up_now(self) -> None:
        self._begin("backup")

    @command("settings.check", N_("Check the book"))
    def check_book(self) -> None:
        self._begin("check")

    @command("settings.paper", N_("Check a paper by its code"))
    def check_paper(self) -> None:
        self._begin("paper_check")

    @command("settings.look", N_("Colours, text size, language"))
    def show_look(self) -> None:
        self.show_section("look")

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _begin(self, tab: str) -> None:
        self.show_section(tab)
        self.section.begin()

    def _made(self, tab: str) -> SettingsSection:
        if tab not in self.sections:
            self.sections[tab] = section_class(tab)(self.desk)
            self.sections[tab].lead(tab == self.chosen)
        return self.sections[tab]

    def _choose(self, tab: str) -> None:
        self.chosen = tab
        self.list.set_value(tab)
        for one, section in self.sections.items():
            section.lead(one == tab)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes into another card of the group has chosen it."""
        if not isValid(self) or now is None or not self.isVisible():
            return
        inside = next((tab for tab, one in self.sections.items() if one.isAncestorOf(now)), self.chosen)
        if inside != self.chosen:
            self._choose(inside)

    # ── looking for a setting ────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        """Only what holds the word, of all sections; those nobody opened yet are made one by one, so that typing goes
        on meanwhile.
        """
        word = self.search.text().strip()
        if not word:
            self._mark("")
            self.list.show_counts(None)
            self._show_group()
            return
        self._show_found(word)
        self._making.start()

    def _make_next(self) -> None:
        word, missing = self.search.text().strip(), [one for one in TABS if one not in self.sections]
        if word and missing:
            self._made(missing[0]).reload()
            self._show_found(word)
            self._making.start()

    def _show_found(self, word: str) -> None:
        found = self._mark(word)
        self.list.show_counts(found)
        self.board.nothing.setText(self.desk.say("No setting has “{word}” in it.", word=word))
        self.board.lay(_balanced(self.sections, found))

    def _mark(self, word: str) -> dict[str, int]:
        return {tab: section.look_for(word) for tab, section in self.sections.items()}

    def _show_group(self) -> None:
        group = next(one for one in GROUPS if self.chosen in (*one[0], *one[1]))
        columns = [[self._made(tab) for tab in column] for column in group]
        focused = QApplication.focusWidget()
        if columns != self.board.columns and focused is not None and self.board.isAncestorOf(focused):
            self.list.setFocus()  # the card that has the keyboard goes; nobody chose the next one
        self.board.lay(columns)


def _balanced(sections: Mapping[str, SettingsSection], found: Mapping[str, int]) -> list[list[SettingsSection]]:
    columns: list[list[SettingsSection]] = [[], []]
    filled = [0, 0]
    for tab in TABS:
        if found.get(tab):
            at = 0 if filled[0] <= filled[1] else 1
            columns[at].append(sections[tab])
            filled[at] += found[tab] + 1
    return columns


def _entries(desk: Desk) -> list[IndexEntry]:
    firsts = {group[0][0] for group in GROUPS[1:]}
    return [IndexEntry(tab, desk.translate(section_class(tab).title), "" if tab in firsts else None) for tab in TABS]


def section_class(tab: str) -> type[SettingsSection]:
    """The class of a section, loaded by now."""
    found = named(SECTIONS[tab])
    assert issubclass(found, SettingsSection)
    return found
