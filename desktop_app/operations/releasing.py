"""The owner lets one slip go once: at once as it is saved, or before, until a day (R019, R126)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain import credit
from desktop_app.domain.customers import clean_note, required_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.objections import GateOutcome
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.releases import (
    GivenRelease,
    ReleaseState,
    last_day,
    refuse_past_release,
    refuse_second_release,
)
from desktop_app.domain.shipments import Release, ShipmentDraft
from desktop_app.domain.slip_rules import problems
from desktop_app.operations.composing import refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.operations.weighing import weigh_draft
from desktop_app.store import customers, releases
from desktop_app.store.database import Ledger


class SlipStopped(Refused):
    """The gate holds the slip back; carries the verdict with its ways out (N08)."""

    def __init__(self, verdict: credit.Verdict) -> None:
        worst = next(one for one in verdict.objections if one.outcome is GateOutcome.BLOCK)
        super().__init__(worst.said.template, **worst.said.facts)
        self.verdict = verdict


def release_slip(ledger: Ledger, draft: ShipmentDraft, moment: Moment) -> Done[GivenRelease]:
    """Let a slip go that is not posted yet: whoever saves it until that day, for no more, needs no owner.

    It is known by its submission. Refused where nothing holds it back, and once it was released already.
    """
    release, today = draft.release or Release(""), moment.today
    reason = required_text(release.reason, "The reason", 500, "release")
    refuse_past_release(release.expires, today)
    refuse_problems(problems(draft))
    if not draft.submission:
        raise Refused("A slip that is released before it is saved needs a name of its own.").at("submission")
    with ledger.writing():
        refuse_second(ledger, draft, today)
        customer = customers.load_customer(ledger, draft.customer_id)
        verdict = weigh_draft(ledger, draft, customer, today)
        if not verdict.blocked:
            raise Refused("Nothing holds this slip back: save it.").at("release")
        kept = Release(reason, release.expires or last_day(today))
        if not credit.released(verdict, kept, today):
            raise SlipStopped(verdict)
        require_owner(ledger, OwnerAct.RELEASE, moment)
        return done(keep_release(ledger, draft, verdict, kept, moment, draft.submission), Changed.CUSTOMERS)


def keep_release(
    ledger: Ledger, draft: ShipmentDraft, verdict: credit.Verdict, release: Release, moment: Moment, slip: str
) -> GivenRelease:
    """Write down what was let go, why, and by whom, inside a transaction that is already open."""
    held = tuple(one.code for one in verdict.objections if one.outcome is GateOutcome.BLOCK)
    given = GivenRelease(
        draft.customer_id, slip, moment.today, clean_note(release.reason, "The reason", field="release"),
        release.expires or moment.today, max(draft.sums.total_fen, 1), held, ledger.presence.name or moment.user,
    )  # fmt: skip
    return replace(given, id=releases.add_release(ledger, given, moment))


def refuse_second(ledger: Ledger, draft: ShipmentDraft, today: date) -> None:
    """One slip is released once; where the time of a release is over, or the slip grew, it may be given again."""
    given = releases.release_of(ledger, draft.submission, today)
    if given is not None and given.lets_go(draft.sums.total_fen, today):
        refuse_second_release(given)


def refuse_used(ledger: Ledger, row_id: int, today: date) -> None:
    """A release whose slip has left stays as it was given."""
    given = next((one for one in releases.load_releases(ledger, today) if one.id == row_id), None)
    if given is None:
        raise Refused("The book has no such note, so there is nothing to undo. Reload the page.")
    if given.state_on(today) in (ReleaseState.USED, ReleaseState.VOID):
        raise Refused("{number} has left by this release, so it stays.", number=given.number)
