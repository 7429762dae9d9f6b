"""What stands on every line of a slip – received, unpaid, the slip's total – counts once or for each line, as told."""

from datetime import date

import pytest

from desktop_app.exchange.layouts import ImportKind
from tests.exchange.owed import asked, owed, seen, settled
from tests.exchange.sheets import Rows

DAY = date(2025, 1, 5)
HEAD = ["日期", "单号", "客户", "品名", "金额", "已收"]


def lines(paid: object, *amounts: object, head: list[str] | None = None) -> list[list[object]]:
    """A slip A1 of 甲店 with the same sum received on each line."""
    return [list(head or HEAD), *([DAY, "A1", "甲店", f"货{at}", fen, paid] for at, fen in enumerate(amounts))]


@pytest.mark.parametrize("amounts", [(500, 500, 500), (800, 400, 300)])
def test_money_that_stands_on_every_line_of_a_slip_is_asked_about(amounts: tuple[int, ...]) -> None:
    """1,500 of goods; 300 came for the slip, or for each line."""
    rows = lines(300, *amounts)
    assert [one.key for one in seen(rows).doubts] == ["slip@F2"]
    assert owed(seen(rows, accepted={"slip@F2": ""})) == {"甲店": 1200_00}
    assert owed(seen(rows, accepted={"slip@F2": "line"})) == {"甲店": 600_00}


@pytest.mark.parametrize(("stated", "left"), [(300, 1200_00), (900, 600_00)])
def test_the_sheets_own_total_says_how_often_money_counts(stated: int, left: int) -> None:
    """Nobody is asked where the line of totals tells it."""
    assert settled(seen([*lines(300, 500, 500, 500), ["合计", "", "", "", 1500, stated]])) == {"甲店": left}


def test_a_slip_counted_once_comes_in_as_one_paper_with_all_its_rows() -> None:
    """What is open of it is of the slip, not of its first line."""
    (entry,) = seen(lines(900, 800, 700), accepted={"slip": "slip"}).good
    assert (entry.rows, getattr(entry.value, "open_fen"), getattr(entry.value, "amount_fen")) == (  # noqa: B009
        (2, 3), 600_00, 1500_00,
    )  # fmt: skip


@pytest.mark.parametrize(("rest", "left"), [(200, 600_00), (1200, 1200_00)])
def test_what_is_unpaid_beside_it_says_how_often_money_counts(rest: int, left: int) -> None:
    """200 is the rest of each line, 1,200 that of the slip."""
    rows = [[*row, "未收" if not at else rest] for at, row in enumerate(lines(300, 500, 500, 500))]
    assert settled(seen(rows)) == {"甲店": left}


def test_a_rest_or_a_total_that_stands_on_every_line_is_asked_about() -> None:
    """1,200 is unpaid of the slip, or of each of its two lines."""
    for caption in ("欠款", "总金额", "单据金额"):
        rows: Rows = [["日期", "单号", "客户", "品名", caption], [DAY, "A1", "甲店", "水泥", 1200],
                      [DAY, "A1", "甲店", "沙子", 1200], [DAY, "A2", "乙店", "沙子", 1200]]  # fmt: skip
        assert [one.key for one in seen(rows).doubts] == ["slip@E2"]
        assert owed(seen(rows, accepted={"slip": ""})) == {"甲店": 1200_00, "乙店": 1200_00}
        assert owed(seen(rows, accepted={"slip": "line"})) == {"甲店": 2400_00, "乙店": 1200_00}


def test_where_the_total_is_the_slips_what_was_received_is_too() -> None:
    """One question settles both."""
    rows = lines(300, 1500, 1500, head=["日期", "单号", "客户", "品名", "总金额", "已收"])
    assert [one.key for one in seen(rows).doubts] == ["slip@E2"]
    assert owed(seen(rows, accepted={"slip@E2": "slip"})) == {"甲店": 1200_00}


def test_lines_with_sums_of_their_own_are_not_asked_about() -> None:
    """Neither one line a slip, nor money that stands on one line."""
    assert settled(seen([HEAD, [DAY, "A1", "甲店", "水泥", 500, 300], [DAY, "A1", "甲店", "沙子", 700, ""]])) == {
        "甲店": 900_00
    }
    assert settled(seen([HEAD, [DAY, "A1", "甲店", "水泥", 500, 300], [DAY, "A2", "甲店", "沙子", 700, 300]])) == {
        "甲店": 600_00
    }


def test_slips_whose_lines_name_money_and_rest_each_are_paid_for_each_line() -> None:
    """Two lines of 500, 300 received of each: 400 is unpaid, not 700."""
    head = ["日期", "单号", "客户", "品名", "数量", "单价", "金额", "已收", "未收"]
    rows: Rows = [head, *([DAY, "A1", "甲店", name, 10, 50, 500, 300, 200] for name in ("水泥", "沙子"))]
    (slip,) = seen(rows, ImportKind.SHIPMENTS).good
    assert getattr(slip.value, "paid_fen") == 600_00  # noqa: B009


@pytest.mark.parametrize("kind", [ImportKind.OPEN_ITEMS, ImportKind.RECEIPTS])
def test_a_paper_that_stands_in_the_sheet_twice_is_asked_about(kind: ImportKind) -> None:
    """Word for word, with its number: typed twice, most likely."""
    rows: Rows = [["日期", "单号", "客户", "金额"], [DAY, "A1", "甲店", 100], [DAY, "A1", "甲店", 100],
                  [DAY, "A2", "甲店", 100]]  # fmt: skip
    found = seen(rows, kind)
    assert asked(found) == ["twice"]
    sums = {one: abs(owed(seen(rows, kind, {"twice@B3": one}))["甲店"]) for one in ("", "both")}
    assert sums == {"": 200_00, "both": 300_00}
