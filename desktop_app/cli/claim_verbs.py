"""The commands about the time to go to court, and what each may be asked."""

from desktop_app.cli.readers import sum_of_money
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.dates import parse_date
from desktop_app.language import N_

CLAIM_VERBS = (
    Verb("limitation", "claims.limitation",
         N_("until when each debt can be claimed in court, what moved that, what proof is missing"), (
        Option("name", N_("name, other name or code of the customer"), "NAME", default="", optional=True),
    )),
    Verb("interest", "interest.interest",
         N_("what late payment of one customer comes to, and what the credit has cost; an estimate, never booked"), (
        Option("name", N_("name, other name or code of the customer"), "NAME"),
    )),
    Verb("rates", "interest.rates",
         N_("the LPR of each day, what money costs and what is earned; add or remove a rate"), (
        Option("--lpr", N_("the LPR in per cent, from --day on"), "PERCENT", sum_of_money),
        Option("--day", N_("from which day on (default: today)"), "YYYY-MM-DD", parse_date),
        Option("--remove", N_("take the rate of this day out"), "YYYY-MM-DD", parse_date),
        Option("--funds", N_("what money costs the shop a year, in per cent; 0 for the LPR"), "PERCENT", sum_of_money),
        Option("--margin", N_("what is earned of a price, in per cent; 0 if unknown"), "PERCENT", sum_of_money),
    )),
    Verb("claim-step", "grounds.act",
         N_("enter a demand that was signed for, a step in court or a judgment (JSON on standard input)")),
)  # fmt: skip
