"""A quick form beside a list: it opens by one key, Enter goes on and saves from the last field, Esc goes back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, TypeVar
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import SIDE
from desktop_app.ui.base.fields import Fields, fields_of
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.base.unfinished import DraftKeeper, read_draft, sent_as
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.field_box import box_of
from desktop_app.ui.widgets.gutter import GUTTER, reserve_gutter
from desktop_app.ui.widgets.keys import ENTER, back_button, button, with_key
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import Room, beside, scrolled, stacked
from desktop_app.ui.widgets.notices import error
from desktop_app.ui.widgets.pick_field import PickField

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a quick form is about: the customer, whom one speaks to there and under which number, and what is to be
    asked for now in fen.
    """

    customer_id: int
    name: str
    contact: str = ""
    ask_fen: int = 0
    phone: str = ""


class FormPanel(Card):
    """A form declares its fields in the class (`base.fields`), proposes in `fill` what is usual and says in which
    field to start, and writes in `write`. What is typed and left is kept for whom it is about, and offered again; each
    refusal stands at its field.

    `submission` names what is being typed: written twice under one name it is written once (D4).
    """

    ended = Signal()

    title: ClassVar[str]
    """What the form is for; an English source text, as `verb` is."""

    verb: ClassVar[str] = N_("Save")
    """What the button that writes says."""
    explains: ClassVar[str] = ""
    """What stands above the fields, whomever the form is about; an English source text too."""

    kept_as: ClassVar[str] = ""
    """Under this name drafts of the form are kept; empty for a form whose entries are not worth it."""

    about_what: object = None
    """What of the customer it is about, such as a slip, where it is about one thing of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.subject = Subject(0, "")
        self.submission = ""
        self.accepted: frozenset[str] = frozenset()
        """What somebody has said to be meant so, for the `write` that follows."""
        self._held_keyboard = False
        self.setAccessibleName(desk.translate(self.title))
        self.form = Fields(desk, fields_of(type(self)))
        self.editors = self.form.editors
        self.form.stacked()
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        if self.explains:
            self.line_above("muted").setText(desk.translate(self.explains))
        self.keeper = DraftKeeper(desk, self.kept_as, self._content, self)
        self.form.submitted.connect(self.save)
        self.form.escaped.connect(self.leave)
        self.form.edited.connect(self.keeper.touch)
        self.ended.connect(self.keeper.keep)
        for last in [*self.editors.values()][-1:]:  # Enter goes on, and saves from the last field that is no list
            self.form.ends_with(*([last] if isinstance(last, QLineEdit) and not isinstance(last, PickField) else ()))
            self.setTabOrder(last, self.saving)

    def fill(self) -> QWidget:
        """Propose for the subject, in an empty form; the field in which to start, usually the first."""
        return next(iter(self.editors.values()))

    def brought_back(self) -> None:
        """A draft stands in the form again: show what goes with it."""

    def draft_key(self) -> str:
        """What the form is about: what is typed and left is offered where the same is begun again."""
        whom = f"{self.subject.customer_id} {self.subject.name}"
        return whom if self.about_what is None else f"{whom} {self.about_what}"

    def write(self) -> None:
        """Write what the fields hold; they hold what they may."""
        raise NotImplementedError

    def line_above(self, role: str = "") -> PlainLabel:
        """A line above the fields, for what is told of what the form is about."""
        line = PlainLabel("", role, wraps=True)
        self.body.insertWidget(0, line)
        return line

    # ── what every form does ─────────────────────────────────────────────────────────────────────

    def name_saving(self, verb: str) -> None:
        """What the button that writes does; `verb` is an English source text."""
        self.name_saving_so(self.desk.translate(verb))

    def name_saving_so(self, text: str) -> None:
        """In the language of the window. The key is Enter where that writes, else the one that always does."""
        self._says = text
        self.saving.setText(with_key(text, "Return" if self._enter_writes else "Ctrl+Return"))

    def begin(self, subject: Subject) -> None:
        """Start anew for this customer; the keyboard goes where something is to be typed."""
        self.keeper.keep()
        self.subject = subject
        self.submission = uuid4().hex
        self._who.setText(subject.name)
        self.saving.setEnabled(True)
        self.form.clear()
        first = self.fill()
        self.form.settle_in()
        self.keeper.begin(self.draft_key())
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()
        self._look_for_drafts()

    def save(self) -> None:
        """Once: a second Enter while it is being written writes nothing."""
        self._save_accepting(frozenset())

    def do(self, verb: IntoBook[Result], told: Callable[[Result], None], begun: str = "") -> None:
        """Write into the book; then `told` tells what was done, and the form ends if it is still about the same.

        `begun` is the submission of what is written, where something was read first: the form may be about another by
        now. Once it is in the book nothing of it is offered again.
        """
        key, submission = self.keeper.key, begun or self.submission

        def written(result: Result) -> None:
            told(result)
            if self.submission == submission:
                self.saved()
                self.ended.emit()
            else:
                self._forget(key)

        if self.submission == submission:
            self._held_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
            self.saving.setEnabled(False)
        self.desk.jobs.do(verb, written, self, lambda said: self.refuse_what(submission, said))

    def enter(
        self,
        verb: IntoBook[Result],
        told: Callable[[Result], str],
        undo: Callable[[Result], IntoBook[Any] | None] | None = None,
        books: bool = False,
    ) -> None:
        """Write into the book, tell what was done, and for a while offer what takes it back.

        What `books` a document is on another page not taken back at the first key.
        """
        self.do(verb, lambda made: self.desk.done(told(made), undo(made) if undo else None, asks_elsewhere=books))

    def refuse_what(self, submission: str, said: Said) -> None:
        """In the form while it is about that, else in the bar."""
        if self.submission == submission:
            self.refuse(said)
        else:
            self.desk.notice(error(self.desk.tell(said)))

    def leave(self) -> None:
        """Back to the row; not while it is being written, or it would be typed and written again."""
        if self.saving.isEnabled():
            self.ended.emit()

    def saved(self) -> None:
        """It is in the book: nothing of it is left to be offered."""
        self.keeper.drop()
        self.form.settle_in()

    def refuse(self, said: Said) -> None:
        """What was typed stays; a question stands at its field and has a button for the answer."""
        self.saving.setEnabled(True)
        self.form.refuse(said, self._save_accepting)
        self._see_what_is_wrong()
        if self._held_keyboard and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.saving.setFocus(Qt.FocusReason.OtherFocusReason)  # it left the button while that was off

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc steps back wherever the keyboard is, and Enter presses the button it is on; fields have Enter to them."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() in ENTER and isinstance(focused := self.focusWidget(), QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self._who = PlainLabel("", "muted", wraps=True)
        inside = QWidget()
        self.body = stacked(self.form, Room(0), within=inside, gap=12)
        self._area = scrolled(inside)
        self._says, self._enter_writes = self.desk.translate(self.verb), True
        self.saving = button(self._says, self.save, "Return", primary=True)
        head = stacked(PlainLabel(self.desk.translate(self.title), "name", wraps=True), self._who, gap=4)
        foot = beside(back_button(self.desk.say, self.leave), (self.saving, 1), margins=(SIDE, 12, SIDE, 12))
        reserve_gutter(self._area)
        head.setContentsMargins(0, 0, px(GUTTER), 0)
        shown = stacked(head, (self._area, 1), gap=12)
        shown.setContentsMargins(px(SIDE), px(12), px(SIDE - GUTTER), 0)
        stacked((shown, 1), Rule(), foot, within=self, gap=0, margins=1)
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        running.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """What has the keyboard is seen, with the line below it; the button tells the key that writes from there."""
        if now is None or not isValid(self) or not self.isAncestorOf(now):
            return
        self._enter_writes = now is self.saving or self.form.enter_is_done(now)
        self.name_saving_so(self._says)
        if self._area.isAncestorOf(now):
            self._see(now)

    def _see(self, field: QWidget) -> None:
        """The whole field with its label and its line; only itself where that is more than there is room for."""
        whole, room = box_of(field), self._area.viewport().height()
        self._area.ensureWidgetVisible(whole if whole.height() <= room else field, 0, px(6))

    def _see_what_is_wrong(self) -> None:
        focused = self.form.focusWidget()  # it may have been there already, and what is said below it not seen
        if focused is not None and self._area.isAncestorOf(focused):
            self._see(focused)

    def _save_accepting(self, accepted: frozenset[str]) -> None:
        if self.saving.isEnabled() and self.form.check():
            self.accepted = accepted
            self.write()
        elif self.saving.isEnabled():
            self._see_what_is_wrong()

    def _forget(self, key: str) -> None:
        """What was kept when the form was begun for another; what is typed there by now is kept again."""
        self.keeper.drop(key)
        if self.keeper.key == key:
            self.keeper.touch()

    def _content(self) -> str:
        if not self.form.typed():
            return ""
        held = {"customer": self.subject.name, "fields": self.form.content(), "submission": self.submission}
        return json.dumps(held, ensure_ascii=False)

    def _look_for_drafts(self) -> None:
        """What was typed about the same one and left."""
        kept_as, submission = self.kept_as, self.submission
        if kept_as:
            self.desk.jobs.ask(
                lambda book: drafts(book.ledger, kept_as),
                lambda found: self._offer(found, submission),
                self, lane=f"drafts {kept_as}",
            )  # fmt: skip

    def _offer(self, found: list[Draft], submission: str) -> None:
        draft = next((one for one in found if one.key == self.keeper.key), None)
        content = read_draft(draft.content) if draft else None
        if draft and content is not None and submission == self.submission and not self.form.typed():
            back = partial(self._bring_back, content, sent_as(draft.content))
            self.form.bar.show_notice(self.keeper.offer(draft, back))

    def _bring_back(self, content: dict[str, Any], submission: str) -> None:
        """Under the id it had: the program may have ended when it was in the book and still a draft (D4)."""
        self.submission = submission or self.submission
        self.form.put(content)
        self.brought_back()
