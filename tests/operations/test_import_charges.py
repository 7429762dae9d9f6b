"""Slips of a sheet are booked with what stands below their goods: paper, account and sheet say one total."""

from pathlib import Path

from desktop_app.domain.shipments import Voucher
from desktop_app.domain.slip_sums import Charges
from desktop_app.operations.customers import find_customer
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import accounts, checking, snapshots
from desktop_app.store.database import Ledger
from tests.operations.builders import at, on
from tests.operations.foreign import brought

ROWS = (
    "客户,日期,单号,品名,数量,单价,金额,运费,整单优惠,抹零,应收金额,已收",
    "甲店,2026-02-01,S1,水泥,10,25,250,30,20,0.5,459.5,100",
    "甲店,2026-02-01,S1,河沙,2,100,200,30,20,0.5,459.5,100",
    "甲店,2026-02-03,S2,河沙,1,100,100,,,,100,",
)


def owed(book: Ledger) -> int:
    return dict(accounts.balances(book, on("04-10"))).get(find_customer(book, "甲店").id, 0)


def test_a_slip_with_freight_discount_and_rounding_is_owed_as_the_sheet_has_it(book: Ledger, tmp_path: Path) -> None:
    made = brought(book, tmp_path, ImportKind.SHIPMENTS, *ROWS, accepted={"slip": "slip"})
    assert (owed(book), made.owed_fen, made.received_fen) == (459_50, 559_50, 100_00)
    found = snapshots.load(book, "SHD-2026-00001", Voucher)
    assert found is not None
    paper = found[0]
    assert paper.charges == Charges(discount_fen=20_00, freight_fen=30_00, rounding_fen=-50)
    assert (paper.total_fen, paper.paid_fen) == (459_50, 100_00)
    assert checking.check(book) == []


def test_the_same_sheet_again_adds_nothing_and_undo_takes_all_back(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, ImportKind.SHIPMENTS, *ROWS, accepted={"slip": "slip"})
    again = brought(book, tmp_path, ImportKind.SHIPMENTS, *ROWS, accepted={"slip": "slip"})
    assert (again.import_id, again.skipped) == (0, 2)
    undo_import(book, at("04-10"))
    assert owed(book) == 0
