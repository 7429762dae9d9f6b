"""Theme, text size, language, rows of lists: whatever is chosen is seen at once (U55, U56, U62)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QApplication, QCheckBox

from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, switch
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import ON_OR_OFF, SettingsSection
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.theme import RowHeight, Scheme, TextSize
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.notices import well_done

LANGUAGE_NAMES = {"zh_CN": "中文", "en": "English"}
"""Each in its own language, so that whoever is lost finds the way back."""

SCHEMES = {Scheme.SYSTEM: N_("As the system"), Scheme.LIGHT: N_("Light"), Scheme.DARK: N_("Dark")}
SIZES = {TextSize.STANDARD: N_("Standard"), TextSize.LARGE: N_("Large"), TextSize.HUGE: N_("Very large")}
ROWS = {RowHeight.ROOMY: N_("Roomy"), RowHeight.TIGHT: N_("Tight")}

CHOICES: dict[str, Mapping[Any, str]] = {
    "scheme": SCHEMES, "text_size": SIZES, "language": LANGUAGE_NAMES, "row_height": ROWS, "mask_phones": ON_OR_OFF,
}  # fmt: skip

HERE = Route(PageName.SETTINGS, tab="look")
DRESSED = frozenset({"scheme", "text_size", "row_height"})
"""What changes how everything looks."""

MADE_ANEW = frozenset({"text_size", "language", "row_height"})
"""Metrics grow with the text, and words change with the language: pages are made anew."""


class LookSettings(SettingsSection):
    title = N_("Look and language")

    scheme = switch(N_("Colours"), SCHEMES, starts=lambda desk: str(desk.preferences.scheme), beside=True)
    text_size = switch(N_("Text size"), SIZES, starts=lambda desk: str(desk.preferences.text_size), beside=True)
    language = switch(
        N_("Language"), LANGUAGE_NAMES, starts=lambda desk: desk.language, beside=True,
        hint=N_("Papers keep their own language, which the preview chooses."),
    )  # fmt: skip
    row_height = switch(
        N_("Rows of lists"), ROWS, starts=lambda desk: str(desk.preferences.row_height), beside=True,
        hint=N_("Tight rows show about a fifth more at once."),
    )  # fmt: skip
    mask_phones = Field(
        N_("Hide the middle of phone numbers in lists"), lambda _: QCheckBox(), beside=True,
        starts=lambda desk: desk.preferences.mask_phones,
        hint=N_("They are shown as 138****2201, for when customers can see the screen."),
    )  # fmt: skip

    def build(self) -> None:
        say = self.desk.say
        for name in self.editors:
            self.add(name)
        self.reset = button(say("Reset the lists"), self.reset_layout)
        what = say("Resetting brings back the columns of all lists in this book, their order and their widths.")
        self.add_action(say("Layout of the lists"), what, self.reset)
        self.scheme.changed.connect(lambda one: self._choose("scheme", one))
        self.text_size.changed.connect(lambda one: self._choose("text_size", one))
        self.language.changed.connect(lambda one: self._choose("language", one))
        self.row_height.changed.connect(lambda one: self._choose("row_height", one))
        self.mask_phones.toggled.connect(lambda one: self._choose("mask_phones", one))

    def reload(self) -> None:
        blocked = self.mask_phones.blockSignals(True)
        self.form.clear()
        self.mask_phones.blockSignals(blocked)

    def reset_layout(self) -> None:
        """Forget the columns of every list in this book; the pages are made anew with the usual ones."""
        desk = self.desk
        desk.preferences.reset_layout()
        desk.renewed.emit(HERE)
        desk.notice(well_done(desk.say("The lists are as they were in the beginning.")))

    def _choose(self, name: str, value: object) -> None:
        desk, kept, setting = self.desk, self.desk.preferences, self.form.declared[name].label
        before = desk.language if name == "language" else getattr(kept, name)
        take_up(desk, name, value)
        self.tell_choice(setting, CHOICES[name][value], lambda: take_up(desk, name, before))


def take_up(desk: Desk, name: str, value: object) -> None:
    """Remember a choice, and look like it."""
    kept, application = desk.preferences, QApplication.instance()
    setattr(kept, name, value)
    if name in DRESSED:
        assert isinstance(application, QApplication)
        dress(application, kept.scheme, kept.text_size, kept.row_height)
    if name in MADE_ANEW:
        desk.renewed.emit(HERE)
