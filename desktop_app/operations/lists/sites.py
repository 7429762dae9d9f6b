"""What the list of a customer's sites shows."""

from datetime import date

from desktop_app.domain.columns import Column, Look, Words, joined
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.operations.sites import SiteRow


def _state(one: SiteRow, _: date) -> Words:
    if not one.kept:
        return Said("only on slips")
    return Said("active") if one.site.active else Said("inactive")


def _mark(one: SiteRow, _: date) -> Mark:
    return Mark.PLAIN if not one.kept or not one.site.active else Mark.FINE


SITES: tuple[Column[SiteRow], ...] = (
    Column("name", Said("Project / site"), lambda one: one.name, Look.NAME, 160, stretch=True,
           found_by=lambda one: " ".join(one.site.names)),
    Column("state", Said("State"), lambda one: 1 if not one.kept else 0 if one.site.active else 2, Look.CHIP, 116,
           text=_state, mark=_mark),
    Column("owed", Said("Unpaid"), lambda one: one.owed_fen, Look.MONEY, 116, total=True),
    Column("overdue", Said("Overdue"), lambda one: one.overdue_fen or None, Look.MONEY, 116, total=True),
    Column("limit", Said("Credit limit"), lambda one: one.site.limit_fen, Look.MONEY, 116, fades=3),
    Column("unpaid", Said("Unpaid slips"), lambda one: len(one.unpaid) or None, Look.COUNT, 96, fades=4),
    Column("contact", Said("Contact"), lambda one: one.site.contact, width=140, fades=2,
           text=lambda one, _: joined(one.site.contact, one.site.phone)),
    Column("address", Said("Address"), lambda one: one.site.address, width=160, fades=1),
)  # fmt: skip
