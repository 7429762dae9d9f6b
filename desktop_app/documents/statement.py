"""The monthly statement (对账单): what moved, what is still open, and a demand that asks for signature and money."""

from collections.abc import Iterable, Iterator

from desktop_app.documents.letterhead import (
    BAND,
    Value,
    draw_codes,
    draw_fingerprint,
    draw_page_number,
    draw_shop,
    field,
)
from desktop_app.documents.phrases import KINDS, due_text, long_date
from desktop_app.documents.setting import set_figure, set_text
from desktop_app.documents.sheet import CODE, CORNER, FINE, STRONG, Align, Paper, Sheet
from desktop_app.documents.statement_reply import Reply
from desktop_app.documents.table import Column, Row, Table, draw_rows, paginate
from desktop_app.documents.typeface import Weight
from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.dates import month_end, month_start
from desktop_app.domain.money import format_yuan
from desktop_app.domain.statements import Statement, StatementItem, StatementRow
from desktop_app.language import Translate, translator

_PAPER = Paper(210, 297, 15, 12, 12)
_HEAD, _SUMMARY, _LATER_HEAD = 36.5, 14.0, 27.0
_SIZE, _PITCH, _TITLES = 8.5, 5.0, 5.8


def draw_statement(statement: Statement, fingerprint: str, language: str = "zh_CN") -> bytes:
    """PDF of an issued statement on A4; the same values give the same bytes (D9).

    `fingerprint` is the 16 characters of the frozen snapshot.
    """
    return _Drawing(statement, fingerprint, language).draw()


def draw_statements(statements: Iterable[tuple[Statement, str]], language: str = "zh_CN") -> list[bytes]:
    """One PDF for each (statement, fingerprint).

    The work on fonts is shared by all papers of the process, and the bytes of each are those of `draw_statement`:
    whoever wants to show progress or stop in between may call that in a loop.
    """
    return [draw_statement(statement, fingerprint, language) for statement, fingerprint in statements]


class _Drawing:
    def __init__(self, statement: Statement, fingerprint: str, language: str) -> None:
        self.statement, self.fingerprint = statement, fingerprint
        self._ = translator(language)
        self.title = _title(statement, self._)
        self.sheet = Sheet(_PAPER, f"{self.title} {statement.number}", language)

    def draw(self) -> bytes:
        rows = [*_ledger(self.statement, self._), *_unpaid(self.statement, self._)]
        reply = Reply(self.sheet, self.statement, self.fingerprint, self._)
        foot = _PAPER.foot - BAND
        first, later = _PAPER.top + _HEAD + _SUMMARY, _PAPER.top + _LATER_HEAD
        pages = paginate(rows, foot - first, foot - later, reply.height)
        for number, page in enumerate(pages, 1):
            self._start_page(number, len(pages))
            y = draw_rows(self.sheet, page, first if number == 1 else later, FINE)
            if number == len(pages):
                reply.draw(y, foot)
        return self.sheet.to_bytes()

    def _start_page(self, number: int, count: int) -> None:
        self.sheet.start_page()
        draw_codes(self.sheet, self.statement.shop, self.statement.number, self.fingerprint)
        draw_page_number(self.sheet, number, count, self._)
        draw_fingerprint(self.sheet, self.fingerprint, self.statement.sequence, self._)
        if number == 1:
            self._first_head()
            self._summary(_PAPER.top + _HEAD + 0.6)
        else:
            self._later_head()

    def _first_head(self) -> None:
        statement, sheet, _ = self.statement, self.sheet, self._
        draw_shop(sheet, statement.shop, _)
        sheet.text(_PAPER.width / 2, _PAPER.top + 17.8, self.title, 16, Weight.BOLD, Align.CENTRE)
        middle = _PAPER.side + _PAPER.inner * 0.55
        left, right = middle - _PAPER.side - 4, _PAPER.right - middle
        name = f"{statement.customer}　{statement.customer_code}" if statement.customer_code else statement.customer
        contact = "　".join(part for part in (statement.contact, statement.phone) if part)
        period = _("{first} to {last}").format(
            first=long_date(statement.period_from, _), last=long_date(statement.period_to, _)
        )
        y = _PAPER.top + 19.4
        field(sheet, _PAPER.side, y, left, 5.8, _("To:"), Value(name, 10.5, Weight.BOLD))
        field(sheet, middle, y, right - CODE - 2, 5.8, _("Statement no.:"), Value(statement.number))
        field(sheet, _PAPER.side, y + 5.8, left, 4.6, _("Contact:"), Value(contact))
        field(sheet, middle, y + 5.8, right - CODE - 2, 4.6, _("Issued on:"), Value(long_date(statement.issued_on, _)))
        field(sheet, _PAPER.side, y + 10.4, left, 5.6, _("Address:"), Value(statement.address))
        field(sheet, middle, y + 10.4, right, 5.6, _("Period:"), Value(period))

    def _later_head(self) -> None:
        statement, middle = self.statement, _PAPER.width / 2
        width = 2 * min(middle - _PAPER.side - CORNER, _PAPER.right - CODE - middle) - 6
        lines = (
            (set_text(statement.shop.name, width, 11, 5, Weight.BOLD), 0.0),
            (set_text(f"{self.title}　{statement.number}", width, 10, 4.5, smallest=6.5), 6.0),
            (set_text(statement.customer, width, 10, 8, smallest=6.5), 11.5),
        )
        for block, down in lines:
            self.sheet.block(middle, _PAPER.top + down, block, Align.CENTRE)

    def _summary(self, y: float) -> None:
        """Opening + deliveries − returns − money received ± adjustments = closing, each with its name."""
        sheet, step = self.sheet, _PAPER.inner / 6
        sheet.line(_PAPER.side, y, _PAPER.right, y, STRONG)
        for index, (operator, label, fen) in enumerate(_summary_terms(self.statement, self._)):
            x = _PAPER.side + (index + 0.5) * step
            sheet.block(x, y + 1.4, set_text(label, step - 4, 8.5, weight=Weight.REGULAR), Align.CENTRE)
            sheet.text(max(x - step / 2, _PAPER.side + 1.5), y + 8, operator, 10, align=Align.CENTRE)
            figure = set_figure(format_yuan(fen), step - 5, 11, Weight.BOLD)
            sheet.text(x, y + 10, figure.lines[0], figure.size, Weight.BOLD, Align.CENTRE)


