"""What the log of talks shows."""

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS, OUTCOMES

CONTACTS: tuple[Column[Contacted], ...] = (
    Column("at", Said("Date"), lambda one: one.at, Look.DATE, 100),
    Column(
        "outcome",
        Said("Outcome"),
        lambda one: one.outcome.value,
        width=140,
        text=lambda one, _: OUTCOMES[one.outcome],
    ),
    Column(
        "channel",
        Said("How"),
        lambda one: one.channel.value,
        width=104,
        fades=1,
        text=lambda one, _: CHANNELS[one.channel],
    ),
    Column("claimed", Said("Says paid (yuan)"), lambda one: one.amount_fen or None, Look.MONEY, 128, fades=2),
    Column("next", Said("Next on"), lambda one: one.next_on, Look.DATE, 100),
    Column("note", Said("Note"), lambda one: one.note, width=240, stretch=True),
)
