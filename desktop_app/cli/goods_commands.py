"""The commands about goods and prices, as a part of the one table of commands."""

from desktop_app.cli.accepting import ACCEPT
from desktop_app.cli.readers import change_of_prices, one_of, terms_price
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.dates import parse_date
from desktop_app.domain.money import parse_price
from desktop_app.language import N_

GOODS = Option("goods", N_("code, barcode or name of the goods"), "GOODS")
CUSTOMER = Option("--customer", N_("name, other name or code of the customer"), "NAME")

ABOUT_GOODS = (
    Option("--spec", N_("the specification"), "TEXT"),
    Option("--unit", N_("the smallest unit, such as 个"), "UNIT"),
    Option("--code", N_("the item code"), "CODE"),
    Option("--group", N_("the group of goods it belongs to"), "GROUP"),
    Option("--price", N_("the list price of one of the smallest unit; empty for none"), "PRICE"),
    Option("--lowest", N_("the lowest price of one of the smallest unit; empty for none"), "PRICE"),
    Option("--barcode", N_("the barcode of the smallest unit"), "CODE"),
    Option("--units", N_("the larger units, such as “1箱=10袋=500个”; empty for none"), "UNITS"),
    Option("--unit-prices", N_("list prices of larger units, such as “箱 95.40; 袋 9.80”"), "PRICES"),
    Option("--unit-lowest", N_("lowest prices of larger units, in the same way"), "PRICES"),
    Option("--unit-barcodes", N_("barcodes of larger units, in the same way"), "CODES"),
    Option("--held-back", N_("whether who pays late gets none of it: {choices}"), "ANSWER",
           one_of(("yes", "no")), choices=("yes", "no")),
    Option("--terms-price", N_("the price for who pays so, such as days=24.50 or days/箱=240; may be repeated, “none” "
                               "takes them all away"), "TERMS=PRICE", terms_price, many=True),
)  # fmt: skip

CHANGE = (
    Option("--by", N_("by how much list prices change: 5%, -3%, 0.50 or -0.20 for the smallest unit"), "CHANGE",
           change_of_prices, required=True),
    Option("--round", N_("round to this step, such as 0.10 (default: no rounding)"), "STEP", parse_price),
    Option("--group", N_("only the goods of this group"), "GROUP"),
    Option("--only", N_("only these goods; may be repeated"), "GOODS", many=True),
    Option("--dry-run", N_("only show what would be changed")),
)  # fmt: skip

GOODS_COMMANDS = (
    Verb("goods", "goods.goods", N_("list the goods with their units and prices")),
    Verb("add-goods", "goods.add", N_("add goods with their units and prices"), (
        Option("name", N_("name of the goods"), "NAME"), *ABOUT_GOODS,
    )),
    Verb("change-goods", "goods.change", N_("change what is typed of goods; all else stays"), (
        GOODS, Option("--name", N_("the new name; papers keep the old one"), "NAME"), *ABOUT_GOODS,
    )),
    Verb("put-away-goods", "goods.put_away", N_("sell goods no more, or again"), (
        GOODS, Option("--back", N_("sell them again")),
    )),
    Verb("merge-goods", "goods.merge", N_("make two goods one; both names find it, papers keep theirs"), (
        Option("other", N_("code, barcode or name of those that become part of GOODS"), "OTHER"), GOODS,
    )),
    Verb("split-goods", "goods.split", N_("undo that goods were merged: two again, each with its own"), (
        Option("other", N_("code or name of the goods that were merged"), "OTHER"),
    )),
    Verb("prices", "prices.prices", N_("agreed prices; of one customer what each of the goods costs, and why"), (
        CUSTOMER, Option("--goods", N_("only these goods"), "GOODS"),
    )),
    Verb("agree-price", "prices.agree", N_("set what a customer pays for goods from a day on"), (
        Option("name", N_("name, other name or code of the customer"), "NAME"), GOODS,
        Option("price", N_("the price of one"), "PRICE", parse_price),
        Option("--unit", N_("of which unit (default: the smallest)"), "UNIT", default=""),
        Option("--from", N_("from which day on (default: today)"), "YYYY-MM-DD", parse_date, into="first"),
        Option("--source", N_("on what it rests: a contract, an offer, a word"), "TEXT", default=""), ACCEPT,
    )),
    Verb("end-price", "prices.end", N_("end an agreed price; the one before it holds again"), (
        Option("number", N_("its number, as “prices --json” tells it"), "NUMBER"),
    )),
    Verb("change-prices", "prices.change", N_("change many list prices in one step, or show what it would do"), CHANGE),
)  # fmt: skip
