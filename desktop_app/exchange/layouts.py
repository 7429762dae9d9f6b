"""What can be imported, and the meanings a column can have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from desktop_app.domain.errors import Said
from desktop_app.exchange.labels import full_label, is_plain, label


class Worded(StrEnum):
    """A value with what it is called for people: by itself, where nothing else is said."""

    said: Said
    __hash__ = str.__hash__  # millions of cells are asked for by their meaning; the hash of Enum is slow

    def __new__(cls, value: str, said: Said | None = None) -> Self:
        made = str.__new__(cls, value)
        made._value_ = value
        made.said = said or Said(value)
        return made


class ImportKind(Worded):
    """What the rows of a foreign table are read as; what a new shop needs first stands at the top."""

    CUSTOMERS = "customers", Said("Customers")
    OPEN_ITEMS = "open-items", Said("Unpaid slips")
    SHIPMENTS = "shipments", Said("Delivery slips")
    RECEIPTS = "receipts", Said("Receipts")
    HISTORY = "history", Said("Past items with their payments")
    GOODS = "goods", Said("Goods")


class Meaning(Worded):
    """A meaning a column can have."""

    NAME = "name", Said("Goods name")
    ALIAS = "alias", Said("Also known as")
    CODE = "code", Said("Item code")
    CONTACT = "contact", Said("Contact")
    PHONE = "phone", Said("Phone")
    MOBILE = "mobile", Said("Mobile")
    ADDRESS = "address", Said("Address")
    AREA = "area", Said("Area")
    TERMS = "terms", Said("Terms")
    DAYS = "days", Said("Credit days")
    LIMIT = "limit", Said("Credit limit")
    GRADE = "grade", Said("Grade")
    TAX_NUMBER = "tax_number", Said("Tax number")
    OPERATOR = "operator", Said("Registered operator")
    EMAIL = "email", Said("E-mail")
    CUSTOMER = "customer", Said("Customer")
    NUMBER = "number", Said("Document number")
    DATE = "date", Said("Document date")
    DUE = "due", Said("Due date")
    GOODS = "goods", Said("Goods name")
    SPEC = "spec", Said("Specification")
    GROUP = "group", Said("Group")
    BARCODE = "barcode", Said("Barcodes")
    LOWEST = "lowest", Said("Lowest price")
    UNITS = "units", Said("Larger units")
    UNIT_PRICES = "unit_prices", Said("List prices of larger units")
    UNIT_LOWEST = "unit_lowest", Said("Lowest prices of larger units")
    BY_TERMS = "by_terms", Said("Prices by terms")
    HELD_BACK = "held_back", Said("Held back from late payers")
    PACK_UNIT = "pack_unit", Said("Larger unit")
    RATIO = "ratio", Said("Holds")
    PACK_PRICE = "pack_price", Said("Price of the larger unit")
    UNIT = "unit", Said("Unit")
    QUANTITY = "quantity", Said("Quantity")
    PRICE = "price", Said("Unit price")
    AMOUNT = "amount", Said("Amount")
    OPEN = "open", Said("Unpaid")
    PAID = "paid", Said("Amount received")
    PAID_DATE = "paid_date", Said("Paid date")
    PAID_AMOUNT = "paid_amount", Said("Paid amount")
    METHOD = "method", Said("Payment method")
    WITH_TAX = "with_tax", Said("Total with tax")
    NET = "net", Said("Amount without tax")
    TAX = "tax", Said("Tax")
    TAX_RATE = "tax_rate", Said("Tax rate")
    DISCOUNT = "discount", Said("Discount")
    FREIGHT = "freight", Said("Freight")
    FEE = "fee", Said("Loading and other fees")
    WHOLE_DISCOUNT = "whole_discount", Said("Discount on all goods")
    ROUNDING = "rounding", Said("Rounding-off")
    SLIP_TOTAL = "slip_total", Said("Total of the slip")
    RETURNED = "returned", Said("Amount returned")
    AFTER = "after", Said("To be paid in all")
    OPENING = "opening", Said("Unpaid before")
    OPENING_CREDIT = "opening_credit", Said("Customer's money before")
    DEBIT = "debit", Said("Delivered for")
    CREDIT = "credit", Said("Less owed")
    IN_CREDIT = "in_credit", Said("Customer's money")
    SIDE = "side", Said("Kind")
    FLOW = "flow", Said("In or out")
    STATUS = "status", Said("Status")
    APPROVAL = "approval", Said("Checked or not")
    PAID_STATE = "paid_state", Said("Paid or not")
    VOIDED = "voided", Said("Voided by")
    CURRENCY = "currency", Said("Currency")
    MONEY_UNIT = "money_unit", Said("Unit of the amounts")
    SITE = "site", Said("Project / site")
    TEXT = "text", Said("Summary")
    REMARK = "remark", Said("Note")


MONEY = frozenset({
    Meaning.AMOUNT, Meaning.OPEN, Meaning.PAID, Meaning.PAID_AMOUNT, Meaning.WITH_TAX, Meaning.NET, Meaning.TAX,
    Meaning.DISCOUNT, Meaning.RETURNED, Meaning.AFTER, Meaning.OPENING, Meaning.OPENING_CREDIT, Meaning.DEBIT,
    Meaning.CREDIT, Meaning.IN_CREDIT, Meaning.LIMIT, Meaning.FREIGHT, Meaning.FEE, Meaning.WHOLE_DISCOUNT,
    Meaning.ROUNDING, Meaning.SLIP_TOTAL,
})  # fmt: skip
"""Columns that hold sums of money; they share the unit that stands above the table."""

_OF_OTHERS = frozenset({
    Meaning.SIDE, Meaning.STATUS, Meaning.DEBIT, Meaning.CREDIT, Meaning.FLOW, Meaning.APPROVAL, Meaning.PAID_STATE,
    Meaning.CURRENCY, Meaning.MONEY_UNIT, Meaning.NET, Meaning.TAX, Meaning.WITH_TAX, Meaning.AFTER, Meaning.RETURNED,
    Meaning.DISCOUNT, Meaning.OPENING, Meaning.OPENING_CREDIT, Meaning.IN_CREDIT, Meaning.TEXT, Meaning.VOIDED,
    Meaning.PACK_UNIT, Meaning.RATIO, Meaning.PACK_PRICE,
    Meaning.TAX_RATE, Meaning.SLIP_TOTAL,
})  # fmt: skip
"""Columns that other programs write; in a sheet made for this book they would only puzzle."""

CHARGED = (Meaning.FREIGHT, Meaning.FEE)
"""What is charged beside the goods."""

_ONLY_COMPARED = {
    ImportKind.OPEN_ITEMS: Meaning.PAID_DATE,
    ImportKind.SHIPMENTS: Meaning.OPEN,
    ImportKind.RECEIPTS: Meaning.OPEN,
    ImportKind.HISTORY: Meaning.OPEN,
}
"""What is read only to be compared with the rest of its row."""


_SAYS_ITSELF = {
    Meaning.ALIAS: (ImportKind.CUSTOMERS,),
    Meaning.ADDRESS: (ImportKind.CUSTOMERS,),
    Meaning.SITE: (ImportKind.SHIPMENTS,),
    Meaning.FREIGHT: (ImportKind.SHIPMENTS,),
    Meaning.FEE: (),
}
"""What other sheets may say beside something else."""


def is_of_others(kind: ImportKind, field: Meaning) -> bool:
    """Whether only other programs write such a column."""
    told_elsewhere = field in _SAYS_ITSELF and kind not in _SAYS_ITSELF[field]
    return field in _OF_OTHERS or field is _ONLY_COMPARED.get(kind) or told_elsewhere


_OF_CUSTOMERS = {Meaning.NAME: Said("Customer name"), Meaning.CODE: Said("Customer code")}


def field_said(kind: ImportKind, field: Meaning) -> Said:
    """What a column of that kind of table means."""
    return _OF_CUSTOMERS.get(field, field.said) if kind is ImportKind.CUSTOMERS else field.said


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column of a kind, `heading` its usual name; `aliases` are all its names as labels, the most telling first."""

    field: Meaning
    heading: str
    aliases: tuple[str, ...]
    ranks: Mapping[str, int]
    """How telling each alias is, 0 the most."""

    def rank(self, name: str) -> int | None:
        """How telling the name of a column is; None when it is another column's.

        What is in brackets behind it belongs to the name of a sum (`金额（不含税）`), unless it is a unit or a hint.
        """
        found = self.ranks.get(re.sub(r"[()\[\]【】〔〕]", "", full_label(name)))
        if found is None and (self.field not in MONEY or is_plain(name)):
            return self.ranks.get(label(name))
        return found


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind. `required`: of each group at least one column must be found."""

    kind: ImportKind
    columns: tuple[FieldColumn, ...]
    required: tuple[tuple[Meaning, ...], ...]

    def knows(self, field: str) -> Meaning | None:
        """The field of that name, however it is spelled: `paid date`, `Paid_Date`."""
        return next((column.field for column in self.columns if label(column.field) == label(field)), None)


def shown(layout: Layout, field: Meaning) -> str:
    """A field for people: `amount (金额)`, its name for `--map` and its usual heading."""
    column = next(column for column in layout.columns if column.field is field)
    return f"{field.value} ({column.heading})"
