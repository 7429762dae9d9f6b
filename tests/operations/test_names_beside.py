"""Short names and sites that stand beside debts and slips become the customer's; what may be somebody else is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.sites import Site
from desktop_app.operations.customers import add_customer, edit_customer, find_customer
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.sites import site_rows
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import accounts, customers
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, at, on
from tests.operations.foreign import asked, brought

DEBTS, SLIPS = ImportKind.OPEN_ITEMS, ImportKind.SHIPMENTS
HEAD = "客户名称,简称,日期,金额"
SLIP_HEAD = "客户名称,工地,日期,单号,品名,数量,单价"


def people(book: Ledger) -> dict[str, tuple[str, ...]]:
    return {one.name: one.aliases for one in customers.load_customers(book)}


def owed(book: Ledger) -> dict[str, int]:
    names = {customer: name for customer, _, name in customers.names(book)}
    return {names[customer]: fen for customer, fen in accounts.balances(book, on("04-10")) if fen}


@pytest.mark.parametrize("name", ["简称", "客户简称", "单位简称", "别名", "又名", "Short name", "Nickname"])
def test_the_short_name_beside_a_debt_is_another_name_of_its_customer(book: Ledger, tmp_path: Path, name: str) -> None:
    brought(
        book,
        tmp_path,
        DEBTS,
        f"客户名称,{name},日期,金额",
        "甲方建材有限公司,甲建,2026-02-01,100",
        "乙店,,2026-02-01,50",
    )
    assert people(book) == {"甲方建材有限公司": ("甲建",), "乙店": ()}
    assert find_customer(book, "甲建").name == "甲方建材有限公司"
    brought(book, tmp_path, DEBTS, "客户,单号,日期,金额", "甲建,B7,2026-03-01,7")
    assert owed(book) == {"甲方建材有限公司": 107_00, "乙店": 50_00}


@pytest.mark.parametrize("day", ["2026-01-15", "2026-02-15"])
def test_a_row_that_is_called_by_the_short_name_of_another_row_is_asked(book: Ledger, tmp_path: Path, day: str) -> None:
    """Before or after it: never a second customer unasked."""
    rows = (HEAD, "甲方建材有限公司,甲建,2026-02-01,100", f"甲建,,{day},30")
    assert asked(book, tmp_path, DEBTS, *rows) == {"who@A3": ["same", "new"]}
    brought(book, tmp_path, DEBTS, *rows, accepted={"who": "same"})
    assert people(book) == {"甲方建材有限公司": ("甲建",)}
    assert owed(book) == {"甲方建材有限公司": 130_00}


def test_where_it_is_somebody_else_the_short_name_is_left_to_them(book: Ledger, tmp_path: Path) -> None:
    rows = (HEAD, "甲方建材有限公司,甲建,2026-02-01,100", "甲建,,2026-02-15,30")
    brought(book, tmp_path, DEBTS, *rows, accepted={"who": "new"})
    assert people(book) == {"甲方建材有限公司": (), "甲建": ()}


def test_one_short_name_of_two_customers_is_asked(book: Ledger, tmp_path: Path) -> None:
    rows = (HEAD, "东风建材,老王,2026-02-01,100", "东风建材二店,老王,2026-02-02,30")
    assert asked(book, tmp_path, DEBTS, *rows)["alias@B3"] == ["two", "one"]
    brought(book, tmp_path, DEBTS, *rows, accepted={"alias": "one", "who": "new"})
    assert owed(book) == {"东风建材": 130_00}


def test_a_list_of_customers_with_the_short_name_as_a_row_of_its_own_is_asked(book: Ledger, tmp_path: Path) -> None:
    rows = ("客户名称,简称,电话", "甲建,,13800138000", "甲方建材有限公司,甲建,")
    assert asked(book, tmp_path, ImportKind.CUSTOMERS, *rows) == {"who@A2": ["same", "new"]}
    brought(book, tmp_path, ImportKind.CUSTOMERS, *rows, accepted={"who": "same"})
    assert people(book) == {"甲方建材有限公司": ("甲建",)}
    assert find_customer(book, "甲建").phone == "13800138000"


def test_a_short_name_that_means_another_customer_of_the_book_is_asked(book: Ledger, tmp_path: Path) -> None:
    a_customer(book, "甲方建材有限公司")
    a_customer(book, "甲建")
    rows = (HEAD, "甲方建材有限公司,甲建,2026-02-01,100")
    assert asked(book, tmp_path, DEBTS, *rows) == {"alias@B2": ["out", "both"]}
    brought(book, tmp_path, DEBTS, *rows, accepted={"alias": "out"})
    assert people(book)["甲方建材有限公司"] == ()


def test_a_column_of_sites_makes_the_sites_of_the_customer_and_undo_takes_them_back(
    book: Ledger, tmp_path: Path
) -> None:
    customer = find_customer(book, add_customer(book, Customer("甲店"), at("01-05")).result.name)
    brought(
        book, tmp_path, SLIPS, SLIP_HEAD,
        "甲店,东工地,2026-02-01,S1,河沙,1,100", "甲店,西工地,2026-02-02,S2,河沙,2,100",
        "甲店,东 工地,2026-02-03,S3,河沙,3,100",
    )  # fmt: skip
    told = {row.name: (row.owed_fen, row.kept) for row in site_rows(book, customer.id, on("04-10"))}
    assert told == {"东工地": (400_00, True), "西工地": (200_00, True)}
    undo_import(book, at("04-10"))
    assert find_customer(book, "甲店").sites == ()


def test_a_site_that_the_customer_does_not_have_is_asked(book: Ledger, tmp_path: Path) -> None:
    made = add_customer(book, Customer("甲店"), at("01-05")).result
    edit_customer(book, replace(made, sites=(Site("东区一号楼"),)), at("01-06"))
    rows = (SLIP_HEAD.replace("工地", "项目"), "甲店,东区1号楼,2026-02-01,S1,河沙,1,100")
    assert asked(book, tmp_path, SLIPS, *rows) == {"site@B2": ["new", "site1"]}
    brought(book, tmp_path, SLIPS, *rows, accepted={"site": "site1"})
    assert [(row.name, row.owed_fen) for row in site_rows(book, made.id, on("04-10"))] == [("东区一号楼", 100_00)]


def test_the_address_of_a_contact_comes_with_the_list_of_customers(book: Ledger, tmp_path: Path) -> None:
    kind = ImportKind.CUSTOMERS
    brought(book, tmp_path, kind, "客户名称,联系人,手机,邮箱", "甲店,老张,13800138000,a@b.cn", "乙店,,,c@d.cn")
    assert [(one.name, one.email) for one in find_customer(book, "甲店").contacts] == [("老张", "a@b.cn")]
    assert [(one.name, one.email) for one in find_customer(book, "乙店").contacts] == [("乙店", "c@d.cn")]
    rows = ("客户名称,联系人,邮箱", "甲店,老张,new@b.cn")
    assert asked(book, tmp_path, kind, *rows) == {"differs@C2": ["sheet", "book"]}
    brought(book, tmp_path, kind, *rows, accepted={"differs": "sheet"})
    assert find_customer(book, "甲店").contacts[0].email == "new@b.cn"
