"""What kinds of tables and their columns are called for people."""

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import ImportKind, Meaning

KINDS = {
    ImportKind.CUSTOMERS: Said("Customers"),
    ImportKind.OPEN_ITEMS: Said("Unpaid items"),
    ImportKind.SHIPMENTS: Said("Shipments"),
    ImportKind.RECEIPTS: Said("Receipts"),
    ImportKind.HISTORY: Said("Past items with their payments"),
    ImportKind.GOODS: Said("Goods list"),
}
"""The kinds, those a new shop needs first at the top."""

_FIELDS = {
    Meaning.NAME: Said("Product name"),
    Meaning.ALIAS: Said("Also known as"),
    Meaning.CODE: Said("Item code"),
    Meaning.CONTACT: Said("Contact"),
    Meaning.PHONE: Said("Phone"),
    Meaning.MOBILE: Said("Mobile"),
    Meaning.ADDRESS: Said("Address"),
    Meaning.AREA: Said("Area"),
    Meaning.TERMS: Said("Payment terms"),
    Meaning.DAYS: Said("Credit days"),
    Meaning.LIMIT: Said("Credit limit"),
    Meaning.GRADE: Said("Grade"),
    Meaning.TAX_NUMBER: Said("Tax number"),
    Meaning.OPERATOR: Said("Operator"),
    Meaning.CUSTOMER: Said("Customer"),
    Meaning.NUMBER: Said("Document number"),
    Meaning.DATE: Said("Document date"),
    Meaning.DUE: Said("Due date"),
    Meaning.GOODS: Said("Product"),
    Meaning.SPEC: Said("Specification"),
    Meaning.UNIT: Said("Unit"),
    Meaning.QUANTITY: Said("Quantity"),
    Meaning.PRICE: Said("Unit price"),
    Meaning.AMOUNT: Said("Amount"),
    Meaning.OPEN: Said("Open amount"),
    Meaning.PAID: Said("Amount received"),
    Meaning.PAID_DATE: Said("Paid date"),
    Meaning.PAID_AMOUNT: Said("Paid amount"),
    Meaning.METHOD: Said("Payment method"),
    Meaning.DEBIT: Said("Delivered for"),
    Meaning.SIDE: Said("Type"),
    Meaning.STATUS: Said("Status"),
    Meaning.REMARK: Said("Remark"),
}
_OF_CUSTOMERS = {Meaning.NAME: Said("Customer name"), Meaning.CODE: Said("Customer code")}


def field_said(kind: ImportKind, field: Meaning) -> Said:
    """What a column of that kind of table means."""
    return _OF_CUSTOMERS.get(field, _FIELDS[field]) if kind is ImportKind.CUSTOMERS else _FIELDS[field]
