"""What the log of talks shows."""

from desktop_app.domain.columns import Column, Look, worded
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS, OUTCOMES

CONTACTS: tuple[Column[Contacted], ...] = (
    Column("at", Said("Date"), lambda one: one.at, Look.DATE, 100),
    worded("outcome", Said("Outcome"), lambda one: one.outcome, OUTCOMES, 140),
    worded("channel", Said("How"), lambda one: one.channel, CHANNELS, 104, fades=1),
    Column("claimed", Said("Says paid"), lambda one: one.amount_fen or None, Look.MONEY, 128, fades=2),
    Column("sent", Said("Sent from"), lambda one: " ".join(filter(None, (one.bank, one.account))), width=140, fades=3),
    Column("next", Said("Next on"), lambda one: one.next_on, Look.DATE, 100),
    Column("note", Said("Note"), lambda one: one.note, width=240, stretch=True),
)
