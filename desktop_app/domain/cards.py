"""What a customer gets on the telephone after a paper: its figures, large, and the words that go with them (N20)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import no_due_said
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.papers import PAPER_KINDS, PaperKind
from desktop_app.domain.receipt_paper import ReceiptPaper
from desktop_app.domain.shipments import Line, Voucher
from desktop_app.domain.shop import Shop
from desktop_app.domain.statements import Statement

MOST_GOODS = 6
"""Lines of goods that are told one by one; more would make the figures small."""
CARDS_AT_ONCE = 10
"""Papers whose cards are sent in one go."""
CARD_DAYS = 7
"""Days after which nobody waits for the card of a paper any more, its own day counted."""
ANSWER = Said("Answer 1 if it is right, 2 if it is not")
"""What the customer is asked: one key either way."""

CardPaper = Voucher | ReceiptPaper | Statement
"""Papers that have a card, as they were frozen."""


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A sum with its name; never below 0, as a credit has a name of its own. `less` is taken off those above it."""

    label: Said
    fen: int
    less: bool = False


@dataclass(frozen=True, slots=True)
class CardGoods:
    """One line of goods: which, how many, for how much."""

    name: str
    count: str
    fen: int
    gift: bool = False


@dataclass(frozen=True, slots=True)
class PaperCard:
    """What a paper says in a few figures, in no language; each of them stands on the paper too.

    `owed` is what is owed in all after it, None where the customer's papers hide that or the head says it. `pay` says
    when how much is to be paid, None where nothing is. `sentence` tells the paper in the owner's words.
    """

    shop: Shop
    kind: PaperKind
    number: str
    dated: date
    customer: str
    customer_code: str
    contact: str
    head: CardFigure
    sentence: Said
    figures: tuple[CardFigure, ...] = ()
    owed: CardFigure | None = None
    as_of: date | None = None
    """The day on which so much is owed; that of the paper where it is None."""
    pay: Said | None = None
    goods: tuple[CardGoods, ...] = ()
    more_goods: int = 0
    heading: Said | None = None
    """What the card is called where that is not its paper."""

    @property
    def title(self) -> Said:
        return self.heading or PAPER_KINDS[self.kind]

    @property
    def pay_to(self) -> Said | None:
        """The account to which it is to be paid, while anything is, and where the shop has one (R136)."""
        account = self.shop.bank_account
        return Said("Pay to: {account}", account=account) if self.pay is not None and account else None

    @property
    def transfer_note(self) -> Said | None:
        """By which words a transfer is known to be theirs, while anything is to be paid."""
        if self.pay is None or not self.customer_code:
            return None
        return Said("Please write {code} with the transfer", code=self.customer_code)


@dataclass(frozen=True, slots=True)
class CardDue:
    """A paper whose card nobody was sent yet."""

    number: str
    kind: PaperKind
    customer_id: int
    customer: str
    dated: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class CardNow:
    """What holds on the day a card is sent: what the customer owes in all (below 0: is in credit), and what of the slip
    is still unpaid, in fen.
    """

    day: date
    balance_fen: int
    unpaid_fen: int = 0


def card_of(paper: CardPaper, now: CardNow | None = None) -> PaperCard:
    """The card of a paper, from what was frozen of it; what is owed, and asked for, as it is when the card is sent."""
    if isinstance(paper, Statement):
        return _of_statement(paper)
    if isinstance(paper, ReceiptPaper):
        card = _of_receipt(paper)
    else:
        unpaid = paper.owed_fen if now is None or paper.owed_fen <= 0 else min(now.unpaid_fen, paper.owed_fen)
        card = _of_return(paper) if paper.kind is Kind.RETURN else _of_slip(paper, unpaid)
    if now is None or card.owed is None:
        return card
    return replace(card, owed=_balance(now.balance_fen), as_of=now.day)


def message_of(card: PaperCard) -> Iterator[Said]:
    """What the owner would write with the picture, line by line."""
    yield Said("{name}, hello!", name=card.contact or card.customer)
    yield card.sentence
    if card.owed is not None:
        yield Said(
            "Up to {date}: {label} {sum}.",
            date=said_day(card.as_of or card.dated), label=card.owed.label, sum=said_yuan(card.owed.fen),
        )  # fmt: skip
    for said in (card.pay, card.pay_to, card.transfer_note, ANSWER):
        if said is not None:
            yield Said("{said}.", said=said)
    yield Said("{shop} {phone}", shop=card.shop.name, phone=card.shop.phone)


def said_day(day: date) -> Said:
    """A date as papers say it: 2026年3月1日."""
    return Said("{year}-{month:02d}-{day:02d}", year=day.year, month=day.month, day=day.day)


def said_yuan(fen: int) -> str:
    """A sum with its sign of currency: ¥1,234.50."""
    return f"¥{format_yuan(fen)}"


# ── each paper ───────────────────────────────────────────────────────────────────────────────────
def _of_slip(slip: Voucher, unpaid_fen: int) -> PaperCard:
    sum_, day = said_yuan(slip.total_fen), said_day(slip.dated)
    if slip.paid_fen:
        told = Said(
            "On {date} we delivered goods for {sum} to you (slip {number}), of which {paid} is paid.",
            date=day, sum=sum_, number=slip.number, paid=said_yuan(slip.paid_fen),
        )  # fmt: skip
    else:
        told = Said(
            "On {date} we delivered goods for {sum} to you (slip {number}).", date=day, sum=sum_, number=slip.number
        )
    settled = slip.owed_fen - unpaid_fen
    rest = _debt_or_credit(unpaid_fen, Said("Owed on this slip"), Said("Paid ahead"))
    paid = (CardFigure(Said("Paid now"), slip.paid_fen),) if slip.paid_fen else ()
    since = (CardFigure(Said("Settled since"), settled),) if settled else ()
    paid = (*paid, *since, rest) if paid or since else ()
    head = CardFigure(Said("Delivered now"), slip.total_fen)
    return _goods_card(slip, PaperKind.VOUCHER, head, told, (*_charged(slip), *paid), _slip_due(slip, unpaid_fen))


