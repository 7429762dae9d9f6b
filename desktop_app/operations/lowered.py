"""The guard of what a slip charges: below the price that is proposed is the owner's to allow (R092)."""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.money import line_amount
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.operations.owner import require_owner
from desktop_app.operations.prices import customer_prices
from desktop_app.operations.slip_lines import article_of_line
from desktop_app.operations.users import counter_of
from desktop_app.store.database import Ledger


def require_owner_for_prices(ledger: Ledger, draft: ShipmentDraft, moment: Moment) -> None:
    """OwnerWanted where whoever is at the counter may change no price, and a line takes less than its goods cost;
    and where they may give no allowance, and the whole slip is discounted: that is given up like any allowance.

    Goods nobody named a price for cost what is typed. What is rounded off by the customer's habit is no discount.
    """
    if draft.charges.discount_fen > 0:
        require_owner(ledger, OwnerAct.ALLOW, moment)
    if not counter_of(ledger).may(OwnerAct.PRICE) and takes_less(ledger, draft, moment.today):
        require_owner(ledger, OwnerAct.PRICE, moment)


def takes_less(ledger: Ledger, draft: ShipmentDraft, today: date) -> bool:
    """Whether a line is below what would be proposed, as a gift is; goods that come back cost nobody anything."""
    known = customer_prices(ledger, draft.customer_id, today)

    def usual(line: Line) -> int:
        article = article_of_line(ledger, line)
        unit = article and article.unit_called(line.unit)
        proposed = known.of(article).proposed(unit, draft.dated) if article and unit else None
        return line.amount_fen if proposed is None else line_amount(line.quantity, proposed.price)

    sold = [line for line in draft.lines if line.quantity > 0]
    return any(line.amount_fen < usual(line) for line in sold)
