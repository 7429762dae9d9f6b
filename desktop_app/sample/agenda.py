"""Who comes into the shop on which day, and what for."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto

from desktop_app.sample.clients import Client
from desktop_app.sample.seasons import next_open


class Visit(Enum):
    """What brings a customer into the shop."""

    ORDER = auto()
    PAY = auto()
    BRING_BACK = auto()


class Agenda:
    """Visits to come. A visit planned for a day on which the shop is closed takes place on the next open one."""

    def __init__(self) -> None:
        self._visits: defaultdict[date, list[tuple[Client, Visit]]] = defaultdict(list)

    def plan(self, client: Client, visit: Visit, day: date) -> None:
        self._visits[next_open(day)].append((client, visit))

    def of(self, day: date) -> Iterator[tuple[Client, Visit]]:
        """The visits of that day, in the order they were planned; who is gone does not come."""
        return ((client, visit) for client, visit in self._visits.pop(day, ()) if not client.gone)
