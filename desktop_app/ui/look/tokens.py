"""The colours of the window by role, for light and dark (experience 3); nothing else names a colour."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication

from desktop_app.domain.marks import Mark

DARKEST_LIGHT = 128
FAINTEST = 0.45
"""How much of the hue the first of several steps has."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Text and the ground it stands on."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. `marks` are the chips; `primary_hover` is the primary button under the pointer.

    `block` fills a button, `track` is the ground of a switch, `rule` a line inside a card or a grid, `thumb` what is
    drawn in a scroll bar. The borders of block and track are decoration: the words say what the control is.
    """

    window: str
    base: str
    alternate: str
    text: str
    muted: str
    disabled: str
    hairline: str
    border: str
    accent: str
    on_accent: str
    primary_hover: str
    selection: str
    block: str
    block_hover: str
    block_line: str
    track: str
    rule: str
    thumb: str
    marks: dict[Mark, Pair]


LIGHT = Tokens(
    window="#F4F6F8",
    base="#FFFFFF",
    alternate="#F8FAFB",
    text="#1C2430",
    muted="#55606E",
    disabled="#8A94A0",
    hairline="#D5DBE1",
    border="#7B8794",
    accent="#1F5FA8",
    on_accent="#FFFFFF",
    primary_hover="#184C87",
    selection="#DCE9F7",
    block="#E8EDF2",
    block_hover="#DBE3EB",
    block_line="#CDD5DD",
    track="#EBEFF3",
    rule="#E7EBEF",
    thumb="#838E9A",
    marks={
        Mark.PLAIN: Pair("#1C2430", "#EDF0F3"),
        Mark.FINE: Pair("#2E6B3E", "#E7F3EA"),
        Mark.SOON: Pair("#7A5200", "#FFF3D6"),
        Mark.LATE: Pair("#A03C00", "#FFE8DA"),
        Mark.LATER: Pair("#B3142B", "#FDE4E7"),
        Mark.WORST: Pair("#FFFFFF", "#8E1022"),
        Mark.PROMISE: Pair("#5B3FA0", "#EEE9FA"),
    },
)

DARK = Tokens(
    window="#1B1F24",
    base="#22272E",
    alternate="#262C33",
    text="#E6EAEE",
    muted="#B4BEC9",
    disabled="#6F7A86",
    hairline="#3A424C",
    border="#7E8A97",
    accent="#7FB4EE",
    on_accent="#10161D",
    primary_hover="#A3CAF4",
    selection="#27425F",
    block="#343C46",
    block_hover="#3E4853",
    block_line="#465059",
    track="#2B3139",
    rule="#313840",
    thumb="#7E8A97",
    marks={
        Mark.PLAIN: Pair("#E6EAEE", "#343B44"),
        Mark.FINE: Pair("#8BD19F", "#1E3526"),
        Mark.SOON: Pair("#F2C94C", "#3A3015"),
        Mark.LATE: Pair("#FFB07A", "#43290F"),
        Mark.LATER: Pair("#FF9AA5", "#48191F"),
        Mark.WORST: Pair("#2A0006", "#FF9AA5"),
        Mark.PROMISE: Pair("#C3B0F5", "#2F2647"),
    },
)


def tokens() -> Tokens:
    """The theme that is shown: the palette of the application decides."""
    return DARK if QGuiApplication.palette().window().color().lightness() < DARKEST_LIGHT else LIGHT


def steps(count: int) -> list[str]:
    """So many steps of one hue, from the quietest to the strongest, for what is told of in parts."""
    ground, hue = QColor(tokens().base), QColor(tokens().accent)
    shares = [1.0] if count == 1 else [FAINTEST + (1 - FAINTEST) * at / (count - 1) for at in range(count)]
    return [_mixed(ground, hue, share).name() for share in shares]


def _mixed(ground: QColor, hue: QColor, share: float) -> QColor:
    parts = ((ground.red(), hue.red()), (ground.green(), hue.green()), (ground.blue(), hue.blue()))
    return QColor(*(round(one + (other - one) * share) for one, other in parts))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    bright, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
