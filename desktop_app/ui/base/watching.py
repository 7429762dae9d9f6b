"""Ties what slow work in the book tells of itself to the bar that the window shows, with its stop."""

from desktop_app.domain.watching import UserStopped, Watch
from desktop_app.language import N_
from desktop_app.ui.base.jobs import Progress

STOPPED = N_("Stopped. Nothing was changed.")


def watching(progress: Progress) -> Watch:
    """For the worker: tells `progress` every step, and raises `UserStopped` when the user pressed the stop."""

    def watch(done: int, total: int) -> None:
        progress.step(done, total)
        if progress.cancelled:
            raise UserStopped(STOPPED)

    return watch
