"""What the customer owes, may owe, and would owe with this slip, while it is typed (U9, experience 2.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.credit import Verdict
from desktop_app.domain.exposure import FIGURES, ExposureFigure, FigureKind
from desktop_app.domain.known import asked_for, asked_said
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_percent, format_price, format_yuan
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.sheet_words import sheet_state_said
from desktop_app.domain.shipments import ShipmentDraft
from desktop_app.domain.terms_sheets import NO_SHEET, SheetOnFile, SheetState
from desktop_app.domain.terms_words import terms_said
from desktop_app.operations.customer_rows import CustomerRow, customer_row
from desktop_app.operations.promises import promised_with_slip
from desktop_app.operations.settings import rules_of
from desktop_app.operations.shipments import weigh_shipment
from desktop_app.operations.terms_sheets import sheet_on_file
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, SIDE, Fact, FactLine
from desktop_app.ui.base.owed_facts import owed_facts
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.slips.typed_line import PricesOf
from desktop_app.ui.widgets.columns import day_text, masked, owed_text
from desktop_app.ui.widgets.gutter import GUTTER, reserve_gutter
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import ROOM, beside, scrolled, stacked

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

TOLD_APART = (FigureKind.UNDATED, FigureKind.IN_PLAN, FigureKind.AHEAD, FigureKind.DISPUTED)
"""Parts of what is owed that are told beside the whole and the overdue part."""


@dataclass(frozen=True, slots=True)
class CreditStanding:
    """The customer's figures and what the gate says of the slip as it stands."""

    row: CustomerRow
    verdict: Verdict
    person_from_fen: int = 0
    """From this debt on a phone and a person who decides are asked for (R054)."""

    sheet: SheetOnFile = NO_SHEET
    """How it is with the terms sheet; told where the slip asks for credit (R001)."""

    with_slip_fen: int = 0
    """What of the old debt was promised with this delivery (R109)."""

    @property
    def slip_fen(self) -> int:
        """What this slip leaves unpaid."""
        return self.verdict.exposure.slip_fen

    @property
    def used_fen(self) -> int:
        """What counts against the limit without this slip."""
        return self.after_fen - self.slip_fen

    @property
    def after_fen(self) -> int:
        return self.verdict.exposure.total_fen

    @property
    def limit_fen(self) -> int | None:
        return self.verdict.limit_fen


def standing_of(book: "Book", draft: ShipmentDraft, today: date) -> CreditStanding:
    """All that is read of the customer for one slip."""
    row = customer_row(book.ledger, draft.customer_id, today)
    return CreditStanding(
        row, weigh_shipment(book.ledger, draft, today),
        rules_of(book.ledger).person_from_fen, sheet_on_file(book.ledger, row.customer, today),
        promised_with_slip(book.ledger, draft.customer_id, today),
    )  # fmt: skip


def figures(standing: CreditStanding, desk: Desk) -> Iterator[Fact]:
    """Who it is, what is owed now, what this slip adds, and what it comes to."""
    say, row = desk.say, standing.row
    terms = desk.tell(terms_said(row.customer.terms))
    yield Fact(row.customer.name, "name")
    yield Fact(" · ".join(filter(None, [terms, masked(row.customer.phone, desk)])), "muted")
    yield RULE
    yield from owed_facts(row.balance_fen, row.on_account_fen, desk, "")
    if row.overdue_fen:
        yield Fact(say("Overdue of it"), value=format_yuan(row.overdue_fen))
    yield from (fact_of(one, desk) for one in standing.verdict.exposure.figures if one.kind in TOLD_APART)
    yield Fact(say("This slip adds"), value=owed_text(standing.slip_fen, desk))
    yield Fact(say("After this slip"), "strong", owed_text(standing.after_fen, desk))
    yield from (fact_of(one, desk) for one in standing.verdict.exposure.figures if one.kind is FigureKind.DEPOSITS)


