"""Opening a foreign file: in a child process with limits, so that a hostile one harms nothing (D20)."""

from pathlib import Path

from msgspec.structs import replace

from desktop_app.domain.errors import Needs, Refused
from desktop_app.exchange.answers import LOCKED, Scan
from desktop_app.exchange.asking import BILL, SCAN, TABLE, FileReading, ask_child
from desktop_app.exchange.grid import MAX_BYTES, Workbook

_OPEN_ELSEWHERE = ("~$", ".~lock.", ".~")
"""How office programs call the small file they lay beside one that is open."""


def read_file(path: Path) -> Workbook:
    """The grid of a foreign file; Refused in plain words when it is missing, too large or no table."""
    found = read_bytes(bytes_of(path))
    return Workbook([replace(sheet, file=path.stem) for sheet in found.sheets])


def bytes_of(path: Path) -> bytes:
    """What a file holds, one byte more than is read where it is too large; Refused where it cannot be opened."""
    if path.name.startswith(_OPEN_ELSEWHERE):
        raise Refused(
            "“{name}” only tells that the table is open in another program. Choose the table itself, without ~$.",
            name=path.name,
        )
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Refused("There is no file “{name}”. Check its name and folder.", name=path.name) from None
    except IsADirectoryError:
        raise Refused("“{name}” is a folder. Choose the file that holds the table.", name=path.name) from None
    except OSError:
        raise Refused(
            "“{name}” cannot be opened. Close it in other programs and check that you may read it.", name=path.name
        ) from None


def read_bytes(raw: bytes) -> Workbook:
    """The grid of a file's bytes, read within limits of time and memory by a child process (D20, T35)."""
    return _table(raw, TABLE)


def read_packed(raw: bytes, password: str) -> Workbook:
    """As `read_bytes`, also of tables in an archive; the password goes to the child with the bytes, never by a name.

    Refused for want of it (`Needs.PASSWORD`) where it is missing.
    """
    try:
        return _table(raw, BILL, password.partition("\n")[0].encode() + b"\n")
    except Refused as refused:
        raise (refused.for_want_of(Needs.PASSWORD) if refused.template == LOCKED else refused) from None


def _table(raw: bytes, reading: FileReading, before: bytes = b"") -> Workbook:
    if len(raw) > MAX_BYTES:
        raise Refused("The file is larger than 50 MB. Save only the table you need, or split it.")
    found = ask_child(before + raw, reading)
    assert isinstance(found, Workbook)
    return found


def scan_pages(raw: bytes) -> Scan:
    """The pages of a photograph, scan or PDF as plain pixels, decoded within 10 s and 512 MB by a child (T37)."""
    found = ask_child(raw, SCAN)
    assert isinstance(found, Scan)
    return found
