"""A quick form of declared fields: Enter goes on and saves from the last one, a refusal stands at its field."""

import json
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Said
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.doubts import ask_in
from desktop_app.ui.base.draft_keeper import DraftKeeper
from desktop_app.ui.base.fields import Fields, fields_of
from desktop_app.ui.base.quick import QuickPanel, Subject
from desktop_app.ui.base.unfinished import read_draft

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


class FormPanel(QuickPanel):
    """A form declares its fields in the class (`base.fields`), proposes in `fill` what is usual and says in which
    field to start, and writes in `write`. What is typed and left is kept for whom it is about, and offered again.
    """

    kept_as: ClassVar[str] = ""
    """Under this name drafts of the form are kept; empty for a form whose entries are not worth it."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title, parent)
        self.accepted: frozenset[str] = frozenset()
        """What somebody has said to be meant so, for the `write` that follows."""
        self.form = Fields(desk, fields_of(type(self)), narrow=True)
        self.editors = self.form.editors
        self.form.stacked()
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.addWidget(self.form)
        self.keeper = DraftKeeper(desk, self.kept_as, self._content, self)
        self.form.submitted.connect(self.save)
        self.form.escaped.connect(self.leave)
        self.form.edited.connect(self._keep_soon)
        self.ended.connect(self.keeper.keep)
        self._save_from_the_last()

    def fill(self) -> QWidget:
        """Propose for the subject, in an empty form; the field in which to start."""
        raise NotImplementedError

    def brought_back(self) -> None:
        """A draft stands in the form again: show what goes with it."""

    def draft_key(self) -> str:
        """What the form is about: what is typed and left is offered where the same is begun again."""
        return f"{self.subject.customer_id} {self.subject.name}"

    def write(self) -> None:
        """Write what the fields hold; they hold what they may."""
        raise NotImplementedError

    def begin(self, subject: Subject) -> None:
        self.keeper.keep()
        super().begin(subject)

    def start(self) -> None:
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

    def saved(self) -> None:
        """It is in the book: nothing of it is left to be offered."""
        if self.kept_as:
            self.keeper.drop()
        self.form.settle_in()

    def refuse(self, said: Said) -> None:
        """What was typed stays; a question stands at its field and has a button for the answer."""
        self.saving.setEnabled(True)
        self.form.show_refusal(said)
        if isinstance(said, Doubted):
            ask_in(self.form.bar, self.desk, said, self._save_accepting)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _save_accepting(self, accepted: frozenset[str]) -> None:
        if self.saving.isEnabled() and self.form.check():
            self.accepted = accepted
            self.write()

    def _save_from_the_last(self) -> None:
        """Enter goes on from field to field, and saves from the last one."""
        last = [*self.editors.values()][-1] if self.editors else None
        if isinstance(last, QLineEdit):
            self.form.ends_with(last)

    def _keep_soon(self) -> None:
        if self.kept_as:
            self.keeper.touch()

    def _content(self) -> str:
        if not (self.kept_as and self.form.typed()):
            return ""
        return json.dumps({"customer": self.subject.name, "fields": self.form.content()}, ensure_ascii=False)

    def _look_for_drafts(self) -> None:
        """What was typed about the same one and left."""
        kept_as, submission = self.kept_as, self.submission
        if not kept_as:
            return

        def question(book: "Book") -> list[Draft]:
            return drafts(book.ledger, kept_as)

        self.desk.jobs.ask(question, lambda found: self._offer(found, submission), self, lane=f"drafts {kept_as}")

    def _offer(self, found: list[Draft], submission: str) -> None:
        draft = next((one for one in found if one.key == self.keeper.key), None)
        content = read_draft(draft.content) if draft else None
        if draft is None or content is None or submission != self.submission or self.form.typed():
            return
        self.form.bar.show_notice(self.keeper.offer(draft, lambda: self._bring_back(content)))

    def _bring_back(self, content: dict[str, Any]) -> None:
        self.form.put(content)
        self.brought_back()
