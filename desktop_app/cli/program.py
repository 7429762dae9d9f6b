"""The program without a window: one command in, one exit code out, every failure one plain line."""

import getpass
import importlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

from desktop_app.cli import failures
from desktop_app.cli.arguments import Told, read_arguments
from desktop_app.cli.commands import command_named
from desktop_app.cli.outlet import CannotAnswer, outlet
from desktop_app.cli.secret_files import pin_typed
from desktop_app.cli.session import Entered, Session, Surroundings
from desktop_app.domain.moment import Moment
from desktop_app.language import LANGUAGES, nearest_language, translator

DONE = 0


def main(argv: Sequence[str], around: Surroundings) -> int:
    """Do what was asked; 0 when done, 2 for the user's mistake, 3 when a part is done, 1 for the machine's failure."""
    language = language_of(argv, around.locale_name)
    translate = translator(language)
    around = replace(around, stdout=outlet(around.stdout))
    command, entered = "", Entered()
    try:
        try:
            options = read_arguments(argv, translate)
            command = options.command or ""
            run(Session(options, moment_of(options.today), around, language, entered, pin_typed(options, around.stdin)))
        except Told as told:
            around.stdout.write(str(told))
        around.stdout.flush()
    except CannotAnswer as unheard:
        return failures.unheard(unheard, around, translate, entered)
    except (Exception, KeyboardInterrupt) as error:
        return failures.tell(error, around, translate, command)
    return DONE


def run(session: Session) -> None:
    """Hand over to the command's module, the only one that is loaded."""
    module, function = command_named(session.options.command).runs.split(".")
    verb: Callable[[Session], None] = getattr(importlib.import_module(f"desktop_app.cli.{module}"), function)
    verb(session)


def moment_of(today: date | None) -> Moment:
    """Now, by the clock and the user of this computer; `today` may be another day."""
    return Moment(today or date.today(), datetime.now(UTC), _user())


def language_of(argv: Sequence[str], locale_name: str | None) -> str:
    """The language asked for, even where the rest of the line is wrong; else the system's."""
    for word, following in pairwise([*argv, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked in LANGUAGES:
            return asked
    return nearest_language(locale_name)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment and none in the system's list
        return ""
