"""Settings and backup: a list of sections at the left, one section at the right (U27, U28, U55, U56, U62)."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.navigation import named
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import beside, scrolled, stacked
from desktop_app.ui.widgets.navigation_list import NavigationList

SECTIONS = {
    "shop": "settings.shop_settings:ShopSettings",
    "papers": "printing.paper_settings:PaperSettings",
    "rules": "settings.rules_settings:RulesSettings",
    "calendar": "settings.calendar_settings:CalendarSettings",
    "look": "settings.look_settings:LookSettings",
    "lock": "settings.lock_settings:LockSettings",
    "keys": "settings.key_settings:KeySettings",
    "backup": "backups.backup_settings:BackupSettings",
    "check": "settings.check_settings:CheckSettings",
    "paper_check": "settings.paper_check:PaperCheck",
    "about": "settings.about_settings:AboutSettings",
}
"""By the `tab` of a route, in the order of the list: where each section is, below `desktop_app.ui`; each noun keeps its
own.
"""

TABS = tuple(SECTIONS)


class SettingsPage(Page):
    """`Route.tab` names the section; each is made when it is first wanted, so that the page itself opens at once."""

    name = PageName.SETTINGS
    title = N_("Settings")
    watches = frozenset({Changed.SHOP})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sections: dict[str, SettingsSection] = {}
        self.list = NavigationList([desk.translate(section_class(tab).title) for tab in TABS])
        self.list.setAccessibleName(desk.say("Sections of the settings"))
        self.stack = QStackedWidget()
        self.chosen = TABS[0]
        self._areas: dict[str, QWidget] = {}
        card = Card()
        stacked(self.list, margins=(1, 4, 1, 4), within=card)
        beside(card, (self.stack, 1), gap=24, margins=(16, 0, 16, 12), within=self)
        self.list.choose(0)
        self.list.opened.connect(lambda at: self.show_section(TABS[at]))
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._cursor_on(TABS[now.row()]))
        self.register_commands()

    @property
    def section(self) -> SettingsSection:
        """The section that is shown."""
        if self.chosen not in self.sections:
            made = self.sections[self.chosen] = section_class(self.chosen)(self.desk)
            self._areas[self.chosen] = made if made.grows else scrolled(made)
            self.stack.addWidget(self._areas[self.chosen])
        return self.sections[self.chosen]

    def open(self, route: Route) -> None:
        self.show_section(route.tab or self.chosen)

    def reload(self) -> None:
        self.section.reload()

    def leave(self) -> None:
        for section in self.sections.values():
            section.leave()

    def show_section(self, tab: str) -> None:
        self.chosen = tab
        self.list.choose(TABS.index(tab))
        shown = self.section
        self.stack.setCurrentWidget(self._areas[tab])
        shown.reload()

    def first_focus(self) -> QWidget:
        return self.list

    @command("settings.backup", N_("Back up now"))
    def back_up_now(self) -> None:
        self._begin("backup")

    @command("settings.check", N_("Check the book"))
    def check_book(self) -> None:
        self._begin("check")

    @command("settings.paper", N_("Check a paper by its code"))
    def check_paper(self) -> None:
        self._begin("paper_check")

    @command("settings.look", N_("Theme, text size, language"))
    def show_look(self) -> None:
        self.show_section("look")

    def _begin(self, tab: str) -> None:
        self.show_section(tab)
        self.section.begin()

    def _cursor_on(self, tab: str) -> None:
        if tab != self.chosen:
            self.show_section(tab)


def section_class(tab: str) -> type[SettingsSection]:
    """The class of a section, loaded by now."""
    found = named(SECTIONS[tab])
    assert issubclass(found, SettingsSection)
    return found
