"""The shop itself, as it stands at the head of every paper."""

import re
from dataclasses import dataclass

from desktop_app.domain.errors import Refused

MOST_COLUMNS = 3
"""Columns of the shop's own that fit beside the others."""

TITLE_FIELDS = {
    "voucher": "voucher_title",
    "return": "return_title",
    "receipt": "receipt_title",
    "refund": "refund_title",
    "set_off": "set_off_title",
    "statement": "statement_title",
    "consignment": "consignment_title",
}
"""By the kind of paper the field that holds its title."""

ACCOUNT_LENGTH = 300
"""So long all its bank accounts are together."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Seller's block: the registered name, and what papers print around it (conventions 1.2)."""

    name: str
    address: str = ""
    phone: str = ""
    wechat: str = ""
    business: str = ""
    bank_account: str = ""
    voucher_title: str = "送货单"
    voucher_clause: str = ""
    book_id: str = ""
    """Short name of the book in QR codes; says nothing about the shop."""

    prepared_by: str = ""
    """Who fills in the papers (制单人), where a slip names nobody else; never the computer's login."""

    copies: str = ""
    """What the layers of a slip are for (①存根 ②客户 …), as typed; printed up its right edge (conventions 1.4)."""

    statement_clause: str = ""
    """One line at the foot of every statement."""

    logo: str = ""
    payment_code: str = ""
    """Names of the stored pictures; the code is a merchant's (商户收款码), never a person's (银发〔2021〕259号)."""

    shown: tuple[tuple[str, bytes], ...] = ()
    """The bytes of these pictures by name, only while a paper is drawn; never kept with it."""

    line_columns: str = ""
    """Columns of the shop's own on its slips, as typed: colour, weight, lot."""

    return_title: str = ""
    receipt_title: str = ""
    refund_title: str = ""
    set_off_title: str = ""
    statement_title: str = ""
    consignment_title: str = ""
    """What the shop calls its other papers; the usual name where it is empty."""

    seal: str = ""
    """Name of the stored picture of the shop's seal."""

    seal_place: bool = False
    """Whether papers mark the place for the shop's seal (盖章处); one with a picture of the seal always does."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Names of the stored pictures that stand on its papers."""
        return tuple(filter(None, (self.logo, self.payment_code, self.seal)))

    @property
    def marks_seal(self) -> bool:
        return self.seal_place or bool(self.seal)

    @property
    def titles(self) -> dict[str, str]:
        """What the shop itself calls its papers, by the kind of paper."""
        return {kind: getattr(self, field) for kind, field in TITLE_FIELDS.items()}

    def picture(self, name: str) -> bytes:
        """The bytes of a picture; none where it is not there to be drawn."""
        return dict(self.shown).get(name, b"")

    @property
    def accounts(self) -> tuple[str, ...]:
        """Its bank accounts, of which several stand one after another: a transfer comes into one of them."""
        return tuple(filter(None, (one.strip() for one in re.split(r"[;；\n]", self.bank_account))))

    def account_named(self, said: str) -> str:
        """The account that is meant by a part of it, such as its last figures; refused where it is not clear which."""
        wanted = said.strip()
        found = [one for one in self.accounts if wanted == one] or [one for one in self.accounts if wanted in one]
        if wanted and len(found) != 1:
            raise Refused(
                "“{account}” is not one of the shop's bank accounts: {accounts}.",
                account=wanted, accounts="；".join(self.accounts) or "–",
            ).at("account")  # fmt: skip
        return found[0] if wanted else ""

    @property
    def captions(self) -> tuple[str, ...]:
        """Of these columns, three at most."""
        return tuple(filter(None, (one.strip() for one in re.split(r"[、,，;；/]", self.line_columns))))[:MOST_COLUMNS]
