"""What stands right of a list, or for a while in its place; each part is made when it is first wanted (U50)."""

from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import scrolled
from desktop_app.ui.widgets.notices import info

WIDE, NARROW = 292, 204
"""What stands beside a page is so wide where there is room, and less than a quarter of the page in large text (U55)."""

SHARE = 0.24

LARGE_PAGE, WIDEST = 1500, 376
"""On a page so wide what stands beside it is wider."""

PUT_ASIDE = N_("What was typed for {name} under “{form}” is kept. Begin it there again to go on.")

Part = TypeVar("Part", bound=QWidget)
Quick = TypeVar("Quick", bound=FormPanel)


class Parts(QStackedWidget):
    """By its signal `ended` a part gives its place back."""

    left = Signal()
    """A part has ended: the keyboard goes back to the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._made: dict[type[QWidget], QWidget] = {}

    def made(self, kind: type[Part]) -> Part | None:
        """The part of this kind, if it was ever wanted."""
        found = self._made.get(kind)
        assert found is None or isinstance(found, kind)
        return found

    def part(self, kind: type[Part]) -> Part:
        """The part of this kind; the same one each time."""
        part = self.made(kind)
        if part is None:
            make: Any = kind
            made: Any = make(self.desk)
            made.ended.connect(self.close_part)
            self._made[kind] = part = made
            self.take(made)
        return part

    def take(self, part: QWidget) -> None:
        """Give it room."""
        self.addWidget(part)

    def close_part(self) -> None:
        """What usually stands there again."""
        raise NotImplementedError


class PageParts(Parts):
    """What fills a page: usually its list, for a while something else in its whole place, such as a scan."""

    def __init__(self, desk: Desk, usual: QWidget) -> None:
        super().__init__(desk)
        self.usual = usual
        self.addWidget(usual)

    def open_part(self, kind: type[Part]) -> Part:
        """Show the part of this kind in place of the usual one; it has the keyboard."""
        part = self.part(kind)
        self.setCurrentWidget(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        return part

    def first_focus(self, usual: QWidget) -> QWidget:
        """What has the keyboard: the part that is open, or `usual`."""
        here = self.currentWidget()
        return usual if here is None or here is self.usual else here

    def close_part(self) -> None:
        self.setCurrentWidget(self.usual)
        self.left.emit()


class SidePanel(Parts):
    """The facts of the row under the cursor, or a quick form for it.

    Without facts the panel is there only while a form is open.
    """

    form_shown = Signal(bool)
    """Whether a form stands there now."""

    def __init__(self, desk: Desk, facts: QWidget | None = None, narrowest: int = 0) -> None:
        super().__init__(desk)
        self.facts = facts
        self._narrowest = narrowest
        self._areas: dict[QWidget, QWidget] = {}
        self._page_width = 0
        self.currentChanged.connect(self._fit)
        if facts is None:
            self.hide()
        else:
            self.take(facts)

    def form(self, kind: type[Quick]) -> Quick:
        """The form of this kind; the same one each time."""
        return self.part(kind)

    def open_form(self, kind: type[Quick]) -> Quick:
        """Show the form of this kind, ready to be begun; what is half typed in the one before is put aside."""
        form = self.form(kind)
        self.put_aside()
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

    def put_aside(self) -> None:
        """What stands there makes room: nothing that is half typed in it is lost without a word (U21)."""
        form = self.shown
        if not isinstance(form, FormPanel) or not form.kept_as or not form.saving.isEnabled():
            return
        if form.keeper.keep():
            named = self.desk.translate(form.title)
            self.desk.notice(info(self.desk.say(PUT_ASIDE, form=named, name=form.subject.name)))

    def close_part(self) -> None:
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
        """As wide as the page has room for, and what stands there needs."""
        self._page_width = page_width
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What stands there may need more room than before."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self._page_width:
            self._fit()
        return done

    def _fit(self, *_: int) -> None:
        here = self.currentWidget()
        least = 0 if here is None else here.minimumSizeHint().width()
        self.setFixedWidth(max(side_width(self._page_width), px(self._narrowest), least))

    def take(self, part: QWidget) -> None:
        """A form scrolls what is above its buttons by itself."""
        self._areas[part] = part if isinstance(part, FormPanel) else scrolled(part)
        self.addWidget(self._areas[part])


def side_width(page: int) -> int:
    """Pixels beside a page that is `page` pixels wide."""
    return max(px(NARROW), min(px(WIDEST if page >= px(LARGE_PAGE) else WIDE), round(page * SHARE)))
