"""How much the shop knows of a customer, and what it should ask for once they owe more than a little (R007, R054)."""

from enum import StrEnum

from desktop_app.domain.columns import listed
from desktop_app.domain.customers import Customer, Role
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.terms_sheets import NO_SHEET, SheetOnFile, SheetState

DECIDERS = (Role.OWNER, Role.APPROVER, Role.PAYER)
"""Who can say that it is paid."""


class Known(StrEnum):
    """What is asked about everybody."""

    PHONE = "phone"
    DECIDER = "decider"
    ONLINE = "online"
    """WeChat or e-mail: a fast way for statements."""
    ADDRESS = "address"
    TERMS = "terms"
    LIMIT = "limit"
    SIGNER = "signer"
    """Who may sign for them."""
    SHEET = "sheet"
    """Their terms on paper, signed."""


KNOWN = {
    Known.PHONE: Said("Phone"),
    Known.DECIDER: Said("who decides, with a number"),
    Known.ONLINE: Said("WeChat or e-mail"),
    Known.ADDRESS: Said("Address"),
    Known.TERMS: Said("Terms"),
    Known.LIMIT: Said("Credit limit"),
    Known.SIGNER: Said("who signs for them"),
    Known.SHEET: Said("a signed terms sheet"),
}
"""Each in the words of a sentence."""

MUST = (Known.PHONE, Known.DECIDER)
"""What nobody who owes much should be without."""


def missing(customer: Customer, sheet: SheetOnFile = NO_SHEET) -> tuple[Known, ...]:
    """What the book does not know of them."""
    people = customer.contacts
    has = {
        Known.PHONE: bool(customer.phone) or any(one.phone for one in people),
        Known.DECIDER: any(one.role in DECIDERS and one.name and (one.phone or customer.phone) for one in people),
        Known.ONLINE: any(one.wechat or one.email for one in people),
        Known.ADDRESS: bool(customer.address),
        Known.TERMS: customer.terms.kind is not TermsKind.NOT_AGREED,
        Known.LIMIT: customer.limit_fen is not None,
        Known.SIGNER: bool(sheet.signers) or any(one.role is Role.SIGNER and one.name for one in people),
        Known.SHEET: sheet.state is SheetState.SIGNED,
    }
    return tuple(one for one in Known if not has[one])


def asked_for(customer: Customer, owed_fen: int, from_fen: int) -> tuple[Known, ...]:
    """What is to be asked for, as they owe this much; nothing below the sum, nor where it is 0."""
    if not from_fen or owed_fen < from_fen:
        return ()
    return tuple(one for one in missing(customer) if one in MUST)


def asked_said(asked: tuple[Known, ...]) -> Said:
    """The sentence that asks."""
    return Said("Ask for: {what}.", what=listed(*(KNOWN[one] for one in asked)))


def known_said(customer: Customer, sheet: SheetOnFile = NO_SHEET) -> Said:
    """The meter: how many of the things asked about everybody are known, and which are not."""
    lacking, every = missing(customer, sheet), len(Known)
    if not lacking:
        return Said("{count} of {every} known", count=every, every=every)
    what = listed(*(KNOWN[one] for one in lacking))
    return Said("{count} of {every} known; missing: {what}", count=every - len(lacking), every=every, what=what)
