"""What a failure says: one plain line and an exit code; what only we can mend goes to the log without a name (D21)."""

import os
import traceback
from contextlib import suppress
from io import UnsupportedOperation

from desktop_app.cli.lacking import whole_text
from desktop_app.cli.outlet import CannotAnswer
from desktop_app.cli.plain import one_line
from desktop_app.cli.session import Entered, Surroundings
from desktop_app.domain.errors import PartlyDone, Refused, Said, Unavailable
from desktop_app.language import Translate
from desktop_app.operations.failures import note, trail

MACHINE, USER, PARTLY, INTERRUPTED = 1, 2, 3, 130

DEBUG = "QINGZHANG_DEBUG"
"""Set to 1 in the environment, this shows the traceback of a bug."""


def tell(error: BaseException, around: Surroundings, translate: Translate, command: str) -> int:
    """Say in one line on standard error what happened; returns the exit code."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    said = error if isinstance(error, Said) else _bug(error, around, command)
    around.stderr.write(one_line(whole_text(said, translate)) + "\n")
    if isinstance(said, PartlyDone):
        return PARTLY
    return USER if isinstance(said, Refused) else MACHINE


def unheard(error: CannotAnswer, around: Surroundings, translate: Translate, entered: Entered) -> int:
    """The answer could not be written: say how the book stands; a reader of a mere list may leave, as `head` does."""
    _stop_writing(around)
    if entered.anything:
        said = Unavailable(
            "What was entered is in the book, but the answer could not be written ({problem}). Look it up before you "
            "enter anything again.",
            problem=error.problem.strerror,
        )
    elif isinstance(error.problem, BrokenPipeError):
        return MACHINE
    else:
        said = Unavailable(
            "The answer could not be written in full ({problem}); nothing was changed. Make room, or write it "
            "elsewhere.",
            problem=error.problem.strerror,
        )
    around.stderr.write(one_line(said.text(translate)) + "\n")
    return MACHINE


def _bug(error: BaseException, around: Surroundings, command: str) -> Unavailable:
    if os.environ.get(DEBUG) == "1":
        around.stderr.writelines(traceback.format_exception(error))
    kind = type(error).__name__
    try:
        log = note(around.log_folder, f"{command}: {trail(error)}")
    except OSError:
        return Unavailable("The program failed ({kind}). What was already saved is safe; please report it.", kind=kind)
    return Unavailable(
        "The program failed ({kind}). What was already saved is safe; the place is noted in {log}, please report it.",
        kind=kind,
        log=log,
    )


def _stop_writing(around: Surroundings) -> None:
    """The rest is written to nowhere, so that Python does not fail over it once more at its end."""
    with suppress(OSError, UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, around.stdout.fileno())
        os.close(nowhere)
