"""What is agreed with two customers who are one, in words: side by side, to be chosen; and why two look like one."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.domain.columns import Words
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import GRADES, SEGMENTS
from desktop_app.domain.lookalikes import Alike, Lookalikes
from desktop_app.domain.money import format_yuan
from desktop_app.domain.terms_words import terms_said


def value_said(name: str, value: Any) -> Words:
    """What a field of a customer holds."""
    return _SAID.get(name, str)(value)


def _limit(fen: int | None) -> Words:
    if fen is None:
        return Said("no limit")
    return format_yuan(fen) if fen else Said("no credit")


_SAID: Mapping[str, Callable[[Any], Words]] = {
    "terms": terms_said,
    "limit_fen": _limit,
    "segment": SEGMENTS.__getitem__,
    "grade": GRADES.__getitem__,
    "payment_days": lambda days: ", ".join(map(str, days)),
}

NAMED: Mapping[str, Said] = {
    "terms": Said("Terms"),
    "limit_fen": Said("Credit limit"),
    "segment": Said("Kind of buyer"),
    "grade": Said("Grade"),
    "payment_days": Said("Days on which they usually pay"),
    "tax_number": Said("Tax number"),
    "phone": Said("Phone"),
    "area": Said("Area"),
    "address": Said("Address"),
    "operator": Said("Registered operator"),
}
"""What each field that is chosen is called."""

WHY: Mapping[Alike, Said] = {
    Alike.TAX_NUMBER: Said("has the same tax number"),
    Alike.PHONE: Said("has the same phone number"),
    Alike.NAME: Said("has the same name"),
    Alike.SOUND: Said("has a name that sounds the same"),
    Alike.BEGINNING: Said("has a name that begins the same"),
}
"""Why two look like one customer."""


def alike_said(pair: Lookalikes, customer_id: int) -> Said:
    """With whom this customer may be one, and why."""
    other = twin_in(pair, customer_id)
    return Said("May be one with {name} ({code}): {why}", name=other.name, code=other.code, why=WHY[pair.why])


def twin_in(pair: Lookalikes, customer_id: int) -> Customer:
    """The other one."""
    return pair.second if pair.first.id == customer_id else pair.first
