"""Customers are told apart by name and code, found by any of their names, and kept as they were typed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.customers import Contact, Customer, Grade, Role
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.shipments import Voucher
from desktop_app.operations.backup import back_up
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.customers import add_customer, all_customers, edit_customer, find_customer
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.store import checking, snapshots
from desktop_app.store.database import Ledger
from tests.operations.builders import OPENED, SHOP, a_customer, a_slip, at, on
from tests.operations.one_table import import_preview

PASSPHRASE = "四川 建材 2026"
TODAY = "03-10"


def added(book: Ledger, name: str, **facts: Any) -> Customer:
    return add_customer(book, Customer(name, **facts), at(TODAY)).result


def edited(book: Ledger, customer: Customer, **facts: Any) -> Customer:
    return edit_customer(book, replace(customer, **facts), at(TODAY)).result


# ── codes and names ──────────────────────────────────────────────────────────────────────────────
def test_a_code_belongs_to_one_customer(book: Ledger) -> None:
    """The refusal names the owner."""
    added(book, "老王建材", code="W1")
    li = added(book, "李记五金", code="L1")
    with pytest.raises(Refused, match="code W1 already belongs to 老王建材"):
        added(book, "小王建材", code=" W1 ")
    with pytest.raises(Refused, match="code W1 already belongs to 老王建材"):
        edited(book, li, code="W1")
    assert edited(book, li, code="L1", area="城东").area == "城东", "keeping one's own code is no clash"
    assert {one.name: one.code for one in all_customers(book)} == {"老王建材": "W1", "李记五金": "L1"}


def test_codes_given_by_the_book_skip_those_typed_by_hand(book: Ledger) -> None:
    added(book, "甲", code="C0002")
    added(book, "乙", code="C0003")
    assert [added(book, name).code for name in ("丙", "丁")] == ["C0004", "C0005"]
    assert added(book, "戊").code == "C0006"


def test_a_printed_name_stands_for_one_customer(book: Ledger) -> None:
    wang = added(book, "老王建材", aliases=("王哥",))
    li = added(book, "李记五金")
    for taken in ("老王建材", "王哥", wang.code):
        with pytest.raises(Refused, match=f"already a customer “{taken}”"):
            added(book, taken)
    with pytest.raises(Refused, match="Choose another name"):
        edited(book, li, name="老王建材")
    assert edited(book, li, name="李记五金店").name == "李记五金店"


def test_a_customer_is_found_by_any_of_their_names_and_by_the_code(book: Ledger) -> None:
    wang = added(book, "老王建材", aliases=("王哥", "小王"), code="W1")
    for typed in ("老王建材", "王哥", " 小王 ", "W1"):
        assert find_customer(book, typed).id == wang.id


def test_a_name_two_customers_share_asks_for_the_code(book: Ledger) -> None:
    added(book, "老王建材", aliases=("王哥",), code="W1")
    added(book, "王氏五金", aliases=("王哥",), code="W2")
    with pytest.raises(Refused, match=r"老王建材 \(W1\), 王氏五金 \(W2\)|王氏五金 \(W2\), 老王建材 \(W1\)"):
        find_customer(book, "王哥")
    assert find_customer(book, "W2").name == "王氏五金"


@pytest.mark.parametrize(("typed", "said"), [("lwjc", "老王建材"), ("laowang", "老王建材"), ("老王建树", "老王建材")])
def test_an_unknown_name_is_refused_with_the_nearest_one(book: Ledger, typed: str, said: str) -> None:
    """U15: the first letters of the pinyin name a customer too."""
    added(book, "老王建材")
    added(book, "永发便利店")
    with pytest.raises(Refused, match=f"Did you mean {said}"):
        find_customer(book, typed)


def test_a_name_like_nobodys_is_refused_plainly(book: Ledger) -> None:
    with pytest.raises(Refused, match="Check the name or add the customer"):
        find_customer(book, "老王建材")


# ── what may not be kept ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"limit_fen": -1}, "credit limit is 0.00 or more"),
        ({"limit_fen": 10**15}, "credit limit is 0.00 or more"),
        ({"payment_days": (10, 99)}, "1 to 31"),
        ({"payment_days": (0,)}, "1 to 31"),
        ({"code": "W\x001"}, "invisible control character"),
        ({"code": "W\n1"}, "invisible control character"),
        ({"code": "W\u202e1"}, "invisible control character"),
        ({"code": "W" * 21}, "at most 20"),
        ({"aliases": ("王哥", " ")}, "missing"),
        ({"contacts": (Contact("老\x07赵"),)}, "invisible control character"),
        ({"stop_reason": "欠\x00款"}, "invisible control character"),
        ({"name": "  "}, "missing"),
    ],
)
def test_what_cannot_be_kept_is_refused_when_added_and_when_edited(
    book: Ledger, facts: dict[str, Any], said: str
) -> None:
    """D19."""
    wang = a_customer(book)
    rows = book.value("SELECT max(seq) FROM journal")
    with pytest.raises(Refused, match=said):
        add_customer(book, replace(Customer("李记五金"), **facts), at(TODAY))
    with pytest.raises(Refused, match=said):
        edited(book, wang, **facts)
    assert (book.value("SELECT max(seq) FROM journal"), all_customers(book)) == (rows, [wang])


def test_a_customer_comes_back_as_it_was_kept(book: Ledger) -> None:
    """D19: trimmed, one alias once; a note may have several lines."""
    people = (Contact(" 老赵 ", Role.PAYER, "138", "zhao", "周五结账\n带发票"), Contact("小李"))
    kept = added(
        book, " 老王建材 ", aliases=("小王", " 王哥", "小王"), contacts=people, limit_fen=0, grade=Grade.B,
        payment_days=(25, 10), stopped=True, stop_reason="欠款", notes="一\r\n二", since=on("2020-01-01"),
    )  # fmt: skip
    assert find_customer(book, "老王建材") == kept
    assert (kept.aliases, kept.contacts[0].name, kept.notes) == (("小王", "王哥"), "老赵", "一\n二")
    assert kept.since == on("2020-01-01")


def test_posted_papers_keep_the_name_they_were_printed_with(book: Ledger) -> None:
    """D9."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-02")
    edited(book, wang, name="王记建材有限公司", phone="028")
    found = snapshots.load(book, slip, Voucher)
    assert found
    assert (found[0].customer, found[0].phone) == ("老王建材", "")


