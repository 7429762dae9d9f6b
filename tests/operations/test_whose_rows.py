"""Whose rows these are: nobody is made twice, and where somebody may be meant it is asked (c17, c19)."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.customers import Contact, Customer
from desktop_app.operations.customers import add_customer, edit_customer, find_customer
from desktop_app.operations.importing import ImportKind, InDoubt
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, at, owed
from tests.operations.foreign import TODAY, asked, brought

CUSTOMERS, OPEN, RECEIPTS = ImportKind.CUSTOMERS, ImportKind.OPEN_ITEMS, ImportKind.RECEIPTS
MONEY = "客户,日期,金额"


@pytest.fixture
def shop(book: Ledger) -> Ledger:
    """甲店建材 with a contact, a phone number, a tax number and an operator; 杭州永发五金有限公司."""
    contact = Contact("王老五", phone="13800000001")
    add_customer(
        book, Customer("甲店建材", contacts=(contact,), tax_number="91330106MA2B", operator="钱大海"), at(OPENED)
    )
    add_customer(book, Customer("杭州永发五金有限公司", phone="0571-88880002"), at(OPENED))
    return book


@pytest.mark.parametrize(
    ("sheet", "choices"),
    [
        (("付款人,收款日期,收款金额", "王老五,2026-02-05,250"), ["C0001", "new"]),
        (("付款人,收款日期,收款金额", "钱大海,2026-02-05,250"), ["C0001", "new"]),
        ((MONEY, "甲店,2026-02-05,250"), ["C0001", "new"]),
        ((MONEY, "甲店建材有限公司,2026-02-05,250"), ["C0001", "new"]),
        ((MONEY, "甲店建才,2026-02-05,250"), ["C0001", "new"]),
        ((MONEY, "永发五金,2026-02-05,250"), ["C0002", "new"]),
        ((MONEY, "杭州永发五金有限公司城西分公司,2026-02-05,250"), ["C0002", "new"]),
        (("客户,电话,日期,金额", "老李,138-0000-0001,2026-02-05,250"), ["C0001", "new"]),
        (("客户,日期,金额,备注", "老李,2026-02-05,250,货款C0002"), ["C0002", "new"]),
        (("付款人,日期,金额,备注", "财付通支付科技有限公司,2026-02-05,250,c0001"), ["C0001", "new"]),
        ((MONEY, "支付宝,2026-02-05,250"), ["new"]),
    ],
)
def test_a_name_that_may_be_a_customer_of_the_book_is_asked_about(
    shop: Ledger, tmp_path: Path, sheet: tuple[str, ...], choices: list[str]
) -> None:
    assert asked(shop, tmp_path, RECEIPTS, *sheet) == {"who@A2": choices}
    with pytest.raises(InDoubt):
        brought(shop, tmp_path, RECEIPTS, *sheet)
    assert brought(shop, tmp_path, RECEIPTS, *sheet, accepted={"who": ""}).documents == 1
    assert len(load_customers(shop)) == 2 + (choices == ["new"])


@pytest.mark.parametrize(
    "sheet",
    [
        (MONEY, "甲店建材,2026-02-05,250"),
        (MONEY, "甲店 建材,2026-02-05,250"),
        (MONEY, "c0001,2026-02-05,250"),
        (MONEY, "丙店,2026-02-05,250"),
        (MONEY, "永发便利店,2026-02-05,250"),
    ],
)
def test_a_name_the_book_has_and_one_like_nobodys_are_not_asked_about(
    shop: Ledger, tmp_path: Path, sheet: tuple[str, ...]
) -> None:
    assert asked(shop, tmp_path, RECEIPTS, *sheet) == {}


def test_money_of_the_contact_pays_the_customer_and_the_name_is_learnt(shop: Ledger, tmp_path: Path) -> None:
    """c17: 250 owed, 250 paid by the contact; the next file is not asked about any more, and undo forgets the name."""
    brought(shop, tmp_path, OPEN, MONEY, "甲店建材,2026-02-01,250")
    sheet = ("付款人,收款日期,收款金额", "王老五,2026-02-05,250")
    made = brought(shop, tmp_path, RECEIPTS, *sheet, accepted={"who@A2": "C0001"})
    assert (made.documents, made.customers, made.changed) == (1, 0, 1)
    jia = find_customer(shop, "甲店建材")
    assert (owed(shop, jia), jia.aliases) == ("0.00", ("王老五",))
    assert asked(shop, tmp_path, RECEIPTS, "付款人,收款日期,收款金额", "王老五,2026-02-09,1") == {}
    for _ in range(2):
        undo_import(shop, at(TODAY))
    assert find_customer(shop, "甲店建材").aliases == ()


def test_a_payment_service_is_never_learnt_as_a_name(shop: Ledger, tmp_path: Path) -> None:
    sheet = ("付款人,日期,金额,备注", "财付通,2026-02-05,250,C0001")
    brought(shop, tmp_path, RECEIPTS, *sheet, accepted={"who": "C0001"})
    assert find_customer(shop, "甲店建材").aliases == ()


def test_a_new_customer_is_made_where_it_is_said_to_be_one(shop: Ledger, tmp_path: Path) -> None:
    made = brought(shop, tmp_path, RECEIPTS, MONEY, "甲店,2026-02-05,250", accepted={"who@A2": "new"})
    assert (made.customers, owed(shop, find_customer(shop, "甲店"))) == (1, "-250.00")


def test_the_full_name_of_a_short_one_takes_its_place_and_the_short_one_stays_findable(
    book: Ledger, tmp_path: Path
) -> None:
    """c19: 老甲 owed 1,000 before the list told that it is 甲店建材有限公司; one customer, one debt."""
    brought(book, tmp_path, OPEN, "客户名称,单据日期,欠款金额", "老甲,2026-02-01,1000")
    people = ("客户名称,简称,信用额度", "甲店建材有限公司,老甲,5000")
    assert asked(book, tmp_path, CUSTOMERS, *people) == {"who@A2": ["C0001", "new"]}
    made = brought(book, tmp_path, CUSTOMERS, *people, accepted={"who": "C0001"})
    assert (made.customers, made.changed, len(load_customers(book))) == (0, 1, 1)
    jia = find_customer(book, "老甲")
    assert (jia.name, jia.aliases, jia.limit_fen, owed(book, jia)) == (
        "甲店建材有限公司",
        ("老甲",),
        5000_00,
        "1000.00",
    )
    undo_import(book, at(TODAY))
    back = find_customer(book, "老甲")
    assert (back.name, back.aliases, back.limit_fen) == ("老甲", (), None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("电话,13800000001", "联系电话,138 0000 0001"),
        ("税号,91330106MA2B", "纳税人识别号,91330106ma2b"),
        ("手机,13800000001", "电话,13800000001"),
    ],
)
def test_a_customer_of_another_name_with_the_same_number_is_asked_about(
    book: Ledger, tmp_path: Path, first: str, second: str
) -> None:
    heading, value = first.split(",")
    brought(book, tmp_path, CUSTOMERS, f"客户名称,{heading}", f"甲店,{value}")
    heading, value = second.split(",")
    assert asked(book, tmp_path, CUSTOMERS, f"客户名称,{heading}", f"老甲,{value}") == {"who@A2": ["C0001", "new"]}


def test_two_spellings_in_one_sheet_are_asked_about(book: Ledger, tmp_path: Path) -> None:
    sheet = (MONEY, "老王建材,2026-02-05,250", "老王建材有限公司,2026-02-06,50", "老王建材店,2026-02-07,5")
    assert asked(book, tmp_path, OPEN, *sheet) == {"who@A3": ["same", "new"], "who@A4": ["same", "new"]}
    made = brought(book, tmp_path, OPEN, *sheet, accepted={"who": "same", "who@A4": "new"})
    assert (made.customers, owed(book, find_customer(book, "老王建材"))) == (2, "300.00")


def test_a_wrong_answer_is_refused_with_those_there_are(shop: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="C0001, new"):
        brought(shop, tmp_path, RECEIPTS, MONEY, "甲店,2026-02-05,250", accepted={"who@A2": "C0007"})


def test_a_former_name_and_the_name_of_a_merged_customer_mean_who_they_are_now(shop: Ledger, tmp_path: Path) -> None:
    """Case 19: a sheet that still uses the old name makes nobody anew."""
    jia, yong = find_customer(shop, "甲店建材"), find_customer(shop, "杭州永发五金有限公司")
    edit_customer(shop, replace(jia, name="东方商贸"), at(TODAY))
    old = (MONEY, "甲店建材,2026-02-05,250")
    assert brought(shop, tmp_path, RECEIPTS, *old).customers == 0
    assert owed(shop, find_customer(shop, "东方商贸")) == "-250.00"
    merge_customers(shop, yong.id, jia.id, at(TODAY))
    assert brought(shop, tmp_path, RECEIPTS, MONEY, "杭州永发五金有限公司,2026-02-06,50").customers == 0
    assert owed(shop, find_customer(shop, "东方商贸")) == "-300.00"
