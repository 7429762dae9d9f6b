"""The receipt (收款收据): how much money came, in words too, what it paid, and what is owed before and after."""

from desktop_app.documents.letterhead import Value
from desktop_app.documents.phrases import joined, long_date, title_of, yuan
from desktop_app.documents.setting import set_figure, width_of
from desktop_app.documents.sum_paper import ROW, SIZE, SumPaper, slips_told
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.paid_parts import ACCEPTED_BY
from desktop_app.domain.pay_order import ALLOCATED_BY
from desktop_app.domain.receipt_paper import ReceiptPaper
from desktop_app.language import translator


def draw_receipt(
    receipt: ReceiptPaper, fingerprint: str, paper: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "zh_CN"
) -> bytes:
    """PDF of a posted receipt; the same values give the same bytes (D9)."""
    return _ReceiptDrawing(receipt, fingerprint, paper, language).draw()


class _ReceiptDrawing:
    def __init__(self, receipt: ReceiptPaper, fingerprint: str, paper: VoucherPaper, language: str) -> None:
        self.receipt, self._ = receipt, translator(language)
        usual = self._("Refund slip") if receipt.is_refund else self._("Payment receipt")
        title = title_of(receipt.shop, "refund" if receipt.is_refund else "receipt", usual, language)
        self.page = SumPaper(receipt, title, fingerprint, paper, language)

    def draw(self) -> bytes:
        _ = self._
        way = (_("Payment method:"), Value(self.receipt.method))
        if self.receipt.is_refund:
            self.page.head(_("Paid back on: {date}"), _("Paid back to:"), way)
            y = self.page.sum(_("Paid back (in words):"))
        else:
            self.page.head(_("Received on: {date}"), _("Received from:"), way)
            y = self.page.sum(_("Received (in words):"))
        self.page.lines(self._balance(y), self._lines())
        return self._sign()

    def _balance(self, y: float) -> float:
        """Owed before, received, owed after: a credit is told by its name, never below 0."""
        receipt, paper, sheet, _ = self.receipt, self.page.paper, self.page.sheet, self._
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
            sheet.text(x, y + 5.4, label, SIZE)
            figure = set_figure(yuan(abs(fen)), each - width_of(label, SIZE) - 6, 10.5, Weight.BOLD)
            sheet.text(x + width_of(label, SIZE) + 2, y + 5.4, figure.lines[0], figure.size, Weight.BOLD)
        sheet.line(paper.side, y + ROW, paper.right, y + ROW)
        return y + ROW

    def _lines(self) -> list[str]:
        """Which slips it paid, what stays on account, and what was let go."""
        receipt, _ = self.receipt, self._
        settles = _("It comes from: {slips}") if receipt.is_refund else _("It pays: {slips}")
        return [
            *self._ways(),
            settles.format(slips=slips_told(receipt.paid, _)) if receipt.paid else "",
            self._rule(),
            _("On account: {sum}").format(sum=yuan(receipt.on_account_fen)) if receipt.on_account_fen else "",
            _("Let go at settlement: {sum}").format(sum=yuan(receipt.let_go_fen)) if receipt.let_go_fen else "",
        ]

    def _rule(self) -> str:
        """By which rule slips were settled, and what the payer said of it."""
        receipt, _ = self.receipt, self._
        if receipt.allocated_by not in ALLOCATED_BY:
            return ""
        rule = ALLOCATED_BY[receipt.allocated_by].text(_)
        said = _("“{words}”").format(words=receipt.instruction) if receipt.instruction else ""
        return _("Spread over slips: {rule}").format(rule=joined(rule, said))

    def _ways(self) -> list[str]:
        """Money that came in several ways, a line each, and what stands on a bill of exchange among it."""
        receipt, _ = self.receipt, self._
        parts = [f"{part.method}: {yuan(part.amount_fen)}" for part in receipt.parts]
        if receipt.account:
            parts.append(_("Into account: {account}").format(account=receipt.account))
        bill = receipt.acceptance
        if bill is None:
            return parts
        number = _("No. {number}").format(number=bill.number) if bill.number else ""
        due = _("due on {date}").format(date=long_date(bill.due, _)) if bill.due else ""
        return [*parts, joined(_(ACCEPTED_BY[bill.accepted_by].template), number, due)]

    def _sign(self) -> bytes:
        receipt, _ = self.receipt, self._
        hands = _("Paid out by: {name}") if receipt.is_refund else _("Taken by: {name}")
        by = hands.format(name=receipt.taken_by) if receipt.taken_by else ""
        if receipt.is_refund:
            return self.page.sign(_("Paid out by the shop (signature, seal):"), _("Received by (signature):"), by)
        return self.page.sign(_("Received by the shop (signature, seal):"), _("Paid by (signature):"), by)
