"""A passphrase: hidden while it is typed, shown for a moment where the owner wants to see it."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.widgets.inside_button import InsideButton
from desktop_app.ui.widgets.speech import Say
from desktop_app.ui.widgets.text_field import TypedLine

LONGEST = 32_767
"""As long as a line can be: a passphrase is not cut off."""


class PasswordField(TypedLine):
    """It is hidden again when the field leaves the screen."""

    def __init__(self, say: Say) -> None:
        super().__init__(say, longest=LONGEST)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = InsideButton(self, "", "")
        self.button.setCheckable(True)
        self.button.toggled.connect(self.reveal)
        self.reveal(False)

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.button.setChecked(shown)
        self.button.setText("●" if shown else "○")
        self.button.rename(self.say("Hide what is typed") if shown else self.say("Show what is typed"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reveal(False)
