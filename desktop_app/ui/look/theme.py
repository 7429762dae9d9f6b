"""What the look is made of: the type, the sizes of text, light or dark, and the palette (U55–U57)."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.resources import resource
from desktop_app.ui.look.tokens import DARK, LIGHT, Tokens

FAMILIES = ("Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC", "Noto Sans SC")
STANDARD_POINTS = 10.5


class TextSize(StrEnum):
    """五号, 小四, 四号: the three sizes of text (U55)."""

    STANDARD = "standard"
    LARGE = "large"
    HUGE = "huge"


POINTS = {TextSize.STANDARD: STANDARD_POINTS, TextSize.LARGE: 12.0, TextSize.HUGE: 14.0}


class Scheme(StrEnum):
    """Light, dark, or as the system says (U56)."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class RowHeight(StrEnum):
    """How high the rows of lists are."""

    ROOMY = "roomy"
    TIGHT = "tight"


ROW_PIXELS = {RowHeight.ROOMY: 36, RowHeight.TIGHT: 30}
_CHOSEN_ROWS = "row_height"


def choose_rows(application: QGuiApplication, rows: RowHeight) -> None:
    """Lists made from now on have rows of this height."""
    application.setProperty(_CHOSEN_ROWS, rows.value)


def row_height() -> int:
    """Of the rows of a list, in pixels at the size of the text."""
    application = QGuiApplication.instance()
    chosen = application.property(_CHOSEN_ROWS) if application is not None else None
    return px(ROW_PIXELS[RowHeight(chosen or RowHeight.ROOMY)])


class _Measure:
    """Kept as a number, since a page asks thousands of times."""

    scale = 1.0


_measure = _Measure()


def choose_size(application: QApplication, size: TextSize) -> None:
    """The type and its size: everything made from now on, and the text of what is shown."""
    font = QFont(application.font())
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(POINTS[size])
    _measure.scale = POINTS[size] / STANDARD_POINTS
    application.setFont(font)


def px(length: float) -> int:
    """Pixels of a length that was drawn for the standard text size; all metrics grow with the text."""
    return round(length * _measure.scale)


def load_fonts() -> None:
    """The shipped typeface, where the system brings none of the Chinese ones we name."""
    if not set(FAMILIES[:3]) & set(QFontDatabase.families()):
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSansSC-{weight}.ttf")))


def tokens_of(application: QApplication, scheme: Scheme) -> Tokens:
    """The tokens a scheme stands for on this system."""
    dark_system = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and dark_system) else LIGHT


def palette(chosen: Tokens) -> QPalette:
    """The tokens as a palette; selected text keeps its colour, so that chips stay readable."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: chosen.window,
        QPalette.ColorRole.WindowText: chosen.text,
        QPalette.ColorRole.Base: chosen.base,
        QPalette.ColorRole.AlternateBase: chosen.alternate,
        QPalette.ColorRole.Text: chosen.text,
        QPalette.ColorRole.Button: chosen.base,
        QPalette.ColorRole.ButtonText: chosen.text,
        QPalette.ColorRole.BrightText: chosen.text,
        QPalette.ColorRole.Highlight: chosen.selection,
        QPalette.ColorRole.HighlightedText: chosen.text,
        QPalette.ColorRole.PlaceholderText: chosen.muted,
        QPalette.ColorRole.Link: chosen.accent,
        QPalette.ColorRole.Accent: chosen.accent,
        QPalette.ColorRole.ToolTipBase: chosen.text,
        QPalette.ColorRole.ToolTipText: chosen.base,
        QPalette.ColorRole.Light: chosen.base,
        QPalette.ColorRole.Midlight: chosen.hairline,
        QPalette.ColorRole.Mid: chosen.hairline,
        QPalette.ColorRole.Dark: chosen.border,
        QPalette.ColorRole.Shadow: chosen.border,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.disabled))
    return made