def _title(statement: Statement, _: Translate) -> str:
    first, last = statement.period_from, statement.period_to
    if first == month_start(first) and last == month_end(first):
        return _("Statement of account {year}-{month:02d}").format(year=first.year, month=first.month)
    return _("Statement of account")


def _summary_terms(statement: Statement, _: Translate) -> Iterator[tuple[str, str, int]]:
    opening, closing = statement.opening_fen, statement.closing_fen
    yield ("－", _("Opening credit"), -opening) if opening < 0 else ("", _("Opening debt"), opening)
    yield "＋", _("Deliveries"), statement.shipped_fen
    yield "－", _("Returns"), statement.returned_fen
    yield "－", _("Received"), statement.received_fen
    yield "－" if statement.adjusted_fen < 0 else "＋", _("Adjustments"), abs(statement.adjusted_fen)
    yield "＝", _("Closing credit") if closing < 0 else _("Closing debt"), abs(closing)


def _ledger(statement: Statement, _: Translate) -> Iterator[Row]:
    columns = (
        Column(_("Date"), 20),
        Column(_("Type"), 17, lines=1),
        Column(_("Number"), 30),
        Column(_("Summary"), 38, lines=3),
        Column(_("Debit"), 25, Align.RIGHT),
        Column(_("Credit"), 25, Align.RIGHT),
        Column(_("Balance"), 25, Align.RIGHT),
    )
    table = Table(columns, _PAPER.side, _PITCH, _TITLES, _SIZE)
    brought_forward = _balance(statement.opening_fen, _)
    yield table.row(str(statement.period_from), "", "", _("Brought forward"), "", "", brought_forward)
    for entry in statement.rows:
        yield table.row(*_entry(entry, _))
    if not statement.rows:
        yield table.row("", "", "", _("(no entries in this period)"), "", "", "")
    debits = format_yuan(sum(entry.debit_fen for entry in statement.rows))
    credits = format_yuan(sum(entry.credit_fen for entry in statement.rows))
    closing = _balance(statement.closing_fen, _)
    yield table.row("", "", "", _("Total of the period"), debits, credits, closing, weight=Weight.BOLD)


def _entry(entry: StatementRow, _: Translate) -> tuple[str, ...]:
    """An entry dated in a month that was stated before stands as an adjustment (case 7)."""
    kind = _(KINDS[entry.kind])
    told = (
        _("late: {kind}").format(kind=kind) if entry.late else "",
        _("reverses {number}").format(number=entry.reverses) if entry.reverses else "",
        entry.summary,
    )
    return (
        str(entry.dated),
        _("Adjustment") if entry.late else kind,
        entry.number,
        "　".join(filter(None, told)),
        format_yuan(entry.debit_fen) if entry.debit_fen else "",
        format_yuan(entry.credit_fen) if entry.credit_fen else "",
        _balance(entry.balance_fen, _),
    )


def _unpaid(statement: Statement, _: Translate) -> Iterator[Row]:
    columns = (
        Column(_("Number"), 38, lines=1),
        Column(_("Date"), 22),
        Column(_("Due"), 32, lines=1),
        Column(_("Document amount"), 30, Align.RIGHT),
        Column(_("Open"), 30, Align.RIGHT),
        Column(_("State"), 28, Align.RIGHT, lines=1),
    )
    heading = _("Unpaid documents on {date}").format(date=long_date(statement.period_to, _))
    table = Table(columns, _PAPER.side, _PITCH, _TITLES, _SIZE, heading)
    for item in statement.open_items:
        yield table.row(*_item(item, statement, _))
    if not statement.open_items:
        yield table.row(_("(nothing is unpaid)"), "", "", "", "", "")
    open_fen = format_yuan(sum(item.open_fen for item in statement.open_items))
    yield table.row(_("Total unpaid"), "", "", "", open_fen, "", weight=Weight.BOLD)
    if statement.on_account_fen:
        on_account = format_yuan(statement.on_account_fen)
        yield table.row(_("Less money on account"), "", "", "", on_account, "", weight=Weight.BOLD)
        yield table.row(_("Balance"), "", "", "", _balance(statement.closing_fen, _), "", weight=Weight.BOLD)


def _item(item: StatementItem, statement: Statement, _: Translate) -> tuple[str, ...]:
    days = days_overdue(item.due, statement.period_to)
    return (
        item.number,
        str(item.dated),
        str(item.due) if item.due else due_text(None, _),
        format_yuan(item.amount_fen),
        format_yuan(item.open_fen),
        _("{days} days overdue").format(days=days) if days else _("not yet due"),
    )


def _balance(fen: int, _: Translate) -> str:
    """A balance in the customer's favour says so in a word, never by a minus (conventions 1.6)."""
    return _("credit {amount}").format(amount=format_yuan(-fen)) if fen < 0 else format_yuan(fen)
