"""Hostile and broken photographs and PDFs (T37): refused in plain words or shown as pixels, in a child with limits."""

import random
import struct
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from desktop_app.domain.errors import Refused
from desktop_app.exchange import asking, scans
from desktop_app.exchange.answers import MOST_PAGES, Scan
from desktop_app.exchange.files import scan_pages
from desktop_app.exchange.scans import LONGEST_SIDE, MOST_PIXELS, SHOWN_PIXELS, read_scan

PAPER = (300, 200)
UPRIGHT, LYING = (200, 300), (300, 200)


# ── honest files ─────────────────────────────────────────────────────────────────────────────────
def picture(form: str, size: tuple[int, int] = PAPER, mode: str = "RGB", **options: object) -> bytes:
    """Red above, blue below: what is turned shows."""
    drawn = Image.new("RGB", size, "red")
    drawn.paste("blue", (0, size[1] // 2, size[0], size[1]))
    made = BytesIO()
    drawn.convert(mode).save(made, form, **options)
    return made.getvalue()


def tiff(pages: int, size: tuple[int, int] = PAPER) -> bytes:
    first, *others = [Image.new("1", size, page % 2) for page in range(pages)]
    made = BytesIO()
    first.save(made, "TIFF", save_all=True, append_images=others, compression="group4")
    return made.getvalue()


def pdf(pages: int = 1, box: str = "0 0 595 842", content: bytes = b"", extra: str = "", more: str = "") -> bytes:
    """A PDF written by hand; the reader mends its missing table of objects."""
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + pages))
    parts = [
        f"1 0 obj <</Type/Catalog/Pages 2 0 R{extra}>> endobj",
        f"2 0 obj <</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[{box}]/Resources<<>>>> endobj",
        *(
            f"{number} 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R{more}>> endobj"
            for number in range(10, 10 + pages)
        ),
    ]
    stream = b"4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n" % (len(content), content)
    return b"%PDF-1.7\n" + "\n".join(parts).encode() + b"\n" + stream + b"trailer <</Root 1 0 R>>\n%%EOF\n"


def turned(orientation: object, size: tuple[int, int] = PAPER) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return picture("JPEG", size, exif=exif)


# ── hostile ones ─────────────────────────────────────────────────────────────────────────────────
def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, depth: int = 1, colour: int = 0, body: bytes | None = None) -> bytes:
    """A PNG that says how large it is; without a body of its own it holds as many zeros as that takes."""
    if body is None:
        packer, row = zlib.compressobj(9), bytes(1 + width * depth * (3 if colour == 2 else 1) // 8)
        body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", body) + png_chunk(b"IEND", b"")


def jpeg_said_to_be(width: int, height: int) -> bytes:
    """A small JPEG whose head says another size."""
    raw = bytearray(picture("JPEG"))
    start = raw.index(b"\xff\xc0")
    raw[start + 5 : start + 9] = struct.pack(">HH", height, width)
    return bytes(raw)


def bmp_said_to_be(width: int, height: int) -> bytes:
    raw = bytearray(picture("BMP"))
    raw[18:26] = struct.pack("<ii", width, height)
    return bytes(raw)


def webp_said_to_be_largest() -> bytes:
    """16,383 dots each way, the most its head can say."""
    raw = bytearray(picture("WEBP"))
    start = raw.index(b"\x9d\x01\x2a") + 3
    raw[start : start + 4] = struct.pack("<HH", 16_383, 16_383)
    return bytes(raw)


def tiff_said_to_be(width: int, height: int) -> bytes:
    raw = bytearray(picture("TIFF"))
    (at,) = struct.unpack("<I", raw[4:8])
    for entry in range(struct.unpack("<H", raw[at : at + 2])[0]):
        place = at + 2 + entry * 12
        tag = struct.unpack("<H", raw[place : place + 2])[0]
        if tag in (256, 257):
            raw[place + 2 : place + 12] = struct.pack("<HII", 4, 1, width if tag == 256 else height)
    return bytes(raw)


def tiff_in_a_ring() -> bytes:
    """The page after the last is the first."""
    raw = bytearray(picture("TIFF"))
    (at,) = struct.unpack("<I", raw[4:8])
    (entries,) = struct.unpack("<H", raw[at : at + 2])
    raw[at + 2 + entries * 12 : at + 6 + entries * 12] = struct.pack("<I", at)
    return bytes(raw)


def png_with_text(length: int) -> bytes:
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "a" * length, zip=True)
    return picture("PNG", pnginfo=note)


