"""One font file: which glyph a character gets, how wide it is, and a cut of the file that holds some characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from struct import pack
from typing import Any
from unicodedata import category

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

from desktop_app.resources import resource

RARE = "HanaMinB.ttf"
"""Chinese characters beyond U+FFFF that the main face lacks."""

_CONTROLS = {0x061C, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


class Weight(StrEnum):
    """Strength of the type; the value is its font file."""

    REGULAR = "NotoSansSC-Regular.ttf"
    BOLD = "NotoSansSC-Bold.ttf"


class Typeface:
    """A font file, parsed once. Widths are in thousandths of the type size."""

    def __init__(self, file: str) -> None:
        self._font: Any = TTFontFile(str(resource("fonts", file)))
        self._outlines: int = self._font.get_table_pos("glyf")[0]
        self._glyphs: dict[str, _Glyph] = {}
        self._missing = self._read(0)
        self.name: str = self._font.name.decode("ascii")

    def __contains__(self, character: str) -> bool:
        return ord(character) in self._font.charToGlyph

    def width(self, character: str) -> float:
        """A character without a glyph is as wide as the box drawn for it; a joiner has no width."""
        if _is_joiner(character):
            return 0
        return float(self._font.charWidths.get(ord(character), self._font.defaultWidth))

    def cut(self, characters: Sequence[str]) -> bytes:
        """A TrueType file whose glyph n + 1 draws `characters[n]`; glyph 0 is the box of a missing character.

        Glyphs are copied as they are: none may be composed of others, and none of the shipped fonts' is.
        """
        glyphs = [self._missing, *map(self._glyph, characters)]
        ends = accumulate((len(glyph.outline) for glyph in glyphs), initial=0)
        maker: Any = TTFontMaker()
        for tag in ("cvt ", "fpgm", "prep"):
            if tag in self._font.table:
                maker.add(tag, self._font.get_table(tag))
        maker.add("head", self._patched("head", 50, 1))
        maker.add("hhea", self._patched("hhea", 34, len(glyphs)))
        maker.add("maxp", self._patched("maxp", 4, len(glyphs)))
        maker.add("hmtx", b"".join([glyph.metrics for glyph in glyphs]))
        maker.add("loca", pack(f">{len(glyphs) + 1}L", *ends))
        maker.add("glyf", b"".join([glyph.outline for glyph in glyphs]))
        return bytes(maker.makeStream())

    def descriptor(self, label: bytes, file: bytes) -> bytes:
        """The PDF's description of this face under `label`, with its outlines in the object `file`."""
        font = self._font
        box = b"%d %d %d %d" % tuple(map(round, font.bbox))
        heights = b"/Ascent %d/Descent %d/CapHeight %d" % (
            round(font.ascent),
            round(font.descent),
            round(font.capHeight),
        )
        return b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]%s/ItalicAngle 0/StemV %d/FontFile2 %s>>" % (
            label,
            box,
            heights,
            round(font.stemV),
            file,
        )

    def _glyph(self, character: str) -> "_Glyph":
        found = self._glyphs.get(character)
        if found is None:
            found = _NOTHING if _is_joiner(character) else self._read(self._font.charToGlyph.get(ord(character), 0))
            self._glyphs[character] = found
        return found

    def _read(self, number: int) -> "_Glyph":
        start, end = self._font.glyphPos[number : number + 2]
        outline = bytes(self._font.get_chunk(self._outlines + start, end - start))
        advance, bearing = self._font.hmetrics[number]
        return _Glyph(outline + b"\0" * (-len(outline) % 4), pack(">HH", int(advance), int(bearing) & 0xFFFF))

    def _patched(self, tag: str, offset: int, value: int) -> bytes:
        table = bytes(self._font.get_table(tag))
        return table[:offset] + pack(">H", value) + table[offset + 2 :]


@dataclass(frozen=True, slots=True)
class _Glyph:
    """One glyph as it lies in a font file: its outline, and its advance and bearing."""

    outline: bytes
    metrics: bytes


_NOTHING = _Glyph(b"", b"\0\0\0\0")


@lru_cache
def typeface(file: str) -> Typeface:
    return Typeface(file)


@lru_cache(maxsize=20_000)
def file_for(character: str, file: str) -> str:
    """The file that draws this character, `file` or the rare one, which is opened only for a Chinese character."""
    rare = 0x20000 <= ord(character) < 0x40000 and character not in typeface(file)
    return RARE if rare and character in typeface(RARE) else file


def visible(character: str) -> str:
    """What of a character reaches the paper: white space as a space, a half character as a question mark.

    Control characters and direction marks are left out: a copied text must say what the paper shows.
    """
    if character in "\t\n\r":
        return " "
    if category(character) == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return "" if ord(character) in _CONTROLS or category(character) == "Cc" else character


def measure(text: str, weight: Weight = Weight.REGULAR) -> float:
    """Width of a line of text in ems."""
    return sum(map(_WIDTHS[weight].__getitem__, text)) / 1000


class _Widths(dict[str, float]):
    """The width of each character seen so far; the next is looked up when it comes."""

    def __init__(self, weight: Weight) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, character: str) -> float:
        shown = visible(character)
        self[character] = typeface(file_for(shown, self._weight)).width(shown) if shown else 0
        return self[character]


_WIDTHS = {weight: _Widths(weight) for weight in Weight}


def _is_joiner(character: str) -> bool:
    """Characters that only steer their neighbours: joiners and variation selectors."""
    return category(character) == "Cf" or 0xFE00 <= ord(character) < 0xFE10 or 0xE0100 <= ord(character) < 0xE01F0
