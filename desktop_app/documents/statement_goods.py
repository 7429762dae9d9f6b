"""The table of a statement that tells what was sold: every line of goods, a subtotal a slip, what came in between."""

from collections.abc import Iterator

from desktop_app.documents.phrases import joined
from desktop_app.documents.sheet import Align
from desktop_app.documents.statement_tables import PITCH, SIZE, TITLES, balance_told, entry_told
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable
from desktop_app.documents.typeface import Weight
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.statement_goods import StatedGoods, StatedLine
from desktop_app.domain.statements import Statement, StatementRow
from desktop_app.language import Translate


def goods_ledger(statement: Statement, _: Translate, left: float) -> Iterator[DrawnRow]:
    """Every line of the period, from what was brought forward to the totals; they are those of the plain table."""
    table = DrawnTable(_columns(_), left, PITCH, TITLES, SIZE)
    yield table.row(str(statement.period_from), "", _("Brought forward"), *[""] * 4,
                    balance_told(statement.opening_fen, _))  # fmt: skip
    for entry in statement.rows:
        yield from _entry(table, entry, _)
    if not statement.rows:
        yield table.row("", "", _("(no entries in this period)"), *[""] * 5)
    debits = sum(entry.debit_fen for entry in statement.rows)
    credits = sum(entry.credit_fen for entry in statement.rows)
    yield _total(table, _("More owed"), format_yuan(debits), "")
    yield _total(table, _("Less owed"), _signed(-credits, _), balance_told(statement.closing_fen, _))


def _columns(_: Translate) -> tuple[DrawnColumn, ...]:
    return (
        DrawnColumn(_("Date"), 18),
        DrawnColumn(_("Number"), 27),
        DrawnColumn(_("Item and specification"), 46, lines=3),
        DrawnColumn(_("Unit"), 10, Align.CENTRE, lines=2),
        DrawnColumn(_("Quantity"), 16, Align.RIGHT),
        DrawnColumn(_("Unit price"), 17, Align.RIGHT),
        DrawnColumn(_("Amount"), 23, Align.RIGHT),
        DrawnColumn(_("Balance"), 23, Align.RIGHT),
    )


def _entry(table: DrawnTable, entry: StatementRow, _: Translate) -> Iterator[DrawnRow]:
    """A slip of one line is one row; of several, a row each and the subtotal. Money and the like is one row."""
    fen, balance = entry.debit_fen - entry.credit_fen, balance_told(entry.balance_fen, _)
    dated, kind, number, summary, *_sums = entry_told(entry, _)
    if entry.goods is None:
        yield table.row(dated, number, joined(kind, summary), "", "", "", _signed(fen, _), balance)
        return
    side, marked = (1, "") if fen > 0 else (-1, kind)
    below = [(label, sum_) for label, sum_ in _below(entry.goods, abs(fen), _) if sum_]
    alone = len(entry.goods.lines) == 1 and not below
    for place, line in enumerate(entry.goods.lines):
        head = ("", "") if place else (dated, number)
        yield table.row(*head, *_line(line, marked, side, _), balance if alone else "")
    for label, sum_ in below:
        yield table.row("", "", label, "", "", "", _signed(sum_ * side, _), "")
    if not alone:
        yield _total(table, _("Subtotal {number}").format(number=number), _signed(fen, _), balance)


def _below(goods: StatedGoods, total_fen: int, _: Translate) -> Iterator[tuple[str, int]]:
    """What stands between the goods and the sum of the slip (case 30)."""
    charges = goods.charges
    rate = _("Discount {rate}").format(rate=f"{charges.discount_rate / 100:g}%")
    yield rate if charges.discount_rate else _("Discount"), -charges.discount_fen
    yield _("Freight"), charges.freight_fen
    yield _("Rounding-off"), charges.rounding_fen
    yield _("Freight and what was taken off"), goods.rest_of(total_fen)


def _line(line: StatedLine, marked: str, side: int, _: Translate) -> tuple[str, ...]:
    """What is given away says so; what came back with a slip is a return, never a minus."""
    back = _("Return") if line.quantity < 0 else ""
    off = f"{_('Discount')} {format_yuan(line.off_fen)}" if line.off_fen else ""
    name = joined(marked or back, _("gift") if line.gift else "", line.name, line.spec, off)
    amount = _signed(line.amount_fen * side, _)
    return name, line.unit, format_quantity(abs(line.quantity)), format_price(line.price), amount


def _total(table: DrawnTable, title: str, amount: str, balance: str) -> DrawnRow:
    return table.row("", "", title, "", "", "", amount, balance, weight=Weight.BOLD)


def _signed(fen: int, _: Translate) -> str:
    """What lowers the debt says so in a word, never by a minus (conventions 1.6)."""
    return _("less {amount}").format(amount=format_yuan(-fen)) if fen < 0 else format_yuan(fen)
