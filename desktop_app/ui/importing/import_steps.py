"""How far an import is, and how it is stopped (U50)."""

from collections.abc import Callable

from desktop_app.domain.errors import Refused
from desktop_app.ui.base.jobs import Progress


def step_of(progress: Progress) -> Callable[[int, int], None]:
    """Tells the bar how far the import is; refused from within once it was stopped there."""

    def step(done: int, total: int) -> None:
        progress.step(done, total)
        if progress.cancelled:
            raise Refused("The import was stopped. Nothing was imported.")

    return step
