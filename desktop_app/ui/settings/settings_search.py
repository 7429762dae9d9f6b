"""The field above the list of sections: what is typed there is looked for in every setting."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.section_index import SectionIndex


class SettingsSearch(SearchField):
    """Down and Enter go into the list of sections; Esc shows all again."""

    def __init__(self, desk: Desk, index: SectionIndex) -> None:
        super().__init__(Icon.SEARCH)
        self._index = index
        self.tell(desk.say("Find a setting"), "Ctrl+F")
        self.setAccessibleName(desk.say("Find a setting"))

    def start(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, *ENTER):
            self._index.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
