"""The pictures on the shop's papers: brought in through the limited child, kept beside the book, drawn from there."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.shop import Shop
from desktop_app.domain.shop_pictures import ShopPicture, prepared
from desktop_app.exchange.files import scan_pages
from desktop_app.operations.books import Book
from desktop_app.operations.done import Done
from desktop_app.operations.paper_files import read_scan
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.store import shop_pictures

LARGEST = 10_000_000
"""Bytes of a picture: a photograph has half of it."""


def read_shop_picture(path: Path, what: ShopPicture) -> bytes:
    """The picture of a file as it is kept; Refused where it is none, or would not print."""
    from desktop_app.documents.pictures import pack

    if path.is_file() and path.stat().st_size > LARGEST:
        raise Refused("“{file}” is larger than {count} MB. Choose a smaller picture.", file=path.name,
                      count=LARGEST // 1_000_000)  # fmt: skip
    page = scan_pages(read_scan(path)).pages[0]
    return pack(prepared(what, page.width, page.height, page.rgb))


def keep_shop_picture(book: Book, what: ShopPicture, packed: bytes, moment: Moment) -> Done[Shop]:
    """It stands on papers from now on; without bytes none does. Its bytes first, then the row that names them (D10)."""
    blob = book.scans.put(packed) if packed else ""
    with book.ledger.writing():
        if blob and not shop_pictures.is_kept(book.ledger, what, blob):
            shop_pictures.add(book.ledger, what, blob, moment)
        return edit_shop(book.ledger, _named(shop_of(book.ledger), what, blob), moment)


def with_pictures(book: Book, shop: Shop) -> Shop:
    """The shop with the bytes of its pictures, to be drawn; one that is lost is left out."""
    found = ((blob, book.scans.find(blob)) for blob in shop.pictures)
    return replace(shop, shown=tuple((blob, content) for blob, content in found if content))


def drawn_with(book: Book, paper: Any) -> Any:
    """A frozen paper with the pictures of its own shop."""
    return replace(paper, shop=with_pictures(book, paper.shop)) if paper.shop.pictures else paper


def _named(shop: Shop, what: ShopPicture, blob: str) -> Shop:
    match what:
        case ShopPicture.LOGO:
            return replace(shop, logo=blob)
        case ShopPicture.PAYMENT_CODE:
            return replace(shop, payment_code=blob)
    return replace(shop, seal=blob)
