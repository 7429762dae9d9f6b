"""A promise, talk, dispute or picture that was taken back is recorded once more: how that is undone (U23)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.done import Done, done
from desktop_app.operations.taking_back import CHANGES, Withdrawable
from desktop_app.store import contacts, disputes, kin, notes, promises, submissions, withdrawals
from desktop_app.store.database import Ledger


def note_again(ledger: Ledger, what: Withdrawable, row_id: int, moment: Moment) -> Done[int]:
    """Record it once more; its new number. A second call records nothing and answers the first number (D4).

    A dispute comes back with what was answered, as far as the slip is still open by its sum.
    """
    table, submission = _NOTES[what][0], f"again {what} {row_id}"
    with ledger.writing():
        if before := submissions.made_before(ledger, submission, table):
            return done(before)
        if not withdrawals.is_withdrawn(ledger, what, row_id):
            raise Refused("It counts as it is, so there is nothing to record again.")
        values = notes.values_of(ledger, table, row_id)
        if what in _WITH_MORE:
            made = _WITH_MORE[what](ledger, row_id, values, moment)
        else:
            made = _again(ledger, what, values, moment)
        submissions.remember(ledger, submission, table, made, moment)
    return done(made, CHANGES[what])


_NOTES = {
    Withdrawable.PROMISE: ("promises", "make_promise"),
    Withdrawable.CONTACT: ("contact_log", "log_contact"),
    Withdrawable.DISPUTE: ("disputes", "raise_dispute"),
    Withdrawable.ATTACHMENT: ("attachments", "attach"),
    Withdrawable.STOCK: ("consigned", "stock_again"),
    Withdrawable.SIDE: ("side_entries", "side_again"),
    Withdrawable.GROUND: ("grounds", "ground_again"),
    Withdrawable.POINT: ("open_points", "point_again"),
}
"""Where each stands, and as what it is journalled."""


def _again(ledger: Ledger, what: Withdrawable, values: Sequence[object], moment: Moment) -> int:
    table, verb = _NOTES[what]
    whose, *_ = values
    return notes.add(ledger, table, values, moment, verb, str(whose))


def _promise_again(ledger: Ledger, before: int, values: Sequence[Any], moment: Moment) -> int:
    made = _again(ledger, Withdrawable.PROMISE, values, moment)
    promises.tie_promise(ledger, made, promises.tie_of(ledger, before), values[0], moment)
    return made


def _dispute_again(ledger: Ledger, before: int, values: Sequence[Any], moment: Moment) -> int:
    item, posted_for, fen, reason, raised_on = values
    raised = Dispute(item, kin.standing_head(ledger, posted_for), fen, reason, date.fromisoformat(raised_on))
    raised = replace(raised, **disputes.told_of(ledger, before))
    made = raise_dispute(ledger, raised, moment).result
    for event, dated, note in disputes.events_of(ledger, before):
        disputes.add_event(ledger, made, event, dated, note, moment)
    return made.id


def _contact_again(ledger: Ledger, before: int, values: Sequence[Any], moment: Moment) -> int:
    made = _again(ledger, Withdrawable.CONTACT, values, moment)
    contacts.tell_claim(ledger, made, contacts.claim_facts(ledger, before), values[0], moment)
    return made


_WITH_MORE = {
    Withdrawable.DISPUTE: _dispute_again,
    Withdrawable.PROMISE: _promise_again,
    Withdrawable.CONTACT: _contact_again,
}
"""What has more rows than one."""
