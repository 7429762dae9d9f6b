"""What to say when the database or the disk under it fails (F2, F9)."""

from pathlib import Path

import peewee

from desktop_app.domain.errors import Obstacle, Refused, Unavailable

_FAILURES = {
    "full": Unavailable(
        "The disk that holds the book is full ({folder}). Free some space and try again; nothing was changed."
    ),
    "readonly": Unavailable("The book in {folder} can only be read. Remove its write protection and try again."),
    "locked": Unavailable("The book in {folder} is open in another program. Close it there, then try again."),
    "I/O": Unavailable("The book in {folder} could not be written ({reason}). Open it again and look for the entry."),
    "unable to open": Unavailable(
        "The book in {folder} could not be written ({reason}). Check the disk; nothing was changed."
    ),
}
"""By what the database says of it: the disk's failures in plain words."""


def failure_of(error: Exception, folder: Path) -> Exception:
    """What to say when the file cannot be written (F2); any other error is a bug and stays what it is."""
    reason = str(_first_cause(error))
    for sign, failure in _FAILURES.items():
        if sign in reason:
            return Unavailable(failure.template, folder=folder, reason=reason)
    return error


def cannot_open(folder: Path, error: Exception) -> Exception:
    """What to say of a file that would not open."""
    reason = str(error)
    if isinstance(error, peewee.OperationalError):
        if "locked" in reason:
            return Refused(
                "The book in {folder} is open in another program. Close it there, then try again.", folder=folder
            ).kept_by(Obstacle.IN_USE)
        return Unavailable(
            "The book in {folder} cannot be opened ({reason}). Check the disk and its write protection.",
            folder=folder,
            reason=reason,
        ).kept_by(Obstacle.WRITE_PROTECTED)
    return damaged(folder)


def damaged(folder: Path) -> Unavailable:
    """What to say of a file that is not whole."""
    return Unavailable(
        "The book in {folder} is damaged. Nothing was changed. Restore the newest backup.", folder=folder
    ).kept_by(Obstacle.DAMAGED)


def _first_cause(error: BaseException) -> BaseException:
    """The disk's own error, where a failed commit was followed by a roll-back that had nothing to do."""
    earlier = error.__context__
    return _first_cause(earlier) if earlier and "cannot rollback" in str(error) else error