def pdf_picture_of(width: int, height: int) -> bytes:
    """A page whose picture unfolds to gigabytes."""
    body = zlib.compress(bytes(10_000_000), 9)
    head = (
        f"5 0 obj <</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceRGB"
    )
    image = f"{head}/Filter/FlateDecode/Length {len(body)}>> stream\n".encode() + body + b"\nendstream endobj\n"
    page = pdf(content=b"q 500 0 0 500 0 0 cm /I Do Q", more="/Resources<</XObject<</I 5 0 R>>>>")
    return page.replace(b"trailer", image + b"trailer")


def pdf_in_itself() -> bytes:
    """A form that draws itself, and again."""
    form = b"5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 12>> stream\n"
    page = pdf(content=b"/F Do", more="/Resources<</XObject<</F 5 0 R>>>>")
    return page.replace(b"trailer", form + b"/F Do /F Do \nendstream endobj\ntrailer")


def pdf_behind_a_password() -> bytes:
    text = "/Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">"
    return pdf().replace(b"<</Root 1 0 R>>", f"<</Root 1 0 R/Encrypt <<{text}>>/ID[<00><00>]>>".encode())


def pdf_kids_in_a_ring() -> bytes:
    return pdf().replace(b"/Kids[10 0 R]", b"/Kids[2 0 R]").replace(b"/Count 1", b"/Count 1000000")


def cut(form: str, share: int) -> bytes:
    """The first so many hundredths of a picture."""
    raw = picture(form)
    return raw[: len(raw) * share // 100]


DAMAGED, LARGE = "damaged|incomplete", "million dots|more memory"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    # larger than it looks
    "PNG of 4 thousand million dots": (lambda: png(65_000, 65_000, body=b""), LARGE),
    "PNG that unfolds to 100 million dots": (lambda: png(10_000, 10_000), LARGE),
    "PNG one dot high and endless": (lambda: png(2**31 - 1, 32, body=b""), LARGE),
    "PNG of the largest size there is": (lambda: png(2**31 - 1, 2**31 - 1, body=b""), LARGE),
    "JPEG said to be the largest there is": (lambda: jpeg_said_to_be(65_500, 65_500), f"{LARGE}|{DAMAGED}"),
    "BMP said to be huge": (lambda: bmp_said_to_be(60_000, 60_000), LARGE),
    "BMP of negative width": (lambda: bmp_said_to_be(-300, 200), f"{DAMAGED}|{LARGE}"),
    "TIFF said to be huge": (lambda: tiff_said_to_be(100_000, 100_000), LARGE),
    "WEBP at its largest": (webp_said_to_be_largest, f"{DAMAGED}|{LARGE}"),
    "picture in a PDF that unfolds to gigabytes": (lambda: pdf_picture_of(60_000, 60_000), ""),
    "PDF whose drawing draws itself, twice": (pdf_in_itself, LARGE),
    # cut off
    **{
        f"{form} cut after {share} %": (partial(cut, form, share), DAMAGED)
        for form in ("JPEG", "PNG", "BMP", "TIFF", "WEBP")
        for share in (10, 60, 90)
    },
    "PDF cut before its pages": (lambda: pdf()[:40], DAMAGED),
    "PDF cut before its end": (lambda: pdf(content=b"0 0 9 9 re f")[:-30], DAMAGED),
    # not what it says
    "only the sign of a JPEG": (lambda: b"\xff\xd8\xff" + bytes(500), DAMAGED),
    "only the sign of a PNG": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), DAMAGED),
    "only the sign of a PDF": (lambda: b"%PDF-1.7\n" + bytes(500), DAMAGED),
    "only the sign of a TIFF": (lambda: b"II*\x00" + bytes(500), DAMAGED),
    "only the sign of a WEBP": (lambda: b"RIFF\xff\xff\xff\xffWEBP" + bytes(500), DAMAGED),
    "only the sign of a BMP": (lambda: b"BM" + bytes(500), DAMAGED),
    "web page": (lambda: b"<html><img src=x onerror=alert(1)></html>", DAMAGED),
    "drawing that names files": (lambda: b'<svg><image href="file:///etc/passwd"/></svg>', DAMAGED),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run", DAMAGED),
    "program": (lambda: b"MZ" + bytes(500), DAMAGED),
    "archive": (lambda: b"PK\x03\x04" + bytes(500), DAMAGED),
    "GIF": (lambda: picture("GIF"), DAMAGED),
    "icon": (lambda: picture("ICO"), DAMAGED),
    "nothing": (lambda: b"", DAMAGED),
    # nothing to see
    "one dot": (lambda: picture("PNG", (1, 1)), "only 1 × 1 dots"),
    "a line": (lambda: picture("JPEG", (2000, 4)), "only 2000 × 4 dots"),
    "PDF without a page": (lambda: pdf(pages=0), DAMAGED),
    "PDF whose pages are their own parent": (pdf_kids_in_a_ring, DAMAGED),
    "PDF behind a password": (pdf_behind_a_password, f"protected by a password|{DAMAGED}"),
    # texts that unfold
    "PNG with a note of 80 MB": (lambda: png_with_text(80_000_000), f"{DAMAGED}|more memory"),
    "PNG whose rows are a lie": (lambda: png(300, 200, 8, 2, zlib.compress(b"\x09" * 700)), DAMAGED),
    "PNG of a kind that is none": (lambda: png(300, 200, 7, 5), DAMAGED),
}


