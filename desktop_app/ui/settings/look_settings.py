"""Theme, text size, language: whatever is chosen is seen at once (U55, U56, U62)."""

from PySide6.QtWidgets import QApplication, QCheckBox

from desktop_app.language import N_
from desktop_app.ui.base.fields import switch
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.look.theme import Scheme, TextSize, dress
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import caption
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

    def build(self) -> None:
        say = self.desk.say
        self.masked = QCheckBox(caption(say("Show phone numbers as 138****2201 in the lists")))
        self.reset = button(say("Reset the layout"), self.reset_layout)
        for name in ("scheme", "text_size", "language"):
            self.add(name)
        self.form.body.addWidget(self.masked)
        self.add_buttons(self.reset)
        self.add_note(say("Resetting brings back the columns of all lists, their order and their widths."))
        self.masked.setChecked(self.desk.preferences.mask_phones)
        self.scheme.changed.connect(self.choose_scheme)
        self.text_size.changed.connect(self.choose_size)
        self.language.changed.connect(self.choose_language)
        self.masked.toggled.connect(self.choose_mask)

    def choose_scheme(self, scheme: object) -> None:
        self.desk.preferences.scheme = Scheme(str(scheme))
        self._dress()

    def choose_size(self, size: object) -> None:
        """Metrics grow with the text, so the pages are made anew."""
        self.desk.preferences.text_size = TextSize(str(size))
        self._dress()
        self.desk.renewed.emit(HERE)

    def choose_language(self, language: object) -> None:
        self.desk.preferences.language = str(language)
        self.desk.renewed.emit(HERE)

    def choose_mask(self, masked: bool) -> None:
        self.desk.preferences.mask_phones = masked

    def reset_layout(self) -> None:
        """Forget the columns of every list; the pages are made anew with the usual ones."""
        self.desk.preferences.reset_layout()
        desk = self.desk
        desk.renewed.emit(HERE)
        desk.notice(well_done(desk.say("The layout is as it was in the beginning.")))

    def _dress(self) -> None:
        application, kept = QApplication.instance(), self.desk.preferences
        assert isinstance(application, QApplication)
        dress(application, kept.scheme, kept.text_size)
