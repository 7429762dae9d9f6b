"""A paper's life: printed, out for signature, back signed, or in dispute (U43, U44)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from desktop_app.domain.accounts import Kind
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.sendings import SentPaper
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statements import StatementState, answered


class PaperKind(StrEnum):
    """VOUCHER: the paper of a slip. RETURN: the paper of goods that came back. STATEMENT: a statement of account.

    RECEIPT: the paper of money received. REFUND: that of money paid back. SET_OFF: what both sides sign (抵账).
    TERMS_SHEET: on which terms a customer buys on credit (赊销条款). CONSIGNMENT: what of ours lies
    at a customer (代销铺货单). SITE_STATEMENT: a statement of one site of a customer alone.
    DEPOSIT: the paper of a deposit taken or given back (定金, 押金).
    LETTER: a notice or letter to them. PLAN_AGREEMENT: what both sides sign of a repayment plan (还款协议).
    """

    VOUCHER = "voucher"
    RETURN = "return"
    STATEMENT = "statement"
    RECEIPT = "receipt"
    REFUND = "refund"
    SET_OFF = "set_off"
    TERMS_SHEET = "terms_sheet"
    CONSIGNMENT = "consignment"
    SITE_STATEMENT = "site_statement"
    DEPOSIT = "deposit"
    LETTER = "letter"
    PLAN_AGREEMENT = "plan_agreement"


OF_DOCUMENT = {
    Kind.SHIPMENT.value: PaperKind.VOUCHER,
    Kind.RETURN.value: PaperKind.RETURN,
    Kind.RECEIPT.value: PaperKind.RECEIPT,
    Kind.REFUND.value: PaperKind.REFUND,
    Kind.SET_OFF.value: PaperKind.SET_OFF,
    "statement": PaperKind.STATEMENT,
    "terms_sheet": PaperKind.TERMS_SHEET,
    "consignment": PaperKind.CONSIGNMENT,
    "letter": PaperKind.LETTER,
    "plan_agreement": PaperKind.PLAN_AGREEMENT,
    "site_statement": PaperKind.SITE_STATEMENT,
    "deposit": PaperKind.DEPOSIT,
}
"""What paper a document of this kind has; a statement is no document of the account, and is named beside them."""

OF_CREDIT = frozenset(
    {PaperKind.TERMS_SHEET, PaperKind.CONSIGNMENT, PaperKind.SITE_STATEMENT, PaperKind.LETTER, PaperKind.PLAN_AGREEMENT}
)
"""Papers that stand beside the account: they are void while nobody signed them, and put no sum into it."""

WITHOUT_SUM = OF_CREDIT - {PaperKind.SITE_STATEMENT}
"""Papers that tell no sum of the account."""

WHOLE_SHEETS = frozenset({PaperKind.TERMS_SHEET, PaperKind.LETTER, PaperKind.PLAN_AGREEMENT})
"""Papers that are usually printed on a whole sheet, whatever slips are printed on."""

STAY = frozenset({PaperKind.RECEIPT, PaperKind.REFUND, PaperKind.DEPOSIT})
"""Papers that stay with the customer: made when they are asked for, and never awaited back."""


PAPER_KINDS = {
    PaperKind.VOUCHER: Said("Delivery slip"),
    PaperKind.RETURN: Said("Return slip"),
    PaperKind.STATEMENT: Said("Statement of account"),
    PaperKind.RECEIPT: Said("Payment receipt"),
    PaperKind.REFUND: Said("Refund slip"),
    PaperKind.SET_OFF: Said("Agreement to set off"),
    PaperKind.TERMS_SHEET: Said("Terms sheet"),
    PaperKind.CONSIGNMENT: Said("Goods on consignment slip"),
    PaperKind.SITE_STATEMENT: Said("Statement of a site"),
    PaperKind.DEPOSIT: Said("Deposit receipt"),
    PaperKind.LETTER: Said("Letter"),
    PaperKind.PLAN_AGREEMENT: Said("Repayment agreement"),
}
"""What a paper is (conventions 6)."""


class PaperState(StrEnum):
    """Where a paper is. PRINTED waits for its signature or answer; UNANSWERED waits past the day to reply by.

    HANDED_OVER is a paper that stays with the customer and waits for nothing.

    A DRAFT gets its number when it leaves the program; an UNNUMBERED statement stays outside the chain (case 21).
    """

    DRAFT = "draft"
    UNNUMBERED = "unnumbered"

    NOT_PRINTED = "not_printed"
    PRINTED = "printed"
    HANDED_OVER = "handed_over"
    SIGNED = "signed"
    AGREED = "agreed"
    DIFFERS = "differs"
    UNANSWERED = "unanswered"
    REVERSED = "reversed"
    REPLACED = "replaced"


UNSIGNED = frozenset({PaperState.NOT_PRINTED, PaperState.PRINTED, PaperState.UNANSWERED})
"""Where nobody has signed, answered or voided it yet."""


class Signable(Protocol):
    """What the customer signs: a voucher, a statement or a repayment plan, with the scans of its signed copies."""

    @property
    def number(self) -> str: ...
    @property
    def customer_id(self) -> int: ...
    @property
    def customer(self) -> str: ...
    @property
    def scans(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One voucher or statement. `dated` is the slip's day or the day of issue; only statements have a period.

    `amount_fen` is the slip's total or the closing balance. `printed` counts printings, `printed_on` is the day of the
    last. `scans` name the kept scans, oldest first. `replaced_by` is the statement that stands in for this one.
    Of a statement `theirs_fen` is the figure the customer named, and `said_by` and `answer` are who answered in which
    words, `sent` how it went out as far as that is on record; `signed_note` is what was noted of the signed copy.
    `detail` is how much one tells that is not issued, `site` of which site alone a statement is.
    `card_on` is the day on which its card was last given to be sent.
    """

    number: str
    kind: PaperKind
    customer_id: int
    customer: str
    dated: date
    period_from: date | None
    period_to: date | None
    amount_fen: int
    state: PaperState
    printed: int = 0
    printed_on: date | None = None
    signed_on: date | None = None
    scans: tuple[str, ...] = ()
    replaced_by: str = ""
    theirs_fen: int | None = None
    said_by: str = ""
    answer: str = ""
    signed_note: str = ""
    sent: tuple[SentPaper, ...] = ()
    detail: StatementDetail = StatementDetail.SLIPS
    site: str = ""
    card_on: date | None = None

    @property
    def key(self) -> str:
        """Tells papers apart; those without a number by their customer and days."""
        return self.number or f"{self.customer_id}: {self.period_from} {self.period_to}"

    @property
    def waits_once_printed(self) -> bool:
        """Printed, it waits for its signature: it has a number, does not stay with the customer, nobody answered it."""
        return bool(self.number) and self.kind not in STAY and self.state in UNSIGNED

    @property
    def is_void(self) -> bool:
        """A reversed slip's paper and a replaced statement count for nothing any more."""
        return self.state in (PaperState.REVERSED, PaperState.REPLACED)


