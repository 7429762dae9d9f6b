"""Theme, text size, language: whatever is chosen is seen at once (U55, U56, U62)."""

from PySide6.QtWidgets import QApplication

from desktop_app.language import N_
from desktop_app.ui.base.fields import switch, tick
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.theme import Scheme, TextSize
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.notices import well_done

LANGUAGE_NAMES = {"zh_CN": "中文", "en": "English"}
"""Each in its own language, so that whoever is lost finds the way back."""

SCHEMES = {Scheme.SYSTEM: N_("As the system"), Scheme.LIGHT: N_("Light"), Scheme.DARK: N_("Dark")}
SIZES = {TextSize.STANDARD: N_("Standard"), TextSize.LARGE: N_("Large"), TextSize.HUGE: N_("Very large")}

HERE = Route(PageName.SETTINGS, tab="look")


class LookSettings(SettingsSection):
    title = N_("Look and language")
    about = N_("Changes at once. Papers keep their own language, which the preview chooses.")

    scheme = switch(N_("Theme"), SCHEMES, starts=lambda desk: str(desk.preferences.scheme), beside=True)
    text_size = switch(N_("Text size"), SIZES, starts=lambda desk: str(desk.preferences.text_size), beside=True)
    language = switch(N_("Language"), LANGUAGE_NAMES, starts=lambda desk: desk.language, beside=True)
    masked = tick(
        N_("Show phone numbers as 138****2201 in the lists"), starts=lambda desk: desk.preferences.mask_phones
    )

    def build(self) -> None:
        say = self.desk.say
        for name in self.editors:
            self.add(name)
        self.reset = button(say("Reset the layout"), self.reset_layout)
        self.add_buttons(self.reset)
        self.add_note(say("Resetting brings back the columns of all lists in this book, their order and their widths."))
        self.scheme.changed.connect(lambda one: self._choose("scheme", one, dressed=True))
        self.text_size.changed.connect(lambda one: self._choose("text_size", one, dressed=True, anew=True))
        self.language.changed.connect(lambda one: self._choose("language", one, anew=True))
        self.masked.toggled.connect(lambda one: self._choose("mask_phones", one))

    def reset_layout(self) -> None:
        """Forget the columns of every list in this book; the pages are made anew with the usual ones."""
        desk = self.desk
        desk.preferences.reset_layout()
        desk.renewed.emit(HERE)
        desk.notice(well_done(desk.say("The layout is as it was in the beginning.")))

    def _choose(self, preference: str, value: object, *, dressed: bool = False, anew: bool = False) -> None:
        """Remember it; metrics grow with the text, and words change with the language, so pages are made `anew`."""
        kept, application = self.desk.preferences, QApplication.instance()
        setattr(kept, preference, value)
        if dressed:
            assert isinstance(application, QApplication)
            dress(application, kept.scheme, kept.text_size)
        if anew:
            self.desk.renewed.emit(HERE)
