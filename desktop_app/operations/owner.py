"""The one guard of the owner's acts: every operation that is one asks here, whichever door it came through (D16)."""

from datetime import date, datetime

from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct, OwnerWanted, holds, is_back_dated, is_fresh
from desktop_app.operations.pins import has_pin, try_pin
from desktop_app.store import journal
from desktop_app.store.database import Ledger


def require_owner(ledger: Ledger, act: OwnerAct, moment: Moment) -> None:
    """OwnerWanted where the book has a PIN that was not typed within the last ten minutes."""
    if not holds(ledger.owner_came, moment.now) and has_pin(ledger):
        raise OwnerWanted(act)


def require_owner_for_day(ledger: Ledger, dated: date, moment: Moment) -> None:
    """The guard of what is posted more than three days back."""
    if is_back_dated(dated, moment.today):
        require_owner(ledger, OwnerAct.BACK_DATE, moment)


def require_owner_to_undo(ledger: Ledger, seq: int, moment: Moment) -> None:
    """The guard of what takes back an entry of the journal; within ten minutes anybody may."""
    if not is_fresh(datetime.fromisoformat(journal.recorded_at(ledger, seq)), moment.now):
        require_owner(ledger, OwnerAct.REVERSE, moment)


def let_owner_in(ledger: Ledger, pin: str, moment: Moment) -> None:
    """The owner is here for ten minutes from now. WrongPin, and one more try counted, if these are not the digits."""
    try_pin(ledger, pin, moment)
    ledger.owner_came = moment.now


def require_pin(ledger: Ledger, act: OwnerAct, pin: str | None, moment: Moment) -> None:
    """The guard of an act on a book that is open for this act alone: OwnerWanted or WrongPin, at the field `pin`."""
    if pin is None:
        try:
            require_owner(ledger, act, moment)
        except OwnerWanted as wanted:
            raise wanted.at("pin") from None
    elif has_pin(ledger):
        let_owner_in(ledger, pin, moment)


def send_owner_off(ledger: Ledger) -> None:
    """Whoever acts now is asked again, as after the window was locked."""
    ledger.owner_came = None
