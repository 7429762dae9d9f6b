"""How the window looks: Fusion, one palette, one type, one short style sheet, all scaled by the text size (U55–U57)."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.domain.marks import Mark
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


def px(length: float) -> int:
    """Pixels of a length that was drawn for the standard text size; all metrics grow with the text."""
    return round(length * QGuiApplication.font().pointSizeF() / STANDARD_POINTS)


def dress(application: QApplication, scheme: Scheme, size: TextSize) -> None:
    """Give the application its look; called again, it changes everything that is shown."""
    font = QFont(application.font())
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(POINTS[size])
    application.setFont(font)
    chosen = tokens_of(application, scheme)
    application.setPalette(palette(chosen))
    application.setStyleSheet(style_sheet(chosen))


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


def style_sheet(chosen: Tokens) -> str:
    """What Fusion cannot be told by the palette: heights, borders, the primary button, errors."""
    error = chosen.marks[Mark.LATER].text
    name = "light" if chosen is LIGHT else "dark"
    chevron = resource("icons", f"chevron-{name}.svg").as_posix()
    tick = resource("icons", f"tick-{name}.svg").as_posix()
    return f"""
    QFrame[card="true"] {{ background: {chosen.base}; border: 1px solid {chosen.hairline}; border-radius: {px(6)}px; }}
    QWidget[bar="true"] {{ background: {chosen.base}; }}
    QPushButton {{ background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.border};
        border-radius: {px(4)}px; padding: 0 {px(12)}px; min-height: {px(30)}px; }}
    QPushButton:hover {{ background: {chosen.alternate}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {chosen.selection}; }}
    QPushButton:focus {{ border: 2px solid {chosen.accent}; padding: 0 {px(12) - 1}px; min-height: {px(30) - 2}px; }}
    QPushButton:disabled {{ color: {chosen.disabled}; border-color: {chosen.hairline}; }}
    QPushButton[primary="true"] {{ background: {chosen.accent}; color: {chosen.on_accent};
        border-color: {chosen.accent}; font-weight: 600; padding: 0 {px(14)}px; }}
    QPushButton[primary="true"]:hover {{ background: {chosen.primary_hover}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {chosen.text}; padding: 0 {px(14) - 1}px; }}
    QPushButton[primary="true"]:disabled {{ background: {chosen.window}; color: {chosen.disabled};
        border-color: {chosen.hairline}; }}
    QPushButton[flat="true"] {{ border: 1px solid transparent; background: transparent; }}
    QPushButton[glyph="true"] {{ padding: 0; min-height: 0; }}
    QPushButton[glyph="true"]:focus {{ padding: 0; min-height: 0; }}
    QToolButton[inside="true"] {{ background: transparent; border: none; }}
    QPushButton[flat="true"]:hover {{ background: {chosen.alternate}; }}
    QPushButton[flat="true"]:focus {{ border: 2px solid {chosen.accent}; }}
    QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {chosen.base}; color: {chosen.text};
        border: 1px solid {chosen.border}; border-radius: {px(4)}px; padding: 0 {px(8)}px;
        selection-background-color: {chosen.selection}; selection-color: {chosen.text}; }}
    QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(30)}px; }}
    QComboBox {{ padding-right: {px(24)}px; }}
    QComboBox:focus {{ padding-right: {px(24) - 1}px; }}
    QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
    QComboBox::down-arrow {{ image: url("{chevron}"); width: {px(12)}px; height: {px(12)}px; }}
    QComboBox[compact="true"], QPushButton[compact="true"] {{ min-height: {px(22)}px; border-color: transparent;
        background: transparent; color: {chosen.muted}; }}
    QPlainTextEdit {{ padding: {px(4)}px {px(6)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
        border: 2px solid {chosen.accent}; padding: 0 {px(8) - 1}px; }}
    QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ min-height: {px(30) - 2}px; }}
    QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {{
        border: 2px solid {error}; padding: 0 {px(8) - 1}px; }}
    QLineEdit[state="error"], QComboBox[state="error"] {{ min-height: {px(30) - 2}px; }}
    QLineEdit:read-only {{ background: {chosen.window}; border-color: transparent; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {chosen.disabled}; border-color: {chosen.hairline}; }}
    QCheckBox {{ spacing: {px(8)}px; }}
    QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {chosen.border};
        border-radius: {px(3)}px; background: {chosen.base}; }}
    QCheckBox::indicator:hover {{ background: {chosen.alternate}; }}
    QCheckBox::indicator:focus {{ border: 2px solid {chosen.accent}; width: {px(16) - 2}px; height: {px(16) - 2}px; }}
    QCheckBox::indicator:checked {{ background: {chosen.accent}; border-color: {chosen.accent}; image: url("{tick}"); }}
    QCheckBox::indicator:checked:focus {{ border-color: {chosen.text}; }}
    QRadioButton {{ spacing: {px(8)}px; }}
    QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {chosen.border};
        border-radius: {px(16) // 2 + 1}px; background: {chosen.base}; }}
    QRadioButton::indicator:focus {{ border: 2px solid {chosen.accent}; width: {px(16) - 2}px;
        height: {px(16) - 2}px; }}
    QRadioButton::indicator:checked {{ border: {px(5)}px solid {chosen.accent}; width: {px(16) + 2 - 2 * px(5)}px;
        height: {px(16) + 2 - 2 * px(5)}px; }}
    QTableView, QListView {{ background: {chosen.base}; alternate-background-color: {chosen.alternate};
        border: none; outline: none; }}
    QHeaderView {{ background: {chosen.base}; border: none; }}
    QHeaderView::section {{ background: {chosen.base}; color: {chosen.muted}; border: none;
        border-bottom: 1px solid {chosen.hairline}; padding: 0 {px(8)}px; height: {px(33)}px; }}
    QStatusBar {{ background: {chosen.base}; border-top: 1px solid {chosen.hairline}; color: {chosen.muted}; }}
    QStatusBar::item {{ border: none; }}
    QToolTip {{ background: {chosen.text}; color: {chosen.base}; border: none; padding: {px(4)}px {px(6)}px; }}
    QLabel[role="muted"] {{ color: {chosen.muted}; }}
    QLabel[role="title"] {{ font-size: {px(17)}px; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="error"] {{ color: {error}; }}
    QLabel[role="figure"] {{ font-size: {px(17)}px; font-weight: 600; }}
    """
