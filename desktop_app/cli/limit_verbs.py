"""The commands of credit: how much is open, what was let go, and a slip released before it is saved."""

from desktop_app.cli.readers import sum_of_money
from desktop_app.cli.report_verbs import ASKED
from desktop_app.cli.verbs import Option, Verb
from desktop_app.language import N_

WHOSE = Option("name", N_("name, other name or code of the customer"), "NAME")

LIMIT_VERBS = (
    Verb("exceptions", "credit.exceptions", N_("slips let go though the gate held them back, and by whom"), ASKED),
    Verb("exposure", "credit.exposure", N_("what one customer would owe, figure by figure, with a slip of so much"), (
        WHOSE,
        Option("--slip", N_("sum of the slip that is about to leave (default: none)"), "AMOUNT", sum_of_money, 0),
        Option("--paid", N_("how much of it is paid at once"), "AMOUNT", sum_of_money, 0),
    )),
    Verb("release", "credit.release",
         N_("let a slip go once before it is saved: it leaves later without the owner (JSON on standard input)")),
)  # fmt: skip
"""What is asked of a customer's credit, and decided."""
