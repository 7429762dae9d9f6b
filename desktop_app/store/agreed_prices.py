"""Prices agreed with customers: each agreement is a sealed row; a later one takes its place, a withdrawal ends it."""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.prices import AgreedPrice
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

WITHDRAWN = "agreed_price"


def add_agreed(ledger: Ledger, agreed: AgreedPrice, moment: Moment) -> int:
    """Keep an agreement and journal it; returns its id."""
    row = (agreed.customer_id, agreed.goods_id, agreed.unit, agreed.price, agreed.valid_from, agreed.source)
    return notes.add(ledger, "agreed_prices", row, moment, "agree_price", f"goods {agreed.goods_id}")


def load_agreed(ledger: Ledger, today: date, customer_id: int = 0, goods_id: int = 0) -> tuple[AgreedPrice, ...]:
    """What is agreed as of `today`, also from later days on; of one customer or one article, or of all.

    Customers and goods that became one with others by now count as those.
    """
    rows = ledger.connection().execute(
        f"""SELECT * FROM (
                SELECT {head_of("a.posted_for")} AS customer_id, coalesce(h.head, a.goods_id) AS goods_id, a.unit,
                    a.price, a.valid_from, a.source, a.id
                FROM agreed_prices a LEFT JOIN goods_heads h ON h.member = a.goods_id
                WHERE {standing(WITHDRAWN, "a.id", ":today")})
            WHERE :customer IN (0, customer_id) AND :goods IN (0, goods_id) ORDER BY valid_from, id""",
        {"today": today.isoformat(), "customer": customer_id, "goods": goods_id},
    )
    return tuple(AgreedPrice(whom, what, unit, price, date.fromisoformat(since), source, one)
                 for whom, what, unit, price, since, source, one in rows)  # fmt: skip
