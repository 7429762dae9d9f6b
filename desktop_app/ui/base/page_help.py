"""What each page is for, in one or two sentences (F1)."""

from desktop_app.language import N_
from desktop_app.ui.base.routes import PageName

HELP: dict[PageName, str] = {
    PageName.THIS_WEEK: N_(
        "Whom to chase this week, most expected money first. Each line gives one reason and one next step; the tooltip "
        "shows the sum behind the order."
    ),
    PageName.CUSTOMERS: N_("All customers with what they owe, what is overdue and how much of the limit is used."),
    PageName.SHIPMENTS: N_(
        "The delivery slips and returns, whether they are printed, and whether they came back signed."
    ),
    PageName.RECEIPTS: N_("Money received, and which slips each payment settled."),
    PageName.PLANS: N_("Repayment plans: what is paid, what comes next, what was missed."),
    PageName.PAPERS: N_("Statements and slips on paper: what to print, what waits for a signature, what came back."),
    PageName.REPORTS: N_("Who owes how much for how long, and what came in; everything can be exported."),
    PageName.SETTINGS: N_("The shop, papers and printers, text size and language, rules, backup and restore."),
    PageName.GOODS: N_(
        "What the shop sells: name, specification, unit and list price. Slips already written keep what they say."
    ),
    PageName.CUSTOMER: N_("Everything about one customer: open slips, history, plans, promises, contacts and papers."),
    PageName.CUSTOMER_FORM: N_("Name, phone and terms of a customer. Only the name is needed."),
    PageName.SHIPMENT_FORM: N_(
        "Write a slip by keyboard: type the first letters of the customer and of the goods. Enter goes on, an empty "
        "line ends the goods, Ctrl+Enter saves."
    ),
    PageName.RECEIPT_FORM: N_("Money that came in. It settles the oldest due slips first unless you change a line."),
    PageName.RETURN_FORM: N_("Goods that came back, against the slip they left with."),
    PageName.PLAN_FORM: N_("Agree on instalments; the sums always add up to what is owed."),
    PageName.PREVIEW: N_("The paper exactly as it will be printed. Enter prints it."),
    PageName.IMPORT: N_(
        "Bring in a table from Excel. Mend what is red in place; nothing is written before you say so."
    ),
}
