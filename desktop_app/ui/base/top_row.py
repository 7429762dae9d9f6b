"""The row above every page: where one is, the search, and what is begun most often."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.keys import button, with_key
from desktop_app.ui.widgets.labels import ElidedLabel, PlainLabel, caption
from desktop_app.ui.widgets.layouts import beside, is_wide
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.speech import Say

HIGH, SEARCH, WIDE_SEARCH, NARROWEST_SEARCH = 56, 300, 420, 160


class TopRow(QWidget):
    """`back` is there on pages that follow another one; the words of the title give way before anything else does."""

    def __init__(self) -> None:
        super().__init__()
        self.back, self.bell, self.menu = IconButton(Icon.BACK), IconButton(Icon.BELL), IconButton(Icon.MENU)
        self.title, self.context = PlainLabel("", "title"), ElidedLabel("", "muted")
        self.search, self.ship, self.pay = SearchField(Icon.SEARCH), button(""), button("")
        for one in (self.ship, self.pay):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.hide()
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = beside(
            self.back, self.title, 4, (self.context, 1), self.search, self.ship, self.pay, self.bell, self.menu,
            margins=(16, 12, 12, 12), within=self,
        )  # fmt: skip

    def show_place(self, title: str, context: str, goes_back: bool) -> None:
        """Where one is."""
        self.title.setText(title)
        self.context.setText(context)
        self.back.setVisible(goes_back)
        self._measure()

    def speak(self, say: Say, search_key: str, ship_key: str, pay_key: str) -> None:
        """Every word of the row, and the measures that grow with the text."""
        self.setFixedHeight(px(HIGH))
        self._row.setContentsMargins(px(16), px(12), px(12), px(12))
        self.search.tell(say("Customer, number, phone, amount"), search_key, say("Search"))
        self.search.setAccessibleName(say("Search everything"))
        self.ship.setText(caption(with_key(say("New slip"), ship_key)))
        self.pay.setText(caption(with_key(say("Payment"), pay_key)))
        self.back.rename(say("Back"), with_key(say("Back"), "Alt+Left"))
        self.bell.rename(say("Messages"))
        self.menu.rename(say("Menu"), with_key(say("Menu"), "F10"))
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """The search has its width, or what a long title in large letters leaves."""
        wanted = px(WIDE_SEARCH if is_wide(self) else SEARCH)
        others = [self.title, self.ship, self.pay, self.bell, self.menu, *([] if self.back.isHidden() else [self.back])]
        taken = sum(one.sizeHint().width() + self._row.spacing() for one in others) + px(16 + 12 + 4)
        self.search.setFixedWidth(max(min(wanted, self.width() - taken), px(NARROWEST_SEARCH)))
