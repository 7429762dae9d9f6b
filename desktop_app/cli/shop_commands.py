"""The commands for the shop itself: what its papers say of it, and how they are numbered."""

from desktop_app.cli.readers import one_of, whole_number
from desktop_app.cli.verbs import Option, Verb
from desktop_app.domain.number_shapes import NumberReset
from desktop_app.language import N_

RESETS = tuple(NumberReset)
YES_NO = ("yes", "no")


def on_papers(default: str | None) -> tuple[Option, ...]:
    """What stands at the head and foot of the shop's papers, beside its name."""
    lines = {
        "--address": N_("address on papers"), "--phone": N_("phone number on papers"),
        "--wechat": N_("WeChat name on papers"), "--business": N_("line of business on papers"),
        "--bank-account": N_("bank account on papers"),
    }  # fmt: skip
    return tuple(Option(name, text, "TEXT", default=default) for name, text in lines.items())


SHOP_COMMANDS = (
    Verb("shop", "shop.shop", N_("show or change what is printed on the shop's papers"), (
        Option("--name", N_("name of the shop, as printed on papers"), "NAME"),
        *on_papers(None),
        Option("--prepared-by", N_("who fills in the papers, where a slip names nobody else"), "NAME"),
        Option("--title", N_("title of the slips, such as 送货单 or 销售单"), "TEXT", into="voucher_title"),
        Option("--return-title", N_("title of the returns; empty for the usual one, as of all below"), "TEXT"),
        Option("--receipt-title", N_("title of the receipts"), "TEXT"),
        Option("--refund-title", N_("title of the refunds"), "TEXT"),
        Option("--set-off-title", N_("title of the agreements to set off"), "TEXT"),
        Option("--statement-title", N_("title of the statements"), "TEXT"),
        Option("--consignment-title", N_("title of the consignment slips"), "TEXT"),
        Option("--slip-foot", N_("a line at the foot of every slip"), "TEXT", into="voucher_clause"),
        Option("--statement-foot", N_("a line at the foot of every statement"), "TEXT", into="statement_clause"),
        Option("--logo", N_("a picture at the head of the papers; empty for none"), "FILE"),
        Option("--payment-code", N_("a picture of the merchant payment code (商户收款码); empty for none"), "FILE"),
        Option("--seal", N_("a picture of the shop's seal on its papers; empty for none"), "FILE"),
        Option("--seal-place", N_("mark the place for the seal (盖章处) on papers: {choices}"), "YES", one_of(YES_NO),
               choices=YES_NO),
        Option("--copies", N_("what the copies of a slip are for, such as ①存根、②客户、③财务"), "TEXT"),
    )),
    Verb("numbers", "numbers.numbers", N_("show or change how papers are numbered"), (
        Option("--slip", N_("letters of slips"), "LETTERS", into="shipment"),
        Option("--return", N_("letters of goods-return slips"), "LETTERS", into="goods_return"),
        Option("--receipt", N_("letters of payments"), "LETTERS"),
        Option("--statement", N_("letters of statements"), "LETTERS"),
        Option("--reset", N_("when they begin again at 1: {choices}"), "WHEN", one_of(RESETS), choices=RESETS),
        Option("--digits", N_("how many digits at least, 3 to 6"), "N", whole_number(3, 6)),
    )),
)  # fmt: skip
