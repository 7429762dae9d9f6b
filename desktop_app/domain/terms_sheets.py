"""The terms sheet (赊销条款): what both sides sign before the first delivery on credit, every version kept (R001)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.customer_papers import CustomerPaper
from desktop_app.domain.customers import SIGNS_FIRST, Customer, addressed, person_for
from desktop_app.domain.dates import Terms, TermsKind, day_in_month, due_date
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.pay_order import PayOrder
from desktop_app.domain.shop import Shop

LARGEST_RATE = 100 * 10_000
"""One in a hundred a day: more than that is a slip of the finger."""

YARDSTICK_RATE = 4 * 3 * 100 * 10_000 // 365
"""Four times the one-year LPR of May 2025 (3.00 %), by the day: above it a court is likely to cut the fee
(合同编通则解释 65; 民间借贷规定 25 is a rule for loans and only a yardstick here)."""

LONGEST_WINDOW = 365


class PriceBasis(StrEnum):
    """At which price goods are settled (R002)."""

    SLIP = "slip"
    LIST = "list"
    DAY = "day"


class InvoiceKind(StrEnum):
    """Which invoice goes with the goods; of UNSAID the sheet says nothing."""

    UNSAID = "unsaid"
    NONE = "none"
    ORDINARY = "ordinary"
    SPECIAL = "special"


class Venue(StrEnum):
    """Which court decides; of UNSAID the sheet says nothing and the law does (民事诉讼法 24, 35)."""

    UNSAID = "unsaid"
    SELLER = "seller"
    BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class AuthorisedSigner:
    """Who may sign for the customer, from the day of the sheet `until` another day; None until told otherwise."""

    name: str
    post: str = ""
    phone: str = ""
    until: date | None = None

    def may_sign(self, day: date) -> bool:
        """Whether a signature of that day is covered."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class SheetClauses:
    """What is agreed beside the terms. `late_rate` is in ten-thousandths of one in 10,000 a day, 0 where no fee is.

    `count_days` is the window for what can be seen on arrival, `quality_days` for what shows later (民法典 622).
    """

    signers: tuple[AuthorisedSigner, ...] = ()
    price_basis: PriceBasis = PriceBasis.SLIP
    late_rate: int = 0
    count_days: int = 3
    quality_days: int = 7
    reconciles: bool = False
    invoice: InvoiceKind = InvoiceKind.NONE
    deposit_fen: int = 0
    guarantor: str = ""
    keeps_title: bool = False
    by_message: bool = True
    note: str = ""
    venue: Venue = Venue.SELLER
    """Sheets of before it was asked said the seller's place."""

    pays: PayOrder = PayOrder.LAW
    """Which slip money pays first where the payer does not say."""


@dataclass(frozen=True, slots=True)
class TermsSheetDraft:
    """What is to be put on paper for a customer, under the terms they have on that day."""

    customer_id: int
    dated: date
    clauses: SheetClauses
    submission: str = ""


@dataclass(frozen=True, slots=True)
class DueExample:
    """A day of delivery and the day to pay, by the rule of the slips; None where no day follows from it alone."""

    delivered: date
    due: date | None


@dataclass(frozen=True, slots=True)
class TermsSheet(CustomerPaper):
    """Everything the paper says, in no language. `replaces` is the number of the version before."""

    contact: str
    phone: str
    terms: Terms
    examples: tuple[DueExample, ...]
    clauses: SheetClauses
    version: int
    sequence: int
    replaces: str = ""
    operator: str = ""
    tax_number: str = ""
    address: str = ""


class SheetState(StrEnum):
    """How it is with a customer's terms sheet, the worst first."""

    NONE = "none"
    UNSIGNED = "unsigned"
    OTHER_TERMS = "other_terms"
    NO_SIGNER = "no_signer"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class SheetOnFile:
    """The sheet that stands, if any, and how it is with it."""

    state: SheetState
    sheet: TermsSheet | None = None
    signed_on: date | None = None

    @property
    def signers(self) -> tuple[AuthorisedSigner, ...]:
        """Who is named on it."""
        return self.sheet.clauses.signers if self.sheet else ()


NO_SHEET = SheetOnFile(SheetState.NONE)


def due_examples(terms: Terms, dated: date) -> tuple[DueExample, ...]:
    """Examples by the rule of the slips; of monthly terms one on each side of the cut-off (case 4)."""
    days = [dated]
    if terms.kind is TermsKind.MONTHLY_DAY:
        cut_off = day_in_month(dated.year, dated.month, terms.cut_off)
        days = [cut_off, cut_off + timedelta(days=1)]
    return tuple(DueExample(day, due_date(terms, day)) for day in days)


