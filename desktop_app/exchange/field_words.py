"""What kinds of tables and their columns are called for people."""

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import Field, ImportKind

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
    Field.NAME: Said("Product name"),
    Field.ALIAS: Said("Also known as"),
    Field.CODE: Said("Item code"),
    Field.CONTACT: Said("Contact"),
    Field.PHONE: Said("Phone"),
    Field.MOBILE: Said("Mobile"),
    Field.ADDRESS: Said("Address"),
    Field.AREA: Said("Area"),
    Field.TERMS: Said("Payment terms"),
    Field.DAYS: Said("Credit days"),
    Field.LIMIT: Said("Credit limit"),
    Field.GRADE: Said("Grade"),
    Field.TAX_NUMBER: Said("Tax number"),
    Field.OPERATOR: Said("Operator"),
    Field.CUSTOMER: Said("Customer"),
    Field.NUMBER: Said("Document number"),
    Field.DATE: Said("Document date"),
    Field.DUE: Said("Due date"),
    Field.GOODS: Said("Product"),
    Field.SPEC: Said("Specification"),
    Field.UNIT: Said("Unit"),
    Field.QUANTITY: Said("Quantity"),
    Field.PRICE: Said("Unit price"),
    Field.AMOUNT: Said("Amount"),
    Field.OPEN: Said("Open amount"),
    Field.PAID: Said("Amount received"),
    Field.PAID_DATE: Said("Paid date"),
    Field.PAID_AMOUNT: Said("Paid amount"),
    Field.METHOD: Said("Payment method"),
    Field.DEBIT: Said("Delivered for"),
    Field.SIDE: Said("Type"),
    Field.STATUS: Said("Status"),
    Field.REMARK: Said("Remark"),
}
_OF_CUSTOMERS = {Field.NAME: Said("Customer name"), Field.CODE: Said("Customer code")}


def field_said(kind: ImportKind, field: Field) -> Said:
    """What a column of that kind of table means."""
    return _OF_CUSTOMERS.get(field, _FIELDS[field]) if kind is ImportKind.CUSTOMERS else _FIELDS[field]
