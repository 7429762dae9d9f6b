"""What the program exports comes back equal: every report that can be imported, in both languages and both formats."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from desktop_app.domain.customers import Contact, Customer, Grade
from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice
from desktop_app.domain.money import parse_price
from desktop_app.language import LANGUAGES, translator
from desktop_app.operations.customers import add_customer
from desktop_app.operations.exporting import export_report
from desktop_app.operations.goods import add_goods
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.operations.taking_back import void_document
from desktop_app.store import accounts, checking, customers
from desktop_app.store.database import Ledger
from desktop_app.store.goods import load_goods
from tests.operations.builders import a_book, a_customer, a_receipt, a_slip, an_opening, at, on
from tests.operations.one_table import import_preview

TERMS = (
    Terms(),
    Terms(TermsKind.DAYS, days=30, grace_days=5),
    Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25, pay_month=PayMonth.AFTER_NEXT),
    Terms(TermsKind.NEXT_MONTH_DAYS, days=60, grace_days=15),
    Terms(TermsKind.SETTLE_PREVIOUS, open_batches=3),
    Terms(TermsKind.PREVIOUS_BATCH),
    Terms(TermsKind.FIXED_DATE, fixed=date(2026, 5, 1)),
    Terms(TermsKind.NOT_AGREED),
)
WAYS = list(product(LANGUAGES, ("xlsx", "csv")))
NOW = "03-03"


def exported(book: Ledger, report: str, folder: Path, language: str, ending: str) -> Path:
    path = folder / f"{report}.{ending}"
    export_report(book, report, path, at(NOW), translator(language))
    return path


def brought_into(other: Ledger, path: Path, kind: ImportKind) -> Preview:
    """The file's preview, which asks nothing and finds nothing bad, and all of it booked in another book."""
    seen = preview_file(other, path, kind, on(NOW))
    assert isinstance(seen, Preview)
    assert (seen.bad, seen.doubts) == ((), ())
    import_preview(other, seen, path.name, at(NOW), terms=Terms(TermsKind.NOT_AGREED))
    return seen


def owed_by_name(book: Ledger) -> dict[str, int]:
    names = {customer: name for customer, _, name in customers.names(book)}
    return {names[customer]: fen for customer, fen in accounts.balances(book, on(NOW)) if fen}


def a_shop(book: Ledger) -> None:
    """A slip paid in part, money on account, an old debt, a voided receipt and a voided slip."""
    one, two, three = a_customer(book, "永兴建材"), a_customer(book, "大发五金"), a_customer(book, "李记")
    a_slip(book, one, "02-01", "1000")
    a_receipt(book, one, "02-20", "300")
    a_receipt(book, two, "02-21", "77.07")
    an_opening(book, three, "01-05", "88.8", "02-01")
    void_document(book, a_receipt(book, three, "02-22", "5"), on("02-23"), "记错", at("02-23"))
    void_document(book, a_slip(book, two, "02-22", "9"), on("02-23"), "记错", at("02-23"))


@pytest.mark.parametrize(("language", "ending"), WAYS)
def test_customers_come_back_with_all_their_fields_terms_and_limits(
    book: Ledger, tmp_path: Path, language: str, ending: str
) -> None:
    drawn = [Customer(f"客户{index}", terms=terms, limit_fen=None) for index, terms in enumerate(TERMS)]
    drawn[1] = replace(
        drawn[1], aliases=("老王", "王记"), area="城东", address="建材市场 12 号", grade=Grade.A, limit_fen=12345_60,
        notes="每月底结账", contacts=(Contact("王老板", phone="13800138001"),), phone="13800138001",
    )  # fmt: skip
    drawn[2] = replace(drawn[2], limit_fen=0, phone="0571-88888888")
    for one in drawn:
        add_customer(book, one, at("01-05"))
    before = list(customers.load_customers(book))
    (tmp_path / "other").mkdir()
    with a_book(tmp_path / "other") as other:
        brought_into(other, exported(book, "customers", tmp_path, language, ending), ImportKind.CUSTOMERS)
        after = list(customers.load_customers(other))
    assert [_told(one) for one in after] == [_told(one) for one in before]


def _told(customer: Customer) -> tuple[object, ...]:
    """What the file of customers tells of one."""
    people = tuple((one.name, one.phone) for one in customer.contacts)
    return (
        customer.name, customer.code, customer.aliases, people, customer.phone, customer.area, customer.address,
        customer.terms, customer.limit_fen, customer.grade, customer.notes,
    )  # fmt: skip


