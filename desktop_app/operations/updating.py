"""Customers and goods the book knows already: what a sheet says anew is filled in, what differs is taken by choice."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.customers import Contact, Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.likeness import figures, same_name
from desktop_app.domain.money import format_price, format_yuan
from desktop_app.domain.terms_words import terms_said
from desktop_app.domain.unit_words import joined, units_text
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.rows import Paper
from desktop_app.operations.placed import BookAnswers, Placed

DIFFERS = "differs"
SHEET, BOOK = "sheet", "book"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the book says of one field, and what the sheet says."""

    meaning: Meaning
    book: str | Said
    sheet: str | Said


Takes = Callable[[Difference], bool]
"""Whether what the sheet says is taken."""


def asked(placed: Placed, name: str, asking: BookAnswers) -> Takes:
    """Asks at the cell that says otherwise; the sheet's word counts until somebody chooses."""

    def takes(difference: Difference) -> bool:
        said = Said(
            "{name}, {field}: the book says {book}, the sheet {sheet}.",
            name=name,
            field=difference.meaning.said,
            book=difference.book,
            sheet=difference.sheet,
        )
        choices = (
            DoubtChoice(SHEET, Said("take {sheet}", sheet=difference.sheet)),
            DoubtChoice(BOOK, Said("keep {book}", book=difference.book)),
        )
        return asking.ask(placed, DIFFERS, difference.meaning, said, choices) == SHEET

    return takes


def updated_customer(book: Customer, sheet: Customer, takes: Takes, is_free: Callable[[str], bool]) -> Customer:
    """The customer with what the sheet says anew, and with what it says otherwise where that is taken.

    `is_free`: whether a name means nobody else in the book, so that it may be one of this customer's.
    """
    changes: dict[str, Any] = {}
    for field, (meaning, blank, shown) in _FIELDS.items():
        before, after = getattr(book, field), getattr(sheet, field)
        if after == blank or _alike(before, after):
            continue
        if before == blank or _is_given(field, before) or takes(Difference(meaning, shown(before), shown(after))):
            changes[field] = after
    if "phone" in changes and not book.phone and _reaches(book, sheet.phone):
        del changes["phone"]
    name, aliases = _names(book, sheet, is_free)
    return replace(book, **changes, name=name, aliases=aliases, contacts=_contacts(book, sheet, takes))


def beside_differs(book: Customer, row: Paper) -> Iterator[tuple[str, Difference]]:
    """What a paper says of its customer that the book says otherwise: phone, area, address, terms."""
    for name in ("phone", "area", "address", "terms"):
        meaning, blank, shown = _FIELDS[name]
        before, after = getattr(book, name), getattr(row, name)
        if not after or blank in (before, after) or _alike(before, after):
            continue
        if name != "phone" or not _reaches(book, after):
            yield name, Difference(meaning, shown(before), shown(after))


def updated_goods(book: Goods, sheet: Goods, takes: Takes) -> Goods:
    """The article with codes, prices, group and larger units of the sheet; name, specification and smallest unit are
    what it is.
    """
    changes: dict[str, Any] = {}
    sheet = replace(sheet, larger=tuple(_filled_in(one, book) for one in sheet.larger))
    for field, (meaning, blank, shown) in _OF_GOODS.items():
        before, after = getattr(book, field), getattr(sheet, field)
        if after in (blank, before):
            continue
        if before == blank or takes(Difference(meaning, shown(book), shown(sheet))):
            changes[field] = after
    return replace(book, **changes, active=True)


