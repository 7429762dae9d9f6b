"""A book is made where there is none: the first run, then the recovery key of the new book."""

from typing import TYPE_CHECKING

from desktop_app.domain.shop import Shop
from desktop_app.operations.backup_place import backups_beside
from desktop_app.operations.books import create_book
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.start.beginning_page import Beginning
from desktop_app.ui.start.first_run import FirstRun
from desktop_app.ui.start.recovery_key import RecoveryKeyCover

if TYPE_CHECKING:
    from desktop_app.ui.start.start import Start


class NewBook:
    """Keeps the first run as it stands while the user looks at something else."""

    def __init__(self, start: "Start") -> None:
        self._start, self._desk = start, start.desk
        self._first_run: FirstRun | None = None

    def begin(self) -> None:
        """The first run, or where it was left."""
        start = self._start
        if self._first_run is None:
            self._first_run = FirstRun(self._desk, backups_beside(start.folder))
            self._first_run.sample_wanted.connect(start.open_sample)
            self._first_run.another_wanted.connect(start.open_another)
            self._first_run.restore_wanted.connect(start.restore)
            self._first_run.finished.connect(self._make)
        start.window.cover(self._first_run)

    def _make(self, shop: Shop, beginning: Beginning, passphrase: str | None) -> None:
        """Make the book the first run asked for."""
        folder, moment, first_run = self._start.folder, self._desk.moment(), self._first_run
        assert first_run is not None
        first_run.setEnabled(False)
        self._desk.jobs.run(
            lambda: create_book(folder, shop, moment, passphrase),
            lambda key: self._show_key(key, shop.name, beginning, passphrase),
            self._start,
            first_run.refuse,
        )

    def _show_key(self, key: str, shop: str, beginning: Beginning, passphrase: str | None) -> None:
        start, first_run = self._start, self._first_run
        cover = RecoveryKeyCover(self._desk, shop, key, self._desk.preferences.text("printer"))
        cover.confirmed.connect(lambda: start.open(start.folder, passphrase))
        if beginning is Beginning.IMPORT:
            start.entering.then = Route(PageName.IMPORT)
        start.entering.key = key
        if first_run is not None:
            first_run.comes_back = False
        self._first_run = None
        start.window.cover(cover)
