"""The monthly statement (对账单): what moved, what is still open, and a demand that asks for signature and money."""

from collections.abc import Iterable, Iterator

from desktop_app.documents.letterhead import (
    BAND,
    NAME_SMALLEST,
    Value,
    between_codes,
    draw_codes,
    draw_fingerprint,
    draw_page_number,
    draw_parties,
    draw_shop,
    of_customer,
)
from desktop_app.documents.phrases import joined, long_date, title_of
from desktop_app.documents.setting import set_figure, set_text
from desktop_app.documents.sheet import FINE, STRONG, Align, DrawnSheet, PaperSize
from desktop_app.documents.statement_characters import shared_characters
from desktop_app.documents.statement_goods import goods_ledger
from desktop_app.documents.statement_reply import Reply
from desktop_app.documents.statement_tables import ledger, unpaid
from desktop_app.documents.table import draw_rows, paginate
from desktop_app.documents.typeface import Weight
from desktop_app.domain.dates import month_end, month_start
from desktop_app.domain.money import format_yuan
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statements import Statement
from desktop_app.language import Translate, translator

_PAPER = PaperSize(210, 297, 15, 12, 12)
_HEAD, _SUMMARY, _LATER_HEAD = 36.5, 14.0, 27.0


def draw_statement(statement: Statement, fingerprint: str, language: str = "zh_CN") -> bytes:
    """PDF of an issued statement on A4; the same values give the same bytes (D9).

    `fingerprint` is the 16 characters of the frozen snapshot.
    """
    return _Drawing(statement, fingerprint, language).draw()


def draw_loose_statement(statement: Statement, draft: bool, language: str = "zh_CN") -> bytes:
    """PDF of a statement without a number: a draft to look at, or a paper outside the chain (case 21).

    It is kept nowhere, so it has no check code and no codes in its corners.
    """
    return _Drawing(statement, "", language, draft).draw()


def draw_statements(statements: Iterable[tuple[Statement, str]], language: str = "zh_CN") -> list[bytes]:
    """One PDF for each (statement, fingerprint).

    The work on fonts is shared by all papers of the process, and the bytes of each are those of `draw_statement`:
    whoever wants to show progress or stop in between may call that in a loop.
    """
    return [draw_statement(statement, fingerprint, language) for statement, fingerprint in statements]


class _Drawing:
    def __init__(self, statement: Statement, fingerprint: str, language: str, draft: bool = False) -> None:
        self.statement, self.fingerprint = statement, fingerprint
        self._ = translator(language)
        self.title = _title(statement, draft, title_of(statement.shop, "statement", "", language), self._)
        shared = shared_characters(statement.shop, language)
        self.sheet = DrawnSheet(_PAPER, f"{self.title} {statement.number}".strip(), language, shared)

    def draw(self) -> bytes:
        entries = goods_ledger if self.statement.detail is StatementDetail.GOODS else ledger
        rows = [*entries(self.statement, self._, _PAPER.side), *unpaid(self.statement, self._, _PAPER.side)]
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
        if self.fingerprint:
            draw_codes(self.sheet, self.statement.shop, self.statement.number, self.fingerprint)
        draw_page_number(self.sheet, number, count, self._)
        if self.fingerprint:
            draw_fingerprint(self.sheet, self.fingerprint, self.statement.sequence, self._)
        if number == 1:
            self._first_head()
            self._summary(_PAPER.top + _HEAD + 0.6)
        else:
            self._later_head()

    def _first_head(self) -> None:
        statement, sheet, _ = self.statement, self.sheet, self._
        draw_shop(sheet, statement.shop, _)
        title = set_figure(self.title, between_codes(_PAPER), 16, Weight.BOLD)
        sheet.text(_PAPER.width / 2, _PAPER.top + 17.8, self.title, title.size, Weight.BOLD, Align.CENTRE)
        period = _("{first} to {last}").format(
            first=long_date(statement.period_from, _), last=long_date(statement.period_to, _)
        )
        number, issued = statement.number or _("not numbered"), long_date(statement.issued_on, _)
        to = of_customer(statement.customer, statement.customer_code)
        where = _("Address:"), Value(statement.address)
        if statement.site:
            where = _("Project / site:"), Value(joined(statement.site, statement.address), 10, Weight.BOLD)
        draw_parties(
            sheet,
            ((_("To:"), to), (_("Statement no.:"), Value(number))),
            ((_("Contact:"), Value(joined(statement.contact, statement.phone))), (_("Issued on:"), Value(issued))),
            (where, (_("Period:"), Value(period))),
        )

    def _later_head(self) -> None:
        statement, middle = self.statement, _PAPER.width / 2
        width = between_codes(_PAPER)
        lines = (
            (set_text(statement.shop.name, width, 11, 5, Weight.BOLD, NAME_SMALLEST), 0.0),
            (set_text(f"{self.title}　{statement.number}".strip(), width, 10, 4.5, smallest=6.5), 6.0),
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


def _title(statement: Statement, draft: bool, own: str, _: Translate) -> str:
    """`own` is what the shop calls it, empty for its usual name."""
    if draft:
        return _("{title} (draft)").format(title=_kept_title(statement, own, _))
    if statement.is_numbered:
        return _kept_title(statement, own, _)
    if statement.site and statement.month:
        return _("{title} · not numbered").format(title=_kept_title(statement, own, _))
    day = long_date(statement.period_to, _)
    if own:
        return _("{title} up to {date} · not numbered").format(title=own, date=day)
    return _("Statement of account up to {date} · not numbered").format(date=day)


def _kept_title(statement: Statement, own: str, _: Translate) -> str:
    first, last = statement.period_from, statement.period_to
    month = statement.month or (first if first == month_start(first) and last == month_end(first) else None)
    if month is not None and own:
        return _("{title} {year}-{month:02d}").format(title=own, year=month.year, month=month.month)
    if month is not None:
        return _("Statement of account {year}-{month:02d}").format(year=month.year, month=month.month)
    return own or _("Statement of account")


def _summary_terms(statement: Statement, _: Translate) -> Iterator[tuple[str, str, int]]:
    """(operator, name, fen ≥ 0), told from the side of the closing balance so that the sum comes out as printed."""
    opening, closing = statement.opening_fen, statement.closing_fen
    side = -1 if closing < 0 else 1
    opening_name = _("Opening credit") if opening < 0 else _("Opening debt")
    yield ("－" if opening * side < 0 else ""), opening_name, abs(opening)
    moved = (
        (_("Deliveries"), side, statement.shipped_fen),
        (_("Returns"), -side, statement.returned_fen),
        (_("Received in the period"), -side, statement.received_fen),
        (_("Adjustments"), -side if statement.adjusted_fen < 0 else side, abs(statement.adjusted_fen)),
    )
    for name, direction, fen in moved:
        yield ("－" if direction < 0 else "＋"), name, fen
    yield "＝", _("Closing credit") if closing < 0 else _("Closing debt"), abs(closing)
