"""On what credit rests is written down and taken back: guarantees, pledges, goods taken back (R012, R013, R044)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.grounds import Security, security_problems
from desktop_app.domain.moment import Moment
from desktop_app.operations.composing import refuse_future_date, refuse_merged, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import accounts, customers, grounds, submissions
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import load_securities as securities

__all__ = ["securities"]


def latest_due(ledger: Ledger, customer_id: int, today: date) -> date | None:
    """The last day on which something of the customer's falls due: what a guarantee is usually for."""
    dues = [item.due for item in accounts.account(ledger, customer_id, today).items if item.due]
    return max(dues, default=None)


def add_security(ledger: Ledger, security: Security, moment: Moment, submission: str = "") -> Done[Security]:
    """Write a security down, once for a submission id (D4). A period that ends before the debt is refused."""
    refuse_future_date(security.dated, moment.today)
    clean = replace(
        security,
        given_by=clean_text(security.given_by, "Given by", field="given_by"),
        phone=clean_text(security.phone, "Phone", field="phone"),
        what=clean_text(security.what, "Which thing", 200, "what"),
        note=clean_note(security.note, "The note", field="note"),
    )
    with ledger.writing():
        if before := submissions.made_before(ledger, submission, "grounds"):
            return done(next(one for one in securities(ledger, date.max) if one.id == before))
        customers.load_customer(ledger, clean.customer_id)
        refuse_merged(ledger, clean.customer_id)
        refuse_problems(security_problems(clean))
        made = grounds.add_ground(ledger, grounds.SECURITY, clean.customer_id, clean.dated, clean, moment)
        submissions.remember(ledger, submission, "grounds", made, moment)
    return done(replace(clean, id=made), Changed.CUSTOMERS, Changed.TASKS)
