"""A contract of a customer's, as a record: what it is about, which clauses it has, and which are missing (R005)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.columns import Words, listed
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN


class ContractClause(StrEnum):
    """What a contract should say, as the customer will quote it."""

    PRICE = "price"
    DUE = "due"
    LATE_FEE = "late_fee"
    OBJECTION = "objection"
    SIGNERS = "signers"
    OWNERSHIP = "ownership"
    VENUE = "venue"


CLAUSES = {
    ContractClause.PRICE: Said("price (clause)"),
    ContractClause.DUE: Said("day to pay (clause)"),
    ContractClause.LATE_FEE: Said("late fee (clause)"),
    ContractClause.OBJECTION: Said("days to object (clause)"),
    ContractClause.SIGNERS: Said("who signs (clause)"),
    ContractClause.OWNERSHIP: Said("ownership until paid (clause)"),
    ContractClause.VENUE: Said("which court (clause)"),
}
"""Each in a word or two."""


@dataclass(frozen=True, slots=True)
class Contract:
    """`number` is that of the paper; `pays` how and when it is paid, in the contract's words; `advance` on which terms
    we pay in advance for the customer (垫资). `until` is its last day, if any.
    """

    customer_id: int
    dated: date
    number: str = ""
    parties: str = ""
    clauses: tuple[ContractClause, ...] = ()
    amount_fen: int = 0
    quantity: str = ""
    product: str = ""
    project: str = ""
    pays: str = ""
    advance: str = ""
    until: date | None = None
    note: str = ""
    id: int = 0

    @property
    def missing(self) -> tuple[ContractClause, ...]:
        """Clauses it does not have."""
        return tuple(one for one in ContractClause if one not in self.clauses)


def contract_problems(one: Contract) -> list[Problem]:
    """A record that says nothing, or of which something cannot be."""
    found = []
    if not (one.number or one.product or one.project):
        found.append(Problem("number", Said("Type its number, the goods, or the project: by what it is found.")))
    if not 0 <= one.amount_fen <= LARGEST_FEN:
        found.append(Problem("amount", Said("Type a sum of 0.00 or more.")))
    if one.until is not None and one.until < one.dated:
        found.append(Problem("until", Said("It would end before it begins. Type {day} or later, or nothing.",
                                           day=one.dated)))  # fmt: skip
    return found


def missing_said(one: Contract) -> Words:
    """Which clauses it does not have; empty where it has all."""
    if not one.missing:
        return ""
    return Said("Missing: {what}", what=listed(*(CLAUSES[clause] for clause in one.missing)))


def contract_said(one: Contract) -> str:
    """By what it is found."""
    return " ".join(filter(None, (one.number, one.project, one.product, one.quantity)))
