"""What a file is, told by its bytes: names and endings lie."""

import re
from enum import Enum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import MAX_RATIO, MAX_UNPACKED

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = tuple(bytes((9, version, size, 0)) for version, size in ((0, 4), (2, 6), (4, 6), (4, 8), (8, 8)))
"""A workbook before they were kept in compound files: BIFF2, BIFF3, BIFF4 and a bare BIFF5."""
_ZIP = b"PK\x03\x04"
_SMALL = 1024 * 1024
_MAX_PARTS = 2_000
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
_MARKUP = re.compile(r"\s*<(!doctype|!--|\?|html|head|body|meta|table|style|div|(\w+:)?workbook)", re.IGNORECASE)
_ANY_TAG = re.compile(r"\s*<[a-z]\w*[\s>].*<table[\s>]", re.IGNORECASE | re.DOTALL)
_EXCEL_XML = re.compile(r"<(\w+:)?Workbook[\s/>]")
_BEGINNING = 4096


class Format(Enum):
    """What this product reads. TEXT is csv or tsv in any encoding."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


def format_of(raw: bytes) -> Format:
    """The format of a file's bytes; refuses what cannot be a table, in the owner's words (D20, T35)."""
    if not raw.strip():
        raise Refused("The file is empty. Choose the file that holds the table.")
    if raw.startswith(_ZIP):
        return _package_format(raw)
    if raw.startswith(_OLE):
        return _ole_format(raw)
    if raw.startswith(_OLD_EXCEL):
        raise Refused(
            "This is a workbook of a very old program (Excel 4 or older). Open it in the spreadsheet program, save it "
            "as xlsx and import that file."
        )
    if raw.startswith(b"%PDF"):
        raise Refused("This is a PDF, not a table. Ask for the spreadsheet it was printed from.")
    if raw.startswith(_ARCHIVES):
        raise _archive()
    if raw.startswith(b"{\\rtf"):
        raise _text_document()
    if raw.startswith(_PICTURES):
        raise Refused("This is a picture, not a table. Type the figures or ask for the spreadsheet.")
    return Format.TEXT


def is_markup(text: str) -> bool:
    """Whether it is a web page or XML, which many programs save under the name of a spreadsheet."""
    return bool(_MARKUP.match(text) or _ANY_TAG.match(text[:_BEGINNING]))


def is_excel_xml(text: str) -> bool:
    """Whether it is a workbook as Excel 2003 writes it in XML."""
    return bool(_EXCEL_XML.search(text[:_BEGINNING]))


def _package_format(raw: bytes) -> Format:
    try:
        with ZipFile(BytesIO(raw)) as package:
            _weigh(package)
            return _format_by_parts(package)
    except (BadZipFile, NotImplementedError, OSError, ValueError):
        raise _incomplete() from None


def _weigh(package: ZipFile) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > MAX_UNPACKED or len(parts) > _MAX_PARTS:
        raise Refused("The file unpacks to more than 500 MB and was not opened. Save only the table you need.")
    if unpacked > _SMALL and unpacked > MAX_RATIO * packed:
        raise Refused(
            "The file is packed more than {ratio} times smaller than its content, as harmful files are, "
            "and was not opened. Copy the table into a new file.",
            ratio=MAX_RATIO,
        )
    if any(part.flag_bits & 1 for part in parts):
        raise protected()


def _format_by_parts(package: ZipFile) -> Format:
    names = {name.lower() for name in package.namelist()}
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        raise Refused("This is a binary workbook (xlsb). Save it as xlsx and import that file.")
    if "encrypted-package" in names or _is_encrypted(package):
        raise protected()
    if "content.xml" in names and "mimetype" in names:
        if b"spreadsheet" in package.read("mimetype"):
            return Format.ODS
        raise _text_document()
    if "word/document.xml" in names:
        raise _text_document()
    if any(name.endswith(".iwa") for name in names):
        raise Refused("This is a table of Apple's Numbers. Export it there as Excel or CSV and import that.")
    raise _archive()


def _archive() -> Refused:
    return Refused("This is an archive of files, not a table. Unpack it and import the spreadsheet inside.")


def _is_encrypted(package: ZipFile) -> bool:
    """An ods with a password keeps its parts, each of them unreadable, and says so in its list of parts."""
    manifest = "META-INF/manifest.xml"
    return manifest in package.namelist() and b":encryption-data" in package.read(manifest)


def _ole_format(raw: bytes) -> Format:
    if _utf16("EncryptedPackage") in raw:
        raise protected()
    if _utf16("Workbook") in raw or _utf16("Book") in raw:
        return Format.XLS
    if _utf16("WordDocument") in raw:
        raise _text_document()
    raise _incomplete()


def _text_document() -> Refused:
    return Refused("This is a text document, not a table. Copy its table into a spreadsheet.")


def protected() -> Refused:
    """Nobody but its owner can open it."""
    return Refused("The file is protected by a password. Save it without one and import it again.")


def _incomplete() -> Refused:
    return Refused("The file is damaged or incomplete. Copy or download it again.")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")
