"""What this is, under which licences, and where its log lies."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app import __version__
from desktop_app.language import N_
from desktop_app.operations.books import log_folder
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.settings.licences import LICENCES
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import info


class AboutSettings(SettingsSection):
    title = N_("About")
    about = N_("The credit book of a small wholesale shop. It works without a network and sends nothing anywhere.")

    def build(self) -> None:
        say = self.desk.say
        self.logs = log_folder()
        self.version = PlainLabel(say("Qingzhang {version}, MIT licence", version=__version__), "strong")
        self.form.body.addWidget(self.version)
        opening = button(say("Open the folder of the log"), self.open_logs)
        self.add_buttons(opening)
        self.add_note(
            say("The log holds times and kinds of errors, no name, number or sum: {folder}", folder=self.logs)
        )
        self.form.body.addWidget(PlainLabel(say("With the work of others"), "strong"))
        self.add_note("\n".join(f"{works} · {licence}" for works, licence in LICENCES))

    def open_logs(self) -> None:
        if Path(self.logs).is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.logs)))
        else:
            self.desk.notice(info(self.desk.say("There is no log: nothing has gone wrong so far.")))
