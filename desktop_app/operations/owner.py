"""The one guard of the owner's acts: every operation that is one asks here, whichever door it came through (D16)."""

from datetime import date, datetime

from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct, OwnerWanted, holds, is_back_dated, is_fresh
from desktop_app.domain.users import Approval, at_counter, is_asked, unseen
from desktop_app.operations.pins import has_pin, try_pin, try_pin_of
from desktop_app.store import journal, settings
from desktop_app.store.database import Ledger
from desktop_app.store.snapshots import canonical


def require_owner(ledger: Ledger, act: OwnerAct, moment: Moment) -> None:
    """OwnerWanted where this is not for whoever is at the counter: a clerk who may not, or nobody that is named.

    In a book without users: where it has a PIN that was not typed within the last ten minutes. What an owner let
    through passes once, and is journalled with the act it was for.
    """
    users = settings.load_users(ledger)
    if not users.here:
        if is_asked(act) and not holds(ledger.presence.owner_came, moment.now) and has_pin(ledger):
            raise OwnerWanted(act)
        return
    if at_counter(users, ledger.presence.name).may(act):
        return
    approval = ledger.presence.approval
    if approval is None or not approval.holds(act, moment.now):
        raise OwnerWanted(act)
    _journal_approved(ledger, act, approval.by, moment)


def require_sight(ledger: Ledger, act: OwnerAct) -> None:
    """Refused where what would be shown is not for whoever is at the counter: it is seen by nobody for once alone."""
    counter = at_counter(settings.load_users(ledger), ledger.presence.name)
    if not counter.may(act):
        raise unseen(counter, act)


def may_see(ledger: Ledger, act: OwnerAct) -> bool:
    """Whether whoever is at the counter may see it."""
    return at_counter(settings.load_users(ledger), ledger.presence.name).may(act)


def _journal_approved(ledger: Ledger, act: OwnerAct, by: str, moment: Moment) -> None:
    """Who let whom through: in the transaction of the act where it is one, else at once."""
    if ledger.looked_at is not None:
        return
    with ledger.writing():
        ledger.presence.is_spent = True
        journal.record(ledger, moment, "owner_approved", f"approval {act}", canonical([by]))


def require_owner_for_day(ledger: Ledger, dated: date, moment: Moment) -> None:
    """The guard of what is posted more than three days back."""
    if is_back_dated(dated, moment.today):
        require_owner(ledger, OwnerAct.BACK_DATE, moment)


def require_owner_to_undo(ledger: Ledger, seq: int, moment: Moment) -> None:
    """The guard of what takes back an entry of the journal; within ten minutes whoever entered it may."""
    recorded, by = journal.recorded_by(ledger, seq)
    is_theirs = not ledger.presence.name or by == ledger.presence.name
    if not (is_theirs and is_fresh(datetime.fromisoformat(recorded), moment.now)):
        require_owner(ledger, OwnerAct.REVERSE, moment)


def let_owner_in(ledger: Ledger, pin: str, moment: Moment, act: OwnerAct | None = None) -> None:
    """The owner is here. WrongPin, and one more try counted, if these are not the digits.

    For ten minutes from now; in a book with users for this act alone, once (for any act, where none is named).
    """
    owners = settings.load_users(ledger).owners
    if owners:
        ledger.presence.approval = Approval(act, try_pin_of(ledger, owners, pin, moment), moment.now)
    else:
        try_pin(ledger, pin, moment)
        ledger.presence.owner_came = moment.now


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
    """Whoever acts now is asked again, as after the window was locked; nobody is at the counter."""
    ledger.presence.leave()
