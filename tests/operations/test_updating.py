"""Customers and goods the book has: what is new is filled in, what differs is taken by choice, and undo takes back all
of it (c07).
"""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.customers import Contact, Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.owner import OwnerWanted
from desktop_app.operations.customers import add_customer, edit_customer, find_customer
from desktop_app.operations.importing import ImportKind, preview_file
from desktop_app.operations.pins import set_pin
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import checking, imports
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, at, owed
from tests.operations.foreign import TODAY, asked, brought, seen
from tests.operations.one_table import import_preview

CUSTOMERS, GOODS, OPEN = ImportKind.CUSTOMERS, ImportKind.GOODS, ImportKind.OPEN_ITEMS
DAYS = Terms(TermsKind.DAYS, days=30)
DEBTS = ("客户名称,单据日期,欠款金额", "甲店,2026-02-01,1000")
PEOPLE = ("客户名称,电话,信用额度,结算方式", "甲店,13800000001,5000,30天")
CORRECTED = ("客户名称,电话,信用额度,结算方式", "甲店,13900000009,20000,60天")
SHEET, BOOK = {"differs": "sheet"}, {"differs": "book"}


def open_debts(book: Ledger, folder: Path) -> None:
    """Debts first, terms still open."""
    file = seen(book, folder, OPEN, *DEBTS)
    import_preview(book, file, "欠款.csv", at(TODAY), terms=Terms(TermsKind.NOT_AGREED))


def test_debts_first_and_customers_after_fills_in_what_the_book_lacks(book: Ledger, tmp_path: Path) -> None:
    """c07a+b: limit 5,000, phone, 30 days, and the debt once."""
    open_debts(book, tmp_path)
    made = brought(book, tmp_path, CUSTOMERS, *PEOPLE)
    jia = find_customer(book, "甲店")
    assert (made.customers, made.changed) == (0, 1)
    assert (jia.limit_fen, jia.phone, jia.terms, owed(book, jia)) == (5000_00, "13800000001", DAYS, "1000.00")
    assert brought(book, tmp_path, CUSTOMERS, *PEOPLE).import_id == 0
    undo_import(book, at(TODAY))
    back = find_customer(book, "甲店")
    assert (back.active, back.limit_fen, back.phone, back.terms.kind) == (True, None, "", TermsKind.NOT_AGREED)
    assert checking.check(book) == []


def test_a_list_of_customers_with_their_debts_says_how_the_debts_come_in(book: Ledger, tmp_path: Path) -> None:
    """The customers first, then the same sheet as unpaid items: each customer once, the debts right."""
    sheet = ("客户名称,电话,期初欠款", "甲店,138,1000", "乙店,139,0")
    (doubt,) = seen(book, tmp_path, CUSTOMERS, *sheet).doubts
    assert "once more as “Unpaid slips”" in str(doubt.said)
    assert [str(choice.said) for choice in doubt.choices] == ["Only the customers come in now."]
    brought(book, tmp_path, CUSTOMERS, *sheet, accepted={"column": "unread"})
    made = brought(book, tmp_path, OPEN, *sheet)
    assert (made.customers, made.documents) == (0, 1)
    assert [owed(book, find_customer(book, name)) for name in ("甲店", "乙店")] == ["1000.00", "0.00"]


def test_who_is_called_otherwise_in_brackets_is_found_by_that_too(book: Ledger, tmp_path: Path) -> None:
    """老王 of 王建材（老王）, unless the sheet or the book calls somebody else so."""
    brought(book, tmp_path, OPEN, "客户名称,欠款金额", "王建材（老王）,100", "李五金（小李）,50", "小李,70")
    assert find_customer(book, "老王").name == "王建材（老王）"
    assert find_customer(book, "小李").name == "小李"
    brought(book, tmp_path, CUSTOMERS, "客户名称,电话", "另一家（老王）,138")
    assert find_customer(book, "老王").name == "王建材（老王）"


def test_what_differs_is_asked_field_by_field(book: Ledger, tmp_path: Path) -> None:
    """c07b+c: nothing is written over in silence."""
    brought(book, tmp_path, CUSTOMERS, *PEOPLE)
    both = ["sheet", "book"]
    assert asked(book, tmp_path, CUSTOMERS, *CORRECTED) == {"differs@B2": both, "differs@C2": both, "differs@D2": both}


