"""Faces: what they can draw, and what a cut of them holds."""

from io import BytesIO
from struct import unpack

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop_app.documents.typeface import RARE, Typeface, Weight, file_for, measure, typeface, visible
from desktop_app.resources import resource

FILES = [*Weight, RARE]


def outlines(file: str) -> list[bytes]:
    font = TTFontFile(str(resource("fonts", file)))
    start = font.get_table_pos("glyf")[0]
    ends = zip(font.glyphPos, font.glyphPos[1:], strict=False)
    return [font.get_chunk(start + begin, end - begin) for begin, end in ends if end > begin]


@pytest.mark.parametrize("file", FILES)
def test_no_shipped_face_has_glyphs_composed_of_others(file: str) -> None:
    """A cut copies glyphs as they are; a composed one would point to glyphs that are not there."""
    assert all(unpack(">h", outline[:2])[0] >= 0 for outline in outlines(file))


def test_a_cut_holds_the_glyphs_asked_for_in_their_order() -> None:
    whole, text = TTFontFile(str(resource("fonts", Weight.REGULAR))), "水泥A水"
    cut = table_of(typeface(Weight.REGULAR).cut(text), "hmtx")
    advances = [unpack(">H", cut[4 * place : 4 * place + 2])[0] for place in range(1, len(text) + 1)]
    assert advances == [whole.hmetrics[whole.charToGlyph[ord(each)]][0] for each in text]


def table_of(font: bytes, tag: str) -> bytes:
    file = BytesIO(font)
    count = unpack(">H", file.read(12)[4:6])[0]
    entries = {entry[:4].decode(): unpack(">LL", entry[8:]) for entry in (file.read(16) for _ in range(count))}
    start, length = entries[tag]
    return font[start : start + length]


def test_a_character_without_a_glyph_is_drawn_as_the_box_and_a_joiner_as_nothing() -> None:
    """The box of a missing character is seen on the paper; nothing vanishes silently."""
    face = typeface(Weight.REGULAR)
    glyf, loca = (table_of(face.cut("\U0001f600\u200d水"), tag) for tag in ("glyf", "loca"))
    ends = unpack(">5L", loca)
    box, emoji, joiner, water = (glyf[ends[place] : ends[place + 1]] for place in range(4))
    assert emoji == box != b""
    assert joiner == b""
    assert len(water) > len(box)
    assert face.width("\U0001f600") == 1000
    assert face.width("\u200d") == 0


def test_the_rare_face_is_opened_only_for_a_chinese_character_that_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    begin = Typeface.__init__

    def watched(self: Typeface, file: str) -> None:
        opened.append(file)
        begin(self, file)

    typeface.cache_clear()
    file_for.cache_clear()
    monkeypatch.setattr(Typeface, "__init__", watched)
    assert [file_for(each, Weight.REGULAR) for each in "水😀‏م⌀"] == [Weight.REGULAR] * 5
    assert RARE not in opened
    assert file_for("𪚥", Weight.BOLD) == RARE
    assert opened.count(RARE) == 1


SHOWN = {
    **{kept: kept for kept in ("水", "𠅤", "😀", "\u200d", "\ufe0f", "\u0301")},
    **dict.fromkeys("\t\n\r", " "),
    **dict.fromkeys("\x00\x07\x85\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff", ""),
    "\ud800": "\N{REPLACEMENT CHARACTER}",
}


@pytest.mark.parametrize(("character", "shown"), SHOWN.items(), ids=ascii)
def test_controls_and_direction_marks_never_reach_the_paper(character: str, shown: str) -> None:
    """D19, T33: what is copied from a paper is what the paper shows."""
    assert visible(character) == shown


def test_a_line_is_as_wide_as_its_characters() -> None:
    assert measure("水泥") == 2
    assert measure("水\u202e泥\u200d") == 2
    assert measure("0123456789", Weight.BOLD) == pytest.approx(10 * measure("5", Weight.BOLD))
    assert measure("") == 0


def test_figures_of_one_weight_are_all_equally_wide() -> None:
    """Columns of money stand below one another."""
    for weight in Weight:
        assert len({measure(digit, weight) for digit in "0123456789"}) == 1
