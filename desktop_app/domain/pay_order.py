"""In which order money pays what is owed: as the payer says, as was agreed, else as the law says (N09, 民法典 560)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Said
from desktop_app.domain.grounds import GUARANTEES, Security, SecurityKind, standing_on


class PayOrder(StrEnum):
    """The order agreed in a terms sheet for money of which the payer says nothing."""

    LAW = "law"
    OLDEST = "oldest"


class AllocatedBy(StrEnum):
    """By which rule money was set against slips; UNSAID on papers of before that was told."""

    UNSAID = ""
    NAMED = "named"
    AGREED = "agreed"
    LAW = "law"
    HAND = "hand"


PAY_ORDERS: Mapping[PayOrder, Said] = {
    PayOrder.LAW: Said("as the law says"),
    PayOrder.OLDEST: Said("oldest delivery first"),
}
"""To choose from."""

ALLOCATED_BY: Mapping[AllocatedBy, Said] = {
    AllocatedBy.NAMED: Said("as the payer said"),
    AllocatedBy.AGREED: Said("as agreed in the terms sheet, oldest delivery first"),
    AllocatedBy.LAW: Said("as the law says: due first, unsecured, with a late fee, oldest due date (Civil Code 560)"),
    AllocatedBy.HAND: Said("as entered here; please say so if another slip was meant"),
}
"""What the receipt tells; whoever paid may object, for the shop alone does not choose."""

ANSWERS = frozenset({*GUARANTEES, SecurityKind.PLEDGE, SecurityKind.MORTGAGE})
"""What makes a debt a secured one; who joins a debt owes it, and goods that came back wait to be taken out again."""


def in_pay_order(
    items: Iterable[OpenItem],
    securities: Sequence[Security],
    fees: Sequence[tuple[date, bool]],
    order: PayOrder,
    today: date,
) -> tuple[OpenItem, ...]:
    """The items with what decides when they are paid.

    Secured is what falls due by the day that is named of the debt a security is for, or all where none is named;
    penalised what was delivered while a signed terms sheet named a late fee: `fees` are (signed on, has a fee), oldest
    first. With another order agreed, each stands in line by the day of its goods.
    """
    answering = [one for one in standing_on(list(securities), today) if one.kind in ANSWERS]
    if not answering and not any(fee for _, fee in fees) and order is PayOrder.LAW:
        return tuple(items)
    return tuple(
        replace(
            item,
            secured=any(one.debt_due is None or item.payable <= one.debt_due for one in answering),
            penalised=_has_fee(item.dated, fees),
            agreed_place=item.dated if order is PayOrder.OLDEST else None,
        )
        for item in items
    )


def allocated_by(named: bool, as_proposed: bool, items: Collection[OpenItem]) -> AllocatedBy:
    """By which rule it was: what the payer named goes before what was agreed, and that before the law."""
    if named:
        return AllocatedBy.NAMED
    if not as_proposed:
        return AllocatedBy.HAND
    return AllocatedBy.AGREED if any(item.agreed_place for item in items) else AllocatedBy.LAW


def _has_fee(delivered: date, fees: Sequence[tuple[date, bool]]) -> bool:
    """Whether the sheet that was signed last before the goods went out names a late fee."""
    return next((fee for signed, fee in reversed(fees) if signed <= delivered), False)
