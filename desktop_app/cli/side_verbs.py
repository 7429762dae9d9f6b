"""The commands for what stands beside the accounts, and for money that goes back."""

from desktop_app.cli.verbs import Verb
from desktop_app.language import N_

SIDE_VERBS = (
    Verb("refund", "side_accounts.refund", N_("pay back money on account (JSON on standard input)")),
    Verb("deposit", "side_accounts.deposit", N_("take a deposit, or give it back (JSON on standard input)")),
    Verb("supply", "side_accounts.supply",
         N_("record what a customer supplied to us, or that we paid (JSON on standard input)")),
    Verb("set-off", "side_accounts.oppose",
         N_("pay slips by what we owe the customer, or by their deposit (JSON on standard input)")),
    Verb("drawer", "side_accounts.drawer", N_("count the cash drawer, put in or take out (JSON on standard input)")),
)  # fmt: skip
