"""A PDF file being put together: the few kinds of object a paper needs, with the same bytes for the same content."""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)


class Pdf:
    """Objects by reference, pages in order, then bytes. Says nothing of clock, machine or program version (D9)."""

    def __init__(self, title: str, language: str) -> None:
        document: Any = PDFDocument(invariant=1, lang=language)
        self._document = document
        self._document.info = _Title(title)
        self._document.Catalog.Outlines = None
        self._document.updateSignature(title.encode())

    def add(self, entries: dict[str, object], name: str | None = None) -> object:
        """A dictionary object; values are references, numbers or PDF source."""
        return self._document.Reference(PDFDictionary(entries), name)

    def add_stream(self, compressed: bytes, **entries: object) -> object:
        """A stream object of bytes that are deflated already."""
        return self._document.Reference(PDFStream(PDFDictionary({"Filter": "/FlateDecode"} | entries), compressed))

    def add_page(self, content: str, width: float, height: float) -> None:
        """A page of drawing operators, `width` × `height` in points."""
        source = content.encode("ascii")
        self._document.updateSignature(source)
        page: Any = PDFPage()
        page.Resources = PDFDictionary({"Font": PDFObjectReference("BasicFonts")})
        page.MediaBox = f"[0 0 {width:.2f} {height:.2f}]"
        page.Contents = self.add_stream(zlib.compress(source))
        self._document.addPage(page)

    def fonts(self, fonts: dict[str, object]) -> None:
        """The fonts of all pages, by the names their operators use."""
        self._document.idToObject["BasicFonts"].dict.update(fonts)

    def source(self, reference: object) -> bytes:
        """How other objects name this one."""
        return bytes(reference.format(self._document))  # type: ignore[attr-defined]

    def to_bytes(self) -> bytes:
        return bytes(self._document.format())


class _Title(PDFInfo):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def format(self, document: Any) -> bytes:
        return bytes(PDFDictionary({"Title": PDFString(self.title)}).format(document))
