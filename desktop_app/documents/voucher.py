"""The delivery voucher (送货单) and the return slip (退货单): goods, prices, and who owes what."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from desktop_app.documents.letterhead import (
    BAND,
    Value,
    draw_codes,
    draw_fingerprint,
    draw_page_number,
    draw_shop,
    field,
    signature,
)
from desktop_app.documents.phrases import due_text, long_date, terms_text, yuan
from desktop_app.documents.setting import Block, set_figure, set_text
from desktop_app.documents.sheet import CODE, CORNER, STRONG, Align, Paper, Sheet
from desktop_app.documents.table import Column, Row, Table, draw_row, draw_rows, paginate
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher_sums import Sum, sums
from desktop_app.domain.accounts import Kind
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.domain.words import in_words
from desktop_app.language import translator

Cell = TypeVar("Cell")
_Field = tuple[str, Value]

_HEAD = 36.0
_WORDS, _SUM = 7.0, 5.6


class VoucherPaper(StrEnum):
    """The papers a voucher is printed on (conventions 1.3)."""

    CONTINUOUS = "241x140"
    A5 = "a5"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class _Form:
    """A voucher's measures in mm: its columns, the height of a row, the most room for remarks and clauses.

    `rows`: the table is ruled for so many at least. `signing`: room for signatures above the strip with the codes;
    0 puts them into the strip.
    """

    paper: Paper
    columns: tuple[float, ...]
    pitch: float
    notes: float
    rows: int = 99
    signing: float = 0


_FORMS = {
    VoucherPaper.CONTINUOUS: _Form(Paper(241, 139.7, 16.5, 5, 5), (8, 22, 64, 12, 20, 22, 28, 32), 6.0, 12.2),
    VoucherPaper.A5: _Form(Paper(210, 148, 10, 8, 8), (8, 20, 58, 11, 18, 20, 27, 28), 6.2, 12.2),
    VoucherPaper.A4: _Form(Paper(210, 297, 15, 12, 12), (8, 18, 55, 11, 18, 19, 26, 25), 7.5, 20, 12, 24),
}
_SIZE = 9.0


def draw_voucher(
    voucher: Voucher,
    fingerprint: str,
    paper: VoucherPaper = VoucherPaper.CONTINUOUS,
    language: str = "zh_CN",
    copies: Sequence[str] = (),
) -> bytes:
    """PDF of a posted slip or return; the same values give the same bytes (D9).

    `fingerprint` is the 16 characters of the frozen snapshot. `copies` names the layers of carbon paper (①白 存根 …),
    printed up the right edge. The balance block is left out where the voucher hides it (conventions 1.5).
    """
    return _Drawing(voucher, fingerprint, _FORMS[paper], language).draw("　　".join(copies))


class _Drawing:
    def __init__(self, voucher: Voucher, fingerprint: str, form: _Form, language: str) -> None:
        self.voucher, self.fingerprint, self.form, self.paper = voucher, fingerprint, form, form.paper
        self._ = translator(language)
        self.returned = voucher.kind is Kind.RETURN
        self.title = self._title(language)
        self.has_codes = any(line.code for line in voucher.lines)
        self.sums = sums(voucher, self._)
        self.notes = self._set_notes()
        self.sheet = Sheet(form.paper, f"{self.title} {voucher.number}", language)

    def draw(self, copies: str) -> bytes:
        table = self._table()
        rows = [self._row(table, number, line) for number, line in enumerate(self.voucher.lines, 1)]
        room = self.paper.foot - BAND - self.form.pitch - self.paper.top - _HEAD
        pages = paginate(rows, room, room, self._tail_height())
        first = 0
        for number, page in enumerate(pages, 1):
            self._page(number, len(pages), page, self.voucher.lines[first : first + len(page)])
            self._copies(copies)
            first += len(page)
        return self.sheet.to_bytes()

    def _title(self, language: str) -> str:
        """The shop picks the Chinese title of its slips (conventions 1.1)."""
        if self.returned:
            return self._("Return slip")
        return self.voucher.shop.voucher_title if language == "zh_CN" else self._("Delivery voucher")

    def _page(self, number: int, count: int, rows: list[Row], lines: Sequence[Line]) -> None:
        self.sheet.start_page()
        self._head(number, count)
        y = draw_rows(self.sheet, rows, self.paper.top + _HEAD)
        last = number == count
        if last:
            y = self._blank_rows(rows[0].table, y)
        self._sum_row(rows[0].table, y, lines, self._("Total") if count == 1 else self._("Page subtotal"))
        if last:
            self._tail(y + self.form.pitch)
        else:
            self._continued()
        draw_fingerprint(self.sheet, self.fingerprint, self.voucher.sequence, self._)

    # ── head ─────────────────────────────────────────────────────────────────────────────────────

    def _head(self, page: int, pages: int) -> None:
        voucher, sheet, paper, _ = self.voucher, self.sheet, self.paper, self._
        draw_codes(sheet, voucher.shop, voucher.number, self.fingerprint)
        draw_shop(sheet, voucher.shop, _)
        draw_page_number(sheet, page, pages, _)
        y = paper.top + 17.8
        title = set_figure(self.title, paper.inner * 0.28, 16, Weight.BOLD)
        spread = 2.0 if len(self.title) < 6 else 0
        sheet.text(paper.width / 2, y, self.title, title.size, Weight.BOLD, Align.CENTRE, spread)
        dated = _("Returned on: {date}") if self.returned else _("Delivered on: {date}")
        sheet.text(paper.side, y, dated.format(date=long_date(voucher.dated, _)), _SIZE)
        number = set_figure(f"No. {voucher.number}", paper.inner * 0.25, 10.5, Weight.BOLD)
        sheet.text(paper.right - CODE - 3, y, number.lines[0], number.size, Weight.BOLD, Align.RIGHT)
        self._customer()

    def _customer(self) -> None:
        voucher, paper, _ = self.voucher, self.paper, self._
        name = f"{voucher.customer}　{voucher.customer_code}" if voucher.customer_code else voucher.customer
        contact = "　".join(part for part in (voucher.contact, voucher.phone) if part)
        upper, middle = self._payment_fields()
        y = paper.top + 19.4
        self._row_of_fields(y, 5.8, (_("Customer:"), Value(name, 10.5, Weight.BOLD)), upper, beside_code=True)
        self._row_of_fields(y + 5.8, 4.6, (_("Contact:"), Value(contact)), middle, beside_code=True)
        project = _("Project / site:"), Value(voucher.project)
        self._row_of_fields(y + 10.4, 5.6, (_("Deliver to:"), Value(voucher.address)), project, beside_code=False)

    def _row_of_fields(self, y: float, height: float, left: _Field, right: _Field, *, beside_code: bool) -> None:
        paper = self.paper
        middle = paper.side + paper.inner * 0.55
        room = paper.right - middle - (CODE + 2 if beside_code else 0)
        field(self.sheet, paper.side, y, middle - paper.side - 4, height, *left)
        field(self.sheet, middle, y, room, height, *right)

    def _payment_fields(self) -> tuple[_Field, _Field]:
        voucher, _ = self.voucher, self._
        if self.returned:
            return (_("Returns slip:"), Value(voucher.returns_number)), ("", Value(""))
        due = due_text(voucher.due, _)
        if len(voucher.parts) > 1:
            due = _("in {count} parts, see below").format(count=len(voucher.parts))
        return (_("Terms:"), Value(terms_text(voucher.terms, _))), (_("Pay by:"), Value(due))

    # ── lines ────────────────────────────────────────────────────────────────────────────────────

    def _table(self) -> Table:
        _ = self._
        serial, code, name, unit, quantity, price, amount, remark = self.form.columns
        columns = (
            Column(_("No."), serial, Align.CENTRE),
            Column(_("Code"), code, lines=2),
            Column(_("Item and specification"), name if self.has_codes else name + code, lines=6),
            Column(_("Unit"), unit, Align.CENTRE, lines=2),
            Column(_("Quantity"), quantity, Align.RIGHT),
            Column(_("Price"), price, Align.RIGHT),
            Column(_("Amount"), amount, Align.RIGHT),
            Column(_("Remark"), remark, lines=6),
        )
        return Table(self._with_code(columns), self.paper.side, self.form.pitch, 6.2, _SIZE)

    def _row(self, table: Table, number: int, line: Line) -> Row:
        cells = (
            str(number),
            line.code,
            f"{line.name}　{line.spec}" if line.spec else line.name,
            line.unit,
            format_quantity(line.quantity),
            format_price(line.price),
            format_yuan(line.amount_fen),
            line.remark,
        )
        return table.row(*self._with_code(cells))

    def _with_code(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """A slip without article codes has no column for them."""
        return cells if self.has_codes else (*cells[:1], *cells[2:])

    def _blank_rows(self, table: Table, y: float) -> float:
        """Rule the rest of the table and say that it is empty, so that nothing can be added after signing."""
        pitch = self.form.pitch
        full = self.paper.top + _HEAD + table.opening + self.form.rows * pitch
        bottom = min(self.paper.foot - BAND - pitch - self._tail_height(), full)
        for index in range(int((bottom - y) / pitch + 0.01)):
            if index == 0:
                words = Block((self._("(nothing below)"),), _SIZE)
                middle = table.left + table.width / 2
                self.sheet.block(middle, y + (pitch - words.height) / 2, words, Align.CENTRE)
            y += pitch
            self.sheet.line(table.left, y, table.left + table.width, y)
        return y

    def _sum_row(self, table: Table, y: float, lines: Sequence[Line], title: str) -> None:
        units = {line.unit for line in lines}
        quantity = format_quantity(sum(line.quantity for line in lines)) if len(units) == 1 else ""
        amount = format_yuan(sum(line.amount_fen for line in lines))
        cells = ("", "", title, units.pop() if quantity else "", quantity, "", amount, "")
        draw_row(self.sheet, table.row(*self._with_code(cells), weight=Weight.BOLD), y)
        self.sheet.line(table.left, y + table.pitch, table.left + table.width, y + table.pitch, STRONG)

    # ── totals, balance, signatures ──────────────────────────────────────────────────────────────

    def _tail_height(self) -> float:
        return _WORDS + len(self.sums) * _SUM + self.notes.height + 1.2 + self.form.signing

    def _tail(self, y: float) -> None:
        self._total(y)
        y += _WORDS
        for line in self.sums:
            self._sum(y, line)
            y += _SUM
        self.sheet.block(self.paper.side, y + 0.8, self.notes)
        if self.form.signing:
            self._signatures(self.paper.side, self.paper.right, y + self.notes.height + 1.2 + self.form.signing / 2)
        else:
            clear = CORNER + 3
            self._signatures(self.paper.side + clear, self.paper.right - clear, self.paper.foot - BAND + 5.6)

    def _total(self, y: float) -> None:
        sheet, paper, _ = self.sheet, self.paper, self._
        base = y + _WORDS / 2 + 1.4
        label = _("Total returned (in words):") if self.returned else _("Total (in words):")
        indent = sheet.text(paper.side + 1, base, label, _SIZE) + 2
        figure = set_figure(yuan(self.voucher.total_fen), paper.inner * 0.28, 12, Weight.BOLD)
        taken = sheet.text(paper.right - 1, base, figure.lines[0], figure.size, Weight.BOLD, Align.RIGHT)
        room = paper.inner - indent - taken - 6
        words = set_figure(f"人民币{in_words(self.voucher.total_fen)}", room, 11, Weight.BOLD)
        sheet.text(paper.side + indent, base, words.lines[0], words.size, Weight.BOLD)
        sheet.line(paper.side, y + _WORDS, paper.right, y + _WORDS)

    def _sum(self, y: float, line: Sum) -> None:
        """A line of arithmetic in equal columns; the result stands under the total."""
        sheet, paper, step = self.sheet, self.paper, self.paper.inner / 3
        for index, (operator, label, fen) in enumerate(line):
            x = paper.side + 1 + index * step
            sheet.text(x - 6, y + 4, operator, _SIZE)
            indent = sheet.text(x, y + 4, label, _SIZE) + 2
            figure = set_figure(yuan(fen), step - indent - 7, 10, Weight.BOLD)
            place = (paper.right - 1, Align.RIGHT) if index == 2 else (x + indent, Align.LEFT)
            sheet.text(place[0], y + 4, figure.lines[0], figure.size, Weight.BOLD, place[1])
        sheet.line(paper.side, y + _SUM, paper.right, y + _SUM)

    def _set_notes(self) -> Block:
        voucher, _ = self.voucher, self._
        parts = [
            _("{date}: {amount}").format(date=due_text(part.due, _), amount=yuan(part.amount_fen))
            for part in voucher.parts
        ]
        lines = (
            _("Remark: {text}").format(text=voucher.remark) if voucher.remark else "",
            _("Payable in parts: {parts}").format(parts="　".join(parts)) if len(parts) > 1 else "",
            _("Paper slip no. {number}").format(number=voucher.paper_number) if voucher.paper_number else "",
            voucher.shop.voucher_clause,
        )
        return set_text("\n".join(filter(None, lines)), self.paper.inner, _SIZE, self.form.notes, smallest=6.5)

    def _signatures(self, left: float, right: float, y: float) -> None:
        _, width = self._, (right - left - 6) / 2
        people = (
            (_("Prepared by: {name}"), self.voucher.prepared_by),
            (_("Delivered by: {name}"), self.voucher.carrier),
        )
        below = "　".join(label.format(name=name) for label, name in people if name)
        signature(self.sheet, left, y, width, _("Seller and handler (signature, seal):"), below)
        received = _("Date received: ____________________")
        signature(self.sheet, left + width + 6, y, width, _("Receiver and handler (signature, seal):"), received)

    def _continued(self) -> None:
        y = self.paper.foot - BAND + 6
        self.sheet.text(self.paper.width / 2, y, self._("(continued on the next page)"), _SIZE, align=Align.CENTRE)

    def _copies(self, copies: str) -> None:
        """The layers of carbon paper, up the right edge: one page is drawn, the paper makes the copies (1.4)."""
        if copies:
            block = set_figure(copies, self.paper.height - 2 * CODE - CORNER, _SIZE)
            self.sheet.upwards(self.paper.right + 3.4, self.paper.foot - CORNER - 8, copies, block.size)
