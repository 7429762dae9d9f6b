"""Loads the pages while nobody waits for them, so that the first opening of one is as quick as the second (U50)."""

from threading import Thread

from desktop_app.ui.base.navigation import PLACES, page_class
from desktop_app.ui.base.routes import PageName


def load_pages() -> None:
    """Import every page there is, and what draws the papers and writes the lists."""
    for name in PLACES:
        page_class(name)
    from desktop_app.operations import exporting  # noqa: F401
    from desktop_app.operations.paper_runs import make_ready  # with all that draws, as heavy as the pages

    make_ready()


def load_first_page() -> None:
    """Import the page every book opens on."""
    page_class(PageName.THIS_WEEK)


class Loading:
    """Happens once, on a thread of its own."""

    def __init__(self) -> None:
        self._thread: Thread | None = None

    def begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=load_pages, name="load pages")
            self._thread.start()

    def wait(self) -> None:
        """Let it come to its end; a program must not go while it loads."""
        if self._thread is not None:
            self._thread.join()
