"""Secrets that lie in files, so that no list of running programs shows them: passphrases, PINs, recovery keys."""

from argparse import Namespace
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import Refused
from desktop_app.language import N_

LONGEST = 4096
"""Bytes of a secret that are looked at."""


def secret_line(path: Path, what: str) -> str:
    """The first line of a file; Refused if there is no such file, or nothing to read in it."""
    try:
        with path.open("rb") as file:
            lines = file.read(LONGEST).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Refused("{what} {path} is not text in UTF-8. Save it as UTF-8.", what=what, path=path) from None
    except (OSError, ValueError) as error:
        raise Refused(
            "{what} {path} cannot be read ({problem}). Check its name.",
            what=what,
            path=path,
            problem=getattr(error, "strerror", None) or type(error).__name__,
        ) from None
    if not lines or not lines[0].strip():
        raise Refused("{what} {path} is empty. Write the secret into its first line.", what=what, path=path)
    return lines[0]


def pin_typed(options: Namespace, stdin: BinaryIO) -> str:
    """The PIN of `--user`: the first line of `--user-pin-file`, or else of standard input; what a command reads there
    stands behind it.
    """
    if options.user is None:
        return ""
    if options.user_pin_file is not None:
        return secret_line(options.user_pin_file, N_("The PIN file"))
    return stdin.readline(LONGEST).decode("utf-8", "replace").strip()
