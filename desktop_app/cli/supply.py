"""Whether a customer still gets goods, and whether on credit: shown, stopped and let go again (停赊, 停货)."""

from dataclasses import replace

from desktop_app.cli.answers import told
from desktop_app.cli.commands import SWITCH
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.labels import supply_said
from desktop_app.operations.customers import edit_customer, find_customer

STOP, _ = SWITCH


def customer(session: Session) -> None:
    """Stop credit or goods of one customer, each by itself, or lift that; answers how the customer stands (R040)."""
    options = session.options
    with opened(session) as book:
        kept = find_customer(book.ledger, options.name)
        if options.credit or options.goods or options.reason is not None:
            wanted = _changed(kept, options.credit, options.goods, options.reason)
            kept = edit_customer(book.ledger, wanted, session.moment, kept).result
    session.tell(told(kept, "code", "name", "stopped", "credit_hold", "stop_reason"), _said(kept))


def _changed(kept: Customer, credit: str | None, goods: str | None, reason: str | None) -> Customer:
    """One reason stands for both; with nothing stopped there is none."""
    held = kept.credit_hold if credit is None else credit == STOP
    stopped = kept.stopped if goods is None else goods == STOP
    if reason and not (held or stopped):
        raise Refused(
            "Nothing is stopped, so there is no reason to keep. Say what stops: --credit stop or --goods stop."
        )
    why = (kept.stop_reason if reason is None else reason) if held or stopped else ""
    return replace(kept, credit_hold=held, stopped=stopped, stop_reason=why)


def _said(kept: Customer) -> Said:
    held = supply_said(kept)
    if held is None:
        return Said("{name}: goods leave, on credit too.", name=kept.name)
    if kept.stop_reason:
        return Said("{name}: {state} ({reason}).", name=kept.name, state=held, reason=kept.stop_reason)
    return Said("{name}: {state}.", name=kept.name, state=held)
