"""A statement once made cannot change."""

from dataclasses import FrozenInstanceError, replace

import pytest

from desktop_app.domain.accounts import Kind
from desktop_app.domain.goods import Goods
from desktop_app.domain.shop import Shop
from desktop_app.domain.statements import Statement, StatementItem, StatementRow
from tests.domain.builders import TODAY, yuan

A_ROW = StatementRow(TODAY, Kind.SHIPMENT, "SHD-2026-00001", "水泥", yuan(100), 0, yuan(100))
A_STATEMENT = Statement(
    shop=Shop("鑫源建材"),
    number="DZD-2026-00001",
    customer="老王",
    customer_code="",
    contact="",
    phone="",
    address="",
    period_from=TODAY,
    period_to=TODAY,
    issued_on=TODAY,
    opening_fen=0,
    rows=(A_ROW,),
    shipped_fen=yuan(100),
    returned_fen=0,
    received_fen=0,
    adjusted_fen=0,
    closing_fen=yuan(100),
    overdue_fen=0,
    not_due_fen=yuan(100),
    on_account_fen=0,
    open_items=(StatementItem("SHD-2026-00001", TODAY, None, yuan(100), yuan(100)),),
    reply_by=TODAY,
    pay_by=TODAY,
    sequence=1,
)


@pytest.mark.parametrize(
    ("value", "field"),
    [(A_STATEMENT, "closing_fen"), (A_ROW, "debit_fen"), (A_STATEMENT.shop, "name"), (Goods("水泥"), "price")],
)
def test_what_a_paper_says_cannot_be_altered_in_place(value: object, field: str) -> None:
    """D9, case 7: an issued paper is never a live query."""
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, 0)


def test_a_statement_holds_nothing_that_could_change_under_it() -> None:
    """D9: every part is itself a value, so the whole can be compared and hashed."""
    assert len({A_STATEMENT, replace(A_STATEMENT)}) == 1
