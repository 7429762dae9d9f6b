"""Cash that went into the drawer and out of it, whatever it was for, day by day."""

from datetime import date

from desktop_app.domain.methods import PayMethod, method_of
from desktop_app.domain.periods import Period
from desktop_app.domain.side_accounts import CASH_IN, CASH_OUT, SideAccount, SideAct, SideEntry, drawer_fen
from desktop_app.store.database import Ledger
from desktop_app.store.side_entries import load_side
from desktop_app.store.takings import TakingsBy, taking_sums


def drawer_on(ledger: Ledger, day: date) -> tuple[int, date | None]:
    """The cash that should lie in the drawer at the end of the day, and when it was counted last; 0 and None before.

    What is counted is what lay there then: of that day only what was entered after the counting comes on top, so that
    it may be counted in the morning and again in the evening.
    """
    entries = load_side(ledger, day)
    counted = next((one for one in reversed(entries) if one.act is SideAct.FLOAT), None)
    if counted is None:
        return 0, None
    since = Period(counted.dated, day)
    taken = sum(
        one.fen
        for one in taking_sums(ledger, since, TakingsBy.DAY, counted.seq)
        if method_of(one.method) is PayMethod.CASH
    )
    moves = [cash_of(one) for one in entries if (one.dated, one.seq) > (counted.dated, counted.seq)]
    return drawer_fen(counted.amount_fen, [taken, *moves]), counted.dated


def other_cash(ledger: Ledger, period: Period) -> int:
    """What beside receipts and refunds went in and out of the drawer in these days."""
    return sum(cash_of(one) for one in load_side(ledger, period.last) if one.dated in period)


def cash_of(entry: SideEntry) -> int:
    """What an entry puts into the drawer; 0 where no cash moved."""
    if entry.account is not SideAccount.DRAWER and method_of(entry.method) is not PayMethod.CASH:
        return 0
    if entry.act in CASH_IN:
        return entry.amount_fen
    return -entry.amount_fen if entry.act in CASH_OUT else 0
