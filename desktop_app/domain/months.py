"""What went out and what came in, month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.dates import first_of_next_month, month_start


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the shop, money in fen. `balance_fen` is what all customers owe at its end.

    A reversal counts against the kind it reverses, in the month of the reversal, so that the balance before, plus
    shipped, less returned and received, plus other, is the balance after. `other_fen` is openings, adjustments and
    set-offs; what was paid back is no longer received.
    """

    first: date
    shipped_fen: int
    returned_fen: int
    received_fen: int
    other_fen: int
    balance_fen: int


def months_of(sums: Iterable[tuple[date, Kind, int]], today: date) -> list[Month]:
    """Every month from the first with a document to that of `today`, newest first, quiet ones too.

    `sums` are (first day of the month, kind, signed fen: debit +, credit −), none dated later than `today`.
    """
    by_month: dict[date, dict[Kind, int]] = {}
    for first, kind, fen in sums:
        by_month.setdefault(first, {})[kind] = fen
    months: list[Month] = []
    month, balance = min(by_month, default=first_of_next_month(today)), 0
    while month <= month_start(today):
        found = by_month.get(month, {})
        balance += sum(found.values())
        months.append(_month(month, found, balance))
        month = first_of_next_month(month)
    return months[::-1]


def _month(first: date, found: dict[Kind, int], balance_fen: int) -> Month:
    return Month(
        first,
        found.get(Kind.SHIPMENT, 0),
        -found.get(Kind.RETURN, 0),
        -found.get(Kind.RECEIPT, 0) - found.get(Kind.REFUND, 0),
        sum(found.get(kind, 0) for kind in (Kind.OPENING, Kind.ADJUSTMENT, Kind.SET_OFF)),
        balance_fen,
    )
