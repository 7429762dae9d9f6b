"""A page that is a form: what is typed is kept as a draft, offered on coming back, sent once, and never thrown away."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields
from desktop_app.ui.base.jobs import FromBook, IntoBook
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import Route
from desktop_app.ui.base.unfinished import DraftKeeper, read_draft
from desktop_app.ui.widgets.keys import back_button
from desktop_app.ui.widgets.layouts import ROOM, beside
from desktop_app.ui.widgets.notices import Way, error, info, warning

Found = TypeVar("Found")

WIDEST = 1304
"""A form is read from left to right: two columns of 640, in px at the standard text size, and no wider."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What the form sends to the book, and what is told when it is there.

    `told` hears the result, and whether that very form is still in front of the user: only then may another page be
    shown.
    """

    verb: IntoBook[Any]
    told: Callable[[Any, bool], None]


class FormPage(Page, Generic[Found]):
    """`form` is made by `make_form`; the page says what it reads (`question`), how that is shown (`show_found`), how
    the form starts for a route (`start`), whom it is about (`about`), and what it sends (`sending`).

    `Route.draft` brings a draft back by its key. Every route begins anew; what was being typed stays a draft.
    """

    kept_as: ClassVar[str]
    """Under this name drafts of the form are kept (`unfinished.FORMS`)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opening: Route | None = None
        """What the form is being opened for, until the book has answered."""
        self.saving = self.button("form.save", primary=True)
        self.drafting = self.button("form.draft")
        self.leaving = back_button(desk.say, self.escape)
        self.form: Fields = self.make_form()
        self.keeper = DraftKeeper(desk, self.kept_as, self._content, self)
        self.keeper.kept.connect(self.heading_changed)
        for one, next_one in pairwise((self.saving, self.drafting, self.leaving)):
            self.setTabOrder(one, next_one)
        self.form.submitted.connect(lambda: self.save())
        self.form.escaped.connect(self.escape)
        self.form.edited.connect(self.edited)
        self.register_commands()
        self.begin()

    # ── what a page declares ─────────────────────────────────────────────────────────────────────

    def make_form(self) -> Fields:
        """The form, laid out on the page."""
        raise NotImplementedError

    def question(self, route: Route) -> FromBook[Found]:
        """What is read from the book before the form can be filled in."""
        raise NotImplementedError

    def show_found(self, found: Found) -> None:
        """What there is to choose from, as it is now; what is typed stays."""

    def start(self, route: Route, found: Found) -> None:
        """Fill in what the route names."""

    def brought_back(self) -> None:
        """A draft stands in the form again: ask for what belongs to it."""

    def begin_afresh(self) -> None:
        """What stood here is in the book, or is not wanted: the form as one begins it."""
        self.begin()

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        return self.form.content()

    def offers(self, draft: Draft) -> bool:
        """Whether what was left unfinished belongs here."""
        return True

    def put_back(self, content: dict[str, Any]) -> None:
        """A draft into the form."""
        self.form.put(content)

    def about(self) -> str:
        """Whom the form is about, in the words of a draft."""
        return ""

    def sending(self, accepted: frozenset[str]) -> Sending | None:
        """What is sent; None, said at the fields, while something is missing or cannot be read."""
        raise NotImplementedError

    def again(self) -> Route:
        """The way back to what was typed, when it was refused while the user looked at something else."""
        return Route(self.name, draft=self.keeper.key)

    def refuse(self, said: Said) -> None:
        """Each problem at its field."""
        self.form.refuse(said, self.save)

    # ── what every form does ─────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self.keeper.keep()
        self.begin()
        self._opening = route
        self.reload()

    def reload(self) -> None:
        """Ask the book again; what changes while the form is being opened does not keep it from being opened."""
        opening, kept_as = self._opening, self.kept_as
        question = self.question(opening or self.route or Route(self.name))
        if opening is None:
            self.desk.jobs.ask(question, self.show_found, self, lane="open")
            return
        self.desk.jobs.ask(
            lambda book: (question(book), drafts(book.ledger, kept_as)),
            lambda answer: self._opened(opening, *answer),
            self,
            self._cannot_open,
            lane="open",
        )

    def leave(self) -> None:
        self.keeper.keep()

    def begin(self) -> None:
        """An empty form for the next one."""
        self.keeper.begin()
        self.form.clear()
        self.form.settle_in()
        self.saving.setEnabled(True)

    def context(self) -> str:
        """When what stands here was kept as a draft."""
        at = self.keeper.kept_at
        return self.desk.say("draft saved {time}", time=f"{at.astimezone():%H:%M}") if at else ""

    def is_typed(self) -> bool:
        """Whether anything stands here that would be missed."""
        return bool(self.form.typed())

    def edited(self) -> None:
        """Something was typed."""
        self.keeper.touch()

    def buttons_row(self, *left: QWidget) -> QHBoxLayout:
        """The foot of the form: quiet helpers at the left, then the way back, the draft, and the one primary button."""
        return beside(*left, ROOM, self.leaving, self.drafting, self.saving)

    @command("form.save", N_("Save"), "Ctrl+Return")
    def save(self, accepted: frozenset[str] = frozenset()) -> None:
        """Send what stands here, once."""
        is_sent = self.keeper.key in self.keeper.spent or not self.saving.isEnabled()
        sending = None if is_sent else self.sending(accepted)
        if sending is not None:
            self._send(sending, self.again())

    @command("form.draft", N_("Save draft"), "Ctrl+S")
    def keep_draft(self) -> None:
        """Kept at once, and said so."""
        self.keeper.dirty = True
        if self.keeper.keep():
            self.form.bar.show_notice(info(self.desk.say("Kept as a draft.")))

    @command("form.anew", N_("Empty the form"), "Ctrl+Shift+Backspace")
    def start_anew(self) -> None:
        """An empty form; what was typed into it is not wanted any more."""
        self.keeper.drop()
        self.begin_afresh()
        self.begins_in().setFocus(Qt.FocusReason.OtherFocusReason)

    def begins_in(self) -> QWidget:
        """What has the keyboard in an empty form."""
        return self.first_focus()

    def escape(self) -> None:
        """Back without losing anything."""
        kept, key, say = self.keeper.keep(), self.keeper.key, self.desk.say
        self.desk.back()
        if kept:
            go_on = Way(say("Go on with it"), lambda: self.desk.go(Route(self.name, draft=key)))
            self.desk.notice(info(say("What you typed is kept as a draft."), go_on))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _send(self, sending: Sending, again: Route) -> None:
        """Once; the answer finds the form it came from, or none (D4, U20).

        What is wrong is said while the form stands; whoever looks at something else is told in the bar, with the way
        `again` to what was typed.
        """
        keeper, key, turn = self.keeper, self.keeper.key, self.keeper.turn
        keeper.spent.add(key)
        self.saving.setEnabled(False)

        def answered(result: Any) -> None:
            keeper.drop(key)
            stands = keeper.turn == turn
            if stands:
                keeper.begin()
                self.begin_afresh()
            sending.told(result, stands and self.isVisible())

        def failed(said: Said) -> None:
            keeper.spent.discard(key)
            stands = keeper.turn == turn
            if stands:
                self.saving.setEnabled(True)
                self.refuse(said)
            if not (stands and self.isVisible()):
                self._tell_elsewhere(said, again)

        self.desk.jobs.do(sending.verb, answered, self, failed)

    def _tell_elsewhere(self, said: Said, again: Route) -> None:
        text = self.desk.say("Not entered: {reason}", reason=self.desk.tell(said))
        self.desk.notice(error(text, Way(self.desk.say("Go on with it"), lambda: self.desk.go(again))))

    def _opened(self, route: Route, found: Found, kept: list[Draft]) -> None:
        self._opening = None
        self.show_found(found)
        if route.draft:
            self._bring_back(self.keeper.found(kept, route.draft))
            return
        typed = self.form.typed()  # while the book was slow to answer
        self.start(route, found)
        self.form.settle_in(typed)
        draft = self.keeper.unfinished([one for one in kept if self.offers(one)])
        if draft is not None and self.form.bar.notice is None:
            way = Route(self.name, draft=draft.key)
            self.form.bar.show_notice(self.keeper.offer(draft, lambda: self.desk.go(way)))

    def _cannot_open(self, said: Said) -> None:
        self._opening = None
        self.refuse(said)

    def _bring_back(self, draft: Draft | None) -> None:
        """Type on where it was left, under its key; a key whose draft is gone may be that of a posted document."""
        content = read_draft(draft.content) if draft else None
        if draft is None or content is None:
            self.form.bar.show_notice(warning(self.desk.say("This draft is gone. It was posted or thrown away.")))
            return
        self.keeper.begin(draft.key)
        self.put_back(content)
        self.brought_back()

    def _content(self) -> str:
        if not self.is_typed():
            return ""
        return json.dumps({"customer": self.about(), "fields": self.kept()}, ensure_ascii=False)
