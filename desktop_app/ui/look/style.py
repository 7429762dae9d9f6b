"""The one style sheet: what Fusion cannot be told by the palette, family by family."""

from desktop_app.domain.marks import Mark
from desktop_app.resources import resource
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import LIGHT, Tokens


def style_sheet(chosen: Tokens) -> str:
    """All families in the colours of a theme, at the size of the text."""
    families = (_surfaces, _buttons, _inputs, _drop_lists, _ticks, _tables, _scroll_bars, _pop_ups, _labels)
    return "\n".join(family(chosen) for family in families)


def _surfaces(chosen: Tokens) -> str:
    return f"""
    QFrame[card="true"] {{ background: {chosen.base}; border: 1px solid {chosen.hairline}; border-radius: {px(6)}px; }}
    QFrame[rule="true"] {{ background: {chosen.rule}; border: none; }}
    QAbstractScrollArea[paper="true"] {{ background: {chosen.track}; border: 1px solid {chosen.hairline};
        border-radius: {px(6)}px; }}
    QStatusBar {{ background: {chosen.base}; border-top: 1px solid {chosen.hairline}; }}
    QStatusBar::item {{ border: none; }}
    QFrame[popup="true"] {{ background: {chosen.base}; border: 1px solid {chosen.border}; }}
    QWidget[bar="true"] {{ background: {chosen.base}; }}
    QProgressBar {{ background: {chosen.track}; border: none; border-radius: {px(2)}px; }}
    QProgressBar::chunk {{ background: {chosen.accent}; border-radius: {px(2)}px; }}
    """


def _buttons(chosen: Tokens) -> str:
    """A filled block; the primary one is filled with the accent; the third rank is words alone (`flat`)."""
    return f"""
    QPushButton {{ background: {chosen.block}; color: {chosen.text}; border: 1px solid {chosen.block_line};
        border-radius: {px(4)}px; padding: 0 {px(14)}px; min-height: {px(30)}px; }}
    QPushButton:hover {{ background: {chosen.block_hover}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {chosen.selection}; }}
    QPushButton:checked {{ border-color: {chosen.accent}; color: {chosen.accent}; font-weight: 600; }}
    QPushButton:disabled {{ background: {chosen.base}; color: {chosen.disabled}; border-color: {chosen.hairline}; }}
    QPushButton[primary="true"] {{ background: {chosen.accent}; color: {chosen.on_accent};
        border-color: {chosen.accent}; font-weight: 600; }}
    QPushButton[primary="true"]:hover {{ background: {chosen.primary_hover}; }}
    QPushButton[primary="true"]:disabled {{ background: {chosen.base}; color: {chosen.disabled};
        border-color: {chosen.hairline}; }}
    QPushButton[flat="true"] {{ border-color: transparent; background: transparent; color: {chosen.accent};
        padding: 0 {px(8)}px; }}
    QPushButton[flat="true"]:hover {{ background: {chosen.block}; }}
    QPushButton[flat="true"]:disabled {{ background: transparent; color: {chosen.disabled}; }}
    QPushButton[glyph="true"] {{ padding: 0; min-height: 0; color: {chosen.muted}; }}
    QPushButton[compact="true"] {{ min-height: {px(22)}px; border-color: transparent; background: transparent;
        color: {chosen.accent}; padding: 0 {px(8)}px; }}
    QToolButton[inside="true"] {{ background: transparent; border: none; }}
    """


def _inputs(chosen: Tokens) -> str:
    """White, with a dark border; the keyboard and an error thicken it, so that nothing inside moves."""
    error, lines = chosen.marks[Mark.LATER].text, "QLineEdit, QComboBox, QAbstractSpinBox"
    focused = "QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus"
    wrong = 'QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"]'
    return f"""
    QPlainTextEdit, {lines} {{ background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.border};
        border-radius: {px(4)}px; padding: 0 {px(8)}px;
        selection-background-color: {chosen.selection}; selection-color: {chosen.text}; }}
    {lines} {{ min-height: {px(30)}px; }}
    QPlainTextEdit {{ padding: {px(4)}px {px(6)}px; }}
    {focused} {{ border: 2px solid {chosen.accent}; padding: 0 {px(8) - 1}px; }}
    {wrong} {{ border: 2px solid {error}; padding: 0 {px(8) - 1}px; }}
    QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QLineEdit[state="error"], QComboBox[state="error"] {{
        min-height: {px(30) - 2}px; }}
    QPlainTextEdit:focus, QPlainTextEdit[state="error"] {{ padding: {px(4) - 1}px {px(6) - 1}px; }}
    QLineEdit:read-only {{ background: {chosen.window}; border-color: transparent; }}
    QLineEdit[cell="true"] {{ background: transparent; border-color: transparent; }}
    QLineEdit[cell="true"]:focus {{ background: {chosen.base}; border-color: {chosen.accent}; }}
    QLineEdit[cell="true"][state="error"] {{ background: {chosen.base}; border-color: {error}; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {chosen.disabled}; border-color: {chosen.hairline}; }}
    """


