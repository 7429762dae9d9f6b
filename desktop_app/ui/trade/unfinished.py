"""What was left unfinished is offered when the window opens and when its form opens (U21)."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.operations.drafts import Draft, drafts
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Level, Notice, Way

FORMS = {"shipment": PageName.SHIPMENT_FORM, "return": PageName.RETURN_FORM}


def offer_unfinished(desk: Desk, owner: QObject) -> None:
    """Tell of the newest draft in the bar of the open page; nothing is said when there is none."""
    desk.jobs.ask(lambda book: drafts(book.ledger), lambda found: _offer(desk, found), owner)


def unfinished_words(desk: Desk, draft: Draft) -> str:
    """`The slip for 老王 of 11-21 14:05 is not finished.`"""
    customer, time = _customer(draft) or desk.say("nobody yet"), f"{draft.saved.astimezone():%m-%d %H:%M}"
    if draft.form == "return":
        return desk.say("The return of {customer} of {time} is not finished.", customer=customer, time=time)
    return desk.say("The slip for {customer} of {time} is not finished.", customer=customer, time=time)


def _customer(draft: Draft) -> str:
    """Whom it is about, as it was typed; empty for nobody, and for a draft that cannot be read any more."""
    try:
        held = json.loads(draft.content)
    except ValueError:
        return ""
    return str(held.get("customer", "")) if isinstance(held, dict) else ""


def _offer(desk: Desk, found: Sequence[Draft]) -> None:
    newest = next((draft for draft in found if draft.form in FORMS), None)
    if newest is not None:
        route = Route(FORMS[newest.form], draft=newest.key)
        way = Way(desk.say("Go on with it"), lambda: desk.go(route))
        desk.notice(Notice(Level.INFO, unfinished_words(desk, newest), (way,)))
