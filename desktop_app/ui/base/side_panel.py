"""What stands right of a list: the facts of the row under the cursor, or a quick form for it."""

from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import scrolled

WIDE, NARROW = 292, 204
"""What stands beside a page is so wide where there is room, and a quarter of the page in large text (U55)."""

Quick = TypeVar("Quick", bound=FormPanel)


class SidePanel(QStackedWidget):
    """A form is made when it is first wanted, so that the page itself opens at once.

    Without facts the panel is there only while a form is open.
    """

    form_shown = Signal(bool)
    """Whether a form stands there now."""

    left = Signal()
    """A form has ended: the keyboard goes back to the list."""

    def __init__(self, desk: Desk, facts: QWidget | None = None, narrowest: int = 0) -> None:
        super().__init__()
        self.desk = desk
        self.facts = facts
        self._narrowest = narrowest
        self._forms: dict[type[FormPanel], FormPanel] = {}
        self._areas: dict[QWidget, QWidget] = {}
        if facts is None:
            self.hide()
        else:
            self._add(facts)

    def form(self, kind: type[Quick]) -> Quick:
        """The form of this kind; the same one each time."""
        made = self._forms.get(kind)
        if made is None:
            make: Any = kind
            made = self._forms[kind] = make(self.desk)
            self._add(made)
            made.ended.connect(self.close_form)
        assert isinstance(made, kind)
        return made

    def open_form(self, kind: type[Quick]) -> Quick:
        """Show the form of this kind, ready to be begun."""
        form = self.form(kind)
        self.show()
        self.setCurrentWidget(self._areas[form])
        self.form_shown.emit(True)
        form.setFocus()
        return form

    @property
    def shown(self) -> QWidget | None:
        """The facts or the form that stands there; None while nothing does."""
        here = self.currentWidget()
        return next((part for part, area in self._areas.items() if area is here), None)

    def close_form(self) -> None:
        """A form has ended: the facts again, or nothing."""
        self.show_facts()
        self.left.emit()

    def show_facts(self) -> None:
        """The facts, or nothing where there are none."""
        if self.facts is None:
            self.hide()
        else:
            self.setCurrentWidget(self._areas[self.facts])
        self.form_shown.emit(False)

    def is_typed_in(self) -> bool:
        """Whether the keyboard is in the panel: a form that is being filled in stays until it is left."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def fit(self, page_width: int) -> None:
        """As wide as the page has room for."""
        self.setFixedWidth(max(side_width(page_width), px(self._narrowest)))

    def _add(self, part: QWidget) -> None:
        self._areas[part] = scrolled(part)
        self.addWidget(self._areas[part])


def side_width(page: int) -> int:
    """Pixels beside a page that is `page` pixels wide."""
    return max(px(NARROW), min(px(WIDE), page // 4))
