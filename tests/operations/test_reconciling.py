"""The customer's own sheet beside our account in a book: told, kept when wanted, nothing booked (N16)."""

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from desktop_app.domain.differences import DifferenceKind
from desktop_app.domain.errors import Refused
from desktop_app.operations.open_points import points_of
from desktop_app.operations.reconciling import (
    TheirAccount,
    compare_account,
    keep_differences,
    take_differences_back,
    their_account,
)
from desktop_app.operations.taking_back import void_document
from desktop_app.store import accounts
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_receipt, a_slip, an_opening, at, on

TODAY = on("03-31")
HEAD = "日期,单号,摘要,进货金额,付款金额\n"


def sheet(folder: Path, text: str) -> TheirAccount:
    file = folder / "顺达往来.csv"
    file.write_text(HEAD + text, encoding="utf-8")
    return their_account(file, TODAY)


def test_a_forgotten_payment_and_a_price_are_found_and_kept_once(book: Ledger, tmp_path: Path) -> None:
    """N16: figures by hand: owed 1,500 with us, 900 with them: 500 paid that we do not know, 100 on the second slip."""
    wang = a_customer(book)
    first, second = a_slip(book, wang, "03-02", "1000"), a_slip(book, wang, "03-09", "800")
    a_receipt(book, wang, "03-20", "300")
    wrong = a_slip(book, wang, "03-21", "60", release="熟客")
    void_document(book, wrong, on("03-21"), "开错了", at("03-21"))
    theirs = sheet(
        tmp_path,
        f"2026-03-02,{first},水泥,1000,\n2026-03-09,{second},钢筋,700,\n2026-03-20,,转账,,300\n2026-03-25,,转账,,500\n",
    )
    seen = compare_account(book, wang.id, theirs, "顺达往来.csv", TODAY)
    assert (seen.first, seen.last, seen.closing_fen, seen.their_closing_fen) == (on("03-01"), TODAY, 150000, 90000)
    assert [(one.kind, one.gap_fen, one.number) for one in seen.found.differences] == [
        (DifferenceKind.ONLY_THEM, 50000, ""), (DifferenceKind.OTHER_SUM, 10000, second),
    ]  # fmt: skip
    assert seen.found.agreed == 2
    kept = keep_differences(book, seen, at("03-31")).result
    assert not keep_differences(book, seen, at("03-31")).changes
    assert [(one.gap_fen, one.step) for one in points_of(book, TODAY, wang.id)] == [
        (10000, "raise_dispute"), (50000, "look_for_receipt"),
    ]  # fmt: skip
    assert accounts.balance_on(book, wang.id, TODAY) == 150000
    ids = [one.id for one in kept]
    assert take_differences_back(book, ids, at("03-31")).result == len(ids)
    take_differences_back(book, ids, at("03-31"))
    assert points_of(book, TODAY, wang.id) == []


def test_the_days_that_are_asked_for_and_what_either_begins_with(book: Ledger, tmp_path: Path) -> None:
    """N16: what lies outside the days is on neither side; their signs may be those of their side."""
    wang = a_customer(book)
    an_opening(book, wang, "2026-01-10", "200", due="02-10")
    a_slip(book, wang, "03-02", "1000")
    a_slip(book, wang, "03-20", "50", release="熟客")
    theirs = sheet(tmp_path, "2026-03-01,,上期结余,-200,\n2026-03-02,,,-1000,\n2026-02-01,,,-5,\n")
    seen = compare_account(book, wang.id, theirs, "x", TODAY, on("03-01"), on("03-10"))
    assert (seen.found.turned, seen.found.differences, seen.opening_fen) == (True, (), 20000)
    assert (seen.their_opening_fen, seen.closing_fen, seen.their_closing_fen) == (20000, 120000, 120000)
    with pytest.raises(Refused, match="ends before"):
        compare_account(book, wang.id, theirs, "x", TODAY, on("03-10"), on("03-01"))
    with pytest.raises(Refused, match="No row"):
        compare_account(book, wang.id, TheirAccount((), None, ()), "x", TODAY)


def test_two_thousand_rows_are_read_and_compared_within_a_second(book: Ledger, tmp_path: Path) -> None:
    """N16: read by the child, matched; ours is short, so almost every row is looked at by every rule."""
    wang = a_customer(book)
    a_slip(book, wang, "03-02", "1000")
    rows = "".join(f"2026-{1 + at % 3:02}-{1 + at % 28:02},N{at},进货,{100 + at},\n" for at in range(2000))
    began = perf_counter()
    seen = compare_account(book, wang.id, sheet(tmp_path, rows), "x", TODAY)
    took = perf_counter() - began
    assert len(seen.found.differences) + seen.found.agreed >= 1999
    assert took < 5.0  # a busy machine; 1 s when it is not
    assert seen.first == date(2026, 1, 1)
