"""The commands of the program: the one table that help, parser and dispatch read."""

from pathlib import Path

from desktop_app.cli.accepting import ACCEPT
from desktop_app.cli.backup_commands import BACKUP_COMMANDS
from desktop_app.cli.claim_verbs import CLAIM_VERBS
from desktop_app.cli.credit_verbs import CREDIT_COMMANDS
from desktop_app.cli.customer_commands import CUSTOMER, CUSTOMER_COMMANDS
from desktop_app.cli.goods_commands import GOODS_COMMANDS
from desktop_app.cli.key_commands import KEY_COMMANDS, KEY_FILE, KEY_PAGE
from desktop_app.cli.limit_verbs import LIMIT_VERBS
from desktop_app.cli.paper_commands import PAPER_COMMANDS
from desktop_app.cli.point_verbs import POINT_VERBS
from desktop_app.cli.readers import (
    assignment,
    bucket_edges,
    one_of,
    row_of_bill,
    same_row,
    settlement,
    taken_row,
    whole_number,
)
from desktop_app.cli.report_verbs import REPORT_VERBS
from desktop_app.cli.shop_commands import SHOP_COMMANDS, on_papers
from desktop_app.cli.side_verbs import SIDE_VERBS
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.dates import parse_date, parse_month
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.language import LANGUAGES, N_

ORDERS = ("money", "risk", "due")
PAPERS = ("241x140", "a5", "a4")
KINDS = ("customers", "goods", "open-items", "history", "shipments", "receipts")
SENT_BY = tuple(SentBy)
DETAILS = tuple(StatementDetail)
NOTES = (
    "promise", "contact", "dispute", "attachment", "stock", "answer", "sending", "signature", "print", "card",
    "plan-end", "dispute-answer", "settlement", "release", "ground", "side_entry", "bill", "point",
)  # fmt: skip
REPORTS = (
    "customers", "goods", "balances", "ageing", "chase", "open-items", "shipments", "receipts", "promises", "plans",
    "statements", "contacts", "journal", "history",
)  # fmt: skip

COMMON = (
    Option("--book", N_("folder of the book (default: your own data folder)"), "FOLDER", Path),
    Option("--today", N_("the day to work on or to look back to (default: today)"), "YYYY-MM-DD", parse_date),
    Option("--lang", N_("language of everything shown: zh_CN or en"), "LANGUAGE", one_of(LANGUAGES)),
    Option("--json", N_("answer in JSON, for programs")),
    Option("--passphrase-file", N_("file with the book's passphrase, instead of the computer's keyring"), "FILE", Path),
    Option("--pin-file", N_("file with the owner's PIN, for what only the owner does"), "FILE", Path),
    Option("--user", N_("your name, in a book with named users (PIN on standard input)"), "NAME"),
    Option("--user-pin-file", N_("file with the PIN of --user, instead of standard input"), "FILE", Path),
)
"""Options of every command, before or after it."""

OUT_FOLDER = Option("--out", N_("folder to write into; made if it is missing"), "FOLDER", Path, required=True)
OUT_FILE = Option("--out", N_("file to write"), "FILE", Path, required=True)

START = Verb("", "samples.start", N_("start the program"))
"""What is done when no command is named."""

