"""A quick form beside a list: it opens by one key, Enter saves, Esc goes back to the row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import back_button, with_key
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.notices import error

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done

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


class QuickPanel(Card):
    """Base of the quick forms. A form fills `body` and says in `save` what Enter does.

    `submission` names what is being typed: written twice under one name it is written once (D4).
    """

    ended = Signal()

    verb: ClassVar[str] = N_("Save")
    """What the button that writes says; an English source text."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.subject = Subject(0, "")
        self.submission = ""
        self.setAccessibleName(title)
        self._who = PlainLabel("", "muted", wraps=True)
        self.failure = PlainLabel("", "error", wraps=True)
        self.failure.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        self.saving = QPushButton()
        self.name_saving(self.verb)
        self.saving.setProperty("primary", True)
        self.saving.clicked.connect(self.save)
        leaving = back_button(desk.say)
        leaving.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.saving, 1)
        buttons.addWidget(leaving)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        layout.addWidget(PlainLabel(title, "title"))
        layout.addWidget(self._who)
        layout.addLayout(self.body)
        layout.addWidget(self.failure)
        layout.addLayout(buttons)
        layout.addStretch()

    def name_saving(self, verb: str) -> None:
        """What Enter does; `verb` is an English source text."""
        self.saving.setText(with_key(self.desk.translate(verb), "Return"))

    def begin(self, subject: Subject) -> None:
        """Start anew for this customer."""
        self.subject = subject
        self.submission = uuid4().hex
        self._who.setText(subject.name)
        self.failure.hide()
        self.saving.setEnabled(True)
        self.start()

    def start(self) -> None:
        """Empty the fields and put the keyboard where it is needed."""

    def save(self) -> None:
        """Write what was typed."""

    def do(self, verb: "Callable[[Book, Moment], Done[Result]]", told: Callable[[Result], None]) -> None:
        """Write into the book; then `told` tells what was done, and the form ends if it is still about the same."""
        submission = self.submission

        def written(result: Result) -> None:
            told(result)
            if self.submission == submission:
                self.saved()
                self.ended.emit()

        def refused(said: Said) -> None:
            if self.submission == submission:
                self.refuse(said)
            else:
                self.desk.notice(error(self.desk.tell(said)))

        self.saving.setEnabled(False)
        self.desk.jobs.do(verb, written, self, refused)

    def saved(self) -> None:
        """What was typed is in the book."""

    def leave(self) -> None:
        """Back to the row; not while it is being written, or it would be typed and written again."""
        if self.saving.isEnabled():
            self.ended.emit()

    def refuse(self, said: Said) -> None:
        """What was typed stays; the reason stands below it."""
        self.saving.setEnabled(True)
        self.failure.setText("✕ " + self.desk.tell(said))
        self.failure.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.saving.isEnabled():
                self.save()
        else:
            super().keyPressEvent(event)