def _names(book: Customer, sheet: Customer, is_free: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """A short name that the book has as the name gives way to the full one and stays findable; any other name of the
    sheet becomes one of the customer's further names.
    """
    shorts = {same_name(alias) for alias in sheet.aliases}
    takes_over = same_name(book.name) in shorts and is_free(sheet.name)
    name = sheet.name if takes_over else book.name
    known = {same_name(one) for one in (name, *book.aliases)}
    added = [
        one
        for one in (book.name, sheet.name, *sheet.aliases)
        if same_name(one) not in known and (is_free(one) or one == book.name)
    ]
    return name, (*book.aliases, *dict.fromkeys(added))


def _contacts(book: Customer, sheet: Customer, takes: Takes) -> tuple[Contact, ...]:
    """People the book does not know are added, a number that is missing is filled in."""
    people = list(book.contacts)
    for told in sheet.contacts:
        at = next((at for at, one in enumerate(people) if same_name(one.name) == same_name(told.name)), None)
        if at is None:
            people.append(told)
        else:
            people[at] = _reached(people[at], told, takes)
    return tuple(people)


def _reached(book: Contact, sheet: Contact, takes: Takes) -> Contact:
    """The person with the phone and the address of the sheet."""
    phone, email = sheet.phone, sheet.email
    if phone and figures(phone) != figures(book.phone):
        taken = not book.phone or takes(Difference(Meaning.MOBILE, book.phone, phone))
        book = replace(book, phone=phone) if taken else book
    if email and email.casefold() != book.email.casefold():
        taken = not book.email or takes(Difference(Meaning.EMAIL, book.email, email))
        book = replace(book, email=email) if taken else book
    return book


def _is_given(field: str, before: object) -> bool:
    """A code the book gave by itself gives way to the shop's own."""
    return field == "code" and bool(re.fullmatch(r"C\d{4,}", str(before)))


def _reaches(customer: Customer, phone: str) -> bool:
    return any(figures(one.phone) == figures(phone) for one in customer.contacts)


def _alike(before: object, after: object) -> bool:
    """Width, case and blanks make no difference, nor do signs between the figures of a phone number."""
    if not isinstance(before, str) or not isinstance(after, str):
        return before == after
    if same_name(before) == same_name(after):
        return True
    return bool(figures(after)) and "".join(_signs(before)) == "".join(_signs(after))


def _signs(text: str) -> Iterator[str]:
    return (sign for sign in same_name(text) if sign.isalnum())


def _text(value: object) -> str:
    return str(value)


def _limit(value: int | None) -> str:
    return format_yuan(value or 0)


def _terms(value: Terms) -> Said:
    return terms_said(value)


def _price(value: int | None) -> str:
    return format_price(value or 0)


_OF_GOODS: dict[str, tuple[Meaning, object, Callable[[Goods], str]]] = {
    "code": (Meaning.CODE, "", lambda one: one.code),
    "price": (Meaning.PRICE, None, lambda one: _price(one.price)),
    "lowest": (Meaning.LOWEST, None, lambda one: _price(one.lowest)),
    "group": (Meaning.GROUP, "", lambda one: one.group),
    "barcode": (Meaning.BARCODE, "", lambda one: one.barcode),
    "larger": (Meaning.UNITS, (), lambda one: joined((units_text(one), *map(_of_unit, one.larger)))),
}
"""Of each field of goods: the column that says it, what says nothing, and how it is shown."""


def _filled_in(one: GoodsUnit, book: Goods) -> GoodsUnit:
    """What the sheet does not tell of a unit stays as the book has it."""
    known = next((unit for unit in book.larger if unit.unit == one.unit), one)
    price, lowest = (
        (known.price if one.price is None else one.price),
        (known.lowest if one.lowest is None else one.lowest),
    )
    return replace(one, price=price, lowest=lowest, barcode=one.barcode or known.barcode)


def _of_unit(one: GoodsUnit) -> str:
    """`箱 95.40`: what is told of one unit beside what it holds."""
    told = [_price(price) for price in (one.price, one.lowest) if price is not None]
    return f"{one.unit} {' '.join((*told, one.barcode))}".strip() if told or one.barcode else ""


_FIELDS: dict[str, tuple[Meaning, object, Callable[[Any], str | Said]]] = {
    "code": (Meaning.CODE, "", _text),
    "terms": (Meaning.TERMS, Terms(TermsKind.NOT_AGREED), _terms),
    "limit_fen": (Meaning.LIMIT, None, _limit),
    "grade": (Meaning.GRADE, Grade.NONE, _text),
    "area": (Meaning.AREA, "", _text),
    "address": (Meaning.ADDRESS, "", _text),
    "phone": (Meaning.PHONE, "", _text),
    "tax_number": (Meaning.TAX_NUMBER, "", _text),
    "operator": (Meaning.OPERATOR, "", _text),
    "notes": (Meaning.REMARK, "", _text),
}
"""Of each field: the column that says it, what says nothing, and how it is shown."""
