"""The looks that the styles of an xlsx give its cells, as far as they change what a cell says."""

from zipfile import ZipFile

from desktop_app.exchange.marks import is_red
from desktop_app.exchange.number_looks import (
    ODD_BUILT_IN,
    NumberLook,
    OddLook,
    decimals_of_built_in,
    decimals_shown,
    look_of,
    odd_look_of,
)
from desktop_app.exchange.packages import Attributes, local, walk

_STYLES = "xl/styles.xml"


class Styles:
    """By the number of a style, as a cell names it: what it shows of a number, and whether it is struck through."""

    def __init__(self) -> None:
        self.decimals: dict[str, int | NumberLook | OddLook] = {}
        self.struck: set[str] = set()
        self.red: set[str] = set()
        self.coloured: dict[str, str] = {}
        """The ground of a style that has one other than white."""

        self._fills: list[str] = []
        self._codes: dict[int, str] = {}
        self._struck_fonts: list[bool] = []
        self._red_fonts: list[bool] = []
        self._within: list[str] = []
        self._count = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        match name:
            case "numFmt":
                self._codes[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
            case "font" if self._inside("fonts"):
                self._struck_fonts.append(False)
                self._red_fonts.append(False)
            case "color" if self._inside("font") and self._red_fonts and "fonts" in self._within:
                self._red_fonts[-1] = _is_red(attributes)
            case "strike" if self._inside("font") and self._struck_fonts and "fonts" in self._within:
                self._struck_fonts[-1] = attributes.get("val", "1") not in ("0", "false")
            case "fill" if self._inside("fills"):
                self._fills.append("")
            case "fgColor" if self._fills and "fills" in self._within:
                self._fills[-1] = _ground(attributes)
            case "xf" if self._inside("cellXfs"):
                self._style(attributes)
        self._within.append(name)

    def end(self, _tag: str) -> None:
        self._within.pop()

    def _inside(self, name: str) -> bool:
        return bool(self._within) and self._within[-1] == name

    def _style(self, attributes: Attributes) -> None:
        style, form, font = str(self._count), _number(attributes, "numFmtId"), _number(attributes, "fontId")
        self._count += 1
        code = self._codes.get(form)
        look = None if code is None else look_of(code)
        decimals = decimals_of_built_in(form) if code is None else decimals_shown(code)
        odd = odd_look_of(ODD_BUILT_IN.get(form, "") if code is None else code)
        shown = odd or (decimals if look is None else look)
        if shown is not None:
            self.decimals[style] = shown
        if font < len(self._struck_fonts) and self._struck_fonts[font]:
            self.struck.add(style)
        if font < len(self._red_fonts) and self._red_fonts[font]:
            self.red.add(style)
        fill = _number(attributes, "fillId")
        if fill < len(self._fills) and self._fills[fill]:
            self.coloured[style] = self._fills[fill]


def styles_of(package: ZipFile) -> Styles:
    """The styles of an xlsx; none where it has no such part."""
    styles = Styles()
    if _STYLES in package.namelist():
        walk(package, _STYLES, styles.start, styles.end)
    return styles


def _is_red(color: Attributes) -> bool:
    """The red of the old palette, or one that is mostly red."""
    rgb = color.get("rgb", "")[-6:]
    if color.get("indexed") in ("2", "10"):
        return True
    return is_red(rgb)


def _ground(color: Attributes) -> str:
    """A colour by whatever it is named; empty for white."""
    named = color.get("rgb", "")[-6:].upper() or f"{color.get('theme', '')}/{color.get('indexed', '')}"
    tinted = color.get("tint", "0")
    return "" if named in ("FFFFFF", "/9", "/64", "/", "0/") and tinted in ("0", "0.0") else f"{named} {tinted}"


def _number(attributes: Attributes, name: str) -> int:
    value = attributes.get(name, "0")
    return int(value) if value.isascii() and value.isdigit() else 0
