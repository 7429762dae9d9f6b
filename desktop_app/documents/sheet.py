"""A paper being drawn: pages, text, rules and codes, placed in millimetres from the top left corner."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import segno

from desktop_app.documents.fonts import Fonts
from desktop_app.documents.pdf import Pdf
from desktop_app.documents.pictures import points_of, size_of
from desktop_app.documents.setting import POINT, Block, line_height
from desktop_app.documents.typeface import Weight, measure

FINE, RULE, STRONG = 0.2, 0.3, 0.5
"""Widths of lines in mm; a 24-pin printer needs RULE at least (conventions 1.3)."""

CODE = 20.0
CORNER = 12.0
"""Sides of the document's QR code and of the three corner codes, in mm."""

_CAP_HEIGHT = 0.733
_ROUND = 0.4477
"""How far from the corner a quarter of a circle is held, as a share of its radius."""


class Align(float, Enum):
    """Where a text stands to its place; the value is the share of its width that lies left of it."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet and its margins, in mm."""

    width: float
    height: float
    side: float
    top: float
    bottom: float

    @property
    def right(self) -> float:
        return self.width - self.side

    @property
    def foot(self) -> float:
        return self.height - self.bottom

    @property
    def inner(self) -> float:
        return self.width - 2 * self.side


@dataclass(frozen=True, slots=True)
class QrMark:
    """A QR code on a paper: its text, its top left corner and its side in mm."""

    text: str
    x: float
    y: float
    side: float


def marks(paper: PaperSize, text: str) -> tuple[QrMark, ...]:
    """The document's code top right, and codes in the other corners by which a photograph is put straight."""
    low = paper.foot - CORNER
    return (
        QrMark(text, paper.right - CODE, paper.top, CODE),
        QrMark("QZ1:1", paper.side, paper.top, CORNER),
        QrMark("QZ1:2", paper.side, low, CORNER),
        QrMark("QZ1:3", paper.right - CORNER, low, CORNER),
    )


