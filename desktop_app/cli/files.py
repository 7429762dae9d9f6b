"""Papers and tables written where the user wants them: whole or not at all."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from desktop_app.cli.session import Session
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.language import N_

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST_NAME = 60
_NOT_WRITTEN = N_("{path} cannot be written ({problem}). Choose another place; what was there is unchanged.")


def write_file(path: Path, content: bytes) -> None:
    """Give the file this content; whatever happens, the old or the new one is there whole."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from None


def make_folder(folder: Path) -> Path:
    """The folder, made with what is missing above it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder, error) from None
    return folder


def file_name(number: str, name: str, ending: str) -> str:
    """`DZD-2026-00001 老王建材.pdf`: a name every system takes, whatever the customer is called (T38)."""
    harmless = _FORBIDDEN.sub("_", name)[:_LONGEST_NAME].strip(" .")
    return f"{number} {harmless}{ending}".strip()


def _cannot_write(path: Path, error: OSError) -> Refused | Unavailable:
    """A wrong place is the user's to mend, anything else the machine's."""
    place = FileNotFoundError | NotADirectoryError | IsADirectoryError | FileExistsError
    kind = Refused if isinstance(error, place) else Unavailable
    problem = error.strerror or type(error).__name__
    return kind(_NOT_WRITTEN, path=path, problem=problem)


def write_recovery_page(session: Session, path: Path, shop: str, key: str) -> None:
    """Write the page of a key that was just shown."""
    from desktop_app.operations.papers import draw_recovery_page

    write_file(path, draw_recovery_page(shop, key, session.moment.today, session.language))
