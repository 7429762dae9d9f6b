"""The commands of reports, and what each may be asked."""

from pathlib import Path

from desktop_app.cli.readers import one_of, whole_number
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.dates import parse_date
from desktop_app.domain.periods import PeriodName
from desktop_app.domain.tasks import BY_HAND
from desktop_app.language import N_

ASKED = (
    Option("--by", N_("by what it is told apart"), "WHAT"),
    Option("--customer", N_("one customer"), "NAME"),
    Option("--period", N_("which days: {choices}"), "PERIOD", one_of(tuple(PeriodName)), choices=tuple(PeriodName)),
    Option("--from", N_("the first day"), "YYYY-MM-DD", parse_date, into="first"),
    Option("--to", N_("the last day"), "YYYY-MM-DD", parse_date, into="last"),
    Option("--top", N_("only the first N rows"), "N", whole_number(1, 10**6)),
    Option("--out", N_("write it as xlsx or csv, or as a PDF to print"), "FILE", Path),
)
"""What a report is asked."""

REPORT_VERBS = (
    Verb("takings", "reports.takings", N_("what came in: by day, method, person or customer"), ASKED),
    Verb("sales", "reports.sales", N_("what was sold: by goods, customer, month, project, group or person"), ASKED),
    Verb("reports", "reports.reports", N_("any report by its name; without one, which there are"), (
        Option("report", N_("which report"), "REPORT", default=None, optional=True),
        *ASKED,
    )),
    Verb("history", "history.history", N_("who changed what and when, from what to what; of everything or of one"), (
        Option("name", N_("name of a customer, or number of a paper"), "NAME", optional=True),
        Option("--goods", N_("of these goods"), "GOODS"),
        Option("--from", N_("from which day on (default: the first)"), "YYYY-MM-DD", parse_date, into="first"),
    )),
    Verb("tasks", "tasks.tasks", N_("what is to be done, by when and by whom; write one down, do it, put it off"), (
        Option("--customer", N_("one customer"), "NAME"),
        Option("--ahead", N_("how many days ahead to look (default: 0)"), "DAYS", whole_number(0, 10**4), 0),
        Option("--add", N_("write a task down: {choices}"), "KIND", one_of(BY_HAND), choices=BY_HAND),
        Option("--on", N_("the day of it, or until when it is put off"), "YYYY-MM-DD", parse_date),
        Option("--about", N_("number of the slip it is about"), "NUMBER", default=""),
        Option("--note", N_("what is to be done"), "TEXT", default=""),
        Option("--person", N_("who does it (default: whoever types)"), "NAME", default=""),
        Option("--done", N_("this task is done"), "TASK"),
        Option("--put-off", N_("do it on the day of --on"), "TASK"),
        Option("--issued", N_("the invoice is written, not handed over yet"), "TASK"),
        Option("--drop", N_("nobody is to do it"), "TASK"),
        Option("--undo", N_("take a step back, by the number it was answered"), "STEP", whole_number(1, 10**12)),
    )),
)  # fmt: skip
