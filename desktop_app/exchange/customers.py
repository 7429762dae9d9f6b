"""Customers from a sheet: names, contacts, terms, limit."""

import re

from desktop_app.domain.customers import Contact, Customer, Grade
from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.entries import row_by_row
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.read_terms import read_terms
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.states import is_supplier

_SEVERAL_NAMES = re.compile(r"[、,，;；/|]")
_NO_LIMIT = {"不限", "无限", "无限额", "不限额", "无", "unlimited", "none"}


def read_customer(reading: RowReading) -> Customer | None:
    """One customer; only the name is needed, what the sheet does not say has the domain's defaults."""
    reading.need(Meaning.NAME)
    phone, mobile = reading.phone(), reading.phone(Meaning.MOBILE)
    name = reading.text(Meaning.NAME)
    customer = Customer(
        name=name,
        code=reading.text(Meaning.CODE),
        aliases=other_names(reading, name),
        contacts=_contacts(reading, name, mobile or phone),
        terms=read_terms(reading),
        limit_fen=_limit(reading),
        grade=_grade(reading),
        area=reading.text(Meaning.AREA),
        address=reading.text(Meaning.ADDRESS),
        phone=phone or mobile,
        tax_number=reading.text(Meaning.TAX_NUMBER),
        operator=reading.text(Meaning.OPERATOR),
        notes=reading.remark(),
    )
    return None if reading.bad else customer


def _no_customer(reading: RowReading) -> Leftover | None:
    """A supplier in a list of all the firms one deals with."""
    return Leftover.PAYABLE if is_supplier(reading.shown(Meaning.SIDE)) else None


read_customers = row_by_row(read_customer, _no_customer, once=True)


def other_names(reading: RowReading, name: str) -> tuple[str, ...]:
    """What else the customer is called by the row, each name once."""
    parts = (part.strip() for part in _SEVERAL_NAMES.split(reading.text(Meaning.ALIAS)))
    return tuple(dict.fromkeys(part for part in parts if part and same_name(part) != same_name(name)))


def _contacts(reading: RowReading, customer: str, phone: str) -> tuple[Contact, ...]:
    """The person of the row; an address without one is the customer's own."""
    name, email = reading.text(Meaning.CONTACT), reading.text(Meaning.EMAIL)
    if not name and not email:
        return ()
    return (Contact(name or customer, phone=phone if name else "", email=email),)


def _limit(reading: RowReading) -> int | None:
    """None when the sheet says nothing or 不限; 0 stays 0, which means cash only (case 8)."""
    if folded(reading.shown(Meaning.LIMIT)).lower() in _NO_LIMIT:
        return None
    limit = reading.fen(Meaning.LIMIT)
    if limit is not None and limit < 0:
        reading.refuse(Meaning.LIMIT, Said("A credit limit is 0.00 or more. Leave it empty for no limit."))
    return limit


def _grade(reading: RowReading) -> Grade:
    word = folded(reading.text(Meaning.GRADE)).upper()
    letter = word.removesuffix("级").removesuffix("类").strip()
    if letter not in {grade.value for grade in Grade}:
        reading.refuse(Meaning.GRADE, Said("A grade is A, B or C, or left empty."))
        return Grade.NONE
    return Grade(letter)