def fact_of(one: ExposureFigure, desk: Desk) -> Fact:
    """A figure; what is no part of the sum is muted."""
    return Fact(desk.tell(FIGURES[one.kind]), "" if one.counts else "muted", format_yuan(abs(one.fen)))


def limit_facts(standing: CreditStanding, desk: Desk) -> Iterator[Fact]:
    """What may be owed, and how much room that leaves."""
    say, limit, after = desk.say, standing.limit_fen, standing.after_fen
    if limit is None:
        yield Fact(say("Credit limit"), value=say("no limit"))
        return
    if after > limit:
        above = say("Above the limit of {sum}", sum=format_yuan(limit))
        yield Fact(f"▲▲ {above}", "error", format_yuan(after - limit))
    else:
        yield Fact(say("Left of the limit of {sum}", sum=format_yuan(limit)), value=format_yuan(limit - after))


def what_to_mind(standing: CreditStanding, desk: Desk) -> Iterator[Fact]:
    """What the gate found, sentence by sentence, and the last time there was business."""
    said = [desk.tell(one.said) for one in standing.verdict.objections]
    if standing.slip_fen > 0 and standing.sheet.state is not SheetState.SIGNED:
        said.append(desk.tell(sheet_state_said(standing.sheet)))
    if standing.with_slip_fen:
        promised = desk.say("With this delivery {sum} of the old debt is promised.",
                            sum=format_yuan(standing.with_slip_fen))  # fmt: skip
        said.append(promised)
    if said:
        yield RULE
        yield Fact(desk.say("To mind"), "muted")
        yield from (Fact(one) for one in said)
    yield from habits(standing, desk)
    if standing.row.last_deal:
        yield RULE
        yield Fact(desk.say("Last deal"), value=day_text(standing.row.last_deal, desk))


def habits(standing: CreditStanding, desk: Desk) -> Iterator[Fact]:
    """How they pay, what is noted of them, and what is to be asked while they are here (R022, R054)."""
    customer, say = standing.row.customer, desk.say
    asked = asked_for(customer, standing.after_fen, standing.person_from_fen)
    told = [
        Fact(say("Pay on day {days} of the month", days=", ".join(map(str, customer.payment_days))))
        if customer.payment_days
        else Fact(""),
        Fact(say("Pays only after the statement is reconciled") if customer.must_reconcile else ""),
        Fact(customer.notes),
        Fact(desk.tell(asked_said(asked)) if asked else "", "strong"),
    ]
    if any(one.text for one in told):
        yield RULE
        yield Fact(say("How they pay"), "muted")
        yield from told


def price_facts(prices: PricesOf, desk: Desk) -> Iterator[Fact]:
    """What is asked in the line one is in, and what was asked before."""
    say, paid, listed = desk.say, prices.paid, prices.listed
    known = (prices.agreed, prices.by_terms, paid, listed, prices.lowest)
    if not prices.goods or all(one is None for one in known):
        return
    yield RULE
    yield Fact(say("Where the price is from"), "muted")
    per = say("per {unit}", unit=prices.unit) if prices.unit else ""
    yield Fact(prices.goods, "strong")
    yield Fact(prices.counted, "muted")
    if prices.agreed is not None:
        since = day_text(prices.agreed.since, desk) if prices.agreed.since else ""
        yield Fact(say("agreed price"), value=format_price(prices.agreed.price),
                   note=" ".join(filter(None, (since, prices.agreed.source))))  # fmt: skip
    if prices.by_terms is not None:
        yield Fact(say("price by terms"), value=format_price(prices.by_terms.price))
    if paid is not None:
        yield Fact(say("last {fact}", fact=day_text(paid.dated, desk)), value=format_price(paid.price))
    if listed is not None:
        yield Fact(say("list price"), value=format_price(listed), note=per)
    if prices.lowest is not None:
        yield Fact(say("lowest price"), value=format_price(prices.lowest), note=per)


