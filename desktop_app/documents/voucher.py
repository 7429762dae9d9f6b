"""The delivery voucher (送货单) and the return slip (退货单): goods, prices, and who owes what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.documents.letterhead import (
    BAND,
    NOTHING,
    Labelled,
    PaperHead,
    Value,
    draw_fingerprint,
    draw_head,
    draw_parties,
    of_customer,
)
from desktop_app.documents.phrases import due_text, joined, long_date, title_of
from desktop_app.documents.setting import Block, set_figure
from desktop_app.documents.sheet import CODE, CORNER, STRONG, Align, DrawnSheet, PaperSize
from desktop_app.documents.table import DrawnRow, draw_row, draw_rows, paginate
from desktop_app.documents.voucher_foot import Foot
from desktop_app.documents.voucher_lines import Lines
from desktop_app.domain.accounts import Kind
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.domain.slip_sums import NO_CHARGES
from desktop_app.domain.terms_words import terms_said
from desktop_app.language import translator

_HEAD = 36.0


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

    paper: PaperSize
    columns: tuple[float, ...]
    pitch: float
    notes: float
    rows: int = 99
    signing: float = 0


_FORMS = {
    VoucherPaper.CONTINUOUS: _Form(PaperSize(241, 139.7, 16.5, 5, 5), (8, 22, 64, 12, 20, 22, 28, 32), 6.0, 12.2),
    VoucherPaper.A5: _Form(PaperSize(210, 148, 10, 8, 8), (8, 20, 58, 11, 18, 20, 27, 28), 6.2, 12.2),
    VoucherPaper.A4: _Form(PaperSize(210, 297, 15, 12, 12), (8, 18, 55, 11, 18, 19, 26, 25), 7.5, 20, 12, 24),
}
_SIZE = 9.0
_ROUNDING = 0.1
_BETWEEN = re.compile(r"[、,，;；/\n]\s*")


def sheet_of(paper: VoucherPaper) -> PaperSize:
    """Its measures and margins."""
    return _FORMS[paper].paper


def draw_voucher(
    voucher: Voucher,
    fingerprint: str,
    paper: VoucherPaper = VoucherPaper.CONTINUOUS,
    language: str = "zh_CN",
    copies: Sequence[str] = (),
) -> bytes:
    """PDF of a posted slip or return; the same values give the same bytes (D9).

    `fingerprint` is the 16 characters of the frozen snapshot. `copies` names the layers of carbon paper (①白 存根 …),
    printed up the right edge; without them those of the shop are. The balance block is left out where the voucher
    hides it (conventions 1.5).
    """
    told = copies or tuple(filter(None, _BETWEEN.split(voucher.shop.copies)))
    return _Drawing(voucher, fingerprint, _FORMS[paper], language).draw("　　".join(told))


class _Drawing:
    def __init__(self, voucher: Voucher, fingerprint: str, form: _Form, language: str) -> None:
        self.voucher, self.fingerprint, self.form, self.paper = voucher, fingerprint, form, form.paper
        self._ = translator(language)
        self.returned = voucher.kind is Kind.RETURN
        self.title = self._title(language)
        self.lines = Lines(voucher, form.columns, form.paper.side, form.pitch, self._)
        self.sheet = DrawnSheet(form.paper, f"{self.title} {voucher.number}", language)
        self.foot = Foot(self.sheet, voucher, form.notes, form.signing, self._)

    def draw(self, copies: str) -> bytes:
        room = self.paper.foot - BAND - self.form.pitch - self.paper.top - _HEAD
        pages = paginate(self.lines.rows, room, room, self.foot.height)
        first = 0
        for number, page in enumerate(pages, 1):
            self._page(number, len(pages), page, self.voucher.lines[first : first + len(page)])
            self._copies(copies)
            first += len(page)
        return self.sheet.to_bytes()

    @property
    def _whole(self) -> str:
        """The sum of the lines is not yet what is to be paid, where anything stands between the two."""
        charged = self.voucher.charges != NO_CHARGES
        return self._("Sum of goods") if charged else self._("Total")

    def _title(self, language: str) -> str:
        shop, _ = self.voucher.shop, self._
        if self.returned:
            return title_of(shop, "return", _("Return slip"), language)
        return title_of(shop, "voucher", _("Delivery slip"), language)

    def _page(self, number: int, count: int, rows: list[DrawnRow], lines: Sequence[Line]) -> None:
        sheet, paper, last = self.sheet, self.paper, number == count
        sheet.start_page()
        self._head(number, count)
        y = draw_rows(sheet, rows, paper.top + _HEAD)
        if last:
            y = self._blank_rows(y)
        total = self.lines.sum_row(lines, self._whole if count == 1 else self._("Page subtotal"))
        draw_row(sheet, total, y)
        y += total.height
        sheet.line(paper.side, y, paper.right, y, STRONG)
        if last:
            self.foot.draw(y)
        else:
            self._continued()
        draw_fingerprint(sheet, self.fingerprint, self.voucher.sequence, self._)

    # ── head ─────────────────────────────────────────────────────────────────────────────────────

    def _head(self, page: int, pages: int) -> None:
        voucher, sheet, _ = self.voucher, self.sheet, self._
        dated = _("Returned on: {date}") if self.returned else _("Delivered on: {date}")
        dated = dated.format(date=long_date(voucher.dated, _))
        head = PaperHead(voucher.shop, self.title, voucher.number, dated, self.fingerprint)
        draw_head(sheet, head, page, pages, _)
        upper, middle = self._payment_fields()
        project = (_("Project / site:") if voucher.project else ""), Value(voucher.project)
        draw_parties(
            sheet,
            ((_("Customer:"), of_customer(voucher.customer, voucher.customer_code)), upper),
            ((_("Contact:"), Value(joined(voucher.contact, voucher.phone))), middle),
            ((_("Deliver to:"), Value(voucher.address)), project),
        )

    def _payment_fields(self) -> tuple[Labelled, Labelled]:
        voucher, _ = self.voucher, self._
        if self.returned:
            return (_("Returns slip:"), Value(voucher.returns_number)), NOTHING
        due = due_text(voucher.due, _, voucher.terms)
        if len(voucher.parts) > 1:
            due = _("in {count} parts, see below").format(count=len(voucher.parts))
        return (_("Terms:"), Value(terms_said(voucher.terms).text(_))), (_("Pay by:"), Value(due))

    # ── the rest of the page ─────────────────────────────────────────────────────────────────────

    def _blank_rows(self, y: float) -> float:
        """Rule the rest of the table and say that it is empty, so that nothing can be added after signing."""
        sheet, paper, pitch = self.sheet, self.paper, self.form.pitch
        full = paper.top + _HEAD + self.lines.table.opening + self.form.rows * pitch
        bottom = min(paper.foot - BAND - pitch - self.foot.height, full)
        if y + pitch < bottom + _ROUNDING:
            words = Block((self._("(nothing below)"),), _SIZE)
            sheet.block(paper.width / 2, y + (pitch - words.height) / 2, words, Align.CENTRE)
        while y + pitch < bottom + _ROUNDING:
            y += pitch
            sheet.line(paper.side, y, paper.right, y)
        return y

    def _continued(self) -> None:
        y = self.paper.foot - BAND + 6
        self.sheet.text(self.paper.width / 2, y, self._("(continued on the next page)"), _SIZE, align=Align.CENTRE)

    def _copies(self, copies: str) -> None:
        """The layers of carbon paper, up the right edge: one page is drawn, the paper makes the copies (1.4)."""
        if copies:
            block = set_figure(copies, self.paper.height - 2 * CODE - CORNER, _SIZE)
            self.sheet.upwards(self.paper.right + 3.4, self.paper.foot - CORNER - 8, copies, block.size)
