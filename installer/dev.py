"""Two commands from a fresh checkout: `run` starts the product, `test` makes every check.

Only the standard library. Until the version of Python is known to be right nothing is read that an older one cannot.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VERBS = ("run", "test", "pictures")
SUPPORTED = ((3, 11), (3, 12), (3, 13))
HELP_ASKED = {"-h", "--help"}
HELP = """\
Usage: python3 installer/dev.py run [ARGUMENTS...]          set up, then start the product, which has a --help
       python3 installer/dev.py test [PYTEST ARGUMENTS...]  set up, then make every check
       python3 installer/dev.py pictures [FOLDER]           set up, then take the pictures of the READMEs

The first start makes the folder .venv in this checkout and installs the locked packages there."""


def main(arguments: list[str]) -> int:
    """Exit code of the verb; 1 when the machine lacks something, 2 for a verb that does not exist."""
    problem = python_problem(sys.version_info[:2])
    if problem:
        python = supported_python()
        return start_again_with(python, arguments) if python else fail(problem)
    if not arguments or arguments[0] in (*HELP_ASKED, "help"):
        print(HELP)
        return 0
    if arguments[0] not in VERBS:
        print(HELP, file=sys.stderr)
        return 2
    if arguments[0] != "run" and HELP_ASKED.intersection(arguments[1:]):
        print(HELP)
        return 0
    return obey(arguments[0], arguments[1:])


def python_problem(version: tuple[int, ...]) -> str | None:
    """What to tell the owner of a Python outside 3.11-3.13; None when it fits."""
    if version in SUPPORTED:
        return None
    found = ".".join(str(part) for part in version)
    return f"This is Python {found}; 3.11, 3.12 or 3.13 is needed. Install one and start this file with it."


def supported_python() -> str | None:
    """The newest fitting Python on the PATH that really starts, as on Ubuntu 22.04 where `python3` is 3.10."""
    names = [f"python{major}.{minor}" for major, minor in reversed(SUPPORTED)]
    return next((path for path in map(shutil.which, names) if path and starts(path)), None)


def starts(python: str) -> bool:
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def start_again_with(python: str, arguments: list[str]) -> int:
    print(f"This is Python {sys.version_info[0]}.{sys.version_info[1]}; going on with {python}.", flush=True)
    return subprocess.call([python, __file__, *arguments])


def obey(verb: str, rest: list[str]) -> int:
    sys.path.insert(0, str(CHECKOUT))
    from installer.checks import make_all
    from installer.environment import Environment, NotInstalled
    from installer.machine import Lacking
    from installer.start import start, take_pictures

    obeys = {"run": start, "test": make_all, "pictures": take_pictures}
    try:
        return obeys[verb](Environment(CHECKOUT), rest)
    except (NotInstalled, Lacking) as problem:
        return fail(str(problem))
    except KeyboardInterrupt:
        return 130


def fail(problem: str) -> int:
    print(problem, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
