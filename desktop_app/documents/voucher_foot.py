"""The end of a voucher: the total in words, the arithmetic of the balance, remarks and clauses, two signatures."""

from desktop_app.documents.letterhead import (
    BAND,
    PAY_CODE,
    PAY_GAP,
    SEAL,
    draw_payment_code,
    draw_seal_place,
    draw_signatures,
    draw_sum,
)
from desktop_app.documents.phrases import due_text, entered_later, joined, yuan
from desktop_app.documents.setting import Block, set_figure, set_text, width_of
from desktop_app.documents.sheet import CORNER, Align, DrawnSheet
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher_sums import Sum, sums
from desktop_app.domain.accounts import Kind
from desktop_app.domain.shipments import SLIP_TEXTS, Voucher, texts_of
from desktop_app.domain.slip_sums import NO_CHARGES
from desktop_app.language import Translate

_WORDS, _SUM = 7.0, 5.6
_BESIDE_CODE, _INTO_STRIP = CORNER + PAY_GAP + PAY_CODE, 9.0
"""From the right edge to the left of the payment code; how far it reaches into the strip with the codes, in mm."""
_SIZE = 9.0


class Foot:
    """Drawn as one piece below the last row; never parted from it."""

    def __init__(self, sheet: DrawnSheet, voucher: Voucher, notes: float, signing: float, _: Translate) -> None:
        """`notes`: the most room for remarks and clauses in mm; `signing`: that above the codes, 0 for none."""
        self.sheet, self.voucher, self.signing, self._ = sheet, voucher, signing, _
        self.paper = sheet.paper
        self.returned = voucher.kind is Kind.RETURN
        self.sums = sums(voucher, _)
        self.notes = self._set_notes(notes)

    @property
    def height(self) -> float:
        return _WORDS + len(self.sums) * _SUM + self._notes_height + 1.2 + self.signing

    @property
    def _pays_by_code(self) -> bool:
        """Where money is to come, the shop's payment code stands beside the notes."""
        voucher = self.voucher
        return not self.returned and voucher.owed_fen > 0 and bool(voucher.shop.picture(voucher.shop.payment_code))

    @property
    def _notes_height(self) -> float:
        if not self._taken:
            return self.notes.height
        return max(self.notes.height, SEAL - (0 if self.signing else _INTO_STRIP))

    @property
    def _taken(self) -> float:
        """From the right edge to the left of the payment code and of the place for the seal, whichever there are."""
        squares = [PAY_CODE] * self._pays_by_code + [SEAL] * self.voucher.shop.marks_seal
        return CORNER + PAY_GAP + sum(squares) + 4 * (len(squares) - 1) if squares else 0

    def draw(self, y: float) -> None:
        """From `y` down; signatures that have no room of their own stand between the codes at the paper's foot."""
        self._total(y)
        y += _WORDS
        for line in self.sums:
            self._sum(y, line)
            y += _SUM
        self.sheet.block(self.paper.side, y + 0.8, self.notes)
        if self._pays_by_code:
            draw_payment_code(self.sheet, self.voucher.shop, self.paper.right - _BESIDE_CODE, y, self._)
        if self.voucher.shop.marks_seal:
            draw_seal_place(self.sheet, self.voucher.shop, self.paper.right - self._taken, y + 0.6, self._)
        if self.signing:
            self._signatures(self.paper.side, self.paper.right, y + self._notes_height + 1.2 + self.signing / 2)
        else:
            clear = CORNER + 3
            right = self.paper.right - (self._taken + 3 if self._taken else clear)
            self._signatures(self.paper.side + clear, right, self.paper.foot - BAND + 5.6)

    def _total(self, y: float) -> None:
        paper, _ = self.paper, self._
        label = _("Total (in words):") if self.voucher.charges == NO_CHARGES else _("Payable (in words):")
        label = _("Total returned (in words):") if self.returned else label
        draw_sum(self.sheet, y + _WORDS / 2 + 1.4, label, self.voucher.total_fen, 12)
        self.sheet.line(paper.side, y + _WORDS, paper.right, y + _WORDS)

    def _sum(self, y: float, line: Sum) -> None:
        """A line of arithmetic in equal columns; the result stands under the total."""
        sheet, paper, step = self.sheet, self.paper, self.paper.inner / max(len(line), 3)
        for index, (operator, label, fen) in enumerate(line):
            x = paper.side + 1 + index * step
            sheet.text(x - 6, y + 4, operator, _SIZE)
            sheet.text(x, y + 4, label, _SIZE)
            indent = width_of(label, _SIZE) + 2
            figure = set_figure(yuan(fen), step - indent - 7, 10, Weight.BOLD)
            place = (paper.right - 1, Align.RIGHT) if index == len(line) - 1 and index > 1 else (x + indent, Align.LEFT)
            sheet.text(place[0], y + 4, figure.lines[0], figure.size, Weight.BOLD, place[1])
        sheet.line(paper.side, y + _SUM, paper.right, y + _SUM)

    def _set_notes(self, height: float) -> Block:
        voucher, _ = self.voucher, self._
        parts = [
            _("{date}: {amount}").format(date=due_text(part.due, _), amount=yuan(part.amount_fen))
            for part in voucher.parts
        ]
        lines = (
            _("Note: {text}").format(text=voucher.remark) if voucher.remark else "",
            _("Payable in parts: {parts}").format(parts=joined(*parts)) if len(parts) > 1 else "",
            entered_later(voucher.entered_on, voucher.dated, _),
            _("Paper slip no. {number}").format(number=voucher.paper_number) if voucher.paper_number else "",
            "" if self.returned else joined(voucher.shop.voucher_clause, self._pay_to()),
        )
        text = "\n".join(filter(None, lines))
        width = self.paper.inner - (self._taken + 4 if self._taken else 0)
        return set_text(text, width, _SIZE, height, smallest=6.5) if text else Block((), _SIZE)

    def _pay_to(self) -> str:
        """Where the money goes, where there is any to come (R136)."""
        voucher = self.voucher
        if not voucher.shop.bank_account or voucher.owed_fen <= 0:
            return ""
        return self._("Pay to: {account}").format(account=voucher.shop.bank_account)

    def _signatures(self, left: float, right: float, y: float) -> None:
        _, told = self._, texts_of(self.voucher)
        people = [(text.signed, told[field]) for field, text in reversed(SLIP_TEXTS.items())]
        made = joined(*(_(said.template).format(name=name) for said, name in people if said and name))
        seller = _("Seller and handler (signature, seal):"), made
        buyer = _("Receiver and handler (signature, seal):"), _("Date received: ____________________")
        if self.returned:
            seller = _("Returned by the customer (signature, seal):"), ""
            buyer = _("Received back by the shop (signature, seal):"), made
        draw_signatures(self.sheet, left, right, y, seller, buyer)
