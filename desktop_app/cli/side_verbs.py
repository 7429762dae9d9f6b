"""The commands for what stands beside the accounts, and for money that goes back."""

from desktop_app.cli.accepting import ACCEPT
from desktop_app.cli.readers import one_of
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.acceptances import EVENTS, BillState
from desktop_app.domain.dates import parse_date
from desktop_app.language import N_

STATES = (*EVENTS, BillState.BOUNCED)

SIDE_VERBS = (
    Verb("refund", "side_accounts.refund", N_("pay back money on account (JSON on standard input)")),
    Verb("deposit", "side_accounts.deposit", N_("take a deposit, or give it back (JSON on standard input)"), (ACCEPT,)),
    Verb("supply", "side_accounts.supply",
         N_("record what a customer supplied to us, or that we paid (JSON on standard input)"), (ACCEPT,)),
    Verb("set-off", "side_accounts.oppose",
         N_("pay slips by what we owe the customer, or by their deposit (JSON on standard input)")),
    Verb("drawer", "side_accounts.drawer", N_("count the cash drawer, put in or take out (JSON on standard input)")),
    Verb("bill-state", "acceptances.became",
         N_("say that a bill of exchange was paid or passed on, or that a payment bounced"), (
        Option("number", N_("number of the receipt"), "NUMBER"),
        Option("state", N_("what became of it: {choices}"), "STATE", one_of(STATES), choices=STATES),
        Option("--on", N_("the day (default: today)"), "YYYY-MM-DD", parse_date),
        Option("--note", N_("to whom it was passed on, or why it bounced"), "TEXT", default=""),
    )),
)  # fmt: skip
