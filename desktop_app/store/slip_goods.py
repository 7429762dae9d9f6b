"""Which slips and returns hold one goods, and how much of it."""

from desktop_app.store.database import Ledger
from desktop_app.store.traded import COUNTED, UNIT


def slips_with(ledger: Ledger, goods_id: int) -> dict[str, tuple[int, str]]:
    """By number of a slip or return: how much of it, in thousandths of its smallest unit, and that unit; goods that are
    one with it by now count too.
    """
    rows = ledger.rows(
        f"""SELECT d.number, CAST(round(sum({COUNTED}) / 1e6) AS INTEGER), max({UNIT})
            FROM lines l JOIN documents d ON d.id = l.document_id LEFT JOIN goods_heads h ON h.member = l.goods_id
            WHERE l.goods_id IN (SELECT ?1 UNION SELECT member FROM goods_heads WHERE head = ?1) GROUP BY d.id""",
        (goods_id,),
    )
    return {number: (quantity, unit) for number, quantity, unit in rows}