class DrawnSheet:
    """Pages of one paper. Positions and widths are mm, sizes are points, y of a text is its baseline."""

    def __init__(self, paper: PaperSize, title: str, language: str, shared: Mapping[Weight, str] | None = None) -> None:
        """`shared`: texts whose characters many such papers have in common (see fonts)."""
        self.paper = paper
        self._pdf = Pdf(title, language.replace("_", "-"))
        self._fonts = Fonts(shared)
        self._pages: list[list[str]] = []
        self._height = paper.height / POINT
        self._pictures: dict[bytes, str] = {}
        """By their bytes: under which name the pages show them."""

    def start_page(self) -> None:
        self._pages.append([])

    def text(
        self, x: float, y: float, text: str, size: float, weight: Weight = Weight.REGULAR, align: Align = Align.LEFT
    ) -> None:
        """One line of text."""
        if not text:
            return
        left = x / POINT
        if align is not Align.LEFT:
            left -= measure(text, weight) * size * align
        self._draw(f"BT {left:.2f} {self._height - y / POINT:.2f} Td {self._fonts.show(text, weight, size)} ET")

    def spread(self, x: float, y: float, text: str, size: float, gap: float) -> None:
        """A bold line around `x`, with `gap` mm between its characters."""
        width = measure(text, Weight.BOLD) * size * POINT + gap * (len(text) - 1)
        place = f"{(x - width / 2) / POINT:.2f} {self._height - y / POINT:.2f} Td"
        self._draw(f"q BT {gap / POINT:.2f} Tc {place} {self._fonts.show(text, Weight.BOLD, size)} ET Q")

    def block(self, x: float, top: float, block: Block, align: Align = Align.LEFT) -> None:
        """Lines one below the other, from `top`."""
        step = line_height(block.size)
        y = top + step / 2 + _CAP_HEIGHT * block.size * POINT / 2
        for line in block.lines:
            self.text(x, y, line, block.size, block.weight, align)
            y += step

    def upwards(self, x: float, y: float, text: str, size: float) -> None:
        """A line of text turned to run up the page from (x, y)."""
        shown = self._fonts.show(text, Weight.REGULAR, size)
        self._draw(f"BT 0 1 -1 0 {x / POINT:.2f} {self._height - y / POINT:.2f} Tm {shown} ET")

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = RULE) -> None:
        ends = f"{x1 / POINT:.2f} {self._height - y1 / POINT:.2f} m {x2 / POINT:.2f} {self._height - y2 / POINT:.2f} l"
        self._draw(f"{width / POINT:.2f} w {ends} S")

    def dashes(self, x1: float, x2: float, y: float) -> None:
        """A line to cut along."""
        height = self._height - y / POINT
        self._draw(
            f"q [4] 0 d {RULE / POINT:.2f} w {x1 / POINT:.2f} {height:.2f} m {x2 / POINT:.2f} {height:.2f} l S Q"
        )

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        low = self._height - (y + height) / POINT
        place = f"{x / POINT:.2f} {low:.2f} {width / POINT:.2f} {height / POINT:.2f}"
        self._draw(f"{RULE / POINT:.2f} w {place} re S")

    def ink(self, colour: str) -> None:
        """What is drawn from here on is of this colour: `#1F5FA8`."""
        self._draw(f"{_rgb(colour)} rg {_rgb(colour)} RG")

    def panel(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """A filled rectangle with round corners."""
        left, low, right, top, r = (
            mm / POINT for mm in (x, self.paper.height - y - height, x + width, self.paper.height - y, radius)
        )
        k = r * _ROUND
        path = (
            ((left + r, low), "m"), ((right - r, low), "l"),
            ((right - k, low, right, low + k, right, low + r), "c"), ((right, top - r), "l"),
            ((right, top - k, right - k, top, right - r, top), "c"), ((left + r, top), "l"),
            ((left + k, top, left, top - k, left, top - r), "c"), ((left, low + r), "l"),
            ((left, low + k, left + k, low, left + r, low), "c"),
        )  # fmt: skip
        drawn = " ".join(f"{' '.join(f'{one:.2f}' for one in places)} {verb}" for places, verb in path)
        self._draw(f"q {_rgb(colour)} rg {drawn} f Q")

    def picture(self, x: float, y: float, width: float, height: float, packed: bytes) -> None:
        """A picture whose top left corner is (x, y), as large as fits into `width` × `height`, in the middle of it."""
        points_wide, points_high = size_of(packed)
        scale = min(width / points_wide, height / points_high)
        wide, high = points_wide * scale, points_high * scale
        name = self._pictures.setdefault(packed, f"P{len(self._pictures)}")
        left, low = x + (width - wide) / 2, y + (height + high) / 2
        place = f"{left / POINT:.2f} {self._height - low / POINT:.2f} cm /{name} Do"
        self._draw(f"q {wide / POINT:.2f} 0 0 {high / POINT:.2f} {place} Q")

    def code(self, mark: QrMark) -> None:
        """A QR code of level Q, drawn as one shape so that no printer leaves seams in it."""
        modules, shape = _qr_shape(mark.text)
        scale = mark.side / POINT / modules
        x, y = mark.x / POINT, self._height - mark.y / POINT
        self._draw(f"q {scale:.4f} 0 0 {-scale:.4f} {x:.2f} {y:.2f} cm {shape} f Q")

    def to_bytes(self) -> bytes:
        pictures = {name: self._pdf.add_picture(*size_of(one), points_of(one)) for one, name in self._pictures.items()}
        for operators in self._pages:
            self._pdf.add_page("\n".join(operators), self.paper.width / POINT, self._height, pictures)
        self._fonts.embed(self._pdf)
        return self._pdf.to_bytes()

    def _draw(self, operators: str) -> None:
        self._pages[-1].append(operators)


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


@lru_cache(maxsize=64)
def _qr_shape(text: str) -> tuple[int, str]:
    """Modules on a side of the text's QR code of level Q, and its dark runs as rectangles a module high.

    The mask is fixed: choosing the best of eight costs more than the rest and all of them read alike.
    """
    rows = segno.make_qr(text, error="q", boost_error=False, mask=0).matrix
    runs = []
    for y, row in enumerate(rows):
        x = 0
        for run in bytes(row).split(b"\0"):
            if run:
                runs.append(f"{x} {y} {len(run)} 1 re")
            x += len(run) + 1
    return len(rows), " ".join(runs)