def test_a_customer_the_book_does_not_know_cannot_be_edited(book: Ledger) -> None:
    with pytest.raises(Refused, match="no customer with the id 9"):
        edit_customer(book, Customer("老王建材", id=9), at(TODAY))


def test_what_another_entered_meanwhile_is_not_written_over(book: Ledger) -> None:
    """A form that was opened before supply was stopped does not lift the stop."""
    loaded = added(book, "老王建材", aliases=("王哥", "阿王"))
    stopped = edited(book, loaded, stopped=True, stop_reason="等旧账")
    with pytest.raises(Refused, match="changed this customer meanwhile"):
        edit_customer(book, replace(loaded, area="城东"), at(TODAY), loaded)
    assert all_customers(book) == [stopped]
    east = edit_customer(book, replace(stopped, area="城东"), at(TODAY), stopped).result
    assert edit_customer(book, stopped, at(TODAY), east).result == stopped, "an undo from what was written"


# ── the proof ────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Book]:
    """A book whose customers have aliases in any order, and customers from a file with a strange name."""
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        wang = added(opened.ledger, "老王建材", aliases=("王哥", "Wang", "阿王", "wang"))
        edited(opened.ledger, wang, aliases=("阿王", "b", "王哥", "B", "a"))
        file = tmp_path / "customer list.csv"
        file.write_text("客户名称,联系人,电话\n永发便利店,小李,2\n", encoding="utf-8")
        seen = preview_file(opened.ledger, file, ImportKind.CUSTOMERS, on(TODAY))
        assert isinstance(seen, Preview)
        import_preview(opened.ledger, seen, file.name, at(TODAY), terms=Terms())
        yield opened


def test_aliases_in_any_order_and_a_file_named_like_a_record_pass_every_proof(shop: Book, tmp_path: Path) -> None:
    """T20: the check finds nothing, so the backup is made."""
    assert checking.check(shop.ledger) == []
    assert back_up(shop, tmp_path / "stick", at(TODAY)).folder.is_dir()


@pytest.mark.parametrize("name", ["customer 1", "goods 1", "setting shop", "customer 99 list.csv"])
def test_a_file_named_like_a_record_passes_every_proof(book: Ledger, tmp_path: Path, name: str) -> None:
    """T20: the name of an imported file is a subject of the journal like any other."""
    a_customer(book)
    file = tmp_path / "客户.csv"
    file.write_text("客户名称,联系人,电话\n永发便利店,小李,2\n", encoding="utf-8")
    seen = preview_file(book, file, ImportKind.CUSTOMERS, on(TODAY))
    assert isinstance(seen, Preview)
    import_preview(book, seen, name, at(TODAY), terms=Terms())
    assert checking.check(book) == []


def test_a_book_with_findings_of_its_own_is_told_apart_from_a_bad_copy(shop: Book, tmp_path: Path) -> None:
    """D11: a name altered behind the program's back is in the copy as well."""
    shop.ledger.write("UPDATE customers SET name = '老汪建材' WHERE id = 1")
    with pytest.raises(Unavailable, match=r"The book itself does not pass its check \(records: customer 1\)"):
        back_up(shop, tmp_path / "stick", at(TODAY))
    assert list((tmp_path / "stick").iterdir()) == []
