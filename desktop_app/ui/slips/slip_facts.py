"""One slip beside the list: what left, what is open of it, where its paper is, and what can be done with it."""

from typing import Protocol

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.accounts import Kind
from desktop_app.domain.labels import DOCUMENT_KINDS
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.operations.slips import SlipRow, slip
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.labels import Card, PlainLabel

SHOWN_LINES = 6


class SlipKeeper(Protocol):
    """The page the panel stands on: what its buttons do."""

    def preview(self) -> None: ...
    def copy_slip(self) -> None: ...
    def return_goods(self) -> None: ...
    def void(self) -> None: ...


class SlipFacts(Card):
    def __init__(self, desk: Desk, page: SlipKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._row: SlipRow | None = None
        self.number = PlainLabel("", "title", wraps=True)
        self.customer = PlainLabel("", "muted", wraps=True)
        self.money = PlainLabel("", "strong", wraps=True)
        self.paper = PlainLabel("", wraps=True)
        self.goods = PlainLabel("", "muted", wraps=True)
        say = desk.say
        self.previewing = QPushButton(say("Preview  Enter"))
        self.previewing.setProperty("primary", True)
        self.copying = QPushButton(say("Copy  Ctrl+D"))
        self.returning = QPushButton(say("Return goods  Ctrl+R"))
        self.voiding = QPushButton(say("Void  Ctrl+Delete"))
        self.previewing.clicked.connect(page.preview)
        self.copying.clicked.connect(page.copy_slip)
        self.returning.clicked.connect(page.return_goods)
        self.voiding.clicked.connect(page.void)
        self.buttons = (self.previewing, self.copying, self.returning, self.voiding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(12))
        layout.setSpacing(px(8))
        for label in (self.number, self.customer, self.money, self.paper, self.goods):
            layout.addWidget(label)
        layout.addSpacing(px(4))
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch()
        self.show_row(None)

    def show_row(self, row: SlipRow | None) -> None:
        """Show one slip; None shows that nothing is chosen."""
        self._row = row
        for widget in (self.customer, self.money, self.paper, self.goods, *self.buttons):
            widget.setVisible(row is not None)
        if row is None:
            self.number.setText(self.desk.say("No slip chosen"))
            return
        standing = not row.reversed_by
        self.returning.setVisible(standing and row.kind is Kind.SHIPMENT)
        self.voiding.setVisible(standing)
        self.number.setText(row.number)
        self.customer.setText(
            "\n".join([row.customer, f"{self.desk.tell(DOCUMENT_KINDS[row.kind])} · {day_text(row.dated, self.desk)}"])
        )
        self.money.setText(_money(row, self.desk))
        self.paper.setText("\n".join(_paper(row, self.desk)))
        self.goods.setText("")
        self.desk.jobs.ask(lambda book: slip(book.ledger, row.number), self._show_goods, self, lane="slip")

    def _show_goods(self, voucher: Voucher) -> None:
        """The first lines of what left."""
        if self._row is None or self._row.number != voucher.number:
            return
        told = [_line(line, self.desk) for line in voucher.lines[:SHOWN_LINES]]
        more = len(voucher.lines) - SHOWN_LINES
        if more > 0:
            say = self.desk.say
            told.append(say("and 1 more line") if more == 1 else say("and {count} more lines", count=more))
        self.goods.setText("\n".join(told))


def _money(row: SlipRow, desk: Desk) -> str:
    if row.reversed_by:
        return desk.say("Reversed by {number}", number=row.reversed_by)
    parts = [desk.say("Amount {sum}", sum=format_yuan(row.amount_fen))]
    if row.kind is Kind.RETURN:
        return parts[0]
    if row.open_fen:
        parts.append(desk.say("open {sum}", sum=format_yuan(row.open_fen)))
    else:
        parts.append(desk.say("paid"))
    return " · ".join(parts)


def _paper(row: SlipRow, desk: Desk) -> list[str]:
    """Printed how often and when, signed when."""
    facts = [desk.say("Not printed yet")]
    if row.printed and row.printed_on:
        day = day_text(row.printed_on, desk)
        facts = [
            desk.say("Printed once · {day}", day=day)
            if row.printed == 1
            else desk.say("Printed {count} × · last {day}", count=row.printed, day=day)
        ]
        facts.append(
            desk.say("Signed {day}", day=day_text(row.signed_on, desk))
            if row.signed_on
            else desk.say("Awaiting signature")
        )
    if row.release_reason and row.release_expires:
        last = day_text(row.release_expires, desk)
        facts.append(desk.say("Released until {day}: “{reason}”", day=last, reason=row.release_reason))
    elif row.release_reason:
        facts.append(desk.say("Released: “{reason}”", reason=row.release_reason))
    if row.return_reason:
        facts.append(desk.say("Came back: “{reason}”", reason=row.return_reason))
    if row.remark:
        facts.append(desk.say("“{note}”", note=row.remark))
    return facts


def _line(line: Line, desk: Desk) -> str:
    name = " ".join(filter(None, [line.name, line.spec]))
    return desk.say("{goods} × {quantity}{unit}", goods=name, quantity=format_quantity(line.quantity), unit=line.unit)