@pytest.mark.parametrize(
    ("accepted", "phone", "limit", "days"),
    [
        (SHEET, "13900000009", 20000_00, 60),
        (BOOK, "13800000001", 5000_00, 30),
        ({"differs": "book", "differs@C2": "sheet"}, "13800000001", 20000_00, 30),
        ({"differs": "sheet", "differs@D2": "book"}, "13900000009", 20000_00, 30),
    ],
)
def test_each_field_is_taken_by_choice_and_undo_takes_it_back(
    book: Ledger, tmp_path: Path, accepted: dict[str, str], phone: str, limit: int, days: int
) -> None:
    brought(book, tmp_path, CUSTOMERS, *PEOPLE)
    made = brought(book, tmp_path, CUSTOMERS, *CORRECTED, accepted=accepted)
    jia = find_customer(book, "甲店")
    assert (jia.phone, jia.limit_fen, jia.terms.days) == (phone, limit, days)
    assert (made.changed, bool(made.import_id)) == ((0, False) if accepted == BOOK else (1, True))
    if made.import_id:
        undo_import(book, at(TODAY))
        back = find_customer(book, "甲店")
        assert (back.phone, back.limit_fen, back.terms) == ("13800000001", 5000_00, DAYS)


FIELDS = [
    ("客户编码", "KH01", "KH02", "code"),
    ("联系人,电话", "老赵,139", "老赵,137", "contacts"),
    ("区域", "城东", "城西", "area"),
    ("地址", "一号路", "二号路", "address"),
    ("税号", "9133", "9144", "tax_number"),
    ("等级", "A", "B", "grade"),
    ("法人", "赵一", "钱二", "operator"),
    ("备注", "先款", "后款", "notes"),
    ("信用额度", "500", "600", "limit_fen"),
    ("账期", "30", "60", "terms"),
    ("地区", "North", "South", "area"),
]


@pytest.mark.parametrize(("heading", "first", "second", "field"), FIELDS)
def test_every_field_is_filled_in_asked_about_and_taken_back(
    book: Ledger, tmp_path: Path, heading: str, first: str, second: str, field: str
) -> None:
    open_debts(book, tmp_path)
    blank = getattr(find_customer(book, "甲店"), field)
    assert brought(book, tmp_path, CUSTOMERS, f"客户名称,{heading}", f"甲店,{first}").changed == 1
    filled = getattr(find_customer(book, "甲店"), field)
    assert filled != blank
    other = (f"客户名称,{heading}", f"甲店,{second}")
    assert {key.partition("@")[0] for key in asked(book, tmp_path, CUSTOMERS, *other)} == {"differs"}
    brought(book, tmp_path, CUSTOMERS, *other, accepted=SHEET)
    assert getattr(find_customer(book, "甲店"), field) not in (blank, filled)
    undo_import(book, at(TODAY))
    assert getattr(find_customer(book, "甲店"), field) == filled
    undo_import(book, at(TODAY))
    assert getattr(find_customer(book, "甲店"), field) == blank


def test_undo_leaves_alone_what_somebody_changed_since(book: Ledger, tmp_path: Path) -> None:
    open_debts(book, tmp_path)
    brought(book, tmp_path, CUSTOMERS, *PEOPLE)
    jia = find_customer(book, "甲店")
    edit_customer(book, replace(jia, phone="137"), at(TODAY))
    undo_import(book, at(TODAY))
    back = find_customer(book, "甲店")
    assert (back.phone, back.limit_fen) == ("137", None)


def test_people_are_added_and_not_named_twice(book: Ledger, tmp_path: Path) -> None:
    add_customer(book, Customer("甲店", contacts=(Contact("老赵"),)), at(OPENED))
    sheet = ("客户名称,联系人,手机", "甲店,老赵,139", "乙店,小李,137")
    brought(book, tmp_path, CUSTOMERS, *sheet)
    assert find_customer(book, "甲店").contacts == (Contact("老赵", phone="139"),)
    brought(book, tmp_path, CUSTOMERS, "客户名称,联系人", "甲店,小钱")
    assert [one.name for one in find_customer(book, "甲店").contacts] == ["老赵", "小钱"]


def test_area_terms_and_phone_come_with_the_debts(book: Ledger, tmp_path: Path) -> None:
    sheet = (
        "客户名称,区域,结算方式,电话,日期,金额",
        "甲店,城东,月结30天,139,2026-02-01,1000",
        "乙店,,微信,,2026-02-01,5",
    )
    brought(book, tmp_path, OPEN, *sheet)
    jia, yi = find_customer(book, "甲店"), find_customer(book, "乙店")
    assert (jia.area, jia.terms.kind, jia.terms.days, jia.phone) == ("城东", TermsKind.NEXT_MONTH_DAYS, 30, "139")
    assert (yi.area, yi.terms) == ("", Terms())


