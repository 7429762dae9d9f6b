"""The commands of credit: how much is open, what was let go, and a slip released before it is saved."""

from desktop_app.cli.readers import limit_typed, one_of, sum_of_money, whole_number
from desktop_app.cli.report_verbs import ASKED
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.customers import Grade
from desktop_app.domain.dates import parse_date
from desktop_app.language import N_

WHOSE = Option("name", N_("name, other name or code of the customer"), "NAME")

NO_GROUP_NAME = "none"
GRADES = tuple(one.value for one in Grade if one.value)
GROUP_NAMES = (NO_GROUP_NAME, *(one.value for one in ActionGroup if one.value))

LIMIT_VERBS = (
    Verb("exceptions", "credit.exceptions", N_("slips let go though the gate held them back, and by whom"), ASKED),
    Verb("exposure", "credit.exposure", N_("what one customer would owe, figure by figure, with a slip of so much"), (
        WHOSE,
        Option("--slip", N_("sum of the slip that is about to leave (default: none)"), "AMOUNT", sum_of_money, 0),
        Option("--paid", N_("how much of it is paid at once"), "AMOUNT", sum_of_money, 0),
    )),
    Verb("limits", "credit.limits",
         N_("limits under review: how far used, what is suggested and why, which group"), ASKED),
    Verb("limit", "credit.limit", N_("decide the limit of one customer, for good or until a day; undo that"), (
        WHOSE,
        Option("--set", N_("how much may be owed; empty for no limit, 0 for no credit"), "AMOUNT", limit_typed),
        Option("--grade", N_("grade: {choices}"), "GRADE", one_of(GRADES), choices=GRADES),
        Option("--until", N_("the last day of it; afterwards the limit of before holds"), "YYYY-MM-DD", parse_date),
        Option("--review", N_("the day to look at it again"), "YYYY-MM-DD", parse_date),
        Option("--reason", N_("why it is decided so"), "TEXT", default=""),
        Option("--undo", N_("undo this decision, by the number it was answered"), "NUMBER",
               whole_number(1, 10**12)),
    )),
    Verb("group", "credit.group", N_("put one customer into a group of action, or undo that"), (
        WHOSE,
        Option("--set", N_("the group: {choices}"), "GROUP", one_of(GROUP_NAMES), choices=GROUP_NAMES),
        Option("--reason", N_("why it is decided so"), "TEXT", default=""),
        Option("--undo", N_("undo this decision, by the number it was answered"), "NUMBER",
               whole_number(1, 10**12)),
    )),
    Verb("classes", "debt_classes.classes",
         N_("unpaid slips by class, cause, sum and age; what may come when; what was written off"), ASKED),
    Verb("disputes", "disputes.disputes", N_("what customers object to: open, answered late, told too late"), ASKED),
    Verb("judge-debt", "debt_classes.judge",
         N_("say what is thought of an unpaid slip: class, cause, chance (JSON on standard input)")),
    Verb("write-off", "debt_classes.give_up", N_("write an unpaid slip off, with a reason (JSON on standard input)")),
    Verb("recover-debt", "debt_classes.recover", N_("money for what was written off (JSON on standard input)")),
    Verb("release", "credit.release",
         N_("let a slip go once before it is saved: it leaves later without the owner (JSON on standard input)")),
)  # fmt: skip
"""What is asked of a customer's credit, and decided."""