SHOWN: dict[str, tuple[Callable[[], bytes], tuple[int, int]]] = {
    # every kind of honest file
    **{f"{form}": (partial(picture, form), LYING) for form in ("JPEG", "PNG", "BMP", "TIFF", "WEBP")},
    "grey JPEG": (lambda: picture("JPEG", mode="L"), LYING),
    "JPEG for printers": (lambda: picture("JPEG", mode="CMYK"), LYING),
    "PNG of few colours": (lambda: picture("PNG", mode="P"), LYING),
    "PNG of 16 bits": (lambda: picture("PNG", mode="I;16"), LYING),
    "PNG that can be seen through": (lambda: picture("PNG", mode="RGBA"), LYING),
    "black and white TIFF": (lambda: tiff(1), LYING),
    "PDF": (pdf, (1240, 1755)),
    # turned by the camera, or said to be
    **{f"turned {way}": (partial(turned, way), LYING if way < 5 else UPRIGHT) for way in range(1, 9)},
    "turned 99": (lambda: turned(99), LYING),
    "turned 0": (lambda: turned(0), LYING),
    "broken EXIF": (lambda: picture("JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\xff" * 60), LYING),
    "EXIF of 60 KB": (lambda: picture("JPEG", exif=b"Exif\x00\x00" + b"A" * 60_000), LYING),
    "two files in one": (lambda: picture("JPEG") + b"PK\x03\x04<script>alert(1)</script>" + bytes(99), LYING),
    "PDF behind a photograph": (lambda: picture("JPEG") + pdf(), LYING),
    "web page in a note": (lambda: picture("JPEG", comment=b"<script>alert(1)</script>"), LYING),
    # larger than a screen
    "large photograph": (lambda: picture("JPEG", (8_000, 6_000)), (LONGEST_SIDE, 1800)),
    "long strip": (lambda: picture("PNG", (20_000, 40)), (LONGEST_SIDE, 4)),
    "page of five metres": (lambda: pdf(box="0 0 14400 14400"), (LONGEST_SIDE, LONGEST_SIDE)),
    "page without end": (lambda: pdf(box="0 0 1e9 1e9"), (1275, 1650)),
    "page of no size": (lambda: pdf(box="0 0 0 0"), (1275, 1650)),
    "page turned inside out": (lambda: pdf(box="595 842 0 0"), (1240, 1755)),
    # what would act
    "PDF that runs a program": (lambda: pdf(extra="/OpenAction<</S/Launch/F(cmd.exe)>>"), (1240, 1755)),
    "PDF with a script": (lambda: pdf(extra="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), (1240, 1755)),
    "PDF that calls home": (lambda: pdf(extra="/OpenAction<</S/URI/URI(http://192.0.2.1/)>>"), (1240, 1755)),
    "PDF of many strokes": (lambda: pdf(content=b"0 0 m 500 500 l S\n" * 500), (1240, 1755)),
}


def test_the_battery_has_the_size_it_was_promised() -> None:
    assert len(REFUSED) + len(SHOWN) >= 80


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_or_broken_scan_is_refused_in_plain_words(case: str) -> None:
    """T37: within 10 s and 512 MB, and the program lives on."""
    make, reason = REFUSED[case]
    look = read_scan if reason == DAMAGED else scan_pages  # what is only broken needs no child to be seen so
    if not reason:  # pdfium may show an empty page instead of a picture it cannot hold
        with suppress(Refused):
            harmless(look(make()))
        return
    with pytest.raises(Refused, match=reason):
        look(make())


@pytest.mark.parametrize("case", SHOWN)
def test_a_strange_but_harmless_scan_is_shown_as_pixels(case: str) -> None:
    """T37: at the size of a screen, upright, and without anything the file carries besides."""
    make, size = SHOWN[case]
    seen = read_scan(make())
    harmless(seen)
    first = seen.pages[0]
    assert abs(first.width - size[0]) <= 1
    assert abs(first.height - size[1]) <= 1


def harmless(seen: Scan) -> None:
    """Nothing but pixels, and not more of them than a screen shows."""
    assert all(len(page.rgb) == page.width * page.height * 3 for page in seen.pages)
    assert sum(page.width * page.height for page in seen.pages) <= SHOWN_PIXELS * 1.01
    assert len(seen.pages) <= MOST_PAGES


@pytest.mark.parametrize(("pages", "make"), [(2, tiff), (MOST_PAGES, tiff), (12, pdf), (MOST_PAGES, pdf)])
def test_every_page_of_a_paper_is_shown(pages: int, make: Callable[[int], bytes]) -> None:
    seen = scan_pages(make(pages))
    assert (len(seen.pages), seen.count) == (pages, pages)
    harmless(seen)


@pytest.mark.parametrize("make", [tiff_in_a_ring, lambda: tiff(200), lambda: pdf(5_000)])
def test_of_a_file_with_too_many_pages_only_the_first_are_drawn(make: Callable[[], bytes]) -> None:
    seen = scan_pages(make())
    assert len(seen.pages) <= MOST_PAGES
    harmless(seen)


@pytest.mark.parametrize("form", ["PNG", "BMP", "TIFF", "WEBP"])
def test_one_dot_above_the_limit_is_refused_and_the_limit_itself_is_shown(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T37: told before anything is unfolded; the limit is lowered here, so that a mistake costs no memory."""
    monkeypatch.setattr(scans, "MOST_PIXELS", 300 * 200)
    harmless(read_scan(picture(form)))
    with pytest.raises(Refused, match="million dots"):
        read_scan(picture(form, (301, 200)))


@pytest.mark.parametrize("make", [tiff, pdf])
def test_of_a_paper_of_31_pages_thirty_are_drawn_and_all_are_counted(make: Callable[[int], bytes]) -> None:
    """T37: so that whoever brings it in is told that it is too long."""
    seen = read_scan(make(MOST_PAGES + 1))
    assert (len(seen.pages), seen.count) == (MOST_PAGES, MOST_PAGES + 1)


def test_a_photograph_is_turned_upright_whatever_the_camera_wrote() -> None:
    """The eight ways a camera can be held all show red above."""
    ways = {1: (0, 0), 6: (UPRIGHT[0] - 1, 0), 8: (0, 0), 3: (0, LYING[1] - 1)}
    for way, (across, down) in ways.items():
        (page,) = read_scan(turned(way)).pages
        at = (down * page.width + across) * 3
        assert page.rgb[at] > 200, way


def test_a_page_that_is_clear_is_white() -> None:
    made = BytesIO()
    Image.new("RGBA", PAPER, (0, 0, 0, 0)).save(made, "PNG")
    assert read_scan(made.getvalue()).pages[0].rgb == b"\xff" * (PAPER[0] * PAPER[1] * 3)


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of the system are tried on Linux and macOS")
def test_the_child_that_looks_at_a_scan_takes_no_more_memory_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """D20: a small file that asks for 5.2 GB."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with suppress(Refused):
        scan_pages(pdf(box="0 0 200000 200000"))
    with suppress(Refused):
        scan_pages(png(20_000, 20_000, body=zlib.compress(bytes(10_000))))
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert max(before, after) < 512 * 1024 or after == before


def test_a_scan_that_takes_too_long_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of 100,000 strokes: half a minute of work; a second more than three for its megabyte."""
    monkeypatch.setattr(asking, "MAX_SECONDS", 1)
    with pytest.raises(Refused, match=r"took longer than 4 seconds.* Photograph or scan the paper again"):
        scan_pages(pdf(content=b"0 0 m 500 500 l S\n" * 100_000))


@pytest.mark.parametrize("case", ["JPEG", "PDF", "JPEG for printers", "turned 6"])
def test_the_child_brings_the_pages_home(case: str) -> None:
    make, _ = SHOWN[case]
    assert scan_pages(make()) == read_scan(make())


def test_damaged_bytes_bring_pixels_or_a_refusal_and_nothing_else() -> None:
    """T36, T37: a few bytes of good files changed or cut; the seeds are fixed so that a failure can be repeated."""
    seeds = [picture(form) for form in ("JPEG", "PNG", "BMP", "TIFF", "WEBP")] + [pdf(2), tiff(3), turned(6)]
    for seed in range(150):
        chance = random.Random(seed)
        raw = bytearray(chance.choice(seeds))
        for _ in range(chance.randrange(1, 6)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        with suppress(Refused, MemoryError):
            harmless(read_scan(bytes(raw[: chance.choice([len(raw), chance.randrange(len(raw))])])))


def test_the_limit_of_dots_is_more_than_a_camera_has() -> None:
    """A phone of 50 million dots is no attack."""
    assert MOST_PIXELS > 50_000_000
