"""Sees to it that the recovery key is on paper: shows it, and asks for some of its groups until all is well (D14)."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.operations.books import shop_of
from desktop_app.operations.recovery_checks import groups_to_type
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.start.confirm_key import ConfirmKeyCover
from desktop_app.ui.start.recovery_key import RecoveryKeyCover


class KeyAsker(QObject):
    """One for the window. A key is known here from when it is shown until its groups were typed, and nowhere else."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.cover: QWidget | None = None
        self._key = ""
        self._then: Callable[[], None] = window.uncover
        self.desk.key_made.connect(lambda key: self.show_new(key, window.uncover))

    def before_entering(self, key: str, then: Callable[[], None]) -> None:
        """A book was opened; `key` is its recovery key if it was shown a moment ago, else empty."""
        self._key, self._then = key, then
        self._ask_for_groups()

    def show_new(self, key: str, then: Callable[[], None]) -> None:
        """Show a key that was just made, then ask for its groups, then go on."""
        self._key, self._then = key, then
        self._show_key()

    def _show_key(self) -> None:
        def shown(shop: str) -> None:
            cover = RecoveryKeyCover(self.desk, shop, self._key, self.desk.preferences.text("printer"))
            cover.confirmed.connect(self._ask_for_groups)
            self._put_up(cover)

        self.desk.jobs.ask(lambda book: shop_of(book.ledger).name, shown, self)

    def _ask_for_groups(self) -> None:
        def found(groups: tuple[int, ...]) -> None:
            if groups:
                self._put_up(self._question(groups))
            else:
                self._go_on()

        self.desk.jobs.ask(lambda book: groups_to_type(book.ledger), found, self)

    def _question(self, groups: tuple[int, ...]) -> ConfirmKeyCover:
        cover = ConfirmKeyCover(self.desk, groups, self._show_key if self._key else None)
        cover.confirmed.connect(self._go_on)
        cover.put_off.connect(self._go_on)
        cover.renewed.connect(lambda key: self.show_new(key, self._then))
        return cover

    def _put_up(self, cover: QWidget) -> None:
        before, self.cover = self.cover, cover
        self.window.cover(cover)
        if before is not None:
            self.window.drop_cover(before)

    def _go_on(self) -> None:
        cover, self.cover = self.cover, None
        self._key = ""
        self._then()
        if cover is not None:
            self.window.drop_cover(cover)
