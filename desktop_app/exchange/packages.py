"""The parts of an xlsx or ods, walked as a stream before anything is loaded."""

import re
from collections.abc import Callable
from xml.parsers import expat
from zipfile import ZipFile

from desktop_app.domain.errors import Refused

Attributes = dict[str, str]

_CHUNK = 64 * 1024
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_READ = ("xl/", "content.xml", "META-INF/")


def refuse_document_types(package: ZipFile) -> None:
    """Refuses a package of which a part that is read could declare an entity (T35)."""
    for part in package.namelist():
        if part.startswith(_READ) and part.endswith((".xml", ".rels")):
            walk(package, part, prolog_only=True)


class _PrologRead(Exception):
    """The first element was reached; nothing after it can declare an entity."""


def walk(
    package: ZipFile,
    part: str,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    prolog_only: bool = False,
) -> None:
    """Stream a part of a package through the handlers; nothing is ever expanded."""
    parser = _parser(_stop if prolog_only else start, end, text)
    with package.open(part) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except _PrologRead:
            return


def walk_text(
    document: str, start: Callable[[str, Attributes], None], end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """The same with a document that is no part of a package, whatever encoding it says it had."""
    parser, begin = _parser(start, end, text, "utf-8"), 0
    body = _DECLARATION.sub("", document, count=1)
    for begin in range(0, len(body), _CHUNK):
        parser.Parse(body[begin : begin + _CHUNK].encode("utf-8", "surrogatepass"))
    parser.Parse(b"", True)


def _parser(
    start: Callable[[str, Attributes], None] | None,
    end: Callable[[str], None] | None,
    text: Callable[[str], None] | None,
    encoding: str | None = None,
) -> expat.XMLParserType:
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    return parser


def _stop(_tag: str, _attributes: Attributes) -> None:
    raise _PrologRead


def _refuse_document_type(*_declaration: object) -> None:
    raise Refused(
        "The file carries hidden content that may be harmful, so it was not opened. Copy the "
        "table into a new file and import that."
    )


def local(tag: str) -> str:
    """A tag without its prefix."""
    return tag.rpartition(":")[2]
