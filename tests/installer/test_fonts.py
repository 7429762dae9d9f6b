"""The fonts that travel with the product: where they come from, and that a paper can be written with them."""

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop_app.resources import resource

FONTS = resource("fonts")
ORIGIN = (FONTS / "ORIGIN.md").read_text(encoding="utf-8")
FILES = sorted(FONTS.glob("*.ttf"))


@cache
def characters(name: str) -> frozenset[str]:
    """What a font can draw, as reportlab reads it."""
    return frozenset(map(chr, TTFontFile(str(FONTS / name)).charToGlyph))


def tables(font: Path) -> set[str]:
    with font.open("rb") as file:
        head = file.read(12)
        return {file.read(16)[:4].decode("ascii") for _ in range(int.from_bytes(head[4:6], "big"))}


def decoded(codec: str) -> set[str]:
    """Every character of a Chinese two-byte code."""
    pairs = (bytes((first, second)) for first in range(0x81, 0xFF) for second in range(0x40, 0xFF))
    return {character for pair in pairs for character in pair.decode(codec, "ignore") if ord(character) > 0x7F}


def test_each_font_is_the_file_its_origin_names() -> None:
    named = dict(re.findall(r"^\| `(\S+\.ttf)` \| \d+ \| `([0-9a-f]{64})` \|$", ORIGIN, re.MULTILINE))
    assert named == {font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in FILES}
    assert len(FILES) == 3


@pytest.mark.parametrize("font", FILES, ids=lambda font: font.name)
def test_each_font_is_static_truetype(font: Path) -> None:
    """reportlab refuses CFF outlines, and would draw a variable font in its lightest weight."""
    assert "glyf" in tables(font)
    assert not tables(font) & {"CFF ", "CFF2", "fvar"}


@pytest.mark.parametrize("licence", ["NotoSansSC-LICENSE.txt", "HanaMinB-LICENSE.txt"])
def test_each_licence_lies_beside_its_font_and_is_named(licence: str) -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / licence).read_text(encoding="utf-8")
    assert f"`{licence}`" in ORIGIN


@pytest.mark.parametrize("font", ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"])
def test_the_text_font_draws_all_of_gb2312_and_every_chinese_character_of_gbk(font: str) -> None:
    assert decoded("gb2312") - characters(font) == set()
    assert {each for each in decoded("gbk") if "\u4e00" <= each <= "\u9fff"} - characters(font) == set()
    assert set("壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整零￥¥×m³㎡") <= characters(font)


def test_rare_names_have_a_font() -> None:
    assert set("𠅤𠮷𡈼𪚥") <= characters("HanaMinB.ttf")
    assert set("曾单解区仇查翟覃缪尉冼朴乐訾亓逄喆堃犇昇頔") <= characters("NotoSansSC-Regular.ttf")
