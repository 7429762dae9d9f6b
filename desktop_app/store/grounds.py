"""On what credit rests, in the book: each a sealed row with what it says; one that was taken back counts no more."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from desktop_app.domain.claim_acts import ClaimAct
from desktop_app.domain.contracts import Contract
from desktop_app.domain.credit_questions import CreditQuestions
from desktop_app.domain.grounds import Security
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.snapshots import canonical
from desktop_app.store.withdrawals import standing

GROUND = "ground"
"""What is taken back."""

SECURITY, QUESTIONS, CONTRACT, ACT = "security", "questions", "contract", "act"
"""What one may be."""

Ground = Security | CreditQuestions | Contract | ClaimAct
"""What a row says."""


def add_ground(ledger: Ledger, kind: str, customer_id: int, dated: date, value: Any, moment: Moment) -> int:
    """Keep one and journal it; its id and whose it is stand in columns of their own."""
    content = json.loads(canonical(value))
    kept = {name: one for name, one in content.items() if name not in ("id", "customer_id", "submission")}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return notes.add(ledger, "grounds", (customer_id, kind, dated, text), moment, f"add_{kind}", str(customer_id))


def load_securities(ledger: Ledger, today: date, customer_id: int = 0) -> list[Security]:
    """Securities that were given by then and not taken back, in the order they were entered; of one customer or all."""
    return list(_loaded(ledger, SECURITY, Security, today, customer_id))


def load_questions(ledger: Ledger, today: date, customer_id: int) -> list[CreditQuestions]:
    """What was asked of a customer, each time it was, oldest first."""
    return list(_loaded(ledger, QUESTIONS, CreditQuestions, today, customer_id))


def load_contracts(ledger: Ledger, today: date, customer_id: int) -> list[Contract]:
    """Contracts of a customer, in the order they were entered."""
    return list(_loaded(ledger, CONTRACT, Contract, today, customer_id))


def load_acts(ledger: Ledger, today: date, customer_id: int = 0) -> list[ClaimAct]:
    """Acts about the claim of a customer, or of all, in the order they were entered."""
    return list(_loaded(ledger, ACT, ClaimAct, today, customer_id))


def load_grounds(ledger: Ledger, today: date, customer_id: int) -> list[Ground]:
    """Everything that credit rests on beside the papers, and acts about the claim."""
    return [
        *load_contracts(ledger, today, customer_id), *load_securities(ledger, today, customer_id),
        *load_acts(ledger, today, customer_id),
        *load_questions(ledger, today, customer_id)[::-1],
    ]  # fmt: skip


def standing_grounds(ledger: Ledger) -> list[int]:
    """The ids of all that were not taken back."""
    forever = "'9999-12-31'"
    return [row_id for (row_id,) in ledger.rows(f"SELECT id FROM grounds WHERE {standing(GROUND, 'id', forever)}")]


def _loaded(ledger: Ledger, kind: str, of: type[Any], today: date, customer_id: int) -> Iterator[Any]:
    rows = ledger.rows(
        f"""SELECT g.id, {head_of("g.posted_for")} AS whose, g.content FROM grounds g
            WHERE g.kind = ?1 AND g.dated <= ?2 AND ?3 IN (0, {head_of("g.posted_for")})
            AND {standing(GROUND, "g.id", "?2")} ORDER BY g.id""",
        (kind, today.isoformat(), customer_id),
    )
    for row_id, whose, content in rows:
        yield msgspec.convert({**json.loads(content), "id": row_id, "customer_id": whose}, of)