def _charged(slip: Voucher) -> Iterator[CardFigure]:
    """What stands between the sum of the goods and that of the slip (case 30)."""
    charges = slip.charges
    between = (
        (Said("Discount"), -charges.discount_fen),
        (Said("Freight"), charges.freight_fen),
        (Said("Rounding-off"), charges.rounding_fen),
    )
    return (CardFigure(label, abs(fen), fen < 0) for label, fen in between if fen)


def _of_return(back: Voucher) -> PaperCard:
    sum_, day = said_yuan(back.total_fen), said_day(back.dated)
    told = Said("On {date} we took goods for {sum} back (slip {number}).", date=day, sum=sum_, number=back.number)
    return _goods_card(back, PaperKind.RETURN, CardFigure(Said("This return"), back.total_fen), told, (), None)


def _goods_card(
    slip: Voucher, kind: PaperKind, head: CardFigure, told: Said, figures: tuple[CardFigure, ...], pay: Said | None
) -> PaperCard:
    return PaperCard(
        slip.shop, kind, slip.number, slip.dated, slip.customer, slip.customer_code, slip.contact, head, told,
        figures=figures,
        owed=_balance(slip.balance_fen),
        pay=pay,
        goods=tuple(map(_goods, slip.lines[:MOST_GOODS])),
        more_goods=max(len(slip.lines) - MOST_GOODS, 0),
    )  # fmt: skip


def _of_receipt(money: ReceiptPaper) -> PaperCard:
    told = Said(
        "On {date} we received {sum} from you (receipt {number}). Thank you!",
        date=said_day(money.dated), sum=said_yuan(money.total_fen), number=money.number,
    )  # fmt: skip
    rest = money.on_account_fen
    return PaperCard(
        money.shop, PaperKind.RECEIPT, money.number, money.dated, money.customer, money.customer_code, money.contact,
        CardFigure(Said("Paid now"), money.total_fen), told,
        figures=(CardFigure(Said("Kept for later slips"), rest),) if rest and money.paid else (),
        owed=_balance(money.balance_fen),
    )  # fmt: skip


def _of_statement(statement: Statement) -> PaperCard:
    closing = _debt_or_credit(statement.closing_fen, Said("Closing debt"), Said("Closing credit"))
    told = Said(
        "The account from {first} to {last} (statement {number}): {label} {sum}.",
        first=said_day(statement.period_from), last=said_day(statement.period_to), number=statement.number,
        label=closing.label, sum=said_yuan(closing.fen),
    )  # fmt: skip
    asked, day = statement.asked_by_pay_day_fen, said_day(statement.asked_on)
    return PaperCard(
        statement.shop, PaperKind.STATEMENT, statement.number, statement.period_to, statement.customer,
        statement.customer_code, statement.contact, closing, told,
        figures=tuple(_moved(statement)),
        pay=Said("Please pay {sum} by {date}", sum=said_yuan(asked), date=day) if asked else None,
    )  # fmt: skip


def _moved(statement: Statement) -> Iterator[CardFigure]:
    """What led from the opening to the closing sum, told from the side of the latter so that it comes out."""
    side = -1 if statement.closing_fen < 0 else 1
    opening = Said("Opening credit") if statement.opening_fen < 0 else Said("Opening debt")
    moved = (
        (Said("Deliveries"), statement.shipped_fen),
        (Said("Returns"), -statement.returned_fen),
        (Said("Received in the period"), -statement.received_fen),
        (Said("Adjustments"), statement.adjusted_fen),
    )
    yield CardFigure(opening, abs(statement.opening_fen), statement.opening_fen * side < 0)
    yield from (CardFigure(label, abs(fen), fen * side < 0) for label, fen in moved if fen)


# ── parts of a card ──────────────────────────────────────────────────────────────────────────────
def _slip_due(slip: Voucher, unpaid_fen: int) -> Said | None:
    """When what is owed on the slip is to be paid; of one in parts the first of them with its day."""
    if unpaid_fen <= 0:
        return None
    if unpaid_fen < slip.owed_fen and len(slip.parts) > 1:
        return Said("{sum} of this slip is still to be paid", sum=said_yuan(unpaid_fen))
    part = slip.parts[0] if len(slip.parts) > 1 else None
    if part is not None and part.due is not None:
        return Said(
            "Payable in {count} parts, the first {sum} by {date}",
            count=len(slip.parts), sum=said_yuan(part.amount_fen), date=said_day(part.due),
        )  # fmt: skip
    if slip.due is not None:
        return Said("Please pay {sum} by {date}", sum=said_yuan(unpaid_fen), date=said_day(slip.due))
    return Said("To be paid: {when}", when=no_due_said(slip.terms))


def _balance(fen: int | None) -> CardFigure | None:
    return None if fen is None else _debt_or_credit(fen, Said("Owed in all"), Said("In credit"))


def _debt_or_credit(fen: int, debt: Said, credit: Said) -> CardFigure:
    return CardFigure(debt if fen >= 0 else credit, abs(fen))


def _goods(line: Line) -> CardGoods:
    name = f"{line.name} {line.spec}" if line.spec else line.name
    return CardGoods(name, f"{format_quantity(line.quantity)} {line.unit}".rstrip(), line.amount_fen, line.gift)
