"""The paper of goods on consignment (代销铺货单): what lies there, that it stays ours, and both signatures."""

from collections.abc import Iterator

from desktop_app.documents.letterhead import NOTHING, PaperHead, Value, of_customer
from desktop_app.documents.phrases import joined, long_date, title_of, yuan
from desktop_app.documents.sheet import Align
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.documents.written import ClauseText, WrittenPaper, draw_written
from desktop_app.domain.consignment import STOCK_MOVES
from desktop_app.domain.consignment_paper import ConsignedLine, ConsignedMove, ConsignmentPaper
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.language import Translate, translator

_SHARES = (0.05, 0.27, 0.07, 0.09, 0.09, 0.09, 0.1, 0.1, 0.06, 0.08)
MOST_MOVES = 12
"""Moves that are told one by one; of more the rest is counted."""


def draw_consignment(
    told: ConsignmentPaper, fingerprint: str, sheet: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "zh_CN"
) -> bytes:
    """PDF of it; the same values give the same bytes (D9)."""
    _, paper = translator(language), sheet_of(sheet)
    title = title_of(told.shop, "consignment", _("Goods on consignment slip"), language)
    dated = _("As of: {date}").format(date=long_date(told.dated, _))
    head = PaperHead(told.shop, title, told.number, dated, fingerprint)
    parties = (
        ((_("Customer:"), of_customer(told.customer, told.customer_code)), NOTHING),
        ((_("Contact:"), Value(joined(told.contact, told.phone))), NOTHING),
        ((_("Address:"), Value(told.address)), NOTHING),
    )
    signing = (_("Placed by (signature, seal):"), ""), (_("Kept by (signature, seal):"), "")
    rows = _rows(told, paper.inner, paper.side, _)
    written = WrittenPaper(head, parties, _clauses(told, _), told.sequence, rows, signing)
    return draw_written(written, paper, language, _)


def _clauses(told: ConsignmentPaper, _: Translate) -> tuple[ClauseText, ...]:
    moved = [_moved(one, _) for one in told.moves[-MOST_MOVES:]]
    if more := len(told.moves) - len(moved):
        moved.insert(0, _("{count} earlier moves").format(count=more))
    if told.follows:
        moved.insert(0, _("since {number}:").format(number=told.follows))
    return (
        ClauseText(_("What moved"), joined(*moved) if told.moves else _("Nothing was moved.")),
        ClauseText(_("What holds"), _(
            "These goods stay ours, and nothing is owed for them, until they are sold. What is sold, or missing when "
            "they are counted, is settled by a slip at the price named here."
        )),
    )  # fmt: skip


def _moved(one: ConsignedMove, _: Translate) -> str:
    what = STOCK_MOVES[one.move].text(_)
    return f"{one.dated:%m-%d} {what} {one.goods} {format_quantity(one.quantity)} {one.unit} {one.slip}".rstrip()


def _rows(told: ConsignmentPaper, inner: float, left: float, _: Translate) -> tuple[DrawnRow, ...]:
    titles = (
        "", _("Goods"), _("Unit"), _("Placed"), _("Taken back"), _("Settled"), _("Sold, not settled"),
        _("Still there"), _("Unit price"), _("Goods value"),
    )  # fmt: skip
    columns = tuple(
        DrawnColumn(title, inner * share, Align.LEFT if at < 3 else Align.RIGHT, 2 if at == 1 else 0)
        for at, (title, share) in enumerate(zip(titles, _SHARES, strict=True))
    )
    table = DrawnTable(columns, left, 6.2, 6.5, 9)
    rows = [
        table.row(str(at), one.goods, one.unit, *_counts(one), format_price(one.price), format_yuan(one.here_fen))
        for at, one in enumerate(told.lines, 1)
    ]
    total = table.row("", _("Worth in all"), *[""] * 7, yuan(told.here_fen), weight=Weight.BOLD)
    return (*rows, total)


def _counts(one: ConsignedLine) -> Iterator[str]:
    return map(format_quantity, (one.placed, one.back, one.settled, one.sold, one.here))
