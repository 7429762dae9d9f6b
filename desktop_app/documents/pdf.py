"""A PDF file being put together: the few kinds of object a paper needs, with the same bytes for the same content."""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFObjectReference, PDFPage, PDFString

_QUICK = 3
"""Level of compression for pages: a third of the time of the usual one, for a tenth more bytes."""


class Pdf:
    """Objects by number, pages in order, then bytes. Says nothing of clock, machine or program version (D9)."""

    def __init__(self, title: str, language: str) -> None:
        document: Any = PDFDocument(invariant=1, lang=language)
        document.info = _Title(title)
        document.Catalog.Outlines = None
        document.updateSignature(title.encode())
        self._document = document

    def add(self, source: bytes) -> bytes:
        """A new object in PDF source; returns the source by which others name it."""
        self._document.updateSignature(source)
        name = f"O{self._document.objectcounter}"
        return bytes(self._document.Reference(source, name).format(self._document))

    def add_stream(self, deflated: bytes, entries: bytes = b"") -> bytes:
        """A stream of bytes that are compressed already."""
        head = b"<</Filter/FlateDecode/Length %d%s>>\nstream\n" % (len(deflated), entries)
        return self.add(head + deflated + b"\nendstream")

    def add_picture(self, width: int, height: int, deflated: bytes) -> bytes:
        """A picture in shades of gray, as a stream that others name."""
        size = b"/Width %d/Height %d" % (width, height)
        kind = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
        return self.add_stream(deflated, kind + size)

    def add_page(self, content: str, width: float, height: float, pictures: dict[str, bytes] | None = None) -> None:
        """A page of drawing operators, `width` × `height` in points, and the pictures they name."""
        source = content.encode("ascii")
        page: Any = PDFPage()
        page.MediaBox = f"[0 0 {width:.2f} {height:.2f}]"
        resources = {"Font": PDFObjectReference("BasicFonts")}
        page.Resources = PDFDictionary(resources | ({"XObject": PDFDictionary(pictures)} if pictures else {}))
        page.Contents = self.add_stream(zlib.compress(source, _QUICK))
        self._document.addPage(page)

    def fonts(self, fonts: dict[str, bytes]) -> None:
        """The fonts of all pages, by the names their operators use."""
        self._document.idToObject["BasicFonts"].dict.update(fonts)

    def to_bytes(self) -> bytes:
        return bytes(self._document.format())


class _Title(PDFInfo):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def format(self, document: Any) -> bytes:
        return bytes(PDFDictionary({"Title": PDFString(self.title)}).format(document))
