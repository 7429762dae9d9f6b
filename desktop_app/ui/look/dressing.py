"""How the window gets its look: one palette, one type, one style sheet, all scaled by the text size (U55–U57)."""

from PySide6.QtWidgets import QApplication

from desktop_app.ui.look.style import style_sheet
from desktop_app.ui.look.theme import RowHeight, Scheme, TextSize, choose_rows, choose_size, palette, tokens_of


def dress(application: QApplication, scheme: Scheme, size: TextSize, rows: RowHeight = RowHeight.ROOMY) -> None:
    """Give the application its look; called again, it changes everything that is shown."""
    choose_size(application, size)
    choose_rows(application, rows)
    chosen = tokens_of(application, scheme)
    application.setPalette(palette(chosen))
    application.setStyleSheet(style_sheet(chosen))
