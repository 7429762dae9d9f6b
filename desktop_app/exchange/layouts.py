"""What can be imported, and the meanings a column can have."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.exchange.labels import label


class ImportKind(StrEnum):
    """What the rows of a foreign table are read as."""

    CUSTOMERS = "customers"
    GOODS = "goods"
    OPEN_ITEMS = "open-items"
    HISTORY = "history"
    SHIPMENTS = "shipments"
    RECEIPTS = "receipts"


class Meaning(StrEnum):
    """A meaning a column can have."""

    NAME = "name"
    ALIAS = "alias"
    CODE = "code"
    CONTACT = "contact"
    PHONE = "phone"
    MOBILE = "mobile"
    ADDRESS = "address"
    AREA = "area"
    TERMS = "terms"
    DAYS = "days"
    LIMIT = "limit"
    GRADE = "grade"
    TAX_NUMBER = "tax_number"
    OPERATOR = "operator"
    CUSTOMER = "customer"
    NUMBER = "number"
    DATE = "date"
    DUE = "due"
    GOODS = "goods"
    SPEC = "spec"
    UNIT = "unit"
    QUANTITY = "quantity"
    PRICE = "price"
    AMOUNT = "amount"
    OPEN = "open"
    PAID = "paid"
    PAID_DATE = "paid_date"
    PAID_AMOUNT = "paid_amount"
    METHOD = "method"
    DEBIT = "debit"
    SIDE = "side"
    STATUS = "status"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """One column of a kind, `heading` its usual name; `aliases` are all its names as labels, the most telling first."""

    field: Meaning
    heading: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind. `required`: of each group at least one column must be found.

    `foreign` headings betray a table of another kind, whose amounts mean something else.
    """

    kind: ImportKind
    columns: tuple[FieldColumn, ...]
    required: tuple[tuple[Meaning, ...], ...]
    foreign: frozenset[str] = frozenset()

    def knows(self, field: str) -> Meaning | None:
        """The field of that name, however it is spelled: `paid date`, `Paid_Date`."""
        return next((column.field for column in self.columns if label(column.field) == label(field)), None)


def shown(layout: Layout, field: Meaning) -> str:
    """A field for people: `amount (金额)`, its name for `--map` and its usual heading."""
    column = next(column for column in layout.columns if column.field is field)
    return f"{field.value} ({column.heading})"
