"""The two tables of a statement: what moved in the period, and what is unpaid at its end. They are 180 mm wide."""

from collections.abc import Iterator

from desktop_app.documents.phrases import KINDS, due_text, joined, long_date
from desktop_app.documents.sheet import Align
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable
from desktop_app.documents.typeface import Weight
from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.labels import NO_DAY, NOT_AGREED
from desktop_app.domain.money import format_yuan
from desktop_app.domain.own_reasons import read_reason
from desktop_app.domain.statements import Statement, StatementItem, StatementRow
from desktop_app.language import N_, Translate

SIZE, PITCH, TITLES = 8.5, 5.0, 5.8


def ledger(statement: Statement, _: Translate, left: float) -> Iterator[DrawnRow]:
    """Every entry of the period with the balance after it, from what was brought forward to the total."""
    columns = (
        DrawnColumn(_("Date"), 20),
        DrawnColumn(_("Kind"), 17, lines=1),
        DrawnColumn(_("Number"), 30),
        DrawnColumn(_("Summary"), 38, lines=3),
        DrawnColumn(_("More owed"), 25, Align.RIGHT),
        DrawnColumn(_("Less owed"), 25, Align.RIGHT),
        DrawnColumn(_("Balance"), 25, Align.RIGHT),
    )
    table = DrawnTable(columns, left, PITCH, TITLES, SIZE)
    brought_forward = balance_told(statement.opening_fen, _)
    yield table.row(str(statement.period_from), "", "", _("Brought forward"), "", "", brought_forward)
    for entry in statement.rows:
        yield table.row(*entry_told(entry, _))
    if not statement.rows:
        yield table.row("", "", "", _("(no entries in this period)"), "", "", "")
    debits = format_yuan(sum(entry.debit_fen for entry in statement.rows))
    credits = format_yuan(sum(entry.credit_fen for entry in statement.rows))
    closing = balance_told(statement.closing_fen, _)
    yield table.row("", "", "", _("Total of the period"), debits, credits, closing, weight=Weight.BOLD)


def entry_told(entry: StatementRow, _: Translate) -> tuple[str, ...]:
    """An entry dated in a month that was stated before stands as an adjustment (case 7)."""
    kind = _(KINDS[entry.kind])
    told = (
        _("late: {kind}").format(kind=kind) if entry.late else "",
        _("voids {number}").format(number=entry.reverses) if entry.reverses else "",
        _own(entry.summary, _),
    )
    return (
        str(entry.dated),
        _("Adjustment") if entry.late else kind,
        entry.number,
        joined(*told),
        format_yuan(entry.debit_fen) if entry.debit_fen else "",
        format_yuan(entry.credit_fen) if entry.credit_fen else "",
        balance_told(entry.balance_fen, _),
    )


def _own(text: str, _: Translate) -> str:
    reason = read_reason(text)
    return reason if isinstance(reason, str) else reason.text(_)


def unpaid(statement: Statement, _: Translate, left: float) -> Iterator[DrawnRow]:
    """Each unpaid document; with the money on account they make up the closing balance."""
    columns = (
        DrawnColumn(_("Number"), 38, lines=1),
        DrawnColumn(_("Date"), 22),
        DrawnColumn(_("Due date"), 32, lines=1),
        DrawnColumn(_("Document amount"), 30, Align.RIGHT),
        DrawnColumn(_("Unpaid"), 30, Align.RIGHT),
        DrawnColumn(_("State"), 28, Align.RIGHT, lines=2),
    )
    heading = _("Unpaid documents on {date}").format(date=long_date(statement.period_to, _))
    table = DrawnTable(columns, left, PITCH, TITLES, SIZE, heading)
    for place, item in enumerate(statement.open_items):
        yield table.row(*_item(item, statement, place in statement.covered, _))
    if not statement.open_items:
        yield table.row(_("(nothing is unpaid)"), "", "", "", "", "")
    open_fen = format_yuan(sum(item.open_fen for item in statement.open_items))
    yield table.row(_("Total unpaid"), "", "", "", open_fen, "", weight=Weight.BOLD)
    if statement.on_account_fen:
        on_account = format_yuan(statement.on_account_fen)
        yield table.row(_("Less money on account"), "", "", "", on_account, "", weight=Weight.BOLD)
        yield table.row(_("Balance"), "", "", "", balance_told(statement.closing_fen, _), "", weight=Weight.BOLD)


def _item(item: StatementItem, statement: Statement, covered: bool, _: Translate) -> tuple[str, ...]:
    days = 0 if covered else days_overdue(item.due, statement.period_to)
    waiting = N_("covered by money on account") if covered else _waiting(item, statement)
    return (
        item.number,
        str(item.dated),
        str(item.due) if item.due else due_text(None, _) if item.by_batch else NOT_AGREED.text(_),
        format_yuan(item.amount_fen),
        format_yuan(item.open_fen),
        _state(item, days, _(waiting), _),
    )


def _waiting(item: StatementItem, statement: Statement) -> str:
    """What a paper that is not late says of itself; papers of before that was told apart call all of it not yet due."""
    told_apart = statement.demand is not None and statement.demand.undated_fen > 0
    return NO_DAY.template if told_apart and item.due is None and not item.by_batch else N_("not yet due")


def _state(item: StatementItem, days: int, waiting: str, _: Translate) -> str:
    late = _("{days} days overdue").format(days=days) if days else waiting
    disputed = _("in dispute {amount}").format(amount=format_yuan(item.disputed_fen)) if item.disputed_fen else ""
    return joined(_("in plan") if item.in_plan else late, disputed)


def balance_told(fen: int, _: Translate) -> str:
    """A balance in the customer's favour says so in a word, never by a minus (conventions 1.6)."""
    return _("credit {amount}").format(amount=format_yuan(-fen)) if fen < 0 else format_yuan(fen)
