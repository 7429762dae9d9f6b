"""Customers whose terms an older format read more loosely, to be looked at once (case 4, 11): no truth, only a list."""

from collections.abc import Iterable

from desktop_app.store.database import Ledger


def waiting(ledger: Ledger) -> set[int]:
    """Ids of the customers nobody has looked at yet."""
    return {customer_id for (customer_id,) in ledger.rows("SELECT customer_id FROM terms_to_confirm")}


def forget(ledger: Ledger, customer_ids: Iterable[int]) -> None:
    """Their terms were looked at, or agreed anew."""
    ledger.write_many("DELETE FROM terms_to_confirm WHERE customer_id = ?", [(one,) for one in customer_ids])
