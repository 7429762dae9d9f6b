"""What every paper for a customer says first, frozen in this order; what it is about follows it (D9)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.shop import Shop


@dataclass(frozen=True, slots=True)
class CustomerPaper:
    """Whose paper it is, which one, of which day, and for whom."""

    shop: Shop
    number: str
    dated: date
    customer: str
    customer_code: str


def entered_late(entered: date, dated: date) -> date | None:
    """The day it was entered, where that is a later one (case 26)."""
    return entered if entered > dated else None
