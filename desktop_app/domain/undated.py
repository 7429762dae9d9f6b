"""Open papers for which no day to pay was agreed, and the days that terms agreed since would give them (民法典 510)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.dates import Terms, due_date


@dataclass(frozen=True, slots=True)
class AgreedDue:
    """The day a paper is to be paid, agreed after it was written; or how many newer batches it waits for (case 11)."""

    item_id: int
    due: date | None
    open_batches: int | None = None


@dataclass(frozen=True, slots=True)
class DueOffer:
    """A paper without a day, and what the terms make of it.

    `due` of one that waits for batches is the day it fell due by those that left since; None while it waits.
    """

    item: OpenItem
    due: date | None
    open_batches: int | None = None

    @property
    def agreed(self) -> AgreedDue:
        """What is kept if it is accepted."""
        return AgreedDue(self.item.item_id, None if self.open_batches else self.due, self.open_batches)


def offer_due(terms: Terms, item: OpenItem, batch_day: date | None = None) -> DueOffer:
    """What agreed terms make of a paper; `batch_day` is when as many newer batches had left as they ask for."""
    if terms.by_batches:
        return DueOffer(item, batch_day, terms.open_batches)
    return DueOffer(item, due_date(terms, item.dated))


def open_in(offers: Iterable[DueOffer]) -> int:
    """What is unpaid of these papers, in fen."""
    return sum(one.item.open_fen for one in offers)


def late_in(offers: Iterable[DueOffer], today: date) -> int:
    """What of it would be past due at once, in fen."""
    return sum(one.item.open_fen for one in offers if days_overdue(one.due, today))
