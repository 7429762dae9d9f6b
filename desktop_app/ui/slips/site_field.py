"""Which site the goods go to: one of the customer's, or any words."""

from collections.abc import Iterable

from PySide6.QtGui import QKeyEvent

from desktop_app.domain.errors import Said
from desktop_app.domain.sites import Site
from desktop_app.operations.sites import sites_to_pick
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.text_field import TypedLine


class SiteField(PickField):
    """Offers the sites of the customer; what is none of them yet stays as it is typed, and is asked about when saved.

    It holds the words themselves.
    """

    def show_sites(self, sites: Iterable[Site]) -> None:
        """What can be picked from now on; what stands there stays."""
        self._picks = sites_to_pick(sites)

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def held(self) -> str:  # type: ignore[override]
        return self.text()

    def put(self, entry: str) -> None:
        self.clear()
        self.set_text(str(entry))

    def wrong(self) -> Said | None:
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is marked, else the form goes on with the words as they are."""
        if event.key() in ENTER and not self.popup.isVisible():
            TypedLine.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)
