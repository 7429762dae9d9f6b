"""How the window gets its look: one palette, one type, one style sheet, all scaled by the text size (U55–U57).

The sheet is worn by the window and not by the application. Where the application wears one, every part asks it anew
each time it is put into another, from the smallest up: a page of two hundred parts took a third longer to make. So a
part has the look from when it stands in a window, or hangs from one as a menu or a dialog does.
"""

from dataclasses import dataclass, field
from weakref import WeakSet

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.ui.look.style import style_sheet
from desktop_app.ui.look.theme import RowHeight, Scheme, TextSize, choose_rows, choose_size, palette, tokens_of


@dataclass
class _Worn:
    """The sheet that was chosen last, empty before any was; and who wears it."""

    sheet: str = ""
    windows: WeakSet[QWidget] = field(default_factory=WeakSet)


_worn = _Worn()


def dress(application: QApplication, scheme: Scheme, size: TextSize, rows: RowHeight = RowHeight.ROOMY) -> None:
    """Give the program its look; called again, it changes everything that is shown."""
    choose_size(application, size)
    choose_rows(application, rows)
    chosen = tokens_of(application, scheme)
    application.setPalette(palette(chosen))
    _worn.sheet = style_sheet(chosen)
    for window in [one for one in _worn.windows if isValid(one)]:
        window.setStyleSheet(_worn.sheet)


def wear(window: QWidget) -> None:
    """What stands in this window, or hangs from it, has the look that is chosen, now and later."""
    _worn.windows.add(window)
    window.setStyleSheet(_worn.sheet)
