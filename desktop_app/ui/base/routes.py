"""Where the window can go: the pages by name, and what each is to show."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.periods import Period

AGAIN = "again"
AT_ONCE = "at_once"
"""A paper that is printed as soon as it is on the screen."""
"""`Route.tab` of a form that types a voided document once more: it keeps its own dates (case 27)."""


AHEAD = "ahead"
"""`Route.tab` of a list: only what is dated after today (case 29)."""


DUE_DAYS = "due_days"
"""`Route.tab` of a customer: papers of before the terms were agreed are asked about."""


NOTICE = "notice"
"""`Route.tab` of a customer: the notice that goods or credit are stopped is written."""


UNDATED = "undated"
UNLIMITED = "unlimited"
BOUNCED = "bounced"
"""`Route.tab` of the customers: those of whom nobody knows when they pay."""


PROPOSED = "proposed"
"""`Route.tab` of a form whose customer was only marked in a list: the keyboard begins there, to take or type over."""


class PageName(StrEnum):
    """Every page; the first ten stand in the list at the left."""

    THIS_WEEK = "this_week"
    CUSTOMERS = "customers"
    GOODS = "goods"
    SHIPMENTS = "shipments"
    RECEIPTS = "receipts"
    BILLS = "bills"
    PLANS = "plans"
    PAPERS = "papers"
    REPORTS = "reports"
    SETTINGS = "settings"
    CUSTOMER = "customer"
    CUSTOMER_FORM = "customer_form"
    SHIPMENT_FORM = "shipment_form"
    RECEIPT_FORM = "receipt_form"
    RETURN_FORM = "return_form"
    PLAN_FORM = "plan_form"
    PREVIEW = "preview"
    IMPORT = "import"
    HISTORY = "history"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Route:
    """A page and its subject. Which of the facts a page reads is written in its docstring."""

    page: PageName
    customer_id: int = 0
    number: str = ""
    numbers: tuple[str, ...] = ()
    tab: str = ""
    draft: str = ""
    goods_id: int = 0
    fen: int = 0
    items: tuple[int, ...] = ()
    words: str = ""
    period: Period | None = None
    place: tuple[int, int] = field(default=(0, 0), compare=False)
    """Which row, of how many, of the list it was opened from."""
