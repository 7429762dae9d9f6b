"""The commands for what is to be cleared with a customer, their own sheet among it."""

from pathlib import Path

from desktop_app.cli.readers import one_of
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.dates import parse_date
from desktop_app.language import N_

_CUSTOMER = Option("name", N_("name, other name or code of the customer"), "NAME")
ENDS = ("cleared", "refused")

POINT_VERBS = (
    Verb("reconcile", "reconciling.reconcile", N_("compare the customer's own sheet with our account, line by line"), (
        _CUSTOMER,
        Option("file", N_("their sheet: xlsx, xls, ods or CSV"), "FILE", Path),
        Option("--from", N_("the first day (default: of the months their sheet tells of)"), "YYYY-MM-DD", parse_date,
               into="first"),
        Option("--to", N_("the last day"), "YYYY-MM-DD", parse_date, into="last"),
        Option("--keep", N_("note the differences as points to be cleared; nothing is booked")),
    )),
    Verb("points", "points.points", N_("what is to be cleared with a customer, or with all"), (
        Option("name", N_("name, other name or code of the customer"), "NAME", default="", optional=True),
    )),
    Verb("point", "points.point",
         N_("note a fault of ours, an offer to settle or a rebate (JSON on standard input)")),
    Verb("end-point", "points.end", N_("a point is cleared up, or nothing came of it"), (
        Option("number", N_("number of the point"), "NUMBER"),
        Option("--as", N_("how it ended: {choices}"), "HOW", one_of(ENDS), "cleared", into="how", choices=ENDS),
        Option("--note", N_("what was done"), "TEXT", default=""),
        Option("--reopen", N_("it is open again")),
    )),
    Verb("honour-point", "points.settle", N_("credit an offer or a rebate whose money came"), (
        Option("number", N_("number of the point"), "NUMBER"),
    )),
)  # fmt: skip
