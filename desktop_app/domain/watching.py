"""How slow work tells how far it has come, and is stopped."""

from collections.abc import Callable

from desktop_app.domain.errors import Refused

Watch = Callable[[int, int], None]
"""Hears how many steps of how many are done, of 0 where nobody knows; it may raise `UserStopped`: nothing remains."""


class UserStopped(Refused):
    """The user no longer wants it."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody looks."""