def sheet_problems(draft: TermsSheetDraft, customer: Customer) -> list[Problem]:
    """What keeps the sheet from being made, each with the value that would fit."""
    return [*_terms(draft, customer), *_signers(draft, customer), *_figures(draft.clauses)]


def _terms(draft: TermsSheetDraft, customer: Customer) -> Iterator[Problem]:
    terms = customer.terms
    if terms.kind is TermsKind.NOT_AGREED:
        yield Problem("", Said("How {customer} pays is not agreed yet. Set the terms first.", customer=customer.name))
    if terms.fixed is not None and terms.kind is TermsKind.FIXED_DATE and terms.fixed < draft.dated:
        past = Said(
            "The agreed date {day} is past. Set it first, or date the sheet {day} at the latest.", day=terms.fixed
        )
        yield Problem("dated", past)


def _signers(draft: TermsSheetDraft, customer: Customer) -> Iterator[Problem]:
    if not draft.clauses.signers:
        name, _ = person_for(customer, SIGNS_FIRST)
        known = Said("Name at least one person who may sign for them, such as {name}.", name=name)
        yield Problem("signers", known if name else Said("Name at least one person who may sign for them."))
    for line, one in enumerate(draft.clauses.signers, 1):
        if not one.name:
            yield Problem("signer_name", Said("Type the name of who may sign."), line)
        if one.until is not None and one.until < draft.dated:
            yield Problem("signer_until", Said("That is before the sheet itself. Type {day} or later, or nothing.",
                                               day=draft.dated), line)  # fmt: skip


def _figures(clauses: SheetClauses) -> Iterator[Problem]:
    if not 0 <= clauses.late_rate <= LARGEST_RATE:
        yield Problem("late_rate", Said("A late fee can be 0 to 100 in 10,000 a day. Type 5 or less."))
    for field, days in (("count_days", clauses.count_days), ("quality_days", clauses.quality_days)):
        if not 1 <= days <= LONGEST_WINDOW:
            yield Problem(field, Said("Type 1 to {longest} days.", longest=LONGEST_WINDOW))
    if clauses.quality_days < clauses.count_days:
        yield Problem("quality_days", Said("What shows later needs no less time than what is seen on arrival. "
                                           "Type {days} or more.", days=clauses.count_days))  # fmt: skip
    if not 0 <= clauses.deposit_fen <= LARGEST_FEN:
        yield Problem("deposit", Said("The deposit cannot be below 0."))


def is_high_fee(late_rate: int) -> bool:
    """Above the yardstick: it may be agreed, and is likely to be cut when it comes to a quarrel."""
    return late_rate > YARDSTICK_RATE


def yearly_percent(late_rate: int) -> int:
    """What a daily fee comes to in a year, in hundredths of a per cent."""
    return late_rate * 365 // 10_000


def proposed_clauses(customer: Customer, before: SheetClauses | None) -> SheetClauses:
    """The last version's, or what follows from what is known of them: who signs, and whether they reconcile."""
    if before is not None:
        return before
    people = sorted((one for one in customer.contacts if one.role in SIGNS_FIRST and one.name),
                    key=lambda one: SIGNS_FIRST.index(one.role))  # fmt: skip
    signers = tuple(AuthorisedSigner(one.name, phone=one.phone) for one in people[:1])
    return SheetClauses(
        signers=signers, reconciles=customer.must_reconcile, invoice=InvoiceKind.UNSAID, venue=Venue.UNSAID
    )


def terms_sheet(
    shop: Shop, customer: Customer, draft: TermsSheetDraft, number: str, before: Sequence[str], sequence: int
) -> TermsSheet:
    """The paper; `before` are the numbers of the versions there were, oldest first."""
    return TermsSheet(
        shop=shop, number=number, dated=draft.dated, **addressed(customer), terms=customer.terms,
        examples=due_examples(customer.terms, draft.dated), clauses=draft.clauses, version=len(before) + 1,
        sequence=sequence, replaces=before[-1] if before else "", operator=customer.operator,
        tax_number=customer.tax_number, address=customer.address,
    )  # fmt: skip


def sheet_state(sheet: TermsSheet, signed_on: date | None, terms: Terms, today: date) -> SheetState:
    """How it is with the version that stands."""
    if signed_on is None:
        return SheetState.UNSIGNED
    if sheet.terms != terms:
        return SheetState.OTHER_TERMS
    if not any(one.may_sign(today) for one in sheet.clauses.signers):
        return SheetState.NO_SIGNER
    return SheetState.SIGNED
