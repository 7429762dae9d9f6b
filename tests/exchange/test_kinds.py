"""What a sheet holds is told by its columns."""

import pytest

from desktop_app.exchange.child import read
from desktop_app.exchange.kinds import likely_kind
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.tables import bare_table
from tests.exchange.sheets import csv, xlsx

HEADS = (
    ("客户名称,联系人,电话,地址,结算方式,账期(天),备注", ImportKind.CUSTOMERS),
    ("品名,规格,单位,单价", ImportKind.GOODS),
    ("客户,单号,日期,到期日,金额,已收,余额", ImportKind.OPEN_ITEMS),
    ("客户,单号,日期,金额,付款日期,付款金额", ImportKind.HISTORY),
    ("客户,日期,品名,数量,单价,金额", ImportKind.SHIPMENTS),
    ("客户,收款日期,收款金额,收款方式", ImportKind.RECEIPTS),
    ("Customer,Invoice no,Date,Due date,Amount,Balance", ImportKind.OPEN_ITEMS),
)


@pytest.mark.parametrize(("head", "kind"), HEADS, ids=[kind.value + head[:4] for head, kind in HEADS])
def test_the_columns_tell_the_kind(head: str, kind: ImportKind) -> None:
    """U48: the user confirms instead of choosing."""
    assert likely_kind(read(csv([head.split(",")]))) is kind


def test_columns_that_say_nothing_propose_nothing_but_what_was_chosen_for_them_before() -> None:
    strange = read(csv([("店", "哪天", "多少"), ("老王", "2025-05-05", "5")]))
    assert likely_kind(strange) is None
    chosen = {"customer": "店", "date": "哪天", "amount": "多少"}
    found = likely_kind(strange, lambda signature: chosen if signature.startswith("receipts:") else {})
    assert found is ImportKind.RECEIPTS


def test_a_sheet_without_a_known_heading_is_still_shown_below_its_likeliest_one() -> None:
    table = bare_table(read(xlsx((), (("顺达公司",), ("店", "哪天", "多少"), ("老王", "2025-05-05", 5)))))
    assert table is not None
    assert (table.header.row, table.header.names) == (1, ("店", "哪天", "多少"))
    assert bare_table(read(xlsx(()))) is None
