"""Fonts of one paper: text in, codes out, and the pieces of the faces it has to carry.

Papers of one kind may share a piece that is cut once and copied into each of them: the characters of the form itself.
What else a paper asks for (names, goods) lies in a piece of its own. So a batch is quick, and yet the bytes of a paper
depend on that paper alone.
"""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.documents.pdf import Pdf
from desktop_app.documents.typeface import RARE, Typeface, Weight, file_for, typeface, visible

_OWN, _RARE = "o", "x"
_RUNS = re.compile(f"([{_OWN}{_RARE}]?)([0-9A-F]+)[.,]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a face, ready for a PDF: the n-th has the code n, counted from 1."""

    face: Typeface
    characters: tuple[str, ...]
    font: bytes
    length: int
    to_unicode: bytes
    widths: bytes

    def embed(self, pdf: Pdf, tag: str) -> bytes:
        """Add the piece as a font; `tag` (six capitals) marks it as a part of the face. Returns how pages name it."""
        label = f"{tag}+{self.face.name}".encode()
        file = pdf.add_stream(self.font, b"/Length1 %d" % self.length)
        descriptor = pdf.add(self.face.descriptor(label, file))
        descendant = pdf.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/FontDescriptor %s/CIDToGIDMap/Identity/DW 1000/W[1[%s]]"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>" % (label, descriptor, self.widths)
        )
        to_unicode = pdf.add_stream(self.to_unicode)
        return pdf.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
            % (label, descendant, to_unicode)
        )


def piece_of(face: Typeface, characters: Iterable[str]) -> Piece:
    kept = tuple(characters)
    font = face.cut(kept)
    widths = " ".join([f"{face.width(each):g}" for each in kept]).encode()
    return Piece(face, kept, zlib.compress(font), len(font), zlib.compress(_to_unicode(kept)), widths)


@dataclass(frozen=True, slots=True)
class GlyphForm:
    """The characters that papers share in one weight, with their codes ready for `str.translate`."""

    piece: Piece
    codes: dict[int, str]


@lru_cache(maxsize=16)
def form_of(weight: Weight, texts: str) -> GlyphForm:
    """The form that shows these texts."""
    piece = piece_of(typeface(weight), dict.fromkeys("".join(map(visible, texts))))
    return GlyphForm(piece, {ord(each): f"{code:04X}" for code, each in enumerate(piece.characters, 1)})


class Fonts:
    """Turns a paper's text into codes and remembers what the paper must carry."""

    def __init__(self, shared: Mapping[Weight, str] | None = None) -> None:
        """`shared`: texts whose characters lie in a piece shared with other papers; without, a paper is smallest."""
        self._forms = {weight: form_of(weight, texts) for weight, texts in (shared or {}).items()}
        self._rare: list[str] = []
        codes = {weight: form.codes for weight, form in self._forms.items()}
        self._codes = {weight: _Codes(weight, codes.get(weight, {}), self._rare) for weight in Weight}

    def show(self, text: str, weight: Weight, size: float) -> str:
        """The operators that show `text`, with a change of font wherever another piece has the characters."""
        codes = text.translate(self._codes[weight])
        if _OWN not in codes and _RARE not in codes:
            return f"/{weight.name} {size:g} Tf <{codes}> Tj"
        runs = _RUNS.findall(codes.replace(f".{_OWN}", "").replace(f",{_RARE}", ""))
        return " ".join([f"/{self._name(mark, weight)} {size:g} Tf <{run}> Tj" for mark, run in runs])

    def embed(self, pdf: Pdf) -> None:
        """Put every piece into the document."""
        fonts = {weight.name: form.piece.embed(pdf, "QZFORM") for weight, form in self._forms.items()}
        own = {self._name(_OWN, weight): (weight, codes.own) for weight, codes in self._codes.items()}
        for name, (file, characters) in {**own, _RARE: (RARE, self._rare)}.items():
            if characters:
                fonts[name] = piece_of(typeface(file), characters).embed(pdf, "QZTEXT")
        pdf.fonts(fonts)

    def _name(self, mark: str, weight: Weight) -> str:
        return mark if mark == _RARE else weight.name + mark


class _Codes(dict[int, str]):
    """Codes of characters for `str.translate`; each new one is added to what the paper carries for itself.

    A code is marked when it does not lie in the form's piece: `o0001.` in the paper's own, `x0001,` in the rare face.
    """

    def __init__(self, weight: Weight, form: dict[int, str], rare: list[str]) -> None:
        super().__init__(form)
        self.own: list[str] = []
        self._weight, self._rare = weight, rare

    def __missing__(self, point: int) -> str:
        character = visible(chr(point))
        self[point] = self._code(character) if character else ""
        return self[point]

    def _code(self, character: str) -> str:
        if file_for(character, self._weight) == RARE:
            return f"{_RARE}{_place(character, self._rare)},"
        return f"{_OWN}{_place(character, self.own)}."


def _place(character: str, carried: list[str]) -> str:
    """The code of a character among those carried, to which it is added if need be."""
    if character not in carried:
        carried.append(character)
    return f"{carried.index(character) + 1:04X}"


def _to_unicode(characters: Sequence[str]) -> bytes:
    """The map from codes back to text; a character beyond U+FFFF is its two UTF-16 halves."""
    lines = [f"<{code:04X}> <{each.encode('utf-16-be').hex().upper()}>" for code, each in enumerate(characters, 1)]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    chars = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{chars}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
