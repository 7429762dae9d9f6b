"""What stands at the head and foot of the shop's papers: shown, and changed line by line."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Heading, Screen
from desktop_app.cli.session import Session
from desktop_app.domain.shop import Shop
from desktop_app.domain.shop_pictures import SHOP_PICTURES, ShopPicture
from desktop_app.language import N_
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.shop_pictures import keep_shop_picture, read_shop_picture

LINES = {
    "name": N_("Registered name of the shop"),
    "address": N_("Address"),
    "phone": N_("Phone"),
    "wechat": N_("WeChat"),
    "business": N_("Line of business"),
    "bank_account": N_("Bank account"),
    "prepared_by": N_("Prepared by (on the papers)"),
    "voucher_title": N_("Title of the slips"),
    "return_title": N_("Title of the returns"),
    "receipt_title": N_("Title of the receipts"),
    "refund_title": N_("Title of the refunds"),
    "set_off_title": N_("Title of the agreements to set off"),
    "statement_title": N_("Title of the statements"),
    "consignment_title": N_("Title of the consignment slips"),
    "voucher_clause": N_("One line at the foot of every slip"),
    "statement_clause": N_("One line at the foot of every statement"),
    "copies": N_("What the copies of a slip are for"),
}
"""The lines by the name of the shop's attribute."""


def shop(session: Session) -> None:
    """Change the lines that are given, for papers from now on; answers all of them."""
    options = session.options
    given = {name: getattr(options, name) for name in LINES}
    typed: dict[str, Any] = {name: text for name, text in given.items() if text is not None}
    with opened(session) as book:
        kept = shop_of(book.ledger)
        if options.seal_place is not None:
            typed["seal_place"] = options.seal_place == "yes"
        if typed:
            kept = edit_shop(book.ledger, replace(kept, **typed), session.moment).result
        for what in ShopPicture:
            path = getattr(options, what.value)
            if path is not None:
                packed = read_shop_picture(Path(path), what) if path else b""
                kept = keep_shop_picture(book, what, packed, session.moment).result
    session.present(kept, _answer, _show)


def _answer(kept: Shop) -> Mapping[str, object]:
    return {**told(kept, *LINES, "seal_place"), **{what.value: bool(getattr(kept, what.value)) for what in ShopPicture}}


def _show(kept: Shop, screen: Screen) -> None:
    rows = [(screen.translate(label), getattr(kept, name)) for name, label in LINES.items()]
    rows.append((screen.translate("Place for the seal"), "✓" if kept.marks_seal else ""))
    rows += [
        (said.text(screen.translate), "✓" if getattr(kept, what.value) else "") for what, said in SHOP_PICTURES.items()
    ]
    screen.cells((Heading(""), Heading("")), rows)
