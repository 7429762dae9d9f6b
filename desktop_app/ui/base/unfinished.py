"""What was left unfinished is offered when the window opens and when its form opens (U21)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.language import N_
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Level, Notice, Way


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
}
"""The forms that are pages, by the name their drafts are kept under."""

OTHER_WORDS = N_("What was typed about {customer} at {time} was not saved.")
"""Of a quick form, which is offered where it is opened again."""


def offer_unfinished(desk: Desk, owner: QObject) -> None:
    """Tell of the newest draft in the bar of the open page; nothing is said when there is none."""
    desk.jobs.ask(lambda book: drafts(book.ledger), lambda found: _offer(desk, found), owner)


def unfinished_words(desk: Desk, draft: Draft) -> str:
    """`The slip for 老王 of 11-21 14:05 is not finished.`"""
    customer, known = _customer(draft) or desk.say("nobody yet"), FORMS.get(draft.form)
    words = known.words if known else OTHER_WORDS
    return desk.say(words, customer=customer, time=f"{draft.saved.astimezone():%m-%d %H:%M}")


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
