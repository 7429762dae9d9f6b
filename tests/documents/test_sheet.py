"""The paper itself: its bytes, its fonts, its codes, and text that comes out as it went in."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.sheet import CODE, CORNER, Align, DrawnSheet, PaperSize, QrMark, marks
from desktop_app.documents.typeface import Weight, visible
from desktop_app.resources import resource
from tests.documents.reading import characters_of, codes_of, fonts_of, text_of, words_of

PAPER = PaperSize(210, 148, 10, 8, 8)
SHARED = {Weight.REGULAR: "东莞市宏发建材有限公司", Weight.BOLD: ""}

HOSTILE = [
    '<img src="/etc/passwd"/>',
    "</para><b>粗体",
    "{name}%s%n${jndi:x}",
    "(a) Tj ET /F1 (b\\) \\n",
    "=1+1;@SUM(A1)",
    "老王😀👍建材",
    "𠅤𠮷𪚥建材行",
    "葛󠄀城㐂𣲘",
    "𰻝面馆",
    "é ñ ü Ω ≤ m² ½ ⌀",
    "①②③ “引号” ‘单’ — …",
    "￥１２．５元",
    "한국 กขค हिन्दी",
]


def a_sheet(*texts: str, weight: Weight = Weight.REGULAR, shared: bool = False) -> bytes:
    sheet = DrawnSheet(PAPER, "A paper", "zh_CN", SHARED if shared else None)
    sheet.start_page()
    for number, text in enumerate(texts):
        sheet.text(15, 20 + number * 8, text, 10, weight)
    return sheet.to_bytes()


@pytest.mark.parametrize("shared", [False, True], ids=["own", "shared"])
@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_out_as_it_went_in(text: str, weight: Weight, shared: bool) -> None:
    """T31, T33: user text is never interpreted, and rare names are right when copied."""
    assert text_of(a_sheet(text, weight=weight, shared=shared), "-raw").strip() == text


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("a\u202eevil\u200f\u2066名", "aevil名"),
        ("nul\0bell\x07", "nulbell"),
        ("half\ud800", "half\N{REPLACEMENT CHARACTER}"),
    ],
    ids=["direction marks", "controls", "half a character"],
)
def test_what_cannot_be_seen_is_not_copied_either(text: str, copied: str) -> None:
    """An invisible mark cannot turn round what the paper says."""
    assert text_of(a_sheet(text), "-raw").strip() == copied


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), min_size=1, max_size=30))
def test_any_text_makes_a_paper_that_names_each_of_its_characters(text: str) -> None:
    """Read from the map of the fonts themselves, so that no reader's own tidying counts."""
    assert {each for each in text if visible(each) == each} <= characters_of(a_sheet(text)) | {" "}


def test_every_font_is_embedded_as_a_part_and_can_be_copied_from() -> None:
    fonts = fonts_of(a_sheet("水泥 A1 𪚥😀", shared=True)) + fonts_of(a_sheet("水泥", weight=Weight.BOLD))
    assert [font[4:7] for font in fonts] == [["yes", "yes", "yes"]] * len(fonts)
    assert {font[0].partition("+")[2] for font in fonts} == {"NotoSansSC-Regular", "NotoSansSC-Bold", "HanaMinB"}
    assert not any("Helvetica" in font[0] for font in fonts)


def test_a_paper_without_rare_names_carries_no_rare_face() -> None:
    assert [font[0] for font in fonts_of(a_sheet("水泥 A1"))] == ["QZTEXT+NotoSansSC-Regular"]


def test_the_same_content_gives_the_same_bytes_and_other_content_another_file() -> None:
    """D9: a paper drawn again can be compared byte by byte."""
    assert a_sheet("水泥", "𪚥") == a_sheet("水泥", "𪚥")
    assert trailer_id(a_sheet("水泥")) != trailer_id(a_sheet("沙子"))


def trailer_id(pdf: bytes) -> bytes:
    return pdf.split(b"/ID")[1].split(b"]")[0]


def test_a_paper_names_neither_clock_nor_program() -> None:
    plain = a_sheet("水泥").decode("latin-1")
    assert not any(word in plain for word in ("Date", "Producer", "Creator", "Author", "Keywords"))
    assert "/Title (A paper)" in plain


def test_text_stands_where_it_is_asked_to() -> None:
    sheet = DrawnSheet(PAPER, "A paper", "en")
    sheet.start_page()
    for align in Align:
        sheet.text(100, 30, "Middle", 10, align=align)
    left, middle, right = sorted(words_of(sheet.to_bytes()), key=lambda word: -word.left)
    point = 25.4 / 72
    assert left.left * point == pytest.approx(100, abs=0.1)
    assert (middle.left + middle.right) / 2 * point == pytest.approx(100, abs=0.1)
    assert right.right * point == pytest.approx(100, abs=0.1)
    assert left.top * point < 30 < left.bottom * point


def test_codes_stand_in_the_corners_with_white_around_them_and_can_be_read() -> None:
    text = "QZ1:K7QX2M4A:DZD-2026-00012:K7QXABCD2345MNOP"
    sheet = DrawnSheet(PAPER, "A paper", "en")
    sheet.start_page()
    for mark in marks(PAPER, text):
        sheet.code(mark)
    assert codes_of(sheet.to_bytes()) == ["QZ1:1", "QZ1:2", "QZ1:3", text]
    places = {(mark.text, mark.x, mark.y, mark.side) for mark in marks(PAPER, text)}
    assert (text, 200 - CODE, 8, CODE) in places
    assert ("QZ1:2", 10, 140 - CORNER, CORNER) in places
    assert CODE >= 20


@pytest.mark.parametrize("side", [12.0, 15.0, 20.0, 48.0])
@pytest.mark.parametrize("text", ["QZ1:1", "QZ1:k7qx:SHD-2026-00001:ABCDEFGHIJKLMNOP"])
def test_a_code_is_read_back_at_every_size(text: str, side: float) -> None:
    sheet = DrawnSheet(PAPER, "A paper", "en")
    sheet.start_page()
    sheet.code(QrMark(text, 40, 30, side))
    assert codes_of(sheet.to_bytes(), dots_per_inch=300) == [text]


WATCHED = """
import sys
from desktop_app.documents.sheet import DrawnSheet, PaperSize
from desktop_app.documents.typeface import file_for, typeface

def draw(text):
    paper = DrawnSheet(PaperSize(210, 148, 10, 8, 8), "A paper", "zh_CN")
    paper.start_page()
    paper.text(20, 20, text, 10)
    paper.to_bytes()

draw("水𪚥")  # now every module of Python that drawing needs is loaded
typeface.cache_clear(), file_for.cache_clear()
seen = []
sys.addaudithook(lambda event, args: seen.append((event, str(args[0]))))
draw('<img src="/etc/passwd"/> 𪚥😀 file:///etc/hosts')
print(*sorted({name for event, name in seen if event.startswith(("open", "socket", "subprocess", "os."))}), sep="\\n")
"""


def test_drawing_opens_nothing_but_fonts() -> None:
    """M14, T31: no file that a text names, no connection."""
    folder = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", WATCHED], cwd=folder, capture_output=True, text=True, check=True)
    assert told.stdout.split() == [str(resource("fonts", name)) for name in ("HanaMinB.ttf", "NotoSansSC-Regular.ttf")]
