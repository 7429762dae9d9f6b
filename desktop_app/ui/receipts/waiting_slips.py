"""Money came: a slip of this customer that was begun and waits is offered at once (R043)."""

from collections.abc import Sequence

from desktop_app.domain.tasks import Todo
from desktop_app.operations.tasks import waiting_slips
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Way, info


def offer_waiting_slips(desk: Desk, customer_id: int, name: str) -> None:
    """The newest of them, behind what was told of the money; nothing where none waits."""

    def offer(found: Sequence[Todo]) -> None:
        if found:
            way = Way(desk.say("Go on with it"), lambda: desk.go(Route(PageName.SHIPMENT_FORM, draft=found[0].about)))
            desk.notice(info(desk.say("A slip for {name} can leave now, it was begun and waits.", name=name), way))

    desk.jobs.ask(lambda book: waiting_slips(book.ledger, customer_id), offer, desk)
