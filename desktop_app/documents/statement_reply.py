"""The end of a statement: what is owed, the demand, the two boxes of the answer, and the slip to cut off."""

from collections.abc import Iterator

from desktop_app.documents.letterhead import (
    NAME_SMALLEST,
    PAY_CAPTION,
    PAY_CODE,
    SEAL,
    draw_payment_code,
    draw_seal_place,
)
from desktop_app.documents.phrases import long_date, sum_in_words, yuan
from desktop_app.documents.setting import Block, set_text, width_of
from desktop_app.documents.sheet import Align, DrawnSheet, QrMark
from desktop_app.documents.statement_asked import asked_for
from desktop_app.documents.typeface import Weight
from desktop_app.domain.statements import Statement
from desktop_app.language import Translate

_GAP, _QUESTION, _BOX, _SEAL, _SLIP = 0.9, 5.4, 28.0, 8.5, 36.5
_MORE = 14.0
"""How much taller the boxes become where the page has room, in mm: a company seal is 40 mm wide."""

_SIZE, _SMALL = 9.0, 8.5
_SLIP_CODE = 15.0


class Reply:
    """Drawn as one piece below the last row; never parted from it."""

    def __init__(self, sheet: DrawnSheet, statement: Statement, fingerprint: str, _: Translate) -> None:
        self.sheet, self.statement, self.fingerprint, self._ = sheet, statement, fingerprint, _
        self.paper = sheet.paper
        self.box = _BOX
        self.blocks = [self._set(text, size, weight) for text, size, weight in self._paragraphs()]

    @property
    def height(self) -> float:
        return 1.6 + self._text_height + _QUESTION + _BOX + self._sealing + _SLIP

    @property
    def _sealing(self) -> float:
        """Height of the line that the shop signs and seals."""
        return SEAL + 2 if self.statement.shop.marks_seal else _SEAL

    @property
    def _pays_by_code(self) -> bool:
        """Where money is to come, the shop's payment code stands beside what is said."""
        shop = self.statement.shop
        return self.statement.closing_fen > 0 and bool(shop.picture(shop.payment_code))

    @property
    def _text_height(self) -> float:
        text = sum(block.height + _GAP for block in self.blocks)
        return max(text, PAY_CAPTION + PAY_CODE + 1 if self._pays_by_code else 0)

    def draw(self, y: float, foot: float) -> None:
        """From `y` down; the slip always ends at `foot`, where the paper is cut at the same height."""
        self.box = _BOX + min(foot - y - self.height, _MORE)
        y += 1.6
        if self._pays_by_code:
            draw_payment_code(self.sheet, self.statement.shop, self.paper.right - PAY_CODE, y, self._)
        after = y + self._text_height
        for block in self.blocks:
            self.sheet.block(self.paper.side, y, block)
            y += block.height + _GAP
        y = after
        self._boxes(y)
        self._seal(y + _QUESTION + self.box + self._sealing - _SEAL + 5.6)
        self._slip(foot - _SLIP)

    def _set(self, text: str, size: float, weight: Weight) -> Block:
        return set_text(text, self.paper.inner - (PAY_CODE + 6 if self._pays_by_code else 0), size, 14, weight)

    def _paragraphs(self) -> Iterator[tuple[str, float, Weight]]:
        _, shop, owed = self._, self.statement.shop, self.statement.closing_fen > 0
        yield self._closing(), 10.5, Weight.BOLD
        if self.statement.replaces:
            replaced = _("This statement takes the place of {number}, which no longer holds.")
            yield replaced.format(number=self.statement.replaces), _SIZE, Weight.REGULAR
        if self.statement.site:
            alone = _(
                "This statement tells of {site} alone. What you paid ahead and is set against no slip yet is not in it."
            )
            yield alone.format(site=self.statement.site), _SIZE, Weight.REGULAR
        if owed:
            yield self._demand(), _SIZE, Weight.REGULAR
        for text in self._apart():
            yield text, _SIZE, Weight.REGULAR
        if beside := self._beside():
            yield beside, _SIZE, Weight.REGULAR
        if owed and shop.bank_account:
            yield _("Pay to: {account}").format(account=shop.bank_account), _SIZE, Weight.REGULAR
        if shop.statement_clause:
            yield shop.statement_clause, _SIZE, Weight.REGULAR
        yield self._request(), _SIZE, Weight.REGULAR
        yield self._signs(), 8, Weight.REGULAR

    # ── what is owed ─────────────────────────────────────────────────────────────────────────────

    def _closing(self) -> str:
        statement, _ = self.statement, self._
        closing, day = statement.closing_fen, long_date(statement.period_to, _)
        words, figure = sum_in_words(closing), yuan(abs(closing))
        if closing < 0:
            template = _(
                "On {date} we hold {words} ({figure}) of yours in advance, to be set against later deliveries."
            )
        elif closing == 0:
            template = _("On {date} nothing is owed between us: {words} ({figure}).")
        else:
            template = _("On {date} you owe us {words} ({figure}).")
        return template.format(date=day, words=words, figure=figure)

    def _demand(self) -> str:
        """Ask for what is due by a day: a demand in its own right where something is overdue (民法典 195).

        The auditors' sentence, that the letter is no demand for payment, must never stand here (conventions 2.2).
        """
        statement, _ = self.statement, self._
        asked = asked_for(statement, _)
        if not statement.is_demand:
            return _("{made_up} {asked}").format(made_up=self._made_up(), asked=asked)
        template = _("{made_up} {asked} This statement is also our demand for payment; it puts no due date off.")
        return template.format(made_up=self._made_up(), asked=asked)

    def _made_up(self) -> str:
        """What the closing sum is made up of; a part of 0.00 is not printed."""
        statement, _ = self.statement, self._
        demand = statement.demand
        parts = (
            (_("overdue {amount}"), demand.overdue_fen if demand else statement.overdue_fen),
            (_("not yet due {amount}"), demand.not_due_fen if demand else statement.not_due_fen),
            (_("without a day to pay {amount}"), demand.undated_fen if demand else 0),
            (_("to come by the repayment plan {amount}"), demand.kept_fen if demand else 0),
            (_("less {amount} on account"), 0 if demand else statement.on_account_fen),
            (_("less {amount} kept as credit"), demand.kept_apart_fen if demand else 0),
        )
        told = [template.format(amount=yuan(fen)) for template, fen in parts if fen]
        return _("Of it: {parts}.").format(parts=_(", ").join(told)) if told else ""

    def _apart(self) -> Iterator[str]:
        """Plan, dispute and money that came since, each as what it is (case 22)."""
        demand, _ = self.statement.demand, self._
        if demand is None:
            return
        if demand.planned_fen and demand.next_part_due:
            template = _("Repayment plan: {amount} is still to come; the next part of {part} is due on {date}.")
            day = long_date(demand.next_part_due, _)
            yield template.format(amount=yuan(demand.planned_fen), part=yuan(demand.next_part_fen), date=day)
        elif demand.planned_fen:
            yield _("Repayment plan: {amount} is still to come.").format(amount=yuan(demand.planned_fen))
        if demand.disputed_fen:
            template = _("In dispute and not asked for here: {amount}. Signing this paper settles no dispute.")
            yield template.format(amount=yuan(demand.disputed_fen))
        if demand.paid_since_fen:
            template = _("{amount} of it was paid or credited since then and is not asked for any more.")
            yield template.format(amount=yuan(demand.paid_since_fen))

    def _beside(self) -> str:
        """Deposits and what we owe the customer: beside the closing sum, never in it (case 20)."""
        told, _ = self.statement, self._
        parts = (
            (_("earnest deposit {amount}"), told.earnest_fen),
            (_("security deposit {amount}"), told.security_fen),
            (_("owed by us for your goods {amount}"), told.we_owe_fen),
        )
        held = [template.format(amount=yuan(fen)) for template, fen in parts if fen]
        return _("Beside it, not counted above: {parts}.").format(parts=_(", ").join(held)) if held else ""

    def _request(self) -> str:
        template = self._("Please check, sign one of the boxes and send it back by {date}; the paper original follows.")
        return template.format(date=long_date(self.statement.reply_by, self._))

    def _signs(self) -> str:
        """How to read the signs, and that contractual damages are not given up (买卖合同解释 18)."""
        _ = self._
        told = _('A "debt" is what you owe us, a "credit" what you paid us ahead for later goods.')
        if any(row.late for row in self.statement.rows):
            more = _('An "adjustment" is an earlier document entered after the last statement.')
            told = _("{one} {two}").format(one=told, two=more)
        if self.statement.closing_fen > 0:
            more = _("Damages for late payment are not counted here and not waived.")
            told = _("{one} {two}").format(one=told, two=more)
        return told

    # ── the answer ───────────────────────────────────────────────────────────────────────────────

    def _boxes(self, y: float) -> None:
        sheet, paper, _ = self.sheet, self.paper, self._
        sheet.text(paper.side, y + 3.8, _("Your answer (sign and seal one box only)"), _SIZE, Weight.BOLD)
        y += _QUESTION
        width = (paper.inner - 4) / 2
        self._box(paper.side, y, width, _("1. Agreed"), self._agreed())
        second = paper.side + width + 4
        self._box(second, y, width, _("2. Not agreed"), _("These documents and amounts differ:"))
        for down in range(1, int((self.box - 18) / 4.5) + 1):
            sheet.line(second + 2, y + 9 + down * 4.5, paper.right - 2, y + 9 + down * 4.5)

    def _agreed(self) -> str:
        """The signer also confirms the goods, and promises a day: an agreement to perform (民法典 195)."""
        _ = self._
        received = _("The figures are right; all goods listed were received; no complaint about quality is open.")
        if self.statement.demand and self.statement.demand.disputed_fen:
            received = _("The figures are right; all goods listed were received, except for the {amount} in dispute.")
            received = received.format(amount=yuan(self.statement.demand.disputed_fen))
        promise = _("We will pay by ____________________.")
        return f"{received}\n{promise}" if self.statement.closing_fen > 0 else received

    def _box(self, x: float, y: float, width: float, title: str, text: str) -> None:
        sheet, _ = self.sheet, self._
        sheet.frame(x, y, width, self.box)
        sheet.frame(x + 2, y + 1.8, 3, 3)
        sheet.text(x + 6.5, y + 4.5, title, _SIZE, Weight.BOLD)
        sheet.block(x + 2, y + 6.4, set_text(text, width - 4, _SMALL, 12))
        low = y + self.box
        sheet.text(x + 2, low - 6.5, _("Seal or signature:"), _SMALL)
        middle, right = x + width / 2, x + width - 2
        sheet.text(middle, low - 6.5, _("Handled by:"), _SMALL)
        sheet.line(middle + width_of(_("Handled by:"), _SMALL) + 1, low - 5.9, right, low - 5.9)
        sheet.text(right, low - 1.7, _("Date: ____________________"), _SMALL, align=Align.RIGHT)

    def _seal(self, y: float) -> None:
        statement, sheet, _ = self.statement, self.sheet, self._
        caption = _("For {shop} (signature, seal):").format(shop=statement.shop.name)
        block = set_text(caption, 100, _SIZE, 6, smallest=NAME_SMALLEST)
        sheet.block(self.paper.side, y - 1.2 - block.height / 2, block)
        end = self.paper.side + max(width_of(line, block.size) for line in block.lines) + 1
        right = self.paper.right - 50
        if statement.shop.marks_seal:
            draw_seal_place(sheet, statement.shop, right - SEAL, y + _SEAL - 6.6 - SEAL, _)
            right -= SEAL + 2
        sheet.line(end, y + 0.6, right, y + 0.6)
        issued = _("Issued on {date}").format(date=long_date(statement.issued_on, _))
        sheet.text(self.paper.right, y, issued, _SIZE, align=Align.RIGHT)

    # ── the slip ─────────────────────────────────────────────────────────────────────────────────

    def _slip(self, y: float) -> None:
        sheet, paper, statement, _ = self.sheet, self.paper, self.statement, self._
        sheet.dashes(0, paper.width, y)
        sheet.text(paper.side, y + 3.4, _("cut here and return; same answer as above"), 7)
        sheet.text(paper.width / 2, y + 6, _("Return slip of the statement"), 12, Weight.BOLD, Align.CENTRE)
        if self.fingerprint:
            code = f"QZ1:{statement.shop.book_id}:{statement.number}:{self.fingerprint}"
            sheet.code(QrMark(code, paper.right - _SLIP_CODE, y + 3.5, _SLIP_CODE))
        y += 12.4
        for text in self._slip_facts():
            block = set_text(text, paper.inner - _SLIP_CODE - 4, _SIZE, 5.4, smallest=NAME_SMALLEST)
            sheet.block(paper.side, y - 1.2 - block.height / 2, block)
            y += 6
        self._slip_answer(y)

    def _slip_facts(self) -> Iterator[str]:
        statement, _ = self.statement, self._
        closing = statement.closing_fen
        yield _("To: {shop}　From: {customer}").format(shop=statement.shop.name, customer=statement.customer)
        template = _("Statement {number}, {label}: {figure} ({words})")
        if not statement.is_numbered:
            template = _("Statement up to {date}, {label}: {figure} ({words})")
        yield template.format(
            number=statement.number,
            date=long_date(statement.period_to, _),
            label=_("closing credit") if closing < 0 else _("closing debt"),
            figure=yuan(abs(closing)),
            words=sum_in_words(closing),
        )

    def _slip_answer(self, y: float) -> None:
        sheet, left, _ = self.sheet, self.paper.side, self._
        sheet.text(left + 5, y, _("agreed"), _SIZE)
        differs = left + width_of(_("agreed"), _SIZE) + 15
        for x in (left, differs):
            sheet.frame(x, y - 2.6, 3, 3)
        sheet.text(differs + 5, y, _("not agreed, our books say ¥ ____________________"), _SIZE)
        if self.statement.closing_fen > 0:
            sheet.text(left, y + 6, _("We promise to pay ¥ ________________ by ____________________"), _SIZE)
        signed = _("Name ____________  Post ____________  Phone ________________  Seal and date ____________________")
        sheet.text(left, y + 12, signed, _SIZE)
