"""The contact log in the book."""

from collections.abc import Container
from datetime import date

from desktop_app.domain.contacts import NOBODY_REACHED, Channel, Contacted, Outcome
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import standing


def add_contact(ledger: Ledger, contacted: Contacted, moment: Moment) -> int:
    made = notes.add(ledger, "contact_log", values_of(contacted), moment, "log_contact", str(contacted.customer_id))
    tell_claim(ledger, made, (contacted.bank, contacted.account), contacted.customer_id, moment)
    return made


def tell_claim(ledger: Ledger, row_id: int, facts: tuple[str, str], customer_id: int, moment: Moment) -> None:
    """Bank and account of money that is said to be paid; nothing is kept where neither was said."""
    if any(facts):
        notes.add_row(ledger, "claim_facts", (row_id, *facts), moment, "tell_claim", str(customer_id))


def claim_facts(ledger: Ledger, row_id: int) -> tuple[str, str]:
    return ledger.row("SELECT bank, account FROM claim_facts WHERE id = ?", (row_id,)) or ("", "")


def values_of(contacted: Contacted) -> tuple[object, ...]:
    """What stands in its row, without id and sequence."""
    return (
        contacted.customer_id, contacted.at, contacted.channel, contacted.outcome, contacted.note, contacted.next_on,
        contacted.amount_fen, contacted.claimed_on,
    )  # fmt: skip


def load_contacts(ledger: Ledger, today: date, customer_id: int = 0) -> list[Contacted]:
    """What was said up to `today` and not withdrawn by then, oldest first, with one customer or all."""
    return list(map(_contacted, ledger.rows(_LOGGED, (today.isoformat(), customer_id))))


def telling(ledger: Ledger, today: date, customers: Container[int]) -> list[Contacted]:
    """Of `load_contacts` with these customers what still tells of the next talk, so that a long log costs little.

    That is the last talk that reached somebody and what came since, appointments for later days, and the last claim.
    """
    reached: dict[int, str] = {}
    claimed: set[int] = set()
    found = []
    for row in reversed(ledger.rows(_LOGGED, (today.isoformat(), 0))):
        customer, outcome = row[0], row[3]
        if customer not in customers:
            continue
        last = reached.get(customer)
        is_claim = outcome == Outcome.CLAIMS_PAID and customer not in claimed
        if last is None or is_claim or (row[5] or "") > last:
            found.append(_contacted(row))
        if is_claim:
            claimed.add(customer)
        if outcome not in _NO_TALK:
            reached.setdefault(customer, row[1])
    return found[::-1]


_NO_TALK = (Outcome.PUT_OFF, *NOBODY_REACHED)
_LOGGED = f"""SELECT customer_id, dated, channel, outcome, note, next_on, amount_fen, claimed_on, contact_log.id,
        contact_log.seq, coalesce(f.bank, ''), coalesce(f.account, '')
    FROM contact_log LEFT JOIN claim_facts f ON f.id = contact_log.id WHERE dated <= ?1 AND (?2 = 0 OR customer_id = ?2)
        AND {standing("contact", "contact_log.id", "?1")}
    ORDER BY dated, contact_log.id"""


def _contacted(row: Row) -> Contacted:
    customer, at, channel, outcome, note, next_on, fen, claimed, row_id, seq, bank, account = row
    return Contacted(
        customer, date.fromisoformat(at), Channel(channel), Outcome(outcome), note, _date(next_on), fen,
        _date(claimed), row_id, seq, bank, account,
    )  # fmt: skip


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
