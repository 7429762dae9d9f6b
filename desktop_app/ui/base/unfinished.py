"""What is typed is kept as a draft a second after it was typed, and offered when window or form opens (U20, U21)."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.drafts import Draft, drafts, drop_draft, keep_draft
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.notices import Level, Notice, Way
from desktop_app.ui.widgets.soon import Soon


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form whose drafts are kept: its page, and how one is told of, with `{customer}` and `{time}`."""

    page: PageName
    words: str


FORMS: dict[str, Unfinished] = {
    "shipment": Unfinished(PageName.SHIPMENT_FORM, N_("The slip for {customer} of {time} is not finished.")),
    "return": Unfinished(PageName.RETURN_FORM, N_("The return of {customer} of {time} is not finished.")),
    "receipt": Unfinished(PageName.RECEIPT_FORM, N_("The receipt from {customer} of {time} is not finished.")),
    "plan": Unfinished(PageName.PLAN_FORM, N_("The plan for {customer} of {time} is not finished.")),
    "customer": Unfinished(PageName.CUSTOMER_FORM, N_("The changes to {customer} of {time} are not saved.")),
    "bills": Unfinished(PageName.BILLS, N_("The bill {customer} of {time} is not gone through to its end.")),
}
"""The forms that are pages, by the name their drafts are kept under."""

OTHER_WORDS = N_("What was typed about {customer} at {time} was not saved.")
"""Of a quick form, which is offered where it is opened again."""

KEEP_AFTER_MS = 1000
"""The first letter after a pause starts the clock, so that nobody who types on and on loses more than this."""


def offer_unfinished(desk: Desk, owner: QObject) -> None:
    """Tell of the newest draft in the bar of the open page; nothing is said when there is none."""
    desk.jobs.ask(lambda book: drafts(book.ledger), lambda found: _offer(desk, found), owner)


def unfinished_words(desk: Desk, draft: Draft) -> str:
    """`The slip for 老王 of 11-21 14:05 is not finished.`"""
    saved = draft.saved.astimezone()
    customer, known = _customer(draft) or desk.say("nobody yet"), FORMS.get(draft.form)
    words = known.words if known else OTHER_WORDS
    return desk.say(words, customer=customer, time=f"{day_text(saved.date(), desk)} {saved:%H:%M}")


def read_draft(content: str) -> dict[str, Any] | None:
    """The entries of a draft by the names of its fields; None for one that this version cannot read."""
    held = _held(content)
    fields = held.get("fields", _as_before(held))
    return fields if isinstance(fields, dict) and fields else None


def sent_as(content: str) -> str:
    """The submission id of what a draft of a quick form holds: sent once more it is written no second time (D4)."""
    return str(_held(content).get("submission", ""))


def _as_before(held: dict[str, Any]) -> dict[str, Any]:
    """A draft of an earlier version had no fields beside those it was about, and called some of them otherwise."""
    if not held:
        return {}
    who = {"id": held.get("customer_id", 0), "text": held.get("customer", "")}
    spread = {name: held[name] for name in ("named", "amounts", "by_hand") if name in held}
    names = {
        "customer": who,
        "customer_id": who,
        "allocate": spread,
        "paid_method": held.get("method") if str(held.get("paid", "")).strip() else "",
        "release": held.get("reason", ""),
        "apply": str(not held.get("apart")),
        "items": held.get("chosen", ""),
        "instalments": held.get("parts", ""),
    }
    return {**held, **names}


def _customer(draft: Draft) -> str:
    """Whom it is about, as it was typed; empty for nobody, and for a draft that cannot be read any more."""
    return str(_held(draft.content).get("customer", ""))


def _held(content: str) -> dict[str, Any]:
    try:
        held = json.loads(content)
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _offer(desk: Desk, found: Sequence[Draft]) -> None:
    newest = next((draft for draft in found if draft.form in FORMS), None)
    if newest is not None:
        route = Route(FORMS[newest.form].page, draft=newest.key)
        way = Way(desk.say("Go on with it"), lambda: desk.go(route))
        desk.notice(Notice(Level.INFO, unfinished_words(desk, newest), (way,)))


class DraftKeeper(QObject):
    """One for a form. `content` gives what the form holds now as JSON, empty when there is nothing worth keeping.

    Of a form without a name nothing is kept.
    """

    kept = Signal()
    """What is typed was written as a draft, or nothing of it is kept any more."""

    def __init__(self, desk: Desk, form: str, content: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.form = form
        self.key = ""
        self.turn = 0
        """Another one for every form that is begun, also for one under a key that was used before."""
        self.spent: set[str] = set()
        """Keys of what was sent to the book: nobody is offered it as unfinished."""
        self.dirty = False
        self.kept_at: datetime | None = None
        """When what stands in the form was written as a draft; None while it is none."""
        self._content = content
        self._clock = Soon(self, self.keep, KEEP_AFTER_MS)
        desk.jobs.ending.connect(self.keep)  # also in a form behind the one that is seen
        self.begin()

    def begin(self, key: str = "") -> None:
        """Another form, or the draft of this key typed on."""
        self._clock.stop()
        self.dirty = False
        self.turn += 1
        self.key = key or uuid4().hex
        self._tell_kept(None)

    def found(self, kept: Sequence[Draft], key: str) -> Draft | None:
        """The draft of this key; None when it is gone, or was sent to the book since it was read."""
        return next((draft for draft in kept if draft.key == key and key not in self.spent), None)

    def touch(self) -> None:
        """Something was typed."""
        self.dirty = bool(self.form)
        if self.dirty and not self._clock.isActive():
            self._clock.start()

    def keep(self) -> bool:
        """Keep it now if it has changed; whether there is anything of it to keep."""
        self._clock.stop()
        content = self._content()
        if self.dirty and content:
            self._write(content)
        elif self.dirty:
            self.drop()
        self.dirty = False
        return bool(content)

    def drop(self, key: str = "") -> None:
        """Forget it: it was posted, or is not wanted any more."""
        form, dropped = self.form, key or self.key
        if not key:
            self._clock.stop()
            self.dirty = False
            self._tell_kept(None)
        if form:
            self.desk.jobs.do(lambda book, _: drop_draft(book.ledger, form, dropped), None, self.desk, self._tell)

    def unfinished(self, kept: Sequence[Draft]) -> Draft | None:
        """The newest that is neither typed on here nor on its way into the book."""
        return next((draft for draft in kept if draft.key != self.key and draft.key not in self.spent), None)

    def offer(self, draft: Draft, go_on: Callable[[], None]) -> Notice:
        """A draft, to go on with or to throw away."""
        ways = (
            Way(self.desk.say("Go on with it"), go_on),
            Way(self.desk.say("Throw it away"), lambda: self.drop(draft.key)),
        )
        return Notice(Level.INFO, unfinished_words(self.desk, draft), ways)

    def _write(self, content: str) -> None:
        form, key, turn = self.form, self.key, self.turn

        def written(draft: Draft) -> None:
            if isValid(self) and turn == self.turn:
                self._tell_kept(draft.saved)

        self.desk.jobs.do(
            lambda book, moment: keep_draft(book.ledger, Draft(form, key, content, moment.now)),
            written, self.desk, self._tell,
        )  # fmt: skip

    def _tell_kept(self, at: datetime | None) -> None:
        if at != self.kept_at:
            self.kept_at = at
            self.kept.emit()

    def _tell(self, said: Said) -> None:
        """A book that is only looked at keeps no drafts, and its bar says so all the time."""
        if said.obstacle is None:
            self.desk.jobs.failed.emit(said)
