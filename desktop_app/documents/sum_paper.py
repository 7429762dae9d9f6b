"""A paper of one sum (收款收据, 抵账单): what it has in common whatever the sum is for, down to the two signatures."""

from collections.abc import Iterable, Sequence

from desktop_app.documents.letterhead import (
    BAND,
    NOTHING,
    PAY_CAPTION,
    PAY_CODE,
    SEAL,
    Labelled,
    PaperHead,
    Value,
    draw_fingerprint,
    draw_head,
    draw_parties,
    draw_payment_code,
    draw_seal_place,
    draw_signatures,
    draw_sum,
    of_customer,
)
from desktop_app.documents.phrases import entered_later, joined, long_date, yuan
from desktop_app.documents.setting import set_text
from desktop_app.documents.sheet import STRONG, DrawnSheet
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.domain.deposit_papers import DepositPaper
from desktop_app.domain.receipt_paper import PaidSlip, ReceiptPaper
from desktop_app.domain.set_offs import SetOffPaper
from desktop_app.language import Translate, translator

SIZE, ROW = 9.0, 8.5
_HEAD, _SIGNING = 32.0, 13.0
MOST_NAMED = 24
"""Slips that are named one by one; the others are told together, so that one page is enough."""


class SumPaper:
    """One page while it is drawn, from the head down; the paper itself only says its own words."""

    def __init__(
        self,
        told: ReceiptPaper | SetOffPaper | DepositPaper,
        title: str,
        fingerprint: str,
        paper: VoucherPaper,
        language: str,
    ) -> None:
        self.told, self.title, self.fingerprint, self.paper = told, title, fingerprint, sheet_of(paper)
        self._ = translator(language)
        self.sheet = DrawnSheet(self.paper, f"{title} {told.number}", language)
        self.sheet.start_page()

    def head(self, dated: str, customer: str, beside: Labelled) -> None:
        """`dated` says what happened on its day, `customer` what the customer is here."""
        told, _ = self.told, self._
        dated = dated.format(date=long_date(told.dated, _))
        draw_head(self.sheet, PaperHead(told.shop, self.title, told.number, dated, self.fingerprint), 1, 1, _)
        contact = Value(joined(told.contact, told.phone))
        draw_parties(
            self.sheet,
            ((customer, of_customer(told.customer, told.customer_code)), beside),
            ((_("Contact:"), contact), NOTHING),
        )

    def sum(self, caption: str) -> float:
        """In words and in figures, between two strong rules so that nothing can be added; where it goes on below."""
        sheet, paper, y = self.sheet, self.paper, self.paper.top + _HEAD
        sheet.line(paper.side, y, paper.right, y, STRONG)
        draw_sum(sheet, y + ROW / 2 + 1.6, caption, self.told.total_fen, 13)
        sheet.line(paper.side, y + ROW, paper.right, y + ROW, STRONG)
        return y + ROW

    def lines(self, y: float, lines: Iterable[str]) -> None:
        """Below `y` what else there is to tell, each on its line; shrunk until it fits above the signatures."""
        told, _ = self.told, self._
        note = _("Note: {text}").format(text=told.remark) if told.remark else ""
        whole = (*lines, note, entered_later(told.entered_on, told.dated, _), _("(nothing below)"))
        bottom = self.paper.foot - BAND - self._signing
        text = "\n".join(line for line in whole if line)
        shows_code = self._pays_by_code(bottom - y)
        room = self.paper.inner - 2 - (PAY_CODE + 4 if shows_code else 0)
        block = set_text(text, room, SIZE, bottom - y - 2, smallest=5)
        if shows_code:
            draw_payment_code(self.sheet, told.shop, self.paper.right - PAY_CODE - 1, y, _)
        self.sheet.block(self.paper.side + 1, y + 1.6, block)

    @property
    def _signing(self) -> float:
        """How much room the signatures take above the strip with the codes, in mm."""
        return SEAL + 2 if self.told.shop.marks_seal else _SIGNING

    def _pays_by_code(self, height: float) -> bool:
        """Where money was received and something is still owed, the code by which the rest comes, if there is room."""
        told, shop = self.told, self.told.shop
        owes = isinstance(told, ReceiptPaper) and not told.is_refund and (told.balance_fen or 0) > 0
        return owes and height >= PAY_CAPTION + PAY_CODE and bool(shop.picture(shop.payment_code))

    def sign(self, ours: str, theirs: str, by: str = "") -> bytes:
        """Both sides sign, below ours `by` whose hands it went; then the check code, and the page is done."""
        paper, told, _ = self.paper, self.told, self._
        made = _("Prepared by: {name}").format(name=told.prepared_by) if told.prepared_by else ""
        y = paper.foot - BAND - self._signing / 2
        sealed = SEAL + 2 if told.shop.marks_seal else 0.0
        signed = (ours, joined(by, made)), (theirs, "")
        draw_signatures(self.sheet, paper.side, paper.right, y, *signed, beside=sealed)
        if sealed:
            draw_seal_place(self.sheet, told.shop, paper.width / 2 - 3 - SEAL, y - SEAL / 2, _)
        draw_fingerprint(self.sheet, self.fingerprint, told.sequence, _)
        return self.sheet.to_bytes()


def slips_told(paid: Sequence[PaidSlip], _: Translate) -> str:
    """How much of which slip, and all that is beyond the most as one."""
    named, others = paid[:MOST_NAMED], paid[MOST_NAMED:]
    slips = [
        _("{number} of {date}: {sum}").format(number=one.number, date=one.dated, sum=yuan(one.amount_fen))
        for one in named
    ]
    rest = yuan(sum(one.amount_fen for one in others))
    return joined(*slips, _("{count} more: {sum}").format(count=len(others), sum=rest) if others else "")
