"""The commands for customers: who they are, how they pay, who of them is one."""

from desktop_app.cli.readers import one_of
from desktop_app.cli.verbs import Option, Verb
from desktop_app.language import N_

SWITCH = ("stop", "allow")
MERGED = ("terms", "limit", "segment", "grade", "payment-days", "tax-number", "phone", "area", "address", "operator")
"""What is chosen of two customers who become one, as it is typed."""

CUSTOMER = Option("name", N_("name, other name or code of the customer"), "NAME")

CUSTOMER_COMMANDS = (
    Verb("customers", "customers.customers", N_("list the customers")),
    Verb("customer", "terms.customer",
            N_("stop credit or goods of one customer, or lift that; without options show it"), (
        CUSTOMER,
        Option("--credit", N_("stop: no more on credit, paid goods leave; allow: lift that"), "stop|allow",
               one_of(SWITCH), choices=SWITCH),
        Option("--goods", N_("stop: nothing leaves, paid or not; allow: lift that"), "stop|allow", one_of(SWITCH),
               choices=SWITCH),
        Option("--reason", N_("why it is stopped"), "TEXT"),
    )),
    Verb("alike", "merging.alike", N_("list customers who may be one: proposed, nothing is changed")),
    Verb("merge", "merging.merge", N_("make two customers one; both names find it, papers keep theirs"), (
        Option("other", N_("name, other name or code of the one that becomes part of NAME"), "OTHER"),
        CUSTOMER,
        Option("--take", N_("of what differs, what holds as with OTHER: {choices}; may be repeated"), "FIELD",
               one_of(MERGED), many=True, choices=MERGED),
        Option("--keep", N_("of what differs, what holds as with NAME: {choices}; may be repeated"), "FIELD",
               one_of(MERGED), many=True, choices=MERGED),
    )),
    Verb("split", "merging.split", N_("undo that a customer was merged: two again, each with its own"), (
        Option("other", N_("name or code of the one that was merged"), "OTHER"),
    )),
    Verb("apart", "merging.apart", N_("say that two who look alike are two; they are proposed no more"), (
        CUSTOMER,
        Option("other", N_("name, other name or code of the other one"), "OTHER"),
    )),
    Verb("terms", "terms.terms", N_("set how a customer pays; look once at terms an older book said less exactly"), (
        Option("--customer", N_("name, other name or code of the customer"), "NAME"),
        Option("--set", N_("the terms, such as 月结30天, 送二结一 or not-agreed"), "TERMS"),
        Option("--confirm", N_("what is written there is right; without --customer for all")),
    )),
    Verb("due-days", "undated.due_days", N_("papers without a day to pay: which their terms would give, and give it"), (
        CUSTOMER,
        Option("--agree", N_("the customer's terms count for these papers from today on")),
        Option("--only", N_("the number of one of them; may be repeated"), "NUMBER", many=True),
        Option("--undo", N_("what was agreed for them later counts no more from today on")),
    )),
    Verb("balance", "customers.balance", N_("what one customer owes, slip by slip"), (CUSTOMER,)),
)  # fmt: skip
