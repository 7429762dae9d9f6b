"""The card that asks a customer for what is due now: its slips, what counts against them, the sum (N20)."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.cards import MOST_GOODS, CardFigure, CardGoods, PaperCard, said_day, said_yuan
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.shop import Shop


def reminder_of(
    shop: Shop, customer: Customer, items: Sequence[OpenItem], on_account_fen: int, ask_fen: int, today: date
) -> PaperCard:
    """What is asked for now, and of which slips: all that is due less what lies on account and what is left alone.

    Where the slips do not come to the sum, as after a broken plan, the sum stands by itself.
    """
    due = sorted((one for one in items if one.due and one.due <= today), key=lambda one: one.due or today)
    gross = sum(one.open_fen for one in due)
    left_alone = gross - on_account_fen - ask_fen
    told = due if left_alone >= 0 else []
    on_account = Said("Less money on account"), on_account_fen
    less = (on_account, (Said("Less what is in a plan or a dispute"), left_alone)) if told else ()
    asked = said_yuan(ask_fen)
    who = addressed(customer)
    return PaperCard(
        shop, PaperKind.STATEMENT, "", today, who["customer"], who["customer_code"], who["contact"],
        CardFigure(Said("To be paid now"), ask_fen),
        Said("Up to {date}, {sum} of what we delivered to you is due.", date=said_day(today), sum=asked),
        figures=tuple(CardFigure(label, fen) for label, fen in less if fen),
        pay=Said("Please pay {sum} these days", sum=asked),
        goods=tuple(_slip(one, today) for one in told[:MOST_GOODS]),
        more_goods=max(len(told) - MOST_GOODS, 0),
        heading=Said("Payment reminder"),
    )  # fmt: skip


def _slip(item: OpenItem, today: date) -> CardGoods:
    """A slip that is due: its number, and since when."""
    return CardGoods(item.number, f"{item.due or today:%Y-%m-%d}", item.open_fen)
