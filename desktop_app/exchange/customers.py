"""Customers from a sheet: names, contacts, terms, limit."""

import re
import unicodedata

from desktop_app.domain.customers import Contact, Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange.layouts import Field
from desktop_app.exchange.reading import Reading, row_by_row
from desktop_app.exchange.rows import CustomerRow, same_name
from desktop_app.exchange.terms import terms_of

_SEVERAL_NAMES = re.compile(r"[、,，;；/|]")
_NO_LIMIT = {"不限", "无限", "无限额", "不限额", "无", "unlimited", "none"}


def read_customer(reading: Reading) -> CustomerRow | None:
    """One customer; only the name is needed, what the sheet does not say has the domain's defaults."""
    reading.need(Field.NAME)
    phone, mobile = reading.text(Field.PHONE), reading.text(Field.MOBILE)
    name = reading.text(Field.NAME)
    customer = Customer(
        name=name,
        code=reading.text(Field.CODE),
        aliases=_aliases(reading, name),
        contacts=_contacts(reading, mobile or phone),
        terms=_terms(reading),
        limit_fen=_limit(reading),
        grade=_grade(reading),
        area=reading.text(Field.AREA),
        address=reading.text(Field.ADDRESS),
        phone=phone or mobile,
        tax_number=reading.text(Field.TAX_NUMBER),
        operator=reading.text(Field.OPERATOR),
        notes=reading.note(Field.REMARK),
    )
    return None if reading.bad else CustomerRow(customer)


read_customers = row_by_row(read_customer, once=True)


def _aliases(reading: Reading, name: str) -> tuple[str, ...]:
    parts = (part.strip() for part in _SEVERAL_NAMES.split(reading.text(Field.ALIAS)))
    return tuple(dict.fromkeys(part for part in parts if part and same_name(part) != same_name(name)))


def _contacts(reading: Reading, phone: str) -> tuple[Contact, ...]:
    name = reading.text(Field.CONTACT)
    return (Contact(name, phone=phone),) if name else ()


def _terms(reading: Reading) -> Terms:
    days = reading.whole(Field.DAYS)
    words = reading.text(Field.TERMS)
    try:
        return terms_of(words, days)
    except Refused as refused:
        reading.refuse(Field.TERMS if words else Field.DAYS, refused)
        return Terms(TermsKind.NOT_AGREED)


def _limit(reading: Reading) -> int | None:
    """None when the sheet says nothing or 不限; 0 stays 0, which means cash only (case 8)."""
    if unicodedata.normalize("NFKC", reading.shown(Field.LIMIT)).strip().lower() in _NO_LIMIT:
        return None
    limit = reading.fen(Field.LIMIT)
    if limit is not None and limit < 0:
        reading.refuse(Field.LIMIT, Said("A credit limit may not be below 0. Leave it empty for no limit."))
    return limit


def _grade(reading: Reading) -> Grade:
    word = unicodedata.normalize("NFKC", reading.text(Field.GRADE)).upper()
    letter = word.removesuffix("级").removesuffix("类").strip()
    if letter not in {grade.value for grade in Grade}:
        reading.refuse(Field.GRADE, Said("A grade is A, B or C, or left empty."))
        return Grade.NONE
    return Grade(letter)