COMMANDS = (
    Verb("new", "books.new", N_("create the book of a shop and show its recovery key, once"), (
        Option("--shop", N_("name of the shop, as printed on papers"), "NAME", required=True),
        *on_papers(""),
        KEY_PAGE,
    )),
    Verb("recover", "books.recover", N_("open a book with the recovery key from its paper"), (KEY_FILE,)),
    Verb("go-on", "books.go_on", N_("go on with a book from which entries are missing; their numbers are left out")),
    Verb("sample", "samples.sample", N_("create a sample shop to try everything on"), (
        Option("--customers", N_("how many customers"), "N", whole_number(1, 100_000)),
        Option("--years", N_("how many years of business"), "Y", whole_number(1, 50)),
        Option("--seed", N_("the same number makes the same shop"), "S", whole_number(0, 10**9)),
    )),
    Verb("tour", "samples.tour", N_("create a sample shop, show this week's list, write three papers"),
            (OUT_FOLDER,)),
    Verb("import", "imports.bring_in", N_("bring in a table from Excel, ODS or CSV"), (
        Option("files", N_("the file to read, or several of one kind"), "FILE", Path, many=True),
        Option("--as", N_("what the table holds: {choices}"), "KIND", one_of(KINDS), required=True, into="kind",
               choices=KINDS),
        Option("--map", N_("this field is in that column, or in none (open=); may be repeated"), "FIELD=COLUMN",
               assignment, many=True),
        Option("--sheet", N_("the sheet to read, where there are several, or * for all of them"), "NAME"),
        Option("--accept", N_("what is meant where the table leaves a doubt, as the doubt says; may be repeated"),
               "WHICH", settlement, many=True),
        Option("--dry-run", N_("only show what would be brought in")),
        Option("--drop-bad", N_("leave out the rows that cannot be read")),
        Option("--terms", N_("how new customers pay of whom the table does not say it, such as 月结30天 or not-agreed"),
               "TERMS"),
    )),
    Verb("bills", "bills.bills", N_("whose the money of a bill is (WeChat, Alipay, bank); booked once you say so"), (
        Option("file", N_("the file as it was downloaded, its archive too"), "FILE", Path),
        Option("--password-file", N_("file with the password of the archive"), "FILE", Path),
        Option("--take", N_("book this row for that customer, or “certain” for all that are; may be repeated"),
               "ROW=CUSTOMER", taken_row, many=True),
        Option("--same", N_("this row is the receipt of that number, typed before, or “new” money"), "ROW=NUMBER",
               same_row, many=True),
        Option("--not-customer", N_("a row that is not a customer's money; may be repeated"), "ROW", row_of_bill,
               many=True),
        Option("--untake", N_("take this row back: its receipt is voided, or it may be a customer's after all"), "ROW",
               row_of_bill, many=True),
        Option("--accept", N_("a doubt that is meant so, such as unread@7; may be repeated"), "DOUBT", many=True),
    )),
    Verb("undo-import", "imports.undo", N_("undo the last import"), (ACCEPT,)),
    *SHOP_COMMANDS,
    *CUSTOMER_COMMANDS,
    *GOODS_COMMANDS,
    Verb("contacts", "contacts.contacts", N_("what was said with one customer, and when"), (CUSTOMER,)),
    Verb("ageing", "ageing.ageing", N_("who owes how much for how long"), (
        Option("--buckets", N_("upper edges in days overdue (default: 30,60,90)"), "DAYS", bucket_edges),
    )),
    *REPORT_VERBS,
    *SIDE_VERBS,
    *LIMIT_VERBS,
    Verb("chase", "chasing.chase", N_("whom to chase this week, and why"), (
        Option("--horizon", N_("how many days ahead to look (default: 14)"), "DAYS", whole_number(1, 10**6)),
        Option("--by", N_("order by money, risk or due date (default: money)"), "ORDER", one_of(ORDERS), ORDERS[0]),
        Option("--top", N_("only the first N customers"), "N", whole_number(1, 10**6)),
    )),
    Verb("order", "orders.order", N_("read a customer's order: which goods, how many, at which price"), (
        CUSTOMER,
        Option("text", N_("the order in the customer's words"), "TEXT"),
    )),
    Verb("ship", "shipments.ship", N_("post a delivery slip (JSON on standard input)"), (
        Option("--order", N_("the goods in the customer's words, in place of the lines"), "TEXT"),
        ACCEPT,
    )),
    Verb("return", "shipments.return_goods", N_("post goods that came back (JSON on standard input)"), (ACCEPT,)),
    Verb("receive", "payments.receive", N_("post money received (JSON on standard input)"), (ACCEPT,)),
    Verb("spread", "payments.spread", N_("set money on account against slips (JSON on standard input)"), (
        Option("number", N_("number of the receipt, return or credit"), "NUMBER"),
    )),
    Verb("undo-spread", "taking_back.undo_spread", N_("undo one allocation; the money is on account again"), (
        Option("number", N_("number of the receipt, return or credit"), "NUMBER"),
        Option("slip", N_("number of the slip"), "SLIP"),
        Option("--on", N_("the day it counts from (default: today)"), "YYYY-MM-DD", parse_date),
    )),
    Verb("adjust", "disputes.adjust", N_("post an allowance or another correction (JSON on standard input)"),
         (ACCEPT,)),
    Verb("dispute", "disputes.dispute", N_("record what the customer refuses of a slip (JSON on standard input)")),
    Verb("answer-dispute", "disputes.answer", N_("record the answer to a dispute (JSON on standard input)")),
    Verb("settle-dispute", "disputes.settle", N_("end a dispute, with or without a credit (JSON on standard input)"),
         (ACCEPT,)),
    Verb("withdraw", "taking_back.withdraw_note", N_("undo something that was recorded by mistake"), (
        Option("what", N_("what it is: {choices}"), "KIND", one_of(NOTES), choices=NOTES),
        Option("number", N_("its number, as it was answered; of a mark the number of its paper, plan or slip"),
               "NUMBER"),
    )),
    Verb("promise", "promises.promise", N_("record a promise to pay (JSON on standard input)"), (ACCEPT,)),
    Verb("contact", "contacts.contact", N_("log a talk with a customer (JSON on standard input)"), (
        Option("--accept", N_("log it although it is the second of the day, or outside 08:00 to 20:00")),
    )),
    Verb("put-off", "contacts.later", N_("take a customer off the list until a later day, without a talk"), (
        CUSTOMER,
        Option("--until", N_("the day to come back to the list"), "YYYY-MM-DD", parse_date, required=True),
    )),
    Verb("promises", "promises.promises", N_("every promise, what came of it, and the share that came in time"), (
        Option("name", N_("name, other name or code of the customer"), "NAME", default="", optional=True),
    )),
    Verb("plans", "plans.plans", N_("every repayment plan: its parts, its agreement, what may be asked for"), (
        Option("name", N_("name, other name or code of the customer"), "NAME", default="", optional=True),
    )),
    Verb("plan", "plans.plan", N_("record a repayment plan (JSON on standard input)")),
    Verb("change-plan", "plans.change", N_("put another plan in the place of one, over what is left (JSON on standard "
                                           "input); or undo that"), (
        Option("--undo", N_("this plan ends, and the one before it is in force again"), "NUMBER", default=""),
    )),
    Verb("end-plan", "plans.end", N_("end a repayment plan, or ask for its whole rest"), (
        Option("number", N_("number of the plan"), "NUMBER"),
        Option("--reason", N_("why it ends"), "TEXT", required=True),
        Option("--whole", N_("ask for the whole rest: offered once missed parts reach the share of the signed "
                             "agreement after a talk or a notice")),
    )),
    Verb("move-receipt", "moving.move_receipt",
            N_("book a receipt to another customer: of the same day, way and note"), (
        Option("number", N_("number of the receipt"), "NUMBER"),
        Option("--to", N_("name, other name or code of the customer whose money it was"), "NAME", required=True),
        ACCEPT,
    )),
    Verb("correct-opening", "moving.correct_opening",
            N_("void a wrong opening debt on its own day and enter what is right (JSON on standard input)"), (
        Option("number", N_("number of the opening debt"), "NUMBER"),
        ACCEPT,
    )),
    Verb("reverse", "taking_back.reverse", N_("void a posted document (JSON on standard input)")),
    Verb("answer", "statements.answer", N_("record a customer's answer to a statement (JSON on standard input)")),
    Verb("signed", "papers.signed", N_("mark a slip, statement or plan as come back signed"), (
        Option("number", N_("number of the slip, statement or plan"), "NUMBER"),
        Option("--on", N_("the day it came back (default: today)"), "YYYY-MM-DD", parse_date),
        Option("--scan", N_("photograph or PDF of the signed copy"), "FILE", Path),
        Option("--note", N_("who signed it, or what is written beside the signature"), "TEXT", default=""),
        ACCEPT,
    )),
    Verb("sent", "papers.sent", N_("record how a statement was sent to the customer: a demand on record"), (
        Option("number", N_("number of the statement"), "NUMBER"),
        Option("--how", N_("how it went: {choices}"), "HOW", one_of(SENT_BY), required=True, choices=SENT_BY),
        Option("--on", N_("the day it went (default: today)"), "YYYY-MM-DD", parse_date),
        Option("--note", N_("number of the letter or parcel, who took it, or to which account it went"), "TEXT",
               default=""),
    )),
    Verb("statement", "statements.statement", N_("issue monthly statements and write them as PDF"), (
        Option("--customer", N_("one customer"), "NAME"),
        Option("--all", N_("every customer with movements or a balance")),
        Option("--month", N_("the month"), "YYYY-MM", parse_month),
        Option("--to", N_("up to this day, without a number and outside the chain"), "YYYY-MM-DD", parse_date),
        Option("--from", N_("with --to: the first day (default: behind the last statement)"), "YYYY-MM-DD", parse_date,
               into="first"),
        Option("--site", N_("only the slips of this site of the customer, in a number series of its own"), "SITE"),
        Option("--detail", N_("what it tells of each slip: {choices} (default: as the customer's last one)"), "DETAIL",
               one_of(DETAILS), choices=DETAILS),
        Option("--replace", N_("put a new one in place of the newest where that no longer holds")),
        OUT_FOLDER,
    )),
    Verb("sites", "sites.sites", N_("list the sites of a customer and what is unpaid of each"), (CUSTOMER,)),
    Verb("site", "sites.site", N_("add a site of a customer, or change what is typed of it"), (
        CUSTOMER,
        Option("site", N_("name of the site"), "SITE"),
        Option("--name", N_("the new name; slips go on finding it by the old one"), "NAME", into="new_name"),
        Option("--address", N_("where it is"), "TEXT"),
        Option("--contact", N_("who is there"), "TEXT"),
        Option("--phone", N_("their number"), "TEXT"),
        Option("--limit", N_("its own credit limit in yuan; empty for none"), "YUAN"),
        Option("--also", N_("another name by which slips say it; may be repeated"), "NAME", many=True),
        Option("--put-away", N_("nothing goes there any more")),
        Option("--back", N_("goods go there again")),
    )),
    Verb("voucher", "shipments.voucher", N_("write the paper of a slip, return or receipt as PDF"), (
        Option("number", N_("number of the slip or return"), "NUMBER"),
        Option("--paper", N_("a5, a4 or 241x140 (default: 241x140; for terms sheets and letters a4)"), "PAPER",
               one_of(PAPERS)),
        OUT_FILE,
    )),
    *PAPER_COMMANDS,
    *CREDIT_COMMANDS,
    *CLAIM_VERBS,
    *POINT_VERBS,
    Verb("export", "exports.export", N_("write a report as xlsx"), (
        Option("report", N_("which report: {choices}"), "REPORT", one_of(REPORTS), choices=REPORTS),
        OUT_FILE,
    )),
    *KEY_COMMANDS,
    *BACKUP_COMMANDS,
)  # fmt: skip


def command_named(name: str | None) -> Verb:
    return next((command for command in COMMANDS if command.name == name), START)