def test_what_comes_with_debts_is_filled_in_and_what_differs_is_asked(book: Ledger, tmp_path: Path) -> None:
    """Nothing is written over, nor passed over, in silence."""
    add_customer(book, Customer("甲店", area="城西", terms=Terms(TermsKind.NOT_AGREED)), at(OPENED))
    sheet = ("客户,地区,付款方式,日期,金额", "甲店,城东,货到30天,2026-02-01,1000")
    assert asked(book, tmp_path, OPEN, *sheet) == {"differs@B2": ["sheet", "book"]}
    brought(book, tmp_path, OPEN, *sheet, accepted=BOOK)
    jia = find_customer(book, "甲店")
    assert (jia.area, jia.terms) == ("城西", DAYS)
    undo_import(book, at(TODAY))
    assert find_customer(book, "甲店").terms.kind is TermsKind.NOT_AGREED


def test_what_a_debt_says_otherwise_of_its_customer_is_taken_by_choice(book: Ledger, tmp_path: Path) -> None:
    """Phone, area and terms, once for each field; undo gives the old ones back."""
    old = Customer("甲店", area="城西", phone="13800000001", terms=Terms(TermsKind.DAYS, days=60))
    add_customer(book, old, at(OPENED))
    sheet = ("客户,电话,地区,付款方式,日期,金额", "甲店,13900000009,城东,货到30天,2026-02-01,1000",
             "甲店,13900000009,城东,货到30天,2026-02-02,10")  # fmt: skip
    assert asked(book, tmp_path, OPEN, *sheet).keys() == {"differs@B2", "differs@C2", "differs@D2"}
    brought(book, tmp_path, OPEN, *sheet, accepted={"differs": "sheet", "differs@C2": "book"})
    jia = find_customer(book, "甲店")
    assert (jia.phone, jia.area, jia.terms) == ("13900000009", "城西", DAYS)
    undo_import(book, at(TODAY))
    jia = find_customer(book, "甲店")
    assert (jia.phone, jia.area, jia.terms) == (old.phone, old.area, old.terms)
    assert checking.check(book) == []


def test_a_higher_limit_from_a_sheet_is_the_owners_too(book: Ledger, tmp_path: Path) -> None:
    """D16: a sheet is no way around the PIN."""
    brought(book, tmp_path, CUSTOMERS, *PEOPLE)
    set_pin(book, "246810", at(TODAY))
    book.presence.owner_came = None
    with pytest.raises(OwnerWanted):
        brought(book, tmp_path, CUSTOMERS, *CORRECTED, accepted=SHEET)


def test_goods_get_their_price_and_another_price_is_asked_about(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, GOODS, "品名,规格,单位", "水泥,42.5,包", "沙子,,方")
    assert brought(book, tmp_path, GOODS, "品名,规格,单位,单价", "水泥,４２.５,包,25").changed == 1
    dearer = ("品名,规格,单位,单价,货号", "水泥,42.5,包,26,S1")
    assert asked(book, tmp_path, GOODS, *dearer) == {"differs@D2": ["sheet", "book"]}
    assert brought(book, tmp_path, GOODS, *dearer, accepted=SHEET).changed == 1
    assert book.row("SELECT price, code FROM goods WHERE name = '水泥'") == (260_000, "S1")
    undo_import(book, at(TODAY))
    assert book.row("SELECT price, code FROM goods WHERE name = '水泥'") == (250_000, "")


def test_goods_without_a_unit_are_the_only_one_of_that_name(book: Ledger, tmp_path: Path) -> None:
    brought(book, tmp_path, GOODS, "品名,规格,单位,单价", "水泥,42.5,包,25")
    made = brought(book, tmp_path, GOODS, "品名,规格,单价", "水泥,42.5,25")
    assert (made.goods, made.import_id) == (0, 0)


def test_undo_forgets_the_mapping_it_remembered_and_brings_the_one_before_back(book: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "旧.csv"
    for name, open_column in (("甲店", "多少"), ("乙店", "付了")):
        file.write_text(f"谁,什么时候,多少,付了\n{name},2026-02-01,7,7\n", encoding="utf-8")
        mapping = {"customer": "谁", "date": "什么时候", "open": open_column}
        found = preview_file(book, file, OPEN, at(TODAY).today, mapping, accepted={"column": "", "opening": ""})
        import_preview(book, found, "旧.csv", at(TODAY), terms=Terms())  # type: ignore[arg-type]
    signature = found.signature  # type: ignore[union-attr]
    assert imports.load_mapping(book, signature)["open"] == "付了"
    undo_import(book, at(TODAY))
    assert imports.load_mapping(book, signature)["open"] == "多少"
    undo_import(book, at(TODAY))
    assert imports.load_mapping(book, signature) == {}