class FactBlock(QWidget):
    """Facts below one another."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[FactLine] = []
        self._column = stacked(within=self, gap=4)

    def tell(self, facts: Sequence[Fact]) -> None:
        """These and no others."""
        while len(self.lines) < len(facts):
            self.lines.append(FactLine())
            self._column.addWidget(self.lines[-1])
        for at, line in enumerate(self.lines):
            line.tell(facts[at] if at < len(facts) else Fact(""))
        self.setVisible(bool(facts))


class CreditStrip(Card):
    """The customer's account as facts, with a bar that has a tick at the limit; below, the prices of the line."""

    terms_wanted = Signal()
    """Agree on other terms: the customer's form, and back to the slip."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setting = QPushButton(desk.say("Set the terms"))
        self.setting.setProperty("flat", True)
        self.setting.clicked.connect(self.terms_wanted)
        self.figures, self.limit, self.prices, self.mind = (FactBlock() for _ in range(4))
        self.bar = LimitBar()
        inside = QWidget()
        parts = self.figures, self.bar, self.limit, self.prices, self.mind, ROOM
        stacked(*parts, within=inside, gap=8)
        area = scrolled(inside)
        reserve_gutter(area)
        stacked((area, 1), beside(self.setting, ROOM), within=self, gap=8, margins=(SIDE, 12, SIDE - GUTTER, 8))
        self.show_prices(PricesOf())
        self.show_standing(None)

    def show_standing(self, standing: CreditStanding | None) -> None:
        """Show one customer's standing; None while no customer is chosen. Who may see no debts sees who it is."""
        desk = self.desk
        if standing is not None and not desk.may(OwnerAct.SEE_DEBTS):
            for widget in (self.setting, self.limit, self.mind, self.bar):
                widget.hide()
            self.figures.tell(list(figures(standing, desk))[:2])
            return
        for widget in (self.setting, self.limit, self.mind):
            widget.setVisible(standing is not None)
        self._show_limit(standing)
        if standing is None:
            self.figures.tell([Fact(desk.say("No customer chosen"), "muted")])
            return
        self.figures.tell([*figures(standing, desk)])
        self.limit.tell([*limit_facts(standing, desk)])
        self.mind.tell([*what_to_mind(standing, desk)])

    def show_prices(self, prices: PricesOf) -> None:
        """Of the line one is in."""
        self.prices.tell([*price_facts(prices, self.desk)] if self.desk.may(OwnerAct.SEE_PRICES) else [])

    def texts(self) -> list[str]:
        """What the card says, fact by fact."""
        blocks = self.figures, self.limit, self.prices, self.mind
        return [text for one in blocks if not one.isHidden() for line in one.lines if (text := line.text())]

    def _show_limit(self, standing: CreditStanding | None) -> None:
        limit = standing.limit_fen if standing else None
        self.bar.setVisible(bool(limit))
        if standing and limit:
            after = standing.after_fen / limit
            self.bar.show_shares(standing.used_fen / limit, after)
            self.bar.setAccessibleName(
                self.desk.say("{percent} of the limit after this slip", percent=format_percent(after))
            )


class LimitBar(QWidget):
    """How much of the limit is used, how far this slip goes, and a tick at the limit; what is above it is red."""

    HEIGHT, BAR, TICK = 16, 8, 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used = self._after = 0.0
        self.setFixedHeight(px(self.HEIGHT))

    def show_shares(self, used: float, after: float) -> None:
        self._used, self._after = used, after
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        whole = max(1.0, self._after, self._used)
        parts = (
            (whole, shown.rule),
            (self._after, shown.marks[Mark.LATER].text),
            (min(self._after, 1.0), shown.accent),
            (min(self._used, self._after, 1.0), shown.thumb),
        )
        top, high = (self.height() - px(self.BAR)) // 2, px(self.BAR)
        for share, colour in parts:
            painter.fillRect(0, top, round(self.width() * max(0.0, share) / whole), high, QColor(colour))
        at = min(round(self.width() / whole), self.width() - px(self.TICK))
        painter.fillRect(at, 0, px(self.TICK), self.height(), QColor(shown.text))
        painter.end()
