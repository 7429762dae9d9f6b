"""What the list of cards that were not sent yet shows."""

from desktop_app.domain.cards import CardDue
from desktop_app.domain.columns import Column, Look, worded
from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PAPER_KINDS

CARDS_DUE: tuple[Column[CardDue], ...] = (
    Column("number", Said("Number"), lambda one: one.number, Look.CODE, 136),
    Column("customer", Said("Customer"), lambda one: one.customer, Look.NAME, 188, stretch=True),
    worded("kind", Said("Paper"), lambda one: one.kind, PAPER_KINDS, 116, fades=2),
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 100, fades=1),
    Column("amount", Said("Amount"), lambda one: one.amount_fen, Look.MONEY, 112),
)
