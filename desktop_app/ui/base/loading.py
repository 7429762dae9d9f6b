"""Loads the pages while nobody waits for them, so that the first opening of one is as quick as the second (U50)."""

import importlib
import pkgutil
from threading import Thread

from desktop_app.ui import pages


def load_pages() -> None:
    """Import every page there is, and what draws the papers."""
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        importlib.import_module(module.name)
    from desktop_app.operations.paper_runs import make_ready  # with all that draws, as heavy as the pages

    make_ready()


def load_first_page() -> None:
    """Import the page every book opens on."""
    importlib.import_module(f"{pages.__name__}.this_week")


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