def replaced(number: str, newer: str) -> Refused:
    """What is said to whoever gives out a statement that `newer` stands in for (case 21)."""
    return Refused("{number} was replaced by {newer}. Print or send {newer} instead.", number=number, newer=newer)


def voucher_state(printed: bool, signed: bool, reversed_: bool, stays: bool = False) -> PaperState:
    """A reversed slip's paper counts for nothing; a signed one is signed however it was printed (R030).

    One that `stays` with the customer is not awaited back.
    """
    if reversed_:
        return PaperState.REVERSED
    if signed:
        return PaperState.SIGNED
    if not printed:
        return PaperState.NOT_PRINTED
    return PaperState.HANDED_OVER if stays else PaperState.PRINTED


def statement_state(said: StatementState, printed: bool, signed: bool, reply_by: date, today: date) -> PaperState:
    """An objection stands whatever was signed; silence never counts as agreement (N03, 民法典 140)."""
    state = answered(said, signed)
    if state in _ANSWERS:
        return _ANSWERS[state]
    if not printed and said is StatementState.ISSUED:
        return PaperState.NOT_PRINTED
    silent = said is StatementState.UNANSWERED or today > reply_by
    return PaperState.UNANSWERED if silent else PaperState.PRINTED


_ANSWERS = {
    StatementState.DIFFERS: PaperState.DIFFERS,
    StatementState.SIGNED: PaperState.SIGNED,
    StatementState.AGREED: PaperState.AGREED,
}
