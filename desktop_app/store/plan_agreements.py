"""The agreements that were made of repayment plans, and the day each came back signed."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.papers import PaperKind
from desktop_app.domain.plan_agreements import PlanAgreement
from desktop_app.store import snapshots
from desktop_app.store.credit_papers import issued_papers
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class KeptAgreement:
    """One that counts, and when its signed copy came back."""

    paper: PlanAgreement
    signed_on: date | None

    @property
    def calls_at(self) -> int:
        """From which share of missed parts on the whole rest may be asked for, in per cent; 0 unless signed."""
        return self.paper.terms.calls_at if self.signed_on else 0


def load_agreements(ledger: Ledger, today: date, customer_id: int = 0) -> dict[str, KeptAgreement]:
    """By number of the plan: the agreement that counts on that day."""
    found = {}
    for one in issued_papers(ledger, PaperKind.PLAN_AGREEMENT, customer_id, today):
        frozen = snapshots.load(ledger, one.number, PlanAgreement)
        assert frozen is not None, one.number
        found[frozen[0].plan] = KeptAgreement(frozen[0], one.signed_on)
    return found


def agreement_named(ledger: Ledger, number: str, today: date) -> KeptAgreement | None:
    """The one of this number, or of the plan of this number."""
    every = load_agreements(ledger, today)
    return every.get(number) or next((one for one in every.values() if one.paper.number == number), None)
