"""What an entry of the journal changed, field by field: from what to what (U26)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from desktop_app.domain.columns import Words, joined, listed
from desktop_app.domain.customers import Buyer, Contact, Grade
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import GoodsUnit, TermsPrice
from desktop_app.domain.history_words import DEEDS, FIELDS
from desktop_app.domain.labels import GRADES, ROLES, SEGMENTS
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.owner import NAMES
from desktop_app.domain.sites import Site
from desktop_app.domain.statement_goods import STATEMENT_DETAILS
from desktop_app.domain.terms_words import TERMS_KINDS, terms_said
from desktop_app.domain.users import RANKS, User

PRICES = frozenset({"price", "lowest"})
PICTURES = frozenset({"logo", "payment_code", "seal"})
HIDDEN = frozenset({"id", "book_id", "shown"})
"""What no change of somebody's is."""

_ENUMS: dict[Any, Said] = {**GRADES, **SEGMENTS, **STATEMENT_DETAILS}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it said, what it says. An empty side is nothing."""

    field: Words
    old: Words
    new: Words


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the journal as people read it. `about` is the number or name of what it is about."""

    seq: int
    recorded: datetime
    dated: date
    user: str
    deed: Words
    about: Words
    changes: tuple[FieldChange, ...] = ()


def deed_said(verb: str) -> Words:
    """What was done."""
    taken_back = Said("A mark undone") if verb.startswith("withdraw_") else verb
    return DEEDS.get(verb, taken_back)


def changes_of(before: Any, after: Any) -> Iterator[FieldChange]:
    """Every field in which two states of one record differ."""
    for one in fields(after):
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old != new and one.name not in HIDDEN:
            yield FieldChange(FIELDS.get(one.name, one.name), told(one.name, old), told(one.name, new))


def told(name: str, value: object) -> Words:
    """What a field holds, in words."""
    if value is None and name == "limit_fen":
        return Said("no limit")
    if value is None or value == "":
        return ""
    if name in PICTURES:
        return Said("a picture")
    if isinstance(value, bool):
        return Said("yes") if value else Said("no")
    if isinstance(value, Enum):
        return "" if value in (Grade.NONE, Buyer.UNSAID) else _ENUMS.get(value, str(value.value))
    if isinstance(value, int):
        return _figure(name, value)
    if isinstance(value, tuple | frozenset):
        ordered = sorted(value) if isinstance(value, frozenset) else value
        return joined(*(told(name, one) for one in ordered), between="; ")
    return _record(value)


def _figure(name: str, value: int) -> str:
    if name.endswith("_fen"):
        return format_yuan(value)
    return format_price(value) if name in PRICES else str(value)


def _record(value: object) -> Words:
    match value:
        case Terms():
            return terms_said(value)
        case Contact():
            return joined(
                value.name, ROLES[value.role], value.phone, value.wechat, value.email, value.note, between=" "
            )
        case Site():
            limit = "" if value.limit_fen is None else format_yuan(value.limit_fen)
            return joined(value.name, value.address, value.contact, value.phone, limit, between=" ")
        case GoodsUnit():
            return joined(
                f"{value.unit}={format_quantity(value.holds)}", told("price", value.price),
                told("lowest", value.lowest), value.barcode, between=" ",
            )  # fmt: skip
        case TermsPrice():
            return joined(TERMS_KINDS[value.kind], value.unit, format_price(value.price), between=" ")
        case User():
            rights = listed(*(NAMES[act] for act in value.may))
            return joined(
                value.name, RANKS[value.rank], rights if value.active else Said("Works here no more"), between=" "
            )
        case _:
            return str(value)
