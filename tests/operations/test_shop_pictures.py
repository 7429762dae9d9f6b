"""The shop's pictures on its papers: brought in through the limited child; papers issued before stay as they are."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from struct import pack as packed

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.domain.shop_pictures import ShopPicture
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.paper_samples import sample_paper
from desktop_app.operations.papers import VoucherPaper, voucher_pdf
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.shop_pictures import keep_shop_picture, read_shop_picture
from desktop_app.store import papers
from tests.documents.reading import text_of
from tests.operations.builders import OPENED, SHOP, THIRTY_DAYS, a_customer, a_slip, at
from tests.operations.test_papers import PASSPHRASE

CODE, LOGO = ShopPicture.PAYMENT_CODE, ShopPicture.LOGO


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    create_book(tmp_path / "book", SHOP, at(OPENED), PASSPHRASE)
    with open_book(tmp_path / "book", PASSPHRASE) as opened:
        yield opened


def a_png(folder: Path, width: int = 120, height: int = 120) -> Path:
    """A chess board of gray points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return packed(">I", len(content)) + kind + content + packed(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes((x // 8 + y // 8) % 2 * 255 for x in range(width)) for y in range(height))
    head = chunk(b"IHDR", packed(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    path = folder / "code.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def test_a_paper_has_the_picture_of_its_day_and_papers_of_before_keep_their_bytes(book: Book, tmp_path: Path) -> None:
    wang = a_customer(book.ledger, "老王建材", terms=THIRTY_DAYS)
    old, later = a_slip(book.ledger, wang, "03-01"), a_slip(book.ledger, wang, "03-01")
    before = voucher_pdf(book, old, VoucherPaper.A5, "zh_CN", at("03-01"))
    shop = keep_shop_picture(book, CODE, read_shop_picture(a_png(tmp_path), CODE), at("03-02")).result
    new = a_slip(book.ledger, wang, "03-02")
    drawn = voucher_pdf(book, new, VoucherPaper.A5, "zh_CN", at("03-02"))
    assert b"/Subtype/Image" in drawn
    assert b"/Subtype/Image" not in voucher_pdf(book, later, VoucherPaper.A5, "zh_CN", at("03-02"))
    assert voucher_pdf(book, old, VoucherPaper.A5, "zh_CN", at("03-02")) == before
    keep_shop_picture(book, CODE, b"", at("03-03"))
    assert shop_of(book.ledger).payment_code == ""
    assert shop.payment_code in papers.stored_files(book.ledger)
    (book.scans.folder / papers.load_print(book.ledger, new, "a5-zh_CN").blob).unlink()  # type: ignore[union-attr]
    assert voucher_pdf(book, new, VoucherPaper.A5, "zh_CN", at("03-03")) == drawn, "drawn again as it was"


def test_the_same_picture_is_kept_once_and_an_edit_of_the_shop_leaves_it(book: Book, tmp_path: Path) -> None:
    content = read_shop_picture(a_png(tmp_path), LOGO)
    first = keep_shop_picture(book, LOGO, content, at("03-01")).result
    assert keep_shop_picture(book, LOGO, content, at("03-02")).result == first
    assert edit_shop(book.ledger, first, at("03-03")).result.logo == first.logo
    assert len(book.ledger.rows("SELECT 1 FROM shop_pictures")) == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing", b"\x89PNG\r\n\x1a\nnothing"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "code.png"
    path.write_bytes(content)
    with pytest.raises(Refused):
        read_shop_picture(path, CODE)


def test_the_seal_is_a_picture_like_the_others(book: Book, tmp_path: Path) -> None:
    packed_seal = read_shop_picture(a_png(tmp_path), ShopPicture.SEAL)
    assert keep_shop_picture(book, ShopPicture.SEAL, packed_seal, at("03-02")).result.marks_seal
    assert not keep_shop_picture(book, ShopPicture.SEAL, b"", at("03-03")).result.marks_seal


def test_every_paper_has_the_title_and_the_place_for_the_seal_that_the_shop_gave_it() -> None:
    """Conventions 1.1: in Chinese; papers in English, and those issued before, keep the usual title."""
    plain = Shop("顺达建材批发部")
    own = replace(plain, seal_place=True, return_title="销售退货单", receipt_title="收据", statement_title="往来对账函")
    kinds = {PaperKind.RETURN: ("退货单", "销售退货单"), PaperKind.RECEIPT: ("收款收据", "收据"),
             PaperKind.STATEMENT: ("客户往来对账单", "往来对账函")}  # fmt: skip
    for kind, (usual, titled) in kinds.items():
        before, after, english = (
            text_of(sample_paper(shop, kind, "a5", language, date(2026, 11, 21)))
            for shop, language in ((plain, "zh_CN"), (own, "zh_CN"), (own, "en"))
        )
        assert usual in before
        assert titled in after
        assert ("本店盖章处" in before, "本店盖章处" in after, "Seal here" in english) == (False, True, True)
        assert titled not in english
