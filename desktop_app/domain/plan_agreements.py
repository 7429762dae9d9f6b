"""The plan agreement (还款协议): the debt is acknowledged, its parts agreed, and what follows a breach (R127, N11)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.customer_papers import CustomerPaper
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.plans import FIFTH, INSTALMENT_SALE, Instalment, Plan
from desktop_app.domain.shop import Shop

WHOLE = 100
"""Per cent of a plan; less than a fifth may not be agreed to the buyer's harm (民法典 634; 买卖解释 27)."""


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What is agreed beside the parts. `calls_at`: once unpaid due parts reach so many per cent of the plan, the whole
    rest may be asked for; 0 where that is not agreed.
    """

    calls_at: int = FIFTH
    guarantor: str = ""
    guarantor_phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """The agreement that is to be made of a plan."""

    plan: str
    dated: date
    terms: AgreementTerms
    submission: str = ""


@dataclass(frozen=True, slots=True)
class OwedSlip:
    """A slip the debt comes from."""

    number: str
    dated: date
    due: date | None
    open_fen: int


@dataclass(frozen=True, slots=True)
class PlanAgreement(CustomerPaper):
    """Everything the paper says. `settled_fen` of the plan was paid or dropped before the paper was made."""

    contact: str
    phone: str
    plan: str
    agreed_on: date
    slips: tuple[OwedSlip, ...]
    instalments: tuple[Instalment, ...]
    settled_fen: int
    terms: AgreementTerms
    sequence: int
    operator: str = ""
    tax_number: str = ""
    address: str = ""
    replaces: str = ""

    @property
    def total_fen(self) -> int:
        return sum(part.amount_fen for part in self.instalments)

    @property
    def open_fen(self) -> int:
        """What the customer acknowledges."""
        return sum(slip.open_fen for slip in self.slips)


def agreement_problems(draft: AgreementDraft, plan: Plan, slips: Sequence[OwedSlip]) -> Iterator[Problem]:
    """Everything that keeps the paper from being made, each with the value that would fit."""
    terms = draft.terms
    if draft.dated < plan.agreed_on:
        yield Problem("dated", Said("The plan was agreed on {date}. Type that day or a later one.",
                                    date=plan.agreed_on))  # fmt: skip
    if terms.calls_at and len(plan.instalments) < INSTALMENT_SALE:
        yield Problem("calls_at", Said("A plan of fewer than {least} parts has no such clause. Type 0.",
                                       least=INSTALMENT_SALE))  # fmt: skip
    elif terms.calls_at and not FIFTH <= terms.calls_at <= WHOLE:
        yield Problem("calls_at", Said("Less than a fifth may not be agreed (Civil Code 634). Type 20 to 100, or 0 for "
                                       "no such clause."))  # fmt: skip
    if terms.guarantor_phone and not terms.guarantor:
        yield Problem("guarantor", Said("Type whose phone that is, or leave the phone empty."))
    if not slips:
        yield Problem("", Said("Plan {number} is paid. There is nothing to put on paper.", number=plan.number))


def plan_agreement(
    shop: Shop, customer: Customer, draft: AgreementDraft, plan: Plan, slips: Sequence[OwedSlip], number: str,
    sequence: int, replaces: str = "",
) -> PlanAgreement:  # fmt: skip
    """The paper of a draft that has no problems; `replaces` is the one before, of this plan or of the plan before."""
    open_fen = sum(slip.open_fen for slip in slips)
    return PlanAgreement(
        shop=shop, number=number, dated=draft.dated, **addressed(customer), plan=plan.number, agreed_on=plan.agreed_on,
        slips=tuple(slips), instalments=plan.instalments, settled_fen=max(plan.total_fen - open_fen, 0),
        terms=draft.terms, sequence=sequence, operator=customer.operator, tax_number=customer.tax_number,
        address=customer.address, replaces=replaces,
    )  # fmt: skip
