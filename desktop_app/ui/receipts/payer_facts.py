"""What is known of who pays, beside the receipt where there is room for it."""

from collections.abc import Sequence

from desktop_app.domain.money import format_yuan
from desktop_app.domain.owed_words import owed_line
from desktop_app.domain.terms_words import terms_said
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact
from desktop_app.ui.base.owed_facts import owed_facts
from desktop_app.ui.widgets.columns import day_text, masked


def payer_facts(row: CustomerRow, desk: Desk) -> Sequence[Fact]:
    """Who pays, on which terms, and what is owed before this payment."""
    say, customer = desk.say, row.customer
    terms = " · ".join(filter(None, [desk.tell(terms_said(customer.terms)), masked(customer.phone, desk)]))
    figures = (
        *owed_facts(row.balance_fen, row.on_account_fen, desk),
        *((Fact(say("Overdue of it"), value=format_yuan(row.overdue_fen)),) if row.overdue_fen else ()),
        *((Fact(say("Last deal"), value=day_text(row.last_deal, desk)),) if row.last_deal else ()),
    )
    return Fact(customer.name, "name"), Fact(terms, "muted"), RULE, *figures


def payer_line(row: CustomerRow, desk: Desk) -> str:
    """The same in a line above the receipt."""
    owed = desk.tell(owed_line(row.balance_fen, row.on_account_fen))
    return desk.say("{owed} · overdue {late}", owed=owed, late=format_yuan(row.overdue_fen))
