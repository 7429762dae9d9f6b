"""A form: Enter goes on, Ctrl+Enter is done, Esc steps back, and every refusal stands at its field (U20, U49)."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop_app.domain.errors import Problem, RefusedFields, Said
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notices import error
from desktop_app.ui.widgets.speech import Say, told


class Form(QWidget):
    """Fields by the name the operation knows them by. The form never throws away what was typed."""

    submitted = Signal()
    escaped = Signal()
    edited = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self.say = say
        self.bar = Messages(self)
        self.body = stacked(gap=0)
        self._boxes: dict[str, FieldBox] = {}
        self._last: tuple[QWidget, ...] = ()
        self._placer: Callable[[Problem, str], bool] = lambda _problem, _text: False
        stacked((self.body, 1), within=self, gap=12)

    # ── building ─────────────────────────────────────────────────────────────────────────────────

    def field(self, name: str, label: str, editor: QWidget, *, letter: str = "", hint: str = "") -> FieldBox:
        """A box for the field of this name; where it stands is up to the page."""
        self._boxes[name] = FieldBox(self.say, label, editor, letter=letter, hint=hint)
        self.listen(editor)
        return self._boxes[name]

    def listen(self, editor: QWidget) -> None:
        """What is typed there is typed into the form."""
        changed = editor.clicked if isinstance(editor, QCheckBox) else getattr(editor, "changed", None)
        if isinstance(changed, SignalInstance):
            changed.connect(lambda: self.edited.emit())

    def take_boxes(self, boxes: Mapping[str, FieldBox]) -> None:
        """Fields that stand inside an editor of several: what is wrong with them is shown there."""
        self._boxes.update(boxes)

    def row(self, *widgets: QWidget, stretches: Sequence[int] = ()) -> QHBoxLayout:
        """Put widgets side by side into the body, tops aligned; equal shares where no stretches are given."""
        line = tops_aligned(*widgets, stretches=stretches)
        self.body.addLayout(line)
        return line

    def box(self, name: str) -> FieldBox:
        return self._boxes[name]

    def ends_with(self, *editors: QWidget) -> None:
        """Enter in the last field is done: the last of these that is shown."""
        self._last = editors

    def place_problems(self, placer: Callable[[Problem, str], bool]) -> None:
        """Ask `placer` where a problem of a line, or of no field that is shown, belongs; False: it does not know it."""
        self._placer = placer

    # ── problems ─────────────────────────────────────────────────────────────────────────────────

    def check(self) -> bool:
        """Whether every field that is shown holds what it may; says it at each that does not, and goes to the first."""
        self.clear_errors()
        shown = {name: box for name, box in self._boxes.items() if box.isVisibleTo(self)}
        problems = {name: _problem_of(box.editor) for name, box in shown.items()}
        for name, said in problems.items():
            if said is not None:
                self._boxes[name].show_error(told(self.say, said))
        return not self._go_to_first_error()

    def show_refusal(self, said: Said) -> None:
        """Each problem at its field, the rest in the bar; the keyboard goes to the first field that is wrong."""
        self.clear_errors()
        problems = said.problems if isinstance(said, RefusedFields) else (Problem(said.field, said, said.line),)
        at_fields: dict[str, list[str]] = {}
        in_the_bar: list[str] = []
        for problem in problems:
            text = told(self.say, problem.said)
            if not self._shows(problem) and self._placer(problem, text):
                continue
            at_fields.setdefault(problem.field, []).append(text) if self._shows(problem) else in_the_bar.append(text)
        for name, texts in at_fields.items():
            self._boxes[name].show_error("\n".join(texts))
        if in_the_bar:
            self.bar.show_notice(error("\n".join(in_the_bar)))
        self._go_to_first_error()

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        self.bar.dismiss()
        for box in self._boxes.values():
            if box.error():
                box.clear_error()

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif event.key() in ENTER:
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Enter presses the button that has the focus, and is done in the last field; elsewhere it is Tab."""
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self.enter_is_done(focused):
            self.submitted.emit()
        elif focused is not None:
            self.focusNextPrevChild(True)

    def enter_is_done(self, focused: QWidget | None) -> bool:
        """Whether Enter in that field is done, and does not go on."""
        last = next((one for one in reversed(self._last) if one.isVisibleTo(self)), None)
        return focused is not None and last is not None and (focused is last or last.isAncestorOf(focused))

    def _shows(self, problem: Problem) -> bool:
        return problem.line == 0 and problem.field in self._boxes and self._boxes[problem.field].isVisibleTo(self)

    def _go_to_first_error(self) -> bool:
        bad = next((box.editor for box in self._boxes.values() if box.error()), None)
        if bad is None:
            return False
        bad.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(bad, QLineEdit):
            bad.selectAll()
        return True


def tops_aligned(*widgets: QWidget, stretches: Sequence[int] = ()) -> QHBoxLayout:
    """Fields side by side: what stands below one of them moves none of the others."""
    line = beside(*zip(widgets, stretches or [1] * len(widgets), strict=True), gap=12)
    for widget in widgets:
        line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return line


def _problem_of(editor: QWidget) -> Said | None:
    judge = getattr(editor, "problem", None)
    found = judge() if callable(judge) else None
    assert found is None or isinstance(found, Said)
    return found
