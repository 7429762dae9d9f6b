"""Money came: a slip of this customer that was begun and waits is offered at once (R043)."""

from collections.abc import Sequence

from desktop_app.domain.tasks import Todo
from desktop_app.operations.tasks import waiting_slips
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Way, well_done


def offer_waiting_slips(desk: Desk, customer_id: int, name: str, told: str) -> None:
    """The newest of them, behind what was `told` of the money, which can still be undone; nothing where none waits."""

    def offer(found: Sequence[Todo]) -> None:
        if found:
            way = Way(desk.say("Go on with it"), lambda: desk.go(Route(PageName.SHIPMENT_FORM, draft=found[0].about)))
            waits = desk.say("A slip for {name} that was held back waits: it may leave now.", name=name)
            desk.notice(well_done(f"{told} {waits}", way, Way(desk.say("Undo"), desk.undo)))

    desk.jobs.ask(lambda book: waiting_slips(book.ledger, customer_id), offer, desk)
