"""Whether a slip gives a late payer what ends for late payers; who lets it leave all the same (R042)."""

from desktop_app.domain.benefits import doubtful_benefits, late_fen
from desktop_app.domain.doubts import Question
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.shipments import ShipmentDraft
from desktop_app.operations.debts import debt
from desktop_app.operations.owner import require_owner
from desktop_app.store import settings
from desktop_app.store.database import Ledger


def late_benefits(ledger: Ledger, draft: ShipmentDraft, moment: Moment) -> list[Question]:
    """What is asked of the slip; who says that it is meant so must be allowed to release a slip."""
    wanted = draft.charges.discount_fen > 0 or any(line.gift for line in draft.lines)
    if not wanted:
        return []
    late = late_fen(debt(ledger, draft.customer_id, moment.today), settings.load_rules(ledger))
    asked = doubtful_benefits(draft, late)
    if any(question.doubt in draft.accepted for question in asked):
        require_owner(ledger, OwnerAct.RELEASE, moment)
    return asked
