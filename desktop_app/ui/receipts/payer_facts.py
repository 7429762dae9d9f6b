"""What is known of who pays, beside the receipt where there is room for it."""

from collections.abc import Sequence

from desktop_app.domain.money import format_yuan
from desktop_app.domain.terms_words import terms_said
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact
from desktop_app.ui.widgets.columns import day_text, masked, owed_text


def payer_facts(row: CustomerRow, desk: Desk) -> Sequence[Fact]:
    """Who pays, on which terms, and what is owed before this payment."""
    say, customer = desk.say, row.customer
    terms = " · ".join(filter(None, [desk.tell(terms_said(customer.terms)), masked(customer.phone, desk)]))
    figures = (
        Fact(say("Owed"), "strong", owed_text(row.balance_fen, desk)),
        *((Fact(say("Overdue of it"), value=format_yuan(row.overdue_fen)),) if row.overdue_fen else ()),
        *((Fact(say("On account"), value=format_yuan(row.on_account_fen)),) if row.on_account_fen else ()),
        *((Fact(say("Last deal"), value=day_text(row.last_deal, desk)),) if row.last_deal else ()),
    )
    return Fact(customer.name, "name"), Fact(terms, "muted"), RULE, *figures


def payer_line(row: CustomerRow, desk: Desk) -> str:
    """The same in a line above the receipt."""
    owes, ahead = (
        N_("Owes {owed} · overdue {late} · on account {free}"),
        N_("Has credit of {owed} · overdue {late} · on account {free}"),
    )
    return desk.say(
        owes if row.balance_fen >= 0 else ahead,
        owed=format_yuan(abs(row.balance_fen)),
        late=format_yuan(row.overdue_fen),
        free=format_yuan(row.on_account_fen),
    )
