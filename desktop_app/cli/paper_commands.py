"""The commands of cards, pictures and papers of records, goods at customers, and what each may be asked."""

from pathlib import Path

from desktop_app.cli.accepting import ACCEPT
from desktop_app.cli.readers import one_of, whole_number
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.attachments import AttachmentKind
from desktop_app.domain.dates import parse_date
from desktop_app.language import N_

KINDS = tuple(AttachmentKind)
_KIND = Option("--kind", N_("what it shows: {choices}"), "KIND", one_of(KINDS), choices=KINDS)
_CUSTOMER = Option("--customer", N_("name, other name or code of the customer"), "NAME")
_ID = whole_number(1, 10**9)

PAPER_COMMANDS = (
    Verb("card", "cards.card",
            N_("the card of a slip, return, receipt or statement for WeChat: a picture, and its text"), (
        Option("number", N_("number of the slip, return, receipt or statement"), "NUMBER", default=None, optional=True),
        Option("--remind", N_("in place of a number: the card that asks this customer for what is due"), "NAME"),
        Option("--out", N_("write the picture (PNG)"), "FILE", Path),
        Option("--text", N_("only the text that goes with it")),
        Option("--sent", N_("note in the customer's record that the card was sent today")),
    )),
    Verb("cards", "cards.waiting", N_("papers of the last days whose cards were not sent yet")),
    Verb("attach", "attachments.attach", N_("keep a picture or PDF with a customer, paper, dispute or talk"), (
        Option("file", N_("the picture or PDF"), "FILE", Path),
        _CUSTOMER,
        Option("--number", N_("number of the slip, return, receipt or statement"), "NUMBER"),
        Option("--dispute", N_("the dispute's own number"), "N", _ID),
        Option("--talk", N_("number of the talk, as it was answered"), "N", _ID),
        _KIND,
        Option("--on", N_("the day it is from (default: today)"), "YYYY-MM-DD", parse_date),
        Option("--place", N_("where the original is kept"), "TEXT", default=""),
        Option("--note", N_("what is to be known of it"), "TEXT", default=""),
    )),
    Verb("stock", "consignment.stock",
            N_("goods placed at a customer without a debt, counted there or returned (JSON on standard input)"),
         (ACCEPT,)),
    Verb("settle-stock", "consignment.settle", N_("make a slip of what was counted as sold at a customer"), (
        Option("name", N_("name, other name or code of the customer"), "NAME"),
        Option("--on", N_("the day of the slip (default: today)"), "YYYY-MM-DD", parse_date),
        Option("--release", N_("why the owner lets it pass the limit"), "TEXT", default=""),
    )),
    Verb("consignment", "consignment.consignment", N_("goods on consignment at one customer, and what led there"), (
        Option("name", N_("name, other name or code of the customer"), "NAME"),
    )),
    Verb("consignment-paper", "consignment.put_on_paper", N_("put on paper what is on consignment at a customer"), (
        Option("name", N_("name, other name or code of the customer"), "NAME"),
    )),
    Verb("attachments", "attachments.attachments", N_("list the pictures and papers that are kept, or write one out"), (
        _CUSTOMER,
        _KIND,
        Option("--save", N_("write out the one with this number, as it was brought in"), "N", _ID),
        Option("--out", N_("file to write"), "FILE", Path),
    )),
    Verb("check-paper", "papers.check", N_("tell by the check code printed on a paper whether it is ours"), (
        Option("code", N_("the 16 characters on the paper"), "CODE"),
    )),
)  # fmt: skip
