"""The commands for what credit rests on, and what each may be asked."""

from desktop_app.cli.verbs import Option, Verb
from desktop_app.language import N_

_CUSTOMER = Option("name", N_("name, other name or code of the customer"), "NAME")

CREDIT_COMMANDS = (
    Verb("terms-sheet", "credit_papers.make_sheet",
         N_("put a customer's terms on paper, to be signed (JSON on standard input)")),
    Verb("terms-sheets", "credit_papers.sheets", N_("how it is with a customer's terms sheet, and every version"),
         (_CUSTOMER,)),
    Verb("letter", "credit_papers.write_letter",
         N_("make a letter or notice to a customer (JSON on standard input)"), (
        Option("--look", N_("only tell what it would say")),
    )),
    Verb("letter-text", "credit_papers.set_letter_text",
         N_("set the shop's own text of a kind of letters (JSON on standard input)")),
    Verb("letter-texts", "credit_papers.letter_texts",
         N_("the texts letters begin with, and the fields that are filled in")),
    Verb("questions", "grounds.questions",
         N_("keep what was asked before somebody gets goods on credit (JSON on standard input)")),
    Verb("contract", "grounds.contract", N_("keep the record of a contract (JSON on standard input)")),
    Verb("grounds", "grounds.grounds", N_("contracts, securities and questions of one customer"), (_CUSTOMER,)),
    Verb("security", "grounds.security",
         N_("enter a guarantee, pledge or goods returned for a debt (JSON on standard input)")),
    Verb("securities", "grounds.securities", N_("what answers for the debt of a customer, or of all, until when"), (
        Option("name", N_("name, other name or code of the customer"), "NAME", default="", optional=True),
    )),
    Verb("plan-paper", "plans.paper", N_("put a repayment plan on paper, to be signed (JSON on standard input)")),
    Verb("void-paper", "credit_papers.void_paper", N_("void a terms sheet or letter that nobody signed"), (
        Option("number", N_("number of the terms sheet or letter"), "NUMBER"),
    )),
)  # fmt: skip
