"""A photograph, scan or PDF of a paper as plain pixels: what it hides, and what it would cost, stays outside."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from math import isfinite, sqrt
from typing import Any

import pypdfium2
from PIL import ExifTags, Image, ImageSequence

from desktop_app.domain.errors import Refused
from desktop_app.exchange.answers import MOST_PAGES, Scan, ScanPage

MOST_PIXELS = 60_000_000
"""Pixels of a picture that are held at once; a JPEG is made smaller while it is read."""
SHOWN_PIXELS = 30_000_000
"""Pixels of all pages together that are shown."""
LONGEST_SIDE = 2400
"""Pixels of a page on the screen; more would only be slow."""
LEAST_SIDE = 32
"""Pixels; on a smaller picture no paper can be seen."""
SCAN_DPI = 150.0

_POINTS_PER_INCH = 72
_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")
_PDF = b"%PDF-"
_TURNS = dict(
    zip(
        range(2, 9),
        (
            Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180, Image.Transpose.FLIP_TOP_BOTTOM,
            Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_270, Image.Transpose.TRANSVERSE,
            Image.Transpose.ROTATE_90,
        ),
        strict=True,
    )
)  # fmt: skip
"""What makes a photograph upright, by the orientation the camera wrote into it."""


def read_scan(raw: bytes) -> Scan:
    """Decode a scan to the end; refuses what shows no paper, or more of it than a paper has (T37)."""
    with _in_plain_words():
        return _read_pdf(raw) if raw.startswith(_PDF) else _read_picture(raw)


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────
def _read_picture(raw: bytes) -> Scan:
    pages: list[ScanPage] = []
    with Image.open(BytesIO(raw), formats=_FORMATS) as picture:
        pictures = ImageSequence.Iterator(picture) if picture.format == "TIFF" else [picture]
        for count, page in enumerate(pictures, 1):
            if count > MOST_PAGES:
                return Scan(pages, count)
            pages.append(_page(page, SHOWN_PIXELS // MOST_PAGES if count > 1 else SHOWN_PIXELS))
    return Scan(pages, len(pages))


def _page(picture: Image.Image, room: int) -> ScanPage:
    """One picture, decoded whole, then made as small as it is shown."""
    width, height = picture.size
    if min(width, height) < LEAST_SIDE:
        raise Refused(
            "The picture has only {width} × {height} dots, too few to see a paper. Photograph or scan it again.",
            width=width,
            height=height,
        )
    factor = min(LONGEST_SIDE / max(width, height), sqrt(room / (width * height)), 1.0)
    wanted = (max(int(width * factor), 1), max(int(height * factor), 1))
    picture.draft(None, wanted)
    _refuse_too_many(picture.size[0] * picture.size[1])
    shown = _in_colour(picture).resize(wanted, Image.Resampling.LANCZOS, reducing_gap=2.0)
    with suppress(Exception):  # a lying orientation leaves the picture as it is
        shown = shown.transpose(_TURNS[picture.getexif()[ExifTags.Base.Orientation]])
    return ScanPage(shown.width, shown.height, shown.tobytes())


def _in_colour(picture: Image.Image) -> Image.Image:
    """Red, green, blue; what is transparent is white, and sixteen bits of grey become eight."""
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.point(lambda grey: grey * (1 / 256) + 0).convert("L")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear)
    return picture.convert("RGB")


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────
def _read_pdf(raw: bytes) -> Scan:
    document = pypdfium2.PdfDocument(raw)
    try:
        count = min(len(document), MOST_PAGES)
        if not count:
            raise _nothing_to_see()
        return Scan([_drawn(document[page], SHOWN_PIXELS // count) for page in range(count)], len(document))
    finally:
        document.close()


def _drawn(page: Any, room: int) -> ScanPage:
    """The page as large as a scan is shown, however large it says it is."""
    width, height = page.get_size()
    if not (isfinite(width * height) and width > 0 and height > 0):
        raise _nothing_to_see()
    scale = min(SCAN_DPI / _POINTS_PER_INCH, LONGEST_SIDE / max(width, height), sqrt(room / (width * height)))
    picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    return ScanPage(picture.width, picture.height, picture.tobytes())


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def _in_plain_words() -> Iterator[None]:
    """What the decoders say of a broken file, said for the owner; a lack of memory is the parent's to tell."""
    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # counted here, after a JPEG was made smaller
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("The PDF is protected by a password. Save it without one, or photograph the paper.") from None
        raise _nothing_to_see() from None
    except (Refused, MemoryError):
        raise
    except Exception:  # decoders of foreign bytes fail in every way there is
        raise _nothing_to_see() from None
    finally:
        Image.MAX_IMAGE_PIXELS = most


def _refuse_too_many(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise Refused(
            "The picture has {count} million dots; at most {most} million are opened. Photograph the "
            "paper again at a lower resolution.",
            count=round(pixels / 1_000_000),
            most=MOST_PIXELS // 1_000_000,
        )


def _nothing_to_see() -> Refused:
    return Refused(
        "The file is damaged or incomplete, and nothing can be seen in it. Photograph or scan the paper again."
    )