def _drop_lists(chosen: Tokens) -> str:
    chevron = _drawn("chevron", chosen)
    return f"""
    QComboBox {{ padding-right: {px(4)}px; combobox-popup: 0; }}
    QComboBox:focus {{ padding-right: {px(4) - 1}px; }}
    QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
    QComboBox::down-arrow {{ image: url("{chevron}"); width: {px(12)}px; height: {px(12)}px; }}
    QComboBox QAbstractItemView {{ background: {chosen.base}; border: 1px solid {chosen.border}; outline: none;
        padding: {px(4)}px; selection-background-color: {chosen.selection}; selection-color: {chosen.text}; }}
    QComboBox QAbstractItemView::item {{ min-height: {px(30)}px; padding: 0 {px(8)}px; }}
    """


def _ticks(chosen: Tokens) -> str:
    side, box = px(16), "QCheckBox::indicator"
    return f"""
    QCheckBox {{ spacing: {px(8)}px; min-height: {px(24)}px; }}
    {box} {{ width: {side}px; height: {side}px; border: 1px solid {chosen.border}; border-radius: {px(3)}px;
        background: {chosen.base}; }}
    {box}:hover {{ background: {chosen.alternate}; }}
    {box}:checked {{ background: {chosen.accent}; border-color: {chosen.accent};
        image: url("{_drawn("tick", chosen)}"); }}
    {box}:disabled {{ border-color: {chosen.hairline}; }}
    """


def _tables(chosen: Tokens) -> str:
    return f"""
    QTableView, QListView {{ background: {chosen.base}; alternate-background-color: {chosen.alternate};
        border: none; outline: none; }}
    QListWidget[choice="true"]::item {{ height: {px(36)}px; padding: 0 {px(8)}px; color: {chosen.text}; }}
    QListWidget[choice="true"]::item:selected {{ background: {chosen.selection}; }}
    QHeaderView {{ background: {chosen.base}; border: none; }}
    QTableCornerButton::section {{ background: {chosen.base}; border: none;
        border-bottom: 1px solid {chosen.hairline}; }}
    QHeaderView::section {{ background: {chosen.base}; color: {chosen.muted}; border: none;
        border-bottom: 1px solid {chosen.hairline}; padding: 0 {px(8)}px; height: {px(31)}px; }}
    """


def _scroll_bars(chosen: Tokens) -> str:
    """A thumb of six in a gutter of twelve, without arrows and without a second colour."""
    return f"""
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: {px(12)}px; }}
    QScrollBar:horizontal {{ height: {px(12)}px; }}
    QScrollBar::handle {{ background: {chosen.thumb}; border-radius: {px(3)}px; margin: {px(3)}px; }}
    QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
    QScrollBar[idle="true"]::handle {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    """


def _pop_ups(chosen: Tokens) -> str:
    return f"""
    QMenu {{ background: {chosen.base}; color: {chosen.text}; border: 1px solid {chosen.border};
        padding: {px(4)}px; }}
    QMenu::item {{ height: {px(30)}px; padding: 0 {px(12)}px; border-radius: {px(4)}px; }}
    QMenu::item:selected {{ background: {chosen.selection}; }}
    QMenu::item:disabled {{ color: {chosen.disabled}; }}
    QMenu::separator {{ height: 1px; background: {chosen.rule}; margin: {px(4)}px {px(8)}px; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {chosen.base}; min-height: {px(32)}px; }}
    QCalendarWidget QToolButton {{ background: {chosen.base}; color: {chosen.text}; border: none;
        border-radius: {px(4)}px; padding: {px(4)}px; font-weight: 600; }}
    QCalendarWidget QToolButton:hover {{ background: {chosen.block_hover}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QToolTip {{ background: {chosen.text}; color: {chosen.base}; border: none; padding: {px(4)}px {px(6)}px; }}
    """


def _labels(chosen: Tokens) -> str:
    error = chosen.marks[Mark.LATER].text
    marks = (f'QLabel[mark="{mark.name.lower()}"] {{ color: {pair.text}; }}' for mark, pair in chosen.marks.items())
    return f"""
    QLabel[role="muted"] {{ color: {chosen.muted}; }}
    QLabel[role="title"] {{ font-size: {px(19)}px; font-weight: 600; }}
    QLabel[role="name"] {{ font-size: {px(16)}px; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="error"] {{ color: {error}; }}
    QLabel[role="asked"] {{ color: {chosen.marks[Mark.SOON].text}; font-weight: 600; }}
    QLabel[hangs="true"] {{ background: {chosen.base}; border: 1px solid {chosen.border}; border-radius: {px(4)}px;
        padding: {px(4)}px {px(8)}px; }}
    QLabel[hangs="true"][role="error"] {{ border-color: {error}; }}
    QLabel[role="figure"] {{ font-size: {px(19)}px; font-weight: 600; }}
    QLabel[role="clock"] {{ font-size: {px(44)}px; font-weight: 600; }}
    {" ".join(marks)}
    """


def _drawn(what: str, chosen: Tokens) -> str:
    """The small pictures a style sheet can only take from a file: one for each theme."""
    return resource("icons", f"{what}-{'light' if chosen is LIGHT else 'dark'}.svg").as_posix()