@pytest.mark.parametrize(("language", "ending"), WAYS)
def test_balances_come_back_as_what_each_customer_owes_or_has_paid_ahead(
    book: Ledger, tmp_path: Path, language: str, ending: str
) -> None:
    a_shop(book)
    (tmp_path / "other").mkdir()
    with a_book(tmp_path / "other") as other:
        brought_into(other, exported(book, "balances", tmp_path, language, ending), ImportKind.OPEN_ITEMS)
        assert owed_by_name(other) == owed_by_name(book) == {"永兴建材": 700_00, "大发五金": -77_07, "李记": 88_80}


@pytest.mark.parametrize(("language", "ending"), WAYS)
def test_unpaid_slips_come_back_with_their_days_and_what_is_open(
    book: Ledger, tmp_path: Path, language: str, ending: str
) -> None:
    a_shop(book)
    (tmp_path / "other").mkdir()
    with a_book(tmp_path / "other") as other:
        brought_into(other, exported(book, "open-items", tmp_path, language, ending), ImportKind.OPEN_ITEMS)
        assert _open(other) == _open(book)


def _open(book: Ledger) -> list[tuple[date, date | None, int]]:
    items = [item for account in accounts.accounts(book, on(NOW)) for item in account.items]
    return sorted((item.dated, item.due, item.open_fen) for item in items)


@pytest.mark.parametrize(("language", "ending"), WAYS)
def test_receipts_come_back_without_the_voided_one(book: Ledger, tmp_path: Path, language: str, ending: str) -> None:
    a_shop(book)
    (tmp_path / "other").mkdir()
    with a_book(tmp_path / "other") as other:
        seen = brought_into(other, exported(book, "receipts", tmp_path, language, ending), ImportKind.RECEIPTS)
        assert owed_by_name(other) == {"永兴建材": -300_00, "大发五金": -77_07}
    assert {getattr(entry.value, "method") for entry in seen.good} == {"微信"}  # noqa: B009 - a receipt
    assert [out.reason.value for out in seen.left_out] == ["void", "total"]


@pytest.mark.parametrize(("report", "kind"), [
    ("shipments", ImportKind.RECEIPTS), ("shipments", ImportKind.OPEN_ITEMS), ("receipts", ImportKind.OPEN_ITEMS),
    ("plans", ImportKind.OPEN_ITEMS), ("statements", ImportKind.OPEN_ITEMS),
])  # fmt: skip
@pytest.mark.parametrize(("language", "ending"), WAYS)
def test_a_report_that_means_something_else_is_refused(
    book: Ledger, tmp_path: Path, report: str, kind: ImportKind, language: str, ending: str
) -> None:
    """1,000 delivered is not 1,000 received, and what is paid is not owed once more."""
    a_shop(book)
    with pytest.raises(Refused):
        preview_file(book, exported(book, report, tmp_path, language, ending), kind, on(NOW))


@pytest.mark.parametrize(("language", "ending"), WAYS)
def test_goods_come_back_with_their_units_prices_and_barcodes(
    book: Ledger, tmp_path: Path, language: str, ending: str
) -> None:
    """R022: code, specification, units with what they hold, every price, group and barcode."""
    box = GoodsUnit("箱", 500_000, parse_price("290"), parse_price("280"), "6901234500025")
    drawn = (
        Goods("螺丝", code="L1", spec="4×30", unit="个", price=parse_price("0.0625"), lowest=parse_price("0.05"),
              group="五金", barcode="0123456789012", larger=(GoodsUnit("袋", 50_000, parse_price("3.1")), box),
              by_terms=(TermsPrice(TermsKind.CASH, "个", 600), TermsPrice(TermsKind.DAYS, "箱", 3_000_000))),
        Goods("河沙", unit="kg", larger=(GoodsUnit("吨", 1_000_000),)),
        Goods("运费"),
    )  # fmt: skip
    for one in drawn:
        add_goods(book, one, at("01-05"))
    (tmp_path / "other").mkdir()
    with a_book(tmp_path / "other") as other:
        path = exported(book, "goods", tmp_path, language, ending)
        brought_into(other, path, ImportKind.GOODS)
        assert [replace(one, id=0, priced_on=None) for one in load_goods(other)] == [
            replace(one, id=0, priced_on=None) for one in load_goods(book)
        ]
        seen = preview_file(other, path, ImportKind.GOODS, on(NOW))
        assert isinstance(seen, Preview)
        assert seen.doubts == ()
        assert checking.check(other) == []
