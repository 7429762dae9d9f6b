"""On what credit rests is written down and taken back: guarantees, pledges, goods taken back (R012, R013, R044)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from desktop_app.domain.claim_acts import ClaimAct, act_problems
from desktop_app.domain.contracts import Contract, contract_problems
from desktop_app.domain.credit_questions import CreditQuestions, question_problems
from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.grounds import Security, security_problems
from desktop_app.domain.moment import Moment
from desktop_app.operations.composing import refuse_future_date, refuse_merged, refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import accounts, customers, grounds, submissions
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import Ground
from desktop_app.store.grounds import load_securities as securities

__all__ = ["Ground", "securities"]

Kept = TypeVar("Kept", Security, CreditQuestions, Contract, ClaimAct)


def answers(ledger: Ledger, today: date, customer_id: int) -> list[CreditQuestions]:
    """What was asked of a customer before they got credit, oldest first."""
    return grounds.load_questions(ledger, today, customer_id)


def acts(ledger: Ledger, today: date, customer_id: int) -> list[ClaimAct]:
    """What was done about the claim on a customer: demands, steps in court, judgments."""
    return grounds.load_acts(ledger, today, customer_id)


def contracts(ledger: Ledger, today: date, customer_id: int) -> list[Contract]:
    """Contracts of a customer."""
    return grounds.load_contracts(ledger, today, customer_id)


def latest_due(ledger: Ledger, customer_id: int, today: date) -> date | None:
    """The last day on which something of the customer's falls due: what a guarantee is usually for."""
    dues = [item.due for item in accounts.account(ledger, customer_id, today).items if item.due]
    return max(dues, default=None)


def add_security(ledger: Ledger, security: Security, moment: Moment, submission: str = "") -> Done[Security]:
    """Write a security down, once for a submission id (D4). A period that ends before the debt is refused."""
    refuse_future_date(security.dated, moment.today)
    clean = replace(
        security,
        given_by=clean_text(security.given_by, "Given by", field="given_by"),
        phone=clean_text(security.phone, "Phone", field="phone"),
        what=clean_text(security.what, "Which thing", 200, "what"),
        note=clean_note(security.note, "The note", field="note"),
    )
    return _add(ledger, grounds.SECURITY, clean, security_problems(clean), moment, submission)


def open_on_credit(
    ledger: Ledger, asked: CreditQuestions, moment: Moment, submission: str = ""
) -> Done[CreditQuestions]:
    """Keep what was asked before somebody gets credit; more than the answers speak for needs a reason (R008)."""
    refuse_future_date(asked.dated, moment.today)
    clean = replace(
        asked,
        who=clean_note(asked.who, "Who they are, what we know", field="who"),
        references=clean_note(asked.references, "Who was asked about them", field="references"),
        why=clean_note(asked.why, "The reason", field="why"),
    )
    return _add(ledger, grounds.QUESTIONS, clean, question_problems(clean), moment, submission)


def add_contract(ledger: Ledger, contract: Contract, moment: Moment, submission: str = "") -> Done[Contract]:
    """Keep the record of a contract (R005)."""
    texts: dict[str, Any] = {
        name: clean_text(getattr(contract, name), "This field", 200, name)
        for name in ("number", "parties", "quantity", "product", "project", "pays", "advance")
    }
    clean = replace(contract, **texts, note=clean_note(contract.note, "The note", field="note"))
    return _add(ledger, grounds.CONTRACT, clean, contract_problems(clean), moment, submission)


def add_act(ledger: Ledger, act: ClaimAct, moment: Moment, submission: str = "") -> Done[ClaimAct]:
    """Write down what was done about the claim and nothing else tells: a step in court, a judgment (N05, 民法典 195).

    Without slips it is about every one that was open on its day; they are written down with it.
    """
    refuse_future_date(act.dated, moment.today)
    open_then = [item.number for item in accounts.account(ledger, act.customer_id, act.dated).items]
    clean = replace(
        act,
        proof=clean_text(act.proof, "Where its proof is kept", 200, "proof"),
        slips=tuple(dict.fromkeys(act.slips or open_then)),
        note=clean_note(act.note, "The note", field="note"),
    )
    problems = [*act_problems(clean), *_strange_slips(clean, open_then)]
    return _add(ledger, grounds.ACT, clean, problems, moment, submission)


def _strange_slips(act: ClaimAct, open_then: Sequence[str]) -> list[Problem]:
    if not act.slips:
        return [Problem("slips", Said("Nothing was unpaid on {day}. Choose a later day.", day=act.dated))]
    strange = [one for one in act.slips if one not in open_then]
    known = ", ".join(dict.fromkeys(open_then)) or "–"
    return [
        Problem("slips", Said("{number} was not unpaid on {day}. Unpaid then: {known}.", number=one, day=act.dated,
                              known=known))
        for one in strange
    ]  # fmt: skip


def _add(
    ledger: Ledger, kind: str, clean: Kept, problems: list[Problem], moment: Moment, submission: str
) -> Done[Kept]:
    """Once for a submission id (D4)."""
    with ledger.writing():
        if before := submissions.made_before(ledger, submission, "grounds"):
            return done(replace(clean, id=before))
        customers.load_customer(ledger, clean.customer_id)
        refuse_merged(ledger, clean.customer_id)
        refuse_problems(problems)
        made = grounds.add_ground(ledger, kind, clean.customer_id, clean.dated, clean, moment)
        submissions.remember(ledger, submission, "grounds", made, moment)
    return done(replace(clean, id=made), Changed.CUSTOMERS, Changed.TASKS)
