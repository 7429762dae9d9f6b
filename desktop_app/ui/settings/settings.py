"""Settings and backup: a list of sections at the left, one section at the right (U27, U28, U55, U56, U62)."""

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.navigation import named
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.navigation_list import NavigationList
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.scrolled import scrolled


class Section(Enum):
    """The sections by the `tab` of a route, in the order of the list."""

    SHOP = "shop"
    PAPERS = "papers"
    RULES = "rules"
    CALENDAR = "calendar"
    LOOK = "look"
    LOCK = "lock"
    KEYS = "keys"
    BACKUP = "backup"
    CHECK = "check"
    PAPER_CHECK = "paper_check"
    ABOUT = "about"


SECTIONS: dict[Section, str] = {
    Section.SHOP: "settings.shop_settings:ShopSettings",
    Section.PAPERS: "printing.paper_settings:PaperSettings",
    Section.RULES: "settings.rules_settings:RulesSettings",
    Section.CALENDAR: "settings.calendar_settings:CalendarSettings",
    Section.LOOK: "settings.look_settings:LookSettings",
    Section.LOCK: "settings.lock_settings:LockSettings",
    Section.KEYS: "settings.key_settings:KeySettings",
    Section.BACKUP: "backups.backup_settings:BackupSettings",
    Section.CHECK: "settings.check_settings:CheckSettings",
    Section.PAPER_CHECK: "settings.paper_check:PaperCheck",
    Section.ABOUT: "settings.about_settings:AboutSettings",
}
"""Where each section is, below `desktop_app.ui`: each noun keeps its own."""


class SettingsPage(Page):
    """`Route.tab` names the section, by a value of `Section`."""

    name = PageName.SETTINGS
    title = N_("Settings")
    watches = frozenset({Changed.SHOP})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sections: dict[Section, SettingsSection] = {}
        self.list = NavigationList([desk.translate(section_class(one).title) for one in Section])
        self.list.setAccessibleName(desk.say("Sections of the settings"))
        self.stack = QStackedWidget()
        self.chosen = Section.SHOP
        self._areas: dict[Section, QWidget] = {}
        self._lay_out()
        self.list.choose(0)
        self.list.opened.connect(lambda at: self.show_section(tuple(Section)[at]))
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._cursor_on(tuple(Section)[now.row()]))
        self.register_commands()

    @property
    def section(self) -> SettingsSection:
        """The section that is shown; each is made when it is first wanted, so that the page itself opens at once."""
        if self.chosen not in self.sections:
            made = self.sections[self.chosen] = section_class(self.chosen)(self.desk)
            self._areas[self.chosen] = made if made.grows else scrolled(made)
            self.stack.addWidget(self._areas[self.chosen])
        return self.sections[self.chosen]

    def open(self, route: Route) -> None:
        self.show_section(Section(route.tab) if route.tab else self.chosen)

    def reload(self) -> None:
        self.section.reload()

    def leave(self) -> None:
        for section in self.sections.values():
            table = getattr(section, "table", None)
            if isinstance(table, RecordTable):
                table.keep_columns()

    def show_section(self, section: Section) -> None:
        self.chosen = section
        self.list.choose(tuple(Section).index(section))
        shown = self.section
        self.stack.setCurrentWidget(self._areas[section])
        shown.reload()

    def first_focus(self) -> QWidget:
        return self.list

    @command("settings.backup", N_("Back up now"))
    def back_up_now(self) -> None:
        self._begin(Section.BACKUP)

    @command("settings.check", N_("Check the book"))
    def check_book(self) -> None:
        self._begin(Section.CHECK)

    @command("settings.paper", N_("Check a paper by its code"))
    def check_paper(self) -> None:
        self._begin(Section.PAPER_CHECK)

    @command("settings.look", N_("Theme, text size, language"))
    def show_look(self) -> None:
        self.show_section(Section.LOOK)

    def _begin(self, section: Section) -> None:
        self.show_section(section)
        self.section.begin()

    def _cursor_on(self, section: Section) -> None:
        if section is not self.chosen:
            self.show_section(section)

    def _lay_out(self) -> None:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, px(4), 1, px(4))
        inside.addWidget(self.list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(24))
        layout.addWidget(card)
        layout.addWidget(self.stack, 1)


def section_class(section: Section) -> type[SettingsSection]:
    """The class of a section, loaded by now."""
    found = named(SECTIONS[section])
    assert issubclass(found, SettingsSection)
    return found
