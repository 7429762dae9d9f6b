"""What this is, under which licences, and where its log lies."""

from pathlib import Path

from desktop_app import __version__
from desktop_app.language import N_
from desktop_app.operations.books import log_folder
from desktop_app.ui.base.file_places import open_outside
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import info

LICENCES = (
    ("Qt, PySide6-Essentials, shiboken6", "LGPL-3.0"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, zlib"),
    ("peewee", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("PDFium, pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("pillow", "MIT-CMU"),
    ("segno", "BSD-3-Clause"),
    ("python-calamine", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("pypinyin", "MIT"),
    ("cryptography", "Apache-2.0, BSD-3-Clause"),
    ("keyring", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("rich", "MIT"),
    ("platformdirs", "MIT"),
    ("Noto Sans SC", "OFL-1.1"),
    ("HanaMinB", "OFL-1.1"),
    ("Lucide icons", "ISC, MIT"),
)
"""The work of others that travels with the product: (works, licence), named as their makers name them."""


class AboutSettings(SettingsSection):
    title = N_("About")
    about = N_("The credit book of a small wholesale shop. It works without a network and sends nothing anywhere.")

    def build(self) -> None:
        say = self.desk.say
        self.logs = log_folder()
        self.version = PlainLabel(say("Qingzhang {version}, MIT licence", version=__version__), "strong")
        self.add_label(self.version)
        self.add_action(
            say("Log"),
            say("It holds times and kinds of errors, no name, number or sum: {folder}", folder=self.logs),
            button(say("Open the folder"), self.open_logs),
        )
        licences = "\n".join(f"{works} · {licence}" for works, licence in LICENCES)
        self.add_action(say("With the work of others"), licences)

    def open_logs(self) -> None:
        if Path(self.logs).is_dir():
            open_outside(self.logs)
        else:
            self.desk.notice(info(self.desk.say("There is no log: nothing has gone wrong so far.")))
