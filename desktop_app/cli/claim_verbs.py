"""The commands about the time to go to court, and what each may be asked."""

from desktop_app.cli.verbs import Option, Verb
from desktop_app.language import N_

CLAIM_VERBS = (
    Verb("limitation", "claims.limitation",
         N_("until when each debt can be claimed in court, what moved that, what proof is missing"), (
        Option("name", N_("name, other name or code of the customer"), "NAME", default="", optional=True),
    )),
    Verb("claim-step", "grounds.act",
         N_("enter a demand that was signed for, a step in court or a judgment (JSON on standard input)")),
)  # fmt: skip
