"""Reading a paper back as others do: its text, its fonts, its pages as pictures, its QR codes."""

import re
import subprocess
import zlib
from dataclasses import dataclass
from html import unescape
from typing import Any

import pypdfium2
import zxingcpp

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_WIDE_GAP = re.compile(r" {2,}|　+")


def text_of(pdf: bytes, *options: str) -> str:
    """What a reader copies out of the paper, by poppler's pdftotext."""
    return _poppler("pdftotext", pdf, "-enc", "UTF-8", *options)


def layout_of(pdf: bytes) -> str:
    """The text as it lies on the pages. Gaps are made equal, since their width is the reader's choice."""
    return "\n———— next page ————\n".join(_tidied(page) for page in pages_of(pdf)) + "\n"


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return text_of(pdf, "-layout").split("\f")[:-1]


def fonts_of(pdf: bytes) -> list[list[str]]:
    """pdffonts, one line a font: name, two words of type, encoding, embedded, subset, unicode."""
    lines = _poppler("pdffonts", pdf).splitlines()[2:]
    return [line.split() for line in lines]


def codes_of(pdf: bytes, page: int = 0, dots_per_inch: int = 200) -> list[str]:
    """The QR codes of one page, read from a picture of it."""
    document: Any = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=dots_per_inch / 72).to_pil()
    document.close()
    return sorted(found.text for found in zxingcpp.read_barcodes(picture))


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page and its edges in points from the top left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def characters_of(pdf: bytes) -> set[str]:
    """Every character that the fonts of a file can be copied as."""
    found = set()
    for stream in pdf.split(b"stream\n")[1:]:
        try:
            plain = zlib.decompressobj().decompress(stream).decode("ascii")
        except (zlib.error, UnicodeDecodeError):
            continue
        for line in plain.splitlines():
            if line.startswith("<") and not line.startswith("<0000>") and "> <" in line:
                found.add(bytes.fromhex(line.split("<")[2].rstrip(">")).decode("utf-16-be"))
    return found


def words_of(pdf: bytes) -> list[Word]:
    """Every word with the place it takes."""
    return [
        Word(unescape(text), number, float(left), float(top), float(right), float(bottom))
        for number, page in enumerate(text_of(pdf, "-bbox").split("<page ")[1:])
        for left, top, right, bottom, text in _WORD.findall(page)
    ]


def _tidied(page: str) -> str:
    lines = (_WIDE_GAP.sub("  ", line).strip() for line in page.split("\n"))
    return "\n".join(line for line in lines if line)


def _poppler(program: str, pdf: bytes, *options: str) -> str:
    command = [program, *options, "-", *(["-"] if program == "pdftotext" else [])]
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode("utf-8")
