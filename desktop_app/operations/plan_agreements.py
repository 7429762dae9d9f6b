"""The agreement of a repayment plan, put on paper for both sides to sign (R127, N11)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customers import Customer, clean_note, clean_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.plan_agreements import (
    AgreementDraft,
    AgreementTerms,
    OwedSlip,
    PlanAgreement,
    agreement_problems,
    plan_agreement,
)
from desktop_app.domain.plans import Plan
from desktop_app.domain.shop import Shop
from desktop_app.operations.composing import refuse_problems
from desktop_app.operations.credit_papers import TABLE, issue_paper
from desktop_app.operations.done import Done
from desktop_app.operations.plans import running_plan
from desktop_app.store import accounts, submissions
from desktop_app.store.database import Ledger
from desktop_app.store.plan_agreements import load_agreements


def make_plan_agreement(ledger: Ledger, draft: AgreementDraft, moment: Moment) -> Done[str]:
    """Put a plan in force on paper; the answer is its number. It proves something once it came back signed."""
    clean = replace(draft, terms=_cleaned(draft.terms))
    with ledger.writing():
        plan = running_plan(ledger, clean.plan)
        slips = owed_slips(ledger, plan, moment.today)
        if not submissions.made_before(ledger, clean.submission, TABLE):
            refuse_problems(list(agreement_problems(clean, plan, slips)))
            _refuse_second(ledger, plan, moment.today)

        def composed(shop: Shop, customer: Customer, number: str, sequence: int) -> PlanAgreement:
            return plan_agreement(shop, customer, clean, plan, slips, number, sequence)

        kind = PaperKind.PLAN_AGREEMENT
        return issue_paper(ledger, kind, plan.customer_id, clean.dated, composed, moment, clean.submission)


def owed_slips(ledger: Ledger, plan: Plan, today: date) -> tuple[OwedSlip, ...]:
    """What is unpaid of the slips a plan covers."""
    items = accounts.account_now(ledger, plan.customer_id, today).items
    return tuple(
        OwedSlip(item.number, item.dated, item.due, item.open_fen) for item in items if item.item_id in plan.item_ids
    )


def _refuse_second(ledger: Ledger, plan: Plan, today: date) -> None:
    """One plan has one agreement; another one takes the place of a voided one."""
    before = load_agreements(ledger, today, plan.customer_id).get(plan.number)
    if before is None:
        return
    if before.signed_on is not None:
        raise Refused("{number} is signed for plan {plan}. To agree on something else, change the plan.",
                      number=before.paper.number, plan=plan.number)  # fmt: skip
    raise Refused("{number} is made of plan {plan} already. Print it, or void it first.",
                  number=before.paper.number, plan=plan.number)  # fmt: skip


def _cleaned(said: AgreementTerms) -> AgreementTerms:
    return replace(
        said, guarantor=clean_text(said.guarantor, "Guarantor", field="guarantor"),
        guarantor_phone=clean_text(said.guarantor_phone, "Phone", field="guarantor_phone"),
        note=clean_note(said.note, "The note", field="note"),
    )  # fmt: skip
