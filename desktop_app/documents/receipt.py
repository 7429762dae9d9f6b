"""The receipt (收款收据): how much money came, in words too, what it paid, and what is owed before and after."""

from desktop_app.documents.letterhead import (
    BAND,
    NOTHING,
    PaperHead,
    Value,
    draw_fingerprint,
    draw_head,
    draw_parties,
    draw_signatures,
    draw_sum,
    of_customer,
)
from desktop_app.documents.phrases import entered_later, joined, long_date, yuan
from desktop_app.documents.setting import set_figure, set_text, width_of
from desktop_app.documents.sheet import STRONG, DrawnSheet
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.domain.paid_parts import ACCEPTED_BY
from desktop_app.domain.receipt_paper import ReceiptPaper
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
        self.title = self._("Refund slip") if receipt.is_refund else self._("Payment receipt")
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
        receipt, _ = self.receipt, self._
        day = _("Paid back on: {date}") if receipt.is_refund else _("Received on: {date}")
        dated = day.format(date=long_date(receipt.dated, _))
        draw_head(self.sheet, PaperHead(receipt.shop, self.title, receipt.number, dated, self.fingerprint), 1, 1, _)
        customer = of_customer(receipt.customer, receipt.customer_code)
        contact = Value(joined(receipt.contact, receipt.phone))
        draw_parties(
            self.sheet,
            (
                (_("Paid back to:") if receipt.is_refund else _("Received from:"), customer),
                (_("Payment method:"), Value(receipt.method)),
            ),
            ((_("Contact:"), contact), NOTHING),
        )

    def _money(self, y: float) -> float:
        """The sum in words and in figures, between two strong rules so that nothing can be added."""
        sheet, paper = self.sheet, self.paper
        sheet.line(paper.side, y, paper.right, y, STRONG)
        draw_sum(sheet, y + _ROW / 2 + 1.6, self._words(), self.receipt.total_fen, 13)
        sheet.line(paper.side, y + _ROW, paper.right, y + _ROW, STRONG)
        return y + _ROW

    def _words(self) -> str:
        return self._("Paid back (in words):") if self.receipt.is_refund else self._("Received (in words):")

    def _balance(self, y: float) -> float:
        """Owed before, received, owed after: a credit is told by its name, never below 0."""
        receipt, paper, _ = self.receipt, self.paper, self._
        if receipt.previous_fen is None or receipt.balance_fen is None:
            return y
        before = _("Owed before") if receipt.previous_fen >= 0 else _("In credit before")
        after = _("Owed in all") if receipt.balance_fen >= 0 else _("In credit")
        moved = _("Paid back") if receipt.is_refund else _("Paid now")
        let_go = [(_("Let go"), receipt.let_go_fen)] if receipt.let_go_fen else []
        told = [
            (before, receipt.previous_fen), (moved, receipt.total_fen), *let_go, (after, receipt.balance_fen)
        ]  # fmt: skip
        each = paper.inner / len(told)
        for at, (label, fen) in enumerate(told):
            x = paper.side + 1 + at * each
            self.sheet.text(x, y + 5.4, label, _SIZE)
            figure = set_figure(yuan(abs(fen)), each - width_of(label, _SIZE) - 6, 10.5, Weight.BOLD)
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
        settles = _("It comes from: {slips}") if receipt.is_refund else _("It pays: {slips}")
        lines = (
            *self._ways(),
            settles.format(slips=joined(*slips, more)) if slips else "",
            on_account,
            _("Let go at settlement: {sum}").format(sum=yuan(receipt.let_go_fen)) if receipt.let_go_fen else "",
            _("Note: {text}").format(text=receipt.remark) if receipt.remark else "",
            entered_later(receipt.entered_on, receipt.dated, _),
            _("(nothing below)"),
        )
        return [line for line in lines if line]

    def _ways(self) -> list[str]:
        """Money that came in several ways, a line each, and what stands on a bill of exchange among it."""
        receipt, _ = self.receipt, self._
        parts = [f"{part.method}: {yuan(part.amount_fen)}" for part in receipt.parts]
        bill = receipt.acceptance
        if bill is None:
            return parts
        number = _("No. {number}").format(number=bill.number) if bill.number else ""
        due = _("due on {date}").format(date=long_date(bill.due, _)) if bill.due else ""
        return [*parts, joined(_(ACCEPTED_BY[bill.accepted_by].template), number, due)]

    def _signatures(self) -> None:
        paper, _ = self.paper, self._
        made = _("Prepared by: {name}").format(name=self.receipt.prepared_by) if self.receipt.prepared_by else ""
        if self.receipt.taken_by:
            hands = _("Paid out by: {name}") if self.receipt.is_refund else _("Taken by: {name}")
            made = joined(hands.format(name=self.receipt.taken_by), made)
        seller, payer = _("Received by the shop (signature, seal):"), _("Paid by (signature):")
        if self.receipt.is_refund:
            seller, payer = _("Paid out by the shop (signature, seal):"), _("Received by (signature):")
        y = paper.foot - BAND - _SIGNING / 2
        draw_signatures(self.sheet, paper.side, paper.right, y, (seller, made), (payer, ""))
