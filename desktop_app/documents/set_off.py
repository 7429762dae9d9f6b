"""The agreement to set off (抵账单): what each side owed the other, what is set off, what is left, signed by both."""

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
from desktop_app.documents.setting import set_text
from desktop_app.documents.sheet import STRONG, DrawnSheet
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.domain.set_offs import SetOffPaper
from desktop_app.domain.side_accounts import ACCOUNTS
from desktop_app.language import translator

_SIZE = 9.0
_HEAD, _ROW, _SIGNING = 32.0, 8.5, 13.0
MOST_SLIPS = 24
"""Slips that are named one by one; the others are told together, so that one page is enough."""


def draw_set_off(
    paper: SetOffPaper, fingerprint: str, sheet: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "zh_CN"
) -> bytes:
    """PDF of a posted set-off; the same values give the same bytes (D9)."""
    return _SetOffDrawing(paper, fingerprint, sheet, language).draw()


class _SetOffDrawing:
    def __init__(self, told: SetOffPaper, fingerprint: str, paper: VoucherPaper, language: str) -> None:
        self.told, self.fingerprint, self.paper = told, fingerprint, sheet_of(paper)
        self._ = translator(language)
        self.title = self._("Agreement to set off")
        self.sheet = DrawnSheet(self.paper, f"{self.title} {told.number}", language)

    def draw(self) -> bytes:
        self.sheet.start_page()
        self._head()
        y = self._sum(self.paper.top + _HEAD)
        bottom = self.paper.foot - BAND - _SIGNING
        block = set_text("\n".join(self._lines()), self.paper.inner - 2, _SIZE, bottom - y - 2, smallest=5)
        self.sheet.block(self.paper.side + 1, y + 1.6, block)
        self._signatures()
        draw_fingerprint(self.sheet, self.fingerprint, self.told.sequence, self._)
        return self.sheet.to_bytes()

    def _head(self) -> None:
        told, _ = self.told, self._
        dated = _("Set off on: {date}").format(date=long_date(told.dated, _))
        draw_head(self.sheet, PaperHead(told.shop, self.title, told.number, dated, self.fingerprint), 1, 1, _)
        against = Value(_(ACCOUNTS[told.account].template) if told.is_deposit else _("Goods they supplied"))
        draw_parties(
            self.sheet,
            ((_("Customer:"), of_customer(told.customer, told.customer_code)), (_("Against:"), against)),
            ((_("Contact:"), Value(joined(told.contact, told.phone))), NOTHING),
        )

    def _sum(self, y: float) -> float:
        sheet, paper = self.sheet, self.paper
        sheet.line(paper.side, y, paper.right, y, STRONG)
        draw_sum(sheet, y + _ROW / 2 + 1.6, self._("Set off (in words):"), self.told.total_fen, 13)
        sheet.line(paper.side, y + _ROW, paper.right, y + _ROW, STRONG)
        return y + _ROW

    def _lines(self) -> list[str]:
        told, _ = self.told, self._
        named, others = told.paid[:MOST_SLIPS], told.paid[MOST_SLIPS:]
        slips = [
            _("{number} of {date}: {sum}").format(number=one.number, date=one.dated, sum=yuan(one.amount_fen))
            for one in named
        ]
        rest = yuan(sum(one.amount_fen for one in others))
        more = _("{count} more: {sum}").format(count=len(others), sum=rest) if others else ""
        lines = (
            _("The customer owed {before}, and owes {after} after this.").format(
                before=yuan(told.owed_before_fen), after=yuan(told.owed_after_fen)
            ),
            self._beside(),
            _("It pays: {slips}").format(slips=joined(*slips, more)),
            _("No money was paid for it. Both sides agree that these sums are settled."),
            _("Note: {text}").format(text=told.remark) if told.remark else "",
            entered_later(told.entered_on, told.dated, _),
            _("(nothing below)"),
        )
        return [line for line in lines if line]

    def _beside(self) -> str:
        told, _ = self.told, self._
        text = (
            _("We held {before} of their deposit, and hold {after} after this.")
            if told.is_deposit
            else _("We owed the customer {before}, and owe {after} after this.")
        )
        return text.format(before=yuan(told.beside_before_fen), after=yuan(told.beside_after_fen))

    def _signatures(self) -> None:
        paper, _ = self.paper, self._
        made = _("Prepared by: {name}").format(name=self.told.prepared_by) if self.told.prepared_by else ""
        ours, theirs = _("For the shop (signature, seal):"), _("For the customer (signature, seal):")
        y = paper.foot - BAND - _SIGNING / 2
        draw_signatures(self.sheet, paper.side, paper.right, y, (ours, made), (theirs, ""))
