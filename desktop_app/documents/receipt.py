"""The receipt (收款收据): how much money came, in words too, what it paid, and what is owed before and after."""

from desktop_app.documents.letterhead import (
    BAND,
    Value,
    draw_codes,
    draw_fingerprint,
    draw_page_number,
    draw_shop,
    field,
    of_customer,
    signature,
)
from desktop_app.documents.phrases import long_date, yuan
from desktop_app.documents.setting import set_figure, set_text, width_of
from desktop_app.documents.sheet import CODE, STRONG, Align, DrawnSheet
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.domain.receipt_paper import ReceiptPaper
from desktop_app.domain.words import in_words
from desktop_app.language import translator

_SIZE = 9.0
_HEAD, _ROW, _SIGNING = 32.0, 8.5, 13.0
MOST_NAMED = 24
"""Slips that are named one by one; the others are told together, so that one page is enough."""


def draw_receipt(
    receipt: ReceiptPaper, fingerprint: str, paper: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "zh_CN"
) -> bytes:
    """PDF of a posted receipt; the same values give the same bytes (D9)."""
    return _ReceiptDrawing(receipt, fingerprint, paper, language).draw()


class _ReceiptDrawing:
    def __init__(self, receipt: ReceiptPaper, fingerprint: str, paper: VoucherPaper, language: str) -> None:
        self.receipt, self.fingerprint, self.paper = receipt, fingerprint, sheet_of(paper)
        self._ = translator(language)
        self.title = self._("Payment receipt")
        self.sheet = DrawnSheet(self.paper, f"{self.title} {receipt.number}", language)

    def draw(self) -> bytes:
        self.sheet.start_page()
        self._head()
        y = self._money(self.paper.top + _HEAD)
        y = self._balance(y)
        self._settled(y)
        self._signatures()
        draw_fingerprint(self.sheet, self.fingerprint, self.receipt.sequence, self._)
        return self.sheet.to_bytes()

    def _head(self) -> None:
        receipt, sheet, paper, _ = self.receipt, self.sheet, self.paper, self._
        draw_codes(sheet, receipt.shop, receipt.number, self.fingerprint)
        draw_shop(sheet, receipt.shop, _)
        draw_page_number(sheet, 1, 1, _)
        y = paper.top + 17.8
        title = set_figure(self.title, paper.inner * 0.28, 16, Weight.BOLD)
        sheet.spread(paper.width / 2, y, self.title, title.size, 2 if len(self.title) < 6 else 0)
        sheet.text(paper.side, y, _("Received on: {date}").format(date=long_date(receipt.dated, _)), _SIZE)
        number = set_figure(f"No. {receipt.number}", paper.inner * 0.25, 10.5, Weight.BOLD)
        sheet.text(paper.right - CODE - 3, y, number.lines[0], number.size, Weight.BOLD, Align.RIGHT)
        middle = paper.side + paper.inner * 0.55
        width, room = middle - paper.side - 4, paper.right - middle - CODE - 2
        contact = Value("　".join(part for part in (receipt.contact, receipt.phone) if part))
        field(sheet, paper.side, paper.top + 19.4, width, 5.8, _("Received from:"), self._customer())
        field(sheet, middle, paper.top + 19.4, room, 5.8, _("Paid by:"), Value(receipt.method))
        field(sheet, paper.side, paper.top + 25.2, width, 4.6, _("Contact:"), contact)

    def _customer(self) -> Value:
        return of_customer(self.receipt.customer, self.receipt.customer_code)

    def _money(self, y: float) -> float:
        """The sum in words and in figures, between two strong rules so that nothing can be added."""
        sheet, paper, fen = self.sheet, self.paper, self.receipt.total_fen
        sheet.line(paper.side, y, paper.right, y, STRONG)
        base = y + _ROW / 2 + 1.6
        label = self._("Received (in words):")
        sheet.text(paper.side + 1, base, label, _SIZE)
        figure = set_figure(yuan(fen), paper.inner * 0.28, 13, Weight.BOLD)
        sheet.text(paper.right - 1, base, figure.lines[0], figure.size, Weight.BOLD, Align.RIGHT)
        indent = width_of(label, _SIZE) + 3
        room = paper.inner - indent - width_of(figure.lines[0], figure.size, Weight.BOLD) - 6
        words = set_figure(f"人民币{in_words(fen)}", room, 12, Weight.BOLD)
        sheet.text(paper.side + indent, base, words.lines[0], words.size, Weight.BOLD)
        sheet.line(paper.side, y + _ROW, paper.right, y + _ROW, STRONG)
        return y + _ROW

    def _balance(self, y: float) -> float:
        """Owed before, received, owed after: a credit is told by its name, never below 0."""
        receipt, paper, _ = self.receipt, self.paper, self._
        if receipt.previous_fen is None or receipt.balance_fen is None:
            return y
        before = _("Owed before") if receipt.previous_fen >= 0 else _("In credit before")
        after = _("Owed in all") if receipt.balance_fen >= 0 else _("In credit")
        told = ((before, receipt.previous_fen), (_("This receipt"), receipt.total_fen), (after, receipt.balance_fen))
        for at, (label, fen) in enumerate(told):
            x = paper.side + 1 + at * paper.inner / 3
            self.sheet.text(x, y + 5.4, label, _SIZE)
            figure = set_figure(yuan(abs(fen)), paper.inner / 3 - width_of(label, _SIZE) - 6, 10.5, Weight.BOLD)
            self.sheet.text(x + width_of(label, _SIZE) + 2, y + 5.4, figure.lines[0], figure.size, Weight.BOLD)
        self.sheet.line(paper.side, y + _ROW, paper.right, y + _ROW)
        return y + _ROW

    def _settled(self, y: float) -> None:
        """Which slips it paid, what stays on account, and what was noted; shrunk until it fits above the signatures."""
        bottom = self.paper.foot - BAND - _SIGNING
        block = set_text("\n".join(self._lines()), self.paper.inner - 2, _SIZE, bottom - y - 2, smallest=5)
        self.sheet.block(self.paper.side + 1, y + 1.6, block)

    def _lines(self) -> list[str]:
        receipt, _ = self.receipt, self._
        named, others = receipt.paid[:MOST_NAMED], receipt.paid[MOST_NAMED:]
        slips = [
            _("{number} of {date}: {sum}").format(number=one.number, date=one.dated, sum=yuan(one.amount_fen))
            for one in named
        ]
        rest = yuan(sum(one.amount_fen for one in others))
        more = _("{count} more: {sum}").format(count=len(others), sum=rest) if others else ""
        on_account = _("On account: {sum}").format(sum=yuan(receipt.on_account_fen)) if receipt.on_account_fen else ""
        lines = (
            _("It pays: {slips}").format(slips="　".join(filter(None, [*slips, more]))) if slips else "",
            on_account,
            _("Remark: {text}").format(text=receipt.remark) if receipt.remark else "",
            self._entered_later(),
            _("(nothing below)"),
        )
        return [line for line in lines if line]

    def _entered_later(self) -> str:
        receipt, _ = self.receipt, self._
        if receipt.entered_on is None:
            return ""
        return _("Entered on {date}; what is owed is told as of {day}.").format(
            date=long_date(receipt.entered_on, _), day=long_date(receipt.dated, _)
        )

    def _signatures(self) -> None:
        paper, _ = self.paper, self._
        y, width = paper.foot - BAND - _SIGNING / 2, (paper.inner - 6) / 2
        made = _("Prepared by: {name}").format(name=self.receipt.prepared_by) if self.receipt.prepared_by else ""
        signature(self.sheet, paper.side, y, width, _("Received by the shop (signature, seal):"), made)
        signature(self.sheet, paper.side + width + 6, y, width, _("Paid by (signature):"), "")
