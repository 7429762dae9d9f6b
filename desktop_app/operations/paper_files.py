"""Papers as files of the user: a scan that is brought in, a PDF or a picture that is taken out (U43, U44, U46)."""

from pathlib import Path

from desktop_app.domain.errors import Refused
from desktop_app.exchange.answers import MOST_PAGES, ScanPage
from desktop_app.exchange.files import scan_pages as pages_of
from desktop_app.system.files import read, replace_atomically

__all__ = ["ScanPage", "pages_of"]

LARGEST_SCAN = 30_000_000
"""Bytes of a scan: a sharp photograph of a page has a tenth of it."""

_SIGNS = (
    (0, b"\xff\xd8\xff"),
    (0, b"\x89PNG\r\n\x1a\n"),
    (0, b"%PDF-"),
    (0, b"BM"),
    (0, b"II*\x00"),
    (0, b"MM\x00*"),
    (8, b"WEBP"),
)
"""(place, bytes) by which a photograph, a scan or a PDF is known."""


def read_scan(path: Path) -> bytes:
    """A picture or PDF of a signed paper, whole and proven to show something; Refused when it is neither."""
    if not path.is_file():
        raise Refused("There is no file “{file}” any more. Choose it again.", file=path.name)
    if path.stat().st_size > LARGEST_SCAN:
        raise Refused(
            "“{file}” is larger than {count} MB. Scan the page again at a lower resolution, or take a new photograph.",
            file=path.name,
            count=LARGEST_SCAN // 1_000_000,
        )
    scan = read(path)
    _prove(scan, path.name)
    return scan


def _prove(scan: bytes, name: str) -> None:
    """A scan counts as a signed copy only after it was decoded once, to its last page."""
    if not any(scan[place : place + len(sign)] == sign for place, sign in _SIGNS):
        raise Refused(
            "“{file}” is neither a picture nor a PDF. Choose a photograph (JPG, PNG) or a scan (PDF) of the paper.",
            file=name,
        )
    if pages_of(scan).count > MOST_PAGES:
        raise Refused(
            "“{file}” has more than {count} pages. Choose the pages that matter, or split it.",
            file=name,
            count=MOST_PAGES,
        )


def write_paper(path: Path, content: bytes) -> Path:
    """Write a PDF or a picture where the user wants it; an existing file is replaced only by a whole one."""
    replace_atomically(path, content)
    return path


def file_stem(number: str, customer: str) -> str:
    """A name for the file of a paper, without characters that some disk does not allow."""
    kept = "".join(one if one.isalnum() or one in " -_()（）" else "_" for one in f"{number} {customer}")
    return kept.strip()[:80]
