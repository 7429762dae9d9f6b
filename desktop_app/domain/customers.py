"""A customer: who owes, under which names, on which terms, up to which limit."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.sites import Site
from desktop_app.domain.statement_goods import StatementDetail

NAME_LENGTH = 100
NOTE_LENGTH = 500

_REFUSED_CHARACTERS = {0x061C, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


class Role(StrEnum):
    """What a contact decides (R047, R052, R053)."""

    OWNER = "owner"
    PAYER = "payer"
    APPROVER = "approver"
    SIGNER = "signer"
    SITE = "site"
    DO_NOT_DISCUSS = "do_not_discuss"
    OTHER = "other"


class Buyer(StrEnum):
    """Kind of buyer; decides default terms and letters (R051)."""

    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    PERSON = "person"
    CHAIN = "chain"
    SITE = "site"
    PUBLIC_BODY = "public_body"
    UNSAID = "unsaid"
    """Nobody has said it."""


class Grade(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the customer."""

    name: str
    role: Role = Role.OTHER
    phone: str = ""
    wechat: str = ""
    note: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Customer:
    """Master data of one customer.

    `limit_fen` None means no limit was set and nothing is checked; 0 means cash only (case 8).
    `stopped` (停货): nothing leaves, paid or not; `credit_hold` (停赊): no more on credit, paid goods leave (R040).
    `payment_days` are the days of the month on which the customer settles (R045); empty means any.
    `statement_detail` is how much their statements tell of each slip, until another is chosen.
    `round_to_fen` is what the totals of their slips are rounded down to, 0 where they are not (抹零).
    `id` 0 is a customer not yet in the book.
    """

    name: str
    id: int = 0
    code: str = ""
    aliases: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    segment: Buyer = Buyer.UNSAID
    terms: Terms = field(default_factory=Terms)
    limit_fen: int | None = None
    grade: Grade = Grade.NONE
    area: str = ""
    address: str = ""
    phone: str = ""
    tax_number: str = ""
    operator: str = ""
    payment_days: tuple[int, ...] = ()
    must_reconcile: bool = False
    hide_balance: bool = False
    stopped: bool = False
    stop_reason: str = ""
    notes: str = ""
    since: date | None = None
    active: bool = True
    credit_hold: bool = False
    statement_detail: StatementDetail = StatementDetail.SLIPS
    round_to_fen: int = 0
    sites: tuple[Site, ...] = ()


class Reached(Protocol):
    """Whoever has a telephone and people, all of a customer or what a list reads of one."""

    @property
    def phone(self) -> str: ...

    @property
    def contacts(self) -> Sequence[Contact]: ...


PAYS_FIRST = (Role.PAYER, Role.APPROVER, Role.OWNER, Role.SIGNER, Role.OTHER, Role.SITE)
"""Whom to speak to about money, the best person first (R052, R053)."""

SIGNS_FIRST = (Role.SIGNER, Role.APPROVER, Role.PAYER, Role.OWNER, Role.OTHER, Role.SITE)
"""Whom to ask for a signature (R047)."""


def spoken_to(customer: Customer) -> tuple[str, str]:
    """(name, phone) of whoever papers are addressed to: the first contact one may discuss money with (R053).

    The customer's own number comes first, unless it belongs to somebody one may not discuss money with.
    """
    first = next(iter(_open_contacts(customer)), Contact(""))
    return first.name, _own_phone(customer) or first.phone


def addressed(customer: Customer) -> dict[str, Any]:
    """Whose a paper is and whom it is for, by the fields of the paper."""
    contact, phone = spoken_to(customer)
    return {"customer": customer.name, "customer_code": customer.code, "contact": contact, "phone": phone}


def balance_told(customer: Customer, previous_fen: int, owed_fen: int) -> dict[str, Any]:
    """What was owed before a paper and is after it; None where the customer's papers hide it (1.5)."""
    before, after = (None, None) if customer.hide_balance else (previous_fen, previous_fen + owed_fen)
    return {"previous_fen": before, "balance_fen": after}


def person_for(customer: Reached, roles: Sequence[Role] = PAYS_FIRST) -> tuple[str, str]:
    """(name, phone) of the person to turn to, the first role of `roles` that the customer has (R047, R052, R053).

    Never somebody marked "do not discuss money". Without a number of their own they are reached by the customer's.
    """
    known = sorted(_open_contacts(customer), key=lambda one: roles.index(one.role))
    person = known[0] if known else Contact("")
    return person.name, person.phone or _own_phone(customer) or next((one.phone for one in known if one.phone), "")


def _open_contacts(customer: Reached) -> list[Contact]:
    return [one for one in customer.contacts if one.role is not Role.DO_NOT_DISCUSS]


def _own_phone(customer: Reached) -> str:
    silent = {one.phone for one in customer.contacts if one.role is Role.DO_NOT_DISCUSS}
    return "" if customer.phone in silent else customer.phone


def clean_text(text: str, what: str | Said, longest: int = NAME_LENGTH, field: str = "", line: int = 0) -> str:
    """One line of text as it is kept: NFC and trimmed (D19).

    Refuses control characters, NUL, line separators, direction marks and lone surrogates, and text over
    `longest` characters; rare characters and emoji stay. `what` names it to the reader, `field` and `line` to the form.
    """
    return _cleaned(text, what, longest, field, line, allowed="")


def clean_note(text: str, what: str | Said, field: str = "", line: int = 0) -> str:
    """`clean_text` of up to `NOTE_LENGTH` characters that may have several lines."""
    return _cleaned(text.replace("\r\n", "\n"), what, NOTE_LENGTH, field, line, allowed="\n")


def required_text(text: str, what: str | Said, longest: int = NAME_LENGTH, field: str = "", line: int = 0) -> str:
    """`clean_text` that may not be empty."""
    kept = clean_text(text, what, longest, field, line)
    if not kept:
        raise Refused("{what} is missing. Type it.", what=what).at(field, line)
    return kept


def names_of(customer: Customer) -> Iterator[str]:
    """Every name this customer is found by: printed name, then aliases."""
    yield customer.name
    yield from customer.aliases


def _cleaned(text: str, what: str | Said, longest: int, field: str, line: int, allowed: str) -> str:
    kept = (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
    for character in "" if kept.isprintable() else kept:
        if character not in allowed and _is_refused(character):
            raise Refused(
                "{what} contains an invisible control character (U+{code}). Type it again by hand.",
                what=what,
                code=f"{ord(character):04X}",
            ).at(field, line)
    if len(kept) > longest:
        raise Refused(
            "{what} has {length} characters; at most {longest} fit. Shorten it.",
            what=what,
            length=len(kept),
            longest=longest,
        ).at(field, line)
    return kept


def _is_refused(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or ord(character) in _REFUSED_CHARACTERS
